"""Opening a session, the screening and the officer's conclusion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Answer, GateOverride, Regime, ScreeningVerdict
from mediator.domain.intake import ReasonMissing, ScreeningNotFinished, SuperiorMissing, checked_matter
from mediator.domain.screening import Gate, screen
from mediator.domain.stages import Stage
from tests.builders import a_session
from tests.people_samples import DAY, MATTER, PACK
from tests.stand_ins import OnePack

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
POLICE = Regime.PUBLIC_ORDER
CLEAR = {"need-violation": YES, "need-lighter": YES, "stop-179-1": NO, "review-protection": NO}


def verdict(**changed: Answer) -> ScreeningVerdict:
    answers = {**CLEAR, **{k.replace("_", "-"): v for k, v in changed.items()}}
    return screen(PACK, POLICE, {k: (v, "") for k, v in answers.items()}).verdict


def test_a_dispute_may_be_mediated_when_every_need_holds_and_no_stop():
    assert verdict() is ScreeningVerdict.MAY


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"need_violation": NO}, ScreeningVerdict.NOT_POLICE_MATTER),
        ({"need_lighter": NO}, ScreeningVerdict.MUST_NOT),
        ({"stop_179_1": YES}, ScreeningVerdict.MUST_NOT),
        ({"review_protection": YES}, ScreeningVerdict.ASK_SUPERIOR),
        ({"review_protection": UNKNOWN}, ScreeningVerdict.INCOMPLETE),
        ({"need_violation": NO, "stop_179_1": YES}, ScreeningVerdict.NOT_POLICE_MATTER),
        ({"stop_179_1": YES, "review_protection": YES}, ScreeningVerdict.MUST_NOT),
        ({"stop_179_1": YES, "need_lighter": UNKNOWN}, ScreeningVerdict.MUST_NOT),
    ],
)
def test_the_gravest_finding_wins(changed: dict[str, Answer], wanted: ScreeningVerdict):
    assert verdict(**changed) is wanted


@pytest.mark.parametrize("field", ["title", "category", "place", "happened_time"])
def test_the_heads_of_a_matter_are_one_line_each(field: str):
    with pytest.raises(BadInput, match="请写成一行"):
        checked_matter(replace(MATTER, **{field: "一\n二"}), DAY)


def test_a_suspected_crime_goes_before_everything_else():
    crime: Gate = replace(PACK.gate("stop-179-1"), gate_id="stop-crime")
    pack = replace(PACK, gates=(*PACK.gates, crime))
    answers = {**CLEAR, "need-violation": NO, "stop-crime": YES}
    found = screen(pack, POLICE, {k: (v, "") for k, v in answers.items()})
    assert found.verdict is ScreeningVerdict.MUST_NOT
    assert [g.gate_id for g in found.against] == ["need-violation", "stop-crime"]


def test_every_finding_is_told_and_everything_open_is_listed():
    found = screen(PACK, POLICE, {"need-lighter": (NO, ""), "stop-179-1": (YES, "")})
    assert [g.gate_id for g in found.against] == ["need-lighter", "stop-179-1"]
    assert [g.gate_id for g in found.open] == ["need-violation", "review-protection"]


def test_mediation_is_not_concluded_while_a_question_is_open():
    b = a_session()
    b.room.intake.answer("need-violation", YES)
    with pytest.raises(ScreeningNotFinished, match="还差3项"):
        b.room.intake.conclude(mediate=True)


def departing(*gate_ids: str) -> tuple[GateOverride, ...]:
    return tuple(GateOverride(gate_id=gate_id, reason="双方一再要求，危险已经排除") for gate_id in gate_ids)


def test_going_against_the_rules_needs_a_reason_for_each_finding_and_names_the_article():
    b = a_session().finish()
    b.room.intake.answer("stop-179-1", YES)
    b.room.intake.answer("need-lighter", NO)
    with pytest.raises(ReasonMissing) as refused:
        b.room.intake.conclude(mediate=True, overrides=departing("need-lighter"))
    assert "stop-179-1" in refused.value.article
    assert refused.value.gate_id == "stop-179-1"
    after = b.room.intake.conclude(mediate=True, overrides=departing("stop-179-1", "need-lighter"))
    assert after.conclusion is not None
    assert (after.conclusion.verdict, after.conclusion.mediate) == (ScreeningVerdict.MUST_NOT, True)
    assert [o.gate_id for o in after.conclusion.overrides] == ["need-lighter", "stop-179-1"]
    assert after.conclusion.superior == ""


def test_what_a_superior_decides_needs_the_superiors_name():
    b = a_session().finish()
    b.room.intake.answer("review-protection", YES)
    with pytest.raises(SuperiorMissing) as refused:
        b.room.intake.conclude(mediate=True, overrides=departing("review-protection"))
    assert refused.value.gate_id == "review-protection"
    after = b.room.intake.conclude(mediate=True, overrides=departing("review-protection"), superior="顾长宁")
    assert after.conclusion is not None
    assert after.conclusion.superior == "顾长宁"
    assert after.conclusion.overrides[0].superior == "顾长宁"


def test_an_override_for_what_was_not_found_is_not_kept():
    b = a_session().finish()
    after = b.room.intake.conclude(mediate=True, overrides=departing("stop-179-1"), superior="顾长宁")
    assert after.conclusion is not None
    assert (after.conclusion.overrides, after.conclusion.superior) == ((), "")


def test_mediation_is_never_concluded_over_an_open_question_even_with_a_finding():
    b = a_session().finish()
    b.room.intake.answer("stop-179-1", YES)
    b.room.intake.answer("need-lighter", UNKNOWN)
    with pytest.raises(ScreeningNotFinished, match="还差1项"):
        b.room.intake.conclude(mediate=True, overrides=departing("stop-179-1"))


def test_a_second_finding_after_the_conclusion_asks_to_look_at_it_again():
    b = a_session().finish()
    b.room.intake.answer("stop-179-1", YES)
    b.room.intake.conclude(mediate=True, overrides=departing("stop-179-1"))
    assert b.room.missing() == ()
    b.room.intake.answer("need-lighter", NO)
    assert [m.code for m in b.room.missing()] == ["conclusion_outdated"]


def test_several_answers_given_at_once_are_recorded_each_for_itself():
    b = a_session()
    before = b.session.version
    b.room.intake.answer_all({"stop-179-1": NO, "review-protection": NO})
    assert b.session.version == before + 2
    assert b.session.screening == {"stop-179-1": (NO, ""), "review-protection": (NO, "")}
    b.room.intake.answer_all({})
    assert b.session.version == before + 2


def test_not_mediating_what_could_be_mediated_needs_a_reason_too():
    b = a_session().finish()
    with pytest.raises(ReasonMissing):
        b.room.intake.conclude(mediate=False)


def test_a_conclusion_falls_with_the_answers_it_was_drawn_from():
    b = a_session().finish()
    assert b.room.missing() == ()
    b.room.intake.answer("stop-179-1", YES, "后来才知道")
    assert [m.code for m in b.room.missing()] == ["conclusion_outdated"]
    with pytest.raises(Refusal, match="请重新写下审查结论"):
        b.room.advance()


def test_an_answer_changed_late_stops_the_session_where_it_stands():
    b = a_session().at(Stage.SHUTTLE)
    b.room.intake.answer("stop-179-1", YES)
    assert b.room.missing()[0].code == "conclusion_outdated"
    b.room.intake.conclude(mediate=False)
    assert b.room.missing()[0].code == "not_mediable"


def test_a_gate_that_the_pack_does_not_know_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        a_session().room.intake.answer("no-such-gate", YES)


def test_a_matter_wants_a_title_and_a_category_and_no_day_ahead():
    with pytest.raises(BadInput, match="案件简称"):
        checked_matter(replace(MATTER, title=" "), DAY)
    with pytest.raises(BadInput, match="纠纷类别"):
        checked_matter(replace(MATTER, category=""), DAY)
    with pytest.raises(BadInput, match="发生日期晚于今天"):
        checked_matter(replace(MATTER, happened_on=date(2026, 3, 10)), DAY)
    assert checked_matter(replace(MATTER, happened_on=DAY, place=""), DAY).happened_on == DAY


def test_the_matter_stands_once_the_text_is_locked():
    b = a_session().at(Stage.AGREEMENT).locked()
    with pytest.raises(Refusal, match="案件信息不能再改动"):
        b.room.intake.correct_matter(MATTER, "general")


def test_the_next_step_waits_for_place_day_and_conclusion():
    b = a_session()
    b.room.intake.correct_matter(replace(MATTER, place="", happened_on=None), "general")
    assert [m.code for m in b.room.missing()] == ["place", "happened_on", "screening", "conclusion"]
    with pytest.raises(Refusal, match="请填写发生地点"):
        b.room.advance()


def test_a_session_keeps_the_version_of_the_rules_it_began_under():
    b = a_session()
    assert [v for v in b.session.packs if v.kind == "rules"] == list(OnePack().versions())


def test_another_route_wants_a_conclusion_of_its_own():
    b = a_session().finish()
    assert b.session.conclusion is not None
    after = b.room.route.change_to(Regime.ON_THE_SPOT, "双方当场谈妥")
    assert after.conclusion is None
    assert "conclusion" in [m.code for m in b.room.missing()]
