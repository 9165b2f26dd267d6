"""What the events of talking, comparing, carrying offers and sitting together make of the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from mediator.domain.events import (
    ArrivalNoted,
    Event,
    FactPointDropped,
    FactPointNoted,
    FactPointRevised,
    JointEntryRecorded,
    JointPointConfirmed,
    JointTalkEnded,
    JointTalkStarted,
    OfferAccepted,
    OfferCleared,
    OfferConsidered,
    OfferConveyed,
    OfferDeclined,
    OfferMade,
    OfferReadBack,
    OfferWithdrawn,
    QuestionAsked,
    RecordReadBack,
    SecondRoundListed,
    SecondRoundUnlisted,
    TalkEnded,
    TalkStarted,
)
from mediator.domain.session import (
    AskedQuestion,
    FactPoint,
    JointEntry,
    JointTalk,
    Offer,
    OfferReply,
    SecondRoundQuestion,
    Session,
    Talk,
)


def changed(session: Session, event: Event, at: datetime) -> Session | None:
    """The session after an event of the talks, or None when it is about something else."""
    for part in (_talk, _comparison, _offer, _joint):
        after = part(session, event, at)
        if after is not None:
            return after
    return None


def _talk(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case TalkStarted():
            talk = Talk(
                talk_id=event.talk_id,
                person_id=event.person_id,
                round=event.round,
                present=event.present,
                started_at=at,
                limits_explained=event.limits_explained,
            )
            return replace(session, talks=(*session.talks, talk))
        case QuestionAsked():
            return _with_talk(
                session, event.talk_id, lambda t: replace(t, asked=(*t.asked, question_made(event, at)))
            )
        case RecordReadBack():
            return _with_talk(
                session,
                event.talk_id,
                lambda t: replace(
                    t,
                    read_back_at=at,
                    ink=event.ink,
                    refusal=event.refusal,
                    heard=event.heard,
                    on_paper=event.on_paper,
                ),
            )
        case ArrivalNoted():
            return replace(session, arrivals={**session.arrivals, event.talk_id: event})
        case TalkEnded():
            return _with_talk(session, event.talk_id, lambda t: replace(t, ended_at=at))
        case _:
            return None


def question_made(event: QuestionAsked, at: datetime) -> AskedQuestion:
    """The question as the talk keeps it."""
    return AskedQuestion(
        question_id=event.question_id,
        text=event.text,
        at=at,
        as_said=event.as_said,
        confirms_id=event.confirms_id,
    )


def _comparison(session: Session, event: Event, at: datetime) -> Session | None:
    del at
    match event:
        case FactPointNoted() | FactPointRevised():
            point = FactPoint(
                point_id=event.point_id,
                title=event.title,
                topic=event.topic,
                comparison=event.comparison,
                statement_ids=event.statement_ids,
            )
            if isinstance(event, FactPointNoted):
                return replace(session, fact_points=(*session.fact_points, point))
            points = tuple(
                replace(point, settled=p.settled) if p.point_id == event.point_id else p
                for p in session.fact_points
            )
            return replace(session, fact_points=points)
        case FactPointDropped():
            points = tuple(p for p in session.fact_points if p.point_id != event.point_id)
            listed = tuple(q for q in session.second_round if q.point_id != event.point_id)
            return replace(session, fact_points=points, second_round=listed)
        case SecondRoundListed():
            question = SecondRoundQuestion(
                point_id=event.point_id, question=event.question, person_ids=event.person_ids
            )
            listed = tuple(q for q in session.second_round if q.point_id != event.point_id)
            return replace(session, second_round=(*listed, question))
        case SecondRoundUnlisted():
            listed = tuple(q for q in session.second_round if q.point_id != event.point_id)
            return replace(session, second_round=listed)
        case _:
            return None


def _offer(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case OfferMade():
            offer = Offer(
                offer_id=event.offer_id,
                number=event.number,
                party_id=event.party_id,
                text=event.text,
                may_convey=event.may_convey,
                amount_fen=event.amount_fen,
                due_on=event.due_on,
                answers=event.answers,
                at=at,
                conditions=event.conditions,
                valid_until=event.valid_until,
                terms=event.terms,
                cleared_at=at if event.may_convey else None,
            )
            return replace(session, offers=(*session.offers, offer))
        case OfferCleared():
            return _with_offer(session, event.offer_id, lambda o: replace(o, may_convey=True, cleared_at=at))
        case OfferReadBack():
            return _with_offer(session, event.offer_id, lambda o: replace(o, read_back_at=at))
        case OfferConveyed():
            return _with_offer(session, event.offer_id, lambda o: _replied(o, event.to_party, conveyed_at=at))
        case OfferAccepted() | OfferDeclined() | OfferConsidered():
            return _with_offer(
                session,
                event.offer_id,
                lambda o: _replied(
                    o, event.party_id, answer=_answer_word(event), words=event.words, answered_at=at
                ),
            )
        case OfferWithdrawn():
            return _with_offer(session, event.offer_id, lambda o: replace(o, withdrawn=True))
        case _:
            return None


def _answer_word(event: OfferAccepted | OfferDeclined | OfferConsidered) -> str:
    match event:
        case OfferAccepted():
            return "accepted"
        case OfferDeclined():
            return "declined"
        case OfferConsidered():
            return "considered"


def _joint(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case JointTalkStarted():
            talk = JointTalk(talk_id=event.talk_id, present=event.present, started_at=at)
            return replace(session, joint_talks=(*session.joint_talks, talk))
        case JointPointConfirmed():
            return _with_joint(
                session, event.talk_id, lambda t: replace(t, confirmed=(*t.confirmed, event.ref))
            )
        case JointEntryRecorded():
            entry = JointEntry(entry_id=event.entry_id, person_id=event.person_id, text=event.text, at=at)
            return _with_joint(session, event.talk_id, lambda t: replace(t, entries=(*t.entries, entry)))
        case JointTalkEnded():
            return _with_joint(
                session, event.talk_id, lambda t: replace(t, outcome=event.outcome, ended_at=at)
            )
        case _:
            return None


def _with_talk(session: Session, talk_id: str, change: Callable[[Talk], Talk]) -> Session:
    return replace(session, talks=tuple(change(t) if t.talk_id == talk_id else t for t in session.talks))


def _with_offer(session: Session, offer_id: str, change: Callable[[Offer], Offer]) -> Session:
    return replace(session, offers=tuple(change(o) if o.offer_id == offer_id else o for o in session.offers))


def _with_joint(session: Session, talk_id: str, change: Callable[[JointTalk], JointTalk]) -> Session:
    after = tuple(change(t) if t.talk_id == talk_id else t for t in session.joint_talks)
    return replace(session, joint_talks=after)


def _replied(
    offer: Offer,
    party_id: str,
    *,
    conveyed_at: datetime | None = None,
    answer: str = "",
    words: str = "",
    answered_at: datetime | None = None,
) -> Offer:
    before = next((r for r in offer.replies if r.party_id == party_id), OfferReply(party_id=party_id))
    after = OfferReply(
        party_id=party_id,
        conveyed_at=conveyed_at or before.conveyed_at,
        answer=answer or before.answer,
        words=words or before.words,
        answered_at=answered_at or before.answered_at,
    )
    others = tuple(r for r in offer.replies if r.party_id != party_id)
    return replace(offer, replies=(*others, after))
