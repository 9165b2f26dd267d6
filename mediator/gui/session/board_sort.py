"""Making fact points out of statements: the statements at the left to be ticked, the point at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.accounts import unplaced
from mediator.domain.session import Session, Statement
from mediator.gui.session.board_editor import PointEditor
from mediator.gui.session.board_tick_list import TickList, TickRow
from mediator.gui.session.board_words import comparable, saying_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import number_shown, tags_shown
from mediator.gui.session.two_columns import own_scroll, stacked, two_columns
from mediator.gui.widgets import Card, ChipGroup, Pill, Tone, box, button, col, label, page, row
from mediator.wording import tr

LEFT, ALL = "left", "all"
LIST_HEIGHT = 320


class BoardSort(QWidget):
    """Begins with what lies on no point yet; a point being changed begins with all statements."""

    closed = Signal()
    dropped = Signal(object)  # FactPoint taken off the board

    def __init__(self, context: SessionContext, point_id: str = "") -> None:
        super().__init__()
        self._context = context
        session = context.session
        self._point_id = point_id
        self.filter = ChipGroup((), name=tr("陈述"))
        self._filter_shown: list[tuple[str, str]] = []
        self._filter_key = ALL if point_id or not unplaced(session) else LEFT
        self.ticks = TickList(tr("可以比对的陈述"))
        if stacked():
            self.ticks.setMinimumHeight(LIST_HEIGHT)
        self.back = button(tr("返回看板"), "quiet", "arrow-left", small=True, on_click=self.closed.emit)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        # The button that records stays in view however long the form is.
        right = box(col((own_scroll(box(col(self._place, None, gap=0))), 1), self._below, gap=8))
        left = Card(
            row(label(tr("陈述"), "h3"), None, self.filter), (self.ticks, 1), pad=(16, 12, 16, 12), gap=8
        )
        pill = Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off")
        head = row(label(tr("归类陈述"), "h2"), pill, None, self.back, gap=8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(head, (two_columns(left, right), 1)))
        self.editor = self._new_editor()
        self.filter.changed.connect(self._refilter)
        self.ticks.toggled.connect(self._toggle)
        self.show_session(session)

    def _new_editor(self) -> PointEditor:
        session = self._context.session
        point = session.fact_point(self._point_id) if self._point_id else None
        editor = PointEditor(self._context, point)
        editor.saved.connect(self._saved)
        editor.dropped.connect(self.dropped)
        editor.selection_changed.connect(lambda: self.show_session(self._context.session))
        self._place.addWidget(editor)
        self._below.addWidget(editor.buttons)
        return editor

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; ticks and typed words stay."""
        self.editor.show_session(session)
        left = {s.statement_id for s in unplaced(session)}
        every = comparable(session)
        options = [
            (LEFT, tr("未归类{count}", count=len(left))),
            (ALL, tr("全部{count}", count=len(every))),
        ]
        if options != self._filter_shown:
            self._filter_shown = options
            self.filter.set_options(options, (self._filter_key,))
        chosen = set(self.editor.chosen())
        shown = [s for i, s in every.items() if self._filter_key == ALL or i in left or i in chosen]
        self.ticks.set_rows([self._row(session, s, ticked=s.statement_id in chosen) for s in shown])

    def _row(self, session: Session, statement: Statement, *, ticked: bool) -> TickRow:
        saying = saying_of(session, statement)
        number = number_shown(session, statement)
        source = tr("{number}，{tags}", number=number, tags=tags_shown(statement))
        return TickRow(
            statement.statement_id, saying.letter, saying.tone, saying.text, source, ticked, saying.spoken
        )

    def _refilter(self, chosen: tuple[str, ...]) -> None:
        self._filter_key = next(iter(chosen), ALL)
        self.show_session(self._context.session)

    def _toggle(self, statement_id: str) -> None:
        self.editor.toggle(statement_id)

    def _saved(self) -> None:
        """After a change back to the board; after a new point on to the next one while something is left."""
        if self._point_id or not unplaced(self._context.session):
            self.closed.emit()
            return
        self._context.toast(tr("已记下事实点。"))
        for part in (self.editor, self.editor.buttons):
            part.hide()
            part.deleteLater()
        self.editor = self._new_editor()
        self.show_session(self._context.session)
        self.ticks.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """The statements to be ticked."""
        return self.ticks
