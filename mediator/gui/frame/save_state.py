"""How the record stands, in the header: saved at a time, being saved, not yet saved, or failed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets import FlexLabel, icon_label, recolour, row
from mediator.wording import mark, tr

FLASH_MS = 1200


class SaveState(StrEnum):
    """What the last attempt to save came to."""

    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"
    FAILED = "failed"


_WORDS = {
    SaveState.SAVED: mark("已保存 {time}"),
    SaveState.SAVING: mark("正在保存"),
    SaveState.UNSAVED: mark("{count}处未保存"),
    SaveState.FAILED: mark("没有保存成功，内容还在屏幕上"),
}
_ICONS: dict[SaveState, tuple[str, Tone]] = {
    SaveState.SAVED: ("circle-check", Tone.AGREE),
    SaveState.SAVING: ("loader-circle", Tone.MUTE),
    SaveState.UNSAVED: ("circle-alert", Tone.DISPUTE),
    SaveState.FAILED: ("circle-alert", Tone.DANGER),
}


class SaveStatePill(QWidget):
    """Icon and words; "saved" is shown only by whoever knows that the commit has returned."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._state: SaveState | None = None
        self._icon = icon_label("circle-check", Tone.AGREE, 18)
        self._words = FlexLabel("", "secondary")
        self.setLayout(row(self._icon, self._words, gap=6))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._settle)
        self.hide()

    def show_state(self, state: SaveState, *, time: str = "", count: int = 0) -> None:
        """Show a state; `time` for saved, `count` of places for unsaved."""
        self._state = state
        words = tr(_WORDS[state], time=time, count=count).strip()
        name, tone = _ICONS[state]
        self._icon.setPixmap(
            pixmap(name, current().palette.named(tone), current().mark(18), self.devicePixelRatioF())
        )
        self._words.setText(words)
        self._words.updateGeometry()
        self._settle()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.show()

    def text_shown(self) -> str:
        """The words of the moment."""
        return self._words.text()

    def state(self) -> SaveState | None:
        """The state of the moment, none before the first."""
        return self._state

    def flash(self) -> None:
        """Draw the eye to it for a second, after Ctrl+S."""
        recolour(self._words, "primary")
        self._timer.start(FLASH_MS)

    def _settle(self) -> None:
        recolour(self._words, Tone.DANGER if self._state is SaveState.FAILED else "text2")
