"""The lines of the trail as a table model: read a batch at a time, as far as somebody scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from mediator.gui.dates import moment_shown
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.services.audit_trail import AuditEntry, AuditRow, Outcome
from mediator.services.audit_words import OUTCOME_WORDS, action_words
from mediator.wording import mark, tr

BATCH = 100
COLUMNS = tuple(mark(c) for c in ("序号", "时间", "警号", "事项", "结果", "对象", "细目"))
SEQ, AT, WHO, WHAT, OUTCOME, OBJECT, KIND = range(len(COLUMNS))
QUIET = frozenset({SEQ, KIND})
INKS = {Outcome.FAILED: Tone.DISPUTE, Outcome.DENIED: Tone.DANGER}

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[int], tuple[AuditRow, ...]]
"""The next lines under a number, newest first; from the newest on for 0."""


class AuditTable(QAbstractTableModel):
    """Holds what was scrolled to so far."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[AuditRow] = []
        self._read: Read = lambda before: ()
        self._more = False

    def show(self, read: Read) -> None:
        """Begin anew with these lines."""
        self.beginResetModel()
        self._read = read
        self._rows = list(read(0))
        self._more = len(self._rows) == BATCH
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        found = self._read(self._rows[-1].seq)
        self._more = len(found) == BATCH
        if found:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown, column = self._rows[index.row()], index.column()
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole, roles.ToolTipRole):
            return str(shown.seq) if column == SEQ else _cell(shown.entry, column)
        if role == roles.FontRole and column in (WHAT, OUTCOME):
            return current().font(16, bold=True)
        if role == roles.ForegroundRole:
            return _ink(shown.entry, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(COLUMNS[section]) if orientation is Qt.Orientation.Horizontal else section + 1


def _cell(entry: AuditEntry, column: int) -> str:
    match column:
        case 1:
            return f"{moment_shown(entry.at)}"
        case 2:
            return entry.actor or tr("不明")
        case 3:
            return tr(action_words(entry.action))
        case 4:
            return tr(OUTCOME_WORDS[entry.outcome])
        case 5:
            return entry.object
        case _:
            return entry.kind


def _ink(entry: AuditEntry, column: int) -> QColor | None:
    palette = current().palette
    if column == OUTCOME and entry.outcome in INKS:
        return QColor(palette.named(INKS[entry.outcome]))
    return QColor(palette.text2) if column in QUIET else None
