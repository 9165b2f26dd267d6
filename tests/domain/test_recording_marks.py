"""Marks in a recording: the offset opens the right second, and says where a stretch is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.domain.events import RecordingGap
from mediator.domain.recording_marks import NothingToMark, anchor_of, marks_beside, marks_in
from mediator.domain.stages import Stage
from tests.builders import NOW, Building, a_session

MINUTE = timedelta(minutes=1)


def marked(**after: int) -> tuple[Building, str]:
    """甲 says something so long after the start of the talk, and the moment is marked."""
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    said = b.later(**after).says(talk_id, "就在那时候")
    b.room.pace.mark(talk_id, said)
    b.later(minutes=1).ended(talk_id)
    return b.later(hours=2), said


def link(b: Building, started_at: object = NOW - 5 * MINUTE, **changed: object) -> None:
    said = {
        "device": "执法记录仪03",
        "reference": "HD-1",
        "started_at": started_at,
        "stopped_at": NOW + 90 * MINUTE,
    }
    b.room.presence.link_recording(**{**said, **changed})


def test_the_offset_opens_the_right_second():
    b, said = marked(minutes=12, seconds=34)
    link(b)
    (mark,) = marks_beside(b.session, said)
    anchor = anchor_of(b.session, mark)
    assert anchor.recording is not None
    assert anchor.recording.started_at + anchor.offset == mark.at
    assert anchor.text() == "00:17:34"
    assert marks_in(b.session, anchor.recording) == ((mark, anchor),)


def test_before_a_recording_is_linked_the_clock_is_told():
    b, said = marked(minutes=12, seconds=34)
    anchor = anchor_of(b.session, marks_beside(b.session, said)[0])
    assert (anchor.recording, anchor.text()) == (None, "09:12:34")


def test_a_recording_of_another_hour_or_one_that_is_gone_is_no_place():
    b, said = marked(minutes=12)
    link(b, stopped_at=NOW + 90 * MINUTE)
    b.room.presence.lose_recording(next(iter(b.session.recordings)), "存储设备损坏")
    anchor = anchor_of(b.session, marks_beside(b.session, said)[0])
    assert anchor.recording is None


def test_the_minute_in_which_a_recording_stopped_belongs_to_it():
    b, said = marked(minutes=12, seconds=34)
    link(b, stopped_at=NOW + 13 * MINUTE)
    mark = marks_beside(b.session, said)[0]
    assert anchor_of(b.session, mark).offset == timedelta(minutes=17, seconds=34)


def test_gaps_are_counted_through_and_shown():
    b, said = marked(minutes=12)
    gap = RecordingGap(started_at=NOW + 2 * MINUTE, stopped_at=NOW + 4 * MINUTE, reason="换电池")
    link(b, gaps=(gap,))
    anchor = anchor_of(b.session, marks_beside(b.session, said)[0])
    assert (anchor.text(), anchor.torn, anchor.in_gap) == ("00:17:00", True, False)


def test_a_mark_within_a_gap_says_that_nothing_was_recorded():
    b, said = marked(minutes=3)
    gap = RecordingGap(started_at=NOW + 2 * MINUTE, stopped_at=NOW + 4 * MINUTE, reason="换电池")
    link(b, gaps=(gap,))
    anchor = anchor_of(b.session, marks_beside(b.session, said)[0])
    assert (anchor.torn, anchor.in_gap) == (False, True)


def test_only_the_talk_that_goes_on_is_marked():
    b, said = marked(minutes=3)
    with pytest.raises(NothingToMark, match="谈话已经结束"):
        b.room.pace.mark(b.session.talks[0].talk_id, said)
    other = b.talk("乙")
    with pytest.raises(NothingToMark, match="不是这场谈话里的"):
        b.room.pace.mark(other, said)
    b.room.pace.mark(other, note="他站起来了")
    assert b.session.recording_marks[-1].note == "他站起来了"


@given(st.integers(0, 80 * 60))
def test_any_second_of_the_talk_is_found_again(seconds: int):
    b, said = marked(seconds=seconds)
    link(b)
    hours, minutes, rest = anchor_of(b.session, marks_beside(b.session, said)[0]).text().split(":")
    assert int(hours) * 3600 + int(minutes) * 60 + int(rest) == seconds + 300
