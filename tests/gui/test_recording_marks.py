"""One key keeps the place in the recording beside a statement; the rows and the recordings show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from mediator.domain.stages import Stage
from mediator.gui.actions import KEYS
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_tabs import OFFICERS
from mediator.gui.session.stage_table import PAGES
from tests.builders import NOW, Building
from tests.builders_presence import recorded, with_rules
from tests.gui.audit import audit, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made() -> Building:
    """甲 has said two things, twelve minutes and 34 seconds after the talk began."""
    built = with_rules(presence=False).at(Stage.FIRST_ROUND)
    talk_id = built.talk("甲")
    built.later(minutes=12, seconds=34)
    built.says(talk_id, "先说的")
    built.says(talk_id, "后说的")
    return built


@pytest.fixture
def frame(theme: Look, made: Building) -> Iterator[PageFrame]:
    shown = PageFrame(made.room, PAGES)
    shown.open(Stage.FIRST_ROUND)
    yield shown
    shown.close()


def talk_of(frame: PageFrame) -> TalkView:
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, TalkView)
    return frame.page.view


def test_the_key_marks_beside_the_last_statement(frame: PageFrame, made: Building) -> None:
    frame.hand.press(talk_of(frame).bar.composer, Qt.Key.Key_M, CONTROL)
    (mark,) = made.session.recording_marks
    assert mark.statement_id == made.session.statements[-1].statement_id
    assert frame.toasts[-1] == "已标记录音位置09:12:34，在甲-2旁边。"
    assert [row.anchor for row in talk_of(frame).statements.list.rows()] == ["", "09:12:34"]
    assert talk_of(frame).bar.composer.toPlainText() == ""


def test_the_key_marks_beside_the_statement_the_keyboard_is_at(frame: PageFrame, made: Building) -> None:
    rows = talk_of(frame).statements.list
    rows.select(made.session.statements[0].statement_id)
    frame.hand.go(rows)
    frame.hand.press(rows, Qt.Key.Key_M, CONTROL)
    assert made.session.recording_marks[0].statement_id == made.session.statements[0].statement_id


def test_the_menu_of_a_statement_marks_it_too(frame: PageFrame, made: Building) -> None:
    panel = talk_of(frame).statements
    first = made.session.statements[0].statement_id
    menu = panel.menu_for(first)
    next(a for a in menu.actions() if a.text() == "标记录音位置").trigger()
    assert made.session.recording_marks[0].statement_id == first


def test_before_a_word_is_said_the_moment_alone_is_kept(theme: Look) -> None:
    built = with_rules(presence=False).at(Stage.FIRST_ROUND)
    built.talk("甲")
    shown = PageFrame(built.room, PAGES)
    shown.open(Stage.FIRST_ROUND)
    shown.hand.press(talk_of(shown).bar.composer, Qt.Key.Key_M, CONTROL)
    assert built.session.recording_marks[0].statement_id == ""
    shown.close()


def test_once_the_recording_is_linked_the_row_tells_the_second(frame: PageFrame, made: Building) -> None:
    frame.hand.press(talk_of(frame).bar.composer, Qt.Key.Key_M, CONTROL)
    made.later(minutes=60)
    recorded(made, NOW - timedelta(minutes=5), for_=60)
    talk_of(frame).show_session(made.session)
    row = talk_of(frame).statements.list.rows()[-1]
    assert row.anchor == "00:17:34"
    assert "录音00:17:34" in row.in_words()


def test_the_recordings_list_their_marks_and_what_waits_for_one(frame: PageFrame, made: Building) -> None:
    frame.hand.press(talk_of(frame).bar.composer, Qt.Key.Key_M, CONTROL)
    made.ended(made.session.talks[0].talk_id).later(minutes=60)
    assert "还没有对上录音的标记：09:12:34，甲-2" in _recordings(frame)
    recorded(made, NOW - timedelta(minutes=5), for_=60)
    shown = _recordings(frame)
    assert "标记：00:17:34，甲-2" in shown
    assert "后说的" not in shown
    assert frame.page is not None
    assert audit(frame.page) == [] and overflowing(frame.page) == []


def test_the_key_stands_in_the_help() -> None:
    assert "Ctrl+M" in {key for key, _ in KEYS}


def _recordings(frame: PageFrame) -> str:
    page = frame.open(Stage.PARTIES)
    assert isinstance(page, PartiesPage)
    frame.hand.click(page.tabs.button_for(OFFICERS))
    return everything_in(page)
