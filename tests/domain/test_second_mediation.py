"""The second mediation: once more at most, within seven working days; and the case behind the session."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import AppraisalKind, AppraisalState, JointOutcome
from mediator.domain.second_mediation import NoFurtherMediation
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import DAY


def everyone(building: Building) -> tuple[str, ...]:
    return tuple(p.person_id for p in building.session.people)


def failed(building: Building) -> Building:
    building.room.joint.start(everyone(building), rules_accepted=True)
    building.room.joint.end(JointOutcome.NOT_AGREED)
    return building


def last_day(building: Building) -> date:
    end = building.room.case.second_mediation_until()
    assert end is not None
    return end.day


def test_before_a_mediation_has_failed_no_second_one_is_limited():
    assert a_session().at(Stage.JOINT).room.case.second_mediation_until() is None


def test_a_second_mediation_may_still_begin_on_the_last_day():
    building = failed(a_session().at(Stage.JOINT))
    building.later(days=(last_day(building) - DAY).days)
    building.room.joint.start(everyone(building), rules_accepted=True)
    assert building.session.open_joint_talk is not None


def test_after_the_last_day_it_is_refused_with_the_article():
    building = failed(a_session().at(Stage.JOINT))
    building.later(days=(last_day(building) - DAY).days + 1)
    with pytest.raises(NoFurtherMediation) as refusal:
        building.room.joint.start(everyone(building), rules_accepted=True)
    assert "第一百八十三条" in refusal.value.article
    assert building.session.open_joint_talk is None


def test_a_third_mediation_is_refused_the_same_day():
    building = failed(failed(a_session().at(Stage.JOINT)))
    with pytest.raises(NoFurtherMediation):
        building.room.joint.start(everyone(building), rules_accepted=True)


def test_an_adjourned_talk_may_be_taken_up_again_while_the_term_runs():
    building = failed(a_session().at(Stage.JOINT))
    building.room.joint.start(everyone(building), rules_accepted=True)
    building.room.joint.end(JointOutcome.ADJOURNED)
    building.later(days=1).room.joint.start(everyone(building), rules_accepted=True)
    assert building.session.open_joint_talk is not None


def test_an_agreement_cannot_be_locked_once_the_term_has_passed_without_one():
    building = failed(a_session().at(Stage.JOINT))
    building.room.skip(Stage.JOINT, "改为分别商谈")
    building.room.advance()
    building.later(days=20)
    with pytest.raises(NoFurtherMediation):
        building.room.agreement.lock()


def test_the_filing_is_not_ahead_and_not_before_the_act():
    building = a_session()
    with pytest.raises(BadInput):
        building.room.case.record_filing("", DAY + timedelta(days=1))
    with pytest.raises(BadInput):
        building.room.case.record_filing("", date(2020, 1, 1))
    building.room.case.record_filing("示公（翠）行立字〔2026〕0001号", DAY)
    assert building.session.filing is not None
    assert building.session.filing.filed_on == DAY


def test_the_case_limit_is_extended_twice_and_no_more():
    building = a_session()
    for _ in range(2):
        building.room.case.extend("D4", approved_by="周正", approved_on=DAY, reason="证人在外地")
    with pytest.raises(Refusal) as refusal:
        building.room.case.extend("D4", approved_by="周正", approved_on=DAY, reason="证人在外地")
    assert "第一百一十八条" in refusal.value.article


@pytest.mark.parametrize("rule_id", ["D1", "D2", "D7", "nothing"])
def test_what_the_law_does_not_extend_is_not_extended(rule_id: str):
    with pytest.raises(Refusal):
        a_session().room.case.extend(rule_id, approved_by="周正", approved_on=DAY, reason="忙")


def test_an_appraisal_is_asked_for_before_its_result_comes():
    building = a_session().at(Stage.RIGHTS)
    person = building.session.parties[0].person_id
    with pytest.raises(Refusal):
        building.room.case.note_appraisal(AppraisalKind.INJURY, person, AppraisalState.RECEIVED, DAY)
    building.room.case.note_appraisal(AppraisalKind.INJURY, person, AppraisalState.REQUESTED, DAY)
    assert "D1" not in {d.id for d in building.room.case.deadlines()}
    building.later(days=3)
    with pytest.raises(BadInput):
        building.room.case.note_appraisal(
            AppraisalKind.INJURY, person, AppraisalState.RECEIVED, DAY - timedelta(days=1)
        )
    building.room.case.note_appraisal(
        AppraisalKind.INJURY, person, AppraisalState.RECEIVED, DAY + timedelta(days=3), "轻微伤"
    )
    assert "D12" in {d.id for d in building.room.case.deadlines()}


def test_an_appraisal_that_is_refused_wants_its_ground():
    building = a_session().at(Stage.RIGHTS)
    person = building.session.parties[0].person_id
    with pytest.raises(BadInput):
        building.room.case.note_appraisal(AppraisalKind.INJURY, person, AppraisalState.REFUSED, DAY)
