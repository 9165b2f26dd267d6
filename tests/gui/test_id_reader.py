"""Cards read by a reader that types: fast keys are a card, slow ones a hand, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator.domain.stages import Stage
from mediator.gui.session.id_reader import CaptureDialog, NoReader, WedgeReader, reader_of
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.widgets import IdNumberEdit
from tests.builders import a_session
from tests.fakes import MemorySettings
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import Windows
from tests.people_samples import DAY, id_number

NUMBER = id_number(date(1990, 4, 7))


class Ticking:
    """Goes on by the same span with every look."""

    def __init__(self, span_s: float) -> None:
        self._span, self._now = span_s, 0.0

    def __call__(self) -> float:
        self._now += self._span
        return self._now


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def typed_by_reader(windows: Windows, span_s: float, before: str = "") -> tuple[str, list[tuple[str, str]]]:
    edit, cards = IdNumberEdit(before), []
    windows.show(edit, 320, 40)
    WedgeReader(DAY, Ticking(span_s)).watch(edit, lambda number, stood: cards.append((number, stood)))
    edit.setFocus()
    QTest.keyClicks(edit, NUMBER)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    return edit.text(), cards


@pytest.mark.parametrize("span_s", [0.003, 0.020])
def test_fast_keys_and_enter_are_a_card(windows: Windows, span_s: float) -> None:
    text, cards = typed_by_reader(windows, span_s)
    assert cards == [(NUMBER, "")]
    assert text == ""


@pytest.mark.parametrize("span_s", [0.080, 0.150])
def test_slow_keys_are_typed_like_any_others(windows: Windows, span_s: float) -> None:
    text, cards = typed_by_reader(windows, span_s)
    assert cards == []
    assert text == NUMBER


def test_what_stood_in_the_field_comes_back_and_is_told(windows: Windows) -> None:
    text, cards = typed_by_reader(windows, 0.003, before="3405")
    assert cards == [(NUMBER, "3405")]
    assert text == "3405"


def test_a_burst_that_is_no_number_stays_as_typed(windows: Windows) -> None:
    edit, cards = IdNumberEdit(), []
    windows.show(edit, 320, 40)
    WedgeReader(DAY, Ticking(0.003)).watch(edit, lambda *card: cards.append(card))
    QTest.keyClicks(edit, NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert cards == []
    assert len(edit.text()) == 18


def test_a_station_without_a_reader_says_so_in_its_settings() -> None:
    settings = MemorySettings()
    assert isinstance(reader_of(settings, DAY), WedgeReader)
    settings.put("id_reader", "none")
    assert isinstance(reader_of(settings, DAY), NoReader)


def panel_of(frame: PageFrame) -> PersonPanel:
    assert isinstance(frame.page, PartiesPage)
    assert isinstance(frame.page.panel, PersonPanel)
    return frame.page.panel


def test_f6_takes_a_card_in_a_dialog_and_fills_the_form(windows: Windows) -> None:
    frame = windows.frame(a_session().at(Stage.PARTIES), Stage.PARTIES)
    panel = panel_of(frame)
    panel.form.name.edit.setFocus()
    frame.hand.press(panel.form.name.edit, Qt.Key.Key_F6)
    (dialog,) = panel.findChildren(CaptureDialog)
    assert not dialog.take.isEnabled()
    QTest.keyClicks(dialog.field.edit, NUMBER)
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert dialog.found.text_shown() == f"号码{NUMBER}，男，1990年4月7日出生"
    frame.hand.click(dialog.take)
    assert panel.form.id_edit.number() == NUMBER
    assert panel.form.born_on.value() == date(1990, 4, 7)


def test_a_wrong_number_in_the_dialog_is_told_and_not_taken(windows: Windows) -> None:
    frame = windows.frame(a_session().at(Stage.PARTIES), Stage.PARTIES)
    panel_of(frame).read_card()
    (dialog,) = panel_of(frame).findChildren(CaptureDialog)
    QTest.keyClicks(dialog.field.edit, "11010120100316001")
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert dialog.field.error() == "身份证号少1位，请核对"
    dialog.reject()
    assert panel_of(frame).form.id_edit.number() == ""


@pytest.mark.parametrize("agrees", [True, False])
def test_a_filled_number_is_replaced_only_after_asking(windows: Windows, agrees: bool) -> None:
    building = a_session().at(Stage.PARTIES)
    frame = windows.frame(building, Stage.PARTIES, yes=("overwrite-id",) if agrees else ())
    panel = panel_of(frame)
    other = id_number(date(1970, 1, 2))
    frame.hand.type_into(panel.form.id_number.edit, other)
    panel.read_card()
    (dialog,) = panel.findChildren(CaptureDialog)
    QTest.keyClicks(dialog.field.edit, NUMBER)
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    frame.hand.click(dialog.take)
    assert frame.questions.asked == ["overwrite-id"]
    assert panel.form.id_edit.number() == (NUMBER if agrees else other)
