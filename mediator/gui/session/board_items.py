"""One fact point as a card: who spoke to it, their words on demand, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.differences import is_open
from mediator.domain.events import DIFFERENCE_OUTCOME_TITLES, Comparison, DifferenceOutcome
from mediator.domain.session import FactPoint, Session
from mediator.gui.session.board_words import badges_of, sayings_of, sources_of
from mediator.gui.widgets import BoardItem, Para, Pill, SayingBox, Tone, button, flow, row
from mediator.wording import tr


class PointCard(BoardItem):
    """Where accounts differ the words stand side by side; elsewhere the source opens them."""

    toggled = Signal(str)  # point id: onto the second round's list, or off it
    edit_asked = Signal(str)
    sources_asked = Signal(str)
    settle_asked = Signal(str)  # settle this difference, or open it again

    def __init__(self, session: Session, point: FactPoint, *, opened: bool) -> None:
        differ = point.comparison is Comparison.DIFFER
        super().__init__(point.title, badges=() if differ else badges_of(session, point))
        self.point_id, self.title_shown = point.point_id, point.title
        actions = self._actions(session, point)
        if differ:
            self._add_sayings(session, point)
            self._add_outcome(session, point)
            line = flow(*actions, gap=12)
            line.setContentsMargins(0, -2, 0, -4)
            self.add(line)
            return
        self.sources = self._sources(session, point)
        alone = len(actions) == 1
        self.add(row(self.sources, None, *(actions if alone else ()), margins=(0, -4, 0, -4 if alone else 0)))
        if opened:
            self._add_sayings(session, point)
        if not alone:
            self.add(row(*actions, None, gap=12, margins=(0, -6, 0, -4)))

    def _add_sayings(self, session: Session, point: FactPoint) -> None:
        self.add(*(SayingBox(saying) for saying in sayings_of(session, point)))

    def _add_outcome(self, session: Session, point: FactPoint) -> None:
        """What became of the difference, in words, once something did."""
        settled = point.settled
        if settled is None:
            return
        tone = Tone.MUTE if settled.outcome is DifferenceOutcome.LEFT_OPEN else Tone.AGREE
        self.add(row(Pill(tr(DIFFERENCE_OUTCOME_TITLES[settled.outcome]), tone), None))
        number = next((i for i, c in enumerate(session.clauses, 1) if c.clause_id == settled.clause_id), 0)
        words = tr("写在协议第{number}条", number=number) if number else settled.reason
        if words:
            self.add(Para(words, 14, "text2"))

    def _sources(self, session: Session, point: FactPoint) -> QPushButton:
        sources = sources_of(session, point)
        return button(
            sources,
            inline=True,
            name=tr("{sources}，看原来的陈述", sources=sources),
            tip=tr("看原来的陈述"),
            on_click=lambda: self.sources_asked.emit(self.point_id),
        )

    def _actions(self, session: Session, point: FactPoint) -> tuple[QPushButton, ...]:
        self.edit = button(
            tr("修改"),
            icon="pen-line",
            inline=True,
            name=tr("修改“{title}”", title=point.title),
            on_click=lambda: self.edit_asked.emit(self.point_id),
        )
        if point.comparison is Comparison.AGREE:
            return (self.edit,)
        self.settle = self._settle(point)
        if not is_open(point):
            return (self.settle, self.edit)
        listed = any(q.point_id == point.point_id for q in session.second_round)
        self.second = button(
            tr("已列入第二轮") if listed else tr("列入第二轮"),
            icon="check" if listed else "plus",
            inline=True,
            on_click=lambda: self.toggled.emit(self.point_id),
        )
        shown = self.second.text().strip()
        self.second.setAccessibleName(tr("{action}：{title}", action=shown, title=point.title))
        differ = point.comparison is Comparison.DIFFER
        return (self.second, *((self.settle,) if differ else ()), self.edit)

    def _settle(self, point: FactPoint) -> QPushButton:
        settled = point.settled is not None
        shown = tr("重新打开") if settled else tr("了结")
        return button(
            shown,
            icon="rotate-ccw" if settled else "circle-check",
            inline=True,
            name=tr("{action}：{title}", action=shown, title=point.title),
            on_click=lambda: self.settle_asked.emit(self.point_id),
        )
