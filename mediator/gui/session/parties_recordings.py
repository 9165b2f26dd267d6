"""The recordings of a session: what each covers, what is still owed, and the form to enter one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mediator.domain.events import RecordingGap, RecordingLinked
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.questions import TextQuestion
from mediator.gui.session.clock_times import moment_of, time_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_matter import day_text
from mediator.gui.session.kept_fields import KeptFields, carrier, unseen_line
from mediator.gui.session.recording_places import places_waiting
from mediator.gui.session.recording_rows import RecordingRow, effect_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    DateField,
    LineField,
    Para,
    box,
    button,
    check_box,
    clear_layout,
    col,
    icon_label,
    label,
    row,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.services.draft_keys import NEW_RECORDING
from mediator.wording import mark, tr

LOSSES = (mark("存储设备损坏"), mark("超过保存期限被覆盖"))


class RecordingsCard(Card):
    """Recordings lie elsewhere; here stands where, from when to when, and what became of them."""

    save_asked = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self._wanted = QVBoxLayout()
        self._list = QVBoxLayout()
        for column in (self._wanted, self._list):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
        self.device = LineField(tr("录音录像设备"))
        self.reference = LineField(tr("编号或者存放位置"))
        self.day = DateField(tr("日期"), hint=tr("例如2026-11-24"), shown=day_shown)
        self.start = LineField(tr("开始时间"), hint=tr("例如14:05"))
        self.stop = LineField(tr("结束时间"), hint=tr("例如15:30"))
        self.torn = check_box(tr("中间有中断"))
        self.gap_start = LineField(tr("中断从"))
        self.gap_stop = LineField(tr("中断到"))
        self.gap_reason = LineField(tr("中断的原因"))
        self._gap = box(row((self.gap_start, 1), (self.gap_stop, 1), (self.gap_reason, 2), gap=16))
        self._correcting = unseen_line(self)
        self.note = button(tr("记下"), "tint", name=tr("记下录音录像"), on_click=self.save_asked.emit)
        self.title = label(tr("添加一段"), "bold")
        self._form = box(
            col(
                self.title,
                row((self.device, 1), (self.reference, 1), gap=24),
                row((self.day, 2), (self.start, 1), (self.stop, 1), gap=16),
                row(self.torn, None),
                self._gap,
                row(None, self.note),
                gap=12,
            )
        )
        self.add(label(tr("录音录像"), "h3"), box(self._wanted), box(self._list), self._form)
        edits = {
            "device": self.device.edit,
            "reference": self.reference.edit,
            "day": self.day.edit,
            "start": self.start.edit,
            "stop": self.stop.edit,
            "torn": carrier(self.torn, self),
            "gap_start": self.gap_start.edit,
            "gap_stop": self.gap_stop.edit,
            "gap_reason": self.gap_reason.edit,
            "correcting": self._correcting,
        }
        self.fields = KeptFields(context.keep_draft, NEW_RECORDING, edits, {})
        self.torn.toggled.connect(self._gap.setVisible)
        self._gap.setVisible(self.torn.isChecked())
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        clear_layout(self._wanted)
        for missing in self._context.room.presence.wanting():
            words = tr(missing.sentence)
            icon = icon_label("circle-alert" if missing.blocking else "info", Tone.DISPUTE, 18)
            lines = col(Para(words, 16), Para(missing.article, 14, "text2", 1.4), gap=0)
            self._wanted.addWidget(box(row(icon, (lines, 1), gap=8)))
        clear_layout(self._list)
        for recording in session.recordings.values():
            made = RecordingRow(self._context, recording)
            made.change_asked.connect(partial(self._correct, recording))
            made.loss_asked.connect(partial(self._lose, recording))
            self._list.addWidget(made)
        if not session.recordings:
            none = tr("还没有登记录音录像。谈话或者调解之后再登记起止时间。")
            self._list.addWidget(Para(none, 14, "text2"))
        for place in places_waiting(session):
            self._list.addWidget(Para(tr("还没有对上录音的标记：{place}", place=place), 14, "text2"))
        self._form.setVisible(not session.ended)

    def touched(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.fields.touched()

    def save(self) -> list[Problem]:
        """Record what is typed; what stands against it, by its field."""
        problems = self._problems()
        if problems:
            return problems
        zone = self._context.room.desk.clock.now().tzinfo
        day = self.day.value()
        started, stopped = moment_of(day, self.start.text(), zone), moment_of(day, self.stop.text(), zone)
        assert started is not None and stopped is not None
        gaps: tuple[RecordingGap, ...] = ()
        if self.torn.isChecked():
            broke = moment_of(day, self.gap_start.text(), zone)
            went_on = moment_of(day, self.gap_stop.text(), zone)
            assert broke is not None and went_on is not None
            gaps = (RecordingGap(started_at=broke, stopped_at=went_on, reason=self.gap_reason.text()),)
        device, reference, correcting = self.device.text(), self.reference.text(), self._correcting.text()
        error = self._context.attempt(
            lambda: self._context.room.presence.link_recording(
                device=device,
                reference=reference,
                started_at=started,
                stopped_at=stopped,
                gaps=gaps,
                recording_id=correcting,
            )
        )
        if error is not None:
            return [(tr(error.title), self.start)]
        self.fields.empty()
        self.title.setText(tr("添加一段"))
        self._context.toast(tr("已登记录音录像。"))
        return []

    def _problems(self) -> list[Problem]:
        found: list[Problem] = []
        wanted = [(self.device, tr("请填写录音录像设备")), (self.reference, tr("请填写编号或者存放位置"))]
        if self.torn.isChecked():
            wanted.append((self.gap_reason, tr("请写明中断的原因")))
        found += [(words, field) for field, words in wanted if not field.text()]
        if self.day.value() is None:
            found.append((tr("请填写日期，例如2026-11-24"), self.day))
        times = [self.start, self.stop]
        if self.torn.isChecked():
            times += [self.gap_start, self.gap_stop]
        found += [(tr("请填写时间，例如14:05"), field) for field in times if time_of(field.text()) is None]
        for field in (self.device, self.reference, self.gap_reason, *times, self.day):
            field.set_error(next((words for words, where in found if where is field), ""))
        return found

    def _correct(self, recording: RecordingLinked) -> None:
        gap = recording.gaps[0] if recording.gaps else None
        self.fields.type_in(
            {
                "device": recording.device,
                "reference": recording.reference,
                "day": day_text(recording.started_at.date()),
                "start": f"{recording.started_at:%H:%M}",
                "stop": f"{recording.stopped_at:%H:%M}",
                "torn": "yes" if gap else "",
                "gap_start": f"{gap.started_at:%H:%M}" if gap else "",
                "gap_stop": f"{gap.stopped_at:%H:%M}" if gap else "",
                "gap_reason": gap.reason if gap else "",
                "correcting": recording.recording_id,
            }
        )
        self.title.setText(tr("修改"))
        self.device.focus()

    def _lose(self, recording: RecordingLinked) -> None:
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="lose-recording",
                title=tr("登记这段录音录像损毁或者丢失吗？"),
                hint=tr("登记后记录里会写明：{effect}", effect=effect_of(self._context)),
                yes=tr("登记"),
                no=tr("再看看"),
                choices=tuple(tr(loss) for loss in LOSSES),
            )
        )
        if reason is not None:
            self._context.do(
                lambda: self._context.room.presence.lose_recording(recording.recording_id, reason)
            )
