"""A session is the sum of its events: each event is known, none of them changes what was before."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from mediator.domain.events import Event, RecordedEvent, SessionOpened, StageEntered
from mediator.domain.evolve import UnknownEvent, evolve, open_session, replay
from mediator.domain.stages import Stage
from tests.builders import NOW, a_session

EVERY_EVENT = sorted(Event.__subclasses__(), key=lambda cls: cls.__name__)


def sample(kind: Any) -> Any:
    """A value of that type: the plainest one."""
    if kind in (str, int, float, bool):
        return kind()
    if kind is date:
        return date(2026, 3, 9)
    if kind is datetime:
        return NOW
    if get_origin(kind) in (Union, UnionType):
        return None if type(None) in get_args(kind) else sample(get_args(kind)[0])
    if get_origin(kind) is tuple:
        return ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    assert is_dataclass(kind), f"no sample of {kind}"
    hints = get_type_hints(kind)
    return kind(**{f.name: sample(hints[f.name]) for f in fields(kind)})


@pytest.mark.parametrize("kind", [k for k in EVERY_EVENT if k is not SessionOpened], ids=lambda k: k.__name__)
def test_every_event_makes_something_of_a_session(kind: type[Event]):
    session = a_session().at(Stage.AGREEMENT).session
    recorded = RecordedEvent(session_id="s", version=99, at=NOW, by="D1001", event=sample(kind))
    after = evolve(session, recorded)
    assert (after.version, after.updated_at) == (99, NOW)


def test_events_are_only_of_kinds_with_no_kinds_below_them():
    assert len(EVERY_EVENT) > 50
    assert not any(kind.__subclasses__() for kind in EVERY_EVENT)


def test_an_event_nobody_knows_names_session_and_version():
    known = list(Event.__subclasses__())
    session = a_session().session
    with pytest.raises(UnknownEvent, match="s/2: Event"):
        evolve(session, RecordedEvent(session_id="s", version=2, at=NOW, by="x", event=Event()))
    assert known == list(Event.__subclasses__())


def test_a_session_begins_with_its_opening_and_with_nothing_else():
    with pytest.raises(UnknownEvent, match="s/1: StageEntered"):
        open_session(
            RecordedEvent(session_id="s", version=1, at=NOW, by="x", event=StageEntered(stage=Stage.PARTIES))
        )


def test_a_second_opening_is_not_an_event_of_a_session():
    b = a_session()
    with pytest.raises(UnknownEvent):
        evolve(b.session, b.events[0])


@pytest.mark.parametrize("stage", list(Stage))
def test_what_was_recorded_adds_up_to_the_session_at_every_stage(stage: Stage):
    b = a_session().at(stage)
    assert replay(b.events) == b.session


def test_taking_in_an_event_leaves_the_session_before_as_it_was():
    b = a_session().at(Stage.PARTIES)
    before, kept = b.session, replay(b.events)
    b.with_parties()
    assert before == kept
    assert before.people == ()
