"""The bar on top: what is open, whether it is saved, larger type, the curtain, who is signed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from mediator.gui.frame.save_state import SaveState, SaveStatePill
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Badge,
    ElidedLabel,
    Pill,
    button,
    fill,
    icon_label,
    label,
    row,
    search_edit,
    vertical_rule,
)
from mediator.gui.widgets.layout import Item
from mediator.wording import language, tr

COMPACT_FROM = 1.5
"""From this scale on the bar shows icons where it otherwise shows words."""


class Header(QFrame):
    """What both bars share. The F9 key itself belongs to the window; here is only the button."""

    larger_asked = Signal()
    language_asked = Signal()
    curtain_asked = Signal()

    def __init__(self, officer: str, *middle: Item, training: bool = False) -> None:
        super().__init__()
        theme = current()
        self.setObjectName("Header")
        self.setFixedHeight(theme.bar(theme.sizes.header))
        compact = theme.scale >= COMPACT_FROM
        line = row(icon_label("scale", "primary", 24, tr("调解工作台")), gap=12, margins=(20, 0, 16, 0))
        if not compact:
            line.addWidget(label(tr("调解工作台"), "h3"))
        if training:
            # A training store says so for ever, on every page.
            line.addWidget(Pill(tr("演练"), Tone.DISPUTE))
        fill(line, *middle, *self._buttons(officer, compact=compact))
        self.setLayout(line)

    def _buttons(self, officer: str, *, compact: bool) -> tuple[Item, ...]:
        larger = button(
            "" if compact else tr("大字"),
            "quiet",
            "a-large-small",
            tip=tr("放大文字 Ctrl+加号"),
            name=tr("大字"),
            on_click=self.larger_asked.emit,
        )
        other = button(
            "EN" if language() == "zh" else "中文",
            "quiet",
            name="English" if language() == "zh" else "中文",
            on_click=self.language_asked.emit,
        )
        curtain = button(
            tr("遮挡屏幕  F9"),
            icon="eye-off",
            tip=tr("立即遮挡屏幕，当事人看不到内容"),
            name=tr("遮挡屏幕  F9"),
            on_click=self.curtain_asked.emit,
        )
        badge = Badge(officer[:1], Tone.HOST, 32, name=officer)
        badge.setToolTip(officer)
        words: tuple[Item, ...] = () if compact else (label(officer, "secondary"),)
        return (larger, other, curtain, 4, badge, *words)


class SessionHeader(Header):
    """The bar within a session: short title, number, how the record stands."""

    def __init__(self, officer: str, *, training: bool = False) -> None:
        self._title = ElidedLabel("", "bold")
        self._number = label("", "caption")
        self._saved = SaveStatePill()
        middle: tuple[Item, ...] = (4, vertical_rule(), 4, (self._title, 1), self._number, 8, self._saved)
        super().__init__(officer, *middle, training=training)

    def set_session(self, title: str, number: str) -> None:
        """Name the session that is open."""
        self._title.set_text(title)
        self._number.setText(number)

    def set_save_state(self, state: SaveState, *, time: str = "", count: int = 0) -> None:
        """Show how the record stands; SAVED only after the commit has returned."""
        self._saved.show_state(state, time=time, count=count)

    def save_state(self) -> SaveState | None:
        """What is shown now."""
        return self._saved.state()

    def save_words(self) -> str:
        """The words shown now."""
        return self._saved.text_shown()

    def flash_save_state(self) -> None:
        """Answer Ctrl+S visibly."""
        self._saved.flash()


class HomeHeader(Header):
    """The bar outside a session: the search box (Ctrl+K)."""

    search_submitted = Signal(str)
    search_changed = Signal(str)

    def __init__(self, officer: str, *, training: bool = False) -> None:
        self.search = search_edit(tr("全局查找"), tr("查找姓名、编号或地址   Ctrl+K"))
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(current().px(360))
        super().__init__(officer, None, (self.search, 4), None, training=training)
        self.search.textChanged.connect(self.search_changed)
        self.search.returnPressed.connect(lambda: self.search_submitted.emit(self.search.text().strip()))

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text marked."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
