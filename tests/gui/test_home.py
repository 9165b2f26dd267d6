"""今日工作: today's sessions in their order, drafts, what comes due; names cut, columns that stack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mediator.domain.events import VisitManner
from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from mediator.gui.pages.home import HomePage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.widgets import AgendaRow, NoticeRow
from mediator.services.desk import Desk
from mediator.services.ports import Draft
from mediator.services.reception import Reception
from tests.builders import NOW, Building, a_desk, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import Whole, texts_in
from tests.people_samples import MATTER

Make = Callable[..., Whole]
SCALES = (1.0, 1.25, 1.5, 2.0)


class Named(Building):
    """A session with a title of its own, at a desk that others share."""

    def __init__(self, desk: Desk, title: str, at: datetime | None) -> None:
        self.desk = desk
        matter = replace(MATTER, title=title, happened_on=date(2026, 2, 1))
        self.room = Reception(desk).open(matter, guide_id="general", scheduled_at=at)


def opened(desk: Desk, title: str, at: datetime | None = None) -> Named:
    return Named(desk, title, at)


def a_full_day() -> Desk:
    """One under way, one planned for later, one from yesterday with a draft, one signed and overdue."""
    desk = a_desk()
    clock = desk.clock
    clock.moment = NOW - timedelta(days=12)
    opened(desk, "空调外机滴水").at(Stage.FOLLOW_UP)
    clock.moment = NOW - timedelta(days=1)
    left_over = opened(desk, "楼道杂物堆放").at(Stage.PARTIES)
    desk.drafts.save(
        Draft(session_id=left_over.session.session_id, field="x", text="半个", at=desk.clock.now())
    )
    clock.moment = NOW
    opened(desk, "停车位争执", at=NOW + timedelta(hours=6))
    child = opened(desk, "宠物伤人", at=NOW + timedelta(hours=1)).at(Stage.PARTIES)
    child.with_party("陈小雨", PartyRole.INJURED, date(2018, 4, 3))
    opened(desk, "噪声与手机").at(Stage.FIRST_ROUND)
    return desk


def rows(home: HomePage) -> list[AgendaRow]:
    return home.findChildren(AgendaRow)


def row_of(home: HomePage, title: str) -> AgendaRow:
    return next(r for r in rows(home) if title in r.accessibleName())


def notices(home: HomePage) -> str:
    return "\n".join(n.accessibleName() for n in home.findChildren(NoticeRow))


def test_an_empty_day_says_so_and_offers_a_new_mediation(qtbot: QtBot, theme: Look):
    home = HomePage(a_desk())
    on_screen(qtbot, home, 1100, 600)
    assert "今天没有安排会谈。" in texts_in(home)
    assert "没有未记下的文字。" in texts_in(home)
    assert "没有到期的履行和回访。" in texts_in(home)
    with qtbot.waitSignal(home.new_asked):
        home.new_button.click()


def test_todays_sessions_stand_in_the_order_of_the_work(qtbot: QtBot, theme: Look):
    home = HomePage(a_full_day())
    on_screen(qtbot, home, 1100, 700)
    titles = [r.accessibleName().split()[1] for r in rows(home)]
    assert titles == [
        "噪声与手机",
        "宠物伤人",
        "停车位争执",
        "楼道杂物堆放",
    ]


def test_each_state_has_its_words_and_its_one_action(qtbot: QtBot, theme: Look):
    home = HomePage(a_full_day())
    on_screen(qtbot, home, 1100, 700)
    for title, pill, action in (
        ("噪声与手机", "进行中", "继续"),
        ("宠物伤人", "缺监护人信息", "补充"),
        ("停车位争执", "待开始", "准备"),
    ):
        row = row_of(home, title)
        assert pill in texts_in(row)
        assert [b.text() for b in row.findChildren(QPushButton)] == [action]


def test_a_session_signed_today_is_shown_last(qtbot: QtBot, theme: Look):
    desk = a_full_day()
    opened(desk, "错拿快递").at(Stage.FOLLOW_UP)
    home = HomePage(desk)
    on_screen(qtbot, home, 1100, 700)
    last = rows(home)[-1]
    assert "错拿快递" in last.accessibleName()
    assert "协议已签" in texts_in(last)


def test_an_appointment_for_another_day_is_not_todays(qtbot: QtBot, theme: Look):
    desk = a_desk()
    opened(desk, "阳台花盆", at=NOW + timedelta(days=2))
    home = HomePage(desk)
    qtbot.addWidget(home)
    assert not any("阳台花盆" in r.accessibleName() for r in rows(home))


def test_names_are_cut_to_the_surname(qtbot: QtBot, theme: Look):
    home = HomePage(a_full_day())
    on_screen(qtbot, home, 1100, 700)
    shown = texts_in(home)
    assert "林某与许某" in shown
    for name in ("林知夏", "许明川", "陈小雨"):
        assert name not in shown


def test_what_is_overdue_comes_first_and_says_by_how_much(qtbot: QtBot, theme: Look):
    desk = a_full_day()
    home = HomePage(desk)
    on_screen(qtbot, home, 1100, 700)
    overdue = next(n for n in home.findChildren(NoticeRow) if "空调外机滴水" in n.accessibleName())
    assert "逾期2天" in texts_in(overdue)
    assert "登记" in [b.text() for b in overdue.findChildren(QPushButton)]


def test_visits_to_come_are_told_by_their_day(qtbot: QtBot, theme: Look):
    building = a_session().at(Stage.FOLLOW_UP)
    building.room.follow_up.plan_visit(building.desk.today() + timedelta(days=5), VisitManner.PHONE)
    home = HomePage(building.desk)
    on_screen(qtbot, home, 1100, 700)
    assert "回访林某、许某" in texts_in(home)
    assert "3月14日" in texts_in(home)


def test_a_draft_leads_back_to_its_session(qtbot: QtBot, theme: Look):
    desk = a_full_day()
    home = HomePage(desk)
    qtbot.addWidget(home)
    draft = next(n for n in home.findChildren(NoticeRow) if "自动保存" in n.accessibleName())
    assert "停在当事人信息·昨天" in draft.accessibleName()
    owner = desk.drafts.all()[0].session_id
    with qtbot.waitSignal(home.draft_opened, check_params_cb=lambda session_id: session_id == owner):
        draft.opened.emit()


def test_columns_stand_side_by_side_or_one_below_the_other(qtbot: QtBot, theme: Look):
    home = HomePage(a_full_day())
    on_screen(qtbot, home, 1150, 650)
    assert not home.is_stacked()
    home.resize(900, 650)
    assert home.is_stacked()


def test_large_type_stacks_them_on_the_smallest_screen(whole: Make):
    made = whole(desk=a_full_day(), look=Chosen(scale=1.5)).home()
    home = made.window.findChild(HomePage)
    assert home is not None and home.is_stacked()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_at_any_size_in_either_language(whole: Make, scale: float, language: str):
    made = whole(desk=a_full_day(), look=Chosen(scale=scale, language=language)).home()
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
