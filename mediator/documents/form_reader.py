"""Reads the parts of a form from its file; a wrong entry is one sentence with file, key and reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mediator.documents.form_parts import (
    BoxesPart,
    FixedPart,
    FormField,
    LinePart,
    PagePart,
    Part,
    PeoplePart,
    Place,
    QuestionPart,
    Row,
    RowsPart,
    SignaturesPart,
    TablePart,
    TalkPart,
    TextPart,
)
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import Message, message

MOST_COLUMNS = 5


def form_trouble(file: str, what: Message) -> EnvironmentTrouble:
    """The form of that file cannot be used, and why."""
    return EnvironmentTrouble(
        message("文书式样{file}不能用：{what}", file=file, what=what),
        message("已记录的内容不受影响。请恢复该文件后再生成文书"),
    )


@dataclass(frozen=True)
class Entry:
    """One table of a form's file; `where` is its place there, such as part[3]."""

    file: str
    where: str
    values: Mapping[str, object]

    def refuse(self, key: str, rule: Message) -> EnvironmentTrouble:
        path = f"{self.where}.{key}" if self.where else key
        return form_trouble(self.file, message("{key}：{rule}", key=path, rule=rule))

    def only(self, *known: str) -> None:
        """Refuse a key that this kind of part does not have."""
        for key in self.values:
            if key not in known:
                raise self.refuse(key, message("格式里没有这一项"))

    def text(self, key: str, otherwise: str | None = None) -> str:
        value = self.values.get(key, otherwise)
        if value is None:
            raise self.refuse(key, message("缺少这一项"))
        if not isinstance(value, str):
            raise self.refuse(key, message("应为文字"))
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(key, message("应为true或false"))
        return value

    def number(self, key: str, otherwise: float) -> float:
        value = self.values.get(key, otherwise)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise self.refuse(key, message("应为不小于零的数字"))
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key, message("应为文字的列表"))
        return tuple(value)

    def words(self, key: str) -> dict[str, str]:
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self.refuse(key, message("应为一节文字"))
        return value

    def pairs(self, key: str) -> tuple[tuple[object, object], ...]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            raise self.refuse(key, message("应为一组[名称, 值]"))
        pairs = []
        for item in value:
            if not isinstance(item, list) or len(item) != 2:
                raise self.refuse(key, message("应为一组[名称, 值]"))
            pairs.append((item[0], item[1]))
        return tuple(pairs)

    def rows(self, key: str) -> tuple[Row, ...]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(row, list) for row in value):
            raise self.refuse(key, message("应为一组行，每行是一组栏目"))
        return tuple(tuple(self._field(key, cell) for cell in row) for row in value)

    def _field(self, key: str, cell: object) -> FormField:
        match cell:
            case [str(name), str(label), int(columns)] if 1 <= columns <= MOST_COLUMNS:
                return FormField(name, label, columns)
            case [str(name), str(label), int(columns), int(wide)] if (
                min(columns, wide) >= 1 and columns + wide <= MOST_COLUMNS + 1
            ):
                return FormField(name, label, columns, wide)
            case _:
                raise self.refuse(key, message("每一格应为[栏目, 名称, 列数]，列数1至5"))


def read_part(entry: Entry) -> Part:
    """One part of the form, or the sentence about what is wrong in it."""
    kind = entry.text("kind")
    reader = READERS.get(kind)
    if reader is None:
        known = "、".join(READERS)
        raise entry.refuse("kind", message("“{value}”不认识，应为{known}之一", value=kind[:40], known=known))
    return reader(entry)


def _only(entry: Entry, *known: str) -> None:
    entry.only("kind", "when", "unless", *known)


def _rows(entry: Entry) -> RowsPart:
    _only(entry, "rows", "label", "blanks")
    return RowsPart(
        rows=entry.rows("rows"),
        label=entry.text("label", ""),
        blanks=entry.words("blanks"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _people(entry: Entry) -> PeoplePart:
    _only(entry, "name", "rows", "none", "omit_empty", "label_row", "blanks")
    return PeoplePart(
        name=entry.text("name"),
        rows=entry.rows("rows"),
        none=entry.text("none", ""),
        omit_empty=entry.flag("omit_empty"),
        label_row=entry.text("label_row", ""),
        blanks=entry.words("blanks"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _text(entry: Entry) -> TextPart:
    _only(entry, "name", "heading", "hint", "inline", "numbered")
    return TextPart(
        name=entry.text("name"),
        heading=entry.text("heading", ""),
        hint=entry.text("hint", ""),
        inline=entry.flag("inline"),
        numbered=entry.flag("numbered"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _fixed(entry: Entry) -> FixedPart:
    _only(entry, "text", "heading", "place", "bold", "blanks")
    place = entry.text("place", Place.BODY.value)
    if place not in {p.value for p in Place}:
        known = "、".join(p.value for p in Place)
        raise entry.refuse(
            "place", message("“{value}”不认识，应为{known}之一", value=place[:40], known=known)
        )
    return FixedPart(
        text=entry.text("text"),
        heading=entry.text("heading", ""),
        place=Place(place),
        bold=entry.flag("bold"),
        blanks=entry.words("blanks"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _boxes(entry: Entry) -> BoxesPart:
    _only(entry, "options", "heading", "lead", "end", "bold_lead")
    options = tuple((str(name), str(label)) for name, label in entry.pairs("options"))
    return BoxesPart(
        options=options,
        heading=entry.text("heading", ""),
        lead=entry.text("lead", ""),
        end=entry.text("end", ""),
        bold_lead=entry.flag("bold_lead"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _table(entry: Entry) -> TablePart:
    _only(entry, "name", "columns", "heading", "least_rows")
    heads, widths = [], []
    for head, width in entry.pairs("columns"):
        if not isinstance(head, str) or isinstance(width, bool) or not isinstance(width, int) or width < 1:
            raise entry.refuse("columns", message("每一列应为[名称, 宽度]，宽度是不小于1的整数"))
        heads.append(head)
        widths.append(float(width))
    return TablePart(
        name=entry.text("name"),
        heads=tuple(heads),
        widths=tuple(width / sum(widths) for width in widths),
        heading=entry.text("heading", ""),
        least_rows=int(entry.number("least_rows", 1)),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _talk(entry: Entry) -> TalkPart:
    _only(entry, "name", "heading")
    return TalkPart(
        name=entry.text("name"),
        heading=entry.text("heading", ""),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _question(entry: Entry) -> QuestionPart:
    _only(entry, "name", "question")
    return QuestionPart(
        name=entry.text("name"),
        question=entry.text("question"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _signatures(entry: Entry) -> SignaturesPart:
    _only(entry, "labels", "closing", "seal", "dated")
    return SignaturesPart(
        labels=entry.texts("labels"),
        closing=entry.text("closing", ""),
        seal=entry.text("seal", ""),
        dated=entry.flag("dated"),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _line(entry: Entry) -> LinePart:
    _only(entry, "text", "space")
    return LinePart(
        text=entry.text("text", ""),
        space=entry.number("space", 0),
        when=entry.texts("when"),
        unless=entry.texts("unless"),
    )


def _page(entry: Entry) -> PagePart:
    _only(entry)
    return PagePart(when=entry.texts("when"), unless=entry.texts("unless"))


READERS: dict[str, Callable[[Entry], Part]] = {
    "rows": _rows,
    "people": _people,
    "text": _text,
    "fixed": _fixed,
    "boxes": _boxes,
    "table": _table,
    "talk": _talk,
    "question": _question,
    "signatures": _signatures,
    "line": _line,
    "page": _page,
}
