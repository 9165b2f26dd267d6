"""人民调解: how a dispute came to the committee, and an agreement the parties want no paper for."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    ApplicationMade,
    ApplicationSource,
    OralAgreementRecorded,
    Regime,
)
from mediator.domain.lock_gates import AgreementNotReady
from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

MOST_REQUESTS = 10
REGISTER = "中华人民共和国人民调解法第十七条、第二十七条"
ORAL = "中华人民共和国人民调解法第二十八条、第三十条"


class NotTheCommittee(Refusal):
    """Papers of the police and of the committee are never mixed."""


def apply(
    session: Session,
    *,
    source: ApplicationSource,
    applicants: tuple[str, ...],
    respondents: tuple[str, ...],
    requests: tuple[str, ...],
    entrusted_by: str = "",
) -> ApplicationMade:
    """Who asks for mediation, of whom and for what; or the committee came by itself, or was entrusted.

    A later entry takes the place of an earlier one until the agreement is locked.
    """
    _check_committee(session)
    if session.lock is not None:
        raise NotTheCommittee(message("协议正文已锁定，受理登记不能再改动"))
    parties = {p.person_id for p in session.parties}
    if not parties.issuperset((*applicants, *respondents)):
        raise BadInput(message("申请人和被申请人都要是登记过的当事人"))
    if set(applicants) & set(respondents):
        raise BadInput(message("同一个人不能既是申请人又是被申请人"))
    by_parties = source is ApplicationSource.APPLIED
    if by_parties and not applicants:
        raise BadInput(message("请选择由谁申请"))
    kept = tuple(check_text(text, message("申请事项"), most=300) for text in requests)
    if by_parties and not kept:
        raise BadInput(message("请填写申请事项"))
    if len(kept) > MOST_REQUESTS:
        raise BadInput(message("申请事项最多{most}项", most=MOST_REQUESTS))
    entrusted = source is ApplicationSource.ENTRUSTED
    name = check_line(entrusted_by, message("委托单位"), most=100, required=entrusted)
    return ApplicationMade(
        source=source,
        applicants=applicants,
        respondents=respondents,
        requests=kept,
        entrusted_by=name if entrusted else "",
    )


def check_oral(session: Session) -> None:
    """Refuse where an agreement cannot be one without paper."""
    _check_committee(session)
    if session.in_force.signed is not None:
        raise NotTheCommittee(message("协议已经签署完成"))
    if session.signatures:
        raise NotTheCommittee(message("已经有人签名。改作口头协议的，请先解除锁定"))


def record_oral(session: Session, *, paper_sha256: str, pages: int, reason: str) -> OralAgreementRecorded:
    """The parties want no paper: the terms as they were read to them and locked stand in the register.

    It takes effect when reached; nobody but the mediator signs the register (人民调解法 28, 30).
    """
    check_oral(session)
    if session.lock is None:
        raise AgreementNotReady(message("协议正文还没有锁定，不能登记口头协议"), article=ORAL)
    return OralAgreementRecorded(
        digest=session.lock.digest,
        paper_sha256=paper_sha256,
        pages=pages,
        reason=check_text(reason, message("不制作书面协议的原因"), most=200),
    )


def wanting(session: Session) -> tuple[Missing, ...]:
    """The register entry with which the committee takes a dispute."""
    if session.application is not None:
        return ()
    return (Missing(code="application", sentence=message("还没有作受理登记"), article=REGISTER),)


def _check_committee(session: Session) -> None:
    if session.ended:
        raise NotTheCommittee(message("本次调解已经结案，不能再改动。已有的记录都在"))
    if session.regime is not Regime.PEOPLES:
        raise NotTheCommittee(message("这是公安机关主持的调解，不用人民调解的文书"))
