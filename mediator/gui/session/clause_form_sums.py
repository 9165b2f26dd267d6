"""What a sum is made of and in which payments it is made, as rows below the amount."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import ClausePart, ClauseTerms, Instalment
from mediator.gui.dates import day_shown
from mediator.gui.session.clause_form_rows import RowWords, SumRows
from mediator.gui.widgets import DateEdit, LineEdit, col
from mediator.wording import mark, tr

PART_WORDS = RowWords(
    title=mark("由哪几项组成"),
    add=mark("写明由哪几项组成"),
    more=mark("再加一项"),
    first=mark("第{number}项的名称"),
    first_hint=mark("例如医疗费"),
    amount=mark("第{number}项的金额"),
    remove=mark("去掉第{number}项"),
)
PAYMENT_WORDS = RowWords(
    title=mark("分期付"),
    add=mark("分期付"),
    more=mark("再加一期"),
    first=mark("第{number}期最晚哪天"),
    first_hint=mark("最晚哪天"),
    amount=mark("第{number}期的金额"),
    remove=mark("去掉第{number}期"),
)


class ClauseSums(QWidget):
    """The parts and the payments; both add up to the amount above them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.parts = SumRows(PART_WORDS, lambda: LineEdit(longest=30))
        self.payments = SumRows(PAYMENT_WORDS, lambda: DateEdit(shown=day_shown))
        for rows in (self.parts, self.payments):
            rows.changed.connect(self.changed)
        self.setLayout(col(self.parts, self.payments, gap=10))

    def show_terms(self, terms: ClauseTerms) -> None:
        """Fill the rows from a clause."""
        self.parts.show_rows([(part.label, part.amount_fen) for part in terms.parts])
        self.payments.show_rows([(day_shown(one.due_on), one.amount_fen) for one in terms.instalments])

    def recall(self) -> None:
        """Draw what the drafts hold."""
        self.parts.recall()
        self.payments.recall()

    def set_total(self, fen: int | None) -> None:
        """What both should add up to."""
        self.parts.set_total(fen)
        self.payments.set_total(fen)

    def typed_parts(self) -> tuple[ClausePart, ...]:
        """The parts as they stand; a row without an amount counts as nought and is refused later."""
        return tuple(
            ClausePart(label=made.first.text().strip(), amount_fen=made.amount.fen() or 0)
            for made in self.parts.filled()
        )

    def typed_payments(self) -> tuple[Instalment, ...]:
        """The payments of which the day can be read."""
        found = []
        for made in self.payments.filled():
            day = made.first.date() if isinstance(made.first, DateEdit) else None
            if day is not None:
                found.append(Instalment(due_on=day, amount_fen=made.amount.fen() or 0))
        return tuple(found)

    def unreadable(self) -> list[tuple[str, QWidget]]:
        """What cannot be read, with the line it stands in."""
        found: list[tuple[str, QWidget]] = []
        for i, made in enumerate(self.parts.rows, 1):
            if made.amount.unreadable():
                found.append((tr("第{number}项的金额请写成数字，例如540或540.50", number=i), made.amount))
        for i, made in enumerate(self.payments.rows, 1):
            if made not in self.payments.filled():
                continue
            if isinstance(made.first, DateEdit) and made.first.date() is None:
                found.append((tr("第{number}期的日期请写成2025年11月30日这样", number=i), made.first))
            if made.amount.unreadable():
                found.append((tr("第{number}期的金额请写成数字，例如540或540.50", number=i), made.amount))
        return found
