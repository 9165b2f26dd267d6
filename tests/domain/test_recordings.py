"""Recordings kept elsewhere: where they lie, what they cover, and what may be typed about them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import RecordingGap
from mediator.domain.recordings import acts_of
from mediator.domain.stages import Stage
from tests.builders import NOW, Building, a_session
from tests.builders_presence import recorded

MINUTE = timedelta(minutes=1)


def link(b: Building, **changed: object) -> None:
    said = {
        "device": "执法记录仪03",
        "reference": "HD-1",
        "started_at": NOW,
        "stopped_at": NOW + 30 * MINUTE,
    }
    b.room.presence.link_recording(**{**said, **changed})


def heard() -> Building:
    return a_session().at(Stage.FIRST_ROUND).heard("甲").later(hours=2)


def test_what_a_recording_covers_is_found_by_its_times():
    b = a_session().at(Stage.AGREEMENT).finish()
    b.later(hours=1)
    recorded(b, NOW)
    (only,) = b.session.recordings.values()
    assert only.acts == tuple(act.act_id for act in acts_of(b.session))
    assert only.acts[-1] == ""


def test_times_count_in_minutes():
    b = a_session().at(Stage.FIRST_ROUND)
    b.later(seconds=40).heard("甲").later(hours=1)
    link(b, started_at=NOW, stopped_at=NOW + MINUTE)
    assert next(iter(b.session.recordings.values())).acts == (b.session.talks[0].talk_id,)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"stopped_at": NOW}, "结束时间应当在开始时间之后"),
        ({"stopped_at": NOW + timedelta(days=1)}, "结束时间还没有到"),
        ({"started_at": NOW - 60 * MINUTE, "stopped_at": NOW - 30 * MINUTE}, "没有谈话，也没有调解"),
        ({"device": " "}, "录音录像设备"),
        ({"reference": ""}, "录音录像编号"),
        ({"reference": "一\n二"}, "写成一行"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(changed: dict[str, object], sentence: str):
    b = heard()
    with pytest.raises(BadInput, match=sentence):
        link(b, **changed)
    assert b.session.recordings == {}


@pytest.mark.parametrize(
    "span", [(-1, 5), (5, 40), (5, 5), (9, 5)], ids=["before", "after", "empty", "backwards"]
)
def test_a_gap_lies_within_the_recording(span: tuple[int, int]):
    start, stop = (NOW + minutes * MINUTE for minutes in span)
    with pytest.raises(BadInput, match="中断的时间不在"):
        link(heard(), gaps=(RecordingGap(started_at=start, stopped_at=stop, reason="换电池"),))


def test_a_gap_says_why():
    gap = RecordingGap(started_at=NOW, stopped_at=NOW + MINUTE, reason=" ")
    with pytest.raises(BadInput, match="中断的原因"):
        link(heard(), gaps=(gap,))


def test_an_entry_is_put_right_under_its_id():
    b = heard()
    link(b)
    (recording_id,) = b.session.recordings
    link(b, reference="HD-2", recording_id=recording_id)
    assert [r.reference for r in b.session.recordings.values()] == ["HD-2"]
    with pytest.raises(BadInput, match="没有这段录音录像"):
        link(b, recording_id="unknown")


def test_a_loss_is_told_once_and_with_its_reason():
    b = heard()
    link(b)
    (recording_id,) = b.session.recordings
    with pytest.raises(BadInput, match="损毁或者丢失的原因"):
        b.room.presence.lose_recording(recording_id, "")
    b.room.presence.lose_recording(recording_id, "存储卡损坏")
    with pytest.raises(Refusal, match="已经登记为损毁"):
        b.room.presence.lose_recording(recording_id, "再说一次")


def test_a_talk_that_ended_without_a_word_is_no_act():
    b = a_session().at(Stage.FIRST_ROUND)
    b.room.talks.end(b.talk("甲"))
    assert acts_of(b.session) == ()


def test_nothing_is_linked_any_more_once_the_session_is_closed():
    b = a_session().at(Stage.CLOSED).later(hours=1)
    with pytest.raises(Refusal, match="已经结案"):
        link(b)
