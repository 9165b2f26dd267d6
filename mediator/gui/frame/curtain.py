"""The privacy curtain: it hides everything and tells nothing of the case or its stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets import Para, box, button, clear_layout, col, icon_label, label, row, scroll
from mediator.wording import tr

TIGHT_FROM = 1.75
"""From this scale on the picture and the wide margins go, so that every word stays."""


class CurtainView(QWidget):
    """Asks for the PIN (`unlock_asked`), then, when told to, who is in the room (`person_chosen`)."""

    unlock_asked = Signal(str)
    person_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Curtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saved_icon = icon_label("circle-check", "curtain_text2", 18)
        self._saved = label(tr("记录已保存"), "body", "curtain_text2")
        self._keys = label("", "body", "curtain_text2")
        self._time = label("", "body", "curtain_text2")
        self._box = QVBoxLayout()
        self._box.setContentsMargins(24, 20, 24, 20)
        self._box.setSpacing(12)
        frame = QFrame()
        frame.setObjectName("CurtainBox")
        frame.setFixedWidth(max(520, current().px(480)))
        frame.setLayout(self._box)
        self._pin = QLineEdit()
        self._error = label("", "body", "curtain_error", wrap=True)
        top = row(
            icon_label("scale", "curtain_text2", 22),
            label(tr("调解工作台"), "body", "curtain_text2"),
            None,
            self._saved_icon,
            self._saved,
            gap=10,
        )
        self._tight = current().scale >= TIGHT_FROM
        column = col(top, gap=0, margins=(48, 16, 48, 16) if self._tight else (48, 40, 48, 32))
        column.addStretch(3)
        self._waiting = self._words()
        column.addWidget(self._waiting)
        column.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(4)
        column.addLayout(row(self._keys, None, self._time))
        self.setLayout(column)
        self._note = ""
        self._passphrase = False
        self.set_minutes(3)
        self._ask_pin()

    def _words(self) -> QWidget:
        centre = Qt.AlignmentFlag.AlignHCenter
        column = col(gap=0)
        if not self._tight:
            column.addWidget(icon_label("eye-off", "curtain_text2", 56), 0, centre)
            column.addSpacing(20)
        for words, size, colour, bold, after in (
            (tr("屏幕已遮挡"), 32 if self._tight else 40, "curtain_text", True, 12),
            (tr("请稍候，警官正在准备下一项内容。"), 24, "curtain_text2", False, 12 if self._tight else 36),
        ):
            shown = Para(words, size, colour, 1.4, bold=bold)
            shown.setAlignment(centre)
            column.addWidget(shown)
            column.addSpacing(after)
        return box(column)

    def _ask_pin(self) -> None:
        clear_layout(self._box)
        self._waiting.show()
        self._pin = QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setMaxLength(256)
        hints = Qt.InputMethodHint
        digits = hints.ImhNone if self._passphrase else hints.ImhDigitsOnly
        self._pin.setInputMethodHints(digits | hints.ImhHiddenText | hints.ImhSensitiveData)
        self._pin.setAccessibleName(tr("密码") if self._passphrase else tr("解锁码"))
        self._pin.returnPressed.connect(self._submit)
        asked = tr("警官输入本人密码后继续") if self._passphrase else tr("警官输入解锁码后继续")
        title = label(asked, "body", "curtain_text", wrap=True)
        title.setBuddy(self._pin)
        unlock = button(tr("恢复显示"), "curtain", on_click=self._submit)
        self._pin.setFixedHeight(current().control(28) + 16)
        self._error = label("", "body", "curtain_error", wrap=True)
        self._error.hide()
        self._box.addWidget(title)
        self._box.addLayout(row((self._pin, 1), unlock))
        if self._note:
            self._box.addWidget(label(self._note, "secondary", "curtain_text2", wrap=True))
        self._box.addWidget(self._error)

    def ask_who(self, people: Sequence[tuple[str, str]]) -> None:
        """After the right PIN: ask who is in the room now, as pairs of key and name."""
        clear_layout(self._box)
        self._waiting.hide()
        self._box.addWidget(label(tr("现在在座的是谁？"), "h3", "curtain_text", wrap=True))
        buttons = [self._person(key, name) for key, name in people]
        self._box.addWidget(scroll(col(*buttons, gap=12)))
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self, note: str = "", *, passphrase: bool = False) -> None:
        """Ask for the PIN again, empty, whenever the curtain is drawn, or for the pass-phrase once it is
        locked; `note` stands under it.
        """
        self._note = note
        self._passphrase = passphrase
        self._ask_pin()
        self.focus_pin()

    def show_error(self, text: str) -> None:
        """Say under the PIN that it was not right; the field is emptied."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._pin.setAccessibleDescription(text)
        self._pin.clear()
        self.focus_pin()

    def focus_pin(self) -> None:
        """Put the cursor into the PIN field."""
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def pin_edit(self) -> QLineEdit:
        """The PIN field."""
        return self._pin

    def set_saved(self, *, saved: bool) -> None:
        """Whether everything written is safely stored."""
        self._saved.setText(tr("记录已保存") if saved else tr("有内容尚未保存"))
        self._saved_icon.setVisible(saved)

    def set_time(self, text: str) -> None:
        """The time of day in the corner."""
        self._time.setText(text)

    def set_minutes(self, minutes: int) -> None:
        """After how many minutes without input the curtain falls by itself."""
        self._keys.setText(tr("F9遮挡·连续{minutes}分钟无操作自动遮挡", minutes=minutes))

    def _person(self, key: str, name: str) -> QWidget:
        return button(name, "curtain", on_click=lambda: self.person_chosen.emit(key))

    def _submit(self) -> None:
        self.unlock_asked.emit(self._pin.text())
