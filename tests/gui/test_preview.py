"""PDF 预览与打印: pages as they are printed, a count that must be right, saving whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediator.domain.errors import EnvironmentTrouble, MediatorError
from mediator.domain.events import PrintOutcome, PrintQueued
from mediator.domain.print_jobs import JOB_WORDS, JobReport, JobState, MayBeTaken, PrintJob
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui import print_picture
from mediator.gui.preferences import Look as Chosen
from mediator.gui.preview import PreviewPage
from tests.builders import NOW, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import GreyPapers, Whole, press, settle, texts_in

Make = Callable[..., Whole]
PDF = b"%PDF-1.7 sample"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def no_system_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine of the tests may have printers; these tests know only their own."""
    monkeypatch.setattr(print_picture, "printer_names", tuple)


def said_to_be_printed(page: QWidget) -> bool:
    return any(words in texts_in(page) for words in ("都打好了", "已打印", "打印完成"))


class Book:
    """The record of prints of one paper, without a session behind it."""

    def __init__(self, pages: int) -> None:
        self.jobs: list[PrintJob] = []
        self.ids: dict[str, str] = {}
        self.refuses = False
        self._pages = pages

    def next_number(self) -> int:
        return len(self.jobs) + 1

    def waiting(self) -> PrintJob | None:
        return next((job for job in self.jobs if job.outcome is None), None)

    def queue(self, printer: str, copies: int) -> PrintJob | None:
        sent = PrintQueued(
            print_id=f"p{len(self.jobs) + 1}",
            paper="agreement",
            title="治安调解协议书",
            paper_sha256="",
            printer=printer,
            copies=copies,
            pages=self._pages,
            number=self.next_number(),
        )
        if self.refuses:
            return None
        self.jobs.append(PrintJob(queued=sent, at=NOW))
        return self.jobs[-1]

    def settle(self, job: PrintJob, outcome: PrintOutcome, pages_out: int, note: str = "") -> None:
        self.jobs[-1] = replace(job, outcome=outcome, pages_out=pages_out, note=note)

    def keep_job(self, job: PrintJob, job_id: str) -> None:
        self.ids[job.queued.print_id] = job_id

    def job_id(self, job: PrintJob) -> str:
        return self.ids.get(job.queued.print_id, "")

    @property
    def said(self) -> list[tuple[PrintOutcome | None, int]]:
        return [(job.outcome, job.pages_out) for job in self.jobs]


class Shown:
    """A preview, and what it told and recorded."""

    def __init__(self, qtbot: QtBot, papers: GreyPapers, *, book: Book | None = None) -> None:
        self.told: list[MediatorError] = []
        self.book = book or Book(papers.count)
        self._qtbot = qtbot
        self.page = PreviewPage(
            "治安调解协议书", PDF, papers, self.book, tell=self.told.append, folder=Path("no-such-folder")
        )
        self.card = self.page.printing
        self.card.strip.set_pause(0)
        on_screen(qtbot, self.page, 1366, 690)
        qtbot.waitUntil(self.card.has_looked)

    def print(self, copies: str = "1") -> None:
        """Print, and wait until the pages are asked for."""
        self.card.copies.set_text(copies)
        self.page.print_button.click()
        self._qtbot.waitUntil(self.card.count.isVisible)

    def counts(self, pages: str) -> None:
        self.card.count.pages.set_text(pages)
        self.card.count.confirm.click()
        self._qtbot.waitUntil(self.card.has_looked)


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


def test_a_print_that_the_service_completed_is_not_printed_before_the_pages_are_counted(
    qtbot: QtBot, theme: Look
):
    papers = GreyPapers(count=4)
    shown = Shown(qtbot, papers)
    shown.print("3")
    assert papers.printed == [("一楼打印机", 3)]
    assert shown.book.said == [(None, 0)]
    assert not said_to_be_printed(shown.page)
    assert shown.card.count.pages.text() == "" and shown.card.count.pages.edit.hasFocus()
    shown.counts("12")
    assert shown.book.said == [(PrintOutcome.PRINTED, 12)]
    assert said_to_be_printed(shown.page)


