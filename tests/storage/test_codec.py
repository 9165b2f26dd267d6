"""Every event has a name on disk and comes back equal; anything unknown is named, never guessed."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain import events
from mediator.domain.events import (
    Event,
    MatterCorrected,
    PartyAdded,
    RecordedEvent,
    SignatureMade,
    StatementRecorded,
)
from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.stages import Stage
from mediator.storage.codec import UnreadableEvent, decode_event, encode_event, event_line, session_json
from mediator.storage.event_names import EVENT_NAMES, NAME_OF
from tests.builders import a_session
from tests.people_samples import ink

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
COORDINATES = st.floats(-10_000, 10_000)
POINTS = st.builds(InkPoint, x=COORDINATES, y=COORDINATES, t=st.integers(0, 10**7), p=st.floats(-1, 1))
OFFSETS = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def every_event() -> list[type[Event]]:
    found = {kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event)}
    return sorted(found - {Event}, key=lambda kind: kind.__name__)


def values_of(kind: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Any value of a type as the events use types."""
    simple = {str: TEXT, int: st.integers(), bool: st.booleans(), date: st.dates(), InkPoint: POINTS}
    if kind in simple:
        return simple[kind]
    if kind is float:
        return COORDINATES
    if kind is datetime:
        return st.datetimes(timezones=OFFSETS)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return st.lists(values_of(args[0]), max_size=3).map(tuple)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(st.none() if a is types.NoneType else values_of(a) for a in args))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert is_dataclass(kind), kind
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{f.name: values_of(hints[f.name]) for f in fields(kind)})


def back(event: Event) -> Event:
    name, payload = encode_event(event)
    payload.encode("utf-8")
    return decode_event(name, payload, session_id="s", version=1)


def test_every_event_has_one_name_and_every_name_its_event() -> None:
    assert set(EVENT_NAMES.values()) == set(every_event())
    assert len(NAME_OF) == len(EVENT_NAMES)
    assert set(every_event()) == set(Event.__subclasses__())


@pytest.mark.parametrize("kind", every_event(), ids=lambda kind: kind.__name__)
def test_an_event_comes_back_as_it_was(kind: type[Event]) -> None:
    @settings(max_examples=25, deadline=None, database=None, derandomize=True)
    @given(values_of(kind))
    def comes_back(event: Event) -> None:
        assert back(event) == event

    comes_back()


@pytest.mark.parametrize(
    "text", ["𠮷野家", "é́", "“说‘句’”", '"\\\n\t', "\u2028", "é".encode().decode("latin-1")]
)
def test_typed_text_keeps_every_character(text: str) -> None:
    event = MatterCorrected(matter=events.Matter(title=text, category=""), guide_id="")
    decoded = back(event)
    assert isinstance(decoded, MatterCorrected)
    assert decoded.matter.title == text


def test_handwriting_is_kept_in_columns_and_stays_small() -> None:
    event = SignatureMade(
        signer_id="p1",
        role=events.SignerRole.PARTY,
        digest="d",
        ink=ink(),
        identity_checked=True,
        read_or_heard=True,
    )
    payload = encode_event(event)[1]
    stroke = json.loads(payload)["ink"]["strokes"][0]
    assert set(stroke) == {"x", "y", "t"}
    assert len(payload) < 20 * sum(len(s) for s in event.ink.strokes)
    assert back(event) == event


def test_pressure_and_empty_strokes_come_back() -> None:
    strokes = ((InkPoint(1.5, -0.0, 3, 0.25), InkPoint(2, 3, 1)), ())
    event = events.RightsNoticeGiven(person_id="p", ink=Handwriting(strokes=strokes, width=5.5, height=1))
    assert back(event) == event


def statement() -> dict[str, object]:
    event = StatementRecorded(
        statement_id="s",
        talk_id="t",
        person_id="p",
        number=1,
        text="说的话",
        categories=(events.StatementCategory.EVENTS,),
        verbatim=True,
        disclosure=events.DisclosureLevel.PRIVATE,
    )
    data: dict[str, object] = json.loads(encode_event(event)[1])
    return data


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"colour": "red"}, "unknown field colour"),
        ({"number": "1"}, "str for int"),
        ({"number": True}, "bool for int"),
        ({"verbatim": 1}, "int for bool"),
        ({"text": None}, "NoneType for str"),
        ({"categories": "events"}, "str for list"),
        ({"disclosure": "shout"}, "DisclosureLevel"),
    ],
)
def test_a_field_that_does_not_fit_is_named_with_session_and_version(
    changed: dict[str, object], why: str
) -> None:
    payload = json.dumps({**statement(), **changed})
    with pytest.raises(UnreadableEvent) as caught:
        decode_event("statement-recorded/1", payload, session_id="s-7", version=12)
    said = caught.value.title.in_chinese()
    assert "s-7" in said
    assert "12" in said
    assert why in said


