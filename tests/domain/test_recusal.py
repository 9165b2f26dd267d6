"""Stepping aside: the host's word, a request, and the decision on it."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.progress import StageNotAllowed, blocking, missing_in
from mediator.domain.recusal import (
    HostSteppedAside,
    NothingToDecide,
    about_declaration,
    about_open_requests,
    open_requests,
)
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import DAY, OFFICER


def asks(b: Building, letter: str = "甲") -> Building:
    b.room.rights.ask_recusal(b.id_of(letter), asks=True, reason="与对方是亲戚")
    return b


def decided(b: Building, letter: str = "甲", *, granted: bool) -> Building:
    b.room.rights.decide_recusal(b.id_of(letter), granted=granted, decided_by="顾长宁", reason="经核实")
    return b


def codes(b: Building, stage: Stage) -> set[str]:
    return {m.code for m in blocking(missing_in(b.session, stage, b.room.pack, DAY))}


def test_a_request_does_not_vanish_and_the_talks_go_on_meanwhile():
    b = asks(a_session().at(Stage.FIRST_ROUND))
    assert [p.letter for p in open_requests(b.session)] == ["甲"]
    b.heard("甲").heard("乙")
    b.room.advance()
    assert "recusal" in {m.code for m in b.room.advised()}
    assert "recusal" not in codes(b, Stage.COMPARISON)


def test_an_open_request_keeps_the_agreement_from_being_locked():
    b = asks(a_session().at(Stage.AGREEMENT))
    assert "recusal" in codes(b, Stage.AGREEMENT)
    b.drafted().room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    with pytest.raises(Exception, match="回避申请没有作出决定"):
        b.room.agreement.lock()
    decided(b, granted=False)
    assert b.room.agreement.lock().lock is not None


def test_the_sentence_about_an_open_request_names_nobody():
    b = asks(a_session().at(Stage.FIRST_ROUND))
    (missing,) = about_open_requests(b.session)
    assert b.session.person(b.id_of("甲")).name not in missing.sentence.in_chinese()


def test_whoever_asked_and_left_still_waits_for_the_decision():
    b = asks(a_session().with_parties())
    b.room.people.let_go(b.id_of("甲"), "登记错误")
    assert len(open_requests(b.session)) == 1


def test_a_refused_request_lets_the_session_go_on():
    b = decided(asks(a_session().at(Stage.FIRST_ROUND)), granted=False)
    assert open_requests(b.session) == ()
    assert b.talk("甲")


def test_a_granted_request_ends_the_part_of_the_host_everywhere():
    b = decided(asks(a_session().at(Stage.FIRST_ROUND)), granted=True)
    with pytest.raises(HostSteppedAside, match=f"{OFFICER.name}应当回避") as refused:
        b.talk("甲")
    assert "第九十五条" in refused.value.article
    assert "recused" in codes(b, Stage.FIRST_ROUND)
    with pytest.raises(StageNotAllowed, match="移交其他民警"):
        b.room.advance()
    joint = decided(asks(a_session().at(Stage.JOINT)), granted=True)
    with pytest.raises(HostSteppedAside):
        joint.finish()


def test_handing_over_ends_the_session_here():
    b = decided(asks(a_session().at(Stage.FIRST_ROUND)), granted=True)
    assert b.room.terminate("主持人回避，移交其他民警办理", "由其他民警重新受理").ended


def test_there_is_nothing_to_decide_where_nobody_asked():
    with pytest.raises(NothingToDecide):
        decided(a_session().with_parties(), granted=True)


def test_a_second_request_waits_again():
    b = asks(decided(asks(a_session().with_parties()), granted=False))
    assert len(open_requests(b.session)) == 1


@pytest.mark.parametrize("empty", ["decided_by", "reason"])
def test_a_decision_says_who_and_why(empty: str):
    b = asks(a_session().with_parties())
    said = {"decided_by": "顾长宁", "reason": "经核实", empty: ""}
    with pytest.raises(BadInput):
        b.room.rights.decide_recusal(b.id_of("甲"), granted=True, **said)


def test_the_word_of_the_host_is_good_practice_and_holds_nothing_up():
    b = a_session().at(Stage.RIGHTS)
    (missing,) = about_declaration(b.session)
    assert not missing.blocking
    b.room.rights.declare_host(none_applies=True)
    assert about_declaration(b.session) == ()


def test_a_host_to_whom_a_ground_applies_says_which_and_does_not_go_on():
    b = a_session().at(Stage.FIRST_ROUND)
    with pytest.raises(BadInput, match="应当回避的情形"):
        b.room.rights.declare_host(none_applies=False)
    b.room.rights.declare_host(none_applies=False, note="与乙方是近亲属")
    with pytest.raises(HostSteppedAside):
        b.talk("甲")
