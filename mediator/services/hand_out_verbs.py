"""Verbs for a paper that leaves the program: to a printer or into a file; the trail has it before it goes."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from mediator.domain.errors import EnvironmentTrouble
from mediator.services.access import Action
from mediator.services.audit_trail import Noted, Outcome
from mediator.services.guarded import About, Audited, Declared
from mediator.services.verbs import Verbs


@dataclass(frozen=True, kw_only=True)
class Released:
    """A paper that may go out now."""

    kind: str
    content: bytes


class HandOutVerbs(Verbs):
    """What is printed and saved. Each gives the bytes back once the line of the trail is on the disk."""

    does: ClassVar[Declared] = {Action.PRINT: ("to_printer", "to_file", "did_not_arrive")}
    audits: ClassVar[Audited] = {"to_printer": Noted.SEND_TO_PRINTER, "to_file": Noted.SAVE_PAPER}

    def to_printer(self, kind: str, pdf: bytes) -> Released:
        """The paper for a printer."""
        return Released(kind=kind, content=pdf)

    def to_file(self, kind: str, pdf: bytes) -> Released:
        """The paper for a file outside the store."""
        return Released(kind=kind, content=pdf)

    def did_not_arrive(self, action: Noted, kind: str) -> None:
        """The printer or the disk did not take what was let out: a second line says so."""
        # Where the disk takes no more, the first line stands and the failure is told to the person anyway.
        with suppress(EnvironmentTrouble):
            self._at().note(action, Outcome.FAILED, object=self._room.session.number, kind=kind)

    def _about(self, result: object) -> About:
        about = super()._about(result)
        if not isinstance(result, Released):
            return about
        digest = hashlib.sha256(result.content).hexdigest()
        return About(object=about.object, kind=result.kind, digest=digest)