def test_somebody_recorded_before_ethnicity_and_the_like_could_be_typed_still_comes_back() -> None:
    payload = (
        '{"person_id":"p1","letter":"甲","role":"both","details":{"name":"林知夏","workplace":"晨光书店"}}'
    )
    event = decode_event("party-added/1", payload, session_id="s", version=2)
    assert isinstance(event, PartyAdded)
    kept = event.details
    assert (kept.workplace, kept.ethnicity, kept.registered_address) == ("晨光书店", "", "")
    assert (kept.occupation, kept.deputy) == ("", None)


def test_an_unknown_name_is_named_with_session_and_version() -> None:
    with pytest.raises(UnreadableEvent) as caught:
        decode_event("moon-landed/1", "{}", session_id="s-7", version=12)
    assert all(part in caught.value.title.in_chinese() for part in ("moon-landed/1", "s-7", "12"))


@pytest.mark.parametrize("payload", ["", "[]", "{", "null", '"x"', '{"strokes": 1}'])
def test_what_is_no_event_is_never_taken_for_one(payload: str) -> None:
    with pytest.raises(UnreadableEvent):
        decode_event("statement-recorded/1", payload, session_id="s", version=1)


def test_a_missing_field_is_filled_only_where_a_default_stands() -> None:
    data = statement()
    del data["question_id"]
    whole = decode_event("statement-recorded/1", json.dumps(data), session_id="s", version=1)
    assert isinstance(whole, StatementRecorded)
    assert whole.question_id == ""
    del data["text"]
    with pytest.raises(UnreadableEvent):
        decode_event("statement-recorded/1", json.dumps(data), session_id="s", version=1)


@pytest.mark.parametrize(
    "ink_json",
    [
        {"width": 1, "height": 1, "device": ""},
        {"width": "1", "height": 1, "device": "", "strokes": []},
        {"width": 1, "height": 1, "device": "", "strokes": [{"x": [1], "y": [], "t": [0]}]},
        {"width": 1, "height": 1, "device": "", "strokes": [{"x": 1, "y": 1, "t": 1}]},
        {"width": 1, "height": 1, "device": "", "strokes": [{"x": [1], "y": [1], "t": [0.5]}]},
        {"width": 1, "height": 1, "device": "", "strokes": [{"x": [1], "y": [1], "t": [0], "z": [1]}]},
    ],
)
def test_handwriting_that_is_damaged_is_not_drawn(ink_json: object) -> None:
    payload = json.dumps({"person_id": "p", "ink": ink_json, "refusal": ""})
    with pytest.raises(UnreadableEvent):
        decode_event("rights-notice-given/1", payload, session_id="s", version=1)


def test_a_moment_without_its_offset_is_a_mistake_of_ours() -> None:
    opened = a_session().events[0].event
    assert isinstance(opened, events.SessionOpened)
    naive = events.SessionOpened(**{**vars(opened), "scheduled_at": datetime(2026, 3, 9, 9, 0)})
    with pytest.raises(ValueError, match="offset"):
        encode_event(naive)


def test_a_number_that_is_none_is_refused() -> None:
    ink_of_nothing = Handwriting(strokes=((InkPoint(float("nan"), 0, 0),),), width=1, height=1)
    with pytest.raises(ValueError, match=r"(?i)nan"):
        encode_event(events.RightsNoticeGiven(person_id="p", ink=ink_of_nothing))


def test_session_and_events_can_be_written_out_for_people() -> None:
    building = a_session()
    session, recorded = building.session, building.events[0]
    data = json.loads(session_json(session))
    assert data["number"] == session.number
    assert data["stage"] == "intake"
    line = event_line(recorded)
    assert "\n" not in line
    assert json.loads(line)["kind"] == "session-opened/1"
    assert isinstance(recorded, RecordedEvent)


def test_a_session_through_to_its_end_can_be_written_out() -> None:
    session = a_session().at(Stage.CLOSED).session
    data = json.loads(session_json(session))
    assert data["stage"] == "closed"
    assert [p["details"]["name"] for p in data["people"]] == [p.name for p in session.people]
