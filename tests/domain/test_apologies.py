"""Saying sorry and owning what happened: outcomes that count beside money."""

from __future__ import annotations

import pytest

from mediator.domain.apologies import ApologyNotOpen, apologies_of, became_clause
from mediator.domain.clauses import clause_text
from mediator.domain.errors import BadInput
from mediator.domain.events import ApologyKind, ClauseKind, JointOutcome
from mediator.domain.joint import JointTalkNotAllowed
from mediator.domain.paperwork_talks import mediation_record_of
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session

WORDS = "对不起，是我先推的。"


@pytest.fixture
def b() -> Building:
    made = a_session().at(Stage.PARTIES).with_children().at(Stage.JOINT)
    made.room.joint.start(tuple(p.person_id for p in made.session.people), rules_accepted=True)
    return made


def says_sorry(
    b: Building, kind: ApologyKind = ApologyKind.APOLOGY, *, accepted: bool = True, words: str = WORDS
) -> str:
    return (
        b.room.joint.apologise(kind, b.id_of("甲"), (b.id_of("乙"),), words, accepted=accepted)
        .apologies[-1]
        .apology_id
    )


def test_who_to_whom_in_which_words_and_whether_it_was_taken(b: Building):
    says_sorry(b, accepted=False)
    (made,) = apologies_of(b.session, b.session.joint_talks[-1])
    assert (made.person_id, made.to_ids, made.words, made.accepted) == (
        b.id_of("甲"),
        (b.id_of("乙"),),
        WORDS,
        False,
    )


def test_an_apology_needs_the_talk_two_people_and_its_words(b: Building):
    joint, first, second = b.room.joint, b.id_of("甲"), b.id_of("乙")
    guardian = b.session.here(PersonKind.GUARDIAN)[0].person_id
    joint.apologise(ApologyKind.APOLOGY, guardian, (second, first), WORDS, accepted=True)
    wrong = (
        ("", (second,), WORDS, "请选择是谁说的"),
        (first, (), WORDS, "请选择是对谁说的"),
        (first, ("x",), WORDS, "请选择是对谁说的"),
        (first, (first,), WORDS, "同一个人"),
        (first, (second,), " ", "说的话还是空的"),
    )
    for who, whom, words, said in wrong:
        with pytest.raises(BadInput, match=said):
            joint.apologise(ApologyKind.APOLOGY, who, whom, words, accepted=True)
    joint.end(JointOutcome.AGREED)
    with pytest.raises(JointTalkNotAllowed):
        says_sorry(b)


@pytest.mark.parametrize("done", [True, False])
def test_one_action_makes_the_clause_under_the_same_id(b: Building, done: bool):
    apology_id = says_sorry(b)
    b.room.joint.write_clause(apology_id, done=done)
    (clause,) = b.session.clauses
    assert clause.clause_id == apology_id and clause.terms.kind is ClauseKind.APOLOGY
    assert clause.terms.on_the_spot is done
    assert became_clause(b.session, b.session.apologies[0])
    assert ("当场" in clause_text(b.session, clause.terms)) is done
    assert clause_text(b.session, clause.terms).endswith("赔礼道歉。")
    with pytest.raises(ApologyNotOpen, match="已经写成条款"):
        b.room.joint.write_clause(apology_id, done=done)


def test_a_struck_clause_may_be_written_from_the_apology_again(b: Building):
    apology_id = says_sorry(b)
    b.room.joint.write_clause(apology_id, done=False)
    b.room.agreement.strike_clause(apology_id)
    b.room.joint.write_clause(apology_id, done=True)
    assert [c.terms.on_the_spot for c in b.session.clauses] == [True]


def test_owning_what_happened_is_written_with_its_words(b: Building):
    b.room.joint.write_clause(says_sorry(b, ApologyKind.ACKNOWLEDGEMENT, words="是我先推的。"), done=True)
    (clause,) = b.session.clauses
    assert clause.terms.kind is ClauseKind.DO
    assert "当场承认：“是我先推的”" in clause_text(b.session, clause.terms)


def test_the_record_of_the_talk_prints_it_where_it_was_said(b: Building):
    b.room.joint.record_entry(b.id_of("甲"), "我想先说一句")
    b.later(minutes=1)
    says_sorry(b, accepted=False)
    b.later(minutes=1)
    b.room.joint.record_entry(b.id_of("乙"), "我也推了你")
    (table,) = mediation_record_of(
        b.session, b.session.joint_talks[-1], station="青石派出所", training=False
    ).tables
    assert [text for _, text in table.rows] == [
        "我想先说一句",
        f"（赔礼道歉，对乙方许一鸣）{WORDS}（对方没有表示接受）",
        "我也推了你",
    ]
