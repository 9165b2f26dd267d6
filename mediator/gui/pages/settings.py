"""设置: language, type size, contrast, the curtain's code, who works here; every choice is remembered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.pages.accounts_card import ACCOUNT_ACTIONS, AccountsCard, OwnPassphraseCard
from mediator.gui.pages.settings_backup import BackupCard
from mediator.gui.pages.settings_seal import StationSealCard
from mediator.gui.pages.staff_card import StaffCard
from mediator.gui.theme import SCALES
from mediator.gui.widgets import (
    Card,
    FlexLabel,
    LineField,
    Para,
    SegmentedChoice,
    button,
    check_box,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.services.backing_up import BackingUp
from mediator.services.curtain_code import CurtainCode
from mediator.services.desk import Desk
from mediator.services.rights import Action
from mediator.services.staff import Staff
from mediator.wording import language, tr

CODE_WIDTH = 320


class SettingsPage(QWidget):
    """A choice takes effect at once."""

    language_chosen = Signal(str)
    scale_chosen = Signal(float)
    contrast_chosen = Signal(bool)
    verify_asked = Signal()

    def __init__(self, desk: Desk, scale: float, *, high_contrast: bool, typed: Mapping[str, str]) -> None:
        super().__init__()
        self._code = CurtainCode(desk)
        staff = Staff(desk)
        self.staff = StaffCard(staff, training=desk.station.training) if staff.may_look() else None
        cards: list[QWidget] = [self._look(scale, high_contrast=high_contrast), self._curtain()]
        if self.staff is not None:
            self.staff.type_in(typed)
            cards.append(self.staff)
        if not desk.station.training:
            cards.append(OwnPassphraseCard(staff))
            if any(staff.may(action) for action in ACCOUNT_ACTIONS):
                cards.append(AccountsCard(staff))
        if staff.may(Action.CHECK_PAPER):
            self.seal = StationSealCard(desk, to_verify=lambda: self.verify_asked.emit())
            cards.append(self.seal)
        self.backup = BackupCard(desk) if BackingUp(desk).may_back_up() else None
        if self.backup is not None:
            cards.append(self.backup)
        self.code.set_text(typed.get("code", ""))
        content = page(
            label(tr("设置"), "h1"),
            *cards,
            _place(desk),
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=900,
        )
        self.setLayout(col(scroll(content), gap=0))

    def first_focus(self) -> QWidget:
        """The first choice."""
        chosen: QPushButton = self.language.button_for(language())
        return chosen

    def typed(self) -> dict[str, str]:
        """What stands in the fields, to be put back when the page is built anew."""
        return {"code": self.code.text(), **(self.staff.typed() if self.staff is not None else {})}

    def _look(self, scale: float, *, high_contrast: bool) -> Card:
        self.language = SegmentedChoice(
            [("zh", "中文"), ("en", "English")], name=tr("界面语言"), chosen=language()
        )
        self.language.changed.connect(self.language_chosen)
        sizes = [(str(s), f"{round(s * 1000) / 10:g}%") for s in SCALES]
        self.scale = SegmentedChoice(sizes, name=tr("文字大小"), chosen=str(scale))
        self.scale.changed.connect(lambda key: self.scale_chosen.emit(float(key)))
        self.contrast = check_box(tr("高对比度"), checked=high_contrast)
        self.contrast.toggled.connect(self.contrast_chosen)
        return Card(
            label(tr("显示"), "h3"),
            col(label(tr("界面语言"), "bold"), self.language, gap=4),
            col(label(tr("文字大小"), "bold"), self.scale, gap=4),
            self.contrast,
            pad=20,
            gap=16,
        )

    def _curtain(self) -> Card:
        self.code = LineField(tr("新的解锁码"), hint=tr("4到12位数字，用来恢复遮挡的屏幕"), width=CODE_WIDTH)
        self.code.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.code.edit.returnPressed.connect(self._change_code)
        self.done = FlexLabel("", "secondary")
        self.published = Para("", 16, "text2")
        card = Card(
            label(tr("遮挡屏幕"), "h3"),
            self.published,
            self.code,
            row(button(tr("更换解锁码"), on_click=self._change_code), self.done, None, gap=12),
            pad=20,
            gap=12,
        )
        self._show_published()
        return card

    def _show_published(self) -> None:
        code = self._code.published()
        self.published.setVisible(bool(code))
        self.published.set_text(tr("演练库的解锁码是{code}", code=code) if code else "")

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
        self.done.updateGeometry()
        self._show_published()


def _place(desk: Desk) -> Card:
    station = desk.station
    words = tr("{organ}·{station}·{room}", organ=station.organ, station=station.name, room=station.room)
    who = tr("登录人：{name}（{number}）", name=desk.user.name, number=desk.user.number)
    return Card(label(tr("本所"), "h3"), Para(words, 16), label(who, "secondary", wrap=True), pad=20, gap=8)
