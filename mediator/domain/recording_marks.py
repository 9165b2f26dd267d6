"""Where in a recording something was said: the moment of a key press, from the start of the recording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mediator.domain.craft_states import RecordingMark
from mediator.domain.errors import Refusal
from mediator.domain.events import RecordingLinked, RecordingMarked
from mediator.domain.session import Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class NothingToMark(Refusal):
    """No talk goes on, so there is no place in a recording to keep."""


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """The place of a mark: `offset` from the start of `recording`, or only the clock's time.

    The offset is counted through gaps as if they had been recorded; `torn` says that one lies before the
    place, `in_gap` that nothing was recorded at the moment itself.
    """

    at: datetime
    recording: RecordingLinked | None = None
    offset: timedelta | None = None
    torn: bool = False
    in_gap: bool = False

    def text(self) -> str:
        """00:12:34 from the start of the recording; 14:32:08 by the clock while none is linked."""
        if self.offset is None:
            return f"{self.at:%H:%M:%S}"
        minutes, seconds = divmod(int(self.offset.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def mark_recording(
    session: Session, mark_id: str, talk_id: str, statement_id: str = "", note: str = ""
) -> RecordingMarked:
    """Keep this moment of the talk that goes on, beside one of its statements or alone."""
    going = session.open_talk or session.open_joint_talk
    if going is None or going.talk_id != talk_id:
        raise NothingToMark(message("谈话已经结束，不能再标记录音"))
    if statement_id and session.statement(statement_id).talk_id != talk_id:
        raise NothingToMark(message("这条陈述不是这场谈话里的"))
    kept = check_text(note, message("标记的说明"), most=100, required=False)
    return RecordingMarked(mark_id=mark_id, talk_id=talk_id, statement_id=statement_id, note=kept)


def anchor_of(session: Session, mark: RecordingMark) -> Anchor:
    """Where this mark lies; recordings that are gone are no place to look.

    Starts and ends are typed in minutes: a recording still runs in the minute in which it stopped.
    """
    for recording in session.recordings.values():
        if recording.recording_id not in session.lost_recordings and _runs_at(recording, mark.at):
            return Anchor(
                at=mark.at,
                recording=recording,
                offset=mark.at - recording.started_at,
                torn=any(gap.stopped_at <= mark.at for gap in recording.gaps),
                in_gap=any(gap.started_at <= mark.at < gap.stopped_at for gap in recording.gaps),
            )
    return Anchor(at=mark.at)


def marks_beside(session: Session, statement_id: str) -> tuple[RecordingMark, ...]:
    """The marks made beside one statement, in order."""
    return tuple(m for m in session.recording_marks if m.statement_id == statement_id)


def marks_in(session: Session, recording: RecordingLinked) -> tuple[tuple[RecordingMark, Anchor], ...]:
    """The marks that lie in one recording, each with its place."""
    placed = ((mark, anchor_of(session, mark)) for mark in session.recording_marks)
    return tuple((mark, anchor) for mark, anchor in placed if anchor.recording is recording)


def _runs_at(recording: RecordingLinked, moment: datetime) -> bool:
    return recording.started_at <= moment < recording.stopped_at + timedelta(minutes=1)
