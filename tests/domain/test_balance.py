"""The balance meter: minutes, turns and visits of each side, counted from the record alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.domain.balance import nudge, shares
from mediator.domain.breaks import BreakNotAllowed, open_break, time_without_breaks
from mediator.domain.evolve import replay
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.FIRST_ROUND)


def spoke(b: Building, letter: str, minutes: int, words: int = 1) -> None:
    talk_id = b.talk(letter)
    for n in range(words):
        b.says(talk_id, f"第{n}句")
    b.later(minutes=minutes).ended(talk_id)


def counted(b: Building, session: Session | None = None) -> list[tuple[int, int, int]]:
    found = shares(session or b.session, b.desk.clock.now())
    return [(s.minutes, s.turns, s.visits) for s in found]


def test_talks_and_visits_of_each_side_are_counted(b: Building):
    spoke(b, "甲", 20, words=3)
    spoke(b, "乙", 15)
    assert counted(b) == [(20, 3, 1), (15, 1, 1)]


def test_the_log_alone_gives_the_same_figures(b: Building):
    spoke(b, "甲", 20, words=2)
    b.room.pace.rest()
    b.later(minutes=5).room.pace.go_on()
    spoke(b, "乙", 7)
    assert counted(b, replay(b.events)) == counted(b)


def test_a_talk_that_goes_on_counts_up_to_now(b: Building):
    b.talk("甲")
    b.later(minutes=8)
    assert counted(b)[0] == (8, 0, 1)


def test_a_rest_is_no_talking_time(b: Building):
    talk_id = b.talk("甲")
    b.later(minutes=10).room.pace.rest()
    assert b.session.breaks[0].talk_id == talk_id
    assert counted(b.later(minutes=30))[0][0] == 10
    b.room.pace.go_on()
    assert counted(b.later(minutes=5))[0][0] == 15


def test_one_rest_at_a_time(b: Building):
    with pytest.raises(BreakNotAllowed, match="没有在休息"):
        b.room.pace.go_on()
    b.room.pace.rest()
    with pytest.raises(BreakNotAllowed, match="已经在休息"):
        b.room.pace.rest()


@pytest.mark.parametrize("work", ["talk", "statement", "end", "visit", "joint"])
def test_a_rest_is_over_as_soon_as_work_goes_on(work: str):
    b = a_session().at(Stage.JOINT if work == "joint" else Stage.FIRST_ROUND)
    talk_id = b.talk("甲") if work in ("statement", "end") else ""
    b.room.pace.rest()
    if work == "talk":
        b.talk("甲")
    elif work == "statement":
        b.says(talk_id, "接着说")
    elif work == "end":
        b.room.talks.end(talk_id)
    elif work == "visit":
        b.room.offers.start_visit(b.id_of("甲"))
    else:
        b.room.joint.start(tuple(p.person_id for p in b.session.parties), rules_accepted=True)
    assert open_break(b.session) is None


def test_visits_of_the_shuttle_and_time_together_count(b: Building):
    b.at(Stage.SHUTTLE)
    before = counted(b)
    b.room.offers.start_visit(b.id_of("乙"))
    b.later(minutes=6).room.offers.end_visit()
    assert [now[0] - was[0] for now, was in zip(counted(b), before, strict=True)] == [0, 6]
    assert [now[2] - was[2] for now, was in zip(counted(b), before, strict=True)] == [0, 1]
    b.at(Stage.JOINT).room.joint.start(tuple(p.person_id for p in b.session.parties), rules_accepted=True)
    before = counted(b)
    assert [now[0] - was[0] for now, was in zip(counted(b.later(minutes=9)), before, strict=True)] == [9, 9]


def test_words_and_offers_of_a_side_are_its_turns(b: Building):
    b.at(Stage.SHUTTLE)
    before = counted(b)
    offer_id = b.offer("甲", "付五百")
    b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.decline(offer_id, b.id_of("乙"))
    assert [now[1] - was[1] for now, was in zip(counted(b), before, strict=True)] == [1, 1]


def test_helpers_are_no_side(b: Building):
    b.with_helper(PersonKind.INVITEE, "丁宁")
    assert len(counted(b)) == 2


def test_no_word_is_said_while_the_sides_are_even(b: Building):
    spoke(b, "甲", 19)
    spoke(b, "乙", 10)
    assert nudge(b.session, b.desk.clock.now()) is None


def test_twice_the_minutes_names_whom_to_hear_next(b: Building):
    spoke(b, "甲", 20)
    spoke(b, "乙", 10)
    said = nudge(b.session, b.desk.clock.now())
    assert said is not None
    assert said.in_chinese() == "与许明川谈了10分，与林知夏谈了20分，接下来先听许明川说"


def test_short_talks_are_even_whatever_their_ratio(b: Building):
    spoke(b, "甲", 9)
    spoke(b, "乙", 1)
    assert nudge(b.session, b.desk.clock.now()) is None


def test_twice_the_visits_names_whom_to_see_next(b: Building):
    spoke(b, "甲", 5)
    spoke(b, "乙", 8)
    spoke(b, "甲", 5)
    said = nudge(b.session, b.desk.clock.now())
    assert said is not None
    assert said.in_chinese() == "见了许明川1次，见了林知夏2次，接下来先去见许明川"


@given(st.lists(st.tuples(st.sampled_from(["talk", "rest", "wait"]), st.integers(1, 20)), max_size=12))
def test_talked_and_rested_time_make_the_whole(steps: list[tuple[str, int]]):
    b = a_session().at(Stage.FIRST_ROUND)
    b.talk("甲")
    talked = 0
    for kind, minutes in steps:
        if kind == "rest":
            b.room.pace.rest()
            b.later(minutes=minutes).room.pace.go_on()
        else:
            talked += minutes
            b.later(minutes=minutes)
    talk = b.session.talks[0]
    now = b.desk.clock.now()
    assert time_without_breaks(b.session, talk.started_at, now).total_seconds() == talked * 60
    assert counted(b)[0][0] == talked
