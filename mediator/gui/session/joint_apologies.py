"""赔礼与承认 on the officer's page of the joint talk: who to whom, the words, taken or not, the clause."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from mediator.domain.apologies import became_clause, speakers_in
from mediator.domain.craft_states import Apology
from mediator.domain.events import APOLOGY_TITLES, ApologyKind
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    LineField,
    Para,
    Pill,
    SegmentedChoice,
    box,
    button,
    check_box,
    clear_layout,
    col,
    icon_label,
    label,
    row,
)
from mediator.services.terms_drafts import APOLOGY_DRAFT
from mediator.wording import tr


class ApologyForm(QWidget):
    """Takes down what was said; nobody is chosen and nothing is ticked beforehand."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        titles = [(kind.value, tr(title)) for kind, title in APOLOGY_TITLES.items()]
        self.kind = SegmentedChoice(titles, name=tr("说的是哪一种"), chosen=ApologyKind.APOLOGY.value)
        self.who = PeopleChoice(tr("谁说"), exclusive=True)
        self.whom = PeopleChoice(tr("对谁说"), exclusive=False)
        self.words = LineField(tr("原话"))
        self._keeper = context.keep_draft(APOLOGY_DRAFT, self.words.edit)
        self.accepted = check_box(tr("对方当场接受"))
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong_line = box(row(icon_label("circle-alert", "danger", 18), (self._wrong, 1), gap=6))
        self._wrong_line.hide()
        self.record_button = button(tr("记下这一项"), "tint", "plus", on_click=self.record)
        self.setLayout(
            col(
                row(self.kind, None),
                self.who,
                self.whom,
                self.words,
                row(self.accepted, None),
                self._wrong_line,
                row(self.record_button, None),
                gap=8,
            )
        )

    def show_session(self, session: Session) -> None:
        """Offer those at the table."""
        talk = session.open_joint_talk
        people = speakers_in(session, talk) if talk is not None else ()
        self.who.set_people(session, people)
        self.whom.set_people(session, people)

    def record(self) -> None:
        """Commit it; a refusal leaves everything where it is."""
        verb = self._context.room.joint.apologise
        kind = ApologyKind(self.kind.value())
        error = self._context.attempt(
            lambda: verb(
                kind,
                self.who.one(),
                self.whom.chosen(),
                self.words.text(),
                accepted=self.accepted.isChecked(),
            )
        )
        self._wrong.setText(tr(error.title) if error else "")
        self._wrong_line.setVisible(error is not None)
        if error is None:
            self._empty()

    def wrong(self) -> str:
        """What keeps it from being recorded."""
        return self._wrong.text()

    def _empty(self) -> None:
        self.words.edit.clear()
        self._keeper.forget()
        self.who.choose(())
        self.whom.choose(())
        self.accepted.setChecked(False)


class ApologiesCard(Card):
    """What was said so far, each with the way into the agreement, and the form while the talk goes on."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._context = context
        self._drawn: object = None
        self.clause_buttons: dict[tuple[str, bool], QPushButton] = {}
        self._rows = col(gap=10)
        self.form = ApologyForm(context)
        self.add(
            label(tr("赔礼与承认"), "h3"),
            label(tr("一句道歉、一句承认，和赔偿一样算结果。是否接受由对方决定"), "secondary", wrap=True),
            self._rows,
            self.form,
        )

    def show_session(self, session: Session) -> None:
        """Draw what was said anew when it changed; the form only while a talk goes on."""
        going = session.open_joint_talk is not None
        self.form.setVisible(going)
        self.form.show_session(session)
        self.setVisible(going or bool(session.apologies))
        open_text = session.lock is None and not session.ended
        key = (session.apologies, session.clauses, session.people, open_text)
        if key == self._drawn:
            return
        self._drawn = key
        clear_layout(self._rows)
        self.clause_buttons.clear()
        for made in session.apologies:
            self._rows.addWidget(self._row(session, made, may_write=open_text))

    def _row(self, session: Session, made: Apology, *, may_write: bool) -> Card:
        item = Card(pad=(14, 10, 14, 10), gap=4, look="Item")
        who = session.person(made.person_id).name
        whom = tr("、").join(session.person(i).name for i in made.to_ids)
        taken = Pill(tr("对方接受"), Tone.AGREE, "circle-check") if made.accepted else None
        state = taken or Pill(tr("对方没有表示接受"), Tone.MUTE, "circle-minus")
        kind = label(tr(APOLOGY_TITLES[made.kind]), "caption")
        item.add(
            row(
                kind, label(tr("{who}对{whom}说", who=who, whom=whom), "bold", wrap=True), None, state, gap=8
            ),
            Para(made.words, 16),
        )
        if became_clause(session, made):
            item.add(row(Pill(tr("已写成条款"), Tone.AGREE, "circle-check"), None))
        elif may_write:
            item.add(row(*self._ways(made, who), None, gap=8))
        return item

    def _ways(self, made: Apology, who: str) -> list[QPushButton]:
        titles = {True: tr("写成条款，当场已做"), False: tr("写成条款，以后再做")}
        ways = []
        for done, title in titles.items():
            name = tr("{who}：{what}", who=who, what=title)
            way = button(title, inline=True, icon="plus", name=name)
            way.clicked.connect(lambda _on=False, i=made.apology_id, d=done: self.write(i, done=d))
            self.clause_buttons[(made.apology_id, done)] = way
            ways.append(way)
        return ways

    def write(self, apology_id: str, *, done: bool) -> None:
        """The apology becomes a clause of the draft."""
        if self._context.do(lambda: self._context.room.joint.write_clause(apology_id, done=done)):
            self._context.toast(tr("已写进协议草稿，可以到“协议与签名”修改。"))
