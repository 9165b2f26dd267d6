"""立案与期限: opened from the steps, every term with its article, and what is wrong said in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from mediator.domain.events import AppraisalState
from mediator.domain.stages import Stage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.session.case_page import CasePage
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle, texts_in
from tests.people_samples import DAY

Make = Callable[..., Whole]


def page_of(made: Whole, building: Building) -> CasePage:
    view = made.session(building)
    view.stepper.terms_asked.emit()
    settle()
    assert isinstance(view.page, CasePage)
    return view.page


def errors_of(page: CasePage) -> str:
    return "".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


def test_the_terms_stand_there_with_article_and_days_left(whole: Make):
    building = a_session().at(Stage.PARTIES)
    page = page_of(whole(desk=building.desk), building)
    shown = texts_in(page.terms)
    for words in ("首次调解", "办案期限", "第一百一十八条", "还剩"):
        assert words in shown


def test_the_page_s_button_leads_back_to_where_it_was_opened(whole: Make):
    building = a_session().at(Stage.PARTIES)
    made = whole(desk=building.desk)
    page_of(made, building).press_primary()
    assert made.view.page.stage is Stage.PARTIES
    assert not isinstance(made.view.page, CasePage)


def test_a_filing_is_recorded_and_shown(whole: Make):
    building = a_session().at(Stage.PARTIES)
    page = page_of(whole(desk=building.desk), building)
    page.filing.number.set_text("示公（翠）行立字〔2026〕0001号")
    page.filing.day.set_value(DAY)
    page.filing.record.click()
    assert building.room.session.filing is not None
    assert "0001号" in page.filing.shown.text()
    assert page.filing.number.text() == ""


def test_a_filing_without_a_day_says_so_and_keeps_what_was_typed(whole: Make):
    building = a_session().at(Stage.PARTIES)
    page = page_of(whole(desk=building.desk), building)
    page.filing.number.set_text("示公1号")
    page.filing.record.click()
    assert building.room.session.filing is None
    assert page.filing.number.text() == "示公1号"
    assert "请填写日期" in errors_of(page)


def test_a_third_extension_is_refused_in_place(whole: Make):
    building = a_session().at(Stage.PARTIES)
    page = page_of(whole(desk=building.desk), building)
    for _ in range(3):
        page.extension.by.set_text("周正")
        page.extension.reason.set_text("证人在外地")
        page.extension.day.set_value(DAY)
        page.extension.record.click()
    assert len(building.room.session.extensions) == 2
    assert "不能再延长" in errors_of(page)


def test_an_appraisal_stops_the_three_days_until_its_result(whole: Make):
    building = a_session().at(Stage.RIGHTS)
    page = page_of(whole(desk=building.desk), building)
    page.appraisal.day.set_value(DAY)
    page.appraisal.state.choose(AppraisalState.REQUESTED.value)
    page.appraisal.record.click()
    assert "已委托" in texts_in(page)
    assert "首次调解" not in texts_in(page.terms)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_and_has_a_name(whole: Make, scale: float):
    building = a_session().at(Stage.RIGHTS)
    made = whole(desk=building.desk, look=Chosen(scale=scale))
    page = page_of(made, building)
    assert audit(page) == []
    assert stops_without_name(page) == []
    assert overflowing(page) == []
    assert fits(made.window) == []
