"""Line edits that know what is typed into them: identity numbers, telephone numbers, money, dates."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from mediator.gui.theme import current

_DIGITS = Qt.InputMethodHint.ImhDigitsOnly
_MONEY = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?$")
_ENGLISH_DATE = re.compile(r"(\d{1,2})\s*([A-Za-z]{3})[a-z]*\.?,?\s*(\d{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(\d{4})(?:\s*[年./-]\s*)?(\d{1,2})(?:\s*[月./-]\s*)?(\d{1,2})\s*日?$")


def plain_digits(text: str) -> str:
    """What was typed, with full-width figures and letters made plain and blanks taken out."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class LineEdit(QLineEdit):
    """A line edit that tells when the focus leaves it."""

    left = Signal()

    def __init__(self, text: str = "", *, longest: int = 200) -> None:
        super().__init__(text)
        self.setMaxLength(longest)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left, menus and other windows apart."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class IdNumberEdit(LineEdit):
    """An identity number of 18 (or 15) characters; blanks are allowed while typing."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, longest=24)
        self.setInputMethodHints(_DIGITS)

    def number(self) -> str:
        """The number as typed, plain figures, a capital X, no blanks."""
        return plain_digits(self.text()).upper()


class PhoneEdit(LineEdit):
    """A telephone number, or two, with a remark whose it is."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, longest=60)
        self.setInputMethodHints(_DIGITS)

    def number(self) -> str:
        """The number as typed, plain figures, no blanks."""
        return plain_digits(self.text())


class MoneyEdit(LineEdit):
    """An amount of yuan, held in fen (hundredths)."""

    def __init__(self, fen: int | None = None) -> None:
        super().__init__(longest=18)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.set_fen(fen)
        self.left.connect(self._tidy)

    def fen(self) -> int | None:
        """The amount in fen; nothing when it is empty or cannot be read."""
        found = _MONEY.fullmatch(plain_digits(self.text()).replace(",", "").rstrip("元"))
        if found is None:
            return None
        return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))

    def set_fen(self, fen: int | None) -> None:
        """Show an amount."""
        self.setText("" if fen is None else f"{fen // 100}.{fen % 100:02d}")

    def unreadable(self) -> bool:
        """Whether something stands in it that is no amount."""
        return bool(self.text().strip()) and self.fen() is None

    def _tidy(self) -> None:
        if (fen := self.fen()) is not None:
            self.set_fen(fen)


def in_chinese(day: datetime.date) -> str:
    """2025年11月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _read_day(typed: str) -> datetime.date | None:
    parts: tuple[str, str, str] | None = None
    if found := _DATE.fullmatch(typed):
        parts = (found[1], found[2], found[3])
    elif (found := _ENGLISH_DATE.fullmatch(typed)) and found[2].lower() in _MONTHS:
        parts = (found[3], str(_MONTHS.index(found[2].lower()) + 1), found[1])
    try:
        return datetime.date(*map(int, parts)) if parts else None
    except ValueError:
        return None


class DateEdit(LineEdit):
    """A day typed as 20251128, 2025-11-28, 2025年11月28日 or 28 Nov 2025; `shown` writes it on leaving."""

    def __init__(
        self, day: datetime.date | None = None, shown: Callable[[datetime.date], str] = in_chinese
    ) -> None:
        super().__init__(longest=24)
        self._shown = shown
        self._day: datetime.date | None = None
        self._written = ""
        self.setInputMethodHints(Qt.InputMethodHint.ImhDate | Qt.InputMethodHint.ImhPreferNumbers)
        self.set_date(day)
        self.left.connect(self._tidy)

    def date(self) -> datetime.date | None:
        """The day; nothing when it is empty or no day of the calendar."""
        if self._day is not None and self.text() == self._written:
            return self._day
        return _read_day(unicodedata.normalize("NFKC", self.text()).strip())

    def set_date(self, day: datetime.date | None) -> None:
        """Show a day."""
        self._day = day
        self._written = "" if day is None else self._shown(day)
        self.setText(self._written)

    def unreadable(self) -> bool:
        """Whether something stands in it that is no day."""
        return bool(self.text().strip()) and self.date() is None

    def _tidy(self) -> None:
        if (day := self.date()) is not None:
            self.set_date(day)


class TextEdit(QPlainTextEdit):
    """Several lines of text; Tab leaves it, and it tells when the focus does."""

    left = Signal()

    def __init__(self, text: str = "", *, lines: int = 3) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(current().line(16) * max(1, lines)) + 26)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
