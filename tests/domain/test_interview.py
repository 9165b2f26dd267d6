"""The separate talks: one person at a time, word by word, read back before the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Comparison, DisclosureLevel, StatementCategory
from mediator.domain.ink import InkTooLittle
from mediator.domain.interview import (
    GuardianMissing,
    NotAllHeard,
    NothingToReadBack,
    TalkNotAllowed,
    label_of,
    lines_of,
)
from mediator.domain.people import AccessNeed, PartyRole, PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.domain.ink_samples import DOT
from tests.people_samples import details, ink

EVENTS, LOSS = (StatementCategory.EVENTS,), (StatementCategory.LOSS,)


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.FIRST_ROUND)


def test_one_talk_at_a_time(b: Building):
    b.talk("甲")
    with pytest.raises(TalkNotAllowed, match="上一场谈话还没有结束") as refused:
        b.talk("乙")
    assert "第七十二条" in refused.value.article


def test_no_separate_talk_while_all_sit_together():
    b = a_session().at(Stage.JOINT)
    b.room.joint.start(tuple(p.person_id for p in b.session.parties), rules_accepted=True)
    with pytest.raises(TalkNotAllowed):
        b.talk("甲", 2)


def test_nobody_is_asked_before_being_told_their_rights(b: Building):
    b.with_fact_witness()
    with pytest.raises(TalkNotAllowed, match="请先向白露告知权利义务") as refused:
        b.talk("证")
    assert "第七十四条" in refused.value.article


def test_helpers_are_not_heard(b: Building):
    b.with_helper(PersonKind.INVITEE, "丁香")
    with pytest.raises(TalkNotAllowed, match="只与当事人和证人分别谈话"):
        b.talk("邀")


def test_whoever_left_is_not_heard(b: Building):
    b.with_party("秦越", PartyRole.NEITHER).told("丙")
    b.room.people.let_go(b.id_of("丙"), "有事离开")
    with pytest.raises(TalkNotAllowed, match="已经不在场"):
        b.talk("丙")


def test_a_childs_guardian_sits_in_and_nobody_elses():
    b = a_session().at(Stage.PARTIES).with_children().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    assert [b.session.person(i).name for i in b.session.talk(talk_id).present] == ["林知夏"]


def test_a_child_is_not_heard_while_no_guardian_is_here():
    b = a_session().at(Stage.PARTIES).with_children().at(Stage.FIRST_ROUND)
    b.room.people.let_go(b.session.guardians_of(b.id_of("甲"))[0].person_id, "有事离开")
    with pytest.raises(GuardianMissing) as refused:
        b.talk("甲")
    assert "第九十八条第三款" in refused.value.article
    b.room.people.note_guardian_absent(b.id_of("甲"), "母亲外出，已通知，父亲不在本地")
    b.talk("甲")
    assert b.session.talks[-1].present == ()


def test_a_child_witness_is_not_heard_alone_either(b: Building):
    b.room.people.add_fact_witness(details("白小露", date(2015, 1, 1)))
    b.told("证")
    with pytest.raises(GuardianMissing):
        b.talk("证")


def test_whoever_needs_a_translation_is_not_heard_without_one_and_the_interpreter_sits_in(b: Building):
    stranger = replace(details("阿依"), needs=(AccessNeed.LANGUAGE,))
    b.room.people.correct(b.id_of("甲"), stranger)
    with pytest.raises(TalkNotAllowed, match="请先登记翻译人员") as refused:
        b.talk("甲")
    assert "第一百零一条" in refused.value.article
    b.with_helper(PersonKind.INTERPRETER, "木兰", for_letter="甲")
    talk_id = b.talk("甲")
    assert [b.session.person(i).name for i in b.session.talk(talk_id).present] == ["木兰"]
    b.says(talk_id, "我听见响声")
    b.ended(talk_id)
    b.talk("乙")
    assert b.session.talks[-1].present == ()


def test_statements_are_numbered_by_person_across_talks(b: Building):
    b.heard("甲", "一", "二").heard("乙", "三").heard("甲", "四")
    assert [label_of(b.session, s) for s in b.session.statements] == ["甲-1", "甲-2", "乙-1", "甲-3"]


def test_words_stay_with_their_speaker_until_they_say_otherwise(b: Building):
    talk_id = b.talk("甲")
    b.says(talk_id, "这句不要说")
    b.says(talk_id, "这句可以说", may_say=True)
    levels = [s.disclosure for s in b.session.statements]
    assert levels == [DisclosureLevel.PRIVATE, DisclosureLevel.MAY_SAY]


def test_a_struck_statement_keeps_its_number_and_its_words_and_comes_back(b: Building):
    talk_id = b.talk("甲")
    first = b.says(talk_id, "第一句")
    b.room.talks.strike(first, "记错了人")
    b.says(talk_id, "第二句")
    assert [(s.number, s.text) for s in b.session.statements] == [(1, "第一句"), (2, "第二句")]
    assert [s.text for s in b.session.standing()] == ["第二句"]
    b.room.talks.restore(first)
    assert [s.text for s in b.session.standing()] == ["第一句", "第二句"]


def test_a_correction_has_a_reason_and_the_earlier_words_stay_in_the_record(b: Building):
    statement_id = b.says(b.talk("甲"), "他推了我")
    with pytest.raises(BadInput, match="更正的原因"):
        b.room.talks.correct(statement_id, "他碰了我", categories=EVENTS, verbatim=False, reason="")
    b.room.talks.correct(statement_id, "他碰了我", categories=LOSS, verbatim=True, reason="本人更正")
    after = b.session.statement(statement_id)
    assert (after.text, after.categories, after.verbatim, after.corrected) == ("他碰了我", LOSS, True, True)
    assert any("他推了我" in repr(recorded.event) for recorded in b.events)


def test_an_empty_statement_and_one_that_is_too_long_are_refused_and_nothing_is_recorded(b: Building):
    talk_id = b.talk("甲")
    for text in ("  ", "说" * 4001, "他说\x07"):
        with pytest.raises(BadInput):
            b.says(talk_id, text)
    assert b.session.statements == ()
    b.says(talk_id, "说" * 4000)


def test_a_statement_without_a_category_is_about_what_happened(b: Building):
    talk_id = b.talk("甲")
    b.room.talks.record_statement(talk_id, "看见了", categories=())
    assert b.session.statements[0].categories == EVENTS


def test_the_record_is_read_back_before_the_talk_ends(b: Building):
    talk_id = b.talk("甲")
    b.says(talk_id, "看见了")
    with pytest.raises(TalkNotAllowed, match="请先把记录念给本人核对") as refused:
        b.room.talks.end(talk_id)
    assert "第九十八条第一款" in refused.value.article
    b.ended(talk_id)
    assert b.session.open_talk is None


def test_a_record_without_a_word_cannot_be_read_back_but_the_talk_can_end_and_does_not_count(b: Building):
    talk_id = b.talk("甲")
    with pytest.raises(NothingToReadBack):
        b.room.talks.read_back(talk_id, ink=ink())
    b.room.talks.end(talk_id)
    assert "还没有与林知夏单独谈完" in b.room.missing()[0].sentence.in_chinese()


def test_a_read_back_is_signed_by_hand_or_refused_with_a_reason(b: Building):
    talk_id = b.talk("甲")
    b.says(talk_id, "看见了")
    with pytest.raises(InkTooLittle):
        b.room.talks.read_back(talk_id, ink=DOT, heard=lines_of(b.session, talk_id))
    with pytest.raises(BadInput, match="拒绝签名的理由"):
        b.room.talks.read_back(talk_id, ink=None)
    b.room.talks.read_back(talk_id, ink=None, refusal="不想签")
    assert b.session.talk(talk_id).refusal == "不想签"


def test_nobody_signs_a_record_of_which_a_line_was_not_read(b: Building):
    talk_id = b.talk("甲")
    first, second = b.says(talk_id, "看见了"), b.says(talk_id, "听见了")
    with pytest.raises(NotAllHeard, match="还有1条没有念完"):
        b.room.talks.read_back(talk_id, ink=ink(), heard=(first,))
    b.room.talks.read_back(talk_id, ink=ink(), heard=(second, first, "别处的"))
    assert b.session.talk(talk_id).heard == (first, second)


def test_a_struck_line_need_not_be_read(b: Building):
    talk_id = b.talk("甲")
    first, second = b.says(talk_id, "看见了"), b.says(talk_id, "听见了")
    b.room.talks.strike(second, "口误")
    b.room.talks.read_back(talk_id, ink=ink(), heard=(first, second))
    assert b.session.talk(talk_id).heard == (first,)


def test_a_refusal_keeps_the_lines_that_were_read_before_it(b: Building):
    talk_id = b.talk("甲")
    first, _ = b.says(talk_id, "看见了"), b.says(talk_id, "听见了")
    b.room.talks.read_back(talk_id, ink=None, refusal="不想听了", heard=(first,))
    assert b.session.talk(talk_id).heard == (first,)


def test_a_correction_keeps_the_words_before_it_and_who_asked(b: Building):
    talk_id = b.talk("甲")
    said = b.says(talk_id, "九点吵的")
    asked_by = b.id_of("甲")
    for words, who in (("十点吵的", asked_by), ("十点一刻吵的", "")):
        b.room.talks.correct(said, words, categories=EVENTS, verbatim=False, reason="记错了", asked_by=who)
    corrections = b.session.statement(said).corrections
    assert [(c.before, c.asked_by) for c in corrections] == [("九点吵的", asked_by), ("十点吵的", "")]


def test_only_who_is_in_the_room_asks_for_a_correction(b: Building):
    said = b.says(b.talk("甲"), "九点吵的")
    with pytest.raises(TalkNotAllowed, match="只有在场的人能要求更正"):
        b.room.talks.correct(
            said, "十点", categories=EVENTS, verbatim=False, reason="x", asked_by=b.id_of("乙")
        )


def test_nothing_is_changed_between_read_back_and_end_nor_after(b: Building):
    talk_id = b.talk("甲")
    statement_id = b.says(talk_id, "看见了")
    b.room.talks.read_back(talk_id, ink=ink(), heard=(statement_id,))
    for sentence in ("记录已经核对", "已经结束"):
        with pytest.raises(TalkNotAllowed, match=sentence):
            b.says(talk_id, "再加一句")
        with pytest.raises(TalkNotAllowed, match=sentence):
            b.room.talks.correct(statement_id, "改", categories=EVENTS, verbatim=False, reason="x")
        with pytest.raises(TalkNotAllowed, match=sentence):
            b.room.talks.strike(statement_id, "x")
        with pytest.raises(TalkNotAllowed, match=sentence):
            b.room.talks.restore(statement_id)
        with pytest.raises(TalkNotAllowed, match=sentence):
            b.room.talks.ask(talk_id, "q1", "还有吗")
        with pytest.raises(TalkNotAllowed, match=sentence):
            b.room.talks.read_back(talk_id, ink=ink())
        if b.session.open_talk is not None:
            b.room.talks.end(talk_id)
    with pytest.raises(TalkNotAllowed, match="已经结束"):
        b.room.talks.end(talk_id)


def test_words_on_the_board_are_neither_taken_back_nor_struck():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    statement_id = b.says(talk_id, "他先动手", may_say=True)
    b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, (statement_id,))
    for refused in (b.room.talks.withdraw_disclosure, lambda i: b.room.talks.strike(i, "x")):
        with pytest.raises(Refusal, match="请先从看板移出"):
            refused(statement_id)
    b.room.board.drop_point(b.session.fact_points[0].point_id)
    b.room.talks.withdraw_disclosure(statement_id)
    assert b.session.statement(statement_id).disclosure is DisclosureLevel.PRIVATE
    b.room.talks.grant_disclosure(statement_id)
    assert b.session.statement(statement_id).disclosure is DisclosureLevel.MAY_SAY


def test_leave_for_words_nobody_said_is_a_mistake_of_ours(b: Building):
    for verb in (b.room.talks.grant_disclosure, b.room.talks.withdraw_disclosure):
        with pytest.raises(KeyError):
            verb("no-such-statement")


def test_no_new_talk_once_the_agreement_is_signed():
    b = a_session().at(Stage.FOLLOW_UP)
    with pytest.raises(TalkNotAllowed, match="协议已经签署"):
        b.talk("甲", 2)
