"""Who signs what in which order, and when everything is settled."""

from __future__ import annotations

from datetime import date

import pytest

from mediator.domain import signing
from mediator.domain.errors import BadInput
from mediator.domain.events import SignatureMade, SignatureRefused, SignerRole
from mediator.domain.ink import InkTooLittle
from mediator.domain.paper_hand import PaperHand
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.signing import (
    HOST_ID,
    NotYourTurn,
    SignatureMissing,
    SigningNotAllowed,
    TickMissing,
    next_line,
    signing_plan,
)
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.domain.ink_samples import DOT
from tests.people_samples import details, ink

PARTY, GUARDIAN, HOST = SignerRole.PARTY, SignerRole.GUARDIAN, SignerRole.HOST


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.AGREEMENT).locked()


def plan(b: Building) -> list[tuple[str, str, str]]:
    return [(line.role.value, line.letter, line.name) for line in signing_plan(b.session)]


def sign(b: Building, letter: str = "甲", *, identity: bool = True, heard: bool = True) -> None:
    b.room.agreement.sign(b.id_of(letter), PARTY, ink(), identity_checked=identity, read_or_heard=heard)


def choose(b: Building, paper: PaperHand, *, identity: bool = True, heard: bool = True) -> None:
    """Whoever's turn it is signs on paper."""
    line = next_line(b.session)
    assert line is not None
    b.room.agreement.choose_paper(
        line.signer_id, line.role, paper, identity_checked=identity, read_or_heard=heard
    )


def test_the_order_is_parties_those_beside_them_helpers_witness_recorder_host():
    b = a_session().at(Stage.PARTIES).with_parties()
    b.with_helper(PersonKind.RECORDER, "纪言").with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    b.with_helper(PersonKind.INVITEE, "丁香").with_helper(PersonKind.AGENT, "方圆", for_letter="乙")
    assert plan(b) == [
        ("party", "甲", "林知夏"),
        ("party", "乙", "许明川"),
        ("agent", "代", "方圆"),
        ("helper", "邀", "丁香"),
        ("attesting_witness", "见", "谷雨"),
        ("recorder", "记", "纪言"),
        ("host", "警", b.session.host.name),
    ]


def test_below_eight_the_guardian_signs_alone_and_from_eight_both():
    b = a_session().at(Stage.PARTIES).with_children()
    assert plan(b) == [
        ("party", "甲", "林小禾"),
        ("guardian", "甲", "林知夏"),
        ("guardian", "乙", "许明川"),
        ("host", "警", b.session.host.name),
    ]


@pytest.mark.parametrize(("born_on", "signs"), [(date(2018, 3, 9), False), (date(2018, 3, 8), True)])
def test_the_eighth_birthday_itself_is_still_the_guardians(born_on: date, signs: bool):
    b = a_session().at(Stage.PARTIES).with_party("林小禾", PartyRole.BOTH, born_on)
    assert (("party", "甲", "林小禾") in plan(b)) is signs


def test_a_fact_witness_does_not_sign_nor_whoever_came_for_one():
    b = a_session().at(Stage.PARTIES).with_parties()
    b.room.people.add_fact_witness(details("白小露", date(2015, 1, 1)))
    b.with_guardian("证", "白霜", "父亲")
    assert not {"白小露", "白霜"} & {name for _, _, name in plan(b)}


def test_a_guardian_whose_ward_left_does_not_sign():
    b = a_session().at(Stage.PARTIES).with_children()
    b.room.people.let_go(b.id_of("甲"), "登记错误")
    assert "林知夏" not in {name for _, _, name in plan(b)}


def test_a_suitable_adult_signs_as_present_and_not_as_guardian():
    b = a_session().at(Stage.PARTIES).with_children()
    b.room.people.bring_guardian(b.id_of("甲"), "班主任", details("柳青"), suitable_adult=True)
    assert ("helper", "甲", "柳青") in plan(b)


def test_nobody_signs_before_the_lock():
    b = a_session().at(Stage.AGREEMENT).drafted()
    for step in (lambda: sign(b), lambda: b.room.agreement.refuse_signature(b.id_of("甲"), PARTY, "不签")):
        with pytest.raises(SigningNotAllowed, match="还没有锁定"):
            step()
    with pytest.raises(SigningNotAllowed):
        b.room.agreement.complete()


