"""How evenly the sides were heard: minutes, turns and visits of each, from the record alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mediator.domain.breaks import time_without_breaks
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Session
from mediator.domain.wording import Message, message

UNEVEN = 2
"""One side heard this many times as much as another is worth a word to the officer."""
LEAST_APART = 10
"""Minutes: talks that differ by less are even, however short the shorter one is."""
FEWEST = 2
"""Visits: nobody is behind while nobody was seen twice."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one side had: whole minutes without rests, statements and answers, talks and visits."""

    person_id: str
    minutes: int
    turns: int
    visits: int


def shares(session: Session, now: datetime) -> tuple[Share, ...]:
    """One share for each of those between whom the dispute is; what still goes on counts up to `now`."""
    return tuple(
        Share(
            person_id=party.person_id,
            minutes=int(_time_of(session, party.person_id, now).total_seconds() // 60),
            turns=_turns_of(session, party.person_id),
            visits=_visits_of(session, party.person_id),
        )
        for party in session.parties
        if must_be_willing(party)
    )


def nudge(session: Session, now: datetime) -> Message | None:
    """Whom to hear next where one side had twice as much as another; for the officer alone."""
    all_shares = shares(session, now)
    if len(all_shares) < 2:
        return None
    few, many = _ends(all_shares, [s.minutes for s in all_shares])
    if many.minutes >= UNEVEN * few.minutes and many.minutes - few.minutes >= LEAST_APART:
        return message(
            "与{less}谈了{few}分，与{more}谈了{many}分，接下来先听{less}说",
            less=session.person(few.person_id).name,
            few=few.minutes,
            more=session.person(many.person_id).name,
            many=many.minutes,
        )
    few, many = _ends(all_shares, [s.visits for s in all_shares])
    if many.visits >= max(FEWEST, UNEVEN * few.visits):
        return message(
            "见了{less}{few}次，见了{more}{many}次，接下来先去见{less}",
            less=session.person(few.person_id).name,
            few=few.visits,
            more=session.person(many.person_id).name,
            many=many.visits,
        )
    return None


def _ends(all_shares: tuple[Share, ...], amounts: list[int]) -> tuple[Share, Share]:
    """The share with the least and the one with the most; of equals the one who came first."""
    return all_shares[amounts.index(min(amounts))], all_shares[amounts.index(max(amounts))]


def _time_of(session: Session, person_id: str, now: datetime) -> timedelta:
    alone = [(t.started_at, t.ended_at) for t in session.talks if t.person_id == person_id]
    together = [
        (t.started_at, t.ended_at) for t in session.joint_talks if session.spoken_for(person_id, t.present)
    ]
    visited = [(v.started_at, v.ended_at) for v in session.shuttle_visits if v.party_id == person_id]
    spans = (*alone, *together, *visited)
    return sum((time_without_breaks(session, start, end or now) for start, end in spans), timedelta())


def _turns_of(session: Session, person_id: str) -> int:
    """What this side said, or somebody for it: statements, words before all, offers and answers to them."""
    circle = {person_id, *(p.person_id for p in session.standing_in_for(person_id))}
    said = sum(1 for s in session.standing() if s.person_id in circle)
    before_all = sum(1 for t in session.joint_talks for e in t.entries if e.person_id in circle)
    offered = sum(1 for o in session.offers if o.party_id in circle)
    answered = sum(1 for o in session.offers for r in o.replies if r.party_id in circle and r.answer)
    return said + before_all + offered + answered


def _visits_of(session: Session, person_id: str) -> int:
    talks = sum(1 for t in session.talks if t.person_id == person_id)
    return talks + sum(1 for v in session.shuttle_visits if v.party_id == person_id)
