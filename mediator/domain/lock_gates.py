"""What must hold before the text of an agreement is frozen for signing."""

from __future__ import annotations

from datetime import date

from mediator.domain.agreement_checks import GUARDIAN_SIGNS, CheckFinding, findings, open_findings
from mediator.domain.errors import Refusal
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.supplements import is_open
from mediator.domain.term_rules import TermPack
from mediator.domain.wording import message


class AgreementNotReady(Refusal):
    """Something must be there before the text can be read aloud or locked."""


class GuardianMustSign(Refusal):
    """A minor binds nobody alone; the guardian signs beside or in place of them."""


def check_may_lock(session: Session, pack: RulePack, terms: TermPack, today: date) -> None:
    """Refuse with the first thing that stands against freezing a text for signing."""
    if session.stage is not Stage.AGREEMENT and not is_open(session):
        raise AgreementNotReady(message("前面的步骤还没有完成，到“协议与签名”这一步再锁定正文"))
    wanting = open_findings(findings(session, pack, terms, today))
    if not session.clauses or not session.facts_text:
        wanting = tuple(gap for gap in wanting if gap.code not in ("clauses", "facts"))
    if wanting:
        raise refusal_of(wanting[0])
    if not session.clauses or not session.facts_text:
        raise AgreementNotReady(
            message("还没有写好主要事实和条款，不能锁定"),
            article="公安机关办理行政案件程序规定第一百八十四条第二款",
        )
    _check_heard(session)


def refusal_of(gap: CheckFinding) -> Refusal:
    """The refusal that says this gap."""
    kind = GuardianMustSign if gap.code == GUARDIAN_SIGNS else AgreementNotReady
    return kind(gap.sentence, article=gap.article)


def _check_heard(session: Session) -> None:
    """The whole text was read to every party, or to whoever came for them."""
    if session.read_aloud_at is None:
        raise AgreementNotReady(message("还没有向双方朗读全文，朗读后再锁定"))
    for party in session.parties:
        if not session.spoken_for(party.person_id, session.heard_by):
            raise AgreementNotReady(message("还没有向{name}朗读全文，朗读后再锁定", name=party.name))
