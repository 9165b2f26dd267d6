"""The fields of one clause: who does what, for whom, how much, by when, how, how proven, what if not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator.domain.clauses import KIND_NAMES
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit
from mediator.gui.session.chip_grid import ChipGrid
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.clause_form_sums import ClauseSums
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.session.shuttle_words import amount_shown
from mediator.gui.session.tick_line import TickLine
from mediator.gui.session.two_columns import stacked
from mediator.gui.theme import current
from mediator.gui.widgets import DateField, LineField, MoneyField, TextField, box, col, label, row
from mediator.wording import mark, tr

BOUND = (
    PersonKind.PARTY,
    PersonKind.GUARDIAN,
    PersonKind.SUITABLE_ADULT,
    PersonKind.AGENT,
    PersonKind.INVITEE,
)
WHO_TITLES: dict[ClauseKind, str] = {
    ClauseKind.PAY: mark("谁付"),
    ClauseKind.DO: mark("谁来做"),
    ClauseKind.APOLOGY: mark("谁道歉"),
    ClauseKind.PREVENTION: mark("谁来做"),
    ClauseKind.MUTUAL: mark("谁约定"),
}
TO_TITLES: dict[ClauseKind, str] = {
    ClauseKind.PAY: mark("付给谁"),
    ClauseKind.APOLOGY: mark("向谁道歉"),
    ClauseKind.DO: mark("对谁"),
    ClauseKind.PREVENTION: mark("对谁"),
    ClauseKind.MUTUAL: mark("对谁"),
}
ACTION_HINTS: dict[ClauseKind, str] = {
    ClauseKind.PAY: mark("付的是什么，例如手机维修费"),
    ClauseKind.DO: mark("例如给家具脚加装软垫"),
    ClauseKind.APOLOGY: mark("就什么事，可以不填"),
    ClauseKind.PREVENTION: mark("例如在门口安装监控"),
    ClauseKind.MUTUAL: mark("例如就此事互不再追究"),
}
MANNER_HINTS: dict[ClauseKind, str] = {
    ClauseKind.PAY: mark("例如银行转账、现金当面交付"),
    ClauseKind.APOLOGY: mark("例如当面口头，可以不填"),
}
NO_MANNER = mark("可以不填")


def kind_columns() -> int:
    """Three kinds in a row at plain type, or where the form has the whole page; otherwise two."""
    return 3 if current().scale == 1.0 or stacked() else 2


class ClauseFields(QWidget):
    """Shows and reads terms. Only what the kind of clause has is shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.kind = ChipGrid(tr("哪一类"), exclusive=True, columns=kind_columns())
        self.kind.set_options([(kind.value, tr(name)) for kind, name in KIND_NAMES.items()])
        self.actors = PeopleChoice(tr("谁来做"), exclusive=False)
        self.action = TextField(tr("做什么"), lines=2)
        self.targets = PeopleChoice(tr("对谁"), exclusive=False)
        self.amount = MoneyField(tr("多少钱（元）"))
        self.capitals = label("", "secondary", wrap=True)
        self.due = DateField(tr("最晚哪天"), shown=day_shown)
        self.spot = TickLine(tr("当场履行"))
        self.manner = LineField(tr("怎样做"))
        self.proof = LineField(tr("凭什么证明"), optional=tr("选填"))
        self.proof.edit.setPlaceholderText(tr("例如收条、转账记录、照片"))
        self.otherwise = LineField(tr("没做怎么办"), optional=tr("选填"))
        self.memory = ChoiceMemory(self)
        self.sums = ClauseSums()
        self.hints_slot = col(gap=0)
        self._money = box(col(self.amount, self.capitals, self.sums, gap=4))
        when: QHBoxLayout = row((self.due, 3), (box(col(None, self.spot, gap=0)), 2), gap=16)
        self._when = box(when)
        self.setLayout(
            col(
                self.kind,
                self.actors,
                box(col(self.action, self.hints_slot, gap=4)),
                self.targets,
                self._money,
                self._when,
                self.manner,
                self.proof,
                self.otherwise,
                gap=12,
            )
        )
        self._connect()
        self._show_kind()

    def _connect(self) -> None:
        self.kind.changed.connect(self._show_kind)
        for choice in (self.kind, self.actors, self.targets):
            choice.changed.connect(self._chosen)
        self.spot.toggled.connect(lambda _on: self._chosen())
        for field in self._typed():
            field.changed.connect(lambda _text: self.changed.emit())
        self.sums.changed.connect(self._sums_changed)
        self.amount.changed.connect(lambda _text: self._show_capitals())

    def _typed(self) -> tuple[LineField | TextField, ...]:
        return (self.action, self.amount, self.due, self.manner, self.proof, self.otherwise)

    def edits(self) -> tuple[Edit, ...]:
        """What is typed and chosen, in the order of the draft names."""
        return (
            self.action.edit,
            self.amount.edit,
            self.due.edit,
            self.manner.edit,
            self.otherwise.edit,
            self.memory,
            self.proof.edit,
            self.sums.parts.memory,
            self.sums.payments.memory,
        )

    def offer_people(self, session: Session) -> None:
        """Parties, who stands for them, and others invited can be named; helpers owe nothing."""
        here = session.here(*BOUND)
        self.actors.set_people(session, here)
        self.targets.set_people(session, here)

    def show_terms(self, terms: ClauseTerms) -> None:
        """Fill the form from a clause."""
        self.action.set_text(terms.action)
        self.amount.set_fen(terms.amount_fen)
        self.due.set_value(terms.due_on)
        self.manner.set_text(terms.manner)
        self.proof.set_text(terms.proof)
        self.sums.show_terms(terms)
        self.otherwise.set_text(terms.otherwise)
        spot = ("yes",) if terms.on_the_spot else ()
        self.memory.remember((terms.kind.value,), terms.actor_ids, terms.to_ids, spot)

    def recall_choices(self) -> None:
        """Choose what the memory holds, after a draft was put back."""
        kind, actors, targets, spot = self.memory.remembered(4)
        self.kind.choose(kind)
        self.actors.choose(actors)
        self.targets.choose(targets)
        self.spot.set_on(on=bool(spot))
        self.sums.recall()
        self._show_kind()
        self._show_capitals()

    def chosen_kind(self) -> ClauseKind | None:
        """The kind chosen, if one is."""
        return ClauseKind(self.kind.one()) if self.kind.one() else None

    def terms(self) -> ClauseTerms:
        """The terms as they stand in the form; what the kind does not have is left out."""
        kind = self.chosen_kind() or ClauseKind.DO
        mutual, pays = kind is ClauseKind.MUTUAL, kind is ClauseKind.PAY
        payments = self.sums.typed_payments() if pays else ()
        spot = not mutual and not payments and self.spot.on()
        return ClauseTerms(
            kind=kind,
            actor_ids=self.actors.chosen(),
            action=self.action.text(),
            to_ids=() if mutual else self.targets.chosen(),
            amount_fen=self.amount.fen() if pays else None,
            due_on=None if mutual or spot or payments else self.due.value(),
            on_the_spot=spot,
            manner="" if mutual else self.manner.text(),
            otherwise=self.otherwise.text(),
            proof=self.proof.text(),
            parts=self.sums.typed_parts() if pays else (),
            instalments=payments,
        )

    def clear_errors(self) -> None:
        """Take every error away."""
        for choice in (self.kind, self.actors, self.targets):
            choice.set_error("")
        for field in self._typed():
            field.set_error("")

    def _chosen(self) -> None:
        spot = ("yes",) if self.spot.on() else ()
        self.memory.remember(self.kind.chosen(), self.actors.chosen(), self.targets.chosen(), spot)
        self.due.edit.setEnabled(not self.spot.on())
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.chosen_kind()
        mutual = kind is ClauseKind.MUTUAL
        shown = kind or ClauseKind.DO
        self.actors.set_title(tr(WHO_TITLES[shown]))
        self.targets.set_title(tr(TO_TITLES[shown]))
        self.action.edit.setPlaceholderText(tr(ACTION_HINTS[shown]))
        self.manner.edit.setPlaceholderText(tr(MANNER_HINTS.get(shown, NO_MANNER)))
        self._money.setVisible(kind is ClauseKind.PAY)
        self.targets.setVisible(not mutual)
        self._show_when()
        self.manner.setVisible(not mutual)
        self.due.edit.setEnabled(not self.spot.on())

    def _show_when(self) -> None:
        """With instalments the last of them is the day; without, the day is typed or it is done at once."""
        kind = self.chosen_kind()
        in_parts = kind is ClauseKind.PAY and bool(self.sums.payments.rows)
        self._when.setVisible(kind is not ClauseKind.MUTUAL and not in_parts)

    def _sums_changed(self) -> None:
        self._show_when()
        self.changed.emit()

    def _show_capitals(self) -> None:
        fen = self.amount.fen()
        self.capitals.setText(amount_shown(fen) if fen is not None else "")
        self.capitals.setVisible(fen is not None)
        self.sums.set_total(fen)
