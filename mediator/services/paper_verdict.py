"""Whether a file is the very paper this station signed, and which one: the seal and the record together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from mediator.domain.seals import SealVerdict
from mediator.domain.session import Session
from mediator.domain.supplements import signed_versions
from mediator.domain.wording import Message, message
from mediator.services.access import Action
from mediator.services.audit_trail import Outcome
from mediator.services.desk import Desk
from mediator.services.paper_lookup import TextInForce, text_in_force

MOST_BYTES = 64 * 1024 * 1024
"""No paper of ours comes near it; a larger file is not read."""


@dataclass(frozen=True, kw_only=True)
class PaperVerdict:
    """The seal's worth, and which session, draft and check code the file belongs to, where that is known.

    `supplement` is the number of the supplement the file is, 0 for the agreement. `replaced_by` is the text
    that binds in its place; None where the file itself does.
    """

    seal: SealVerdict
    number: str = ""
    draft: int = 0
    check_code: str = ""
    kind: str = ""
    supplement: int = 0
    replaced_by: TextInForce | None = None

    def about(self) -> tuple[Message, ...]:
        """What is to be said of the text: that it is a supplement, and what binds in its place."""
        found = (message("这是补充协议第{number}号", number=self.supplement),) if self.supplement else ()
        if self.replaced_by is None:
            return found
        return (*found, message("这份文本后来有了补充协议，原样保留"), self.replaced_by.sentence())

    @property
    def accepted(self) -> bool:
        return self.seal.accepted


def verify(desk: Desk, pdf: bytes) -> PaperVerdict:
    """Ask the record and the seal. Which session it is, is told to those alone who may look into it."""
    desk.check(Action.CHECK_PAPER)
    sha256 = hashlib.sha256(pdf).hexdigest()
    kept = desk.log.paper(sha256)
    same = kept is not None and kept.content == pdf
    verdict = desk.seals.verify(pdf, sha256 if same else "")
    outcome = Outcome.GOOD if verdict.accepted else Outcome.FAILED
    if not same or kept is None:
        desk.note(Action.CHECK_PAPER, outcome, digest=sha256)
        return PaperVerdict(seal=verdict)
    session = desk.log.replayed(desk.log.owner_of(sha256))
    desk.check(Action.VIEW_SESSION, session)
    desk.note(Action.CHECK_PAPER, outcome, object=session.number, kind=kept.kind, digest=sha256)
    return _of(session, kept.kind, sha256, verdict)


def _of(session: Session, kind: str, sha256: str, verdict: SealVerdict) -> PaperVerdict:
    versions = signed_versions(session)
    version = next((v for v in versions if v.signed and v.signed.paper_sha256 == sha256), None)
    lock = version.lock if version else None
    return PaperVerdict(
        seal=verdict,
        number=session.number,
        draft=lock.draft if lock else 0,
        check_code=lock.check_code if lock else "",
        kind=kind,
        supplement=version.supplement.number if version and version.supplement else 0,
        replaced_by=text_in_force(session) if version and version.signed != versions[-1].signed else None,
    )
