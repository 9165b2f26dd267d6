"""What a stage page may reach: the room it acts in, questions, drafts, toasts and the way onward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import EnvironmentTrouble, MediatorError
from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.drafts import DraftKeeper, Edit, put_text
from mediator.gui.proving import with_proof
from mediator.gui.questions import Question, Questions
from mediator.services.access import Action, may_in_time
from mediator.services.ports import Draft
from mediator.services.room import Room
from mediator.wording import tr

if TYPE_CHECKING:
    from mediator.gui.widgets.pad_strokes import KeptInk
    from mediator.gui.widgets.sign_pad import SignPad


class SessionContext(QObject):
    """Shared by the pages of one session; it keeps who sits at the screen and nothing of the record."""

    changed = Signal(object)  # Session, after every commit
    saving = Signal()
    saved = Signal(object)  # datetime of the commit
    save_failed = Signal()
    drafts_failed = Signal()  # what is being typed could not be saved; it is tried again
    stage_asked = Signal(object)  # Stage: open that page
    missing_asked = Signal(object, object)  # Stage and what it lacks: open that page and show it there
    seat_asked = Signal(str)  # person id: draw the curtain, then seat that person
    party_shown = Signal(object)  # QWidget covering the frame, or None to take it away
    second_shown = Signal(object)  # QWidget for the second screen, or None to take it away
    second_changed = Signal()  # a screen came or went, or what was shown there is gone
    paper_asked = Signal(str, str, object)  # kind, title, PDF bytes: open the preview
    toast_asked = Signal(str, str, object)  # text, action, callable or None

    def __init__(self, room: Room, questions: Questions) -> None:
        super().__init__()
        self.room = room
        self.questions = questions
        self.seated = ""
        self.has_second: Callable[[], bool] = lambda: False
        """Whether a second screen is plugged in; said by whoever shows this session."""
        self.second_on: Callable[[], bool] = lambda: False
        """Whether something is shown on it now."""
        verdict = may_in_time(room.desk.user, Action.RECORD, room.session)
        self.read_only = not verdict.allowed
        self.read_only_reason = tr(verdict.reason) if verdict.reason else ""
        self._keepers: list[DraftKeeper] = []
        self._ink: dict[str, KeptInk] = {}
        self._carried: dict[str, KeptInk] = {}

    @property
    def session(self) -> Session:
        """What was last committed."""
        return self.room.session

    def attempt(self, verb: Callable[[], Session]) -> MediatorError | None:
        """Run a verb; None when it was committed, otherwise what to tell the person."""
        self.saving.emit()
        try:
            with_proof(verb, self.room.desk, self.questions, self.flush_drafts)
        except MediatorError as error:
            # A refusal changes nothing, so what was saved before still is; a failing disk is another matter.
            if isinstance(error, EnvironmentTrouble):
                self.save_failed.emit()
            else:
                self.saved.emit(None)
            return error
        self.saved.emit(self._now())
        self.changed.emit(self.session)
        return None

    def do(self, verb: Callable[[], Session]) -> bool:
        """Run a verb and tell what went wrong; True when it was committed."""
        error = self.attempt(verb)
        if error is None:
            return True
        if self.read_only:
            # The page says already that it is only looked at; no dialog for every click.
            self.toast(tr(error.title))
        else:
            self.questions.tell(error)
        return False

    def keep_draft(self, field: str, edit: Edit) -> DraftKeeper:
        """Save this field while it is typed in, and bring back what was not recorded last time."""
        if not self.read_only:
            for draft in self.room.desk.drafts.load(self.session.session_id):
                if draft.field == field:
                    put_text(edit, draft.text)
        keeper = DraftKeeper(edit, lambda text: self._save_draft(field, text))
        keeper.pending.connect(self.saving)
        keeper.saved.connect(lambda: self.saved.emit(self._now()))
        keeper.settled.connect(lambda: self.saved.emit(None))
        keeper.failed.connect(self.drafts_failed)
        self._keepers.append(keeper)
        keeper.destroyed.connect(lambda: self._keepers.remove(keeper) if keeper in self._keepers else None)
        return keeper

    def keep_ink(self, key: str, pad: SignPad) -> None:
        """Hold what is written on this pad while the page is built anew; it never leaves the memory."""
        kept = self._carried.pop(key, None) or self._ink.get(key)
        if kept is not None:
            pad.restore(kept)
            self._ink[key] = kept

        def hold() -> None:
            self._ink[key] = pad.kept()

        pad.changed.connect(hold)

    def drop_ink(self, key: str) -> None:
        """It was signed, or the person does otherwise."""
        self._ink.pop(key, None)

    def half_written(self) -> dict[str, KeptInk]:
        """What stands on pads and is not signed yet, for the same page in another look."""
        return dict(self._ink)

    def carry_on(self, half_written: Mapping[str, KeptInk]) -> None:
        """Put what was half written back once the pad of that person and paper is there again."""
        self._carried = dict(half_written)

    def flush_drafts(self) -> bool:
        """Save every field that is being typed in, now."""
        kept = [keeper.flush() for keeper in self._keepers]
        return all(kept)

    def unsaved(self) -> int:
        """How many fields hold text that could not be saved."""
        return sum(1 for keeper in self._keepers if keeper.is_failing())

    def is_typing(self) -> bool:
        """Whether some field waits to be saved."""
        return any(keeper.is_pending() for keeper in self._keepers)

    def may_leave(self) -> bool:
        """Save what is being typed; where that fails, ask before it is lost with the page."""
        if self.flush_drafts():
            return True
        return self.questions.confirm(
            Question(
                key="leave-unsaved",
                title=tr("有{count}处没有保存成功，现在离开吗？", count=self.unsaved()),
                lines=(
                    tr("离开后这些文字会丢失。已记录的内容都在。"),
                    tr("可以先留在这里，清理磁盘后会自动再保存。"),
                ),
                yes=tr("不要这些文字，离开"),
                no=tr("留在这里"),
            )
        )

    def release_drafts(self) -> None:
        """The page is going away; its fields were flushed, and ink on it is nobody's any more."""
        self._keepers.clear()
        self._ink.clear()

    def toast(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say that something was done, with a way to take it back."""
        self.toast_asked.emit(text, action, on_action)

    def open_stage(self, stage: Stage) -> None:
        """Turn to another page of this session."""
        self.stage_asked.emit(stage)

    def open_missing(self, stage: Stage, missing: tuple[Missing, ...]) -> None:
        """Turn to the page where something is made good, and show there what it is."""
        self.missing_asked.emit(stage, missing)

    def show_party(self, view: QWidget | None) -> None:
        """Cover the whole frame with a party-facing view, or take it away again."""
        self.party_shown.emit(view)

    def show_second(self, view: QWidget | None) -> None:
        """Put a party-facing view on the second screen, or take it away; the officer's page stays."""
        self.second_shown.emit(view)

    def open_paper(self, kind: str, title: str, pdf: bytes) -> None:
        """Open the preview of a paper."""
        self.paper_asked.emit(kind, title, pdf)

    def change_seat(self, person_id: str) -> None:
        """Draw the curtain, and open this person's page once the officer has confirmed who sits there."""
        self.flush_drafts()
        self.seat_asked.emit(person_id)

    def _save_draft(self, field: str, text: str) -> bool:
        if self.read_only:
            return True
        draft = Draft(session_id=self.session.session_id, field=field, text=text, at=self._now())
        try:
            self.room.desk.drafts.save(draft)
        except MediatorError:
            return False
        return True

    def _now(self) -> datetime:
        return self.room.desk.clock.now()
