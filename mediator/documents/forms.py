"""The fixed words and field order of each paper, read from the versioned files in `resources/forms`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from mediator.documents.form_parts import (
    BoxesPart,
    FixedPart,
    FormField,
    Part,
    PeoplePart,
    QuestionPart,
    Row,
    RowsPart,
    SignaturesPart,
    TablePart,
    TalkPart,
    TextPart,
)
from mediator.documents.form_reader import Entry, form_trouble, read_part
from mediator.domain.wording import Value, fill, message
from mediator.resources import RESOURCES

FOLDER = RESOURCES / "forms"
MARKS = ("V", "M", "D")
KEYS = (
    *(
        "form",
        "title",
        "source",
        "as_of",
        "mark",
        "note",
        "effective_from",
        "words",
        "values",
        "rows",
        "part",
    ),
    *("one_page", "large", "reading_copy", "left_out", "sign_order"),
)
PLACEHOLDER = re.compile(r"\{(\w+)\}")
GIVEN = {"organ", "number", "station"}
"""Placeholders that need no field: every paper has them."""

# What a form says unless it says otherwise.
WORDS = {
    "number": "编号：{number}",
    "foot": "{title}　{number}",
    "foot_code": "{title}　{number}　第{draft}稿　核对码 {code}",
    "foot_anchor": "锚点 {anchor}",
    "age": "{day}（{age}岁）",
    "age_only": "{age}岁",
    "colon": "：",
    "item": "{number}、",
    "question": "问：",
    "answer": "答：",
    "yes": "是",
    "no": "否",
    "copy_mark": "Reading copy / 仅供阅读，以中文本为准",
}


@dataclass(frozen=True)
class Form:
    """A form as data. `mark`: V read in the source, M to be verified, D our own design.

    `values` are other words for what was chosen from a list, such as 女 in an English copy. `one_page`
    chooses the largest type that keeps to one page; `large` is a type size in points for a paper that is
    read from afar, 0 for the usual; `reading_copy` marks every page as one. `left_out`
    names what a station's form leaves out of ours on purpose; `sign_order` whose places come first.
    """

    name: str
    title: str
    source: str
    as_of: date
    mark: str
    words: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    parts: tuple[Part, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    effective_from: date | None = None
    one_page: bool = False
    large: float = 0
    reading_copy: bool = False
    left_out: tuple[str, ...] = ()
    sign_order: tuple[str, ...] = ()

    def say(self, key: str, **values: Value) -> str:
        """The fixed words of that key with their values; a KeyError is a mistake of ours."""
        return fill(self.words[key], values)

    @property
    def names(self) -> frozenset[str]:
        """Every name a value can be given for: fields, texts, groups, tables, boxes and rows."""
        found = {cell.name for rows in self.rows.values() for row in rows for cell in row}
        for part in self.parts:
            found |= _names(part)
        return frozenset(found)


def _names(part: Part) -> set[str]:
    match part:
        case FixedPart(text=text) | SignaturesPart(closing=text):
            return set(PLACEHOLDER.findall(text)) - GIVEN
        case RowsPart(rows=rows):
            return {cell.name for row in rows for cell in row}
        case BoxesPart(options=options):
            return {name for name, _ in options}
        case PeoplePart(name=name) | TextPart(name=name) | TablePart(name=name):
            return {name}
        case TalkPart(name=name):
            return {name}
        case QuestionPart(name=name, question=text):
            return {name, *PLACEHOLDER.findall(text)} - GIVEN
        case _:
            return set()


@lru_cache(maxsize=64)
def load_form(name: str, folder: Path = FOLDER) -> Form:
    """Read and check one built-in form; `EnvironmentTrouble` names the file and what is wrong in it."""
    return read_form(folder / f"{name}.toml")


def read_form(path: Path) -> Form:
    """The form of that file; it must be named as the file is."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        raise form_trouble(path.name, message("读不出来")) from None
    for key, kind in (("form", str), ("title", str), ("source", str), ("as_of", date), ("mark", str)):
        if not isinstance(data.get(key), kind):
            raise form_trouble(path.name, message("缺少{key}", key=key))
    if data["form"] != path.stem or data["mark"] not in MARKS:
        raise form_trouble(path.name, message("form或mark与要求不符"))
    top = Entry(path.name, "", data)
    top.only(*KEYS)
    effective_from = data.get("effective_from")
    if effective_from is not None and not isinstance(effective_from, date):
        raise top.refuse("effective_from", message("日期写成2026-03-14这样，且应当存在"))
    return Form(
        data["form"],
        data["title"],
        data["source"],
        data["as_of"],
        data["mark"],
        words=WORDS | {key: _word(path, key, value) for key, value in _section(path, data, "words").items()},
        rows={key: _rows(path, key, value) for key, value in _section(path, data, "rows").items()},
        parts=tuple(read_part(entry) for entry in _parts(path, data)),
        values=top.words("values"),
        note=top.text("note", ""),
        effective_from=effective_from,
        one_page=top.flag("one_page"),
        large=top.number("large", 0),
        reading_copy=top.flag("reading_copy"),
        left_out=top.texts("left_out"),
        sign_order=top.texts("sign_order"),
    )


def read_station_form(path: Path) -> Form:
    """A station's form in place of ours: it may lose a field only where it says so in `left_out`."""
    form = read_form(path)
    if not (FOLDER / path.name).is_file():
        return form
    lost = sorted(load_form(form.name).names - form.names - set(form.left_out))
    if lost:
        raise form_trouble(
            path.name, message("缺少栏目{names}；确实不用的写进left_out", names="、".join(lost))
        )
    return form


def _section(path: Path, data: Mapping[str, object], key: str) -> dict[str, object]:
    section = data.get(key, {})
    if not isinstance(section, dict):
        raise form_trouble(path.name, message("{key}不是一节", key=key))
    return section


def _parts(path: Path, data: Mapping[str, object]) -> Iterable[Entry]:
    parts = data.get("part", [])
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise form_trouble(path.name, message("{key}不是一节", key="part"))
    return (Entry(path.name, f"part[{place}]", part) for place, part in enumerate(parts, 1))


def _word(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise form_trouble(path.name, message("words.{key}不是文字", key=key))
    return value


def _rows(path: Path, key: str, value: object) -> tuple[Row, ...]:
    if not isinstance(value, list):
        raise form_trouble(path.name, message("rows.{key}不是一组行", key=key))
    return tuple(tuple(_field(path, key, cell) for cell in row) for row in value)


def _field(path: Path, key: str, cell: object) -> FormField:
    match cell:
        case [str(name), str(label), int(columns)]:
            return FormField(name, label, columns)
        case _:
            raise form_trouble(path.name, message("rows.{key}里的一格应为[栏目, 名称, 列数]", key=key))
