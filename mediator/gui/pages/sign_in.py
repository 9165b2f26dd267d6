"""登录: the unit, a number, a pass-phrase; no names of earlier users, one sentence when it is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mediator.gui.widgets import Card, LineField, button, col, label, page, row, scroll
from mediator.wording import tr

CARD_WIDTH = 400


class SignInPage(QWidget):
    """One card in the middle of the window."""

    entered = Signal(str, str)
    training_asked = Signal()
    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = LineField(tr("警号"))
        self.passphrase = LineField(tr("密码"))
        self.passphrase.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = button(tr("进入"), "primary", size="l", on_click=self._enter)
        self.problem = label("", "bold", colour="danger", wrap=True)
        self.problem.setVisible(False)
        self.number.edit.returnPressed.connect(self.passphrase.focus)
        self.passphrase.edit.returnPressed.connect(self._enter)
        card = Card(
            label(tr("调解工作台"), "h2"),
            label(tr("请用本人的警号和密码登录"), "secondary"),
            self.problem,
            self.number,
            self.passphrase,
            self.enter,
            pad=24,
            gap=16,
        )
        card.setFixedWidth(CARD_WIDTH)
        foot = row(
            None,
            button(tr("用演练库练习"), "quiet", on_click=self.training_asked.emit),
            button(tr("English"), "quiet", on_click=self.language_asked.emit),
            None,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page(None, row(None, card, None), foot, None, gap=16))

    def show_problem(self, sentence: str) -> None:
        """What went wrong; the pass-phrase is emptied and has the keyboard."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)
        self.passphrase.set_text("")
        self.passphrase.focus()

    def first_focus(self) -> QWidget:
        return self.number.edit

    def _enter(self) -> None:
        self.entered.emit(self.number.text().strip(), self.passphrase.text())


class FirstSetUpPage(QWidget):
    """首次设置: the unit, the room and the first user; or the training store to try things out."""

    set_up = Signal(object)  # dict of typed texts by field
    training_asked = Signal()
    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            "organ": LineField(tr("公安机关名称"), hint=tr("印在文书抬头，例如某某市公安局某某分局")),
            "station": LineField(tr("派出所名称"), hint=tr("例如某某派出所")),
            "room": LineField(tr("调解室名称"), hint=tr("例如调解二室")),
            "name": LineField(tr("您的姓名")),
            "number": LineField(tr("您的警号")),
            "passphrase": LineField(tr("密码"), hint=tr("至少8位")),
            "again": LineField(tr("再输一次密码"), hint=tr("忘了无法找回")),
            "code": LineField(tr("遮挡屏幕的解锁码"), hint=tr("4到12位数字")),
        }
        for key in ("passphrase", "again", "code"):
            self.fields[key].edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = label("", "bold", colour="danger", wrap=True)
        self.problem.setVisible(False)
        self.start = button(tr("建立本所的记录库"), "primary", size="l", on_click=self._submit)
        f = self.fields
        station = Card(
            label(tr("本所"), "h3"),
            f["organ"],
            row((f["station"], 1), (f["room"], 1), gap=24),
            pad=20,
            gap=12,
        )
        person = Card(
            label(tr("第一位使用人"), "h3"),
            row((f["name"], 1), (f["number"], 1), gap=24),
            row((f["passphrase"], 1), (f["again"], 1), (f["code"], 1), gap=24),
            pad=20,
            gap=12,
        )
        training = Card(
            row(
                (
                    col(
                        label(tr("先练一练"), "h3"),
                        label(tr("演练库里没有真实数据，文书上印有“演练样本”。"), "secondary", wrap=True),
                        gap=4,
                    ),
                    1,
                ),
                button(tr("打开演练库"), name=tr("打开演练库"), on_click=self.training_asked.emit),
                gap=16,
            ),
            pad=20,
        )
        content = page(
            row(
                label(tr("首次使用"), "h1"),
                None,
                button(tr("English"), "quiet", on_click=self.language_asked.emit),
            ),
            self.problem,
            training,
            station,
            person,
            row(None, self.start),
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=900,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(row(None, (content, 6), None)))

    def show_problem(self, sentence: str) -> None:
        """What went wrong; nothing typed is lost."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)

    def first_focus(self) -> QWidget:
        return self.fields["organ"].edit

    def _submit(self) -> None:
        self.set_up.emit({key: field.text() for key, field in self.fields.items()})
