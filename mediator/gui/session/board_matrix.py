"""The table of topics and people: who said what, who was asked and said nothing, who was not asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from mediator.domain.account_matrix import AccountMatrix, account_matrix
from mediator.domain.guides import QuestionGuide
from mediator.domain.session import Session
from mediator.domain.suggestions import Suggestion, suggestions
from mediator.gui.session.board_cells import CellPainter, cell_height
from mediator.gui.session.board_suggestions import SuggestionList, saying_of
from mediator.gui.session.board_switch import MATRIX, BoardSwitch
from mediator.gui.session.board_table import MatrixTable, state_shown, topic_shown
from mediator.gui.session.two_columns import stacked
from mediator.gui.theme import current
from mediator.gui.widgets import (
    Card,
    Para,
    Pill,
    SayingBox,
    Tone,
    box,
    clear_layout,
    col,
    flow,
    label,
    page,
    row,
    scroll,
    table_look,
)
from mediator.wording import tr

TOPIC_WIDTH, RESULT_WIDTH, LEAST_WIDTH, SIDE_WIDTH, TABLE_HEIGHT = 108, 112, 150, 340, 360


class MatrixView(QTableView):
    """Arrow keys go from cell to cell, Enter opens the point of the row, Tab leaves the table."""

    opened = Signal(int)  # row

    def __init__(self, model: MatrixTable) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self._painter = CellPainter(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("各方说法对照表"))
        table_look(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def share(self) -> None:
        """Give the people what topic and result leave, then every row the height of its words."""
        theme, people = current(), len(self._model.matrix.people)
        topic, result = theme.px(TOPIC_WIDTH), theme.px(RESULT_WIDTH)
        room = self.viewport().width() - topic - result
        each = max(theme.px(LEAST_WIDTH), room // people if people else 0)
        self.setColumnWidth(0, topic)
        for column in range(1, people + 1):
            self.setColumnWidth(column, each)
        self.setColumnWidth(people + 1, result)
        least = theme.px(44)
        for at, line in enumerate(self._model.matrix.rows):
            high = max((cell_height(cell, each) for cell in line.cells), default=least)
            self.setRowHeight(at, max(least, high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class BoardMatrix(QWidget):
    """The table at the left; at the right the cell at hand in full and what was noticed on its topic."""

    turned = Signal(str)
    point_asked = Signal(str)  # point id of a row, or "" to make one
    confirmed = Signal(object, bool)  # Suggestion; whether to ask again
    dismissed = Signal(str)

    def __init__(self, session: Session, guide: QuestionGuide, is_dismissed: Callable[[str], bool]) -> None:
        super().__init__()
        self._session, self._guide, self._is_dismissed = session, guide, is_dismissed
        self.model = MatrixTable(account_matrix(session, guide))
        self._noticed: tuple[Suggestion, ...] = ()
        # The table stands at once; what was noticed is looked for right after it was drawn.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._notice)
        self.table = MatrixView(self.model)
        self.switch = BoardSwitch(MATRIX)
        self.found = SuggestionList()
        self._detail = QVBoxLayout()
        self._detail.setContentsMargins(0, 0, 0, 0)
        self._detail.setSpacing(8)
        self._heading = label("", "h3", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        pill = Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off")
        head = flow(label(tr("比对看板"), "h2"), pill, self.switch, push_last=True)
        outer.addWidget(page(head, (self._body(), 1)))
        self.switch.turned.connect(self.turned)
        self.table.opened.connect(self._open_row)
        self.found.confirmed.connect(self.confirmed)
        self.found.dismissed.connect(self.dismissed)
        self._select(0, 0)
        selection = self.table.selectionModel()
        selection.currentChanged.connect(lambda _now, _before: self._show_beside())
        self._soon.start(0)

    def _body(self) -> QWidget:
        table = Card((self.table, 1), pad=1, gap=0)
        side = col(self._heading, self._detail, self.found, None, gap=12, margins=(0, 0, 6, 0))
        if stacked():
            self.table.setMinimumHeight(TABLE_HEIGHT)
            return scroll(box(col(table, side, gap=12)))
        beside = scroll(box(side))
        beside.setFixedWidth(current().px(SIDE_WIDTH))
        return box(row((table, 1), beside, gap=16))

    def matrix(self) -> AccountMatrix:
        """What is shown."""
        return self.model.matrix

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; the cell at hand stays."""
        self._session = session
        index = self.table.currentIndex()
        at = (index.row(), index.column()) if index.isValid() else (0, 0)
        self.model.put(account_matrix(session, self._guide))
        self.table.share()
        self._select(*at)
        self._soon.start(0)

    def _notice(self) -> None:
        self._noticed = suggestions(self._session, self.model.matrix)
        self._show_beside()

    def refresh(self) -> None:
        """A suggestion was put aside."""
        self._show_beside()

    def _select(self, line: int, column: int) -> None:
        rows, columns = self.model.rowCount(), self.model.columnCount()
        if rows:
            index = self.model.index(min(line, rows - 1), min(column, columns - 1))
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(index, select)

    def _show_beside(self) -> None:
        """The current cell in full; in the first and last column, what was noticed on the topic alone."""
        clear_layout(self._detail)
        index = self.table.currentIndex()
        every = [s for s in self._noticed if not self._is_dismissed(s.key)]
        if not index.isValid():
            self._heading.setText(tr("建议{count}条", count=len(every)))
            self.found.show_suggestions(self._session, every)
            return
        line, cell = self.model.row_at(index), self.model.cell_at(index)
        if cell is None:
            self._heading.setText(tr("建议{count}条", count=len(every)))
            self.found.show_suggestions(self._session, every)
            return
        person = self.model.matrix.people[index.column() - 1]
        self._heading.setText(tr("{topic}·{name}", topic=topic_shown(line), name=person.name))
        for quote in cell.quotes:
            self._detail.addWidget(SayingBox(saying_of(self._session, quote)))
        state = state_shown(cell)
        if state:
            self._detail.addWidget(Para(state, 14, "text2"))
        self.found.show_suggestions(self._session, [s for s in every if s.topic == line.topic])

    def _open_row(self, at: int) -> None:
        line = self.model.matrix.rows[at]
        self.point_asked.emit(next(iter(line.point_ids), ""))

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table
