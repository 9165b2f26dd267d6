"""Signing on the printed paper: by pen, by finger, by another's hand before a witness; and refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import PaperSignatureChosen, RecordReadBack, RightsNoticeGiven, SignerRole
from mediator.domain.interview import NotAllHeard, lines_of
from mediator.domain.paper_hand import PaperHand, PaperWay
from mediator.domain.paper_signing import OwnHandOnly, WitnessMissing, witnesses_for
from mediator.domain.papers import SignatureLine
from mediator.domain.paperwork import agreement_paper_of, rights_notice_of, talk_record_of
from mediator.domain.people import AccessNeed, PartyRole, PersonKind
from mediator.domain.signing import SignatureMissing, TickMissing, next_line, signing_plan
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import details

FINGER = PaperHand(reason="不会写字", way=PaperWay.FINGERPRINT)


@pytest.fixture
def b() -> Building:
    built = a_session().with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    return built.at(Stage.AGREEMENT).locked()


def by_another(b: Building, *, writer: str = "白芷", witness: str = "见") -> PaperHand:
    witness_id = b.id_of(witness) if witness else ""
    return PaperHand(reason="手受伤", way=PaperWay.BY_ANOTHER, writer=writer, witness_id=witness_id)


def choose(b: Building, paper: PaperHand, *, identity: bool = True, heard: bool = True) -> None:
    line = next_line(b.session)
    assert line is not None
    b.room.agreement.choose_paper(
        line.signer_id, line.role, paper, identity_checked=identity, read_or_heard=heard
    )


def places(b: Building) -> tuple[SignatureLine, ...]:
    return agreement_paper_of(b.session, station="青石派出所", training=True).signatures


def test_the_ticks_are_asked_for_on_paper_too(b: Building):
    with pytest.raises(TickMissing, match="核对签名人的身份"):
        choose(b, FINGER, identity=False)
    with pytest.raises(TickMissing, match="看过或听过全文"):
        choose(b, FINGER, heard=False)


def test_a_finger_leaves_the_box_and_the_words_of_who_wrote_the_name(b: Building):
    choose(b, FINGER)
    first = places(b)[0]
    assert first.fingerprint and first.ink is None and first.signed_on is None
    assert first.note == "林知夏不会写字，由民警写明姓名和原因，本人捺指印。原因：不会写字。"


def test_another_writes_before_a_witness_and_has_a_place_to_sign(b: Building):
    choose(b, by_another(b))
    first, writer = places(b)[:2]
    assert first.fingerprint
    assert first.note == "林知夏的姓名由白芷代书，谷雨在场见证，本人捺指印。原因：手受伤。"
    assert (writer.label, writer.name, writer.fingerprint) == ("代书人", "白芷", False)
    event = b.events[-1].event
    assert isinstance(event, PaperSignatureChosen) and event.identity_checked and event.read_or_heard


def test_an_own_hand_leaves_the_line_free_without_a_box(b: Building):
    choose(b, PaperHand(reason="签名板不好用"))
    first = places(b)[0]
    assert (first.note, first.ink, first.fingerprint) == ("", None, False)


@pytest.mark.parametrize("witness", ["", "甲", "乙"])
def test_a_witness_is_here_and_on_no_side(b: Building, witness: str):
    with pytest.raises(WitnessMissing):
        choose(b, by_another(b, witness=witness))
    assert b.session.signatures == ()


def test_whoever_writes_is_named_and_is_neither_party_nor_witness(b: Building):
    with pytest.raises(BadInput, match="代书人姓名还是空的"):
        choose(b, by_another(b, writer=" "))
    with pytest.raises(BadInput, match="当事人不能代书"):
        choose(b, by_another(b, writer="许明川"))
    with pytest.raises(WitnessMissing, match="不能是同一个人"):
        choose(b, by_another(b, writer="谷雨"))


def test_neither_a_guardian_nor_an_agent_nor_a_fact_witness_attests():
    b = a_session().at(Stage.PARTIES).with_party("林小禾", PartyRole.ACTOR, date(2016, 5, 20))
    b.with_party("许明川", PartyRole.INJURED).with_guardian("甲", "林知夏", "母亲")
    b.with_fact_witness("白小露").with_helper(PersonKind.AGENT, "方圆", for_letter="乙")
    b.with_helper(PersonKind.INVITEE, "丁香")
    assert [p.name for p in witnesses_for(b.session, b.id_of("甲"))] == ["丁香"]


def test_the_recorder_and_the_host_sign_with_their_own_hand():
    b = a_session().with_parties().with_helper(PersonKind.RECORDER, "纪言").at(Stage.AGREEMENT).locked()
    b.sign_next().sign_next()
    for _ in range(2):
        with pytest.raises(OwnHandOnly):
            choose(b, FINGER)
        choose(b, PaperHand(reason="签名板不好用"))
    assert next_line(b.session) is None


def test_a_refusal_of_a_helper_witness_or_recorder_stops_nobody_and_one_of_a_party_does(b: Building):
    assert [line.role.value for line in signing_plan(b.session)] == [
        *("party", "party", "attesting_witness", "host")
    ]
    b.sign_next().sign_next()
    b.room.agreement.refuse_signature(b.id_of("见"), SignerRole.ATTESTING_WITNESS, "有事先走")
    b.signed_by_all().room.agreement.complete()
    other = a_session().at(Stage.AGREEMENT).locked()
    other.room.agreement.refuse_signature(other.id_of("甲"), SignerRole.PARTY, "再想想")
    with pytest.raises(SignatureMissing):
        other.signed_by_all().room.agreement.complete()


def test_a_refusal_is_printed_with_hour_reason_and_witness_and_takes_nothing_from_others(b: Building):
    with pytest.raises(WitnessMissing):
        b.room.agreement.refuse_signature(b.id_of("甲"), SignerRole.PARTY, "再想想", b.id_of("乙"))
    b.room.agreement.refuse_signature(b.id_of("甲"), SignerRole.PARTY, "再想想", b.id_of("见"))
    b.sign_next()
    first, second = places(b)[:2]
    assert first.note == "林知夏于2026年3月9日9时00分拒绝签名，理由：再想想。见证人：谷雨。"
    assert second.ink is not None and second.note == ""


def test_a_guardian_stands_with_the_relation_and_signs_instead_of_a_small_child():
    b = a_session().at(Stage.PARTIES).with_children().at(Stage.AGREEMENT).locked()
    of_twelve, of_six = (place for place in places(b) if "法定代理人" in place.label)
    assert of_twelve.detail.startswith("（与林小禾的关系：") and "代为签名" not in of_twelve.detail
    assert of_six.detail.endswith("，代为签名）")


def test_a_guardian_who_cannot_read_must_have_heard_it_as_every_party_has_before_the_lock():
    b = a_session().at(Stage.PARTIES).with_party("林小禾", PartyRole.BOTH, date(2016, 5, 20))
    b.with_party("许明川", PartyRole.INJURED)
    mother = replace(details("林知夏"), needs=(AccessNeed.READING,))
    b.room.people.bring_guardian(b.id_of("甲"), "母亲", mother)
    b.at(Stage.AGREEMENT).drafted()
    b.room.agreement.read_aloud((b.id_of("甲"), b.id_of("乙")))
    b.room.agreement.lock()
    b.sign_next().sign_next()
    with pytest.raises(TickMissing, match="林知夏看不了全文"):
        choose(b, FINGER)


# ------------------------------------------------- the notice and the record of a talk


def test_the_notice_may_be_signed_on_paper_with_the_writer_and_the_witness_below():
    b = a_session().with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨").at(Stage.RIGHTS)
    b.told("甲")
    b.room.rights.give_notice(b.id_of("甲"), ink=None, on_paper=by_another(b))
    event = b.events[-1].event
    assert isinstance(event, RightsNoticeGiven) and event.on_paper is not None and event.ink is None
    paper = rights_notice_of(b.session, b.room.pack, b.id_of("甲"), station="青石派出所", training=True)
    assert [(s.label, s.name) for s in paper.signatures] == [
        *(("被告知人", "林知夏"), ("代书人", "白芷"), ("见证人", "谷雨"))
    ]
    assert paper.signatures[0].fingerprint and paper.signatures[0].signed_on is None


def test_the_record_of_a_talk_is_signed_on_paper_only_once_every_line_was_read():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    b.says(talk_id, "我推了他")
    with pytest.raises(NotAllHeard):
        b.room.talks.read_back(talk_id, ink=None, on_paper=FINGER)
    b.room.talks.read_back(talk_id, ink=None, on_paper=FINGER, heard=lines_of(b.session, talk_id))
    event = b.events[-1].event
    assert isinstance(event, RecordReadBack) and event.on_paper == FINGER
    paper = talk_record_of(b.session, b.session.talks[-1], station="青石派出所", training=True)
    assert paper.signatures[0].fingerprint and "捺指印" in paper.signatures[0].note
