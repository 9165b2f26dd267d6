"""One alarm with what became of it, and the form of the step that comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.craft_states import Danger
from mediator.domain.events import DANGER_TITLES
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.danger_forms import HandOverForm, SignOffForm
from mediator.gui.session.people_choice import person_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, KeyValueRow, Para, Pill, label, row
from mediator.wording import tr


class DangerCard(Card):
    """For the officer and the supervisor alone."""

    def __init__(self, context: SessionContext, danger: Danger) -> None:
        super().__init__(pad=20, gap=10)
        self.danger_id = danger.danger_id
        self.form: HandOverForm | SignOffForm | None = None
        session = context.session
        signs = tr("、").join(tr(DANGER_TITLES[sign]) for sign in danger.signs)
        when = tr("{day}，{time}", day=day_shown(danger.at.date()), time=f"{danger.at:%H:%M}")
        self.add(
            row(state_of(danger), label(when, "secondary"), None, gap=8),
            Para(signs, 16, bold=True),
            Para(danger.words, 16),
            *(_rows(session, danger)),
        )
        if danger.handed_over_at is None and not context.read_only:
            self.form = HandOverForm(context, danger)
        elif danger.handed_over_at is not None and danger.signed_off_at is None:
            if context.room.danger.may_sign_off():
                self.form = SignOffForm(context, danger)
            else:
                waits = tr("等所领导签批：请所领导用自己的警号登录，打开这次调解。")
                self.add(Para(waits, 14, "text2", 1.4))
        if self.form is not None:
            self.add(self.form)

    def first_field(self) -> QWidget | None:
        """Where one begins to write."""
        match self.form:
            case HandOverForm():
                return self.form.told.edit
            case SignOffForm():
                return self.form.decision.edit
            case _:
                return None


def state_of(danger: Danger) -> Pill:
    """Where it stands, in words and colour."""
    if danger.signed_off_at is not None:
        return Pill(tr("已签批"), Tone.AGREE, "circle-check")
    if danger.handed_over_at is not None:
        return Pill(tr("已移交，等签批"), Tone.DISPUTE, "clock")
    return Pill(tr("还没有移交"), Tone.DANGER, "triangle-alert")


def _rows(session: Session, danger: Danger) -> list[QWidget]:
    shown: list[tuple[str, str]] = []
    if danger.person_id:
        shown.append((tr("关于谁"), person_shown(session, session.person(danger.person_id))))
    if danger.handed_over_at is not None:
        shown.append(
            (tr("报告给谁"), tr("{who}，{time}", who=danger.told, time=f"{danger.handed_over_at:%H:%M}"))
        )
        shown.append((tr("已经采取的措施"), danger.measures))
    if danger.signed_off_at is not None:
        signed = tr("{who}，{time}", who=danger.signed_off_name, time=f"{danger.signed_off_at:%H:%M}")
        shown.append((tr("签批人"), signed))
        shown.append((tr("签批意见"), danger.decision))
    return [KeyValueRow(key, value) for key, value in shown]
