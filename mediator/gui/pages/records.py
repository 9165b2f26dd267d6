"""全部会谈 and 查询: one table of sessions with a box to find them; names masked until one is opened."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget

from mediator.domain.people import short_name
from mediator.domain.stages import STAGE_TITLES
from mediator.domain.summary import SessionSummary, SummaryState
from mediator.gui.dates import day_shown
from mediator.gui.widgets import Card, EmptyState, label, page, row, table_look
from mediator.services.desk import Desk
from mediator.services.worklist import Worklist
from mediator.wording import mark, tr

COLUMNS = tuple(
    mark(c) for c in ("编号", "案件简称", "当事人", "纠纷类别", "阶段", "状态", "主持人", "登记日期")
)
STATES = {
    SummaryState.UNDER_WAY: mark("进行中"),
    SummaryState.SIGNED: mark("协议已签"),
    SummaryState.CLOSED: mark("已结案"),
    SummaryState.TERMINATED: mark("已终止"),
}
PAUSE_MS = 200

Index = QModelIndex | QPersistentModelIndex


class SessionTable(QAbstractTableModel):
    """The rows of the table; texts are made when they are drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[SessionSummary, ...] = ()

    def set_rows(self, rows: tuple[SessionSummary, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def session_id(self, row_number: int) -> str:
        return self._rows[row_number].session_id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return _cell(self._rows[index.row()], index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(COLUMNS[section]) if orientation is Qt.Orientation.Horizontal else section + 1


def _cell(summary: SessionSummary, column: int) -> str:
    return (
        summary.number,
        summary.title,
        tr("、").join(short_name(n) for n in summary.names),
        tr(summary.category),
        tr(STAGE_TITLES[summary.stage]),
        tr(STATES[summary.state]),
        summary.host_name,
        day_shown(summary.opened_at.date()),
    )[column]


class RecordsPage(QWidget):
    """A box to type in and the table under it; Enter opens the row."""

    session_opened = Signal(str)

    def __init__(self, desk: Desk, title: str, words: str = "") -> None:
        super().__init__()
        self._worklist = Worklist(desk)
        self.search = QLineEdit(words)
        self.search.setPlaceholderText(tr("姓名、编号、简称或地点"))
        self.search.setAccessibleName(tr("查找"))
        self.search.setClearButtonEnabled(True)
        self.count = label("", "secondary")
        self._model = SessionTable()
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(title)
        table_look(self.table)
        self.empty = EmptyState(tr("没有找到。换个词，或少写几个字。"))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.search.returnPressed.connect(self.refresh)
        self.table.activated.connect(self._open)
        body = Card(self.table, self.empty, pad=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            page(
                row(label(title, "h1"), self.count, None),
                self.search,
                (body, 1),
                gap=16,
                margins=(24, 20, 24, 24),
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Look again with what stands in the box."""
        self._wait.stop()
        rows = self._worklist.find(self.search.text())
        self._model.set_rows(rows)
        self.count.setText(tr("{count}件", count=len(rows)))
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.table.resizeColumnsToContents()

    def _open(self, index: QModelIndex) -> None:
        self.session_opened.emit(self._model.session_id(index.row()))
