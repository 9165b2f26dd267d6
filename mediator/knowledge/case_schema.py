"""Checks a case file against its JSON Schema and says in one sentence what is wrong and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message
from mediator.knowledge.toml_file import refused
from mediator.resources import RESOURCES

SCHEMA_FILE = RESOURCES / "cases" / "case.schema.json"

TYPE_NAMES = {
    "string": message("文字"),
    "integer": message("整数"),
    "boolean": message("true或false"),
    "array": message("列表"),
    "object": message("表"),
}
checker = FormatChecker(formats=())


@checker.checks("date", raises=ValueError)
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@checker.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def check_schema(file: str, content: Mapping[str, object], schema: Path = SCHEMA_FILE) -> None:
    """Refuse what the schema does not allow; the first finding in the order of the file is told."""
    errors = list(_validator(schema).iter_errors(_plain(content)))
    if errors:
        order = {key: place for place, key in enumerate(content)}
        raise _sentence(file, min(errors, key=lambda error: _place(error, order)))


@lru_cache(maxsize=4)
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")), format_checker=checker)


def _plain(value: object) -> object:
    """TOML's days and moments as text in ISO form: JSON Schema knows no dates."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _place(error: ValidationError, order: Mapping[str, int]) -> tuple[int, list[str]]:
    path = list(error.absolute_path)
    first = order.get(str(path[0]), len(order)) if path else -1
    return first, [f"{part:06}" if isinstance(part, int) else str(part) for part in path]


def path_text(path: Iterable[str | int]) -> str:
    """talk[2].entries[3].say: list places count from 1, as a person counts them."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _sentence(file: str, error: ValidationError) -> BadInput:
    path: list[str | int] = list(error.absolute_path)
    allowed: object = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            unknown = next(key for key in _names(error.instance) if key not in known)
            return refused(file, path_text([*path, unknown]), message("格式里没有这一项"))
        case "required":
            lacking = next(key for key in _names(allowed) if key not in _names(error.instance))
            return refused(file, path_text([*path, lacking]), message("缺少这一项"))
        case _:
            return refused(file, path_text(path), _rule(error, allowed))


def _rule(error: ValidationError, allowed: object) -> Message:
    match error.validator:
        case "type":
            return message("应为{kind}", kind=TYPE_NAMES.get(str(allowed), message("别的写法")))
        case "enum" | "const":
            values = allowed if isinstance(allowed, list) else [allowed]
            shown = str(error.instance)[:40]
            known = "、".join(str(value) for value in values)
            return message("“{value}”不认识，应为{known}之一", value=shown, known=known)
        case "minLength":
            return message("不能为空")
        case "maxLength":
            return message("有{count}字，最多{most}字", count=len(str(error.instance)), most=str(allowed))
        case "pattern":
            return message("“{value}”写法不对，见README.md", value=str(error.instance)[:40])
        case "minItems":
            return message("至少要有{least}项", least=str(allowed))
        case "maxItems":
            return message("最多{most}项", most=str(allowed))
        case "minimum" | "maximum":
            return message("“{value}”超出范围", value=str(error.instance)[:40])
        case "format" if allowed == "date":
            return message("日期写成2026-03-14这样，且应当存在")
        case "format":
            return message("时间写成2026-03-14T09:00:00+08:00这样，带时区")
        case "oneOf":
            return message("应当有且只有一项：{known}", known=_alternatives(allowed))
        case _:
            return message("不合格式，见README.md")


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, dict | list) else []


def _alternatives(allowed: object) -> str:
    choices: Sequence[object] = allowed if isinstance(allowed, list) else []
    return "、".join(str(choice["required"][0]) for choice in choices if isinstance(choice, dict))
