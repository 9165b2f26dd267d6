"""A list whose rows are painted, not widgets: hundreds of rows open in a few milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What every row has: a key that stays, its text, and all of it in words for screen readers."""

    @property
    def key(self) -> str:
        """What the row is known by."""
        ...

    @property
    def text(self) -> str:
        """Its main text."""
        ...

    def in_words(self) -> str:
        """Everything a person sees in the row, as one sentence."""
        ...


R = TypeVar("R", bound=Row)


class RowModel(QAbstractListModel, Generic[R]):
    """The rows as Qt reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[R] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and accessible text of a row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.in_words() if role == Qt.ItemDataRole.AccessibleTextRole else None
        return None

    def put(self, rows: Sequence[R]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, row: R) -> None:
        """Show one more at the end."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(row)
        self.endInsertRows()


class PaintedList(QListView, Generic[R]):
    """The view: one Tab stop, arrow keys, Enter or double click opens, Delete asks for removal."""

    opened = Signal(str)
    removal_asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self._rows: RowModel[R] = RowModel()
        self._unlaid = True
        self.setModel(self._rows)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setObjectName("Viewport")
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.rows[index.row()].key))
        self.customContextMenuRequested.connect(self._on_menu)

    def rows(self) -> tuple[R, ...]:
        """The rows shown, from top to bottom."""
        return tuple(self._rows.rows)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the current row and the place stay where they were, if they still exist."""
        if self._rows.rows == list(rows):
            return
        key, place = self.current_key(), self.verticalScrollBar().value()
        self._rows.put(rows)
        if key:
            self.select(key, reveal=False)
        self.verticalScrollBar().setValue(place)

    def append(self, row: R) -> None:
        """Show one more row and bring it into view."""
        self._rows.append(row)
        self.scroll_to_end()

    def scroll_to_end(self) -> None:
        """Bring the last row into view; laid out twice where the scroll bar narrows the rows."""
        before = self.viewport().width()
        self.doItemsLayout()
        if self.viewport().width() != before:
            self.doItemsLayout()
        self.scrollToBottom()

    def current_key(self) -> str:
        """The key of the row the keyboard is at; nothing when it is at none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def select(self, key: str, *, reveal: bool = True) -> None:
        """Make a row the current one and bring it into view."""
        for at, row in enumerate(self._rows.rows):
            if row.key == key:
                index = self._rows.index(at, 0)
                self.setCurrentIndex(index)
                if reveal:
                    self.scrollTo(index)
                return

    def doItemsLayout(self) -> None:
        """Lay the rows out, not before they are seen: Qt asks ten times while a page is put together."""
        self._unlaid = not self.isVisible()
        if not self._unlaid:
            super().doItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what came before the list was seen."""
        super().showEvent(event)
        if self._unlaid:
            self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the texts anew at once where the width changed, not after Qt's own pause."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and Delete asks for removal of the current row."""
        key = self.current_key()
        if key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(key)
        elif key and event.key() == Qt.Key.Key_Menu:
            self._ask_menu(key, self.visualRect(self.currentIndex()).bottomLeft())
        else:
            super().keyPressEvent(event)

    def _on_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid():
            self._ask_menu(self._rows.rows[index.row()].key, where)

    def _ask_menu(self, key: str, where: QPoint) -> None:
        self.menu_asked.emit(key, self.viewport().mapToGlobal(where))


def row_of(index: Index) -> object:
    """The row behind an index of a `PaintedList`, for its delegate."""
    model = index.model()
    return model.rows[index.row()] if isinstance(model, RowModel) else None


def view_width(option: QStyleOptionViewItem) -> int:
    """Px across the list a row is drawn in."""
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 400
