"""The terms of open sessions as the day's page lists them, within the rights of whoever is signed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediator.domain.events import JointOutcome
from mediator.domain.stages import Stage
from mediator.services.worklist import Worklist
from tests.builders import Building, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.people_samples import MEDIATOR, OFFICER, OTHER_OFFICER, SUPERVISOR

NOVEMBER = datetime.fromisoformat("2026-11-23T09:00:00+08:00")


def failed(building: Building) -> Building:
    """Everybody sat together and nothing came of it."""
    building.at(Stage.JOINT)
    building.room.joint.start(tuple(p.person_id for p in building.session.people), rules_accepted=True)
    building.room.joint.end(JointOutcome.NOT_AGREED)
    return building


def opened_on(moment: datetime, record: MemoryRecord | None = None) -> Building:
    return a_session(desk=a_desk(now=moment, record=record))


def terms(building: Building) -> list[tuple[str, str]]:
    """The terms of the only row, by id and day."""
    (row,) = Worklist(building.desk).deadlines()
    return [(d.id, d.due_on.isoformat()) for d in row.deadlines]


def test_a_session_before_its_joint_talk_is_listed_from_its_row_alone():
    building = opened_on(NOVEMBER)
    building.desk.log.read = None
    assert terms(building) == [("D1", "2026-11-26"), ("D4", "2026-12-23")]


def test_a_failed_talk_is_found_in_the_events():
    assert terms(failed(opened_on(NOVEMBER))) == [
        ("D2", "2026-12-02"),
        ("D4", "2026-12-23"),
        ("D5", "2026-12-23"),
    ]


def test_rows_written_before_they_held_the_days_are_read_from_the_events():
    building = failed(opened_on(NOVEMBER))
    rows = building.desk.lists
    rows.summaries = lambda: tuple(replace(s, course=None) for s in type(rows).summaries(rows))
    assert [name for name, _ in terms(building)] == ["D2", "D4", "D5"]


def test_a_list_of_terms_reads_no_session_again():
    building = failed(opened_on(NOVEMBER))
    building.desk.log.read = None
    assert [name for name, _ in terms(building)] == ["D2", "D4", "D5"]


def test_of_closed_sessions_only_the_file_is_listed_and_of_terminated_ones_nothing():
    closed = opened_on(NOVEMBER).at(Stage.CLOSED)
    assert [name for name, _ in terms(closed)] == ["D9"]
    closed.later(days=60)
    assert Worklist(closed.desk).deadlines() == ()
    ended = failed(opened_on(NOVEMBER))
    ended.room.terminate("未达成协议", "依法处理")
    assert Worklist(ended.desk).deadlines() == ()


def test_the_most_pressing_session_comes_first():
    record = MemoryRecord()
    late = opened_on(NOVEMBER, record)
    early = replace(a_desk(now=NOVEMBER.replace(day=16), record=record))
    early.ids._given = 500
    first = a_session(desk=early)
    rows = Worklist(late.desk).deadlines()
    assert [row.summary.session_id for row in rows] == [late.session.session_id, first.session.session_id]
    assert [row.nearest(late.desk.today()).id for row in rows] == ["D1", "D4"]


def test_what_is_only_usual_no_longer_counts_down_once_its_day_has_passed():
    building = opened_on(NOVEMBER)
    (row,) = Worklist(building.desk).deadlines()
    assert row.nearest(NOVEMBER.date().replace(day=26)).id == "D1"
    assert row.nearest(NOVEMBER.date().replace(day=27)).id == "D4"


def test_what_the_law_demands_counts_on_after_its_day():
    building = failed(opened_on(NOVEMBER)).later(days=20)
    (row,) = Worklist(building.desk).deadlines()
    assert row.nearest(building.desk.today()).id == "D2"


def test_everybody_sees_the_terms_of_the_sessions_they_may_see():
    record = MemoryRecord()
    opened_on(NOVEMBER, record)
    seen = {
        user.number: len(Worklist(a_desk(user, record=record, now=NOVEMBER)).deadlines())
        for user in (OFFICER, OTHER_OFFICER, SUPERVISOR, MEDIATOR)
    }
    assert seen == {OFFICER.number: 1, OTHER_OFFICER.number: 0, SUPERVISOR.number: 1, MEDIATOR.number: 0}
