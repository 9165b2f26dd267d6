"""The board itself: three lanes of fact points, a choice of topics, the way to what lies on none."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from mediator.domain.accounts import unplaced
from mediator.domain.events import COMPARISON_TITLES, Comparison
from mediator.domain.session import FactPoint, Session
from mediator.gui.session.board_items import PointCard
from mediator.gui.session.board_switch import LANES as HERE
from mediator.gui.session.board_switch import BoardSwitch
from mediator.gui.session.board_topics import TopicFilter
from mediator.gui.session.board_words import LANES, LaneLook
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import Lane, Pill, Tone, box, button, col, flow, label, page, row, scroll
from mediator.wording import tr

LANE_HEIGHT = 340
AT_ONCE = 4
"""Cards of a lane that stand when the board opens; the ones below them follow a moment later."""


class BoardLanes(QWidget):
    """Draws every point anew after a commit; which sources are open stays."""

    sort_asked = Signal()
    edit_asked = Signal(str)  # point id
    toggled = Signal(str)  # point id
    settle_asked = Signal(str)  # point id
    turned = Signal(str)  # to another way of seeing the board

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._opened: set[str] = set()
        self.cards: dict[str, PointCard] = {}
        self._waiting: dict[Comparison, list[FactPoint]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._build_more)
        self.topics = TopicFilter()
        self.topics.changed.connect(lambda: self.show_session(self._session))
        self.switch = BoardSwitch(HERE)
        self.switch.turned.connect(self.turned)
        self.tray = button("", "tint", "plus", small=True, on_click=self.sort_asked.emit)
        self.lanes = {look.comparison: self._lane(look) for look in LANES}
        title = (label(tr("比对看板"), "h2"), Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(*self._head(title), (self._body(), 1)))
        self.show_session(session)

    def _head(self, title: tuple[QWidget, ...]) -> tuple[QLayout, ...]:
        """One line where the topics fit beside the switch; otherwise they wrap to the next."""
        return (flow(*title, self.switch, self.topics, self.tray, push_last=True),)

    def _lane(self, look: LaneLook) -> Lane:
        lane = Lane(tr(COMPARISON_TITLES[look.comparison]), "0", look.icon, look.tone, tr(look.note))
        if stacked():
            lane.setMinimumHeight(LANE_HEIGHT)
        return lane

    def _body(self) -> QWidget:
        if stacked():
            return scroll(box(col(*self.lanes.values(), gap=12)))
        return box(row(*((self.lanes[look.comparison], look.share) for look in LANES), gap=12))

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        self._session = session
        focused = next((c.point_id for c in self.cards.values() if c.isAncestorOf(self._focus())), "")
        self.topics.show_points(session.fact_points)
        self.cards.clear()
        for comparison, lane in self.lanes.items():
            points = [p for p in session.fact_points if self._shown(p, comparison)]
            lane.set_items([self._card(p) for p in points[:AT_ONCE]])
            lane.set_count(str(len(points)))
            self._waiting[comparison] = points[AT_ONCE:]
        self._soon.start(0)
        left = len(unplaced(session))
        words = tr("未归类的陈述{count}条", count=left) if left else tr("整理陈述")
        self.tray.setText(f"\u2009{words}")
        self.tray.setAccessibleName(words)
        while focused not in self.cards and any(focused == p.point_id for p in self._unbuilt()):
            self._build_more()
        if focused in self.cards:
            self.cards[focused].edit.setFocus()

    def _unbuilt(self) -> list[FactPoint]:
        return [point for points in self._waiting.values() for point in points]

    def _build_more(self) -> None:
        """A few more cards in every lane, until all of them stand."""
        for comparison, points in self._waiting.items():
            self.lanes[comparison].add_items([self._card(p) for p in points[:AT_ONCE]])
            self._waiting[comparison] = points[AT_ONCE:]
        if self._unbuilt():
            self._soon.start(0)

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self

    def _shown(self, point: FactPoint, comparison: Comparison) -> bool:
        return point.comparison is comparison and self.topics.chosen() in ("", point.topic)

    def _card(self, point: FactPoint) -> PointCard:
        card = PointCard(self._session, point, opened=point.point_id in self._opened)
        card.sources_asked.connect(self._turn_sources)
        card.edit_asked.connect(self.edit_asked)
        card.toggled.connect(self.toggled)
        card.settle_asked.connect(self.settle_asked)
        self.cards[point.point_id] = card
        return card

    def _turn_sources(self, point_id: str) -> None:
        self._opened ^= {point_id}
        self.show_session(self._session)

    def first_focus(self) -> QWidget:
        """Where the next work is: what lies on no point yet, or the first card."""
        return self.tray