def test_a_page_that_calls_a_submission_printed_is_found_out(qtbot: QtBot, theme: Look):
    """The control: the mistake of taking the service's word, made on purpose."""

    class Hasty(Book):
        def keep_job(self, job: PrintJob, job_id: str) -> None:
            super().keep_job(job, job_id)
            self.settle(job, PrintOutcome.PRINTED, job.total)

    shown = Shown(qtbot, GreyPapers(), book=Hasty(2))
    shown.print()
    assert shown.book.said != [(None, 0)]


@pytest.mark.parametrize(
    ("state", "typed", "outcome"),
    [
        (JobState.COMPLETED, "1", PrintOutcome.HALF_PRINTED),
        (JobState.COMPLETED, "0", PrintOutcome.FAILED),
        (JobState.OFFLINE, "0", PrintOutcome.OFFLINE),
        (JobState.OUT_OF_PAPER, "1", PrintOutcome.OUT_OF_PAPER),
        (JobState.CANCELLED, "0", PrintOutcome.CANCELLED),
        (JobState.FAILED, "1", PrintOutcome.FAILED),
        (JobState.UNKNOWN, "0", PrintOutcome.FAILED),
    ],
)
def test_pages_that_are_missing_have_their_reason_and_can_be_printed_again(
    qtbot: QtBot, theme: Look, state: JobState, typed: str, outcome: PrintOutcome
):
    papers = GreyPapers(reports=[JobReport(state=state, words="tray 2")])
    shown = Shown(qtbot, papers)
    shown.page.print_button.click()
    strip = shown.card.strip
    qtbot.waitUntil(lambda: strip.accessibleName() == JOB_WORDS[state].in_chinese())
    if not JobReport(state=state).ended:
        assert JOB_WORDS[state].in_chinese() in texts_in(shown.page)
        assert "tray 2" in texts_in(shown.page)
        strip.count_button.click()
    shown.counts(typed)
    assert shown.book.said == [(outcome, int(typed))]
    assert not said_to_be_printed(shown.page)
    assert shown.page.print_button.isVisible() and shown.page.save_button.isEnabled()
    assert "下面是第2次打印。" in texts_in(shown.page)
    if not JobReport(state=state).ended:
        # What is called off must not come out of the printer an hour later.
        qtbot.waitUntil(lambda: papers.cancelled == ["一楼打印机-1"])


def test_a_print_can_be_cancelled_and_the_count_is_asked_all_the_same(qtbot: QtBot, theme: Look):
    papers = GreyPapers(reports=[JobReport(state=JobState.PRINTING)])
    shown = Shown(qtbot, papers)
    shown.page.print_button.click()
    qtbot.waitUntil(lambda: shown.card.strip.last.state is JobState.PRINTING)
    shown.card.strip.cancel_button.click()
    qtbot.waitUntil(shown.card.count.isVisible)
    assert papers.cancelled == ["一楼打印机-1"] and shown.book.said == [(None, 0)]
    shown.counts("1")
    assert shown.book.said == [(PrintOutcome.CANCELLED, 1)]


def test_a_print_nobody_counted_is_asked_about_when_the_paper_is_opened_again(qtbot: QtBot, theme: Look):
    book = Book(2)
    book.queue("一楼打印机", 1)
    shown = Shown(qtbot, GreyPapers(), book=book)
    assert shown.card.count.isVisible() and not shown.page.print_button.isVisible()
    shown.counts("2")
    assert book.said == [(PrintOutcome.PRINTED, 2)]
    assert "已记下都打好了，这是第1次打印" in texts_in(shown.page)


@pytest.mark.parametrize("typed", ["", "3", "-1", "两页", "２"])
def test_a_count_that_cannot_be_is_not_recorded(qtbot: QtBot, theme: Look, typed: str):
    shown = Shown(qtbot, GreyPapers(count=2))
    shown.print()
    shown.counts(typed)
    assert shown.book.said == [(None, 0)]
    assert shown.card.count.pages.error() == "请填0到2"


