"""From a code on a paper back to its record: which session, which draft, and whether that still stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mediator.domain.paper_codes import PaperCode, read_code
from mediator.domain.session import Session
from mediator.domain.supplements import signed_versions
from mediator.domain.wording import Message, message
from mediator.services.access import Action, may
from mediator.services.audit_trail import Noted
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import About, Audited, Declared


class DraftState(StrEnum):
    """What has become of the text a paper bears."""

    SIGNED = "signed"
    REPLACED = "replaced"
    LOCKED = "locked"
    OLDER = "older"


STATE_SENTENCES: dict[DraftState, Message] = {
    DraftState.SIGNED: message("这是签署的那一稿"),
    DraftState.REPLACED: message("这是签署过的文本，后来签了补充协议，以补充协议为准"),
    DraftState.LOCKED: message("这是现在锁定的一稿，还没有签完"),
    DraftState.OLDER: message("这是旧的一稿，后来改过，以现行的一稿为准"),
}


@dataclass(frozen=True, kw_only=True)
class TextInForce:
    """The signed text that binds now: `supplement` is its number, 0 for the agreement itself."""

    supplement: int
    draft: int
    check_code: str

    def sentence(self) -> Message:
        """Which text it is, to be shown beside one that does not bind."""
        if self.supplement:
            return message(
                "现在有效的是补充协议第{number}号，第{draft}稿，核对码{code}",
                number=self.supplement,
                draft=self.draft,
                code=self.check_code,
            )
        return message("现在有效的是第{draft}稿，核对码{code}", draft=self.draft, code=self.check_code)


def text_in_force(session: Session) -> TextInForce | None:
    """What binds in this session now; None before anything is signed."""
    binding = session.in_force
    if binding.lock is None or binding.signed is None:
        return None
    number = binding.supplement.number if binding.supplement else 0
    return TextInForce(supplement=number, draft=binding.lock.draft, check_code=binding.lock.check_code)


@dataclass(frozen=True, kw_only=True)
class FoundPaper:
    """A text that was locked under this code; `in_force` is the one that binds where this one does not."""

    session_id: str
    number: str
    title: str
    draft: int
    check_code: str
    state: DraftState
    supplement: int = 0
    in_force: TextInForce | None = None


class PaperLookup(DeskVerbs):
    """Looks papers up for whoever is signed in, and tells of those alone that this user may see."""

    does: ClassVar[Declared] = {Action.CHECK_PAPER: ("find",)}
    audits: ClassVar[Audited] = {"find": Noted.FIND_PAPER}

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
    state, in_force = _state(session, draft), text_in_force(session)
    version = next(
        (v for v in (*signed_versions(session), session) if v.lock and v.lock.draft == draft), None
    )
    return FoundPaper(
        session_id=session.session_id,
        number=session.number,
        title=session.matter.title,
        draft=draft,
        check_code=code.check_code,
        state=state,
        supplement=version.supplement.number if version and version.supplement else 0,
        in_force=in_force if in_force and in_force.draft != draft else None,
    )


def _state(session: Session, draft: int) -> DraftState:
    """What has become of the draft of that number."""
    if any(kept.lock.draft == draft for kept in session.earlier):
        in_force = session.in_force.lock
        return DraftState.SIGNED if in_force and in_force.draft == draft else DraftState.REPLACED
    if session.lock is None or session.lock.draft != draft:
        return DraftState.OLDER
    return DraftState.SIGNED if session.signed is not None else DraftState.LOCKED
