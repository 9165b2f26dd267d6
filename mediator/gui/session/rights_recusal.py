"""Stepping aside on the officer's page: the host's own word, and the decision on a request."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediator.domain.people import Person
from mediator.domain.recusal import open_requests, stepped_aside
from mediator.domain.session import Session
from mediator.gui.drafts import Edit
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    LineField,
    Para,
    Pill,
    SegmentedChoice,
    TextField,
    button,
    col,
    label,
    row,
)
from mediator.services.draft_keys import recusal_form
from mediator.wording import mark, tr

GRANTED, REFUSED = "granted", "refused"
GROUNDS = (
    mark("是本案当事人或者当事人的近亲属"),
    mark("本人或者近亲属与本案有利害关系"),
    mark("与本案当事人有其他关系，可能影响公正处理"),
)


class HostCard(Card):
    """None of the three grounds applies, or one does and the host does not go on (法 95)."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 14), gap=8)
        self._context = context
        host = context.session.host.name
        self.pill = Pill(tr("良好做法"), Tone.MUTE)
        self.words = Para("", 16)
        grounds = tr("；").join(tr(ground) for ground in GROUNDS)
        self.lead = Para(tr("应当回避的情形：{grounds}。", grounds=grounds), 14, "text2", 1.4)
        self.none = button(tr("声明没有这些情形"), "tint", on_click=self._declare_none)
        self.some = button(tr("有应当回避的情形"), "quiet", on_click=self._declare_some)
        head = row(label(tr("主持人{host}的声明", host=host), "bold"), self.pill, None, gap=8)
        self.add(row((col(head, self.words, self.lead, gap=4), 1), self.some, self.none, gap=12))

    def show_session(self, session: Session) -> None:
        """What the host said, or the two ways to say it."""
        declared, gone = session.host_declared, stepped_aside(session)
        for action in (self.none, self.some):
            action.setVisible(declared is None and not session.ended)
        self.lead.setVisible(declared is None)
        self.words.setVisible(declared is not None or gone is not None)
        if gone is not None:
            self.words.set_text(tr(gone))
            self.pill.set_text(tr("应当回避"), Tone.DISPUTE, "circle-alert")
        elif declared is not None:
            self.words.set_text(tr("主持人声明：没有应当回避的情形。"))
            self.pill.set_text(tr("已声明"), Tone.AGREE, "check")

    def _declare_none(self) -> None:
        self._context.do(lambda: self._context.room.rights.declare_host(none_applies=True))

    def _declare_some(self) -> None:
        note = self._context.questions.ask_text(
            TextQuestion(
                key="host-ground",
                title=tr("您有应当回避的情形吗？"),
                hint=tr("记下后您不能继续主持，请移交其他民警。"),
                yes=tr("记下，由其他民警主持"),
                no=tr("再看看"),
                choices=tuple(tr(ground) for ground in GROUNDS),
            )
        )
        if note is not None:
            self._context.do(lambda: self._context.room.rights.declare_host(none_applies=False, note=note))


class RecusalForm(Card):
    """The decision on one request: granted or not, by whom, why."""

    noted = Signal()

    def __init__(self, context: SessionContext, person: Person) -> None:
        super().__init__(pad=16, gap=10)
        self._context, self._person = context, person
        self.outcome = SegmentedChoice(
            [(REFUSED, tr("驳回，继续主持")), (GRANTED, tr("同意，换人主持"))], name=tr("回避决定")
        )
        self.by = LineField(tr("决定人的姓名和职务"))
        self.reason = TextField(tr("决定的理由"), lines=2)
        self.error = label("", "bold", "danger", wrap=True)
        self.error.hide()
        self.note = button(tr("记下决定"), "tint", on_click=self.save)
        self.add(
            label(tr("回避决定（应当在2日内作出）"), "bold"),
            self.error,
            row(self.outcome, None),
            row((self.by, 1), (self.reason, 2), gap=24),
            row(None, self.note),
        )
        edits: dict[str, Edit] = {
            "outcome": carrier(self.outcome, self),
            "by": self.by.edit,
            "reason": self.reason.edit,
        }
        self.fields = KeptFields(context.keep_draft, recusal_form(person.person_id), edits, {})

    def save(self) -> None:
        """Record the decision; what is wanting is said on the spot."""
        outcome, by, reason = self.outcome.value(), self.by.text(), self.reason.text()
        wrong = "" if outcome else tr("请选择同意还是驳回")
        wrong = wrong or ("" if by else tr("请填写决定人")) or ("" if reason else tr("请写明决定的理由"))
        self._say(wrong)
        if wrong:
            return
        person_id, granted = self._person.person_id, outcome == GRANTED
        error = self._context.attempt(
            lambda: self._context.room.rights.decide_recusal(
                person_id, granted=granted, decided_by=by, reason=reason
            )
        )
        if error is not None:
            self._say(tr(error.title))
            return
        self.fields.forget()
        self.noted.emit()

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))


def decision_shown(session: Session, person_id: str) -> str:
    """How a request was decided, in one line; "" where it waits or was never made."""
    decision = session.recusal_decisions.get(person_id)
    if decision is None:
        return ""
    if decision.granted:
        return tr("回避申请：同意。{by}，{reason}", by=decision.decided_by, reason=decision.reason)
    return tr("回避申请：驳回。{by}，{reason}", by=decision.decided_by, reason=decision.reason)


def waits(session: Session, person_id: str) -> bool:
    """Whether this person's request has no decision."""
    return person_id in {person.person_id for person in open_requests(session)}
