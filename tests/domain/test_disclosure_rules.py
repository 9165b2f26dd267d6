"""The lock of a statement: who may let it go, how far, when not any more, and what no leave touches."""

from __future__ import annotations

import pytest

from mediator.domain.accounts import DisclosureNotAllowed
from mediator.domain.disclosure import (
    Audience,
    Board,
    Both,
    Export,
    Officer,
    Paper,
    PartyView,
    Superior,
    may_see,
    statements_for,
    words_for,
)
from mediator.domain.disclosure_rules import (
    AlreadySaid,
    MustBeActedOn,
    NoLeave,
    consenting,
    listeners,
)
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Comparison, DisclosureGranted, DisclosureLevel, MustActGround
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session

SECRET, AGREED = "我先推了他一下", "两个人都动了手"
LEVELS = (
    DisclosureLevel.PRIVATE,
    DisclosureLevel.MAY_HINT,
    DisclosureLevel.MAY_SAY,
    DisclosureLevel.SAID,
    DisclosureLevel.MUST_ACT,
)


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().with_fact_witness().at(Stage.FIRST_ROUND)


@pytest.fixture
def told(b: Building) -> str:
    """The id of one private statement of 甲, in a talk that goes on."""
    return b.says(b.talk("甲"), SECRET)


def level_of(b: Building, statement_id: str) -> DisclosureLevel:
    return b.session.statement(statement_id).disclosure


def brought_to(b: Building, statement_id: str, level: DisclosureLevel) -> None:
    """The statement as it stands at this level, with agreed words where there can be any."""
    talks = b.room.talks
    if level in (DisclosureLevel.MAY_HINT, DisclosureLevel.MAY_SAY):
        talks.grant_disclosure(statement_id, level, AGREED)
    elif level is DisclosureLevel.SAID:
        talks.grant_disclosure(statement_id, words=AGREED)
        talks.say(statement_id, b.id_of("乙"))
    elif level is DisclosureLevel.MUST_ACT:
        talks.grant_disclosure(statement_id, words=AGREED)
        talks.raise_must_act(statement_id, MustActGround.THREAT, "程立新", "已派民警上门")


SEEN: dict[str, dict[DisclosureLevel, str]] = {
    "officer": dict.fromkeys(LEVELS, SECRET),
    "speaker": dict.fromkeys(LEVELS, SECRET),
    "own record": dict.fromkeys(LEVELS, SECRET),
    "the other": {DisclosureLevel.SAID: AGREED},
    "a witness": {},
    "other record": {},
    "both": {DisclosureLevel.MAY_SAY: AGREED, DisclosureLevel.SAID: AGREED},
    "board": {
        DisclosureLevel.MAY_HINT: SECRET,
        DisclosureLevel.MAY_SAY: SECRET,
        DisclosureLevel.SAID: SECRET,
    },
    "export": {DisclosureLevel.MAY_SAY: AGREED, DisclosureLevel.SAID: AGREED},
    "export by right": dict.fromkeys(LEVELS, SECRET),
    "superior": {DisclosureLevel.MUST_ACT: SECRET},
}


def audience_of(b: Building, name: str) -> Audience:
    audiences: dict[str, Audience] = {
        "officer": Officer(),
        "speaker": PartyView(b.id_of("甲")),
        "own record": Paper(b.id_of("甲")),
        "the other": PartyView(b.id_of("乙")),
        "a witness": PartyView(b.id_of("证")),
        "other record": Paper(b.id_of("乙")),
        "both": Both(),
        "board": Board(),
        "export": Export(),
        "export by right": Export(unmasked=True),
        "superior": Superior(),
    }
    return audiences[name]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", SEEN)
def test_every_audience_reads_what_its_level_allows_and_no_more(
    b: Building, told: str, name: str, level: DisclosureLevel
):
    brought_to(b, told, level)
    statement, audience = b.session.statement(told), audience_of(b, name)
    assert statement.disclosure is level
    wanted = SEEN[name].get(level, "")
    assert words_for(b.session, statement, audience) == wanted
    assert may_see(statement, audience) is bool(wanted)
    assert [s.statement_id for s in statements_for(b.session, audience)] == ([told] if wanted else [])


