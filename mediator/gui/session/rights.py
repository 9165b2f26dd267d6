"""The officer's page of the notice: who was told, how it stands, and the way to each person's own pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.people import Person
from mediator.domain.progress import Missing
from mediator.domain.rights import must_be_willing, rights_of, to_be_told
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.questions import Question
from mediator.gui.session.context import SessionContext
from mediator.gui.session.ending import withdrawal_of
from mediator.gui.session.letters import letter_shown
from mediator.gui.session.rights_notice import NoticeView
from mediator.gui.session.rights_recusal import HostCard, RecusalForm, waits
from mediator.gui.session.rights_rows import NoticeRow, state_of
from mediator.gui.session.rights_safety import SafetyCard
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    ErrorSummary,
    Para,
    Pill,
    SubStep,
    box,
    clear_layout,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.wording import speaking, tr

ALARMS, DECISION = "alarms", "decision"


class RightsPage(StagePage):
    """Each person is told alone, on pages of their own that cover this one."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.RIGHTS)
        self.errors = ErrorSummary()
        self.rows: dict[str, NoticeRow] = {}
        self.notice: NoticeView | None = None
        self._drawn: tuple[object, ...] = ()
        self.host = HostCard(context)
        self.opened: dict[str, SafetyCard | RecusalForm] = {}
        self._open_for = ("", "")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._column.setContentsMargins(0, 0, 0, 0)
        lead = tr("询问之前，把权利和义务逐条念给每个人听，单独问愿不愿意调解。")
        alone = Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off")
        head = row(label(tr("权利义务告知"), "h2"), alone, None, gap=8)
        content = page(
            col(head, Para(lead, 14, "text2", 1.4), gap=4),
            self.errors,
            self.host,
            box(self._column),
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self.setLayout(col((scroll(content), 1), gap=0))

    def show_session(self, session: Session) -> None:
        people = to_be_told(session)
        self.host.show_session(session)
        state = (
            people,
            tuple(rights_of(session, p.person_id) for p in people),
            session.safety,
            session.recusal_decisions,
            session.ended,
            self._open_for,
        )
        if state == self._drawn:
            return
        self._drawn = state
        self.errors.clear()
        clear_layout(self._column)
        self.rows = {}
        self.opened = {}
        for person in people:
            theirs = self.context.seated in ("", person.person_id)
            made = NoticeRow(session, person, self.context.room.pack, with_words=theirs)
            made.start_asked.connect(self.tell)
            made.again_asked.connect(lambda person_id: self.tell(person_id, only_willing=True))
            made.paper_asked.connect(self._show_paper)
            made.alone_asked.connect(lambda person_id: self.tell(person_id, only_alone=True))
            made.alarms_asked.connect(partial(self._toggle, ALARMS))
            made.decision_asked.connect(partial(self._toggle, DECISION))
            self._column.addWidget(made)
            self.rows[person.person_id] = made
            if theirs:
                self._show_opened(person)
        self.footer_changed.emit()

    def _toggle(self, what: str, person_id: str) -> None:
        """Open or close what belongs to one row; one thing is open at a time."""
        wanted = (what, person_id)
        self._open_for = ("", "") if self._open_for == wanted else wanted
        self.context.flush_drafts()
        self.show_session(self.session)
        opened = self.opened.get(person_id)
        if isinstance(opened, RecusalForm):
            opened.by.focus()
        elif isinstance(opened, SafetyCard) and opened.forms:
            next(iter(opened.forms.values())).superior.focus()
        else:
            self.rows[person_id].action.setFocus()

    def _show_opened(self, person: Person) -> None:
        what, person_id = self._open_for
        if person_id != person.person_id:
            return
        if what == ALARMS:
            self.opened[person_id] = SafetyCard(self.context, person)
        elif waits(self.session, person_id):
            self.opened[person_id] = RecusalForm(self.context, person)
        if person_id in self.opened:
            self._column.addWidget(self.opened[person_id])

    def tell(self, person_id: str, *, only_willing: bool = False, only_alone: bool = False) -> None:
        """Cover the frame with this person's own pages."""
        self._open_for = ("", "")
        with speaking(self.session.person(person_id).details.language):
            self.notice = NoticeView(
                self.context, person_id, only_willing=only_willing, only_alone=only_alone
            )
        self.notice.finished.connect(self._told)
        self.context.show_party(self.notice)

    def footer_plan(self) -> FooterPlan:
        if self._unwilling() is not None and not self.session.ended:
            return FooterPlan(back=tr("上一步"), primary=tr("终止调解"), primary_kind="danger")
        return FooterPlan(back=tr("上一步"), primary=tr("保存并继续"))

    def first_focus(self) -> QWidget | None:
        for person_id, made in self.rows.items():
            if rights_of(self.session, person_id).given_at is None:
                return made.action
        return next((made.action for made in self.rows.values()), None)

    def sub_steps(self) -> tuple[SubStep, ...]:
        return tuple(self._sub_step(person) for person in to_be_told(self.session))

    def press_sub_step(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].action.setFocus()

    def press_primary(self) -> None:
        unwilling = self._unwilling()
        if unwilling is not None and not self.session.ended:
            self._terminate(unwilling)
            return
        self.go_on()

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        rows: list[Problem] = []
        for item in missing:
            made = self.rows.get(item.person_id)
            rows.append((tr(item.sentence), made.action if made else None))
        self.errors.show_errors(tr("有{count}处需要补充", count=len(rows)), rows)

    def _sub_step(self, person: Person) -> SubStep:
        rights = rights_of(self.session, person.person_id)
        count = len(self.context.room.pack.rights)
        state, note = state_of(person, rights, count)
        if rights.answers and rights.given_at is None:
            note = f"{len(rights.answers)}/{count}"
        title = tr("{letter} {name}", letter=letter_shown(person.letter), name=person.name)
        return SubStep(person.person_id, title, state, note)

    def _told(self) -> None:
        self.notice = None
        self.context.show_party(None)
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _unwilling(self) -> Person | None:
        for person in to_be_told(self.session):
            rights = rights_of(self.session, person.person_id)
            if must_be_willing(person) and rights.willing is False and rights.given_at is not None:
                return person
        return None

    def _show_paper(self, person_id: str) -> None:
        name = self.session.person(person_id).name
        try:
            pdf = self.context.room.papers.rights_notice(person_id)
        except MediatorError as error:
            self.context.questions.tell(error)
            return
        self.context.open_paper("rights_notice", tr("权利义务告知书（{name}）", name=name), pdf)

    def _terminate(self, person: Person) -> None:
        # The record is kept in Chinese whatever language the windows speak.
        rules = self.context.room.rules
        ground, route = withdrawal_of(rules, person.name), rules.next_route.zh
        agreed = self.context.questions.confirm(
            Question(
                key="terminate",
                title=tr("{name}不愿意调解，现在终止吗？", name=person.name),
                lines=(
                    tr("终止的原因：{ground}", ground=ground),
                    tr("下一步去向：{route}", route=route),
                    tr("终止后不能再记录，已有的记录都会保留。"),
                ),
                yes=tr("终止调解"),
                no=tr("再看看"),
            )
        )
        if agreed and self.context.do(lambda: self.context.room.terminate(ground, route)):
            self.context.open_stage(Stage.CLOSED)
