"""`tour`: the founding case through the real windows, a picture a stage and the signed agreement."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from mediator.app.desks import desk_of, script_store
from mediator.app.display import has_display
from mediator.app.parts import window_parts
from mediator.documents.print_desk import PrintDesk
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.print_jobs import JobReport, JobState, Printer, PrinterState
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui.preferences import Look
from mediator.gui.questions import PreparedQuestions
from mediator.gui.theme import default_scale
from mediator.gui.tour.runner import Tour, answers
from mediator.knowledge.cases import load_script
from mediator.resources import RESOURCES
from mediator.services.desk import Desk
from mediator.services.doors import FirstSetUp, Recovery, StoreState
from mediator.services.play import play
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.services.script_clock import ScriptClock
from mediator.storage.database import Store
from mediator.wording import one_language

WINDOW_BARS = 78
"""What title bar and task bar take of a screen's height, in px (ux §5)."""


@dataclass(frozen=True)
class Walk:
    """What one walk left: the session, the paper and the pictures."""

    session: Session
    desk: Desk
    store: Store
    pictures: tuple[Path, ...]


@dataclass
class FixedLook:
    """The look of one walk; nothing is remembered."""

    look: Look

    def load(self) -> Look:
        return self.look

    def save(self, look: Look) -> None:
        self.look = look


def application() -> QApplication:
    """The one application of this process; without a display the windows are drawn off screen."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(sys.argv[:1])


def walk(
    script: Script,
    folder: Path,
    store_place: Path,
    writer: SampleHand,
    *,
    size: tuple[int, int],
    language: str,
    progress: Callable[[str], None],
    working_day: bool = False,
) -> Walk:
    """Enter the script through the windows at this size and in this language; pictures go to `folder`.

    With `working_day` other sessions stand in the store already, as on a real day.
    """
    app = application()
    clock = ScriptClock(script.desk)
    store = _prepared_store(script, store_place, writer, working_day=working_day)
    desk = desk_of(store, clock)
    look = FixedLook(Look(language=language, scale=default_scale(size[1] - WINDOW_BARS)))
    prepared = _prepared()
    parts = window_parts(
        app,
        store_place,
        folder / "look.json",
        door=_OpenDoor(desk),
        papers=PaperlessDesk(script.agreement.printer),
        questions=prepared,
        preferences=look,
    )
    pictures: list[Path] = []

    def keep(window: QWidget, name: str) -> None:
        path = folder / f"{len(pictures) + 1:02}-{name}.png"
        if not window.grab().save(str(path)):
            raise EnvironmentTrouble(
                message("图片{name}没有写成，演示停下了", name=path.name),
                message("记录没有改动。请检查磁盘空间和权限后再试"),
            )
        pictures.append(path)
        progress(path.name)

    window = parts.window
    window.resize(*size)
    window.show()
    parts.navigator.session_opened.connect(lambda view: view.context.changed.connect(lambda _: clock.tick()))
    tour = Tour(window, parts.navigator, desk, script, writer, on_picture=keep, on_clock=_forward(clock))
    with one_language():
        session = tour.walk()
    window.close()
    _let_go(window, parts.navigator)
    return Walk(session=session, desk=desk, store=store, pictures=tuple(pictures))


SIZES = ((1366, 768), (1920, 1080))
LANGUAGES = ("zh", "en")


def tour(
    script: Script,
    out: Path,
    writer: SampleHand,
    *,
    size: tuple[int, int] | None,
    language: str,
    progress: Callable[[str], None],
) -> tuple[Path, ...]:
    """Every picture asked for (both sizes and languages unless one is named) and the signed agreement."""
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for lang in (language,) if language else LANGUAGES:
        for wide, high in (size,) if size else SIZES:
            folder = out / f"{lang}-{wide}x{high}"
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="mediator-tour-") as place:
                done = walk(
                    script,
                    folder,
                    Path(place) / "store",
                    writer,
                    size=(wide, high),
                    language=lang,
                    progress=progress,
                    working_day=True,
                )
                made += done.pictures
                paper = _signed_paper(done)
                done.store.close()
            (out / "agreement.pdf").write_bytes(paper)
    return (*made, out / "agreement.pdf")


def _prepared_store(script: Script, place: Path, writer: SampleHand, *, working_day: bool) -> Store:
    """A fresh training store, open for the script's officer."""
    store = script_store(place, script)
    if not working_day:
        return store
    store.close()
    _work_of_the_day(script, place, writer)
    return Store.open_training(place, number=script.desk.number)


