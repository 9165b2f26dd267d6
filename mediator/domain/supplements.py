"""补充协议: a signed agreement is changed by a numbered one that cites it, and never in any other way."""

from __future__ import annotations

from mediator.domain.errors import Refusal
from mediator.domain.events import SupplementOpened, SupplementWithdrawn
from mediator.domain.followup import PERFORMED
from mediator.domain.missing import Missing
from mediator.domain.paper_forms import supplement_title
from mediator.domain.papers import CitedAgreement
from mediator.domain.session import Clause, Session
from mediator.domain.stages import Stage
from mediator.domain.texts import check_text
from mediator.domain.wording import message

MOST_SUPPLEMENTS = 20
STAGES = (Stage.AGREEMENT, Stage.FOLLOW_UP)


class SupplementNotAllowed(Refusal):
    """There is nothing to supplement, or one is being written already."""


def open_supplement(session: Session, reason: str) -> SupplementOpened:
    """Begin the next supplement, with the terms as signed for a draft; the signed text stays untouched."""
    if session.ended:
        raise SupplementNotAllowed(message("本次调解已经结案，不能再改动。已有的记录都在"))
    if is_open(session):
        raise SupplementNotAllowed(message("上一份补充协议还没有签完，请先签完或者撤回"))
    if session.signed is None or session.lock is None or session.stage not in STAGES:
        raise SupplementNotAllowed(message("协议还没有签署完成，可以直接修改，不用另立补充协议"))
    if session.oral:
        raise SupplementNotAllowed(message("口头协议没有签署的文本，不能另立补充协议"))
    if len(session.earlier) >= MOST_SUPPLEMENTS:
        raise SupplementNotAllowed(message("一份协议最多{most}份补充协议", most=MOST_SUPPLEMENTS))
    return SupplementOpened(
        number=len(session.earlier) + 1,
        reason=check_text(reason, message("另立补充协议的原因"), most=300),
        cites=tuple(version.signed.digest for version in signed_versions(session) if version.signed),
    )


def withdraw_supplement(session: Session, reason: str) -> SupplementWithdrawn:
    """Leave the supplement that is not signed; what was signed before it stands as it stood."""
    if session.ended:
        raise SupplementNotAllowed(message("本次调解已经结案，不能再改动。已有的记录都在"))
    if session.supplement is None or session.signed is not None:
        raise SupplementNotAllowed(message("现在没有正在写的补充协议"))
    return SupplementWithdrawn(
        number=session.supplement.number,
        reason=check_text(reason, message("撤回补充协议的原因"), most=300),
    )


def is_open(session: Session) -> bool:
    """Whether a supplement is being written or signed."""
    return session.supplement is not None and session.signed is None


def about_supplement(session: Session) -> tuple[Missing, ...]:
    """The supplement that is still open; a session waits for it."""
    if session.supplement is None or session.signed is not None:
        return ()
    sentence = message(
        "补充协议第{number}号还没有签完，签完或者撤回后才能结案", number=session.supplement.number
    )
    return (Missing(code="supplement", sentence=sentence),)


def signed_versions(session: Session) -> tuple[Session, ...]:
    """The session as each signed text has it, the first agreement first; what is being written is none."""
    before = tuple(session.with_earlier(at) for at in range(len(session.earlier)))
    return (*before, session) if session.signed is not None else before


def version_title(version: Session) -> str:
    """补充协议第1号, or 协议书 for the first text; in Chinese, as it stands on papers."""
    return supplement_title(version.supplement.number) if version.supplement else "协议书"


def cited_by(session: Session) -> tuple[CitedAgreement, ...]:
    """What the text that is written or signed now refers to: everything signed before it."""
    return tuple(
        CitedAgreement(
            signed_on=kept.signed.at.date(),
            draft=kept.lock.draft,
            check_code=kept.lock.check_code,
            digest=kept.lock.digest,
        )
        for kept in session.earlier
    )


def stands_as_signed(session: Session, clause: Clause) -> bool:
    """Whether the clause stands in the text that binds now, word for word."""
    return any(
        kept.clause_id == clause.clause_id and kept.terms == clause.terms
        for version in session.earlier[-1:]
        for kept in version.clauses
    )


def check_not_performed(session: Session, clause_id: str) -> None:
    """What was performed is not written anew."""
    check = session.performance.get(clause_id)
    if check is not None and check.result == PERFORMED:
        raise SupplementNotAllowed(message("这一条已经履行，补充协议里不能改动或者删除"))
