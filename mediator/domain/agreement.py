"""Writing the agreement: facts, clauses, reading aloud, and the lock that freezes the text."""

from __future__ import annotations

from datetime import date

from mediator.domain.clauses import checked_terms
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    AgreementLocked,
    AgreementReadAloud,
    AgreementUnlocked,
    ClauseDrafted,
    ClauseQuestioned,
    ClauseRevised,
    ClausesOrdered,
    ClauseStruck,
    ClauseTerms,
    FactsWritten,
    TermExplained,
)
from mediator.domain.lock_gates import AgreementNotReady as AgreementNotReady
from mediator.domain.lock_gates import check_may_lock
from mediator.domain.private_answers import check_not_asked_about
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.supplements import check_not_performed
from mediator.domain.term_lint import explain
from mediator.domain.term_rules import TermPack
from mediator.domain.texts import check_text
from mediator.domain.wording import message

MOST_CLAUSES = 100


class AgreementIsLocked(Refusal):
    """A locked text is not edited between signatures."""


def write_facts(session: Session, text: str) -> FactsWritten:
    """The main facts as the agreement states them (程序规定 184(2))."""
    check_unlocked(session)
    return FactsWritten(text=check_text(text, message("主要事实")))


def draft_clause(session: Session, clause_id: str, terms: ClauseTerms, today: date) -> ClauseDrafted:
    """One more clause at the end."""
    check_unlocked(session)
    if len(session.clauses) >= MOST_CLAUSES:
        raise BadInput(message("一份协议最多{most}条", most=MOST_CLAUSES))
    return ClauseDrafted(clause_id=clause_id, terms=checked_terms(session, terms, today))


def revise_clause(session: Session, clause_id: str, terms: ClauseTerms, today: date) -> ClauseRevised:
    """A clause is worded anew; the earlier wording stays in the record."""
    check_unlocked(session)
    session.clause(clause_id)
    check_not_asked_about(session, clause_id)
    check_not_performed(session, clause_id)
    return ClauseRevised(clause_id=clause_id, terms=checked_terms(session, terms, today))


def strike_clause(session: Session, clause_id: str) -> ClauseStruck:
    """A clause is taken out."""
    check_unlocked(session)
    session.clause(clause_id)
    check_not_asked_about(session, clause_id)
    check_not_performed(session, clause_id)
    return ClauseStruck(clause_id=clause_id)


def order_clauses(session: Session, clause_ids: tuple[str, ...]) -> ClausesOrdered:
    """The clauses in another order."""
    check_unlocked(session)
    if sorted(clause_ids) != sorted(c.clause_id for c in session.clauses):
        raise BadInput(message("条款顺序有误，原来的顺序不变"))
    return ClausesOrdered(clause_ids=clause_ids)


def question_clause(session: Session, clause_id: str, note: str) -> ClauseQuestioned:
    """While it was read aloud somebody was not sure; the note returns to the draft."""
    check_unlocked(session)
    session.clause(clause_id)
    return ClauseQuestioned(clause_id=clause_id, note=check_text(note, message("疑问"), most=300))


def explain_term(
    session: Session, terms: TermPack, clause_id: str, rule_id: str, found: str, reason: str
) -> TermExplained:
    """Why words that were pointed out may stand; other words in their place need another reason."""
    check_unlocked(session)
    return explain(terms, session, clause_id, rule_id, found, reason)


def read_aloud(session: Session, heard_by: tuple[str, ...]) -> AgreementReadAloud:
    """The whole text was read to these people and each said it was clear."""
    check_unlocked(session)
    if not session.clauses or not session.facts_text:
        raise AgreementNotReady(message("还没有写好主要事实和条款，写好再朗读"))
    for person_id in heard_by:
        session.person(person_id)
    return AgreementReadAloud(heard_by=heard_by)


def lock(
    session: Session,
    pack: RulePack,
    terms: TermPack,
    today: date,
    *,
    text: str,
    digest: str,
    check_code: str,
) -> AgreementLocked:
    """Freeze the text; from here on it is signed or opened again, never edited."""
    check_unlocked(session)
    check_may_lock(session, pack, terms, today)
    return AgreementLocked(draft=session.drafts_locked + 1, text=text, digest=digest, check_code=check_code)


def unlock(session: Session, reason: str) -> AgreementUnlocked:
    """Open a locked text again; every signature on it is void. Never once it is signed."""
    if session.signed is not None:
        raise AgreementIsLocked(message("协议已经签署完成，不能再改。需要改动时另立补充协议"))
    if session.lock is None:
        raise AgreementNotReady(message("协议正文没有锁定，可以直接修改"))
    return AgreementUnlocked(reason=check_text(reason, message("解除锁定的原因"), most=200))


def check_unlocked(session: Session) -> None:
    """Refuse while the text is frozen, and once the session is closed."""
    if session.ended:
        raise AgreementIsLocked(message("本次调解已经结案，不能再改动"))
    if session.lock is not None:
        raise AgreementIsLocked(message("协议正文已锁定。需要修改时先解除锁定，已有的签名随之作废"))
