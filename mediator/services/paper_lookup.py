"""From a code on a paper back to its record: which session, which draft, and whether that still stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediator.domain.paper_codes import PaperCode, read_code
from mediator.domain.session import Session
from mediator.domain.wording import Message, message
from mediator.services.access import Action, may
from mediator.services.audit_trail import Noted
from mediator.services.desk import Desk
from mediator.services.guarded import About, Audited, Declared, Guarded
from mediator.services.ports import User


class DraftState(StrEnum):
    """What has become of the text a paper bears."""

    SIGNED = "signed"
    LOCKED = "locked"
    OLDER = "older"


STATE_SENTENCES: dict[DraftState, Message] = {
    DraftState.SIGNED: message("这是签署的那一稿"),
    DraftState.LOCKED: message("这是现在锁定的一稿，还没有签完"),
    DraftState.OLDER: message("这是旧的一稿，后来改过，以现行的一稿为准"),
}


@dataclass(frozen=True, kw_only=True)
class FoundPaper:
    """A text that was locked under this code."""

    session_id: str
    number: str
    title: str
    draft: int
    check_code: str
    state: DraftState


class PaperLookup(Guarded):
    """Looks papers up for whoever is signed in, and tells of those alone that this user may see."""

    does: ClassVar[Declared] = {Action.CHECK_PAPER: ("find",)}
    audits: ClassVar[Audited] = {"find": Noted.FIND_PAPER}

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _acting(self) -> tuple[User, Session | None]:
        return self._desk.user, None

    def _at(self) -> Desk:
        return self._desk

    def _about(self, result: object) -> About:
        found = result if isinstance(result, tuple) else ()
        numbers = dict.fromkeys(paper.number for paper in found if isinstance(paper, FoundPaper))
        return About(object=" ".join(numbers))

    def find(self, typed: str) -> tuple[FoundPaper, ...]:
        """Every locked text under that code, the newest first; empty where there is none. `BadInput` when
        what was typed is no code.
        """
        code = read_code(typed)
        found = []
        for locked in self._desk.log.locked_texts(code.check_code):
            if code.fits(locked.draft, locked.digest):
                session = self._desk.log.replayed(locked.session_id)
                if may(self._desk.user, Action.VIEW_SESSION, session).allowed:
                    found.append(_found(session, locked.draft, code))
        return tuple(reversed(found))


def _found(session: Session, draft: int, code: PaperCode) -> FoundPaper:
    current = session.lock is not None and session.lock.draft == draft
    state = DraftState.OLDER
    if current:
        state = DraftState.SIGNED if session.signed is not None else DraftState.LOCKED
    return FoundPaper(
        session_id=session.session_id,
        number=session.number,
        title=session.matter.title,
        draft=draft,
        check_code=code.check_code,
        state=state,
    )
