"""Rows of a name or a day with an amount, added up as they are typed and kept as one draft."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from mediator.gui.session.kept_fields import unseen_line
from mediator.gui.tokens import Tone
from mediator.gui.widgets import LineEdit, MoneyEdit, box, button, clear_layout, col, label, recolour, row
from mediator.wording import tr

AT_FIRST = 2
"""One part, or one payment, would say nothing that the sum does not say."""


@dataclass(frozen=True, kw_only=True)
class RowWords:
    """How the rows are called, marked for the catalogues; `first`, `amount` and `remove` hold {number}."""

    title: str
    add: str
    more: str
    first: str
    first_hint: str
    amount: str
    remove: str


@dataclass(frozen=True)
class SumRow:
    """One row as it is typed."""

    first: LineEdit
    amount: MoneyEdit
    remove: QPushButton


class SumRows(QWidget):
    """Nothing but a button until the officer wants rows; then two, and more by the button below them.

    `memory` is the line a draft keeper watches: it holds what is typed in all rows.
    """

    changed = Signal()

    def __init__(self, words: RowWords, make_first: Callable[[], LineEdit]) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._words, self._make_first = words, make_first
        self._total: int | None = None
        self.rows: list[SumRow] = []
        self.memory: QLineEdit = unseen_line(self)
        self.add_button = button(tr(words.add), inline=True, icon="plus", on_click=self.add)
        self._head = label(tr(words.title), "bold")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._sum = label("", "secondary", wrap=True)
        self.setLayout(col(self._head, box(self._column), row(self.add_button, None), self._sum, gap=6))
        self._draw([])

    def add(self) -> None:
        """One more row, at first two; the keyboard goes to it."""
        at = len(self.rows)
        self._draw([*self.typed(), *([("", "")] * (1 if at else AT_FIRST))])
        self.rows[at].first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._remember()

    def remove(self, at: int) -> None:
        """Take one row out; the keyboard stays in the list."""
        left = self.typed()
        del left[at]
        self._draw(left)
        (self.rows[min(at, len(left) - 1)].first if left else self.add_button).setFocus()
        self._remember()

    def typed(self) -> list[tuple[str, str]]:
        """What stands in the rows."""
        return [(made.first.text().strip(), made.amount.text().strip()) for made in self.rows]

    def filled(self) -> list[SumRow]:
        """The rows in which something is typed."""
        return [
            made for made, (first, amount) in zip(self.rows, self.typed(), strict=True) if first or amount
        ]

    def show_rows(self, entries: list[tuple[str, int]]) -> None:
        """Fill the rows from a clause; an amount is in fen."""
        self._draw([(first, f"{fen // 100}.{fen % 100:02d}") for first, fen in entries])
        self._remember()

    def recall(self) -> None:
        """Draw what the memory holds, after a draft was put back."""
        if self.memory.text() != self._written():
            self._draw(_read(self.memory.text()))
            self.changed.emit()

    def set_total(self, fen: int | None) -> None:
        """What the rows should add up to."""
        self._total = fen
        self._show_sum()

    def sum(self) -> int:
        """What the rows add up to, in fen."""
        return sum(made.amount.fen() or 0 for made in self.rows)

    def sum_shown(self) -> str:
        """What is said about the sum."""
        return self._sum.text()

    def _draw(self, entries: list[tuple[str, str]]) -> None:
        clear_layout(self._column)
        self.rows = [self._made(i, first, amount) for i, (first, amount) in enumerate(entries)]
        has_rows = bool(entries)
        self._head.setVisible(has_rows)
        self._sum.setVisible(has_rows)
        words = tr(self._words.more if has_rows else self._words.add)
        self.add_button.setText(words)
        self.add_button.setAccessibleName(words)
        self._show_sum()

    def _made(self, at: int, first: str, amount: str) -> SumRow:
        words, number = self._words, at + 1
        edit, money = self._make_first(), MoneyEdit()
        edit.setPlaceholderText(tr(words.first_hint))
        edit.setAccessibleName(tr(words.first, number=number))
        money.setPlaceholderText(tr("金额（元）"))
        money.setAccessibleName(tr(words.amount, number=number))
        edit.setText(first)
        money.setText(amount)
        gone = button(
            "", icon="x", small=True, name=tr(words.remove, number=number), on_click=lambda: self.remove(at)
        )
        for typed in (edit, money):
            typed.textChanged.connect(lambda _text: self._remember())
        self._column.addLayout(row((edit, 3), (money, 2), gone, gap=8))
        return SumRow(edit, money, gone)

    def _remember(self) -> None:
        self.memory.setText(self._written())
        self._show_sum()
        self.changed.emit()

    def _written(self) -> str:
        typed = self.typed()
        return json.dumps(typed, ensure_ascii=False) if typed else ""

    def _show_sum(self) -> None:
        if not self.rows:
            return
        words, tone = _about_sum(self.sum(), self._total)
        self._sum.setText(words)
        recolour(self._sum, tone)


def _about_sum(sum_: int, total: int | None) -> tuple[str, str | Tone]:
    amount = _yuan(sum_)
    if total is None:
        return tr("合计{amount}元", amount=amount), "text2"
    rest = _yuan(abs(total - sum_))
    if sum_ == total:
        return tr("合计{amount}元，与总额一致", amount=amount), Tone.AGREE
    if sum_ < total:
        return tr("合计{amount}元，还差{rest}元", amount=amount, rest=rest), Tone.DISPUTE
    return tr("合计{amount}元，多出{rest}元", amount=amount, rest=rest), Tone.DISPUTE


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _read(text: str) -> list[tuple[str, str]]:
    """The rows of a draft; what is no list of pairs is no draft of ours."""
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return []
    if not isinstance(found, list):
        return []
    return [(str(pair[0]), str(pair[1])) for pair in found if isinstance(pair, list) and len(pair) == 2]
