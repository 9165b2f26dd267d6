"""The table of topics and people as Qt reads it: what stands in a cell, and all of it in words."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mediator.domain.account_matrix import CELL_TITLES, AccountMatrix, Cell, CellState, Quote, TopicRow
from mediator.domain.events import COMPARISON_TITLES
from mediator.domain.people import Person
from mediator.gui.session.letters import label_shown, letter_shown
from mediator.wording import language, mark, tr

Index = QModelIndex | QPersistentModelIndex
NOT_COMPARED = mark("未比对")


def topic_shown(row: TopicRow) -> str:
    """The topic in the language in use."""
    return row.title_en if language() == "en" and row.title_en else row.title


def quoted(quote: Quote) -> str:
    """The words; in quotation marks when they are the person's very own."""
    return tr("“{words}”", words=quote.text) if quote.verbatim else quote.text


def source_shown(quote: Quote) -> str:
    """甲-4 10:32."""
    return f"{label_shown(quote.label)} {quote.at:%H:%M}"


def state_shown(cell: Cell) -> str:
    """What stands in a cell without words; "" where there are words and nothing is kept back."""
    if cell.kept:
        return tr("只留本人{count}条", count=cell.kept)
    return "" if cell.quotes else tr(CELL_TITLES[cell.state])


def result_shown(row: TopicRow) -> str:
    """说法不同, from confirmed points only."""
    return tr(COMPARISON_TITLES[row.result]) if row.result is not None else tr(NOT_COMPARED)


def cell_in_words(row: TopicRow, person: Person, cell: Cell) -> str:
    """A cell as a screen reader says it."""
    parts = [tr("{words}（{source}）", words=quoted(q), source=source_shown(q)) for q in cell.quotes]
    state = state_shown(cell)
    if state:
        parts.append(state)
    return tr("{topic}，{name}：{said}", topic=topic_shown(row), name=person.name, said=tr("；").join(parts))


class MatrixTable(QAbstractTableModel):
    """The topic in the first column, one column a person, what was found in the last."""

    def __init__(self, matrix: AccountMatrix) -> None:
        super().__init__()
        self.matrix = matrix

    def put(self, matrix: AccountMatrix) -> None:
        """Show what was last committed."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a topic."""
        return 0 if parent is not None and parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Topic, people, result."""
        return 0 if parent is not None and parent.isValid() else len(self.matrix.people) + 2

    def row_at(self, index: Index) -> TopicRow:
        """The topic of a row."""
        return self.matrix.rows[index.row()]

    def cell_at(self, index: Index) -> Cell | None:
        """The cell of a person, or None in the first and last column."""
        column = index.column() - 1
        return self.matrix.rows[index.row()].cells[column] if 0 <= column < len(self.matrix.people) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and accessible text of a cell; no tooltip holds words."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row, cell = self.row_at(index), self.cell_at(index)
        if cell is None:
            if index.column() == 0:
                return topic_shown(row)
            if role == Qt.ItemDataRole.DisplayRole:
                return result_shown(row)
            return tr("{topic}，{said}", topic=topic_shown(row), said=result_shown(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_in_words(row, self.matrix.people[index.column() - 1], cell)
        return quoted(cell.quotes[0]) if cell.state is CellState.SAID else state_shown(cell)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """事项, 甲·王秀兰 …, 比对结果."""
        if orientation is not Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if section == 0:
            return tr("事项")
        if section > len(self.matrix.people):
            return tr("比对结果")
        person = self.matrix.people[section - 1]
        return tr("{letter}·{name}", letter=letter_shown(person.letter), name=person.name)
