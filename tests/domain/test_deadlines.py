"""Which terms run in a session, from its events: acceptance, a failed talk, an agreement not performed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediator.domain.appraisals import AppraisalSpan, days_not_counted
from mediator.domain.deadlines import Course, Deadline, attempts, course_of, deadlines
from mediator.domain.events import JointOutcome, Regime
from mediator.domain.stages import Stage
from mediator.knowledge.deadlines import DeadlineFiles
from tests.builders import Building, a_session
from tests.people_samples import DAY

FILES = DeadlineFiles()
PACK = FILES.pack(date(2026, 11, 23))


def running(course: Course) -> dict[str, Deadline]:
    return {d.id: d for d in deadlines(course, PACK, FILES.calendar(), course.closed_on or course.opened_on)}


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
    assert list(running(course)) == ["D1", "D2", "D4", "D5"]


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
    assert set(of(a_session().at(Stage.CLOSED))) == {"D9"}


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


@pytest.mark.parametrize(
    ("filed", "extended", "last"),
    [
        ("2026-03-06", 0, "2026-04-07"),
        ("2026-03-06", 1, "2026-05-06"),
        ("2026-03-06", 2, "2026-06-04"),
        ("2026-03-06", 3, "2026-06-04"),
        ("2026-01-16", 0, "2026-02-24"),
    ],
)
def test_an_extension_starts_from_the_unmoved_end_and_counts_twice_at_most(
    filed: str, extended: int, last: str
):
    course = Course(opened_on=day("2026-01-05"), filed_on=day(filed), extended=("D4",) * extended)
    assert running(course)["D4"].due_on == day(last)


def test_the_days_of_an_appraisal_are_not_counted_and_the_three_days_wait_for_its_result():
    opened = day("2026-03-02")
    waiting = Course(
        opened_on=opened, appraisals=(AppraisalSpan(requested_on=day("2026-03-03"), received_on=None),)
    )
    assert "D1" not in running(waiting)
    done = replace(
        waiting,
        appraisals=(AppraisalSpan(requested_on=day("2026-03-03"), received_on=day("2026-03-13")),),
    )
    found = running(done)
    assert found["D1"].due_on == day("2026-03-18")
    assert found["D4"].due_on == day("2026-04-13")  # 1 April and ten days more; 11 April is a Saturday
    assert found["D12"].due_on == day("2026-03-18")


def test_two_experts_at_work_on_the_same_days_are_left_out_once():
    spans = (
        AppraisalSpan(requested_on=day("2026-03-03"), received_on=day("2026-03-13")),
        AppraisalSpan(requested_on=day("2026-03-10"), received_on=day("2026-03-15")),
        AppraisalSpan(requested_on=day("2026-03-20"), received_on=None),
    )
    assert days_not_counted(spans) == 12


def test_a_request_that_somebody_step_aside_is_decided_within_two_days():
    found = running(Course(opened_on=day("2026-11-23"), recusal_asked_on=day("2026-11-23")))
    assert found["D10"].due_on == day("2026-11-25")


def test_the_file_is_made_within_ten_working_days_of_closing():
    closed = Course(opened_on=day("2026-09-01"), closed=True, closed_on=day("2026-09-24"))
    assert {k: d.due_on for k, d in running(closed).items()} == {"D9": day("2026-10-15")}
    assert running(replace(closed, file_made=True)) == {}


def test_the_committee_has_a_month_and_the_court_thirty_days():
    opened = Course(opened_on=day("2026-08-31"), regime=Regime.PEOPLES)
    assert {k: d.due_on for k, d in running(opened).items()} == {"D7": day("2026-09-30")}
    agreed = replace(opened, mediated=True, agreed_on=day("2026-09-01"))
    assert running(agreed)["D8"].due_on == day("2026-10-08")
    after = deadlines(agreed, PACK, FILES.calendar(), day("2026-10-09"))
    assert "D8" not in {d.id for d in after}


def test_no_police_term_runs_on_the_committee_s_route_and_none_of_the_court_on_the_police_s():
    everything = Course(
        opened_on=DAY, first_failed_on=DAY, failed_on=DAY, agreed_on=DAY, recusal_asked_on=DAY
    )
    assert set(running(everything)) == {"D1", "D2", "D4", "D5", "D10"}
    assert set(running(replace(everything, regime=Regime.PEOPLES))) == {"D7", "D8"}


def test_what_only_passes_is_shown_when_it_is_near():
    act = Course(opened_on=day("2026-11-23"), happened_on=day("2026-06-10"))
    assert "D13" in running(act)
    assert "D13" not in running(replace(act, happened_on=day("2026-11-01")))
    old = replace(act, happened_on=day("2023-12-20"))
    found = running(old)
    assert found["D15"].due_on == day("2026-12-21")
    assert "D13" not in found


def test_the_count_over_the_turn_of_the_year_says_that_next_year_is_not_known():
    found = running(Course(opened_on=day("2026-12-30"), regime=Regime.PUBLIC_ORDER))
    assert (found["D1"].due_on, found["D1"].certain) == (day("2027-01-05"), False)
    assert not found["D4"].certain
