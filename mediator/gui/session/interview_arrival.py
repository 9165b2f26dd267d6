"""How and when whoever is heard came and left, folded away until wanted, and the hours that run from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout

from mediator.domain.arrivals import HourLimit
from mediator.domain.events import ARRIVAL_TITLES, ArrivalNoted, ArrivalWay
from mediator.domain.session import Session
from mediator.gui.dates import day_shown, moment_shown
from mediator.gui.session.clock_times import moment_of, time_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_matter import day_text
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    DateField,
    Field,
    LineField,
    Para,
    box,
    button,
    clear_layout,
    col,
    row,
    set_button_icon,
)
from mediator.services.draft_keys import arrival_form
from mediator.wording import language, tr


class ArrivalCard(Card):
    """One talk's line of arrival; it may stay empty, and can be put right until the session is closed."""

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__(pad=16, gap=8)
        self._context, self._talk_id = context, talk_id
        name = context.session.person(context.session.talk(talk_id).person_id).name
        self.toggle = button(tr("到达和离开时间（选填）"), "quiet", "chevron-right", small=True)
        self.toggle.setCheckable(True)
        ways = [(way.value, tr(title)) for way, title in ARRIVAL_TITLES.items()]
        self.how = ChoiceField(tr("怎样到场"), ways)
        self.day = DateField(tr("到达日期"), shown=day_shown)
        self.arrived = LineField(tr("到达时间"), hint=tr("例如14:05"))
        self.left_at = LineField(tr("离开时间"), hint=tr("谈话结束后再填，可以不填"))
        self.note = button(
            tr("记下"), "tint", name=tr("记下{name}的到达和离开", name=name), on_click=self.save
        )
        self.form = box(
            col(
                row((self.how, 1), (self.day, 1), gap=16),
                row((self.arrived, 1), (self.left_at, 1), gap=16),
                row(None, self.note),
                gap=12,
            )
        )
        self._known = QVBoxLayout()
        self._known.setContentsMargins(0, 0, 0, 0)
        self._known.setSpacing(2)
        self.add(row(self.toggle, None), box(self._known), self.form)
        edits = {
            "how": carrier(self.how, self),
            "day": self.day.edit,
            "arrived": self.arrived.edit,
            "left": self.left_at.edit,
        }
        self.fields = KeptFields(context.keep_draft, arrival_form(talk_id), edits, self._recorded())
        self.toggle.toggled.connect(lambda on: self._unfold(on=on))
        self._unfold(on=False)
        self.toggle.setChecked(self.fields.touched())
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed, and how long the person may be questioned."""
        self.fields.show(self._recorded())
        clear_layout(self._known)
        arrival = session.arrivals.get(self._talk_id)
        if arrival is not None:
            self._known.addWidget(Para(_said(arrival), 16))
        for limit in self._context.room.talks.hour_limits(self._talk_id):
            self._known.addWidget(Para(_limit(limit), 14, "danger" if limit.over else "text2", 1.4))
        closed = session.ended or self._context.read_only
        for field in (self.how, self.day, self.arrived, self.left_at):
            field.control.setEnabled(not closed)
        self.note.setVisible(not closed)

    def save(self) -> None:
        """Record what is typed; what stands against it is told at its field."""
        for field in (self.how, self.day, self.arrived, self.left_at):
            field.set_error("")
        zone = self._context.room.desk.clock.now().tzinfo
        came = moment_of(self.day.value(), self.arrived.text(), zone)
        if not self._complete() or came is None:
            return
        went = moment_of(self.day.value(), self.left_at.text(), zone)
        if went is not None and went < came:
            # Past midnight: the hours of article 97 never reach a second one.
            went += timedelta(days=1)
        how, left_at = ArrivalWay(self.how.key()), went
        talks = self._context.room.talks
        error = self._context.attempt(lambda: talks.note_arrival(self._talk_id, how, came, left_at))
        if error is not None:
            (self.left_at if left_at is not None else self.arrived).set_error(tr(error.title))
            return
        self.fields.forget()
        self.toggle.setChecked(False)
        self._context.toast(tr("已登记到达和离开时间。"))

    def _complete(self) -> bool:
        wrong: list[tuple[Field, str]] = []
        if not self.how.key():
            wrong.append((self.how, tr("请选择怎样到场")))
        if self.day.value() is None:
            wrong.append((self.day, tr("请填写日期，例如2026-11-24")))
        times = [self.arrived, *([self.left_at] if self.left_at.text() else [])]
        wrong += [(field, tr("请填写时间，例如14:05")) for field in times if time_of(field.text()) is None]
        for field, words in wrong:
            field.set_error(words)
        return not wrong

    def _recorded(self) -> dict[str, str]:
        session = self._context.session
        arrival = session.arrivals.get(self._talk_id)
        if arrival is None:
            return {"day": day_text(session.talk(self._talk_id).started_at.date())}
        return {
            "how": arrival.how.value,
            "day": day_text(arrival.arrived_at.date()),
            "arrived": _clock(arrival.arrived_at),
            "left": _clock(arrival.left_at) if arrival.left_at else "",
        }

    def _unfold(self, *, on: bool) -> None:
        self.form.setVisible(on)
        set_button_icon(self.toggle, "chevron-down" if on else "chevron-right")
        self.toggle.setAccessibleDescription(tr("已展开") if on else tr("已收起"))


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _said(arrival: ArrivalNoted) -> str:
    how, came = tr(ARRIVAL_TITLES[arrival.how]), moment_shown(arrival.arrived_at)
    if arrival.left_at is None:
        return tr("{how}，{came}到达", how=how, came=came)
    return tr("{how}，{came}到达，{left}离开", how=how, came=came, left=moment_shown(arrival.left_at))


def _limit(limit: HourLimit) -> str:
    rule = limit.rule
    why = rule.explanation_en if language() == "en" else rule.explanation
    when, article = moment_shown(limit.ends_at), f"{rule.instrument}{rule.article}"
    if limit.over:
        return tr(
            "{when}已满{hours}小时。{why}（{article}）", when=when, hours=rule.count, why=why, article=article
        )
    return tr(
        "到{when}满{hours}小时。{why}（{article}）", when=when, hours=rule.count, why=why, article=article
    )
