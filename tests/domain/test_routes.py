"""What one route has and the others do not: advice, on the spot, the committee's register, recognition."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediator.domain.closing import NotClosable
from mediator.domain.committee import NotTheCommittee
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    AdviceGiven,
    AgreementLocked,
    ApplicationMade,
    ApplicationSource,
    MediationTerminated,
    OralAgreementRecorded,
    RecognitionDecided,
    Regime,
    SessionClosed,
    SettlementWay,
    SignatureMade,
)
from mediator.domain.lock_gates import AgreementNotReady
from mediator.domain.paperwork import rights_notice_of
from mediator.domain.people import PartyRole
from mediator.domain.recognition import RecognitionNotAllowed
from mediator.domain.stages import Stage
from tests.builders import Building, a_session

# -- advice ------------------------------------------------------------------------------


def test_advice_says_who_was_told_what_and_where_to_go_and_closes():
    b = a_session(regime=Regime.ADVICE)
    with pytest.raises(NotClosable, match="还没有记下告知情况"):
        b.room.close("已告知")
    b.room.route.advise(("林知夏", "许明川"), "这是民间借贷。", "人民法院", "借条")
    b.room.close("已告知去处")
    kinds = [type(e.event) for e in b.events][1:]
    assert kinds == [AdviceGiven, SessionClosed]
    assert b.session.advice is not None and b.session.advice.told == ("林知夏", "许明川")
    with pytest.raises(Refusal, match="已经结案"):
        b.room.route.advise(("林知夏",), "再说一次", "人民法院")


def test_advice_is_not_terminated():
    with pytest.raises(NotClosable, match="告知引导不用终止"):
        a_session(regime=Regime.ADVICE).room.terminate("不归我们管", "法院")


@pytest.mark.parametrize(
    ("told", "words", "where"), [((), "x", "y"), (("林知夏",), " ", "y"), (("林知夏",), "x", "")]
)
def test_advice_to_nobody_about_nothing_is_refused(told: tuple[str, ...], words: str, where: str):
    with pytest.raises(BadInput):
        a_session(regime=Regime.ADVICE).room.route.advise(told, words, where)


# -- on the spot -------------------------------------------------------------------------


def spot_signed() -> Building:
    b = a_session(regime=Regime.ON_THE_SPOT).at(Stage.FOLLOW_UP)
    assert b.session.signed is not None and not b.session.visits
    return b


def test_on_the_spot_needs_no_visit_and_everything_on_the_day():
    b = spot_signed()
    assert {m.code for m in b.room.missing()} == {"obligation"}
    b.finish().room.close("当场履行完毕")
    assert b.session.ended


def test_what_was_performed_on_another_day_is_no_performance_on_the_spot():
    b = spot_signed().later(days=1)
    b.room.follow_up.perform(b.session.clauses[0].clause_id, b.desk.today(), "转账回单")
    assert [m.code for m in b.room.missing()] == ["performed_late"]
    with pytest.raises(NotClosable, match="不能按当场调解结案"):
        b.room.close("履行完毕")
    b.room.terminate("达成协议后没有当场履行。", "依法作出处理")
    assert isinstance(b.events[-2].event, MediationTerminated)


def test_a_later_term_cannot_be_locked_on_the_spot():
    b = a_session(regime=Regime.ON_THE_SPOT).at(Stage.AGREEMENT)
    later = b.desk.today() + timedelta(days=3)
    b.room.agreement.write_facts("林知夏与许明川在楼道发生争吵，推搡中许明川手机摔坏。")
    b.room.agreement.draft_clause(b.clause(on_the_spot=False, due_on=later))
    assert "not_at_once" in {m.code for m in b.room.missing()}
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    with pytest.raises(AgreementNotReady, match="不是当场履行"):
        b.room.agreement.lock()


# -- the committee -----------------------------------------------------------------------


def committee_people() -> Building:
    return a_session(regime=Regime.PEOPLES).at(Stage.PARTIES).with_parties()


def test_the_committee_enters_how_a_dispute_came_to_it():
    b = committee_people()
    assert [m.code for m in b.room.missing()] == ["application"]
    b.room.route.apply(
        ApplicationSource.APPLIED,
        applicants=(b.id_of("乙"),),
        respondents=(b.id_of("甲"),),
        requests=("赔偿手机", " 当面道歉 "),
    )
    assert b.room.missing() == ()
    assert isinstance(b.session.application, ApplicationMade)
    assert b.session.application.requests == ("赔偿手机", "当面道歉")


def test_an_application_has_an_applicant_a_request_and_two_sides():
    b = committee_people()
    one = b.id_of("甲")
    for applicants, respondents, requests, refusal in (
        ((), (), ("赔偿",), "请选择由谁申请"),
        ((one,), (), (), "请填写申请事项"),
        ((one,), (one,), ("赔偿",), "不能既是申请人又是被申请人"),
        (("nobody",), (), ("赔偿",), "登记过的当事人"),
    ):
        with pytest.raises(BadInput, match=refusal):
            b.room.route.apply(
                ApplicationSource.APPLIED,
                applicants=applicants,
                respondents=respondents,
                requests=requests,
            )
    with pytest.raises(BadInput, match="委托单位"):
        b.room.route.apply(ApplicationSource.ENTRUSTED)


def test_the_police_have_no_register_and_no_oral_agreement():
    b = a_session().at(Stage.PARTIES).with_parties()
    with pytest.raises(NotTheCommittee, match="公安机关主持"):
        b.room.route.apply(ApplicationSource.OWN_INITIATIVE)
    with pytest.raises(NotTheCommittee, match="公安机关主持"):
        b.room.route.record_oral("不要书面协议")


def test_an_oral_agreement_is_frozen_as_it_was_read_and_takes_effect_at_once():
    b = a_session(regime=Regime.PEOPLES).at(Stage.AGREEMENT).drafted()
    with pytest.raises(AgreementNotReady, match="朗读"):
        b.room.route.record_oral("双方都不要书面协议")
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    b.room.route.record_oral("双方都不要书面协议")
    kinds = [type(e.event) for e in b.events]
    assert kinds[-2:] == [AgreementLocked, OralAgreementRecorded] and SignatureMade not in kinds
    assert b.session.signed is not None and b.session.lock is not None
    assert b.session.signed.digest == b.session.lock.digest
    assert b.desk.log.paper(b.session.signed.paper_sha256) is not None
    b.at(Stage.CLOSED)


def test_who_began_to_sign_a_paper_has_one():
    b = a_session(regime=Regime.PEOPLES).at(Stage.AGREEMENT).locked().sign_next()
    with pytest.raises(NotTheCommittee, match="已经有人签名"):
        b.room.route.record_oral("不要书面协议")


def test_the_committee_tells_other_ways_when_it_comes_to_nothing():
    rules = a_session(regime=Regime.PEOPLES).room.rules
    assert "仲裁、行政、司法" in rules.next_route.zh
    assert all("处罚" not in phrase.zh for phrase in (*rules.endings, *rules.after))
    assert any("司法确认" in phrase.zh for phrase in rules.after)


@pytest.mark.parametrize("regime", [r for r in Regime if r is not Regime.PEOPLES])
def test_nothing_of_a_police_route_offers_judicial_confirmation(regime: Regime):
    rules = a_session(regime=regime).room.rules
    told = (rules.effect, rules.next_route.zh, *(p.zh for p in (*rules.after, *rules.endings)))
    assert not any("司法确认" in words for words in told)
    assert "confirmation-application-1" not in rules.papers


# -- recognition -------------------------------------------------------------------------


def at_recognition() -> Building:
    return a_session(regime=Regime.RECOGNITION).at(Stage.AGREEMENT)


def report(b: Building, *, settled: int = 2, performed: int = 1, way: SettlementWay | None = None) -> None:
    day = b.desk.today()
    b.room.route.report_settlement(
        way or SettlementWay.BY_THEMSELVES,
        settled_on=day - timedelta(days=settled),
        terms="赔偿540元，互相谅解",
        performed_on=day - timedelta(days=performed),
        proof="转账记录",
    )


def decide(b: Building, *, granted: bool = True, days_ago: int = 0) -> None:
    b.room.route.decide_recognition(
        granted=granted,
        decided_by="顾长宁",
        decided_on=b.desk.today() - timedelta(days=days_ago),
        reason="自愿和解并已履行",
    )


def test_recognition_goes_in_the_order_of_the_law():
    b = at_recognition()
    assert [m.code for m in b.room.missing()] == ["settlement"]
    with pytest.raises(RecognitionNotAllowed, match="先登记双方的和解"):
        b.room.route.apply_for_recognition(b.id_of("甲"), b.desk.today())
    report(b)
    assert [m.code for m in b.room.missing()] == ["applied", "applied", "recognition"]
    b.room.route.apply_for_recognition(b.id_of("甲"), b.desk.today())
    with pytest.raises(RecognitionNotAllowed, match="双方都书面申请"):
        decide(b)
    b.room.route.apply_for_recognition(b.id_of("乙"), b.desk.today())
    decide(b)
    assert isinstance(b.session.recognition, RecognitionDecided)
    assert b.room.missing() == ()
    with pytest.raises(NotClosable, match="和解已经认可"):
        b.room.terminate("改主意", "法院")


def test_nobody_applies_before_it_was_performed():
    b = at_recognition()
    report(b, settled=3, performed=1)
    with pytest.raises(RecognitionNotAllowed, match="履行后才能申请"):
        b.room.route.apply_for_recognition(b.id_of("甲"), b.desk.today() - timedelta(days=2))


@pytest.mark.parametrize(
    ("settled", "performed", "refusal"), [(1, 2, "早于和解日期"), (-1, -1, "不能晚于今天")]
)
def test_days_that_cannot_be_are_refused(settled: int, performed: int, refusal: str):
    with pytest.raises(BadInput, match=refusal):
        report(at_recognition(), settled=settled, performed=performed)


def test_a_settlement_before_a_committee_names_it():
    with pytest.raises(BadInput, match="人民调解委员会名称"):
        report(at_recognition(), way=SettlementWay.COMMITTEE)


def test_a_settlement_applied_for_is_not_reworded():
    b = at_recognition().settled()
    with pytest.raises(RecognitionNotAllowed, match="已经有人书面申请"):
        report(b)


def test_a_decision_is_not_before_the_application_and_made_once():
    b = at_recognition().settled()
    with pytest.raises(BadInput, match="早于申请日期"):
        decide(b, days_ago=1)
    decide(b)
    with pytest.raises(RecognitionNotAllowed, match="不能再改动"):
        decide(b, granted=False)


def test_what_is_not_recognised_ends_and_goes_its_way():
    b = at_recognition().settled()
    decide(b, granted=False)
    assert [m.code for m in b.room.missing()] == ["not_recognised"]
    b.room.terminate("申请没有得到认可。", b.room.rules.next_route.zh)
    assert b.session.terminated and "依法作出处理" in b.session.next_route


def test_only_those_between_whom_it_is_apply():
    b = a_session(regime=Regime.RECOGNITION).at(Stage.PARTIES).with_parties()
    b.with_party("何文青", PartyRole.NEITHER).at(Stage.AGREEMENT)
    report(b)
    with pytest.raises(RecognitionNotAllowed, match="只由纠纷双方当事人申请"):
        b.room.route.apply_for_recognition(b.id_of("丙"), b.desk.today())


def test_recognition_is_for_its_own_route():
    with pytest.raises(RecognitionNotAllowed, match="不走和解认可"):
        report(a_session())
    with pytest.raises(RecognitionNotAllowed, match="前面的步骤"):
        report(a_session(regime=Regime.RECOGNITION))


# -- the will ----------------------------------------------------------------------------


def test_each_route_asks_for_the_will_it_needs():
    asked = {regime: a_session(regime=regime).room.rules.willing.zh for regime in Regime}
    assert "公安机关" in asked[Regime.PUBLIC_ORDER] and "调解委员会" in asked[Regime.PEOPLES]
    assert "当场履行" in asked[Regime.ON_THE_SPOT] and "申请认可" in asked[Regime.RECOGNITION]
    assert asked[Regime.ADVICE] == ""


@pytest.mark.parametrize(("regime", "printed"), [(Regime.PUBLIC_ORDER, True), (Regime.RECOGNITION, False)])
def test_a_settlement_is_no_will_to_be_mediated_by_the_police(regime: Regime, printed: bool):
    b = a_session(regime=regime).at(Stage.FIRST_ROUND)
    paper = rights_notice_of(b.session, b.room.pack, b.id_of("甲"), station="青石派出所", training=True)
    assert paper.asks_willing is printed
