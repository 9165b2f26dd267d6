"""What can be taken back in a talk, newest first; kept only while the page is open."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """A statement came into the record (written or restored) or was struck out of it."""

    statement_id: str
    struck: bool

    def turned(self) -> Step:
        """The step that undoes this one."""
        return Step(self.statement_id, not self.struck)


@dataclass
class UndoSteps:
    """Ctrl+Z and Ctrl+Y: two piles of steps."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def note(self, step: Step) -> None:
        """Something was done; what was undone before can no longer be done again."""
        self.done.append(step)
        self.undone.clear()

    def undo(self) -> Step | None:
        """The step to take now in order to undo, or None."""
        if not self.done:
            return None
        step = self.done.pop()
        self.undone.append(step)
        return step.turned()

    def redo(self) -> Step | None:
        """The step to take now in order to do again, or None."""
        if not self.undone:
            return None
        step = self.undone.pop()
        self.done.append(step)
        return step

    def forget(self, statement_id: str) -> None:
        """A refused step does not come up again."""
        self.done = [s for s in self.done if s.statement_id != statement_id]
        self.undone = [s for s in self.undone if s.statement_id != statement_id]
