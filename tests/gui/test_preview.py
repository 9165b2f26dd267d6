"""PDF 预览与打印: pages as they are printed, a count that must be right, saving whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediator.domain.errors import EnvironmentTrouble, MediatorError
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui.preferences import Look as Chosen
from mediator.gui.preview import PreviewPage
from mediator.gui.questions import prepared
from tests.builders import a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import GreyPapers, Whole, press, settle, texts_in

Make = Callable[..., Whole]
PDF = b"%PDF-1.7 sample"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """A preview, and what it told, asked and reported."""

    def __init__(self, qtbot: QtBot, papers: GreyPapers, *, counted: bool = True) -> None:
        self.told: list[MediatorError] = []
        self.asked: list[tuple[int, int]] = []
        self.printed: list[tuple[str, int, str]] = []
        self._counted = counted
        self.page = PreviewPage(
            "agreement",
            "治安调解协议书",
            PDF,
            papers,
            confirm=self._confirm,
            tell=self.told.append,
            folder=Path("no-such-folder"),
        )
        self.page.printed.connect(lambda *what: self.printed.append(what))
        on_screen(qtbot, self.page, 1366, 690)
        settle()

    def _confirm(self, copies: int, pages: int) -> bool:
        self.asked.append((copies, pages))
        return self._counted


def test_every_page_has_its_thumbnail_and_is_shown_when_it_is_chosen(qtbot: QtBot, theme: Look):
    papers = GreyPapers(count=3)
    page = Shown(qtbot, papers).page
    assert [page.thumbs.item(i).text() for i in range(3)] == ["第1页", "第2页", "第3页"]
    assert page.sheet.accessibleName() == "治安调解协议书第1页"
    page.thumbs.setCurrentRow(2)
    assert page.sheet.accessibleName() == "治安调解协议书第3页"
    assert papers.drawn[-1][0] == 2


def test_the_page_is_as_wide_as_there_is_room_and_drawn_for_it(qtbot: QtBot, theme: Look):
    papers = GreyPapers()
    page = Shown(qtbot, papers).page
    room = page._area.viewport().width()
    assert room - 40 < page.sheet.pixmap().deviceIndependentSize().width() <= room
    wide = papers.drawn[-1][1]
    page.resize(1800, 900)
    qtbot.waitUntil(lambda: papers.drawn[-1][1] > wide)


def test_printing_is_recorded_only_after_the_pages_were_counted(qtbot: QtBot, theme: Look):
    papers = GreyPapers(count=4)
    shown = Shown(qtbot, papers)
    shown.page.copies.set_text("3")
    shown.page.print_button.click()
    assert papers.printed == [("一楼打印机", 3)]
    assert shown.asked == [(3, 4)]
    assert shown.printed == [("agreement", 3, "一楼打印机")]


def test_pages_that_did_not_come_out_are_not_recorded_as_printed(qtbot: QtBot, theme: Look):
    papers = GreyPapers()
    shown = Shown(qtbot, papers, counted=False)
    shown.page.print_button.click()
    assert papers.printed == [("一楼打印机", 1)]
    assert shown.printed == []


@pytest.mark.parametrize("typed", ["", "0", "21", "-1", "1.5", "三", "９", "99999999999999"])
def test_an_odd_number_of_copies_is_not_printed(qtbot: QtBot, theme: Look, typed: str):
    papers = GreyPapers()
    shown = Shown(qtbot, papers)
    shown.page.copies.set_text(typed)
    shown.page.print_button.click()
    assert papers.printed == []
    assert shown.page.copies.error() == "份数为1到20"
    assert shown.page.copies.edit.hasFocus()
    assert shown.page.copies.text() == typed


def test_a_printer_that_fails_keeps_the_page_and_records_nothing(qtbot: QtBot, theme: Look):
    trouble = EnvironmentTrouble(message("打印机没有回应，没有打印"), message("文书已保存，可以另存PDF"))
    shown = Shown(qtbot, GreyPapers(trouble=trouble))
    shown.page.print_button.click()
    assert shown.told == [trouble]
    assert shown.asked == [] and shown.printed == []
    assert shown.page.isVisible()
    assert shown.page.save_button.isEnabled()


def test_ctrl_p_prints_and_escape_leaves(qtbot: QtBot, theme: Look):
    papers = GreyPapers()
    shown = Shown(qtbot, papers)
    press(shown.page.thumbs, Qt.Key.Key_P, CONTROL)
    assert len(papers.printed) == 1
    shown.page.thumbs.setFocus()
    with qtbot.waitSignal(shown.page.closed):
        press(shown.page.thumbs, Qt.Key.Key_Escape)


def test_without_a_printer_the_paper_can_still_be_saved(qtbot: QtBot, theme: Look):
    papers = GreyPapers(queues=())
    shown = Shown(qtbot, papers)
    assert not shown.page.print_button.isEnabled()
    assert "没有找到打印机。可以先另存为PDF，拿到别处打印。" in texts_in(shown.page)
    press(shown.page.save_button, Qt.Key.Key_P, CONTROL)
    assert papers.printed == []
    assert shown.page.first_focus() is shown.page.save_button


def test_saving_writes_the_very_bytes_and_says_where(qtbot: QtBot, theme: Look, tmp_path: Path):
    shown = Shown(qtbot, GreyPapers())
    shown.page.save_to(tmp_path / "协议书.pdf")
    assert (tmp_path / "协议书.pdf").read_bytes() == PDF
    assert [p.name for p in tmp_path.iterdir()] == ["协议书.pdf"]
    assert "已存为协议书.pdf" in texts_in(shown.page)
    assert str(tmp_path) in texts_in(shown.page)
    assert shown.page.open_folder.isVisible()


def test_a_place_that_cannot_be_written_leaves_nothing_half(qtbot: QtBot, theme: Look, tmp_path: Path):
    taken = tmp_path / "folder.pdf"
    taken.mkdir()
    shown = Shown(qtbot, GreyPapers())
    shown.page.save_to(taken)
    assert [p.name for p in tmp_path.iterdir()] == ["folder.pdf"]
    assert "没有存成。文书还在记录里，请换个位置再存一次" in texts_in(shown.page)
    assert not shown.page.open_folder.isVisible()
    shown.page.save_to(tmp_path / "gone" / "协议书.pdf")
    assert "没有存成" in texts_in(shown.page)


def test_a_file_already_there_is_replaced_whole(qtbot: QtBot, theme: Look, tmp_path: Path):
    there = tmp_path / "协议书.pdf"
    there.write_bytes(b"older" * 1000)
    Shown(qtbot, GreyPapers()).page.save_to(there)
    assert there.read_bytes() == PDF


def test_printing_in_a_session_is_on_the_record(whole: Make):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk, questions=prepared(yes=("printed",)))
    view = made.session(building)
    view.context.open_paper("agreement", "治安调解协议书", PDF)
    settle()
    page = made.navigator.cover.page
    assert page is not None
    page.print_button.click()
    assert made.questions.asked == ["printed"]
    assert [(p.paper, p.copies) for p in view.context.session.prints] == [("agreement", 1)]
    page.back.click()
    settle()
    assert view.isVisible()


def test_the_paper_covers_the_session_and_goes_back_to_the_same_page(whole: Make):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk)
    view = made.session(building)
    view.context.open_paper("agreement", "治安调解协议书", PDF)
    settle()
    assert not view.isVisible()
    press(made.navigator.cover.page.thumbs, Qt.Key.Key_Escape)
    assert view.isVisible() and made.view is view


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, language: str):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk, look=Chosen(scale=scale, language=language))
    made.session(building).context.open_paper("agreement", "治安调解协议书", PDF)
    settle()
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
