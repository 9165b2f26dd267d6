"""Loads the rule packs: the gates of the screening and the rights a person is told, dated and sourced."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.events import ScreeningVerdict
from mediator.domain.screening import Gate, RightItem, RulePack
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.regimes import regimes_in_force
from mediator.knowledge.toml_file import LARGEST_FILE, Table, read_toml
from mediator.resources import RESOURCES

LONGEST_RIGHT = 40
"""Chinese characters of a right, so that it stands on one screen in large type (UX facts §9)."""


class GateKind(Enum):
    """A need wants yes, a stop wants no."""

    NEED = "need"
    STOP = "stop"


class LawFiles:
    """The packs in a folder, one file each; the newest is the one in force for new sessions."""

    def __init__(self, folder: Path = RESOURCES / "law") -> None:
        self._folder = folder

    def pack(self, name: str = "") -> RulePack:
        """The pack of that name, or the one that took effect last."""
        packs = load_packs(self._folder)
        if not name:
            return max(packs, key=lambda pack: pack.effective_from)
        for pack in packs:
            if pack.name == name:
                return pack
        raise BadInput(message("没有规则包“{name}”，请联系管理员补上这个文件", name=name))


@lru_cache(maxsize=8)
def load_packs(folder: Path) -> tuple[RulePack, ...]:
    """Every pack of the folder; read once while the program runs."""
    packs = tuple(load_pack(path) for path in sorted(folder.glob("*.toml")) if is_rules(path))
    if not packs:
        raise BadInput(message("没有找到规则包，请重新安装程序。已有的记录不受影响"))
    return packs


def is_rules(path: Path) -> bool:
    """Whether a file of the law holds gates and rights; what other readers take stands beside them.

    Told by its content, for a station may name its file as it likes.
    """
    try:
        content = path.read_bytes()[:LARGEST_FILE]
    except OSError:
        return False
    return b"[[gate]]" in content or b"[[right]]" in content


def load_pack(path: Path) -> RulePack:
    """One pack, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("name", "effective_from", "source", "gate", "right")
    gates = tuple(_gate(entry) for entry in table.tables("gate"))
    rights = tuple(_right(entry) for entry in table.tables("right"))
    if not gates or not rights:
        raise table.refuse("right" if gates else "gate", message("至少要有一项"))
    _once(table, "gate", [gate.gate_id for gate in gates])
    _once(table, "right", [right.right_id for right in rights])
    return RulePack(
        name=table.text("name"),
        effective_from=_day(table, "effective_from").isoformat(),
        source=table.text("source"),
        gates=gates,
        rights=rights,
        regimes=regimes_in_force().regimes,
    )


def _gate(table: Table) -> Gate:
    table.only(
        "id",
        "kind",
        "question",
        "question_en",
        "instrument",
        "article",
        "quote",
        "verdict",
        "next_step",
        "mark",
        "effective_from",
    )
    return Gate(
        gate_id=table.text("id"),
        kind=table.choice("kind", GateKind).value,
        question=table.text("question"),
        question_en=table.text("question_en"),
        instrument=table.text("instrument"),
        article=table.text("article"),
        quote=table.text("quote"),
        verdict=table.choice("verdict", ScreeningVerdict),
        next_step=table.text("next_step"),
        mark=table.choice("mark", Mark).value,
        effective_from=_day(table, "effective_from").isoformat(),
    )


def _right(table: Table) -> RightItem:
    table.only("id", "title", "title_en", "text", "text_en", "article", "mark")
    text = table.text("text")
    if len(text) > LONGEST_RIGHT:
        raise table.refuse("text", message("有{count}字，最多{most}字", count=len(text), most=LONGEST_RIGHT))
    return RightItem(
        right_id=table.text("id"),
        title=table.text("title"),
        title_en=table.text("title_en"),
        text=text,
        text_en=table.text("text_en"),
        article=table.text("article"),
        mark=table.choice("mark", Mark).value,
    )


def _day(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.refuse(key, message("缺少这一项"))
    return day


def _once(table: Table, key: str, ids: list[str]) -> None:
    for place, name in enumerate(ids, 1):
        if name in ids[: place - 1]:
            raise table.refuse(f"{key}[{place}].id", message("“{name}”用了两次", name=name))
