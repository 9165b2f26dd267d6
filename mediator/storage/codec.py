"""Turns frozen values into JSON and back by their type hints; alone knows how an event looks on disk."""

from __future__ import annotations

import json
import types
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.events import Event, RecordedEvent
from mediator.domain.handwriting import Handwriting
from mediator.domain.session import Session
from mediator.domain.wording import message
from mediator.storage.decoding import (
    NO_PRESSURE,
    Coder,
    decoder,
    hints,
    not_none,
    parsed,
    record_class,
)
from mediator.storage.decoding import moment as moment
from mediator.storage.event_names import EVENT_NAMES, NAME_OF

T = TypeVar("T")


class UnreadableEvent(EnvironmentTrouble):
    """An event this program has no name or no field for."""

    def __init__(self, session_id: str, version: int, kind: str, why: str) -> None:
        super().__init__(
            message(
                "调解{session}的第{version}条记录读不懂（{kind}：{why}）",
                session=session_id,
                version=version,
                kind=kind,
                why=why,
            ),
            message("记录没有改动。它可能是更新的程序记下的，请用新版程序打开，或者交给管理员检查"),
        )


def encode_event(event: Event) -> tuple[str, str]:
    """The event's name on disk and its JSON."""
    kind: Any = type(event)
    return NAME_OF[kind], to_json(_encoder(kind)(event))


def decode_event(name: str, payload: str, *, session_id: str, version: int) -> Event:
    """The event of that name, or `UnreadableEvent`."""
    kind: Any = EVENT_NAMES.get(name)
    if kind is None:
        raise UnreadableEvent(session_id, version, name, "name")
    try:
        event: Event = decoder(kind)(parsed(payload))
    except ValueError as error:
        raise UnreadableEvent(session_id, version, name, str(error)) from error
    return event


def event_line(recorded: RecordedEvent) -> str:
    """One event as one line of JSON, for `events.jsonl`."""
    kind: Any = type(recorded.event)
    data = {
        "session_id": recorded.session_id,
        "version": recorded.version,
        "at": moment_text(recorded.at),
        "by": recorded.by,
        "kind": NAME_OF[kind],
        "event": _encoder(kind)(recorded.event),
    }
    return to_json(data)


def session_json(session: Session) -> str:
    """The session as indented JSON, for `session.json`."""
    return json.dumps(_encoder(Session)(session), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def value_text(value: object) -> str:
    """Any frozen value of the domain as JSON."""
    kind: Any = type(value)
    return to_json(_encoder(kind)(value))


def read_value(kind: type[T], payload: str) -> T:
    """The value of that type, or a `ValueError`."""
    wanted: Any = kind
    value: T = decoder(wanted)(parsed(payload))
    return value


def to_json(data: Any) -> str:
    """Short JSON, text as it is. Numbers that are none are refused: JSON has no word for them."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@cache
def _encoder(kind: Any) -> Coder:
    """What turns a value of this type into what JSON has."""
    if kind in (str, int, float, bool, types.NoneType):
        return _as_it_is
    if kind is datetime:
        return moment_text
    if kind is date:
        return date.isoformat
    if kind is Handwriting:
        return _ink_to_json
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _encoder(not_none(args))
        return lambda value: None if value is None else inner(value)
    if origin is dict:
        inner = _encoder(args[1])
        return lambda value: {str(_plain(k)): inner(v) for k, v in value.items()}
    if origin is tuple:
        return _tuple_encoder(args)
    if issubclass(kind, Enum):
        return _plain
    return _dataclass_encoder(kind)


def _as_it_is(value: Any) -> Any:
    return value


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def moment_text(value: datetime) -> str:
    """The moment as ISO 8601 with its offset."""
    if value.utcoffset() is None:
        raise ValueError("a moment without its offset")
    return value.isoformat()


def _tuple_encoder(args: tuple[Any, ...]) -> Coder:
    if args[-1] is Ellipsis:
        item = _encoder(args[0])
        return lambda value: [item(v) for v in value]
    items = [_encoder(a) for a in args]
    return lambda value: [encode(v) for encode, v in zip(items, value, strict=True)]


def _dataclass_encoder(kind: type) -> Coder:
    names = [f.name for f in fields(record_class(kind))]

    @cache
    def parts() -> list[tuple[str, Coder]]:
        # Asked for at the first value only: a type may hold values of its own type.
        return [(name, _encoder(hints(kind)[name])) for name in names]

    return lambda value: {name: encode(getattr(value, name)) for name, encode in parts()}


def _ink_to_json(ink: Handwriting) -> Any:
    """Columns, not points: x and y, times as steps, pressure only where the pad gave one."""
    strokes = []
    for stroke in ink.strokes:
        times = [p.t for p in stroke]
        columns: dict[str, Any] = {
            "x": [_short(p.x) for p in stroke],
            "y": [_short(p.y) for p in stroke],
            "t": [t - before for before, t in zip([0, *times], times, strict=False)],
        }
        if any(p.p != NO_PRESSURE for p in stroke):
            columns["p"] = [_short(p.p) for p in stroke]
        strokes.append(columns)
    return {
        "width": _short(ink.width),
        "height": _short(ink.height),
        "device": ink.device,
        "strokes": strokes,
    }


def _short(value: float) -> float:
    return int(value) if value == int(value) else value
