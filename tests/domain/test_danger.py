"""The tripwire: an alarm stops meeting and ending until a supervisor, not the host, has signed it off."""

from __future__ import annotations

import pytest

from mediator.domain import danger
from mediator.domain.danger import DangerOpen, DangerStep, next_step, open_dangers
from mediator.domain.errors import BadInput
from mediator.domain.events import DangerSign
from mediator.domain.stages import Stage
from mediator.services.access import NotPermitted
from mediator.services.reception import Reception
from tests.builders import Building, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.people_samples import OTHER_OFFICER, SUPERVISOR

WORDS = "说回去拿刀"


def raised(stage: Stage = Stage.FIRST_ROUND, record: MemoryRecord | None = None) -> Building:
    b = a_session(desk=a_desk(record=record)).at(stage)
    b.room.danger.raise_((DangerSign.DEATH_THREAT, DangerSign.WEAPON), WORDS)
    return b


def handed_over(b: Building) -> str:
    danger_id = b.session.dangers[-1].danger_id
    b.room.danger.hand_over(danger_id, "韩所长", "两人分开坐，加派一名民警")
    return danger_id


def signed_off(b: Building, record: MemoryRecord) -> None:
    room = Reception(a_desk(SUPERVISOR, record=record)).resume(b.session.session_id)
    room.danger.sign_off(b.session.dangers[-1].danger_id, "已核实，继续分开商谈")
    b.room.session = room.session


def test_signs_stand_in_the_order_of_the_form_with_what_was_heard():
    (kept,) = raised().session.dangers
    assert kept.signs == (DangerSign.WEAPON, DangerSign.DEATH_THREAT)
    assert kept.words == WORDS


def test_an_alarm_wants_a_sign_and_the_words():
    b = a_session().at(Stage.FIRST_ROUND)
    with pytest.raises(BadInput, match="至少选一种"):
        b.room.danger.raise_((), WORDS)
    with pytest.raises(BadInput, match="看到、听到的情况"):
        b.room.danger.raise_((DangerSign.WEAPON,), " ")
    assert b.session.dangers == ()


def test_nobody_sits_together_while_an_alarm_is_open_and_nobody_is_named():
    b = raised(Stage.JOINT)
    everybody = tuple(p.person_id for p in b.session.parties)
    with pytest.raises(DangerOpen) as refused:
        b.room.joint.start(everybody, rules_accepted=True)
    told = refused.value.title.in_chinese()
    assert not any(p.name in told for p in b.session.people) and WORDS not in told


def test_a_red_session_cannot_be_closed_or_ended_without_the_sign_off():
    record = MemoryRecord()
    b = raised(Stage.FOLLOW_UP, record)
    b.finish()
    for step in (lambda: None, lambda: handed_over(b)):
        step()
        with pytest.raises(DangerOpen, match="要所领导先签批"):
            b.room.close("已履行，双方无争议")
        assert isinstance(b.room.why_not_close("已履行"), DangerOpen)
        with pytest.raises(DangerOpen, match="要所领导先签批"):
            b.room.terminate("一方不愿意", "告知起诉")
    signed_off(b, record)
    assert b.room.close("已履行，双方无争议").ended


def test_a_session_that_comes_to_nothing_waits_for_the_sign_off_too():
    record = MemoryRecord()
    b = raised(record=record)
    handed_over(b)
    with pytest.raises(DangerOpen):
        b.room.terminate("一方不愿意", "告知起诉")
    signed_off(b, record)
    assert b.room.terminate("一方不愿意", "告知起诉").ended


def test_what_is_handed_over_is_told_to_whom_and_what_is_done():
    b = raised()
    danger_id = handed_over(b)
    kept = b.session.dangers[0]
    assert (kept.told, kept.measures) == ("韩所长", "两人分开坐，加派一名民警")
    assert kept.handed_over_at is not None
    with pytest.raises(DangerStep, match="已经移交"):
        b.room.danger.hand_over(danger_id, "再说一遍", "没有")


def test_the_next_step_is_told_without_a_name_or_a_word():
    record = MemoryRecord()
    b = raised(record=record)
    first = next_step(b.session)
    assert first is not None and "登记移交" in first.in_chinese()
    handed_over(b)
    second = next_step(b.session)
    assert second is not None and "等所领导签批" in second.in_chinese()
    signed_off(b, record)
    assert next_step(b.session) is None and open_dangers(b.session) == ()


def test_the_sign_off_names_the_supervisor_and_comes_once_and_after_the_hand_over():
    record = MemoryRecord()
    b = raised(record=record)
    room = Reception(a_desk(SUPERVISOR, record=record)).resume(b.session.session_id)
    danger_id = b.session.dangers[0].danger_id
    with pytest.raises(DangerStep, match="还没有移交"):
        room.danger.sign_off(danger_id, "同意")
    handed_over(b)
    signed_off(b, record)
    kept = b.session.dangers[0]
    assert (kept.signed_off_by, kept.signed_off_name) == (SUPERVISOR.number, SUPERVISOR.name)
    room = Reception(a_desk(SUPERVISOR, record=record)).resume(b.session.session_id)
    with pytest.raises(DangerStep, match="已经签批"):
        room.danger.sign_off(danger_id, "再签一次")


def test_the_host_never_signs_off_not_even_a_supervisor_who_leads():
    b = a_session(desk=a_desk(SUPERVISOR)).at(Stage.FIRST_ROUND)
    b.room.danger.raise_((DangerSign.WEAPON,), WORDS)
    danger_id = handed_over(b)
    assert not b.room.danger.may_sign_off()
    with pytest.raises(NotPermitted, match="请另一位所领导签批"):
        b.room.danger.sign_off(danger_id, "同意")
    with pytest.raises(DangerStep, match="不能签批自己"):
        danger.sign_off(b.session, danger_id, SUPERVISOR.number, SUPERVISOR.name, "同意")


def test_an_officer_who_does_not_lead_neither_raises_nor_signs_off():
    record = MemoryRecord()
    b = raised(record=record)
    supervisor = Reception(a_desk(SUPERVISOR, record=record)).resume(b.session.session_id)
    with pytest.raises(NotPermitted, match="只能由本人记录"):
        supervisor.danger.raise_((DangerSign.WEAPON,), WORDS)
    other = Reception(a_desk(OTHER_OFFICER, record=record))
    with pytest.raises(NotPermitted):
        other.resume(b.session.session_id)
