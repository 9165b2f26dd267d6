"""Reading identity cards: no reader, or one that types like a keyboard; and the dialog that takes a card."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from mediator.domain.errors import BadInput
from mediator.domain.id_number import IdNumber, check_id_number
from mediator.gui.widgets import IdNumberEdit, LineField, Para, button, label, row
from mediator.services.ports import Settings
from mediator.wording import tr

SETTING = "id_reader"
WEDGE_GAP_S = 0.05
LENGTH = 18


class IdReader(Protocol):
    """A way to read cards. A reader that speaks through its maker's library is another one of these."""

    @property
    def present(self) -> bool:
        """Whether there is a reader to ask for a card."""
        ...

    def watch(self, edit: QLineEdit, on_card: Callable[[str, str], None]) -> None:
        """Tell of a card read while this field has the focus: its number, and what stood there before."""
        ...


class NoReader:
    """Numbers are typed by hand."""

    present = False

    def watch(self, edit: QLineEdit, on_card: Callable[[str, str], None]) -> None:
        """Nothing to watch."""


class WedgeReader:
    """A reader that types the number and Enter, faster than any hand."""

    present = True

    def __init__(self, today: date, now: Callable[[], float] = time.monotonic) -> None:
        self._today = today
        self._now = now

    def watch(self, edit: QLineEdit, on_card: Callable[[str, str], None]) -> None:
        """Follow the keys that reach this field."""
        burst = WedgeBurst(edit, self._today, self._now)
        burst.card.connect(on_card)


class WedgeBurst(QObject):
    """Recognises 18 sound characters and Enter with no more than 50 ms between keys."""

    card = Signal(str, str)  # the number, and what stood in the field before the first key

    def __init__(self, edit: QLineEdit, today: date, now: Callable[[], float]) -> None:
        super().__init__(edit)
        self._edit, self._today, self._now = edit, today, now
        self._last = float("-inf")
        self._keys: list[str] = []
        self._before = ""
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._edit or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        now = self._now()
        if now - self._last > WEDGE_GAP_S:
            self._keys.clear()
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._finish()
        if event.text():
            if not self._keys:
                self._before = self._edit.text()
            self._keys.append(event.text())
        return False

    def _finish(self) -> bool:
        typed = "".join(self._keys)
        self._keys.clear()
        if len(typed) != LENGTH:
            return False
        try:
            number = check_id_number(typed, self._today)
        except BadInput:
            return False
        # What stood in the field comes back first: a card never overwrites without asking.
        self._edit.setText(self._before)
        self.card.emit(number.text, self._before)
        return True


def reader_of(settings: Settings, today: date) -> IdReader:
    """The reader this station chose; without a choice, one that types."""
    return NoReader() if settings.get(SETTING) == "none" else WedgeReader(today)


class CaptureDialog(QDialog):
    """请把身份证放到读卡器上: takes what the reader types, shows it, and hands it over when confirmed."""

    taken = Signal(str)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self._today = today
        self._number: IdNumber | None = None
        self.setWindowTitle(tr("调解工作台"))
        self.setModal(True)
        self.setMinimumWidth(520)
        self.field = LineField(tr("身份证号"), edit=IdNumberEdit(), hint=tr("也可以手工输入18位号码"))
        self.found = Para("", 16, "text")
        self.take = button(tr("填入"), "primary", on_click=self._take)
        self.leave = button(tr("不用了"), on_click=self.reject)
        self.take.setAutoDefault(False)
        self.leave.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("请把身份证放到读卡器上"), "h3", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.found)
        column.addLayout(row(None, self.leave, self.take, gap=12))
        self.field.edit.returnPressed.connect(self._read)
        self.field.changed.connect(lambda _text: self._forget())
        self._forget()
        self.field.focus()

    def _forget(self) -> None:
        self._number = None
        self.take.setEnabled(len(self.field.text()) >= LENGTH)
        self.found.set_text(tr("读到号码后，请核对再填入。"))
        self.field.set_error("")

    def _read(self) -> bool:
        try:
            number = check_id_number(self.field.text(), self._today)
        except BadInput as error:
            self.field.set_error(tr(error.title))
            return False
        self._number = number
        born = number.born_on
        shown = tr("{year}年{month}月{day}日", year=born.year, month=born.month, day=born.day)
        self.found.set_text(
            tr("号码{number}，{sex}，{born}出生", number=number.text, sex=tr(number.sex), born=shown)
        )
        self.take.setEnabled(True)
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _take(self) -> None:
        if self._number is None and not self._read():
            return
        if self._number is not None:
            self.taken.emit(self._number.text)
            self.accept()
