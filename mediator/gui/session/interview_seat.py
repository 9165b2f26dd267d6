"""The seat of the next talk: who is asked in, who sits in with a minor, the tick that it is they."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediator.domain.guardians import needs_guardian
from mediator.domain.people import KIND_TITLES, Person, is_minor
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_people import talks_with
from mediator.gui.session.interview_prompts import planned
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.widgets import Badge, Card, Para, box, button, check_box, icon_label, label, row, rule
from mediator.wording import tr


class SeatCard(Card):
    """One person about to be heard. The tick is never made beforehand."""

    start_asked = Signal(str)  # person id

    def __init__(self, context: SessionContext, person: Person, round_: int) -> None:
        super().__init__(pad=20, gap=12, tone=tone_of(person))
        self._context = context
        self.person_id = person.person_id
        session = context.session
        again = bool(talks_with(session, person.person_id, round_))
        self.tick = check_box(tr("已确认在座的是{name}", name=person.name))
        self.start = button(
            tr("再谈一次") if again else tr("开始谈话"),
            "tint" if again else "primary",
            on_click=lambda: self.start_asked.emit(self.person_id),
        )
        self.start.setEnabled(False)
        self.start.setToolTip(tr("先核对身份并勾选"))
        self.tick.toggled.connect(self.start.setEnabled)
        head = row(
            Badge(letter_shown(person.letter), tone_of(person), 36, name=person.name),
            (Para(tr("请{name}入座", name=person.name), 22, bold=True), 1),
            gap=12,
        )
        self.add(head, Para(tr("其他人请到室外等候，不要在场听。"), 16, "text2"))
        self._add_guardians(session, person)
        if round_ > 1:
            self._add_questions(session, person)
        self.add(rule(), row(self.tick, None), row(None, self.start))

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
        if needs_guardian(session, person.person_id, today):
            self._line("circle-alert", tr("未满18周岁，还没有监护人到场。请先回到“当事人信息”补充。"))
        elif is_minor(person.details, today) and person.absence is not None:
            self._line("info", tr("监护人未到场：{reason}", reason=person.absence.reason))

    def _line(self, icon: str, words: str) -> None:
        self.add(box(row(icon_label(icon, "text2", 20), (Para(words), 1), gap=10)))

    def _add_questions(self, session: Session, person: Person) -> None:
        guide = self._context.room.desk.guides.guide(session.guide_id)
        questions = planned(session, person.person_id, 2, guide)
        if not questions:
            self._line("info", tr("没有列入要再问的事项，可以用自拟提问。"))
            return
        self.add(label(tr("要再问的事项"), "bold"))
        for question in questions:
            self._line("circle-question-mark", question.text)
