"""The fixed words and field order of each paper, read from the versioned files in `resources/forms`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import Message, Value, fill, message
from mediator.resources import RESOURCES

FOLDER = RESOURCES / "forms"
MARKS = ("V", "M", "D")


@dataclass(frozen=True)
class FormField:
    """One field of a row: which value, its label, and how many columns of the grid the value spans."""

    name: str
    label: str
    columns: int


Row = tuple[FormField, ...]


@dataclass(frozen=True)
class Form:
    """A form as data. `mark`: V read in the source, M to be verified, D our own design."""

    name: str
    title: str
    source: str
    as_of: date
    mark: str
    words: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]

    def say(self, key: str, **values: Value) -> str:
        """The fixed words of that key with their values; a KeyError is a mistake of ours."""
        return fill(self.words[key], values)


@lru_cache(maxsize=32)
def load_form(name: str, folder: Path = FOLDER) -> Form:
    """Read and check one form; `EnvironmentTrouble` names the file and what is wrong in it."""
    path = folder / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise _trouble(path, message("读不出来")) from None
    for key, kind in (("form", str), ("title", str), ("source", str), ("as_of", date), ("mark", str)):
        if not isinstance(data.get(key), kind):
            raise _trouble(path, message("缺少{key}", key=key))
    if data["form"] != name or data["mark"] not in MARKS:
        raise _trouble(path, message("form或mark与要求不符"))
    words = {key: _word(path, key, value) for key, value in _section(path, data, "words").items()}
    rows = {key: _rows(path, key, value) for key, value in _section(path, data, "rows").items()}
    return Form(name, data["title"], data["source"], data["as_of"], data["mark"], words, rows)


def _section(path: Path, data: Mapping[str, object], key: str) -> dict[str, object]:
    section = data.get(key, {})
    if not isinstance(section, dict):
        raise _trouble(path, message("{key}不是一节", key=key))
    return section


def _word(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _trouble(path, message("words.{key}不是文字", key=key))
    return value


def _rows(path: Path, key: str, value: object) -> tuple[Row, ...]:
    if not isinstance(value, list):
        raise _trouble(path, message("rows.{key}不是一组行", key=key))
    return tuple(tuple(_field(path, key, cell) for cell in row) for row in value)


def _field(path: Path, key: str, cell: object) -> FormField:
    match cell:
        case [str(name), str(label), int(columns)]:
            return FormField(name, label, columns)
        case _:
            raise _trouble(path, message("rows.{key}里的一格应为[栏目, 名称, 列数]", key=key))


def _trouble(path: Path, what: Message) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        message("文书式样{file}不能用：{what}", file=path.name, what=what),
        message("已记录的内容不受影响。请恢复该文件后再生成文书"),
    )
