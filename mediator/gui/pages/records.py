"""全部会谈 and 查询: one table of sessions with a box to find them; names masked until one is opened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from mediator.domain.summary import SummaryState
from mediator.gui.pages import session_table
from mediator.gui.pages.session_table import COLUMNS, STATES, SessionTable
from mediator.gui.widgets import (
    Card,
    ChipGroup,
    EmptyState,
    col,
    label,
    page,
    row,
    search_edit,
    table_look,
)
from mediator.services.access import may_view
from mediator.services.desk import Desk
from mediator.services.worklist import Worklist
from mediator.wording import mark, tr

PAUSE_MS = 200
ALL = "all"
LEAST_TITLE = 200
# What goes first where the window is too narrow for every column.
SPARED = (session_table.CATEGORY, session_table.DAY, session_table.NUMBER, session_table.HOST)
ALL_STATES = mark("全部")


class RecordsPage(QWidget):
    """A box to type in and the table under it; Enter opens the row."""

    session_opened = Signal(str)

    def __init__(self, desk: Desk, title: str, typed: Mapping[str, str]) -> None:
        super().__init__()
        self._worklist = Worklist(desk)
        self._everybodys = may_view(desk.user, "")
        self.search = search_edit(tr("查找"), tr("姓名、编号、简称或地点"))
        self.search.setText(typed.get("words", ""))
        self.search.setClearButtonEnabled(True)
        self.states = ChipGroup(
            [(ALL, tr(ALL_STATES)), *((state.value, tr(words)) for state, words in STATES.items())],
            (typed.get("state", ALL),),
            exclusive=True,
            name=tr("状态"),
        )
        self.count = label("", "secondary")
        self._model = SessionTable(desk)
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(title)
        table_look(self.table)
        self.table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.empty = EmptyState(tr("没有找到。换个词，或少写几个字。"))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._connect()
        body = Card((self.table, 1), self.empty, pad=1, gap=0)
        content = page(
            row(label(title, "h1"), self.count, None),
            row((self.search, 1)),
            self.states,
            (body, 1),
            gap=12,
            margins=(24, 20, 24, 24),
        )
        self.setLayout(col(content, gap=0))
        self.refresh()

    def first_focus(self) -> QWidget:
        """The box to type in."""
        return self.search

    def typed(self) -> dict[str, str]:
        """What is looked for."""
        return {"words": self.search.text(), "state": self.states.one() or ALL}

    def refresh(self) -> None:
        """Look again with what stands in the box."""
        self._wait.stop()
        chosen = self.states.one() or ALL
        found = self._worklist.find(self.search.text())
        rows = tuple(s for s in found if chosen == ALL or s.state is SummaryState(chosen))
        self._model.set_rows(rows)
        self.count.setText(tr("{count}件", count=len(rows)))
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows:
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _connect(self) -> None:
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.search.returnPressed.connect(self.refresh)
        self.states.changed.connect(lambda _chosen: self.refresh())
        self.table.activated.connect(self._open)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _share_width(self) -> None:
        """Every column as wide as its words, the title takes the rest; the least needed go first."""
        header, room = self.table.horizontalHeader(), self.width() - 52
        header.setStretchLastSection(False)
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnHidden(column, column == session_table.HOST and not self._everybodys)
        self.table.resizeColumnsToContents()
        for column in SPARED:
            if self._needed() > room and not self.table.isColumnHidden(column):
                self.table.setColumnHidden(column, True)
        header.setSectionResizeMode(session_table.TITLE, QHeaderView.ResizeMode.Stretch)

    def _needed(self) -> int:
        others = sum(self.table.columnWidth(c) for c in range(1, len(COLUMNS)))
        return LEAST_TITLE + others

    def _open(self, index: QModelIndex) -> None:
        self.session_opened.emit(self._model.session_id(index.row()))
