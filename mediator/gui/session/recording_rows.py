"""One recording as a row: where it lies, from when to when, what it covers, what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import RecordingLinked
from mediator.domain.presence import act_title
from mediator.domain.recordings import acts_of
from mediator.domain.session import Session
from mediator.gui.dates import span_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.recording_places import places_in
from mediator.gui.widgets import Para, button, col, label, row
from mediator.wording import language, tr


def effect_of(context: SessionContext) -> str:
    """What a lost recording means, with its article, in the language of the windows."""
    pack = context.room.pack.presence
    effect = pack.loss_effect_en if language() == "en" else pack.loss_effect
    return tr("{effect}（{article}）", effect=effect, article=pack.loss_article)


class RecordingRow(QWidget):
    """With the way to put it right, and to say that it is gone."""

    change_asked = Signal()
    loss_asked = Signal()

    def __init__(self, context: SessionContext, recording: RecordingLinked) -> None:
        super().__init__()
        self.setObjectName("Plain")
        session = context.session
        head = tr("{device}，{reference}", device=recording.device, reference=recording.reference)
        words = col(label(head, "bold", wrap=True), gap=0)
        for text in _lines(session, recording):
            words.addWidget(Para(text, 14, "text2", 1.4))
        lost = session.lost_recordings.get(recording.recording_id, "")
        if lost:
            gone = tr("已损毁或者丢失：{reason}。{effect}", reason=lost, effect=effect_of(context))
            words.addWidget(Para(gone, 14, "danger", 1.4))
        line = row((words, 1), gap=12)
        if not session.ended:
            name = tr("修改录音录像{head}", head=head)
            line.addWidget(
                button(
                    tr("修改"), "quiet", "pen-line", small=True, name=name, on_click=self.change_asked.emit
                )
            )
        if not session.ended and not lost:
            name = tr("登记录音录像{head}损毁", head=head)
            line.addWidget(
                button(tr("登记损毁"), "quiet", small=True, name=name, on_click=self.loss_asked.emit)
            )
        self.setLayout(line)


def _lines(session: Session, recording: RecordingLinked) -> list[str]:
    titles = {act.act_id: tr(act_title(session, act)) for act in acts_of(session)}
    covered = dict.fromkeys(titles[act_id] for act_id in recording.acts if act_id in titles)
    return [
        span_shown(recording.started_at, recording.stopped_at),
        tr("录下：{acts}", acts=tr("、").join(covered)),
        *(
            tr(
                "中断{start}至{stop}：{reason}",
                start=f"{gap.started_at:%H:%M}",
                stop=f"{gap.stopped_at:%H:%M}",
                reason=gap.reason,
            )
            for gap in recording.gaps
        ),
        *(tr("标记：{place}", place=place) for place in places_in(session, recording)),
    ]
