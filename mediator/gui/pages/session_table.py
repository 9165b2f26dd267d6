"""The rows of the lists of sessions as a table model; names stay cut to the surname here."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from mediator.domain.people import short_name
from mediator.domain.regimes import RegimeRules
from mediator.domain.summary import SessionSummary, SummaryState
from mediator.gui.dates import day_shown
from mediator.gui.session.route_words import route_shown, rules_of_row, stage_shown
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.services.desk import Desk
from mediator.wording import mark, tr

COLUMNS = tuple(
    mark(c) for c in ("案件简称", "当事人", "状态", "阶段", "途径", "纠纷类别", "登记日期", "编号", "主持人")
)
TITLE, NAMES, STATE, STAGE, ROUTE, CATEGORY, DAY, NUMBER, HOST = range(len(COLUMNS))
STATES = {
    SummaryState.UNDER_WAY: mark("进行中"),
    SummaryState.SIGNED: mark("协议已签"),
    SummaryState.CLOSED: mark("已结案"),
    SummaryState.TERMINATED: mark("已终止"),
}
INKS = {SummaryState.UNDER_WAY: Tone.PRIMARY, SummaryState.SIGNED: Tone.AGREE}
QUIET = frozenset({CATEGORY, DAY, NUMBER, HOST})

Index = QModelIndex | QPersistentModelIndex


class SessionTable(QAbstractTableModel):
    """Texts are made when they are drawn."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: tuple[SessionSummary, ...] = ()

    def set_rows(self, rows: tuple[SessionSummary, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def session_id(self, row_number: int) -> str:
        """Whose row that is."""
        return self._rows[row_number].session_id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary, column = self._rows[index.row()], index.column()
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole, roles.ToolTipRole):
            return _cell(summary, column, rules_of_row(self._desk, summary))
        if role == roles.FontRole and column in (TITLE, STATE):
            return current().font(16, bold=True)
        if role == roles.ForegroundRole:
            return _ink(summary, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(COLUMNS[section]) if orientation is Qt.Orientation.Horizontal else section + 1


def _cell(summary: SessionSummary, column: int, rules: RegimeRules) -> str:
    match column:
        case 0:
            return summary.title
        case 1:
            return tr("、").join(short_name(n) for n in summary.names)
        case 2:
            return tr(STATES[summary.state])
        case 3:
            return stage_shown(rules, summary.stage)
        case 4:
            return route_shown(rules)
        case 5:
            return tr(summary.category)
        case 6:
            return day_shown(summary.opened_at.date())
        case 7:
            return summary.number
        case _:
            return summary.host_name


def _ink(summary: SessionSummary, column: int) -> QColor | None:
    palette = current().palette
    if column == STATE:
        return QColor(palette.named(INKS.get(summary.state, Tone.MUTE)))
    return QColor(palette.text2) if column in QUIET else None
