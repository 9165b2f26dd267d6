"""回访与履行 outside a session: what comes due, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mediator.domain.events import VisitManner
from mediator.domain.stages import Stage
from mediator.gui.pages.due import DuePage
from mediator.gui.preferences import Look as Chosen
from mediator.services.desk import Desk
from tests.builders import a_desk, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import Whole, texts_in

Make = Callable[..., Whole]


def owing(days_later: int = 12) -> tuple[Desk, str]:
    """A signed agreement whose payment was due ten days after; this many days have passed."""
    building = a_session().at(Stage.FOLLOW_UP)
    building.room.follow_up.plan_visit(building.desk.today() + timedelta(days=30), VisitManner.IN_PERSON)
    building.later(days=days_later)
    return building.desk, building.session.session_id


def test_nothing_due_is_one_calm_sentence(qtbot: QtBot, theme: Look):
    page = DuePage(a_desk())
    on_screen(qtbot, page, 1000, 600)
    assert "没有到期的履行和回访。" in texts_in(page)


def test_the_overdue_stands_first_with_its_days_and_its_day(qtbot: QtBot, theme: Look):
    page = DuePage(owing()[0])
    on_screen(qtbot, page, 1000, 600)
    assert page.rows[0].accessibleName().endswith("林某：手机维修费·约定3月19日")
    assert "逾期2天" in texts_in(page.rows[0])
    assert "回访林某、许某" in page.rows[1].accessibleName()


def test_what_is_due_is_to_be_recorded_and_what_comes_later_to_be_seen(qtbot: QtBot, theme: Look):
    page = DuePage(owing()[0])
    on_screen(qtbot, page, 1000, 600)
    assert [row.findChildren(QPushButton)[0].text() for row in page.rows] == ["登记", "查看"]


def test_due_today_says_today(qtbot: QtBot, theme: Look):
    page = DuePage(owing(days_later=10)[0])
    on_screen(qtbot, page, 1000, 600)
    assert "今天" in texts_in(page.rows[0])
    assert page.rows[0].findChildren(QPushButton)[0].text() == "登记"


def test_a_line_opens_its_session(qtbot: QtBot, theme: Look):
    desk, session_id = owing()
    page = DuePage(desk)
    on_screen(qtbot, page, 1000, 600)
    with qtbot.waitSignal(page.session_opened, check_params_cb=lambda got: got == session_id):
        page.rows[0].findChildren(QPushButton)[0].click()


def test_the_navigation_counts_what_is_due(whole: Make):
    made = whole(desk=owing()[0]).home()
    entry = next(i for i in made.navigator.view.navigation.items() if i.key == "due")
    assert "1件到期" in entry.accessibleName()


def test_the_session_opens_on_its_follow_up(whole: Make):
    desk, session_id = owing()
    made = whole(desk=desk).home()
    made.navigator.open_session(session_id)
    assert made.view.page.stage is Stage.FOLLOW_UP


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, language: str):
    made = whole(desk=owing()[0], look=Chosen(scale=scale, language=language)).home()
    made.navigator.show_day("due")
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
