"""One fact point as a card: who spoke to it, their words on demand, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.events import Comparison
from mediator.domain.session import FactPoint, Session
from mediator.gui.session.board_words import badges_of, sayings_of, sources_of
from mediator.gui.widgets import BoardItem, SayingBox, button, row
from mediator.wording import tr


class PointCard(BoardItem):
    """Where accounts differ the words stand side by side; elsewhere the source opens them."""

    toggled = Signal(str)  # point id: onto the second round's list, or off it
    edit_asked = Signal(str)
    sources_asked = Signal(str)

    def __init__(self, session: Session, point: FactPoint, *, opened: bool) -> None:
        differ = point.comparison is Comparison.DIFFER
        super().__init__(point.title, badges=() if differ else badges_of(session, point))
        self.point_id, self.title_shown = point.point_id, point.title
        actions = self._actions(session, point)
        if differ:
            self._add_sayings(session, point)
            self.add(row(*actions, None, gap=12, margins=(0, -2, 0, -4)))
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
        listed = any(q.point_id == point.point_id for q in session.second_round)
        self.second = button(
            tr("已列入第二轮") if listed else tr("列入第二轮"),
            icon="check" if listed else "plus",
            inline=True,
            on_click=lambda: self.toggled.emit(self.point_id),
        )
        shown = self.second.text().strip()
        self.second.setAccessibleName(tr("{action}：{title}", action=shown, title=point.title))
        return (self.second, self.edit)
