"""The first three stages of every shipped case, entered by hand, against the same case played by script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mediator.domain.events import Event, StageEntered
from mediator.domain.stages import Stage
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.session.intake import IntakePage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.rights import RightsPage
from mediator.gui.tour import intake, parties, rights
from mediator.gui.tour.hand import Hand
from mediator.knowledge.cases import load_script
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.law import LawFiles
from mediator.services.desk import Desk
from mediator.services.play import play
from mediator.services.rehearsal import script_station, script_user
from mediator.services.room import Room
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.services.script_clock import ScriptClock
from tests.builders import a_desk
from tests.fakes import MemoryRecord
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.walked_cases import PUBLIC_ORDER

CASES = PUBLIC_ORDER
PAGES = {Stage.INTAKE: IntakePage, Stage.PARTIES: PartiesPage, Stage.RIGHTS: RightsPage}


def _desk(script: Script, clock: ScriptClock, record: MemoryRecord) -> Desk:
    desk = a_desk(script_user(script.desk), record=record, station=script_station(script.desk))
    return replace(desk, clock=clock, rules=LawFiles(), guides=GuideFiles())


def _until_first_round(desk: Desk, session_id: str) -> list[Event]:
    events = [recorded.event for recorded in desk.log.read(session_id)]
    return events[: events.index(StageEntered(stage=Stage.FIRST_ROUND)) + 1]


def _told_apart(events: list[Event]) -> list[tuple[object, ...]]:
    """Events without their ids: each is told by when it came up first. Ink is left out: pads differ."""
    names: dict[str, str] = {}
    plain = []
    for event in events:
        values: list[object] = [type(event).__name__]
        for field in fields(event):
            value = getattr(event, field.name)
            if field.name == "ink":
                value = value is not None
            elif field.name in ("person_id", "for_person"):
                value = names.setdefault(value, f"#{len(names)}")
            values.append((field.name, value))
        plain.append(tuple(values))
    return plain


@pytest.fixture
def shown() -> Iterator[list[QWidget]]:
    """Windows of a test; gone afterwards."""
    windows: list[QWidget] = []
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_first_stages_by_hand_leave_the_events_of_the_played_case(
    path: Path, theme: Look, shown: list[QWidget]
) -> None:
    script = load_script(path)
    clock = ScriptClock(script.desk)
    played_desk = _desk(script, clock, MemoryRecord())
    played = play(script, played_desk, clock, SampleHand())

    record = MemoryRecord()
    desk = _desk(script, ScriptClock(script.desk), record)
    page = NewSessionPage(desk)
    shown.append(page)
    opened: list[Room] = []
    page.opened.connect(opened.append)
    page.resize(1150, 690)
    page.show()
    pictures: list[str] = []
    hand = Hand(pictures.append)
    intake.drive_new(hand, page, script)
    hand.settle()
    frame = PageFrame(opened[0], PAGES)
    shown.append(frame.shell)
    frame.context.party_shown.connect(lambda view: _cover(view, shown))
    first, frame_hand = frame.open(Stage.INTAKE), frame.hand
    assert isinstance(first, IntakePage)
    intake.drive(frame_hand, first, script)
    assert isinstance(frame.page, PartiesPage)
    parties.drive(frame_hand, frame.page, script)
    assert isinstance(frame.page, RightsPage)
    rights.drive(frame_hand, frame.page, script)

    walked = _told_apart(_until_first_round(desk, opened[0].session.session_id))
    wanted = _told_apart(_until_first_round(played_desk, played.session_id))
    for number, (one, other) in enumerate(zip(walked, wanted, strict=False), 1):
        assert one == other, f"event {number}"
    assert len(walked) == len(wanted)
    assert frame.questions.told == []
    assert record.drafts == {}


def _cover(view: QWidget | None, shown: list[QWidget]) -> None:
    if view is not None:
        shown.append(view)
        view.resize(1366, 690)
        view.show()
    else:
        shown[-1].hide()
