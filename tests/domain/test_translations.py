"""Statements stay in the language spoken; a translation by an interpreter may stand beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.domain.disclosure import Both, Officer, Paper, PartyView, translation_for
from mediator.domain.errors import BadInput
from mediator.domain.paperwork_talks import talk_record_of
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from mediator.domain.translations import is_asked
from tests.builders import Building, a_session
from tests.people_samples import details

WORDS, CHINESE = "He knocked at ten.", "他十点来敲门。"


@pytest.fixture
def b() -> Building:
    """甲 reads English pages and has an interpreter."""
    b = a_session().at(Stage.PARTIES).with_parties()
    b.room.people.correct(b.id_of("甲"), replace(details("林知夏"), language="en"))
    b.with_helper(PersonKind.INTERPRETER, "白果", for_letter="甲")
    return b.at(Stage.FIRST_ROUND)


@pytest.fixture
def told(b: Building) -> str:
    return b.says(b.talk("甲"), WORDS)


def interpreter(b: Building) -> str:
    return b.session.here(PersonKind.INTERPRETER)[0].person_id


def test_words_are_kept_in_the_language_spoken_the_persons_own_unless_another_is_named(
    b: Building, told: str
):
    assert b.session.statement(told).language == "en"
    talk_id = b.session.statement(told).talk_id
    b.room.talks.record_statement(talk_id, "十点", categories=(), language="zh")
    assert b.session.statements[-1].language == "zh"
    with pytest.raises(BadInput, match="没有“tlh”这种语言"):
        b.room.talks.record_statement(talk_id, "nuqneH", categories=(), language="tlh")


def test_a_translation_stands_beside_and_changes_no_word(b: Building, told: str):
    b.room.talks.translate(told, "zh", CHINESE, interpreter(b))
    statement = b.session.statement(told)
    assert (statement.text, statement.translations) == (WORDS, {"zh": CHINESE})
    for audience in (Officer(), PartyView(b.id_of("甲")), Paper(b.id_of("甲"))):
        assert translation_for(b.session, statement, audience, "zh") == CHINESE
    assert translation_for(b.session, statement, PartyView(b.id_of("乙")), "zh") == ""
    assert translation_for(b.session, statement, Officer(), "ko") == ""


def test_a_translation_tells_no_more_than_the_agreed_words(b: Building, told: str):
    b.room.talks.translate(told, "zh", CHINESE, interpreter(b))
    b.room.talks.grant_disclosure(told)
    assert translation_for(b.session, b.session.statement(told), Both(), "zh") == CHINESE
    b.room.talks.grant_disclosure(told, words="Somebody knocked.")
    assert translation_for(b.session, b.session.statement(told), Both(), "zh") == ""


def test_only_an_interpreter_who_is_here_translates_and_into_another_language(b: Building, told: str):
    for by in ("", b.id_of("甲"), "nobody"):
        with pytest.raises(BadInput, match="哪位翻译人员"):
            b.room.talks.translate(told, "zh", CHINESE, by)
    with pytest.raises(BadInput, match="另一种语言"):
        b.room.talks.translate(told, "en", WORDS, interpreter(b))
    with pytest.raises(BadInput, match="译文还是空的"):
        b.room.talks.translate(told, "zh", " ", interpreter(b))


def test_the_record_has_the_words_and_the_translation_below(b: Building, told: str):
    b.room.talks.translate(told, "zh", CHINESE, interpreter(b))
    talk_id = b.session.statement(told).talk_id
    b.ended(talk_id)
    paper = talk_record_of(b.session, b.session.talk(talk_id), station="青石派出所", training=True)
    lines = [(e.label, e.text) for e in paper.entries]
    at = lines.index(("答：", WORDS))
    assert lines[at + 1] == ("译文：", CHINESE)


def test_the_language_is_asked_where_another_may_be_spoken(b: Building):
    people = b.session
    assert is_asked(people, people.person(b.id_of("甲")))
    assert not is_asked(people, people.person(b.id_of("乙")))
