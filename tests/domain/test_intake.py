"""Opening a session, the screening and the officer's conclusion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Answer, ScreeningVerdict
from mediator.domain.intake import ReasonMissing, ScreeningNotFinished, checked_matter
from mediator.domain.screening import Gate, screen
from mediator.domain.stages import Stage
from tests.builders import a_session
from tests.people_samples import DAY, MATTER, PACK

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
CLEAR = {"need-violation": YES, "need-lighter": YES, "stop-179-1": NO, "review-protection": NO}


def verdict(**changed: Answer) -> ScreeningVerdict:
    answers = {**CLEAR, **{k.replace("_", "-"): v for k, v in changed.items()}}
    return screen(PACK, {k: (v, "") for k, v in answers.items()}).verdict


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
    found = screen(pack, {k: (v, "") for k, v in answers.items()})
    assert found.verdict is ScreeningVerdict.MUST_NOT
    assert [g.gate_id for g in found.against] == ["need-violation", "stop-crime"]


def test_every_finding_is_told_and_everything_open_is_listed():
    found = screen(PACK, {"need-lighter": (NO, ""), "stop-179-1": (YES, "")})
    assert [g.gate_id for g in found.against] == ["need-lighter", "stop-179-1"]
    assert [g.gate_id for g in found.open] == ["need-violation", "review-protection"]


def test_mediation_is_not_concluded_while_a_question_is_open():
    b = a_session()
    b.room.intake.answer("need-violation", YES)
    with pytest.raises(ScreeningNotFinished, match="还差3项"):
        b.room.intake.conclude(mediate=True)


def test_going_against_the_rules_needs_a_reason_and_names_the_article():
    b = a_session().finish()
    b.room.intake.answer("stop-179-1", YES)
    with pytest.raises(ReasonMissing) as refused:
        b.room.intake.conclude(mediate=True)
    assert "stop-179-1" in refused.value.article
    after = b.room.intake.conclude(mediate=True, reason="所长同意调解")
    assert after.conclusion is not None
    assert (after.conclusion.verdict, after.conclusion.mediate) == (ScreeningVerdict.MUST_NOT, True)


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