@pytest.mark.parametrize("typed", ["", "0", "21", "-1", "1.5", "三", "９", "99999999999999"])
def test_an_odd_number_of_copies_is_not_printed(qtbot: QtBot, theme: Look, typed: str):
    papers = GreyPapers()
    shown = Shown(qtbot, papers)
    shown.card.copies.set_text(typed)
    shown.page.print_button.click()
    assert papers.printed == [] and shown.book.jobs == []
    assert shown.card.copies.error() == "份数为1到20"
    assert shown.card.copies.edit.hasFocus()
    assert shown.card.copies.text() == typed


def test_a_printer_that_refuses_keeps_the_page_and_the_file_is_offered(qtbot: QtBot, theme: Look):
    trouble = EnvironmentTrouble(message("打印机没有接收，没有打印"), message("文书已保存，可以另存PDF"))
    shown = Shown(qtbot, GreyPapers(trouble=trouble))
    shown.page.print_button.click()
    qtbot.waitUntil(lambda: shown.told == [trouble])
    assert shown.book.said == [(PrintOutcome.FAILED, 0)]
    assert shown.book.jobs[0].note == "打印机没有接收，没有打印"
    assert shown.page.isVisible() and shown.page.save_button.isEnabled()
    assert shown.card.picture_button.isVisible()


def test_a_service_that_did_not_answer_may_have_taken_it_so_the_tray_is_asked(qtbot: QtBot, theme: Look):
    shown = Shown(qtbot, GreyPapers(trouble=MayBeTaken(message("打印服务没有回应"))))
    shown.print()
    assert shown.book.said == [(None, 0)]


def test_a_print_the_record_refuses_never_leaves(qtbot: QtBot, theme: Look):
    papers = GreyPapers()
    shown = Shown(qtbot, papers)
    shown.book.refuses = True
    shown.page.print_button.click()
    assert papers.printed == []


def test_ctrl_p_prints_and_escape_leaves(qtbot: QtBot, theme: Look):
    papers = GreyPapers()
    shown = Shown(qtbot, papers)
    press(shown.page.thumbs, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(shown.card.count.isVisible)
    assert len(papers.printed) == 1
    press(shown.page.thumbs, Qt.Key.Key_P, CONTROL)
    assert len(shown.book.jobs) == 1
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


def test_printing_in_a_session_is_on_the_record_once_before_and_once_after_the_count(
    whole: Make, qtbot: QtBot
):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk)
    view = made.session(building)
    view.context.open_paper("agreement", "治安调解协议书", PDF)
    card = made.navigator.cover.page.printing
    qtbot.waitUntil(card.has_looked)
    card.print_button.click()
    qtbot.waitUntil(card.count.isVisible)
    assert view.context.session.prints == ()
    assert [j.queued.number for j in view.context.session.print_jobs] == [1]
    made.navigator.cover.page.back.click()
    view.context.open_paper("agreement", "治安调解协议书", PDF)
    card = made.navigator.cover.page.printing
    qtbot.waitUntil(card.count.isVisible)
    card.count.pages.set_text(str(card.count.expected))
    press(card.count.pages.edit, Qt.Key.Key_Return)
    assert [(p.paper, p.copies) for p in view.context.session.prints] == [("agreement", 1)]
    made.navigator.cover.page.back.click()
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
def test_nothing_is_cut_at_any_size(whole: Make, qtbot: QtBot, scale: float, language: str):
    building = a_session().at(Stage.FOLLOW_UP)
    hung = JobReport(state=JobState.OUT_OF_PAPER, words="Load A4 in the lower tray")
    papers = GreyPapers(reports=[hung], queues=("Second-floor-corridor-printer-with-a-long-name",))
    made = whole(desk=building.desk, papers=papers, look=Chosen(scale=scale, language=language))
    made.session(building).context.open_paper("agreement", "治安调解协议书", PDF)
    card = made.navigator.cover.page.printing
    qtbot.waitUntil(card.has_looked)

    def looked_at() -> None:
        settle()
        assert audit(made.window) == []
        assert fits(made.window) == []
        assert overflowing(made.window) == []
        assert stops_without_name(made.window) == []

    looked_at()
    card.print_button.click()
    qtbot.waitUntil(card.strip.count_button.isVisible)
    qtbot.waitUntil(card.strip.said.isVisible)
    looked_at()
    card.strip.count_button.click()
    card.count.pages.set_text("1")
    looked_at()
