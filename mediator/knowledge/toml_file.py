"""Reads a data file into tables that answer in plain types or refuse with file, key and rule."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TypeVar

from mediator.domain.causes import cause_of
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.wording import Message, message

LARGEST_FILE = 1_000_000
"""In bytes. A whole mediation is about 20 kB; the size is looked at before anything is read."""

DEEPEST = 32
"""Tables within tables. Our files have five; a long chain of dots keeps the reader busy for hours."""

FIRST_YEAR, LAST_YEAR = 1900, 2199

# Texts and remarks, in which dots mean nothing; one that is not closed ends with the file or the line.
NO_KEYS = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+(?:"|$)'
    r"|'[^'\n]*+(?:'|$)"
    r"|#[^\n]*+",
    re.DOTALL | re.MULTILINE,
)
CHAIN_OF_KEYS = re.compile(rf"(?:\.[ \t]*+[\w-]*+[ \t]*+){{{DEEPEST}}}")

E = TypeVar("E", bound=Enum)
ADVICE = message("没有写入任何内容。改好文件后再试一次")


def refused(file: str, key: str, rule: Message) -> BadInput:
    """One sentence that names the file, the key and the rule it breaks."""
    return BadInput(message("{file}：{key}：{rule}", file=file, key=key, rule=rule), ADVICE)


def refused_file(file: str, rule: Message) -> BadInput:
    """One sentence about the file as a whole."""
    return BadInput(message("{file}：{rule}", file=file, rule=rule), ADVICE)


def read_toml(path: Path) -> Mapping[str, object]:
    """The file's content, at most `LARGEST_FILE` bytes of UTF-8 TOML."""
    text = _text_of(path)
    too_deep = refused_file(path.name, message("数字过长或嵌套过深，不合TOML写法"))
    if CHAIN_OF_KEYS.search(NO_KEYS.sub("", text)):
        raise too_deep
    try:
        content: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refused_file(path.name, _place_of(str(error))) from None
    except (ValueError, RecursionError):
        raise too_deep from None
    if _is_deep(content):
        raise too_deep
    return content


def _is_deep(content: object) -> bool:
    """Whether there are more tables and lists within each other than any reader of ours follows."""
    level = [content]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _text_of(path: Path) -> str:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise refused_file(path.name, message("不是文件，请给出一个TOML文件"))
        size = state.st_size
        if size > LARGEST_FILE:
            raise refused_file(
                path.name,
                message("文件有{size}字节，最多{most}字节，没有读取", size=size, most=LARGEST_FILE),
            )
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise refused_file(path.name, message("没有找到这个文件，请核对位置")) from None
    except UnicodeDecodeError:
        raise refused_file(path.name, message("不是UTF-8文字，请另存为UTF-8")) from None
    except (ValueError, NotADirectoryError):
        raise refused_file(path.name, message("文件位置写得不对，请核对")) from None
    except OSError as error:
        raise EnvironmentTrouble(
            message("读不了{file}（{cause}）", file=path.name, cause=cause_of(error)), ADVICE
        ) from None


def _place_of(error: str) -> Message:
    place = re.search(r"at line (\d+), column (\d+)", error)
    if place is None:
        return message("写法不完整，不合TOML写法")
    return message("第{line}行第{column}列不合TOML写法", line=int(place[1]), column=int(place[2]))


@dataclass(frozen=True)
class Table:
    """One table of a file. `where` is its path there, such as talk[2], counted from 1."""

    file: str
    where: str
    values: Mapping[str, object]

    def path(self, key: str) -> str:
        """The key as a person finds it in the file: talk[2].person."""
        return f"{self.where}.{key}" if self.where else key

    def refuse(self, key: str, rule: Message) -> BadInput:
        """The error to raise about one key; "" is the table itself."""
        return refused(self.file, self.path(key) if key else self.where, rule)

    def only(self, *known: str) -> None:
        """Refuse a key the format does not have."""
        for key in self.values:
            if key not in known:
                raise self.refuse(key, message("格式里没有这一项"))

    def has(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str, otherwise: str | None = None) -> str:
        """A text; without `otherwise` it must be there and not be blank."""
        value = self.values.get(key, otherwise)
        if value is None:
            raise self.refuse(key, message("缺少这一项"))
        if not isinstance(value, str):
            raise self.refuse(key, message("应为文字"))
        if otherwise is None and not value.strip():
            raise self.refuse(key, message("不能为空"))
        return value

    def flag(self, key: str, *, otherwise: bool = False) -> bool:
        value = self.values.get(key, otherwise)
        if not isinstance(value, bool):
            raise self.refuse(key, message("应为true或false"))
        return value

    def maybe_flag(self, key: str) -> bool | None:
        return self.flag(key) if self.has(key) else None

    def whole(self, key: str, otherwise: int | None = None) -> int:
        value = self.values.get(key, otherwise)
        if value is None:
            raise self.refuse(key, message("缺少这一项"))
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(key, message("应为整数"))
        return value

    def day(self, key: str) -> date | None:
        """A date without a time, as TOML writes it or as text; None when it is not there."""
        value = self.values.get(key)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise self.refuse(key, message("日期写成2026-03-14这样，且应当存在")) from None
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.refuse(key, message("日期写成2026-03-14这样，且应当存在"))
        self._check_year(key, value)
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates, each once; empty when it is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.refuse(key, message("应为日期的列表"))
        numbered = {f"{key}[{place}]": item for place, item in enumerate(value, 1)}
        whole = Table(self.file, self.where, numbered)
        found: list[date] = []
        for name in numbered:
            day = whole.day(name)
            if day is None or day in found:
                raise self.refuse(name, message("“{name}”用了两次", name=str(day)))
            found.append(day)
        return tuple(found)

    def moment(self, key: str) -> datetime | None:
        """A date and time with its offset, as TOML writes it or as text."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                value = None
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise self.refuse(key, message("时间写成2026-03-14T09:00:00+08:00这样，带时区"))
        self._check_year(key, value)
        return value

    def _check_year(self, key: str, day: date) -> None:
        """A slip of the pen, and the end of the calendar to which nothing can be added."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self.refuse(key, message("年份应在{first}至{last}之间", first=FIRST_YEAR, last=LAST_YEAR))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when it is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key, message("应为文字的列表"))
        return tuple(value)

    def choice(self, key: str, kind: type[E], otherwise: E | None = None) -> E:
        """One of the values of an enumeration."""
        if otherwise is not None and not self.has(key):
            return otherwise
        return self._one_of(key, kind, self.text(key))

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        return tuple(self._one_of(key, kind, value) for value in self.texts(key))

    def _one_of(self, key: str, kind: type[E], value: str) -> E:
        for member in kind:
            if member.value == value:
                return member
        known = "、".join(str(member.value) for member in kind)
        raise self.refuse(key, message("“{value}”不认识，应为{known}之一", value=value[:40], known=known))

    def table(self, key: str) -> Table | None:
        """The table under a key, None when it is not there."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.refuse(key, message("应为表"))
        return Table(self.file, self.path(key), value)

    def required(self, key: str) -> Table:
        found = self.table(key)
        if found is None:
            raise self.refuse(key, message("缺少这一项"))
        return found

    def tables(self, key: str) -> tuple[Table, ...]:
        """The list of tables under a key, numbered from 1; empty when it is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse(key, message("应为表的列表"))
        return tuple(Table(self.file, f"{self.path(key)}[{i}]", item) for i, item in enumerate(value, 1))
