"""What must hold before the text of an agreement is frozen for signing."""

from __future__ import annotations

from datetime import date

from mediator.domain.errors import Refusal
from mediator.domain.people import Person, PersonKind, is_minor
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.standing import standing
from mediator.domain.wording import message


class AgreementNotReady(Refusal):
    """Something must be there before the text can be read aloud or locked."""


class GuardianMustSign(Refusal):
    """A minor binds nobody alone; the guardian signs beside or in place of them."""


def check_may_lock(session: Session, pack: RulePack, today: date) -> None:
    """Refuse with the first thing that stands against freezing a text for signing."""
    if session.stage is not Stage.AGREEMENT:
        raise AgreementNotReady(message("前面的步骤还没有完成，到“协议与签名”这一步再锁定正文"))
    if session.open_talk is not None or session.open_joint_talk is not None:
        raise AgreementNotReady(message("谈话还在进行，请先结束谈话"))
    wanting = standing(session, pack, today)
    if wanting:
        raise AgreementNotReady(wanting[0].sentence, article=wanting[0].article)
    for party in session.parties:
        _check_capacity(session, party, today)
    named = {i for c in session.clauses for i in (*c.terms.actor_ids, *c.terms.to_ids)}
    gone = next((p for p in session.people if p.left and p.person_id in named), None)
    if gone is not None:
        raise AgreementNotReady(message("条款里的{name}已不在场，请先改好这一条", name=gone.name))


def check_heard(session: Session) -> None:
    """The whole text was read to every party, or to whoever came for them."""
    if session.read_aloud_at is None:
        raise AgreementNotReady(message("还没有向双方朗读全文，朗读后再锁定"))
    for party in session.parties:
        if not session.spoken_for(party.person_id, session.heard_by):
            raise AgreementNotReady(message("还没有向{name}朗读全文，朗读后再锁定", name=party.name))


def _check_capacity(session: Session, party: Person, today: date) -> None:
    """A minor's guardian signs, but for one of 16 or more who lives on own work (民法典 18–20)."""
    if not is_minor(party.details, today):
        return
    if any(g.kind is PersonKind.GUARDIAN for g in session.guardians_of(party.person_id)):
        return
    if party.absence is not None and party.absence.own_income_and_agrees:
        return
    raise GuardianMustSign(
        message("{name}未满18周岁，协议须由监护人到场签名，请先填写到场的监护人", name=party.name),
        article="中华人民共和国民法典第十九条、第二十条",
    )
