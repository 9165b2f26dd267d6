"""What an offer may tell besides: what it depends on, until when it holds, and who does what for whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.clauses import KIND_NAMES
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit
from mediator.gui.session.chip_grid import ChipGrid
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.clause_form_fields import (
    ACTION_HINTS,
    BOUND,
    MANNER_HINTS,
    NO_MANNER,
    TO_TITLES,
    WHO_TITLES,
)
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.session.tick_line import TickLine
from mediator.gui.widgets import DateField, LineField, TextField, box, button, col, link, row
from mediator.gui.widgets.buttons import set_button_icon
from mediator.wording import tr


class OfferMore(QWidget):
    """Behind one quiet button; open where anything is filled. Without a kind there are no terms."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.toggle = button(tr("条件、有效期、谁做什么"), "quiet", "chevron-right", small=True)
        self.toggle.setCheckable(True)
        self.conditions = LineField(tr("条件"), optional=tr("选填"))
        self.conditions.edit.setPlaceholderText(tr("例如对方先当面道歉"))
        self.until = DateField(tr("有效到哪天"), optional=tr("选填"), shown=day_shown)
        self.terms = OfferTerms()
        self.body = box(col(self.conditions, self.until, self.terms, gap=12))
        self.setLayout(col(row(self.toggle, None), self.body, gap=8))
        self.toggle.toggled.connect(lambda on: self._unfold(on=on))
        for field in (self.conditions, self.until, self.terms.action, self.terms.manner):
            field.changed.connect(lambda _text: self.open_filled())
        self._unfold(on=False)

    def edits(self) -> tuple[Edit, ...]:
        """What is typed and chosen, in the order of the draft names."""
        terms = self.terms
        return (self.conditions.edit, self.until.edit, terms.action.edit, terms.manner.edit, terms.memory)

    def open_filled(self) -> None:
        """What is filled is never hidden behind the button by itself."""
        typed = (self.conditions, self.until, self.terms.action, self.terms.manner)
        if self.terms.chosen_kind() or any(field.text() for field in typed):
            self.toggle.setChecked(True)

    def empty(self) -> None:
        """Ready for the next offer, folded away."""
        for field in (self.conditions, self.until):
            field.set_text("")
        self.terms.empty()
        self.toggle.setChecked(False)

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in (self.conditions, self.until):
            field.set_error("")
        self.terms.clear_errors()

    def _unfold(self, *, on: bool) -> None:
        self.body.setVisible(on)
        set_button_icon(self.toggle, "chevron-down" if on else "chevron-right")
        self.toggle.setAccessibleDescription(tr("已展开") if on else tr("已收起"))


class OfferTerms(QWidget):
    """The clause the offer is to become, as far as it is told; sum and last day are the offer's own."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.kind = ChipGrid(tr("谁做什么"), exclusive=True, columns=2, optional=tr("选填，同意后直接成条款"))
        self.kind.set_options([(kind.value, tr(name)) for kind, name in KIND_NAMES.items()])
        self.actors = PeopleChoice(tr("谁来做"), exclusive=False)
        self.action = TextField(tr("做什么"), lines=2)
        self.targets = PeopleChoice(tr("对谁"), exclusive=False)
        self.spot = TickLine(tr("当场履行"))
        self.manner = LineField(tr("怎样做"))
        self.memory = ChoiceMemory(self)
        self._leave_out = link(tr("不写这一部分"), self.empty)
        self._told = box(
            col(self.actors, self.action, self.targets, self.spot, self.manner, row(self._leave_out, None))
        )
        self.setLayout(col(self.kind, self._told, gap=12))
        for choice in (self.kind, self.actors, self.targets):
            choice.changed.connect(self._chosen)
        self.spot.toggled.connect(lambda _on: self._chosen())
        self._show_kind()

    def offer_people(self, session: Session) -> None:
        """Whoever can be named in a clause."""
        here = session.here(*BOUND)
        self.actors.set_people(session, here)
        self.targets.set_people(session, here)

    def chosen_kind(self) -> ClauseKind | None:
        """The kind chosen, if one is."""
        return ClauseKind(self.kind.one()) if self.kind.one() else None

    def told(self) -> ClauseTerms | None:
        """The terms as they stand, without sum and day; None where nothing was chosen."""
        kind = self.chosen_kind()
        if kind is None:
            return None
        mutual = kind is ClauseKind.MUTUAL
        return ClauseTerms(
            kind=kind,
            actor_ids=self.actors.chosen(),
            action=self.action.text(),
            to_ids=() if mutual else self.targets.chosen(),
            on_the_spot=not mutual and self.spot.on(),
            manner="" if mutual else self.manner.text(),
        )

    def recall_choices(self) -> None:
        """Choose what the memory holds, after a draft was put back."""
        kind, actors, targets, spot = self.memory.remembered(4)
        self.kind.choose(kind)
        self.actors.choose(actors)
        self.targets.choose(targets)
        self.spot.set_on(on=bool(spot))
        self._show_kind()

    def empty(self) -> None:
        """Nothing told."""
        for choice in (self.kind, self.actors, self.targets):
            choice.choose([])
        self.spot.set_on(on=False)
        self.action.set_text("")
        self.manner.set_text("")
        self.memory.setText("")
        self.clear_errors()
        self._show_kind()

    def clear_errors(self) -> None:
        """Take every error away."""
        for choice in (self.kind, self.actors, self.targets):
            choice.set_error("")
        for field in (self.action, self.manner):
            field.set_error("")

    def _chosen(self) -> None:
        spot = ("yes",) if self.spot.on() else ()
        self.memory.remember(self.kind.chosen(), self.actors.chosen(), self.targets.chosen(), spot)
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.chosen_kind()
        self._told.setVisible(kind is not None)
        if kind is None:
            return
        mutual = kind is ClauseKind.MUTUAL
        self.actors.set_title(tr(WHO_TITLES[kind]))
        self.targets.set_title(tr(TO_TITLES[kind]))
        self.action.edit.setPlaceholderText(tr(ACTION_HINTS[kind]))
        self.manner.edit.setPlaceholderText(tr(MANNER_HINTS.get(kind, NO_MANNER)))
        for shown in (self.targets, self.spot, self.manner):
            shown.setVisible(not mutual)
