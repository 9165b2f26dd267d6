"""Writing the agreement, reading it aloud, locking and opening it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.agreement import MOST_CLAUSES, AgreementIsLocked, AgreementNotReady, unlock
from mediator.domain.errors import BadInput
from mediator.domain.lock_gates import GuardianMustSign
from mediator.domain.papers import digest_of
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.stages import Stage
from mediator.services.access import NotPermitted
from tests.builders import Building, a_session
from tests.people_samples import details


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.AGREEMENT)


def read(b: Building) -> Building:
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.people))
    return b


def test_nothing_is_read_aloud_or_locked_before_facts_and_clauses_are_written(b: Building):
    for step in (lambda: read(b), b.room.agreement.lock):
        with pytest.raises(AgreementNotReady, match="还没有写好主要事实和条款"):
            step()
    b.room.agreement.draft_clause(b.clause())
    with pytest.raises(AgreementNotReady):
        b.room.agreement.lock()


def test_a_text_is_read_to_everybody_before_it_is_locked(b: Building):
    b.drafted()
    with pytest.raises(AgreementNotReady, match="还没有向双方朗读全文"):
        b.room.agreement.lock()
    b.room.agreement.read_aloud((b.id_of("甲"),))
    with pytest.raises(AgreementNotReady, match="还没有向许明川朗读全文"):
        b.room.agreement.lock()
    read(b).room.agreement.lock()
    assert b.session.lock is not None


def test_reading_to_a_childs_guardian_is_reading_to_the_child():
    b = a_session().at(Stage.PARTIES).with_children().at(Stage.AGREEMENT).drafted()
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.here(PersonKind.GUARDIAN)))
    b.room.agreement.lock()
    assert b.session.lock is not None


CHANGES: list[Callable[[Building], object]] = [
    lambda b: b.room.agreement.write_facts("另一种说法"),
    lambda b: b.room.agreement.draft_clause(b.clause()),
    lambda b: b.room.agreement.revise_clause(b.session.clauses[0].clause_id, b.clause(amount_fen=1)),
    lambda b: b.room.agreement.strike_clause(b.session.clauses[0].clause_id),
    lambda b: b.room.agreement.order_clauses(tuple(c.clause_id for c in reversed(b.session.clauses))),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_text_that_was_changed_is_read_again(b: Building, change: Callable[[Building], object]):
    read(b.drafted())
    change(b)
    assert (b.session.read_aloud_at, b.session.heard_by) == (None, ())


@pytest.mark.parametrize("change", [*CHANGES, read])
def test_a_locked_text_is_not_touched(b: Building, change: Callable[[Building], object]):
    b.locked()
    with pytest.raises(AgreementIsLocked, match="先解除锁定，已有的签名随之作废"):
        change(b)
    with pytest.raises(AgreementIsLocked):
        b.room.agreement.question_clause(b.session.clauses[0].clause_id, "不明白")
    with pytest.raises(AgreementIsLocked):
        b.room.agreement.lock()


def test_the_lock_binds_the_text_by_its_digest(b: Building):
    lock = b.locked().session.lock
    assert lock is not None
    assert lock.digest == digest_of(lock.text)
    assert lock.check_code == f"{lock.digest[:4].upper()}-{lock.digest[4:6].upper()}"
    assert "伍佰肆拾元整" in lock.text and "林知夏" in lock.text


def test_opening_a_text_voids_every_signature_and_counts_the_drafts(b: Building):
    b.locked().sign_next().sign_next()
    first = b.session.lock
    with pytest.raises(BadInput, match="解除锁定的原因"):
        b.room.agreement.unlock("")
    b.room.agreement.unlock("金额写错")
    assert (b.session.lock, b.session.signatures, b.session.drafts_locked) == (None, (), 1)
    b.room.agreement.revise_clause(b.session.clauses[0].clause_id, b.clause(amount_fen=60000))
    second = b.locked().session.lock
    assert first is not None and second is not None
    assert (second.draft, second.digest != first.digest) == (2, True)


def test_a_text_opened_and_not_changed_needs_no_second_reading(b: Building):
    b.locked().room.agreement.unlock("换一支笔")
    b.room.agreement.lock()
    assert b.session.lock is not None


def test_what_is_not_locked_cannot_be_opened_and_what_is_signed_never(b: Building):
    with pytest.raises(AgreementNotReady, match="没有锁定"):
        b.room.agreement.unlock("x")
    b.at(Stage.FOLLOW_UP)
    with pytest.raises(NotPermitted, match="协议已经签署"):
        b.room.agreement.unlock("x")
    with pytest.raises(AgreementIsLocked, match="已经签署完成"):
        unlock(b.session, "x")


def test_a_doubt_goes_back_to_the_clause_until_it_is_worded_anew(b: Building):
    b.drafted()
    clause_id = b.session.clauses[0].clause_id
    b.room.agreement.question_clause(clause_id, "哪天付？")
    assert b.session.clauses[0].questioned == ("哪天付？",)
    b.room.agreement.revise_clause(clause_id, b.clause(due_on=date(2026, 4, 1)))
    assert b.session.clauses[0].questioned == ()


def test_the_order_names_every_clause_once(b: Building):
    b.drafted()
    one, two = (c.clause_id for c in b.session.clauses)
    for wrong in ((one,), (one, one), (one, two, "x")):
        with pytest.raises(BadInput, match="条款顺序有误"):
            b.room.agreement.order_clauses(wrong)
    b.room.agreement.order_clauses((two, one))
    assert [c.clause_id for c in b.session.clauses] == [two, one]


def test_an_agreement_has_room_for_a_hundred_clauses(b: Building):
    for _ in range(MOST_CLAUSES):
        b.room.agreement.draft_clause(b.clause())
    with pytest.raises(BadInput, match="最多100条"):
        b.room.agreement.draft_clause(b.clause())


def test_a_text_is_locked_at_its_own_step_only():
    b = a_session().at(Stage.JOINT).drafted()
    read(b)
    with pytest.raises(AgreementNotReady, match="到“协议与签名”这一步再锁定"):
        b.room.agreement.lock()


def test_nothing_is_locked_while_somebody_is_still_talking(b: Building):
    read(b.drafted())
    b.talk("甲", 2)
    with pytest.raises(AgreementNotReady, match="谈话还在进行"):
        b.room.agreement.lock()


def test_a_party_who_came_late_is_told_before_the_text_is_locked(b: Building):
    b.drafted().with_party("秦越", PartyRole.BOTH)
    with pytest.raises(AgreementNotReady, match="还没有向秦越告知权利义务"):
        b.locked()
    b.told("丙").locked()


def test_a_party_who_no_longer_wants_it_stops_the_lock(b: Building):
    b.drafted().room.rights.record_willingness(b.id_of("甲"), willing=False)
    with pytest.raises(AgreementNotReady, match="不愿意调解") as refused:
        b.locked()
    assert "第一百七十九条第四项" in refused.value.article


def test_a_clause_of_somebody_who_left_is_put_right_first(b: Building):
    b.with_party("秦越", PartyRole.NEITHER).told("丙").drafted()
    b.room.agreement.draft_clause(b.clause(actor_ids=(b.id_of("丙"),)))
    b.room.people.let_go(b.id_of("丙"), "与本案无关")
    with pytest.raises(AgreementNotReady, match="条款里的秦越已不在场"):
        b.locked()


def child(b: Building, born_on: date) -> str:
    b.with_party("陆小遥", PartyRole.BOTH, born_on).told("丙")
    return b.id_of("丙")


@pytest.mark.parametrize("born_on", [date(2019, 8, 1), date(2012, 8, 1), date(2009, 6, 1)])
def test_a_minor_is_bound_by_a_guardian_and_not_by_a_reason_nor_a_suitable_adult(b: Building, born_on: date):
    ward = child(b, born_on)
    b.drafted().room.people.note_guardian_absent(ward, "父母在外地")
    with pytest.raises(GuardianMustSign, match="须由监护人到场签名") as refused:
        b.locked()
    assert "民法典" in refused.value.article
    b.room.people.bring_guardian(ward, "班主任", details("柳青"), suitable_adult=True)
    with pytest.raises(GuardianMustSign):
        b.locked()
    b.with_guardian("丙", "陆远", "父亲").locked()


def test_who_lives_on_own_work_from_sixteen_binds_themselves(b: Building):
    ward = child(b, date(2009, 6, 1))
    b.drafted().room.people.note_guardian_absent(ward, "本人不同意通知", own_income_and_agrees=True)
    b.locked()


def test_a_name_put_right_after_the_reading_is_read_aloud_again() -> None:
    building = a_session().at(Stage.AGREEMENT).drafted()
    building.room.agreement.read_aloud(tuple(p.person_id for p in building.session.parties))
    assert building.session.read_aloud_at is not None
    person = building.session.parties[0]
    building.room.people.correct(person.person_id, replace(person.details, phone="13900000099"))
    assert building.session.read_aloud_at is None
