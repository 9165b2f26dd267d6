"""The reading half of the codec: JSON back into frozen values, by their type hints, thousands at a time."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, cached_property
from itertools import accumulate, starmap
from typing import Any, Union, get_args, get_origin

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.made_of import made_of

Coder = Callable[[Any], Any]
NO_PRESSURE = -1.0
PLAIN = (str, int, bool)
NUMBERS = {int, float}
READER = json.JSONDecoder()


class Unfit(ValueError):
    """A JSON value that is not what the type asks for: where, and what is wrong."""


def parsed(payload: str) -> Any:
    """The JSON value of a text, or a `ValueError`."""
    value, end = READER.raw_decode(payload)
    # `json.loads` looks for white space around every value; ours has none unless somebody put it there.
    return value if end == len(payload) else json.loads(payload)


def moment(value: Any) -> datetime:
    """The moment of an ISO 8601 text that has its offset."""
    read = datetime.fromisoformat(_exactly(str, value))
    if read.utcoffset() is None:
        raise Unfit("a moment without its offset")
    return read


@cache
def hints(kind: type) -> dict[str, Any]:
    """The types of a class's fields."""
    return typing.get_type_hints(kind)


def record_class(kind: type) -> Any:
    """The class, which must be a dataclass."""
    if not is_dataclass(kind):
        raise TypeError(f"the record cannot hold a {kind}")
    return kind


def not_none(args: tuple[Any, ...]) -> Any:
    """The one type of an optional."""
    inner = [a for a in args if a is not types.NoneType]
    if len(inner) != 1:
        raise TypeError("only one type or None")
    return inner[0]


@cache
def decoder(kind: Any) -> Coder:
    """What turns JSON into a value of this type, or raises `Unfit`."""
    if kind in PLAIN:
        return lambda value: _exactly(kind, value)
    if kind is float:
        return _number
    if kind is datetime:
        return moment
    if kind is date:
        return lambda value: date.fromisoformat(_exactly(str, value))
    if kind is Handwriting:
        return _ink
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = decoder(not_none(args))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_decoder(args)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_decoder(kind)
    return _ClassReader(record_class(kind)).read


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise Unfit(f"{type(value).__name__} for {kind.__name__}")
    return value


def _number(value: Any) -> float:
    if type(value) not in NUMBERS:
        raise Unfit(f"{type(value).__name__} for float")
    return float(value)


def _tuple_decoder(args: tuple[Any, ...]) -> Coder:
    if args[-1] is Ellipsis:
        item = decoder(args[0])
        return lambda value: tuple(map(item, _exactly(list, value)))
    items = [decoder(a) for a in args]
    return lambda value: tuple(d(v) for d, v in zip(items, _exactly(list, value), strict=True))


def _enum_decoder(kind: type[Enum]) -> Coder:
    members = {member.value: member for member in kind}
    # Asking the class takes three times as long; it still says what is wrong with what is no member.
    return lambda value: members[value] if type(value) is str and value in members else kind(value)


class _ClassReader:
    """Reads the values of one dataclass."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._names = frozenset(f.name for f in fields(kind))
        # A field that was added later has a default and may be missing in what was written before.
        self._defaults = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
        self._made_anew = {
            f.name: f.default_factory for f in fields(kind) if f.default_factory is not MISSING
        }
        self._checked_when_made = hasattr(kind, "__post_init__")

    @cached_property
    def _plain(self) -> dict[str, type]:
        # Asked for at the first value only: a type may hold values of its own type.
        return {name: kind for name, kind in self._types() if kind in PLAIN}

    @cached_property
    def _worked(self) -> list[tuple[str, Coder]]:
        return [(name, decoder(kind)) for name, kind in self._types() if kind not in PLAIN]

    def _types(self) -> list[tuple[str, Any]]:
        return [(f.name, hints(self._kind)[f.name]) for f in fields(self._kind)]

    def read(self, value: Any) -> Any:
        """The value of that JSON object; the object is used up by it."""
        given = _exactly(dict, value)
        absent = self._absent(given) if given.keys() != self._names else None
        plain = self._plain
        for name, item in given.items():
            if name in plain and type(item) is not plain[name]:
                _exactly(plain[name], item)
        for name, read in self._worked:
            if name in given:
                given[name] = read(given[name])
        if absent:
            given.update(absent)
        return self._kind(**given) if self._checked_when_made else made_of(self._kind, given)

    def _absent(self, given: dict[str, Any]) -> dict[str, Any]:
        if strange := given.keys() - self._names:
            raise Unfit(f"unknown field {sorted(strange)[0]}")
        absent = self._names - given.keys()
        if missing := absent - self._defaults.keys() - self._made_anew.keys():
            raise Unfit(f"missing field {sorted(missing)[0]}")
        return {
            name: self._defaults[name] if name in self._defaults else self._made_anew[name]()
            for name in absent
        }


def _ink(value: Any) -> Handwriting:
    """Columns, not points: x and y, times as steps, pressure only where the pad gave one."""
    given = _exactly(dict, value)
    if given.keys() != {"width", "height", "device", "strokes"}:
        raise Unfit("handwriting")
    return Handwriting(
        strokes=tuple(map(_stroke, _exactly(list, given["strokes"]))),
        width=_number(given["width"]),
        height=_number(given["height"]),
        device=_exactly(str, given["device"]),
    )


def _stroke(value: Any) -> tuple[InkPoint, ...]:
    columns = _exactly(dict, value)
    if columns.keys() | {"p"} != {"x", "y", "t", "p"}:
        raise Unfit("stroke")
    xs, ys, steps = (_exactly(list, columns[name]) for name in ("x", "y", "t"))
    pressures = _exactly(list, columns.get("p", [NO_PRESSURE] * len(xs)))
    if not len(xs) == len(ys) == len(steps) == len(pressures):
        raise Unfit("stroke")
    for step in steps:
        _exactly(int, step)
    points = zip(map(_number, xs), map(_number, ys), accumulate(steps), map(_number, pressures), strict=True)
    return tuple(starmap(InkPoint, points))
