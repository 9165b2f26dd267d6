"""设置: language, type size, contrast, the curtain's code; every choice is remembered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.theme import SCALES
from mediator.gui.widgets import (
    Card,
    LineField,
    SegmentedChoice,
    button,
    check_box,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.services.curtain_code import CurtainCode
from mediator.services.desk import Desk
from mediator.wording import language, tr


class SettingsPage(QWidget):
    """A choice takes effect at once."""

    language_chosen = Signal(str)
    scale_chosen = Signal(float)
    contrast_chosen = Signal(bool)

    def __init__(self, desk: Desk, scale: float, *, high_contrast: bool) -> None:
        super().__init__()
        self._code = CurtainCode(desk)
        self.language = SegmentedChoice(
            [("zh", "中文"), ("en", "English")], name=tr("界面语言"), chosen=language()
        )
        self.language.changed.connect(self.language_chosen)
        sizes = [(str(s), f"{round(s * 1000) / 10:g}%") for s in SCALES]
        self.scale = SegmentedChoice(sizes, name=tr("文字大小"), chosen=str(scale))
        self.scale.changed.connect(lambda key: self.scale_chosen.emit(float(key)))
        self.contrast = check_box(tr("高对比度"), checked=high_contrast)
        self.contrast.toggled.connect(self.contrast_chosen)
        self.code = LineField(tr("新的解锁码"), hint=tr("4到12位数字，用来恢复遮挡的屏幕"))
        self.code.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.done = label("", "secondary")
        look = Card(
            label(tr("显示"), "h3"),
            col(label(tr("界面语言"), "bold"), self.language, gap=4),
            col(label(tr("文字大小"), "bold"), self.scale, gap=4),
            self.contrast,
            pad=20,
            gap=16,
        )
        curtain = Card(
            label(tr("遮挡屏幕"), "h3"),
            self.code,
            row(button(tr("更换解锁码"), on_click=self._change_code), self.done, None),
            pad=20,
            gap=12,
        )
        station = desk.station
        place = Card(
            label(tr("本所"), "h3"),
            label(
                tr("{organ}·{station}·{room}", organ=station.organ, station=station.name, room=station.room)
            ),
            label(
                tr("登录人：{name}（{number}）", name=desk.user.name, number=desk.user.number), "secondary"
            ),
            pad=20,
            gap=8,
        )
        content = page(
            label(tr("设置"), "h1"), look, curtain, place, None, gap=16, margins=(24, 20, 24, 24), cap=900
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))

    def _change_code(self) -> None:
        try:
            self._code.choose(self.code.text())
        except MediatorError as error:
            self.code.set_error(tr(error.title))
            self.code.focus()
            return
        self.code.set_error("")
        self.code.set_text("")
        self.done.setText(tr("已更换"))
