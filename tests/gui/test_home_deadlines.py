"""The deadlines on the home page: the calm note, the days left, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator.domain.events import JointOutcome
from mediator.domain.stages import Stage
from mediator.gui.pages.due import DuePage
from mediator.gui.pages.home import HomePage
from mediator.gui.pages.home_deadlines import DeadlineCards, countdown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Para, Pill
from mediator.knowledge.deadlines import DeadlineFiles
from mediator.knowledge.law import LawFiles
from mediator.services.desk import Desk
from mediator.services.reception import Reception
from mediator.services.room import Room
from tests.builders import Building, a_desk, a_session
from tests.gui.audit import audit, fits, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.people_samples import GUIDE, MATTER

MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
TODAY = MONDAY.date()


def failed(now: datetime = MONDAY) -> Building:
    """A first mediation that came to nothing on that day."""
    building = a_session(desk=a_desk(now=now)).at(Stage.JOINT)
    building.room.joint.start(tuple(p.person_id for p in building.session.people), rules_accepted=True)
    building.room.joint.end(JointOutcome.NOT_AGREED)
    return building


def opened(desk: Desk, title: str) -> Room:
    return Reception(desk).open(replace(MATTER, title=title), guide_id=GUIDE.guide_id)


def words(window: QWidget) -> str:
    return "\n".join(para.text_shown() for para in window.findChildren(Para))


def pills(cards: DeadlineCards) -> list[str]:
    return [pill.text_shown() for row in cards.rows for pill in row.findChildren(Pill)]


@pytest.fixture
def home(qtbot: QtBot, theme: Look) -> Iterator[HomePage]:
    page = HomePage(failed().desk)
    on_screen(qtbot, page, 1150, 690)
    yield page


def test_the_note_says_until_when_a_second_mediation_is_possible(home: HomePage):
    assert "「楼道纠纷」首次调解未达成协议，如需再次调解，应在12月2日前完成。" in words(home)


def test_a_row_counts_down_and_names_day_and_article(qtbot: QtBot, theme: Look):
    cards = DeadlineCards(failed().desk)
    qtbot.addWidget(cards)
    assert pills(cards) == ["还剩9天"]
    assert "再次调解：12月2日，公安机关办理行政案件程序规定第一百八十三条" in words(cards)
    assert "办案期限：12月23日" in words(cards)
    assert "第一百一十八条" in cards.rows[0].accessibleDescription()


def test_both_readings_of_the_case_limit_stand_there_and_the_earlier_counts(qtbot: QtBot, theme: Look):
    building = a_session(desk=a_desk(now=MONDAY.replace(day=16))).at(Stage.JOINT).later(days=7)
    building.room.joint.start(tuple(p.person_id for p in building.session.people), rules_accepted=True)
    building.room.joint.end(JointOutcome.NOT_AGREED)
    cards = DeadlineCards(building.desk)
    qtbot.addWidget(cards)
    assert "办案期限：12月16日\n" in words(cards)
    assert "办案期限（从调解不成之日起算）：12月23日，按较早的提醒，待法制确认" in words(cards)


def test_two_readings_with_one_day_are_told_once(qtbot: QtBot, theme: Look):
    cards = DeadlineCards(failed().desk)
    qtbot.addWidget(cards)
    assert "按较早的提醒" not in words(cards)


def test_the_note_goes_once_the_seven_days_are_over_and_the_row_turns_red(qtbot: QtBot, theme: Look):
    cards = DeadlineCards(failed().later(days=10).desk)
    qtbot.addWidget(cards)
    assert cards.notes == []
    assert pills(cards) == ["逾期1天"]


def test_the_note_still_stands_on_the_last_day(qtbot: QtBot, theme: Look):
    cards = DeadlineCards(failed().later(days=9).desk)
    qtbot.addWidget(cards)
    assert len(cards.notes) == 1
    assert pills(cards) == ["今天到期"]


def test_a_year_without_a_calendar_is_said_beside_the_day_and_below(qtbot: QtBot, theme: Look):
    cards = DeadlineCards(failed(MONDAY.replace(month=12, day=28)).desk)
    qtbot.addWidget(cards)
    assert "应在2027年1月7日（暂算）前完成" in words(cards)
    assert "2027年的放假安排还没有录入" in words(cards)
    assert "2026年的放假安排待法制确认。" in words(cards)


def test_a_refused_file_of_the_station_is_named(qtbot: QtBot, theme: Look, tmp_path: Path):
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.toml").write_text("year = 2028\n", encoding="utf-8")
    cards = DeadlineCards(replace(failed().desk, deadlines=DeadlineFiles(beside=tmp_path)))
    qtbot.addWidget(cards)
    assert "本所的文件没有采用" in words(cards) and "2027.toml：year" in words(cards)


def test_refused_rules_of_the_station_are_named_also_on_a_day_without_a_term(
    qtbot: QtBot, theme: Look, tmp_path: Path
):
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "mediation-2026.toml").write_text('[[gate]]\nid = "x"\n', encoding="utf-8")
    page = HomePage(replace(a_desk(now=MONDAY), rules=LawFiles(beside=tmp_path)))
    on_screen(qtbot, page, 1150, 690)
    cards = page.findChild(DeadlineCards)
    assert cards.isVisible()
    assert "仍按程序自带的办" in words(cards) and "mediation-2026.toml：gate[1]" in words(cards)


def test_without_an_open_session_there_is_no_card(qtbot: QtBot, theme: Look):
    cards = DeadlineCards(a_desk(now=MONDAY))
    qtbot.addWidget(cards)
    assert cards.isHidden()


def test_a_row_opens_its_session(qtbot: QtBot, theme: Look):
    building = failed()
    page = HomePage(building.desk)
    on_screen(qtbot, page, 1150, 690)
    with qtbot.waitSignal(page.session_opened) as opened_now:
        page.findChild(DeadlineCards).rows[0].findChild(QPushButton).click()
    assert opened_now.args == [building.session.session_id]


def test_home_shows_the_most_pressing_and_leads_to_all(qtbot: QtBot, theme: Look):
    desk = a_desk(now=MONDAY)
    for number in range(6):
        opened(desk, f"纠纷{number}")
    page = HomePage(desk)
    on_screen(qtbot, page, 1150, 690)
    cards = page.findChild(DeadlineCards)
    assert len(cards.rows) == 4
    with qtbot.waitSignal(page.due_asked):
        cards.findChild(QPushButton).click()
    everything = DuePage(desk)
    qtbot.addWidget(everything)
    assert len(everything.findChild(DeadlineCards).rows) == 6


@pytest.mark.parametrize(
    ("day", "said", "tone"),
    [
        (date(2026, 11, 20), "逾期3天", Tone.DANGER),
        (TODAY, "今天到期", Tone.DISPUTE),
        (date(2026, 11, 26), "还剩3天", Tone.DISPUTE),
        (date(2026, 11, 27), "还剩4天", Tone.MUTE),
    ],
)
def test_the_countdown_is_in_words_and_gets_warmer(theme: Look, day: date, said: str, tone: Tone):
    pill = countdown(day, TODAY)
    assert (pill.text_shown(), pill._tone) == (said, tone)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_nothing_is_cut_off_or_without_a_name(
    qtbot: QtBot, theme: Look, scale: float, spoken: str, request: pytest.FixtureRequest
):
    if spoken == "en":
        request.getfixturevalue("english")
    theme(scale=scale)
    page = HomePage(failed(MONDAY.replace(month=12, day=28)).desk)
    on_screen(qtbot, page, 1150, 690)
    assert audit(page) == []
    assert fits(page) == []
    assert stops_without_name(page) == []


def test_english_speaks_of_a_second_mediation(qtbot: QtBot, theme: Look, english: None):
    cards = DeadlineCards(failed().desk)
    qtbot.addWidget(cards)
    assert "A second one, if wanted, must be done by 2 Dec." in words(cards)
    assert "Second mediation: 2 Dec" in words(cards)
