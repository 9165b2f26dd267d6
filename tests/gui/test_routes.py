"""The pages that one route has and the others do not, and the choice between the routes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.domain.events import ApplicationSource, Regime, SettlementWay
from mediator.domain.stages import Stage
from mediator.gui.preferences import Look
from mediator.gui.questions import prepared
from mediator.gui.session.advice import AdvicePage
from mediator.gui.session.application import CommitteePartiesPage
from mediator.gui.session.follow_up import FollowUpPage
from mediator.gui.session.oral import CommitteeAgreementPage
from mediator.gui.session.recognition import RecognitionPage
from mediator.gui.session.stage_page import StagePage
from mediator.gui.session.stage_table import PAGES, ROUTE_PAGES
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.one_page import SCALES
from tests.gui.whole_window import Whole, settle, texts_in

Make = Callable[..., Whole]


def opened(whole: Make, building: Building, **questions: str) -> tuple[Whole, StagePage]:
    made = whole(desk=building.desk, questions=prepared(**questions))
    return made, made.session(building).page


def press_named(where: QWidget, name: str) -> None:
    settle()
    buttons = [b for b in where.findChildren(QPushButton) if b.isVisible()]
    wanted = [b for b in buttons if name in (b.accessibleName(), b.text())]
    assert wanted, f"no button {name}"
    wanted[0].click()
    settle()


def test_a_page_of_a_route_belongs_to_a_stage_that_route_has():
    for (stage, regime), _page in ROUTE_PAGES.items():
        assert stage in a_session(regime=regime).room.rules.plan
        assert stage in PAGES


# -- advice ------------------------------------------------------------------------------


def test_advice_is_typed_recorded_and_closed(whole: Make):
    building = a_session(regime=Regime.ADVICE)
    made, page = opened(whole, building)
    assert isinstance(page, AdvicePage)
    page.press_primary()
    assert page.advice.told.error() and page.advice.words.error() and page.advice.where.error()
    page.advice.told.set_text("林知夏、许明川")
    page.advice.words.set_text("这是民间借贷纠纷。")
    page.advice.where.set_text("云溪市青石区人民法院")
    page.press_primary()
    settle()
    assert building.room.session.advice is not None
    assert building.room.session.advice.told == ("林知夏", "许明川")
    assert made.view.page.stage is Stage.CLOSED
    assert building.desk.drafts.load(building.session.session_id) == ()


# -- the committee -----------------------------------------------------------------------


def test_the_register_is_asked_for_once_the_people_are_entered(whole: Make):
    building = a_session(regime=Regime.PEOPLES).at(Stage.PARTIES).with_parties()
    made, page = opened(whole, building)
    assert isinstance(page, CommitteePartiesPage)
    card = page.application
    assert not card.form.isVisible()
    page.press_primary()
    settle()
    assert card.form.isVisible()
    card.submit()
    assert card.wrong.isVisible()
    card.source.button_for("applied").click()
    card.applicants.button_for(building.id_of("乙")).click()
    card.requests.set_text("赔偿手机\n当面道歉")
    card.submit()
    application = building.room.session.application
    assert application is not None and application.source is ApplicationSource.APPLIED
    assert application.applicants == (building.id_of("乙"),)
    assert application.respondents == (building.id_of("甲"),)
    assert application.requests == ("赔偿手机", "当面道歉")
    page.press_primary()
    settle()
    assert made.view.page.stage is Stage.RIGHTS


def read_aloud() -> Building:
    building = a_session(regime=Regime.PEOPLES).at(Stage.AGREEMENT).drafted()
    building.room.agreement.read_aloud(tuple(p.person_id for p in building.session.parties))
    return building


def test_an_agreement_that_was_read_may_be_entered_without_a_paper(whole: Make):
    building = read_aloud()
    made, page = opened(whole, building, **{"oral-agreement": "双方都不要书面协议"})
    assert isinstance(page, CommitteeAgreementPage)
    assert ("oral", "登记口头协议") in page.footer_plan().secondary
    page.press_secondary("oral")
    settle()
    assert building.room.session.oral == "双方都不要书面协议"
    shown = texts_in(page)
    assert "口头协议已登记" in shown and "双方都不要书面协议" in shown and "已登记" in shown
    assert "治安调解协议书" not in shown
    page.press_primary()
    settle()
    assert isinstance(made.view.page, FollowUpPage)
    assert "司法确认" in texts_in(made.view.page)


def test_without_a_reason_nothing_is_entered(whole: Make):
    building = read_aloud()
    _, page = opened(whole, building)
    page.press_secondary("oral")
    assert building.room.session.lock is None


def test_the_police_are_not_offered_an_agreement_without_paper(whole: Make):
    building = a_session().at(Stage.AGREEMENT).drafted()
    building.room.agreement.read_aloud(tuple(p.person_id for p in building.session.parties))
    _, page = opened(whole, building)
    assert not isinstance(page, CommitteeAgreementPage)
    assert "oral" not in dict(page.footer_plan().secondary)


# -- recognition -------------------------------------------------------------------------


def test_recognition_opens_step_by_step(whole: Make):
    building = a_session(regime=Regime.RECOGNITION).at(Stage.AGREEMENT)
    made, page = opened(whole, building)
    assert isinstance(page, RecognitionPage)
    page.press_primary()
    assert [link.text() for link in page.errors.links()] == ["还没有登记和解内容和履行情况"]
    assert not page.decision.record.isVisible()
    form, today = page.settlement, building.desk.today()
    form.submit()
    assert form.wrong.isVisible()
    form.way.button_for("by_themselves").click()
    form.settled_on.set_value(today)
    form.performed_on.set_value(today)
    form.terms.set_text("赔偿540元，互相谅解")
    form.proof.set_text("转账记录")
    assert form.submit()
    settlement = building.room.session.settlement
    assert settlement is not None and settlement.way is SettlementWay.BY_THEMSELVES
    press_named(page.applications, "收到林知夏的申请")
    assert not page.decision.record.isVisible()
    press_named(page.applications, "收到许明川的申请")
    assert page.decision.record.isVisible() and not form.record.isVisible()
    page.decision.granted.button_for("yes").click()
    page.decision.by.set_text("顾长宁")
    page.decision.on.set_value(today)
    page.decision.reason.set_text("自愿和解并已履行")
    page.decision.submit()
    recognition = building.room.session.recognition
    assert recognition is not None and recognition.granted
    page.press_primary()
    settle()
    assert made.view.page.stage is Stage.CLOSED


def test_what_a_rule_refuses_is_said_on_the_form_and_nothing_is_lost(whole: Make):
    building = a_session(regime=Regime.RECOGNITION).at(Stage.AGREEMENT)
    _, page = opened(whole, building)
    assert isinstance(page, RecognitionPage)
    form, today = page.settlement, building.desk.today()
    form.way.button_for("committee").click()
    assert form.committee.isVisible()
    form.settled_on.set_value(today)
    form.performed_on.set_value(today)
    form.terms.set_text("赔偿540元")
    form.proof.set_text("收条")
    assert not form.submit()
    assert "人民调解委员会名称" in texts_in(form.wrong)
    assert form.terms.text() == "赔偿540元" and building.room.session.settlement is None


# -- on the spot -------------------------------------------------------------------------


def test_on_the_spot_no_visit_is_asked_for(whole: Make):
    building = a_session(regime=Regime.ON_THE_SPOT).at(Stage.FOLLOW_UP)
    _, page = opened(whole, building)
    assert isinstance(page, FollowUpPage)
    assert not page.visits.isVisible() and not page.plan.isVisible()
    assert "当场履行" in texts_in(page)


def test_the_steps_are_those_of_the_route(whole: Make):
    building = a_session(regime=Regime.ON_THE_SPOT).at(Stage.AGREEMENT)
    made, _ = opened(whole, building)
    shown = texts_in(made.view.stepper)
    assert "第5步，共6步" in shown and "现场协议与签名" in shown
    assert "比对看板" not in shown and "往返商谈" not in shown


# -- every size --------------------------------------------------------------------------

STAGES = [
    (Regime.ADVICE, Stage.INTAKE),
    (Regime.PEOPLES, Stage.PARTIES),
    (Regime.RECOGNITION, Stage.AGREEMENT),
    (Regime.ON_THE_SPOT, Stage.FOLLOW_UP),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(("regime", "stage"), STAGES)
def test_every_control_can_be_read_and_hit(
    whole: Make, regime: Regime, stage: Stage, scale: float, language: str
):
    building = a_session(regime=regime).at(stage)
    made = whole(desk=building.desk, look=Look(scale=scale, language=language))
    page = made.session(building).page
    if isinstance(page, CommitteePartiesPage):
        page.application.open()
        settle()
    window = made.window
    assert [*audit(window), *fits(window), *overflowing(page), *stops_without_name(page)] == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_register_without_paper_can_be_read(whole: Make, scale: float):
    building = read_aloud()
    building.room.route.record_oral("双方都不要书面协议")
    made = whole(desk=building.desk, look=Look(scale=scale))
    page = made.session(building).page
    assert [*audit(made.window), *fits(made.window), *overflowing(page)] == []
