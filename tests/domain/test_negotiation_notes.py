"""What is kept in mind for the shuttle: for the officer alone, on no paper, in no export."""

from __future__ import annotations

import pytest

from mediator.domain.disclosure import (
    Audience,
    Board,
    Both,
    Export,
    Officer,
    Paper,
    PartyView,
    Superior,
    notes_for,
)
from mediator.domain.errors import BadInput
from mediator.domain.paperwork_talks import talk_record_of
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session

BOTTOM = "底线是三百元"


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().with_fact_witness().at(Stage.FIRST_ROUND)


def test_a_note_is_no_statement_and_is_read_by_the_officer_alone(b: Building):
    talk_id = b.talk("甲")
    b.room.notes.note(b.id_of("甲"), f" {BOTTOM} ", talk_id)
    assert b.session.statements == ()
    assert [n.text for n in notes_for(b.session, Officer())] == [BOTTOM]
    others: list[Audience] = [
        PartyView(b.id_of("甲")),
        PartyView(b.id_of("乙")),
        Both(),
        Board(),
        Paper(b.id_of("甲")),
        Export(),
        Export(unmasked=True),
        Superior(),
    ]
    for audience in others:
        assert notes_for(b.session, audience) == ()


def test_a_note_stands_on_no_record_of_the_talk(b: Building):
    talk_id = b.talk("甲")
    b.says(talk_id, "他先动手")
    b.room.notes.note(b.id_of("甲"), BOTTOM, talk_id)
    b.ended(talk_id)
    talk = b.session.talk(talk_id)
    paper = talk_record_of(b.session, talk, station="青石派出所", training=True)
    assert "他先动手" in repr(paper) and BOTTOM not in repr(paper)


def test_a_struck_note_is_gone_and_cannot_be_struck_again(b: Building):
    note_id = b.room.notes.note(b.id_of("乙"), BOTTOM).notes[-1].note_id
    b.room.notes.strike(note_id)
    assert notes_for(b.session, Officer()) == ()
    for gone in (note_id, "no-such-note"):
        with pytest.raises(BadInput, match="已经删除"):
            b.room.notes.strike(gone)


def test_notes_are_about_those_who_are_heard_and_of_their_own_talk(b: Building):
    b.with_helper(PersonKind.INVITEE, "丁香")
    with pytest.raises(BadInput, match="只记当事人和证人"):
        b.room.notes.note(b.id_of("邀"), BOTTOM)
    talk_id = b.talk("甲")
    with pytest.raises(BadInput, match="谈的是另一个人"):
        b.room.notes.note(b.id_of("乙"), BOTTOM, talk_id)
    with pytest.raises(BadInput, match="还是空的"):
        b.room.notes.note(b.id_of("甲"), "  ", talk_id)
