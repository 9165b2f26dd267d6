"""首次设置: the unit, the room and the first user; or the training store to try things out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mediator.gui.pages.staff_card import PASSPHRASE_HINT
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import (
    Card,
    ErrorSummary,
    Field,
    LineField,
    box,
    button,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.wording import mark, tr

WIDEST = 920
ADMINISTRATORS = {
    "sys": mark("系统管理员"),
    "sec": mark("安全管理员"),
    "aud": mark("审计管理员"),
}
PARTS = ("name", "number", "passphrase", "again")
SECRET = ("passphrase", "again", "code")


class FirstSetUpPage(QWidget):
    """Everything is typed once; nothing typed is lost when something is wrong."""

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
            "passphrase": LineField(tr("密码"), hint=tr(PASSPHRASE_HINT)),
            "again": LineField(tr("再输一次密码"), hint=tr("忘了无法找回")),
            "code": LineField(tr("遮挡屏幕的解锁码"), hint=tr("4到12位数字")),
        }
        for key in ADMINISTRATORS:
            self.fields |= _administrator(key)
        for key in (key for key in self.fields if key.split("-")[-1] in SECRET):
            self.fields[key].edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.errors = ErrorSummary()
        self.start = button(tr("建立本所的记录库"), "primary", size="l", on_click=self._submit)
        content = page(
            row(
                (label(tr("首次使用"), "h1"), 1),
                button(tr("English"), "quiet", on_click=self.language_asked.emit),
            ),
            self.errors,
            self._training(),
            self._station(),
            self._person(),
            self._administrators(),
            row(None, self.start),
            None,
            gap=16,
            margins=(24, 20, 24, 24),
        )
        content.setMaximumWidth(WIDEST)
        ground = QWidget()
        ground.setObjectName("Page")
        ground.setLayout(row(None, (content, 100), None, gap=0))
        self.setLayout(col(scroll(ground), gap=0))

    def _training(self) -> Card:
        words = col(
            label(tr("先练一练"), "h3"),
            label(tr("演练库里没有真实数据，文书上印有“演练样本”。"), "secondary", wrap=True),
            gap=4,
        )
        asked = button(tr("打开演练库"), on_click=self.training_asked.emit)
        return Card(row((words, 1), asked, gap=16), pad=20)

    def _station(self) -> Card:
        f = self.fields
        return Card(label(tr("本所"), "h3"), f["organ"], _beside(f["station"], f["room"]), pad=20, gap=12)

    def _person(self) -> Card:
        f = self.fields
        return Card(
            label(tr("第一位使用人"), "h3"),
            label(tr("第一位使用人是所领导，可以在设置里添加其他人。"), "secondary", wrap=True),
            _beside(f["name"], f["number"]),
            _beside(f["passphrase"], f["again"], f["code"]),
            pad=20,
            gap=12,
        )

    def _administrators(self) -> Card:
        rows = [
            item
            for key, title in ADMINISTRATORS.items()
            for item in (label(tr(title), "bold"), _beside(*(self.fields[f"{key}-{part}"] for part in PARTS)))
        ]
        return Card(
            label(tr("三位管理员"), "h3"),
            label(
                tr("三位管理员各管一块，都看不到案件内容，请由三个人分别担任，密码由本人输入。"),
                "secondary",
                wrap=True,
            ),
            *rows,
            pad=20,
            gap=12,
        )

    def show_problem(self, sentence: str) -> None:
        """What went wrong with the store; nothing typed is lost."""
        self.errors.show_errors(tr("还没有建立记录库"), [(sentence, None)])

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Field and sentence of everything that cannot be used yet."""
        title = tr("有{count}处需要补充", count=len(problems))
        self.errors.show_errors(title, [(sentence, self.fields[key]) for key, sentence in problems])

    def first_focus(self) -> QWidget:
        return self.fields["organ"].edit

    def typed(self) -> dict[str, str]:
        """What stands in the fields; blanks at the ends of secrets count."""
        return {key: field.edit.text() for key, field in self.fields.items()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Put back what stood in the fields."""
        for key, field in self.fields.items():
            field.set_text(typed.get(key, ""))

    def _submit(self) -> None:
        self.set_up.emit(self.typed())


def _administrator(key: str) -> dict[str, LineField]:
    """Name, number and pass-phrase of one administrator, typed by himself."""
    return {
        f"{key}-name": LineField(tr("姓名")),
        f"{key}-number": LineField(tr("警号")),
        f"{key}-passphrase": LineField(tr("密码")),
        f"{key}-again": LineField(tr("再输一次密码")),
    }


def _beside(*fields: Field) -> QWidget:
    """Side by side, or one below the other in very large type."""
    if stacked():
        return box(col(*fields, gap=12))
    return box(row(*((field, 1) for field in fields), gap=24))
