"""The forms of an alarm: what was seen, to whom it was handed over, what the supervisor decided."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.craft_states import Danger
from mediator.domain.events import DANGER_TITLES, DangerSign
from mediator.gui.drafts import Edit
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.session.people_choice import person_shown
from mediator.gui.widgets import (
    Card,
    ChipGroup,
    ChoiceField,
    LineField,
    Para,
    TextField,
    button,
    col,
    label,
    row,
)
from mediator.wording import tr


class RaiseForm(Card):
    """Which signs, and what was seen or heard; nothing is chosen beforehand."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        session = context.session
        options = [(sign.value, tr(title)) for sign, title in DANGER_TITLES.items()]
        self.signs = ChipGroup(options, exclusive=False, name=tr("出现了哪些情形"))
        self.words = TextField(tr("看到、听到的情况"), hint=tr("照原话、照看到的记，不作评价。"), lines=3)
        people = [(p.person_id, person_shown(session, p)) for p in session.people if not p.left]
        self.person = ChoiceField(tr("关于谁"), [("", tr("不指明")), *people], optional=tr("选填"))
        self.send = button(tr("发出警示"), "danger", "triangle-alert", on_click=self.submit)
        self._error = label("", "bold", "danger", wrap=True)
        self._error.hide()
        self.add(
            label(tr("出现了哪些情形"), "h3"),
            Para(tr("先让双方分开，确保在场人安全，再填这张表。"), 16, "text2"),
            self._error,
            self.signs,
            self.words,
            self.person,
            row(None, self.send),
        )
        edits: dict[str, Edit] = {
            "signs": carrier(self.signs, self),
            "words": self.words.edit,
            "person": carrier(self.person, self),
        }
        self.fields = KeptFields(context.keep_draft, "danger", edits, {})

    def submit(self) -> None:
        """Record it; what is wanting is said at its place."""
        signs = tuple(DangerSign(key) for key in self.signs.chosen())
        self._error.setText("" if signs else tr("请至少选一种情形"))
        self._error.setVisible(not signs)
        self.words.set_error("" if self.words.text() else tr("请写明看到、听到的情况"))
        if not signs:
            self.signs.buttons()[0].setFocus()
            return
        if not self.words.text():
            self.words.focus()
            return
        words, person_id = self.words.text(), self.person.key()
        if self._context.do(lambda: self._context.room.danger.raise_(signs, words, person_id=person_id)):
            self.signs.choose()
            self.fields.empty()
            self._context.toast(tr("警示已记下。请马上报告所领导，登记移交。"))


class HandOverForm(QWidget):
    """Who was told, and what is done meanwhile."""

    def __init__(self, context: SessionContext, danger: Danger) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._danger_id = context, danger.danger_id
        self.told = LineField(tr("报告给谁"))
        self.measures = TextField(tr("已经采取的措施"), lines=2)
        self.note = button(tr("登记移交"), "primary", on_click=self.submit)
        self.setLayout(col(self.told, self.measures, row(None, self.note), gap=8))
        edits: dict[str, Edit] = {"told": self.told.edit, "measures": self.measures.edit}
        self.fields = KeptFields(context.keep_draft, f"danger:{danger.danger_id}", edits, {})

    def submit(self) -> None:
        """Record it; a gap is said at its field."""
        told, measures = self.told.text(), self.measures.text()
        self.told.set_error("" if told else tr("请填写报告给谁"))
        self.measures.set_error("" if measures else tr("请写明已经采取的措施"))
        wanting = next((field for field in (self.told, self.measures) if not field.text()), None)
        if wanting is not None:
            wanting.focus()
            return
        danger = self._context.room.danger
        if self._context.do(lambda: danger.hand_over(self._danger_id, told, measures)):
            self.fields.forget()
            self._context.toast(tr("已登记移交，等所领导签批。"))


class SignOffForm(QWidget):
    """For a supervisor who does not lead; the one form of a session that is only looked at."""

    def __init__(self, context: SessionContext, danger: Danger) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setProperty("acts", True)
        self._context, self._danger_id = context, danger.danger_id
        self.decision = TextField(
            tr("签批意见"), hint=tr("例如：已核实，分开商谈；或者转为治安案件办理。"), lines=2
        )
        self.sign = button(tr("签批"), "primary", "stamp", on_click=self.submit)
        self.setLayout(col(self.decision, row(None, self.sign), gap=8))

    def submit(self) -> None:
        """Record the decision under the name of whoever is signed in."""
        decision = self.decision.text()
        self.decision.set_error("" if decision else tr("请写明签批意见"))
        if not decision:
            self.decision.focus()
            return
        danger = self._context.room.danger
        if self._context.do(lambda: danger.sign_off(self._danger_id, decision)):
            self._context.toast(tr("已签批。"))
