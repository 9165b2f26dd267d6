"""The end of every shipped case, entered through the windows, against the same case played by script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from mediator.domain.events import (
    AgreementLocked,
    AgreementSigned,
    ClauseTerms,
    Event,
    PrintQueued,
    SignatureMade,
)
from mediator.domain.stages import Stage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.joint import JointPage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.tour import agreement, joint, shuttle
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
from tests.gui.frame_of_terms import TermsFrame
from tests.walked_cases import PUBLIC_ORDER

CASES = PUBLIC_ORDER


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


def _played(script: Script) -> list[Event]:
    clock = ScriptClock(script.desk)
    desk = _desk(script, clock)
    session = play(script, desk, clock, SampleHand())
    return [e.event for e in desk.log.read(session.session_id)]


def _entering(events: list[Event], stage: Stage) -> int:
    """How many events there are until a stage was entered, that event included."""
    return next(
        i for i, e in enumerate(events, 1) if getattr(e, "stage", None) is stage and not hasattr(e, "reason")
    )


# The frozen text and the paper carry the ids of nobody, but the ink and the times of their own walk.
NOT_COMPARED = {
    AgreementLocked: ("text", "digest", "check_code"),
    AgreementSigned: ("digest", "paper_sha256", "pages", "certificate_sha256"),
    SignatureMade: ("digest", "ink_sha256", "binding"),
}


def _plain(event: Event, names: dict[str, str]) -> tuple[object, ...]:
    """An event without its ids: each id is told by when it came up first. Ink is left out: hands differ."""
    values: list[object] = [type(event).__name__]
    for field in fields(event):
        value = getattr(event, field.name)
        if field.name in NOT_COMPARED.get(type(event), ()):
            continue
        if field.name == "ink":
            values.append(value is not None)
        elif isinstance(value, ClauseTerms):
            values.append(_told(value, names))
        else:
            values.append(_named(field.name, value, names))
    return tuple(values)


def _told(terms: ClauseTerms, names: dict[str, str]) -> ClauseTerms:
    return replace(
        terms,
        actor_ids=tuple(names[i] for i in terms.actor_ids),
        to_ids=tuple(names[i] for i in terms.to_ids),
    )


ID_FIELDS = ("ref", "answers", "present", "heard_by", "to_party")


def _named(field: str, value: object, names: dict[str, str]) -> object:
    if not (field.endswith(("_id", "_ids")) or field in ID_FIELDS):
        return value
    many = value if isinstance(value, tuple) else (value,)
    return tuple(names.setdefault(str(one), f"#{len(names)}") if one else "" for one in many)


@pytest.fixture
def frames() -> Iterator[list[TermsFrame]]:
    """Frames made by a test; closed afterwards."""
    made: list[TermsFrame] = []
    yield made
    for frame in made:
        frame.close()


# The longest walk is part of the whole walk of the same case, which is of the long tier too.
LONGEST = "night-noise-phone"
WALKED = [pytest.param(p, marks=pytest.mark.long if p.stem == LONGEST else ()) for p in CASES]


@pytest.mark.parametrize("path", WALKED, ids=lambda path: path.stem)
def test_shuttle_joint_talk_and_agreement_through_the_windows_leave_the_events_of_the_played_case(
    path: Path, theme: Look, frames: list[TermsFrame]
) -> None:
    script = load_script(path)
    script = replace(script, agreement=replace(script.agreement, printed=0))
    events = _played(script)
    first = next(
        (s for s in (Stage.SHUTTLE, Stage.JOINT, Stage.AGREEMENT) if not script.skip_reason(s)),
        Stage.AGREEMENT,
    )
    begin, end = _entering(events, first), _entering(events, Stage.FOLLOW_UP)

    # Ids that the played events, which the walk begins with, have not used.
    desk = replace(_desk(script, ScriptClock(script.desk)), ids=LaterIds())
    session = desk.record(None, events[:begin], session_id="walked")
    frame = TermsFrame(Room(desk, session))
    frames.append(frame)
    frame.open(first)
    if isinstance(frame.page, ShuttlePage):
        shuttle.drive(frame.hand, frame.page, script)
    if isinstance(frame.page, JointPage):
        joint.drive(frame.hand, frame.page, script)
    assert isinstance(frame.page, AgreementPage)
    agreement.drive(frame.hand, frame.page, script)

    walked = [e.event for e in desk.log.read("walked")]
    names_played: dict[str, str] = {}
    names_walked: dict[str, str] = {}
    wanted = [_plain(e, names_played) for e in events[:end]]
    got = [_plain(e, names_walked) for e in walked]
    for i, (one, other) in enumerate(zip(got, wanted, strict=False)):
        assert one == other, f"event {i + 1}"
    assert len(got) == len(wanted)
    assert not frame.questions.told
    assert not any(isinstance(e, PrintQueued) for e in walked)
