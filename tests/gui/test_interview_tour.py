"""The middle of every shipped case, entered through the windows, against the same case played by script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from mediator.domain.events import Event, RecordReadBack
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.tour import board, interview
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
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.third_round import with_third_round
from tests.walked_cases import PUBLIC_ORDER

CASES = PUBLIC_ORDER
MIDDLE = (Stage.FIRST_ROUND, Stage.COMPARISON, Stage.SECOND_ROUND)
PAGES = {
    Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1),
    Stage.COMPARISON: BoardPage,
    Stage.SECOND_ROUND: lambda context: InterviewPage(context, 2),
}


class LaterIds:
    """walked-1, walked-2 …: none of them is an id of the events that were played."""

    def __init__(self) -> None:
        self._given = 0

    def new_id(self) -> str:
        self._given += 1
        return f"walked-{self._given}"


def _desk(script: Script, clock: ScriptClock) -> Desk:
    desk = a_desk(script_user(script.desk), station=script_station(script.desk))
    return replace(desk, clock=clock, rules=LawFiles(), guides=GuideFiles())


def _played(script: Script, clock: ScriptClock) -> tuple[Desk, list[Event]]:
    desk = _desk(script, clock)
    session = play(script, desk, clock, SampleHand())
    return desk, [e.event for e in desk.log.read(session.session_id)]


def _entering(events: list[Event], stage: Stage) -> int:
    """How many events there are until a stage was entered, that event included."""
    return next(
        i for i, e in enumerate(events, 1) if getattr(e, "stage", None) is stage and not hasattr(e, "reason")
    )


def _plain(event: Event, names: dict[str, str]) -> tuple[object, ...]:
    """An event without its ids: each id is told by when it came up first. Ink is left out: hands differ."""
    values: list[object] = [type(event).__name__]
    for field in fields(event):
        value = getattr(event, field.name)
        if field.name == "ink":
            values.append(value is not None)
        elif field.name.endswith(("_id", "_ids")) or field.name in ("heard", "asked_by"):
            many = value if isinstance(value, tuple) else (value,)
            values.append(tuple(names.setdefault(one, f"#{len(names)}") for one in many))
        else:
            values.append(value)
    return tuple(values)


@pytest.fixture
def frames() -> Iterator[list[PageFrame]]:
    """Frames made by a test; closed afterwards."""
    made: list[PageFrame] = []
    yield made
    for frame in made:
        frame.close()


# A menu that opens makes the off-screen plug-in say what it cannot do; no window of a real desktop says it.
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_talks_and_board_through_the_windows_leave_the_events_of_the_played_case(
    path: Path, theme: Look, frames: list[PageFrame]
) -> None:
    _walk_as_played(load_script(path), frames)


def test_a_third_round_through_the_windows_leaves_the_events_of_the_played_case(
    theme: Look, frames: list[PageFrame]
) -> None:
    _walk_as_played(with_third_round(), frames)


def _walk_as_played(script: Script, frames: list[PageFrame]) -> None:
    clock = ScriptClock(script.desk)
    _desk_played, events = _played(script, clock)
    begin = _entering(events, Stage.FIRST_ROUND)
    skipped = bool(script.skip_reason(Stage.SECOND_ROUND))
    end = _entering(events, STAGE_ORDER[STAGE_ORDER.index(Stage.SECOND_ROUND) + 1])

    # Ids that the played events, which the walk begins with, have not used.
    desk = replace(_desk(script, ScriptClock(script.desk)), ids=LaterIds())
    session = desk.record(None, events[:begin], session_id="walked")
    frame = PageFrame(Room(desk, session), PAGES, yes=("board-alone",))
    frames.append(frame)
    interview.drive(frame.hand, frame.open(Stage.FIRST_ROUND), script)
    board.drive(frame.hand, frame.page, script)
    if not skipped:
        interview.drive(frame.hand, frame.page, script)

    walked = [e.event for e in desk.log.read("walked")]
    names_played: dict[str, str] = {}
    names_walked: dict[str, str] = {}
    wanted = [_plain(e, names_played) for e in events[:end]]
    got = [_plain(e, names_walked) for e in walked]
    for i, (one, other) in enumerate(zip(got, wanted, strict=False)):
        assert one == other, f"event {i + 1}"
    assert len(got) == len(wanted)
    assert not frame.questions.told
    assert any(isinstance(e, RecordReadBack) and e.ink is not None for e in walked)
