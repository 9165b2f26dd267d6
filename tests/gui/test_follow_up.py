"""回访与履行 in a session: results on their days, visits planned and made, what is missing before closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from mediator.domain.events import SatisfactionAnswer, VisitManner
from mediator.domain.stages import Stage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.session.follow_up import FollowUpPage
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle, texts_in

Make = Callable[..., Whole]


def signed() -> Building:
    return a_session().at(Stage.FOLLOW_UP)


def page_of(made: Whole, building: Building) -> FollowUpPage:
    page = made.session(building).page
    assert isinstance(page, FollowUpPage)
    return page


def press_named(page: FollowUpPage, name: str) -> None:
    wanted = [
        b for b in page.findChildren(QPushButton) if b.isVisible() and name in (b.text(), b.accessibleName())
    ]
    wanted[0].click()
    settle()


def open_result(page: FollowUpPage) -> None:
    press_named(page, "登记第1条的履行")


# -- obligations ------------------------------------------------------------------------


def test_what_was_promised_is_listed_with_its_day(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    shown = texts_in(page.obligations)
    assert "第1条" in shown and "3月19日" in shown
    assert "1项" in shown  # the mutual clause owes nothing


def test_the_keyboard_begins_on_the_first_thing_to_record(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    assert page.first_focus().accessibleName() == "登记第1条的履行"
    assert page.first_focus().hasFocus()


def test_a_payment_that_came_is_recorded_with_its_proof(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    assert page.performance.note.edit.hasFocus()
    page.performance.note.set_text("转账回单")
    page.performance.record.click()
    check = next(iter(building.session.performance.values()))
    assert (check.result, check.on, check.note) == ("performed", building.desk.today(), "转账回单")
    assert not page.performance.isVisible()
    assert "已履行" in texts_in(page.obligations) and "转账回单" in texts_in(page.obligations)


def test_a_promise_not_kept_needs_its_reason(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    page.performance.result.button_for("missed").click()
    assert not page.performance.day.isVisible()
    page.performance.record.click()
    assert page.performance.note.error() != ""
    assert building.session.performance == {}
    page.performance.note.set_text("一直没有付")
    page.performance.record.click()
    assert next(iter(building.session.performance.values())).result == "missed"
    assert "未履行" in texts_in(page.obligations)


def test_a_new_day_is_asked_for_when_it_is_put_off(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    page.performance.result.button_for("postponed").click()
    page.performance.note.set_text("下月发工资再付")
    page.performance.record.click()
    assert page.performance.day.error() == "请填写日期，例如2026-11-24"
    page.performance.day.set_value(date(2026, 4, 20))
    page.performance.record.click()
    assert "改期" in texts_in(page.obligations)
    assert "4月20日" in texts_in(page.obligations)
    assert "登记履行" in texts_in(page.obligations)


@pytest.mark.parametrize("typed", ["明天", "2026-02-30", "3月"])
def test_an_unreadable_day_is_asked_for_again_and_stays(whole: Make, typed: str):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    page.performance.day.set_text(typed)
    page.performance.record.click()
    assert page.performance.day.error() != ""
    assert page.performance.day.text() == typed
    assert building.session.performance == {}


def test_a_day_to_come_is_refused_at_its_field(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    page.performance.note.set_text("转账回单")
    page.performance.day.set_value(building.desk.today() + timedelta(days=5))
    page.performance.record.click()
    assert building.session.performance == {}
    assert page.performance.note.error() != ""
    assert page.performance.note.text() == "转账回单"


def test_what_was_typed_of_a_result_is_there_after_the_page_is_built_anew(whole: Make):
    building = signed()
    made = whole(desk=building.desk)
    page = page_of(made, building)
    open_result(page)
    page.performance.result.button_for("missed").click()
    page.performance.note.set_text("说了两次都没")
    made.navigator.switch_language()
    settle()
    form = made.view.page.performance
    assert form.isVisible()
    assert (form.result.value(), form.note.text()) == ("missed", "说了两次都没")


def test_giving_up_leaves_no_draft_behind(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    page.performance.note.set_text("转账回单")
    press_named(page, "取消")
    assert building.desk.drafts.all() == ()
    assert not page.performance.isVisible()
    assert page.first_focus().hasFocus()


def test_what_was_typed_for_one_promise_is_not_taken_for_another(whole: Make):
    building = a_session().at(Stage.AGREEMENT)
    building.drafted()
    building.room.agreement.draft_clause(building.clause(action="赔礼的水果钱"))
    building.locked().at(Stage.FOLLOW_UP)
    page = page_of(whole(desk=building.desk), building)
    open_result(page)
    page.performance.note.set_text("第一笔的回单")
    press_named(page, "登记第3条的履行")
    assert page.performance.note.text() == ""
    assert "登记第3条的履行" in texts_in(page.performance)


# -- visits -----------------------------------------------------------------------------


def test_a_first_visit_is_suggested_and_is_no_draft(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    assert page.plan.day.value() == building.desk.today() + timedelta(days=30)
    page.context.flush_drafts()
    assert building.desk.drafts.all() == ()


def test_a_visit_is_planned_and_listed(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    page.plan.manner.choose(VisitManner.PHONE.value)
    page.plan.record.click()
    assert [v.manner for v in building.session.visits] == [VisitManner.PHONE]
    assert "电话回访" in texts_in(page.visits) and "4月8日" in texts_in(page.visits)
    assert building.desk.drafts.all() == ()


def test_no_day_is_asked_for_at_its_field(whole: Make):
    building = signed()
    page = page_of(whole(desk=building.desk), building)
    page.plan.day.set_text("")
    page.plan.record.click()
    assert page.plan.day.error() == "请填写日期，例如2026-11-24"
    assert building.session.visits == ()


def visiting(whole: Make, building: Building) -> FollowUpPage:
    building.room.follow_up.plan_visit(building.desk.today(), VisitManner.PHONE)
    page = page_of(whole(desk=building.desk), building)
    press_named(page, "登记回访")
    return page


def test_a_visit_that_was_made_is_recorded_with_what_each_party_said(whole: Make):
    building = signed()
    page = visiting(whole, building)
    form = page.visit
    assert form.findings.edit.hasFocus()
    form.findings.set_text("双方相处正常")
    form.again.button_for("no").click()
    form.groups[building.id_of("甲")].button_for("4").click()
    form.groups[building.id_of("乙")].button_for("0").click()
    form.record.click()
    visit = building.session.visits[0]
    assert visit.findings == "双方相处正常"
    assert visit.satisfaction == (
        SatisfactionAnswer(person_id=building.id_of("甲"), score=4),
        SatisfactionAnswer(person_id=building.id_of("乙"), score=None),
    )
    assert "未再发生" in texts_in(page.visits)
    assert building.desk.drafts.all() == ()


def test_whether_it_happened_again_must_be_said(whole: Make):
    building = signed()
    page = visiting(whole, building)
    page.visit.findings.set_text("双方相处正常")
    page.visit.record.click()
    assert "请选择类似纠纷有没有再发生" in texts_in(page.visit)
    assert building.session.visits[0].visited_on is None
    assert page.visit.findings.text() == "双方相处正常"


def test_empty_findings_are_refused_at_their_field(whole: Make):
    building = signed()
    page = visiting(whole, building)
    page.visit.again.button_for("no").click()
    page.visit.record.click()
    assert page.visit.findings.error() != ""
    assert building.session.visits[0].visited_on is None


def test_what_was_typed_of_a_visit_is_there_after_the_page_is_built_anew(whole: Make):
    building = signed()
    page = visiting(whole, building)
    page.visit.findings.set_text("乙方说楼上")
    page.visit.again.button_for("yes").click()
    page.visit.groups[building.id_of("乙")].button_for("2").click()
    page.context.flush_drafts()
    again = FollowUpPage(page.context)
    assert not again.visit.isHidden()
    assert again.visit.findings.text() == "乙方说楼上"
    assert again.visit.again.value() == "yes"
    assert again.visit.groups[building.id_of("乙")].one() == "2"
    again.deleteLater()


# -- onward -----------------------------------------------------------------------------


def test_closing_waits_and_says_for_what(whole: Make):
    building = signed()
    made = whole(desk=building.desk)
    page = page_of(made, building)
    made.view.footer.primary().click()
    settle()
    assert made.view.page is page
    assert "结案前还有2件事" in texts_in(page.errors)
    assert page.errors.hasFocus()
    sentences = [link.text() for link in page.errors.links()]
    assert sentences == ["第1条还没有登记履行结果", "还没有做过回访"]
    page.errors.links()[1].click()
    assert page.plan.day.edit.hasFocus()


def test_everything_done_leads_to_the_closing(whole: Make):
    building = signed().finish()
    made = whole(desk=building.desk)
    made.session(building)
    made.view.footer.primary().click()
    assert made.view.page.stage is Stage.CLOSED


def test_a_closed_session_is_only_looked_at(whole: Make):
    building = a_session().at(Stage.CLOSED)
    made = whole(desk=building.desk)
    page = made.session(building, Stage.FOLLOW_UP).page
    assert "登记履行" not in texts_in(page) and "登记回访" not in texts_in(page)
    assert not page.plan.isVisible()
    assert made.view.footer.primary().text() == "查看结案"


def test_a_promise_not_kept_shows_the_way_to_end_it(whole: Make):
    building = signed()
    clause = building.session.clauses[0]
    building.later(days=20)
    building.room.follow_up.miss(clause.clause_id, "一直没有付")
    made = whole(desk=building.desk)
    made.session(building)
    assert "办理终止" in made.view.footer.hint()
    assert "终止调解" in texts_in(made.view.stepper)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, language: str):
    building = signed()
    visit = building.room.follow_up.plan_visit(building.desk.today(), VisitManner.PHONE).visits[-1]
    made = whole(desk=building.desk, look=Chosen(scale=scale, language=language))
    page = page_of(made, building)
    page.performance.begin(building.session.clauses[0])
    page.visit.begin(visit)
    settle()
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
