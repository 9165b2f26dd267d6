"""What the shipped cases ask, offer and agree on gives nothing away, as far as the check can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediator.domain.private_sources import terms_text
from mediator.domain.session import Session
from mediator.knowledge.cases import load_script
from mediator.services.ports import Role, User
from mediator.services.room import Room
from tests.builders import a_desk
from tests.services.test_play import CASES, played


def _wordings(session: Session) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything worded for others, and for whom."""
    parties = tuple(p.person_id for p in session.parties)
    yield from ((q.text, (t.person_id,)) for t in session.talks for q in t.asked)
    yield from ((q.question, q.person_ids) for q in session.second_round)
    yield from ((terms_text(c.terms), parties) for c in session.clauses)
    yield session.facts_text, parties


def _before_they_met(session: Session) -> Session:
    """Nothing put, heard together or read aloud yet: only leave makes words known."""
    talks = tuple(replace(t, asked=()) for t in session.talks)
    return replace(
        session, talks=talks, joint_talks=(), apologies=(), private_rounds=(), clauses=(), read_aloud_at=None
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_case_says_to_others_gives_nothing_away(path: Path) -> None:
    session, _events = played(load_script(path))
    host = User(number=session.host.number, name=session.host.name, role=Role.OFFICER)
    room = Room(a_desk(host), _before_they_met(session))
    noticed = [
        (text, person_id, room.leaks_in(text, person_id))
        for text, people in _wordings(session)
        for person_id in people
        if room.leaks_in(text, person_id)
    ]
    assert noticed == []
