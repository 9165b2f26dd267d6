"""Places in a recording as the officer reads them: beside a statement, and under the recording itself."""

from __future__ import annotations

from mediator.domain.craft_states import RecordingMark
from mediator.domain.events import RecordingLinked
from mediator.domain.recording_marks import Anchor, anchor_of, marks_in
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import number_of, own_statements
from mediator.wording import tr


def mark_place(context: SessionContext, talk_id: str, chosen: str) -> None:
    """Keep this moment beside the statement chosen, or the last one of the talk; say which."""
    own = own_statements(context.session, context.session.talk(talk_id))
    last = own[-1].statement_id if own else ""
    beside = chosen if any(s.statement_id == chosen for s in own) else last
    if not context.do(lambda: context.room.pace.mark(talk_id, beside)):
        return
    session = context.session
    place = anchor_of(session, session.recording_marks[-1]).text()
    if beside:
        number = number_of(session, beside)
        context.toast(tr("已标记录音位置{place}，在{number}旁边。", place=place, number=number))
    else:
        context.toast(tr("已标记录音位置{place}。", place=place))


def places_in(session: Session, recording: RecordingLinked) -> list[str]:
    """One line for each mark in this recording, in order."""
    return [_line(session, mark, anchor) for mark, anchor in marks_in(session, recording)]


def places_waiting(session: Session) -> list[str]:
    """One line for each mark that lies in no recording yet, by the clock."""
    placed = ((mark, anchor_of(session, mark)) for mark in session.recording_marks)
    return [_line(session, mark, anchor) for mark, anchor in placed if anchor.recording is None]


def _line(session: Session, mark: RecordingMark, anchor: Anchor) -> str:
    beside = number_of(session, mark.statement_id) if mark.statement_id else ""
    what = tr("·").join(words for words in (beside, mark.note) if words) or tr("没有写说明")
    if anchor.in_gap:
        return tr("{place}，{what}（在中断里，没有录到）", place=anchor.text(), what=what)
    if anchor.torn:
        return tr("{place}，{what}（前面有中断，按起始时间算）", place=anchor.text(), what=what)
    return tr("{place}，{what}", place=anchor.text(), what=what)
