"""The private questions on free will, fear and fitness: asked alone, kept apart, seen by the officer only."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Answer, SafetyAnswer, SafetyAsked
from mediator.domain.events.filing import POLICE_REGIMES
from mediator.domain.missing import Missing
from mediator.domain.people import Person
from mediator.domain.presence_rules import SafetyEffect, SafetyPack, SafetyQuestion
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

BASIS = "中华人民共和国治安管理处罚法第九条第二款"


class NotSafeYet(Refusal):
    """What somebody answered alone has to be dealt with first; the sentence never says what it was."""


def to_be_asked(session: Session) -> tuple[Person, ...]:
    """Those between whom the dispute is."""
    return tuple(p for p in session.parties if must_be_willing(p))


def ask_safety(session: Session, pack: SafetyPack, person_id: str, answers: dict[str, Answer]) -> SafetyAsked:
    """Every question with this person's answer, in the order of the pack; asked again, it counts anew."""
    if session.person(person_id) not in to_be_asked(session):
        raise BadInput(message("这几句话只单独问纠纷双方"))
    if set(answers) != {question.question_id for question in pack.questions}:
        raise BadInput(message("还有没问完的，请全部问完再记下"))
    asked = (SafetyAnswer(question_id=q.question_id, answer=answers[q.question_id]) for q in pack.questions)
    return SafetyAsked(person_id=person_id, answers=tuple(asked))


def settle_safety(
    session: Session, pack: SafetyPack, person_id: str, question_id: str, *, superior: str, decision: str
) -> SafetyAsked:
    """How an answer that alarms was dealt with: who decided, and what. The answer itself stays."""
    asked = session.safety.get(person_id)
    if asked is None or question_id not in {a.question_id for a in alarms(session, pack, person_id)}:
        raise BadInput(message("这一项没有需要处理的回答"))
    who = check_line(superior, message("作决定的人"), most=60)
    what = check_text(decision, message("处理意见"), most=300)
    settled = tuple(
        SafetyAnswer(
            question_id=a.question_id,
            answer=a.answer,
            note=f"{who}：{what}" if a.question_id == question_id else a.note,
        )
        for a in asked.answers
    )
    return SafetyAsked(person_id=person_id, answers=settled)


def alarms(session: Session, pack: SafetyPack, person_id: str) -> tuple[SafetyAnswer, ...]:
    """The answers that are not the good one, those left open among them, settled or not."""
    asked = session.safety.get(person_id)
    if asked is None:
        return ()
    good = {question.question_id: question.good for question in pack.questions}
    return tuple(a for a in asked.answers if a.question_id in good and a.answer is not good[a.question_id])


def unsettled(session: Session, pack: SafetyPack, person_id: str) -> tuple[SafetyAnswer, ...]:
    """The alarming answers nobody has dealt with."""
    return tuple(a for a in alarms(session, pack, person_id) if not a.note)


def about_safety(session: Session, pack: SafetyPack) -> tuple[Missing, ...]:
    """Before people meet or sign: everybody was asked alone, and nothing alarming is left open.

    The sentence about an answer names nobody: it may be read over a shoulder.
    """
    if not pack.questions:
        return ()
    found = [
        Missing(
            code="safety",
            sentence=message("还没有单独问过{name}是否自愿、能否谈", name=person.name),
            person_id=person.person_id,
            article=BASIS,
        )
        for person in to_be_asked(session)
        if person.person_id not in session.safety
    ]
    if any(unsettled(session, pack, person.person_id) for person in to_be_asked(session)):
        sentence = message("还有一项要先请示所领导，请在“权利义务告知”页办理")
        found.append(Missing(code="safety_review", sentence=sentence, article=BASIS))
    return tuple(found)


def check_may_meet(session: Session, pack: SafetyPack, *, all_asked: bool = False) -> None:
    """Refuse to bring people together while something said alone is open.

    That everybody was asked is wanted on the routes of the police, and wherever `all_asked` says so; an
    alarm left open counts on every one.
    """
    strict = all_asked or session.regime in POLICE_REGIMES
    wanting = [m for m in about_safety(session, pack) if strict or m.code == "safety_review"]
    if wanting:
        raise NotSafeYet(wanting[0].sentence, article=wanting[0].article)


def check_fit(session: Session, pack: SafetyPack, person_id: str) -> None:
    """Nobody is heard while drunk, ill or exhausted; they are asked anew before the next try."""
    another_day = {q.question_id for q in pack.questions if q.effect is SafetyEffect.ANOTHER_DAY}
    if any(a.question_id in another_day for a in unsettled(session, pack, person_id)):
        name = session.person(person_id).name
        raise NotSafeYet(message("{name}现在不适合谈话，请另约时间，谈话前再单独问一遍", name=name))


def question_of(pack: SafetyPack, question_id: str) -> SafetyQuestion | None:
    """The question of that id, where the pack still has it."""
    return next((q for q in pack.questions if q.question_id == question_id), None)
