"""不同意某一条: a fact with its reason that holds the lock and changes nothing signed."""

from __future__ import annotations

import pytest

from mediator.domain.clause_refusals import ClauseRefusalNotAllowed
from mediator.domain.errors import BadInput
from mediator.domain.events import Regime, SignerRole
from mediator.domain.lock_gates import AgreementNotReady
from mediator.domain.people import PersonKind
from mediator.domain.signing import SignatureMissing, next_line
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import ink


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.AGREEMENT).drafted()


def first(b: Building) -> str:
    return b.session.clauses[0].clause_id


def refuse(b: Building, letter: str = "乙") -> None:
    b.room.agreement.refuse_clause(first(b), b.id_of(letter), "修手机不止这些钱")


def test_a_refused_clause_holds_the_lock_until_it_is_withdrawn(b: Building):
    refuse(b)
    with pytest.raises(AgreementNotReady, match="许明川不同意第1条") as refused:
        b.locked()
    assert refused.value.article == "中华人民共和国治安管理处罚法第九条第三款"
    b.room.agreement.withdraw_refusal(first(b), b.id_of("乙"))
    b.locked()
    assert b.session.lock is not None


@pytest.mark.parametrize("way", ["revised", "struck"])
def test_other_words_or_none_do_away_with_the_refusal(b: Building, way: str):
    refuse(b)
    if way == "revised":
        b.room.agreement.revise_clause(first(b), b.clause(amount_fen=60000))
    else:
        b.room.agreement.strike_clause(first(b))
    assert b.session.clause_refusals == ()
    b.locked()
    assert b.session.lock is not None


def test_each_refuses_for_himself_and_the_latest_reason_counts(b: Building):
    refuse(b, "甲")
    refuse(b, "乙")
    b.room.agreement.refuse_clause(first(b), b.id_of("甲"), "要分两次付")
    assert {(r.person_id, r.reason) for r in b.session.clause_refusals} == {
        (b.id_of("甲"), "要分两次付"),
        (b.id_of("乙"), "修手机不止这些钱"),
    }
    b.room.agreement.withdraw_refusal(first(b), b.id_of("甲"))
    with pytest.raises(ClauseRefusalNotAllowed):
        b.room.agreement.withdraw_refusal(first(b), b.id_of("甲"))
    assert [r.person_id for r in b.session.clause_refusals] == [b.id_of("乙")]


def test_only_a_party_or_who_came_for_one_refuses_and_says_why(b: Building):
    b.with_helper(PersonKind.RECORDER, "纪言")
    with pytest.raises(BadInput, match="哪一位当事人"):
        b.room.agreement.refuse_clause(first(b), b.id_of("记"), "不好")
    with pytest.raises(BadInput, match="不同意的理由还是空的"):
        b.room.agreement.refuse_clause(first(b), b.id_of("甲"), "  ")


def test_a_refusal_while_signing_leaves_lock_and_signatures_and_holds_the_completion(b: Building):
    b.locked().sign_next()
    lock, signatures = b.session.lock, b.session.signatures
    refuse(b)
    assert b.session.lock == lock and b.session.signatures == signatures
    b.signed_by_all()
    with pytest.raises(SignatureMissing, match="许明川不同意第1条"):
        b.room.agreement.complete()
    b.room.agreement.withdraw_refusal(first(b), b.id_of("乙"))
    b.room.agreement.complete()
    with pytest.raises(ClauseRefusalNotAllowed, match="签署完成"):
        refuse(b)


def test_sign_then_refuse_leaves_every_byte_of_the_first_signature(b: Building):
    b.locked().sign_next()
    before = b.session.signatures[0]
    event = b.events[-1]
    line = next_line(b.session)
    assert line is not None and line.role is SignerRole.PARTY
    b.room.agreement.refuse_signature(line.signer_id, line.role, "对条款有不同意见")
    assert b.session.signatures[0] == before and before.ink == ink()
    assert event in b.events
    b.signed_by_all()
    with pytest.raises(SignatureMissing, match="拒绝签名"):
        b.room.agreement.complete()
    assert b.session.signatures[0] == before


def test_before_a_committee_the_refusal_rests_on_its_own_law():
    b = a_session(regime=Regime.PEOPLES).at(Stage.AGREEMENT).drafted()
    refuse(b)
    with pytest.raises(AgreementNotReady) as refused:
        b.locked()
    assert refused.value.article == "中华人民共和国人民调解法第二十六条"
