"""Verbs of supplements, and of every agreement that was signed: each is kept, none is drawn anew."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from mediator.domain import supplements
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.session import Session
from mediator.domain.wording import message
from mediator.services.access import Action, check
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs

REASON_DRAFT = "supplement-reason"


class SupplementVerbs(Verbs):
    """补充协议."""

    does: ClassVar[Declared] = {
        Action.SUPPLEMENT: ("open", "withdraw"),
        Action.VIEW_SESSION: ("versions",),
        Action.PRINT: ("pdf",),
    }

    def open(self, reason: str) -> Session:
        """Begin the next supplement; the text signed before stays in force until it is signed."""
        return self._room.act(
            lambda s: supplements.open_supplement(s, reason),
            action=Action.SUPPLEMENT,
            spent_drafts=(REASON_DRAFT,),
        )

    def withdraw(self, reason: str) -> Session:
        """Leave the supplement that is not signed."""
        return self._room.act(lambda s: supplements.withdraw_supplement(s, reason), action=Action.SUPPLEMENT)

    def versions(self) -> tuple[Session, ...]:
        """The session as each signed text has it, the first agreement first."""
        return supplements.signed_versions(self._room.session)

    def pdf(self, number: int) -> bytes:
        """The sealed file of the agreement, which is 0, or of a supplement by its number.

        A signed paper is never drawn again: where it is missing or changed, an `EnvironmentTrouble` says so.
        """
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        signed = self.versions()[number].signed
        wanted = signed.paper_sha256 if signed is not None else ""
        kept = room.desk.log.paper(wanted)
        if kept is None or hashlib.sha256(kept.content).hexdigest() != wanted:
            raise EnvironmentTrouble(
                message("签署过的协议书文件不见了或者被改动过"),
                message("记录和签名都还在，没有用新的文件代替它。请检查记录库，或者从备份恢复"),
            )
        return kept.content
