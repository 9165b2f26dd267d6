"""Telling each person their rights, asking about recusal and willingness, and the notice's signature."""

from __future__ import annotations

from mediator.domain.errors import Refusal
from mediator.domain.events import RecusalAsked, RightAnswered, RightsNoticeGiven, WillingnessRecorded
from mediator.domain.handwriting import Handwriting
from mediator.domain.ink import check_ink
from mediator.domain.paper_hand import PaperHand
from mediator.domain.paper_signing import check_paper, check_refusal
from mediator.domain.people import PartyRole, Person, PersonKind
from mediator.domain.screening import RulePack
from mediator.domain.session import Rights, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class NoticeNotFinished(Refusal):
    """The notice cannot be signed before it was read to its end."""


def to_be_told(session: Session) -> tuple[Person, ...]:
    """Everybody who will be asked something: the parties and the fact witnesses."""
    return session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS)


def rights_of(session: Session, person_id: str) -> Rights:
    """What one person was told so far; empty at first."""
    return session.rights.get(person_id, Rights(person_id=person_id))


def must_be_willing(person: Person) -> bool:
    """Parties between whom the dispute is must each say yes; witnesses are not asked."""
    return person.kind is PersonKind.PARTY and person.role is not PartyRole.NEITHER


def answer_right(
    session: Session, person_id: str, right_id: str, *, understood: bool, question: str = ""
) -> RightAnswered:
    """One right was read: clear, or a question about it, which is kept."""
    session.person(person_id)
    asked = check_text(question, message("疑问"), most=500, required=not understood)
    return RightAnswered(person_id=person_id, right_id=right_id, understood=understood, question=asked)


def ask_recusal(session: Session, person_id: str, *, asks: bool, reason: str = "") -> RecusalAsked:
    """Does this person ask that an officer step aside (法 95)? A request is recorded with its reason.

    A new request waits for a decision of its own.
    """
    session.person(person_id)
    return RecusalAsked(
        person_id=person_id,
        asks=asks,
        reason=check_text(reason, message("申请回避的理由"), most=500, required=asks),
    )


def record_willingness(
    session: Session, person_id: str, *, willing: bool, words: str = ""
) -> WillingnessRecorded:
    """A party's yes or no to mediation, asked alone; a no ends the mediation (程序规定 179(四))."""
    session.person(person_id)
    return WillingnessRecorded(
        person_id=person_id,
        willing=willing,
        words=check_text(words, message("本人的话"), most=500, required=False),
    )


def give_notice(
    session: Session,
    pack: RulePack,
    person_id: str,
    *,
    ink: Handwriting | None,
    refusal: str = "",
    on_paper: PaperHand | None = None,
) -> RightsNoticeGiven:
    """The notice was read to its end; signed on the pad or on paper, or the refusal noted with its reason."""
    person = session.person(person_id)
    rights = rights_of(session, person_id)
    told = {a.right_id for a in rights.answers}
    if any(item.right_id not in told for item in pack.rights) or not rights.recusal_asked:
        raise NoticeNotFinished(
            message("还有没念完的内容，请全部念完、问过回避后再请{name}签名", name=person.name),
            article="中华人民共和国治安管理处罚法第九十五条",
        )
    if must_be_willing(person) and rights.willing is None:
        raise NoticeNotFinished(
            message("还没有问{name}是否愿意调解", name=person.name),
            article="公安机关办理行政案件程序规定第一百七十九条第四项",
        )
    if on_paper is not None:
        return RightsNoticeGiven(person_id=person_id, on_paper=check_paper(session, person_id, on_paper))
    if ink is None:
        return RightsNoticeGiven(person_id=person_id, refusal=check_refusal(refusal))
    return RightsNoticeGiven(person_id=person_id, ink=check_ink(ink))
