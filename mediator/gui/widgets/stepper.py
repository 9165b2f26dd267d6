"""The stages of a session down the left side: one Tab stop, arrow keys, folding to a rail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from mediator.gui.theme import current
from mediator.gui.widgets.arrow_rows import ArrowColumn, ArrowRow
from mediator.gui.widgets.buttons import button, set_button_icon
from mediator.gui.widgets.layout import box, col, rule, scroll
from mediator.gui.widgets.step_rows import StepItem, StepRow, StepState, SubStepRow
from mediator.gui.widgets.text import label


class Stepper(QFrame):
    """Heading, the steps, and the way out of the session at the foot.

    `chosen` carries the key of a reachable step or sub-step; `refused` the reason of an unreachable one.
    """

    chosen = Signal(str)
    refused = Signal(str)
    leave_asked = Signal()
    end_asked = Signal()
    terms_asked = Signal()
    alarm_asked = Signal()

    def __init__(
        self,
        heading: str = "",
        caption: str = "",
        short: str = "",
        *,
        leave: str = "",
        end: str = "",
        terms: str = "",
        alarm: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("Side")
        self._rail = False
        self._leave_words, self._end_words, self._terms_words = leave, end, terms
        self._heading, self._caption = label(heading, "bold"), label(caption, "caption")
        self._short = label(short, "rail")
        self._short.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = box(col(self._heading, self._caption, gap=2, margins=(20, 0, 20, 8)))
        self._leave = button(leave, "quiet", "log-out", name=leave, on_click=self.leave_asked.emit)
        self._end = button(end, "quiet", "circle-x", name=end, on_click=self.end_asked.emit)
        self._terms = button(
            terms, "quiet", "calendar", name=terms or heading, on_click=self.terms_asked.emit
        )
        self._alarm_words = alarm
        self._alarm = button(
            alarm, "quiet", "triangle-alert", name=alarm or heading, on_click=self.alarm_asked.emit
        )
        for made in (self._leave, self._end, self._terms, self._alarm):
            made.setProperty("menu", True)
            made.setMinimumHeight(40)
        self._end.hide()
        self._alarm.hide()
        self._holder = scroll(ArrowColumn())
        self._items: tuple[StepItem, ...] = ()
        foot = box(col(self._alarm, self._terms, self._end, self._leave, gap=0, margins=(10, 8, 8, 12)))
        self.setLayout(
            col(self._words, self._short, (self._holder, 1), rule(), foot, gap=0, margins=(0, 16, 0, 0))
        )
        self._terms.setVisible(bool(terms))
        self.set_rail(rail=False)

    def set_heading(self, heading: str, caption: str, short: str) -> None:
        """Set "会谈进度", "第4步，共10步" and the rail's "4/10"."""
        for shown, words in ((self._heading, heading), (self._caption, caption), (self._short, short)):
            shown.setText(words)

    def offer_end(self, *, offered: bool) -> None:
        """Show or hide the way to end everything before its last step."""
        self._end.setVisible(offered)

    def offer_alarm(self, *, offered: bool) -> None:
        """Show or hide the way to say that something grew dangerous."""
        self._alarm.setVisible(offered)

    def set_steps(self, items: Sequence[StepItem]) -> None:
        """Show these steps; keyboard focus stays on the step that had it."""
        held = next((row.key for row in self.rows() if row.hasFocus()), "")
        self._items = tuple(items)
        column = ArrowColumn()
        for i, item in enumerate(self._items):
            last = i == len(self._items) - 1
            row = StepRow(item, first=i == 0, last=last)
            row.set_rail(rail=self._rail)
            column.add_row(row)
            for j, child in enumerate(item.children):
                sub = SubStepRow(child, last=last and j == len(item.children) - 1)
                column.add_row(sub)
                sub.setVisible(not self._rail)
        column.add_stretch()
        now = next((item.key for item in self._items if item.state is StepState.NOW), "")
        column.stop_at(held or now)
        column.chosen.connect(self._on_chosen)
        self._holder.setWidget(column)
        for shown in column.rows():
            if held and shown.key == held:
                shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> Sequence[ArrowRow]:
        """The rows from top to bottom, sub-steps included."""
        column = self._holder.widget()
        return column.rows() if isinstance(column, ArrowColumn) else ()

    def set_rail(self, *, rail: bool) -> None:
        """Fold to the 64 px rail, or unfold."""
        theme = current()
        self._rail = rail
        grown = theme.scale > 1.1
        wide = round(theme.sizes.stepper * (1 + (theme.scale - 1) * 0.8)) if grown else theme.sizes.stepper
        self.setFixedWidth(theme.sizes.rail if rail else wide)
        # The rail has no room for a scroll bar beside its numbers; wheel and arrow keys still scroll it.
        policy = Qt.ScrollBarPolicy
        self._holder.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if rail else policy.ScrollBarAsNeeded
        )
        self._words.setVisible(not rail)
        self._short.setVisible(rail)
        for made, words, icon in (
            (self._leave, self._leave_words, "log-out"),
            (self._end, self._end_words, "circle-x"),
            (self._terms, self._terms_words, "calendar"),
            (self._alarm, self._alarm_words, "triangle-alert"),
        ):
            made.setText("" if rail else words)
            made.setToolTip(words if rail else "")
            set_button_icon(made, icon)
        for row in self.rows():
            if isinstance(row, StepRow):
                row.set_rail(rail=rail)
            else:
                row.setVisible(not rail)

    def is_rail(self) -> bool:
        """Whether it is folded."""
        return self._rail

    def _on_chosen(self, key: str) -> None:
        item = next((item for item in self._items if item.key == key), None)
        if item is not None and not item.reachable:
            self.refused.emit(item.tip)
            return
        self.chosen.emit(key)
