"""帮助: what each step is for, in two sentences, and every key of the program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mediator.domain.stages import STAGE_TITLES, Stage, number_of
from mediator.gui.actions import KEYS
from mediator.gui.session.two_columns import stacked
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, box, button, col, label, page, row, rule, scroll
from mediator.wording import mark, tr

WHAT_FOR: dict[Stage, str] = {
    Stage.INTAKE: mark("登记案件，逐项回答审查问题，写下您自己的结论。程序只提示依据，不替您决定。"),
    Stage.PARTIES: mark("登记当事人、监护人、证人和其他在场人。身份证号会校验，未成年人会提示监护人。"),
    Stage.RIGHTS: mark("向每个人逐条念权利义务，记下回答，问是否申请回避、是否愿意调解，请本人签名。"),
    Stage.FIRST_ROUND: mark("一次只和一个人谈。听到什么记什么，一句一条；本人同意才可转述，否则只留本人。"),
    Stage.COMPARISON: mark("把各方说法摆在一起：一致、不同、只有一方提到。只留本人的话不会出现在看板上。"),
    Stage.SECOND_ROUND: mark("就说法不同的地方再单独问一次，问法中性，不提对方说过什么。"),
    Stage.SHUTTLE: mark("记下各方方案，征得同意后原话转达，再记下对方的答复。"),
    Stage.JOINT: mark("大家坐到一起，只看已经谈妥的内容，逐项确认。"),
    Stage.AGREEMENT: mark("写好条款，逐条朗读，锁定正文，按顺序签名，完成后生成协议书。"),
    Stage.FOLLOW_UP: mark("登记每一项的履行情况，安排并登记回访。"),
    Stage.CLOSED: mark("核对一遍再结案。结案后记录不能改动，文书可以随时查看和打印。"),
}


class HelpPage(QWidget):
    """One page to read; nothing pops up by itself.

    `returns` offers the way back to where it was asked, and `stage` puts what that page is for on top.
    """

    back_asked = Signal()

    def __init__(self, *, returns: bool = False, stage: str = "") -> None:
        super().__init__()
        self._stage = stage
        self.back = button(tr("返回"), icon="arrow-left", tip=tr("返回 Esc"), on_click=self.back_asked.emit)
        if not returns:
            self.back.hide()
        else:
            QShortcut(QKeySequence("Esc"), self).activated.connect(self.back_asked)
        steps, keys = _steps(), _keys()
        body = col(steps, keys, gap=16) if stacked() else row((col(steps, None), 1), (col(keys, None), 1))
        body.setSpacing(16)
        content = page(
            row(self.back, label(tr("帮助"), "h1"), None, gap=16),
            *([_this_page(Stage(stage))] if stage else []),
            body,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1440,
        )
        self._area = scroll(content)
        self.setLayout(col(self._area, gap=0))

    def typed(self) -> dict[str, str]:
        """What it was opened for, to be opened for again."""
        return {"stage": self._stage}

    def first_focus(self) -> QWidget | None:
        """The way back where there is one; otherwise there is only something to read."""
        return None if self.back.isHidden() else self.back


def _this_page(stage: Stage) -> Card:
    """What the page is for on which the help was asked."""
    title = tr("本页：{stage}", stage=tr(STAGE_TITLES[stage]))
    return Card(label(title, "h3", wrap=True), Para(tr(WHAT_FOR[stage]), 16), pad=20, tone=Tone.PRIMARY)


def _steps() -> Card:
    steps = Card(label(tr("每一步做什么"), "h3"), pad=20, gap=12)
    for stage, text in WHAT_FOR.items():
        number = f"{number_of(stage)} " if stage is not Stage.CLOSED else ""
        steps.add(col(label(number + tr(STAGE_TITLES[stage]), "bold"), Para(tr(text), 16, "text2"), gap=2))
    return steps


def _keys() -> Card:
    keys = Card(label(tr("快捷键"), "h3"), pad=20, gap=6)
    for shortcut, what in KEYS:
        named = box(row(label(shortcut, "bold", "text2", wrap=True)))
        named.setFixedWidth(current().px(176))
        keys.add(rule(), row(named, (Para(tr(what), 16), 1), gap=12))
    return keys
