"""Which terms run in a session, from its events: acceptance, a failed talk, an agreement not performed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediator.domain.deadlines import Course, Deadline, attempts, course_of, deadlines
from mediator.domain.events import JointOutcome
from mediator.domain.stages import Stage
from mediator.knowledge.deadlines import DeadlineFiles
from tests.builders import Building, a_session
from tests.people_samples import DAY

FILES = DeadlineFiles()
PACK = FILES.pack(date(2026, 11, 23))


def running(course: Course) -> dict[str, Deadline]:
    return {d.id: d for d in deadlines(course, PACK, FILES.calendar())}


def of(building: Building) -> dict[str, Deadline]:
    return running(course_of(building.session))


def talked(building: Building, outcome: JointOutcome) -> Building:
    """A joint talk of everybody, ended that way."""
    everyone = tuple(p.person_id for p in building.session.people)
    building.room.joint.start(everyone, rules_accepted=True)
    building.room.joint.end(outcome)
    return building


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("opened", "first", "case"),
    [
        ("2026-02-13", "2026-02-25", "2026-03-16"),
        ("2026-04-30", "2026-05-08", "2026-06-01"),
        ("2026-11-23", "2026-11-26", "2026-12-23"),
        ("2026-01-16", "2026-01-21", "2026-02-24"),
    ],
)
def test_a_fresh_session_has_its_first_mediation_and_its_case_limit_ahead(opened: str, first: str, case: str):
    found = running(Course(opened_on=day(opened)))
    assert {k: d.due_on for k, d in found.items()} == {"D1": day(first), "D4": day(case)}
    assert all(d.certain and d.warns for d in found.values())


@pytest.mark.parametrize(
    ("failed", "again", "counted_from_failure"),
    [
        ("2026-09-28", "2026-10-13", "2026-10-28"),
        ("2026-09-18", "2026-09-29", "2026-10-19"),
        ("2026-11-23", "2026-12-02", "2026-12-23"),
    ],
)
def test_a_failed_first_mediation_may_be_repeated_within_seven_working_days(
    failed: str, again: str, counted_from_failure: str
):
    failed_on = day(failed)
    course = Course(
        opened_on=failed_on - timedelta(days=3), mediated=True, first_failed_on=failed_on, failed_on=failed_on
    )
    found = running(course)
    assert found["D2"].due_on == day(again)
    assert found["D5"].due_on == day(counted_from_failure)
    assert "D1" not in found


def test_of_the_two_case_limits_the_earlier_warns_and_the_later_names_it():
    failed_on = day("2026-11-23")
    found = running(Course(opened_on=day("2026-11-16"), mediated=True, failed_on=failed_on))
    assert (found["D4"].due_on, found["D5"].due_on) == (day("2026-12-16"), day("2026-12-23"))
    assert (found["D4"].warns, found["D5"].warns) == (True, False)
    assert (found["D4"].rival, found["D5"].rival) == ("", "D4")


def test_when_both_readings_end_on_one_day_only_the_law_warns():
    same = day("2026-11-23")
    found = running(Course(opened_on=same, mediated=True, failed_on=same))
    assert found["D4"].due_on == found["D5"].due_on
    assert [d.id for d in found.values() if d.warns] == ["D4"]


def test_a_term_that_reaches_into_a_year_without_data_says_so():
    found = running(Course(opened_on=day("2026-12-21")))
    assert found["D1"].certain
    assert not found["D4"].certain


def test_deadlines_come_earliest_first():
    course = Course(
        opened_on=day("2026-11-16"), first_failed_on=day("2026-11-23"), failed_on=day("2026-11-23")
    )
    assert [d.id for d in deadlines(course, PACK, FILES.calendar())] == ["D1", "D2", "D4", "D5"]


def test_a_closed_session_has_none():
    assert running(Course(opened_on=day("2026-11-23"), failed_on=day("2026-11-24"), closed=True)) == {}


def test_every_deadline_names_its_article_its_mark_and_why():
    found = running(Course(opened_on=DAY, first_failed_on=DAY, failed_on=DAY))
    assert len(found) == 4
    for deadline in found.values():
        assert "第" in deadline.article and "条" in deadline.article
        assert deadline.mark == "V"
        assert deadline.explanation and deadline.title


def test_a_session_without_a_joint_talk_waits_for_its_first_mediation():
    assert set(of(a_session().at(Stage.JOINT))) == {"D1", "D4"}


def test_a_joint_talk_that_failed_starts_the_seven_working_days():
    found = of(talked(a_session().at(Stage.JOINT), JointOutcome.NOT_AGREED))
    assert set(found) == {"D2", "D4", "D5"}
    assert found["D2"].started_on == DAY


def test_the_day_of_the_talk_counts_and_not_the_day_of_the_acceptance():
    found = of(talked(a_session().at(Stage.JOINT).later(days=4), JointOutcome.NOT_AGREED))
    assert found["D2"].started_on == DAY + timedelta(days=4)
    assert found["D5"].started_on == DAY + timedelta(days=4)
    assert found["D4"].started_on == DAY


def test_an_adjourned_talk_is_no_attempt():
    building = talked(a_session().at(Stage.JOINT), JointOutcome.ADJOURNED)
    assert attempts(building.session) == ()
    assert set(of(building)) == {"D1", "D4"}


def test_a_first_mediation_that_fails_after_an_adjournment_counts_from_its_own_day():
    building = talked(a_session().at(Stage.JOINT), JointOutcome.ADJOURNED).later(days=2)
    assert of(talked(building, JointOutcome.NOT_AGREED))["D2"].started_on == DAY + timedelta(days=2)


def test_a_second_failure_leaves_no_third_mediation_and_moves_the_case_limit():
    building = talked(a_session().at(Stage.JOINT), JointOutcome.NOT_AGREED).later(days=3)
    found = of(talked(building, JointOutcome.NOT_AGREED))
    assert set(found) == {"D4", "D5"}
    assert found["D5"].started_on == DAY + timedelta(days=3)


def test_an_agreement_reached_the_second_time_ends_the_wait():
    building = talked(a_session().at(Stage.JOINT), JointOutcome.NOT_AGREED).later(days=3)
    assert set(of(talked(building, JointOutcome.AGREED))) == {"D4"}


def test_a_signed_agreement_leaves_the_case_limit_until_it_is_performed():
    assert set(of(a_session().at(Stage.FOLLOW_UP))) == {"D4"}
    assert of(a_session().at(Stage.CLOSED)) == {}


def test_an_agreement_not_performed_counts_from_the_day_it_was_due():
    building = a_session().at(Stage.FOLLOW_UP)
    clause = building.session.clauses[0]
    building.later(days=15).room.follow_up.miss(clause.clause_id, "没有付款")
    found = of(building)
    assert found["D5"].started_on == clause.terms.due_on
    assert set(found) == {"D4", "D5"}


def test_terminating_ends_every_term():
    building = talked(a_session().at(Stage.JOINT), JointOutcome.NOT_AGREED)
    building.room.terminate("未达成协议", "依法处理")
    assert of(building) == {}


def test_a_session_counts_in_the_day_of_its_own_clock():
    session = a_session().session
    late = replace(session, opened_at=session.opened_at.replace(hour=23, minute=59))
    assert course_of(late).opened_on == DAY