def test_without_agreed_words_the_statement_itself_is_said(b: Building, told: str):
    b.room.talks.grant_disclosure(told)
    assert words_for(b.session, b.session.statement(told), Both()) == SECRET


def test_struck_words_are_read_only_where_they_were_taken_down(b: Building, told: str):
    b.room.talks.grant_disclosure(told)
    b.room.talks.strike(told, "口误")
    statement = b.session.statement(told)
    for name in SEEN:
        words = words_for(b.session, statement, audience_of(b, name))
        assert words == (SECRET if name in ("officer", "speaker") else "")


def test_a_statement_kept_from_before_the_leave_was_taken_back_shows_nothing(b: Building, told: str):
    b.room.talks.grant_disclosure(told)
    old = b.session.statement(told)
    b.room.talks.withdraw_disclosure(told)
    assert words_for(b.session, old, Both()) == ""


def test_leave_says_how_far_in_which_words_and_who_gave_it(b: Building, told: str):
    b.room.talks.grant_disclosure(told, DisclosureLevel.MAY_HINT, f"  {AGREED}  ", b.id_of("甲"))
    event = b.events[-1].event
    assert event == DisclosureGranted(statement_id=told, level=DisclosureLevel.MAY_HINT, words=AGREED, by="")
    assert b.session.statement(told).agreed_words == AGREED


def test_leave_can_be_given_for_more_and_for_less_until_the_words_were_said(b: Building, told: str):
    talks = b.room.talks
    for level in (DisclosureLevel.MAY_HINT, DisclosureLevel.MAY_SAY, DisclosureLevel.MAY_HINT):
        talks.grant_disclosure(told, level)
        assert level_of(b, told) is level
    talks.grant_disclosure(told)
    talks.say(told, b.id_of("乙"))
    for change in (
        lambda: talks.withdraw_disclosure(told),
        lambda: talks.grant_disclosure(told, DisclosureLevel.MAY_HINT),
        lambda: talks.grant_disclosure(told, words="别的话"),
        lambda: talks.strike(told, "口误"),
    ):
        with pytest.raises(AlreadySaid, match="已经转述"):
            change()
    assert level_of(b, told) is DisclosureLevel.SAID


@pytest.mark.parametrize("level", [DisclosureLevel.PRIVATE, DisclosureLevel.SAID, DisclosureLevel.MUST_ACT])
def test_leave_is_only_for_hinting_and_for_saying(b: Building, told: str, level: DisclosureLevel):
    with pytest.raises(BadInput, match="请选“可提示”或者“可转述”"):
        b.room.talks.grant_disclosure(told, level)


def test_words_that_cannot_be_kept_are_no_agreed_words(b: Building, told: str):
    for words in ("字" * 501, "看\u0007不见"):
        with pytest.raises(BadInput, match="同意转述的原话"):
            b.room.talks.grant_disclosure(told, words=words)


def test_a_guardian_may_agree_for_the_ward_and_a_suitable_adult_may_not():
    b = a_session().at(Stage.PARTIES).with_children().at(Stage.FIRST_ROUND)
    b.room.people.bring_guardian(b.id_of("甲"), "邻居", b.session.people[-1].details, suitable_adult=True)
    mother, stranger = b.session.guardians_of(b.id_of("甲"))
    father_of_other = b.session.guardians_of(b.id_of("乙"))[0]
    told = b.says(b.talk("甲"), SECRET)
    b.room.talks.grant_disclosure(told, by=mother.person_id)
    assert b.session.statement(told).agreed_by == mother.person_id
    for nobody in (stranger.person_id, father_of_other.person_id, b.id_of("乙"), "nobody"):
        with pytest.raises(BadInput, match="同意转述的只能是"):
            b.room.talks.grant_disclosure(told, by=nobody)


def test_an_agent_may_agree_once_the_letter_is_noted():
    b = a_session().at(Stage.PARTIES).with_parties().at(Stage.RIGHTS)
    b.with_helper(PersonKind.AGENT, "苏叶", for_letter="乙").at(Stage.FIRST_ROUND)
    agent = b.session.here(PersonKind.AGENT)[0]
    told = b.says(b.talk("乙"), SECRET)
    statement = b.session.statement(told)
    assert [p.name for p in consenting(b.session, statement)] == ["许明川", "苏叶"]
    b.room.talks.grant_disclosure(told, by=agent.person_id)
    assert b.session.statement(told).agreed_by == agent.person_id


