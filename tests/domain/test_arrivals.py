"""When whoever is heard came and left: what may be typed, and the hours that run from it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mediator.domain.arrivals import are_asked, hour_limits
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import ArrivalWay
from mediator.domain.events.filing import Regime
from mediator.domain.paperwork_talks import talk_record_of
from mediator.domain.stages import Stage
from mediator.knowledge.deadlines import DeadlineFiles
from tests.builders import NOW, Building, a_session

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CAME = NOW - 10 * MINUTE
PACK = DeadlineFiles().pack(NOW.date())


def heard() -> Building:
    return a_session().at(Stage.FIRST_ROUND).heard("甲").later(hours=1)


def note(
    b: Building,
    *,
    how: ArrivalWay = ArrivalWay.SUMMONED,
    arrived_at: datetime = CAME,
    left_at: datetime | None = None,
) -> None:
    b.room.talks.note_arrival(b.session.talks[0].talk_id, how, arrived_at, left_at)


def test_the_latest_entry_of_a_talk_counts():
    b = heard()
    note(b)
    note(b, how=ArrivalWay.BROUGHT, left_at=NOW + 50 * MINUTE)
    (arrival,) = b.session.arrivals.values()
    assert (arrival.how, arrival.arrived_at, arrival.left_at) == (
        ArrivalWay.BROUGHT,
        CAME,
        NOW + 50 * MINUTE,
    )


@pytest.mark.parametrize(
    ("arrived_at", "left_at", "sentence"),
    [
        (NOW + 30 * MINUTE, None, "到达时间应当在谈话开始之前"),
        (CAME, CAME - MINUTE, "离开时间应当在到达时间之后"),
        (CAME, NOW + 3 * HOUR, "离开时间还没有到"),
        (CAME, CAME + MINUTE, "离开时间应当在谈话结束之后"),
    ],
)
def test_times_that_cannot_be_are_refused(arrived_at: datetime, left_at: datetime | None, sentence: str):
    b = heard()
    with pytest.raises(BadInput, match=sentence):
        note(b, arrived_at=arrived_at, left_at=left_at)
    assert b.session.arrivals == {}


def test_nobody_leaves_before_the_talk_is_over():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    b.later(hours=1)
    with pytest.raises(BadInput, match="谈话结束之后"):
        b.room.talks.note_arrival(talk_id, ArrivalWay.SUMMONED, CAME, NOW + 30 * MINUTE)


def test_a_closed_session_takes_no_more_entries():
    b = a_session().at(Stage.CLOSED)
    with pytest.raises(Refusal, match="已经结案"):
        note(b)


def test_hours_run_exactly_from_the_arrival():
    b = heard()
    note(b)
    limits = hour_limits(b.session, b.session.talks[0].talk_id, PACK, NOW)
    assert [(limit.rule.count, limit.ends_at - CAME) for limit in limits] == [
        (8, 8 * HOUR),
        (12, 12 * HOUR),
        (24, 24 * HOUR),
    ]
    assert not any(limit.over for limit in limits)


def test_a_limit_is_over_a_minute_after_its_hours_while_the_person_is_still_there():
    b = heard()
    note(b)
    talk_id = b.session.talks[0].talk_id
    assert not hour_limits(b.session, talk_id, PACK, CAME + 8 * HOUR)[0].over
    late = hour_limits(b.session, talk_id, PACK, CAME + 8 * HOUR + MINUTE)
    assert [limit.over for limit in late] == [True, False, False]
    note(b, left_at=NOW + 50 * MINUTE)
    assert not hour_limits(b.session, talk_id, PACK, CAME + 9 * HOUR)[0].over


def test_no_hours_run_for_somebody_who_was_only_asked_to_come():
    b = heard()
    note(b, how=ArrivalWay.NOTIFIED)
    assert hour_limits(b.session, b.session.talks[0].talk_id, PACK, NOW) == ()


def test_a_committee_asks_nobody_when_they_came():
    assert are_asked(heard().session)
    assert not are_asked(a_session(regime=Regime.PEOPLES).session)


def test_the_record_of_the_talk_carries_the_arrival():
    b = heard()
    note(b, left_at=NOW + 50 * MINUTE)
    paper = talk_record_of(b.session, b.session.talks[0], station="", training=False)
    assert (paper.arrival, paper.arrived_at, paper.left_at) == ("口头传唤", CAME, NOW + 50 * MINUTE)
