"""A session of thousands of statements in a store on disk, as an officer would find it at sign-in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from mediator.app.verbs import Parts
from mediator.domain.events import (
    DisclosureLevel,
    Event,
    RecordedEvent,
    RecordReadBack,
    StatementCategory,
    StatementRecorded,
    TalkEnded,
    TalkStarted,
)
from mediator.domain.evolve import replay
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.summary import summary_of
from mediator.services.desk import Desk
from mediator.services.play import play
from mediator.services.script_clock import ScriptClock

WORDS = "十一月十八日晚上十点半左右，楼上有拖动家具的声音，大概二十分钟，第{number}次。"


@contextmanager
def long_session(statements: int, talks: int) -> Iterator[tuple[Desk, str]]:
    """The founding case with so many statements in so many talks, the last one open; its desk and its id."""
    parts = Parts()
    script = parts.founding_script()
    clock = ScriptClock(script.desk)
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        parts.training_desk(Path(folder) / "store", script, clock) as desk,
    ):
        session = play(script, desk, clock, parts.hand(), until=Stage.FIRST_ROUND)
        _append(desk, session, list(_talks(session, statements, talks)))
        yield desk, session.session_id


def enveloped(desk: Desk, session: Session, events: Sequence[Event]) -> list[RecordedEvent]:
    """Events in their place after what the session holds."""
    return [
        RecordedEvent(
            session_id=session.session_id,
            version=version,
            at=desk.clock.now(),
            by=desk.user.number,
            event=event,
        )
        for version, event in enumerate(events, session.version + 1)
    ]


def _append(desk: Desk, session: Session, events: Sequence[Event]) -> None:
    """Straight to the record: what is measured is the reading, and ten thousand commits take a minute."""
    recorded = enveloped(desk, session, events)
    after = replay((*desk.log.read(session.session_id), *recorded))
    desk.log.append(recorded, summary_of(after))


def _talks(session: Session, statements: int, talks: int) -> Iterator[Event]:
    people = [party.person_id for party in session.parties]
    numbers = {person_id: count(1) for person_id in people}
    for talk in range(talks):
        person_id, talk_id = people[talk % len(people)], f"{talk:032x}"
        yield TalkStarted(talk_id=talk_id, person_id=person_id, round=1, present=())
        for at in range(statements // talks):
            number = next(numbers[person_id])
            yield StatementRecorded(
                statement_id=f"{talk:016x}{at:016x}",
                talk_id=talk_id,
                person_id=person_id,
                number=number,
                text=WORDS.format(number=number),
                categories=(StatementCategory.EVENTS,),
                verbatim=at % 5 == 0,
                disclosure=DisclosureLevel.PRIVATE if at % 3 else DisclosureLevel.MAY_SAY,
                question_id="",
            )
        if talk < talks - 1:
            yield RecordReadBack(talk_id=talk_id, refusal="不签")
            yield TalkEnded(talk_id=talk_id)