def test_everybody_waits_for_their_turn(b: Building):
    with pytest.raises(NotYourTurn, match="按顺序现在请林知夏签名"):
        sign(b, "乙")
    with pytest.raises(NotYourTurn):
        b.room.agreement.sign(b.id_of("甲"), GUARDIAN, ink(), identity_checked=True, read_or_heard=True)
    sign(b, "甲")
    with pytest.raises(NotYourTurn):
        sign(b, "甲")


def test_neither_identity_nor_reading_is_ever_assumed(b: Building):
    with pytest.raises(TickMissing, match="核对签名人的身份"):
        sign(b, identity=False)
    with pytest.raises(TickMissing, match="看过或听过全文"):
        sign(b, heard=False)
    assert b.session.signatures == ()


def test_a_dot_is_no_signature(b: Building):
    with pytest.raises(InkTooLittle):
        b.room.agreement.sign(b.id_of("甲"), PARTY, DOT, identity_checked=True, read_or_heard=True)


def test_a_signature_is_bound_to_the_digest_that_was_locked(b: Building):
    sign(b)
    event = b.events[-1].event
    assert isinstance(event, SignatureMade) and b.session.lock is not None
    assert event.digest == b.session.lock.digest
    b.room.agreement.refuse_signature(b.id_of("乙"), PARTY, "再想想")
    refused = b.events[-1].event
    assert isinstance(refused, SignatureRefused) and refused.digest == b.session.lock.digest


def test_signing_waits_for_every_line(b: Building):
    while (waiting := next_line(b.session)) is not None:
        with pytest.raises(SignatureMissing, match=f"还有{waiting.name}没有签名"):
            b.room.agreement.complete()
        b.sign_next()
    b.room.agreement.complete()
    assert b.session.signed is not None


def test_a_refusal_of_a_party_leaves_the_agreement_undone(b: Building):
    with pytest.raises(BadInput, match="拒绝签名的理由"):
        b.room.agreement.refuse_signature(b.id_of("甲"), PARTY, "")
    b.room.agreement.refuse_signature(b.id_of("甲"), PARTY, "金额太高")
    b.signed_by_all()
    with pytest.raises(SignatureMissing, match="林知夏拒绝签名，协议没有达成") as refused:
        b.room.agreement.complete()
    assert "第一百八十四条第一款" in refused.value.article
    b.room.agreement.unlock("继续商谈")
    assert b.session.signatures == ()


def test_a_guardian_or_the_host_who_refuses_stops_it_too():
    for name, role in (("林知夏", GUARDIAN), ("何砚秋", HOST)):
        b = a_session().at(Stage.PARTIES).with_children().at(Stage.AGREEMENT).locked()
        while (line := next_line(b.session)) is not None:
            if line.role is role and line.name == name:
                b.room.agreement.refuse_signature(line.signer_id, role, "不同意")
            else:
                b.sign_next()
        with pytest.raises(SignatureMissing, match=f"{name}拒绝签名"):
            b.room.agreement.complete()


def test_an_attesting_witness_who_does_not_sign_stops_nobody():
    b = a_session().at(Stage.PARTIES).with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    b.at(Stage.AGREEMENT).locked().sign_next().sign_next()
    b.room.agreement.refuse_signature(b.id_of("见"), SignerRole.ATTESTING_WITNESS, "有事先走")
    b.signed_by_all().room.agreement.complete()
    assert b.session.signed is not None


def test_a_pen_on_the_printed_paper_settles_a_line_with_its_reason(b: Building):
    with pytest.raises(BadInput, match="改用纸质签名的原因"):
        choose(b, PaperHand(reason=""))
    choose(b, PaperHand(reason="手写板不灵"))
    b.signed_by_all().room.agreement.complete()
    assert b.session.signatures[0].on_paper == "手写板不灵"


def test_nobody_signs_or_completes_twice(b: Building):
    b.at(Stage.FOLLOW_UP)
    with pytest.raises(SigningNotAllowed, match="已经签署完成"):
        signing.sign(b.session, b.id_of("甲"), PARTY, ink(), identity_checked=True, read_or_heard=True)
    with pytest.raises(SigningNotAllowed, match="已经签署完成"):
        signing.check_complete(b.session)


def test_the_host_signs_last(b: Building):
    assert signing_plan(b.session)[-1].signer_id == HOST_ID