@pytest.mark.parametrize("level", [DisclosureLevel.PRIVATE, DisclosureLevel.MAY_HINT])
def test_nothing_is_said_without_leave_to_say_it(b: Building, told: str, level: DisclosureLevel):
    brought_to(b, told, level)
    with pytest.raises(NoLeave, match="还没有同意转述"):
        b.room.talks.say(told, b.id_of("乙"))


def test_words_are_said_to_others_once_each_and_never_to_their_speaker(b: Building, told: str):
    b.room.talks.grant_disclosure(told)
    with pytest.raises(BadInput, match="本人自己的话"):
        b.room.talks.say(told, b.id_of("甲"))
    b.room.talks.say(told, b.id_of("乙"))
    with pytest.raises(BadInput, match="已经向这个人转述过"):
        b.room.talks.say(told, b.id_of("乙"))
    assert [p.letter for p in listeners(b.session, b.session.statement(told))] == ["证"]
    b.room.talks.say(told, b.id_of("证"))
    assert b.session.statement(told).said_to == (b.id_of("乙"), b.id_of("证"))


@pytest.mark.parametrize("level", [level for level in LEVELS if level is not DisclosureLevel.MUST_ACT])
def test_what_must_be_acted_on_is_raised_at_any_level_and_leaves_the_shared_screens(
    b: Building, told: str, level: DisclosureLevel
):
    brought_to(b, told, level)
    b.room.talks.raise_must_act(told, MustActGround.CRIME, "程立新", "移交案件办理")
    assert level_of(b, told) is DisclosureLevel.MUST_ACT
    assert b.session.statement(told).must_act is MustActGround.CRIME
    for name in ("both", "board", "export", "the other"):
        assert words_for(b.session, b.session.statement(told), audience_of(b, name)) == ""


def test_what_must_be_acted_on_is_neither_locked_nor_let_go_nor_struck(b: Building, told: str):
    brought_to(b, told, DisclosureLevel.MUST_ACT)
    talks = b.room.talks
    for change in (
        lambda: talks.withdraw_disclosure(told),
        lambda: talks.grant_disclosure(told),
        lambda: talks.strike(told, "口误"),
        lambda: talks.raise_must_act(told, MustActGround.CRIME, "程立新", "再登记一次"),
    ):
        with pytest.raises(MustBeActedOn):
            change()
    with pytest.raises(NoLeave):
        talks.say(told, b.id_of("乙"))


def test_acting_wants_who_was_told_and_what_is_done(b: Building, told: str):
    for superior, measures, wanted in (("", "上门", "向谁报告"), ("程立新", " ", "处置措施")):
        with pytest.raises(BadInput, match=wanted):
            b.room.talks.raise_must_act(told, MustActGround.THREAT, superior, measures)
    assert level_of(b, told) is DisclosureLevel.PRIVATE


def test_a_struck_statement_is_brought_back_before_anything_is_done_with_it(b: Building, told: str):
    b.room.talks.strike(told, "口误")
    talks = b.room.talks
    for step in (
        lambda: talks.grant_disclosure(told),
        lambda: talks.say(told, b.id_of("乙")),
        lambda: talks.raise_must_act(told, MustActGround.CRIME, "程立新", "移交"),
    ):
        with pytest.raises(BadInput, match="请先恢复"):
            step()


def test_words_on_the_board_may_be_lowered_to_a_hint_and_not_withdrawn(b: Building, told: str):
    b.room.talks.grant_disclosure(told)
    b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, (told,))
    b.room.talks.grant_disclosure(told, DisclosureLevel.MAY_HINT)
    assert words_for(b.session, b.session.statement(told), Board()) == SECRET
    with pytest.raises(Refusal, match="请先从看板移出"):
        b.room.talks.withdraw_disclosure(told)


def test_a_hint_may_lie_on_the_board_and_private_words_still_may_not(b: Building, told: str):
    with pytest.raises(DisclosureNotAllowed):
        b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, (told,))
    b.room.talks.grant_disclosure(told, DisclosureLevel.MAY_HINT)
    b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, (told,))
    assert len(b.session.fact_points) == 1
