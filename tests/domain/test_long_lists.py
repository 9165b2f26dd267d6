"""A session is the same whether its events were taken in one by one or in one run."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain.events import (
    DisclosureGranted,
    DisclosureLevel,
    DisclosureWithdrawn,
    Event,
    MustActGround,
    MustActRaised,
    NegotiationNoted,
    NegotiationNoteStruck,
    QuestionAsked,
    RecordedEvent,
    RecordingMarked,
    StageEntered,
    StatementCategory,
    StatementCorrected,
    StatementRecorded,
    StatementRestored,
    StatementSaid,
    StatementStruck,
    StatementTranslated,
    TalkEnded,
    TalkStarted,
)
from mediator.domain.evolve import evolve, open_session, replay
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import NOW, a_session

IDS = st.sampled_from(("一", "二", "三", "四"))
TALKS = st.sampled_from(("上午", "下午"))
WORDS = st.text("门窗钱水", min_size=1, max_size=4)
LEVELS = st.sampled_from(DisclosureLevel)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        StatementRecorded,
        statement_id=IDS,
        talk_id=TALKS,
        person_id=st.just("甲"),
        number=st.integers(1, 9),
        text=WORDS,
        categories=st.just((StatementCategory.EVENTS,)),
        verbatim=st.booleans(),
        disclosure=LEVELS,
        question_id=WORDS,
    ),
    st.builds(
        StatementCorrected,
        statement_id=IDS,
        text=WORDS,
        categories=st.just((StatementCategory.LOSS,)),
        verbatim=st.booleans(),
        reason=WORDS,
    ),
    st.builds(StatementStruck, statement_id=IDS, reason=WORDS),
    st.builds(StatementRestored, statement_id=IDS),
    st.builds(DisclosureGranted, statement_id=IDS, level=LEVELS, words=WORDS, by=WORDS),
    st.builds(DisclosureWithdrawn, statement_id=IDS),
    st.builds(StatementSaid, statement_id=IDS, to_person=WORDS),
    st.builds(MustActRaised, statement_id=IDS, ground=st.sampled_from(MustActGround)),
    st.builds(StatementTranslated, statement_id=IDS, language=st.sampled_from(("en", "zh")), text=WORDS),
    st.builds(QuestionAsked, talk_id=TALKS, question_id=IDS, text=WORDS),
    st.builds(NegotiationNoted, note_id=IDS, person_id=st.just("甲"), talk_id=TALKS, text=WORDS),
    st.builds(NegotiationNoteStruck, note_id=IDS),
    st.builds(RecordingMarked, mark_id=IDS, talk_id=TALKS, statement_id=IDS, note=WORDS),
    st.builds(TalkStarted, talk_id=TALKS, person_id=st.just("甲"), round=st.just(1), present=st.just(())),
    st.builds(TalkEnded, talk_id=TALKS),
    st.builds(StageEntered, stage=st.sampled_from(Stage)),
)


def record_of(events: list[Event]) -> tuple[RecordedEvent, ...]:
    """A record that begins with an opening, a second apart each."""
    opening = a_session().events[0]
    return (
        opening,
        *(
            RecordedEvent(
                session_id=opening.session_id,
                version=version,
                at=NOW + timedelta(seconds=version),
                by="D1001",
                event=event,
            )
            for version, event in enumerate(events, 2)
        ),
    )


def one_by_one(record: tuple[RecordedEvent, ...]) -> Session:
    session = open_session(record[0])
    for recorded in record[1:]:
        session = evolve(session, recorded)
    return session


@settings(max_examples=400, deadline=None, database=None)
@given(events=st.lists(EVENTS, max_size=40))
def test_a_run_of_events_adds_up_to_what_they_add_up_to_one_by_one(events: list[Event]):
    record = record_of(events)
    assert replay(record) == one_by_one(record)


@settings(max_examples=100, deadline=None, database=None)
@given(events=st.lists(EVENTS, max_size=25))
def test_every_beginning_of_a_record_is_the_session_as_it_stood_then(events: list[Event]):
    record = record_of(events)
    session = open_session(record[0])
    for at, recorded in enumerate(record[1:], 2):
        session = evolve(session, recorded)
        assert replay(record[:at]) == session


def test_a_statement_is_found_by_its_id_as_it_stands_now():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    first, second = b.says(talk_id, "门没有关"), b.says(talk_id, "灯亮着")
    assert b.session.statement(first).text == "门没有关"
    b.room.talks.correct(second, "灯灭了", categories=(), verbatim=False, reason="本人更正")
    assert b.session.statement(second).text == "灯灭了"
    with pytest.raises(KeyError):
        b.session.statement("nobody said this")
