"""What goes on the audit trail: who did what, to what, how it ended; numbers and digests, never text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from mediator.domain.wording import Message


class Outcome(StrEnum):
    """How it ended: done, tried and not done, or not allowed."""

    GOOD = "good"
    FAILED = "failed"
    DENIED = "denied"


class Noted(StrEnum):
    """What is put on the trail beside the actions of the table of rights."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SIGN_IN_LOCKED = "sign_in_locked"
    SECOND_SIGN_IN = "second_sign_in"
    SAVE_PAPER = "save_paper"
    SEND_TO_PRINTER = "send_to_printer"
    FIND_PAPER = "find_paper"
    CHECK_STORE = "check_store"
    ANCHOR_ALARM = "anchor_alarm"
    ANCHOR_RENEWED = "anchor_renewed"
    SLOT_EXCHANGED = "slot_exchanged"
    CLOCK_BACK = "clock_back"


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One line of the trail. `object` is a session's, user's or paper's number; `kind` says what of it."""

    at: datetime
    actor: str
    role: str
    action: str
    outcome: Outcome = Outcome.GOOD
    object: str = ""
    kind: str = ""
    digest: str = ""


@dataclass(frozen=True, kw_only=True)
class AuditRow:
    """A line as it was kept, under its number, with the computer's counter since it was started, in ms."""

    seq: int
    ticks: int
    entry: AuditEntry


@dataclass(frozen=True, kw_only=True)
class AuditFilter:
    """Which lines are wanted; what is empty does not matter. Days are inclusive."""

    actor: str = ""
    action: str = ""
    outcome: Outcome | None = None
    first: date | None = None
    last: date | None = None

    def takes(self, entry: AuditEntry) -> bool:
        """Whether it is one of them."""
        day = entry.at.date()
        return (
            self.actor in ("", entry.actor)
            and self.action in ("", entry.action)
            and self.outcome in (None, entry.outcome)
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


class AuditTrail(Protocol):
    """The trail of a store: lines are added and read, never changed."""

    def note(self, entry: AuditEntry) -> None:
        """Commit one line; what it tells of may only go on once this returned. `EnvironmentTrouble`."""
        ...

    def rows(self, wanted: AuditFilter, *, most: int, before: int = 0) -> tuple[AuditRow, ...]:
        """The newest lines that are wanted, newest first; only those under the number `before`, if given."""
        ...

    def actors(self) -> tuple[str, ...]:
        """Every number that stands on the trail, in order."""
        ...

    def actions(self) -> tuple[str, ...]:
        """Every action that stands on the trail, in order."""
        ...

    def code(self) -> str:
        """The place of the trail and a digest of everything up to it, short enough for a printed page."""
        ...

    def fits(self, seq: int, code: str) -> bool | None:
        """Whether a printed code is that of its place; None where the trail ends before it."""
        ...

    def alarms(self) -> tuple[Message, ...]:
        """What did not fit the anchor when the store was opened; none when all is well."""
        ...

    def renew_anchor(self, at: datetime, actor: str, role: str) -> None:
        """Take the record as it stands for the right one from now on; a line says who did so."""
        ...


@dataclass
class MemoryTrail:
    """A trail that lasts as long as the desk it lies on."""

    lines: list[AuditEntry] = field(default_factory=list)

    def note(self, entry: AuditEntry) -> None:
        self.lines.append(entry)

    def rows(self, wanted: AuditFilter, *, most: int, before: int = 0) -> tuple[AuditRow, ...]:
        numbered = [AuditRow(seq=i, ticks=0, entry=e) for i, e in enumerate(self.lines, 1)]
        found = [r for r in reversed(numbered) if wanted.takes(r.entry) and (not before or r.seq < before)]
        return tuple(found[:most])

    def actors(self) -> tuple[str, ...]:
        return tuple(sorted({line.actor for line in self.lines}))

    def actions(self) -> tuple[str, ...]:
        return tuple(sorted({line.action for line in self.lines}))

    def code(self) -> str:
        return ""

    def fits(self, seq: int, code: str) -> bool | None:
        del code
        return False if seq <= len(self.lines) else None

    def alarms(self) -> tuple[Message, ...]:
        return ()

    def renew_anchor(self, at: datetime, actor: str, role: str) -> None:
        self.note(AuditEntry(at=at, actor=actor, role=role, action=Noted.ANCHOR_RENEWED))
