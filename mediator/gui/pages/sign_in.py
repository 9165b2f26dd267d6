"""登录: a number, a pass-phrase; no names of earlier users, one sentence when it is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets import Card, LineField, Para, button, col, label, page, row, scroll
from mediator.gui.widgets.layout import Item
from mediator.wording import tr

CARD_WIDTH = 400


class EntryPage(QWidget):
    """One card in the middle of the window, with a place for what went wrong."""

    training_asked = Signal()
    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.problem = label("", "bold", colour="danger", wrap=True)
        self.problem.setVisible(False)

    def show_problem(self, sentence: str) -> None:
        """What went wrong."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def first_focus(self) -> QWidget:
        """The control that has the keyboard when the page opens."""
        raise NotImplementedError

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        return {}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Put back what stood in the fields."""

    def lay_out(self, items: list[Item], foot: list[Item]) -> None:
        """The card in the middle, a row of quiet ways under it."""
        card = Card(*items, pad=24, gap=16)
        card.setFixedWidth(current().px(CARD_WIDTH))
        content = page(None, row(None, card, None), row(None, *foot, None, gap=8), None, gap=16)
        self.setLayout(col(scroll(content), gap=0))


class SignInPage(EntryPage):
    """Number and pass-phrase of one's own."""

    entered = Signal(str, str)
    recovery_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = LineField(tr("警号"))
        self.passphrase = LineField(tr("密码"))
        self.passphrase.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = button(tr("进入"), "primary", size="l", on_click=self._enter)
        self.number.edit.returnPressed.connect(self.passphrase.focus)
        self.passphrase.edit.returnPressed.connect(self._enter)
        self.lay_out(
            [
                label(tr("调解工作台"), "h2"),
                label(tr("请用本人的警号和密码登录"), "secondary", wrap=True),
                self.problem,
                self.number,
                self.passphrase,
                self.enter,
            ],
            [
                button(tr("用演练库练习"), "quiet", on_click=self.training_asked.emit),
                button(tr("忘了密码"), "quiet", on_click=self.recovery_asked.emit),
                button(tr("English"), "quiet", on_click=self.language_asked.emit),
            ],
        )

    def show_problem(self, sentence: str) -> None:
        """What went wrong; the pass-phrase is emptied and has the keyboard."""
        super().show_problem(sentence)
        self.passphrase.set_text("")
        self.passphrase.focus()

    def first_focus(self) -> QWidget:
        return self.number.edit

    def typed(self) -> dict[str, str]:
        return {"number": self.number.edit.text(), "passphrase": self.passphrase.edit.text()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        self.number.set_text(typed.get("number", ""))
        self.passphrase.set_text(typed.get("passphrase", ""))

    def _enter(self) -> None:
        self.entered.emit(self.number.text(), self.passphrase.edit.text())


class RecoveryPage(EntryPage):
    """忘了密码: both halves of the key on paper, one's number, and a new pass-phrase."""

    recovered = Signal(object)  # dict of typed texts by field
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            "first": LineField(tr("恢复密钥的一半"), hint=tr("纸上的八组字母，分不分开都可以")),
            "second": LineField(tr("恢复密钥的另一半")),
            "number": LineField(tr("警号")),
            "passphrase": LineField(tr("新的密码")),
            "again": LineField(tr("再输一次新的密码")),
        }
        for key in ("passphrase", "again"):
            self.fields[key].edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = button(tr("设定新密码并进入"), "primary", size="l", on_click=self._enter)
        self.lay_out(
            [
                label(tr("忘了密码"), "h2"),
                Para(tr("请两位保管人各拿来半张恢复密钥；没有恢复密钥的，请所领导重设密码。"), 16, "text2"),
                self.problem,
                *self.fields.values(),
                self.enter,
            ],
            [button(tr("回到登录"), "quiet", on_click=self.back_asked.emit)],
        )

    def first_focus(self) -> QWidget:
        return self.fields["first"].edit

    def typed(self) -> dict[str, str]:
        return {key: field.edit.text() for key, field in self.fields.items()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        for key, field in self.fields.items():
            field.set_text(typed.get(key, ""))

    def _enter(self) -> None:
        self.recovered.emit(self.typed())


class TrainingPage(EntryPage):
    """The store that was named is for training only: nobody signs in, one button opens it."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = button(tr("打开演练库"), "primary", size="l", on_click=self.training_asked.emit)
        self.lay_out(
            [
                label(tr("调解工作台"), "h2"),
                Para(tr("这里是演练库，没有真实数据，文书上印有“演练样本”。"), 16, "text2"),
                self.problem,
                self.enter,
            ],
            [button(tr("English"), "quiet", on_click=self.language_asked.emit)],
        )

    def first_focus(self) -> QWidget:
        return self.enter


class CodePage(EntryPage):
    """首次登录: the code that lifts the curtain, chosen by whoever will use it."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.code = LineField(tr("遮挡屏幕的解锁码"), hint=tr("4到12位数字"))
        self.code.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.code.edit.returnPressed.connect(self._choose)
        self.lay_out(
            [
                label(tr("{name}，请设定您的解锁码", name=name), "h3", wrap=True),
                Para(tr("按F9可以随时遮挡屏幕，只有用您的解锁码才能恢复。"), 16, "text2"),
                self.problem,
                self.code,
                button(tr("设定并进入"), "primary", size="l", on_click=self._choose),
            ],
            [],
        )

    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self.code.focus()

    def first_focus(self) -> QWidget:
        return self.code.edit

    def typed(self) -> dict[str, str]:
        return {"code": self.code.edit.text()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        self.code.set_text(typed.get("code", ""))

    def _choose(self) -> None:
        self.chosen.emit(self.code.text())
