"""结案: everything once more, the papers, and the one step that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton

from mediator.domain.stages import Stage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.questions import prepared
from mediator.gui.session.closing import ClosingPage
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle, texts_in

Make = Callable[..., Whole]
WORDS = "协议已全部履行，予以结案。"


def ready() -> Building:
    return a_session().at(Stage.FOLLOW_UP).finish()


def page_of(made: Whole, building: Building) -> ClosingPage:
    page = made.session(building, Stage.CLOSED).page
    assert isinstance(page, ClosingPage)
    return page


def test_the_keyboard_begins_in_the_summary(whole: Make):
    building = ready()
    page = page_of(whole(desk=building.desk), building)
    assert page.summary.edit.hasFocus()


def test_everything_stands_there_once_more_with_its_way_back(whole: Make):
    building = ready()
    made = whole(desk=building.desk)
    page = page_of(made, building)
    shown = texts_in(page.facts)
    for words in (building.session.matter.title, "林知夏、许明川", "3次", "1项已履行", "回访"):
        assert words in shown
    links = [b for b in page.facts.findChildren(QPushButton) if "当事人" in b.accessibleName()]
    links[0].click()
    assert made.view.page.stage is Stage.PARTIES


def test_a_skipped_stage_is_listed_with_its_reason(whole: Make):
    building = a_session().at(Stage.COMPARISON).finish()
    building.room.skip(Stage.SECOND_ROUND, "双方说法一致")
    building.at(Stage.FOLLOW_UP).finish()
    page = page_of(whole(desk=building.desk), building)
    assert "未进行：双方说法一致" in texts_in(page.facts)


def test_every_paper_can_be_opened(whole: Make):
    building = ready()
    made = whole(desk=building.desk)
    page = page_of(made, building)
    papers = building.room.dossier.papers()
    drawn = [paper for paper in papers if paper.is_drawn]
    assert f"{sum(1 for paper in papers if paper.in_file)}份" in texts_in(page.papers)
    opened: list[str] = []
    page.context.paper_asked.connect(lambda kind, title, pdf: opened.append(title))
    looks = [b for b in page.papers.findChildren(QPushButton) if b.isVisible() and b.text() == "查看"]
    assert len(looks) == len(drawn)
    looks[-1].click()
    settle()
    assert opened == [drawn[-1].title.in_chinese()]
    assert made.navigator.cover.page is not None


def test_closing_asks_once_and_then_nothing_can_be_changed(whole: Make):
    building = ready()
    questions = prepared()
    made = whole(desk=building.desk, questions=questions)
    page = page_of(made, building)
    page.summary.set_text(WORDS)
    made.view.footer.primary().click()
    assert questions.asked == ["close-session"]
    assert not building.session.ended
    questions.yes.add("close-session")
    made.view.footer.primary().click()
    settle()
    assert building.session.ended
    assert building.session.closing_summary == WORDS
    assert made.view.footer.primary() is None
    assert not page.summary.isVisible()
    assert "本次调解已结案" in texts_in(page) and WORDS in texts_in(page.facts)
    assert building.desk.drafts.all() == ()


def test_an_empty_summary_is_asked_for_before_any_question(whole: Make):
    building = ready()
    questions = prepared(yes=("close-session",))
    made = whole(desk=building.desk, questions=questions)
    page = page_of(made, building)
    made.view.footer.primary().click()
    assert questions.asked == []
    assert page.summary.error() == "请写明结案说明"
    assert "请写明结案说明" in texts_in(page.errors)
    page.errors.links()[0].click()
    assert page.summary.edit.hasFocus()


def test_a_refusal_says_what_is_owed_and_keeps_the_summary(whole: Make):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk, questions=prepared(yes=("close-session",)))
    page = page_of(made, building)
    page.summary.set_text(WORDS)
    made.view.footer.primary().click()
    assert not building.session.ended
    assert page.errors.hasFocus()
    assert "第1条还没有登记履行结果" in texts_in(page.errors)
    assert page.summary.text() == WORDS


def test_a_broken_promise_is_not_closed_as_kept(whole: Make):
    building = a_session().at(Stage.FOLLOW_UP)
    building.later(days=20)
    building.room.follow_up.miss(building.session.clauses[0].clause_id, "一直没有付")
    made = whole(desk=building.desk, questions=prepared(yes=("close-session",)))
    page = page_of(made, building)
    page.summary.set_text(WORDS)
    made.view.footer.primary().click()
    assert not building.session.ended
    assert "请办理终止" in texts_in(page.errors)


def test_what_was_typed_is_there_after_the_page_is_built_anew(whole: Make):
    building = ready()
    made = whole(desk=building.desk)
    page_of(made, building).summary.set_text("协议已全部")
    made.navigator.switch_language()
    settle()
    assert made.view.page.summary.text() == "协议已全部"


def test_control_characters_are_refused_in_words(whole: Make):
    building = ready()
    made = whole(desk=building.desk, questions=prepared(yes=("close-session",)))
    page = page_of(made, building)
    page.summary.set_text("已履行\u202e")
    made.view.footer.primary().click()
    assert not building.session.ended
    assert "看不见的控制字符（U+202E）" in page.summary.error()


def test_a_terminated_session_says_why_and_where_to_go_next(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.room.terminate("一方不愿意继续调解", "告知可以起诉")
    made = whole(desk=building.desk)
    page = page_of(made, building)
    shown = texts_in(page)
    assert "本次调解已终止" in shown and "本次调解已结案" not in shown
    assert "一方不愿意继续调解" in shown and "告知可以起诉" in shown
    assert "项已履行" not in shown
    page.press_back()
    assert made.view.page.stage is Stage.RIGHTS


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, language: str):
    building = ready()
    made = whole(desk=building.desk, look=Chosen(scale=scale, language=language))
    page_of(made, building)
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