def _work_of_the_day(script: Script, store_place: Path, writer: SampleHand) -> None:
    """Two other sessions of the same officer, one signed days ago and one begun in the morning.

    Only for the pictures: a home page on which nothing stands shows little of a working day.
    """
    cases = RESOURCES / "cases"
    signed = load_script(cases / "family-care.toml")
    begun = load_script(cases / "night-noise-phone.toml")
    morning = script.desk.start.replace(hour=9, minute=30)
    begun = replace(
        begun,
        matter=replace(begun.matter, happened_on=morning.date()),
        scheduled_at=morning,
        desk=replace(begun.desk, start=morning),
        # The hours noted in the case are those of its own day.
        talks=tuple(replace(talk, arrival=None) for talk in begun.talks),
    )
    for other, until in ((signed, Stage.FOLLOW_UP), (begun, Stage.SECOND_ROUND)):
        same = replace(other.desk, officer=script.desk.officer, number=script.desk.number)
        clock = ScriptClock(same)
        with Store.open_training(store_place, number=script.desk.number) as store:
            play(replace(other, desk=same), desk_of(store, clock), clock, writer, until=until)


def _signed_paper(done: Walk) -> bytes:
    signed = done.session.signed
    kept = done.desk.log.paper(signed.paper_sha256) if signed else None
    if kept is None:
        raise RuntimeError("the tour ended without a signed paper")
    return kept.content


def _prepared() -> PreparedQuestions:
    given = answers()
    return PreparedQuestions(
        yes={key for key, answer in given.items() if answer is True},
        texts={key: answer for key, answer in given.items() if isinstance(answer, str)},
    )


def _forward(clock: ScriptClock) -> Callable[[datetime], None]:
    def move(moment: datetime) -> None:
        clock.move_to(moment)

    return move


def _let_go(window: QWidget, *helpers: QObject) -> None:
    """One walk's window is gone before the next begins."""
    for helper in helpers:
        helper.deleteLater()
    window.deleteLater()
    QApplication.processEvents()


class PaperlessDesk(PrintDesk):
    """Shows the real pages; its one printer takes the paper and uses none, so that a tour wastes nothing."""

    def __init__(self, printer: str) -> None:
        super().__init__(Path())
        self._printer = printer
        self.printed: list[tuple[int, int]] = []

    def printers(self) -> tuple[Printer, ...]:
        return (Printer(name=self._printer, state=PrinterState.READY),) if self._printer else ()

    def submit(self, pdf: bytes, printer: str, copies: int) -> str:
        self.check_a4(pdf)
        self.printed.append((len(pdf), copies))
        return f"{printer}-{len(self.printed)}"

    def job(self, job_id: str) -> JobReport:
        del job_id
        return JobReport(state=JobState.COMPLETED)

    def cancel(self, job_id: str) -> None:
        del job_id


class _OpenDoor:
    """The store of a walk is open already; nobody signs in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> StoreState:
        return StoreState.TRAINING

    def set_up(self, first: FirstSetUp) -> Desk:
        del first
        return self._desk

    def sign_in(self, number: str, passphrase: str) -> Desk:
        del number, passphrase
        return self._desk

    def recover(self, typed: Recovery) -> Desk:
        del typed
        return self._desk

    def start_training(self) -> Desk:
        return self._desk

    def close(self) -> None:
        """The walk closes its store itself, after the paper was read."""
