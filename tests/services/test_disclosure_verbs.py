"""Leave, notes and translations through the room's verbs and through a script; drafts go with the commit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.domain.disclosure import Officer, notes_for
from mediator.domain.errors import BadInput
from mediator.domain.events import (
    DisclosureGranted,
    DisclosureLevel,
    DisclosureWithdrawn,
    MustActGround,
    MustActRaised,
    NegotiationNoted,
    NegotiationNoteStruck,
    StatementSaid,
)
from mediator.domain.stages import Stage
from mediator.services.draft_keys import NOTE_DRAFTS, consent_draft, must_act_drafts
from mediator.services.ports import Draft
from mediator.services.script import Allow, Say, Script, TalkEntry
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told
from tests.builders import Building, a_session
from tests.services.test_play import founding, played

ABOUT_WORDS = (
    DisclosureWithdrawn,
    DisclosureGranted,
    StatementSaid,
    MustActRaised,
    NegotiationNoted,
    NegotiationNoteStruck,
)


def typed(b: Building, *fields: str) -> None:
    for field in fields:
        at = b.desk.clock.now()
        b.desk.drafts.save(Draft(session_id=b.session.session_id, field=field, text="写到一半", at=at))


def left(b: Building) -> set[str]:
    return {draft.field for draft in b.desk.drafts.load(b.session.session_id)}


def test_what_was_typed_goes_with_what_was_recorded():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    told = b.says(talk_id, "他先动手")
    typed(b, consent_draft(told), *must_act_drafts(told), *NOTE_DRAFTS, f"statement:{talk_id}")
    b.room.talks.grant_disclosure(told)
    assert consent_draft(told) not in left(b)
    b.room.notes.note(b.id_of("甲"), "底线", talk_id)
    assert left(b) == {*must_act_drafts(told), *NOTE_DRAFTS}
    b.room.notes.note(b.id_of("甲"), "底线")
    assert left(b) == {*must_act_drafts(told)}
    b.room.talks.raise_must_act(told, MustActGround.CRIME, "程立新", "移交")
    assert left(b) == set()


def test_a_note_put_back_takes_no_draft_with_it():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    typed(b, f"statement:{talk_id}")
    b.room.notes.note(b.id_of("甲"), "底线", talk_id, again=True)
    assert left(b) == {f"statement:{talk_id}"}


def test_the_founding_case_notes_a_motive_and_says_who_agreed_to_which_words():
    session, events = played(founding())
    assert [n.text for n in notes_for(session, Officer())] == ["父亲最担心学校知道这件事；赔不赔钱不看重。"]
    granted = [e for e in events if isinstance(e, DisclosureGranted)]
    guardians = {g.person_id for p in session.parties for g in session.guardians_of(p.person_id)}
    assert {e.by for e in granted} <= guardians
    assert [(e.level, bool(e.words)) for e in granted] == [
        (DisclosureLevel.MAY_HINT, False),
        (DisclosureLevel.MAY_SAY, True),
    ]
    assert all(talk.limits_explained for talk in session.talks)


def with_entries(*entries: TalkEntry) -> Script:
    """The founding case with these at the end of its third talk, the second with the same child."""
    script = founding()
    talks = list(script.talks)
    talks[2] = replace(talks[2], entries=(*talks[2].entries, *entries))
    return replace(script, talks=tuple(talks))


def test_a_script_tells_of_leave_taken_back_of_words_said_and_of_what_was_acted_on():
    script = with_entries(
        Say(where="x", text="另外一句", categories=(), verbatim=False, may_say=True),
        KeepBack(where="x", label="甲-10"),
        Allow(where="x", label="甲-10", words="有一句话"),
        Told(where="x", label="甲-10", to="B"),
        Say(where="x", text="有人扬言要打人", categories=(), verbatim=False, may_say=False),
        ActOn(
            where="x",
            label="甲-11",
            ground=MustActGround.THREAT,
            superior="程立新",
            measures="当天上门核实",
        ),
        Note(where="x", text="记错了", struck=True),
    )
    _, events = played(script)
    third = [e for e in events if isinstance(e, ABOUT_WORDS)][3:]
    assert [type(e) for e in third] == [
        DisclosureWithdrawn,
        DisclosureGranted,
        StatementSaid,
        MustActRaised,
        NegotiationNoted,
        NegotiationNoteStruck,
    ]


def test_a_script_that_explains_nothing_before_a_talk_is_refused_at_that_talk():
    script = founding()
    first, *rest = script.talks
    with pytest.raises(BadInput, match=r"talk\[1\].*请先向周子墨说明哪些情况必须处置"):
        played(replace(script, talks=(replace(first, limits=False), *rest)))
