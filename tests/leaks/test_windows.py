"""Windows that face a party hold no word of another: texts, tips, names, titles, clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from mediator.domain import private_answers
from mediator.domain.disclosure import PartyView
from mediator.domain.errors import MediatorError
from mediator.domain.events import PrivateAnswer
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.drafts import DraftKeeper, Edit
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.joint_party_view import JointPartyView
from mediator.gui.session.private_cover import PrivateCover
from mediator.gui.session.private_party_view import PrivateAnswersView
from mediator.gui.session.read_aloud import ReadAloudView
from mediator.gui.session.shuttle_cover import ShuttleCover
from mediator.gui.session.shuttle_party_view import OffersForParty
from mediator.gui.session.stage_table import page_of
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.whole_window import texts_in
from tests.gui.words_in_view import everything_in
from tests.leaks.checker import leaks
from tests.leaks.doors import DOORS, Door, take_away
from tests.leaks.planting import START, Planted, planted
from tests.leaks.surfaces import ALL, Surface
from tests.leaks.test_leaks import EVERYTHING, Plan

PLANNED: dict[str, Plan] = {
    "everything": EVERYTHING,
    "nothing let go": [(name, n) for name, n in EVERYTHING if name not in ("agree", "grant", "carry")],
    "much let go": [*EVERYTHING, *(("grant", n) for n in range(9)), *(("carry", n) for n in range(12))],
    "a talk under way": [*EVERYTHING[:-1], *START, ("translate", 1), ("correct", 5), ("alone", 1)],
}


def everything_shown(window: QWidget) -> str:
    """Both readers of a window, and what a screen reader would be told of every part."""
    spoken = []
    for part in (window, *window.findChildren(QWidget)):
        told = QAccessible.queryAccessibleInterface(part)
        if told is not None:
            spoken += [told.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
    return "\n".join((everything_in(window), texts_in(window), *spoken))


def _keep(_field: str, edit: Edit) -> DraftKeeper:
    return DraftKeeper(edit, lambda _text: True)


def _refused(_clause: str, _answer: PrivateAnswer, _words: str) -> MediatorError | None:
    return None


def party_windows(session: Session, viewer: str, made: Planted) -> Iterator[tuple[str, QWidget]]:
    """What is turned to this person, or covers what is not for them."""
    person, today = session.person(viewer), made.building.desk.today()
    yield "offers", OffersForParty(session, viewer, today)
    yield "shuttle cover", ShuttleCover(person)
    yield "private cover", PrivateCover(person)
    for round_ in session.private_rounds:
        view = private_answers.view_for(session, round_, PartyView(viewer))
        yield "private answers", PrivateAnswersView(session, view, person, record=_refused, keep=_keep)


def room_windows(session: Session) -> Iterator[tuple[str, QWidget]]:
    """What everybody looks at together."""
    yield "joint talk", JointPartyView(session)
    yield "read aloud", ReadAloudView(session)


def _read(name: str, viewer: str, window: QWidget) -> Iterator[Surface]:
    """Every screen of a window; it is gone afterwards."""
    window.resize(1366, 690)
    window.show()
    screens = getattr(window, "screens", (None,))
    for index in range(len(screens)):
        if hasattr(window, "show_screen"):
            window.show_screen(index)
        yield Surface(f"window {name}", viewer, everything_shown(window))
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def windows(made: Planted) -> Iterator[Surface]:
    """Every window that faces somebody else than the officer."""
    session = made.session
    for party in session.parties:
        for name, window in party_windows(session, party.person_id, made):
            yield from _read(name, party.person_id, window)
    for name, window in room_windows(session):
        yield from _read(name, ALL, window)


def seated_pages(made: Planted, stages: tuple[Stage, ...]) -> Iterator[Surface]:
    """The pages of the stages while a person sits at the screen, in their frame with stepper and footer."""
    for person in made.session.people:
        for stage in stages:
            frame = PageFrame(
                made.building.room, {stage: lambda context, stage=stage: page_of(stage, context)}
            )
            frame.context.seated = person.person_id
            frame.open(stage)
            yield Surface(f"page {stage.value}", person.person_id, everything_shown(frame.shell))
            frame.context.release_drafts()
            frame.close()


@pytest.fixture(params=sorted(PLANNED))
def made(request: pytest.FixtureRequest, theme: Look) -> Planted:
    del theme
    QGuiApplication.clipboard().clear()
    return planted(PLANNED[request.param])


def test_no_window_turned_to_a_party_holds_anything_private(made: Planted) -> None:
    shown = list(windows(made))
    assert leaks(made, shown) == []
    assert any(surface.words for surface in shown)


@pytest.mark.parametrize("door", [d for d in DOORS if d.window], ids=lambda door: door.name)
def test_without_its_door_the_window_turns_red(
    door: Door, monkeypatch: pytest.MonkeyPatch, theme: Look
) -> None:
    del theme
    take_away(door, monkeypatch)
    made = planted(EVERYTHING)
    assert f"window {door.window}" in {line.split(": ")[0] for line in leaks(made, windows(made))}


SEATED = (Stage.RIGHTS, Stage.FIRST_ROUND, Stage.COMPARISON, Stage.SECOND_ROUND, Stage.SHUTTLE)


def test_no_page_shows_whoever_sits_there_a_word_of_another(made: Planted) -> None:
    assert leaks(made, seated_pages(made, SEATED)) == []


def test_a_talk_shows_its_own_person_their_own_words() -> None:
    """Or the test above could pass on empty pages."""
    made = planted(PLANNED["a talk under way"])
    talk = made.session.open_talk
    assert talk is not None
    frame = PageFrame(
        made.building.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, talk.round)}
    )
    frame.context.seated = talk.person_id
    frame.open(Stage.FIRST_ROUND)
    shown = everything_shown(frame.shell)
    frame.close()
    assert any(s.mark in shown for s in made.secrets if s.owner == talk.person_id and s.kind == "words")
