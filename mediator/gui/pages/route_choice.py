"""Which way a dispute takes: asked first, for it decides gates, papers, numbers and what comes after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from mediator.domain.events import HostPost, Regime
from mediator.domain.regimes import RegimeRules
from mediator.gui.session.kept_fields import unseen_line
from mediator.gui.session.route_words import effect_shown, route_shown, when_shown
from mediator.gui.theme import current
from mediator.gui.widgets import Card, LineField, Para, box, col, label, row
from mediator.gui.widgets.choices import SEGMENT_SIDES
from mediator.gui.widgets.error_summary import Problem
from mediator.wording import mark, tr

LED_BY = {
    HostPost.OFFICER: mark("由民警主持，人民调解员不能受理。"),
    HostPost.PEOPLES_MEDIATOR: mark("由人民调解员主持，民警不能受理。"),
}


class RouteRow(QWidget):
    """One route: its name to press, for which disputes it is, and once chosen what comes of it."""

    def __init__(self, rules: RegimeRules, post: HostPost, width: int) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.regime = rules.regime
        self.name = QPushButton(route_shown(rules))
        self.name.setProperty("segment", True)
        self.name.setCheckable(True)
        self.name.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name.setFixedWidth(width)
        self.name.setAccessibleName(route_shown(rules))
        self.name.setAccessibleDescription(when_shown(rules))
        law = tr("{effect}（{law}）", effect=effect_shown(rules), law=rules.instrument + rules.article)
        self.effect = Para(law, 14, "text2", 1.4)
        lines = [Para(when_shown(rules), 16, "text", 1.4), self.effect]
        if post not in rules.posts:
            self.name.setEnabled(False)
            lines.insert(1, Para(tr(LED_BY[rules.posts[0]]), 14, "text3", 1.4))
        words = col(*lines, gap=2)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line = row(self.name, (box(words), 1), gap=16)
        line.setAlignment(self.name, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_chosen(chosen=False)

    def show_chosen(self, *, chosen: bool) -> None:
        """Press it or let it go; the effect is told of the one that is chosen."""
        self.name.setChecked(chosen)
        self.effect.setVisible(chosen)


class RouteChoice(Card):
    """Five routes, none chosen beforehand; the committee is asked for by name on its own."""

    changed = Signal(str)

    def __init__(self, routes: Sequence[RegimeRules], post: HostPost, committee: str) -> None:
        super().__init__(pad=20, gap=12)
        width = _widest(routes)
        self.rows = {rules.regime: RouteRow(rules, post, width) for rules in routes}
        self.held = unseen_line(self)
        self.committee = LineField(tr("人民调解委员会名称"))
        self.committee.set_text(committee)
        self.add(
            label(tr("走哪条途径"), "h3"),
            Para(tr("先选途径，它决定审查什么、用哪些文书、怎样编号。"), 14, "text2", 1.4),
            *self.rows.values(),
            self.committee,
        )
        for regime, line in self.rows.items():
            line.name.clicked.connect(lambda _on=False, key=regime.value: self.held.setText(key))
        self.held.textChanged.connect(lambda _text: self._show())
        self._show()

    def edits(self) -> dict[str, QLineEdit]:
        """What is kept as a draft, by the names of services/route_drafts.py."""
        return {"regime": self.held, "committee": self.committee.edit}

    def value(self) -> Regime | None:
        """The route chosen; None when none is."""
        chosen = self.held.text()
        return next((regime for regime in self.rows if regime.value == chosen), None)

    def problems(self) -> list[Problem]:
        """What is still wanted, at its place."""
        regime = self.value()
        self._mark(wrong=regime is None)
        if regime is None:
            return [(tr("请先选择走哪条途径"), self.first())]
        if regime is Regime.PEOPLES and not self.committee.text():
            return [(tr("请填写人民调解委员会的名称"), self.committee)]
        return []

    def first(self) -> QPushButton:
        """The route that has the keyboard first: the one chosen, else the first that may be."""
        names = [line.name for line in self.rows.values() if line.name.isEnabled()]
        return next((name for name in names if name.isChecked()), names[0])

    def _show(self) -> None:
        regime = self.value()
        for key, line in self.rows.items():
            line.show_chosen(chosen=key is regime)
        self.committee.setVisible(regime is Regime.PEOPLES)
        self._mark(wrong=False)
        self.changed.emit(self.held.text())

    def _mark(self, *, wrong: bool) -> None:
        for line in self.rows.values():
            line.name.setProperty("err", wrong)
            line.name.style().unpolish(line.name)
            line.name.style().polish(line.name)


def _widest(routes: Sequence[RegimeRules]) -> int:
    """Px for the longest name of all, pressed and set bold, so that the names stand in one column."""
    metrics = QFontMetrics(current().font(16, bold=True))
    return max(metrics.horizontalAdvance(route_shown(rules)) for rules in routes) + SEGMENT_SIDES
