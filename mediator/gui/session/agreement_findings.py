"""协议书检查: what the agreement still lacks before the lock, with the way to each place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from mediator.domain.agreement_checks import CheckFinding, copies_of, open_findings
from mediator.domain.session import Session
from mediator.domain.term_rules import FindingLevel
from mediator.gui.session.clause_form_words import finding_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, button, clear_layout, col, icon_label, label, row
from mediator.wording import language, tr


class FindingsCard(Card):
    """What is open stands in full; what is only pointed out is folded away until it is asked for."""

    asked = Signal(object)  # CheckFinding

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=8)
        self._drawn: object = None
        self._state = Pill("", Tone.AGREE, "circle-check")
        self._copies = label("", "secondary", wrap=True)
        self._open = col(gap=8)
        self._hints = col(gap=8)
        self._unfolded = False
        self.fold_button = button("", inline=True, on_click=self.fold)
        self.hints: tuple[CheckFinding, ...] = ()
        self.open: tuple[CheckFinding, ...] = ()
        self.buttons: list[QPushButton] = []
        self.add(
            row(label(tr("协议书检查"), "h3"), self._state, None),
            self._open,
            self._copies,
            row(self.fold_button, None),
            self._hints,
        )

    def show_findings(self, found: tuple[CheckFinding, ...], session: Session) -> None:
        """Draw anew what changed."""
        key = (found, copies_of(session), language())
        if key == self._drawn:
            return
        self._drawn = key
        self.open = open_findings(found)
        self.hints = tuple(gap for gap in found if gap.level is FindingLevel.WARN)
        count = len(self.open)
        if count:
            self._state.set_text(tr("还有{count}处要处理", count=count), Tone.DISPUTE, "circle-alert")
        else:
            self._state.set_text(tr("要写的都写了"), Tone.AGREE, "circle-check")
        copies = tr("印{count}份，每位当事人一份，留存一份。", count=copies_of(session))
        self._copies.setText(copies)
        self.buttons = self._fill(self._open, self.open)
        self._show_hints()

    def first_focus(self) -> QPushButton | None:
        """The button of the first open gap."""
        return self.buttons[0] if self.buttons else None

    def fold(self) -> None:
        """Show or hide what is only pointed out."""
        self._unfolded = not self._unfolded
        self._show_hints()

    def _show_hints(self) -> None:
        count = len(self.hints)
        words = tr("收起提醒") if self._unfolded else tr("另有{count}处提醒，不影响锁定", count=count)
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(words)
        self.fold_button.setVisible(bool(count))
        self._fill(self._hints, self.hints if self._unfolded else ())

    def _fill(self, column: QVBoxLayout, gaps: tuple[CheckFinding, ...]) -> list[QPushButton]:
        clear_layout(column)
        made = []
        for gap in gaps:
            line, go = self._line(gap)
            column.addLayout(line)
            made.append(go)
        return made

    def _line(self, gap: CheckFinding) -> tuple[QVBoxLayout, QPushButton]:
        words = gap_shown(gap)
        heavy = gap.level is not FindingLevel.WARN
        tone = Tone.DISPUTE if heavy else "text3"
        said = Para(words, 14, "text" if heavy else "text2", 1.4)
        go = button(
            tr("去处理"),
            inline=True,
            name=tr("去处理：{what}", what=words),
            on_click=lambda: self.asked.emit(gap),
        )
        go.setAutoDefault(True)  # Enter presses it too
        line = row(icon_label("circle-alert" if heavy else "info", tone, 18), (said, 1), go, gap=6)
        basis = tr("依据{article}", article=gap.article) if gap.article else ""
        below = [row((Para(basis, 13, "text3"), 1), margins=(24, 0, 0, 0))] if basis and heavy else []
        return col(line, *below, gap=0), go


def gap_shown(gap: CheckFinding) -> str:
    """The gap in the language on screen; what comes from the data brings its own English."""
    if gap.term is not None:
        number = dict(gap.sentence.values).get("number", "")
        return tr("第{number}条：{what}", number=str(number), what=finding_shown(gap.term))
    if gap.fact is not None and language() == "en":
        return tr("主要事实里没有看到{what}：{how}", what=gap.fact.title_en, how=gap.fact.suggestion_en)
    return tr(gap.sentence)
