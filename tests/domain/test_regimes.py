"""The routes: who may open them, which stages they pass, what is law on them and what good practice."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import HostPost, Regime
from mediator.domain.missing import Missing
from mediator.domain.numbering import number_ends
from mediator.domain.progress import StageNotAllowed, next_stage, reached
from mediator.domain.regime_change import RegimeFixed
from mediator.domain.regimes import GateBasis, PostNotAllowed, basis_of, check_opening
from mediator.domain.stages import STAGE_ORDER, Stage, may_follow
from mediator.domain.wording import message
from tests.builders import a_session
from tests.people_samples import PACK

PLANS = {
    Regime.PUBLIC_ORDER: STAGE_ORDER[:-1],
    Regime.ON_THE_SPOT: (
        Stage.INTAKE,
        Stage.PARTIES,
        Stage.RIGHTS,
        Stage.FIRST_ROUND,
        Stage.AGREEMENT,
        Stage.FOLLOW_UP,
    ),
    Regime.PEOPLES: STAGE_ORDER[:-1],
    Regime.RECOGNITION: (Stage.INTAKE, Stage.PARTIES, Stage.RIGHTS, Stage.FIRST_ROUND, Stage.AGREEMENT),
    Regime.ADVICE: (Stage.INTAKE,),
}


@pytest.mark.parametrize("regime", list(Regime))
def test_every_route_passes_its_own_stages_and_closes_after_the_last(regime: Regime):
    rules = PACK.rules_of(regime)
    assert rules.plan == PLANS[regime]
    assert rules.last is PLANS[regime][-1]
    b = a_session(regime=regime)
    entered = [b.session.stage]
    while b.session.stage is not rules.last:
        b.finish()
        b.room.advance()
        entered.append(b.session.stage)
        assert reached(b.session, rules) == set(entered)
    assert tuple(entered) == rules.plan
    assert next_stage(b.session, rules) is None
    b.at(Stage.CLOSED)
    assert b.session.ended


def test_steps_are_counted_on_the_route_and_called_by_its_names():
    rules = PACK.rules_of(Regime.ON_THE_SPOT)
    assert [rules.number_of(s) for s in rules.plan] == [1, 2, 3, 4, 5, 6]
    assert rules.number_of(Stage.CLOSED) == 7
    assert rules.title_of(Stage.AGREEMENT) == "现场协议与签名"
    assert rules.title_of(Stage.INTAKE) == "受理与审查"


def test_a_stage_that_is_not_there_is_passed_over_and_never_entered():
    left_out = frozenset({Stage.COMPARISON, Stage.SECOND_ROUND, Stage.SHUTTLE, Stage.JOINT})
    assert may_follow(Stage.FIRST_ROUND, Stage.AGREEMENT, left_out)
    assert not may_follow(Stage.FIRST_ROUND, Stage.JOINT, left_out)
    assert not may_follow(Stage.FIRST_ROUND, Stage.AGREEMENT, frozenset())


def test_a_stage_at_will_is_passed_without_a_reason_but_not_in_the_middle_of_a_talk():
    b = a_session(regime=Regime.ON_THE_SPOT).at(Stage.FIRST_ROUND)
    assert b.room.missing() == ()
    b.talk("甲")
    with pytest.raises(StageNotAllowed, match="谈话还没有结束"):
        b.room.advance()


def test_good_practice_is_told_and_holds_nothing_up():
    b = a_session(regime=Regime.PEOPLES).at(Stage.FIRST_ROUND)
    assert b.room.missing() == ()
    told = [m for m in b.room.advised() if m.code == "talk"]
    assert len(told) == 2 and not any(m.blocking for m in told)
    b.room.advance()
    assert b.session.stage is Stage.COMPARISON


def test_the_same_gate_is_law_on_the_route_of_the_police():
    b = a_session().at(Stage.FIRST_ROUND)
    assert {m.code for m in b.room.missing()} == {"talk"}
    with pytest.raises(StageNotAllowed, match="还没有与林知夏单独谈完"):
        b.room.advance()


def test_a_route_names_its_own_articles():
    found = (
        Missing(
            code="unwilling", sentence=message("x"), article="公安机关办理行政案件程序规定第一百七十九条"
        ),
        Missing(code="guardian", sentence=message("x"), article="公安机关办理行政案件程序规定第一百八十一条"),
        Missing(code="place", sentence=message("x")),
    )
    weighed = PACK.rules_of(Regime.PEOPLES).weigh(found)
    assert weighed[0].article == "中华人民共和国人民调解法第十七条"
    assert [basis_of(m) for m in weighed] == [GateBasis.LAW, GateBasis.PRACTICE, GateBasis.LAW]
    assert PACK.rules_of(Regime.PUBLIC_ORDER).weigh(found) == found


@pytest.mark.parametrize(
    ("regime", "post", "refusal"),
    [
        (Regime.PUBLIC_ORDER, HostPost.PEOPLES_MEDIATOR, "“治安调解”由民警主持，人民调解员不能受理"),
        (Regime.ON_THE_SPOT, HostPost.PEOPLES_MEDIATOR, "“当场调解”由民警主持"),
        (Regime.RECOGNITION, HostPost.PEOPLES_MEDIATOR, "“和解认可”由民警主持"),
        (Regime.PEOPLES, HostPost.OFFICER, "“人民调解”由人民调解员主持，民警不能受理"),
    ],
)
def test_each_route_is_led_by_its_own(regime: Regime, post: HostPost, refusal: str):
    with pytest.raises(PostNotAllowed, match=refusal):
        check_opening(PACK.rules_of(regime), post, "青石社区人民调解委员会")


def test_advice_is_given_by_either_and_a_committee_has_a_name():
    for post in HostPost:
        assert check_opening(PACK.rules_of(Regime.ADVICE), post, "不用的名称") == ""
    rules = PACK.rules_of(Regime.PEOPLES)
    with pytest.raises(BadInput, match="人民调解委员会的名称"):
        check_opening(rules, HostPost.PEOPLES_MEDIATOR, " ")
    assert (
        check_opening(rules, HostPost.PEOPLES_MEDIATOR, " 青石社区人民调解委员会 ")
        == "青石社区人民调解委员会"
    )


@pytest.mark.parametrize(
    ("template", "ends"),
    [
        ("TJ-{year}-", ("TJ-2026-", "")),
        ("云公（青石）调解字〔{year}〕{number:04}号", ("云公（青石）调解字〔2026〕", "号")),
    ],
)
def test_a_number_has_its_place_in_the_template(template: str, ends: tuple[str, str]):
    assert number_ends(template, 2026) == ends


def test_another_way_is_open_until_somebody_is_heard():
    b = a_session(regime=Regime.ON_THE_SPOT)
    number = b.session.number
    assert b.room.route.offered() == (Regime.PUBLIC_ORDER, Regime.RECOGNITION, Regime.ADVICE)
    b.room.route.change_to(Regime.PUBLIC_ORDER, "对赔付有争议")
    assert (b.session.regime, b.session.number) == (Regime.PUBLIC_ORDER, number)
    b.at(Stage.RIGHTS)
    with pytest.raises(RegimeFixed, match="已经登记当事人，不能改为告知引导"):
        b.room.route.change_to(Regime.ADVICE, "不构成违反治安管理")
    assert b.room.route.offered() == (Regime.ON_THE_SPOT, Regime.RECOGNITION)
    b.at(Stage.COMPARISON)
    with pytest.raises(RegimeFixed, match="已经开始谈话"):
        b.room.route.change_to(Regime.ON_THE_SPOT, "当场履行")
    assert b.room.route.offered() == ()


def test_the_papers_of_police_and_committee_are_never_mixed():
    for regime, other in ((Regime.PUBLIC_ORDER, Regime.PEOPLES), (Regime.PEOPLES, Regime.PUBLIC_ORDER)):
        with pytest.raises(RegimeFixed, match="分开立案"):
            a_session(regime=regime).room.route.change_to(other, "改主意")


def test_a_change_wants_a_reason_and_another_way():
    b = a_session()
    with pytest.raises(BadInput):
        b.room.route.change_to(Regime.ADVICE, " ")
    with pytest.raises(RegimeFixed, match="走的就是这条途径"):
        b.room.route.change_to(Regime.PUBLIC_ORDER, "x")
