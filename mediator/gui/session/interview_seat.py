"""The seat of the next talk: who is asked in, who sits in with a minor, what is read out, the ticks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.guardians import about_questioning
from mediator.domain.interpreters import about_understanding, interpreters_of
from mediator.domain.missing import Missing
from mediator.domain.people import KIND_TITLES, Person, is_minor
from mediator.domain.presence import Staffing, officers_at, outlook
from mediator.domain.recordings import talk_kind
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_limits import LimitsBox
from mediator.gui.session.interview_people import talks_with
from mediator.gui.session.interview_prompts import planned
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.widgets import Badge, Card, Para, box, button, check_box, col, icon_label, label, row, rule
from mediator.wording import tr


class SeatCard(Card):
    """One person about to be heard. The ticks are never made beforehand."""

    start_asked = Signal(str)  # person id

    def __init__(self, context: SessionContext, person: Person, round_: int) -> None:
        super().__init__(pad=20, gap=12, tone=tone_of(person))
        self._context = context
        self.person_id = person.person_id
        self.officers: QPushButton | None = None
        session = context.session
        again = bool(talks_with(session, person.person_id, round_))
        self.tick = check_box(tr("已确认在座的是{name}", name=person.name))
        self.start = button(
            tr("再谈一次") if again else tr("开始谈话"),
            "tint" if again else "primary",
            on_click=lambda: self.start_asked.emit(self.person_id),
        )
        self.start.setEnabled(False)
        self.start.setToolTip(tr("先核对身份、念完说明并勾选"))
        self.limits = LimitsBox(person)
        self.tick.toggled.connect(lambda _on: self._ready())
        self.limits.tick.toggled.connect(lambda _on: self._ready())
        head = row(
            Badge(letter_shown(person.letter), tone_of(person), 36, name=person.name),
            (Para(tr("请{name}入座", name=person.name), 22, bold=True), 1),
            gap=12,
        )
        self.add(head, Para(tr("其他人请到室外等候，不要在场听。"), 16, "text2"))
        self._add_guardians(session, person)
        self._add_helpers(session, person)
        self._add_police(session, person)
        if round_ > 1:
            self._add_questions(session, person)
        self.add(rule(), row(self.tick, None), self.limits, row(None, self.start))

    def _ready(self) -> None:
        self.start.setEnabled(self.tick.isChecked() and self.limits.tick.isChecked())

    def _add_guardians(self, session: Session, person: Person) -> None:
        today = self._context.room.desk.today()
        for guardian in session.guardians_of(person.person_id):
            words = tr(
                "到场：{kind}{name}（{relation}）",
                kind=tr(KIND_TITLES[guardian.kind]),
                name=guardian.name,
                relation=guardian.relation,
            )
            self._line("users", words)
        wanting = about_questioning(session, person.person_id, today)
        if wanting is not None:
            self._wanted(wanting)
        elif is_minor(person.details, today) and person.absence is not None:
            self._line("info", tr("监护人未到场：{reason}", reason=person.absence.reason))

    def _add_helpers(self, session: Session, person: Person) -> None:
        for helper in interpreters_of(session, person):
            words = tr("到场：{kind}{name}", kind=tr(KIND_TITLES[helper.kind]), name=helper.name)
            self._line("languages", words)
        wanting = about_understanding(session, person)
        if wanting is not None:
            self._wanted(wanting)

    def _add_police(self, session: Session, person: Person) -> None:
        pack = self._context.room.pack.presence
        seen = outlook(session, pack, talk_kind(session, person.person_id))
        if seen is None:
            return
        names = tr("、").join(officer.name for officer in officers_at(session).officers)
        self._line("shield-check", tr("办案人员：{names}", names=names))
        if seen.staffing is Staffing.TOO_FEW:
            words = tr("在这里询问应当有{least}名民警，请先登记办案人员。", least=seen.rule.officers)
            self._line("circle-alert", words, seen.rule.basis)
            self.officers = button(
                tr("去登记办案人员"), small=True, on_click=lambda: self._context.open_stage(Stage.PARTIES)
            )
            self.add(row(self.officers, None))
        elif seen.staffing is Staffing.WITH_RECORDING:
            self._line("camera", tr("先打开录音录像，全程同步录，谈完登记起止时间。"), seen.rule.basis)

    def _wanted(self, missing: Missing) -> None:
        self._line("circle-alert", tr(missing.sentence), missing.article)

    def _line(self, icon: str, words: str, article: str = "") -> None:
        column = col(Para(words), gap=0)
        if article:
            column.addWidget(Para(article, 14, "text2", 1.4))
        self.add(box(row(icon_label(icon, "text2", 20), (column, 1), gap=10)))

    def _add_questions(self, session: Session, person: Person) -> None:
        guide = self._context.room.desk.guides.guide(session.guide_id)
        questions = planned(session, person.person_id, 2, guide)
        if not questions:
            self._line("info", tr("没有列入要再问的事项，可以用自拟提问。"))
            return
        self.add(label(tr("要再问的事项"), "bold"))
        for question in questions:
            self._line("circle-question-mark", question.text)
