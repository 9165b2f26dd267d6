"""Words of one person's private account are noticed in wording for another, and ordinary words are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain.events import Comparison, DisclosureLevel
from mediator.domain.leaks import Leak, LeakKind, explain, leaks, prepare, safe_warning
from mediator.domain.private_sources import PrivateSource
from mediator.domain.session import AskedQuestion, FactPoint, JointEntry, JointTalk, OfferReply, Session
from mediator.knowledge.guides import GuideFiles
from tests.leak_sessions import NOW, LeakCase, SeededLeak, leak_cases

CASES = leak_cases()
SEEDED = [(case, seeded) for case in CASES for seeded in case.leaks]
ORDINARY = [(case, to, text) for case in CASES for to, text in case.ordinary]
NOISE = next(case.session for case in CASES if case.name == "night-noise")


def kinds(session: Session, text: str, to: str) -> set[LeakKind]:
    return {leak.kind for leak in leaks(session, text, to)}


@pytest.mark.parametrize(("case", "seeded"), SEEDED, ids=[f"{c.name}-{s['text']}" for c, s in SEEDED])
def test_a_seeded_leak_is_noticed(case: LeakCase, seeded: SeededLeak) -> None:
    found = leaks(case.session, seeded["text"], seeded["to"])
    assert (seeded["kind"], seeded["who"]) in {(leak.kind.value, leak.person_id) for leak in found}
    assert all(seeded["text"][leak.start : leak.end] == leak.words for leak in found)


@pytest.mark.parametrize(("case", "to", "text"), ORDINARY, ids=[f"{c.name}-{t}" for c, _to, t in ORDINARY])
def test_an_ordinary_sentence_passes(case: LeakCase, to: str, text: str) -> None:
    assert leaks(case.session, text, to) == ()


def test_there_are_leaks_and_ordinary_sentences_enough() -> None:
    assert len(SEEDED) >= 40
    assert len(ORDINARY) >= 100
    assert {s["kind"] for _case, s in SEEDED} == {kind.value for kind in LeakKind}


def test_the_questions_of_every_guide_pass_in_every_session() -> None:
    questions = {
        text
        for guide in GuideFiles().all()
        for question in guide.questions
        for text in (question.text, question.text_en)
    }
    asked = [(case, p.person_id, text) for case in CASES for p in case.session.parties for text in questions]
    noticed = [(case.name, to, text) for case, to, text in asked if leaks(case.session, text, to)]
    # A guide for one kind of dispute, asked in another, may touch by chance on what was said there.
    assert len(noticed) * 200 <= len(asked), noticed


@pytest.mark.parametrize(("case", "seeded"), SEEDED, ids=[f"{c.name}-{s['text']}" for c, s in SEEDED])
def test_who_said_it_is_told_of_it_freely(case: LeakCase, seeded: SeededLeak) -> None:
    found = leaks(case.session, seeded["text"], seeded["who"])
    assert seeded["who"] not in {leak.person_id for leak in found}


def test_words_for_everybody_are_checked_for_each_party() -> None:
    text = "赔偿三百五十元，11月20日前付清"
    assert kinds(NOISE, text, "甲") == {LeakKind.AMOUNT}
    assert kinds(NOISE, text, "乙") == {LeakKind.DATE}
    assert kinds(NOISE, text, "") == {LeakKind.AMOUNT, LeakKind.DATE}


def _cleared(session: Session, number: int, level: DisclosureLevel, words: str = "") -> Session:
    statements = tuple(
        replace(s, disclosure=level, agreed_words=words) if s.number == number else s
        for s in session.statements
    )
    return replace(session, statements=statements)


def test_what_was_let_go_is_known_and_what_may_only_be_hinted_at_is_not() -> None:
    text = "三百五十块您能接受吗？"
    assert kinds(NOISE, text, "甲") == {LeakKind.AMOUNT}
    assert kinds(_cleared(NOISE, 9, DisclosureLevel.MAY_HINT), text, "甲") == {LeakKind.AMOUNT}
    assert kinds(_cleared(NOISE, 9, DisclosureLevel.MAY_SAY), text, "甲") == set()
    assert kinds(_cleared(NOISE, 9, DisclosureLevel.SAID), text, "甲") == set()


def test_of_agreed_words_only_these_are_known() -> None:
    agreed = _cleared(NOISE, 9, DisclosureLevel.MAY_SAY, "他愿意再出一点。")
    assert kinds(agreed, "三百五十块您能接受吗？", "甲") == {LeakKind.AMOUNT}


def test_struck_words_were_said_all_the_same() -> None:
    statements = tuple(replace(s, struck="记错了") for s in NOISE.statements)
    assert kinds(replace(NOISE, statements=statements), "他那天喝醉了吗？", "甲") == {LeakKind.PHRASE}


def test_a_translation_leaks_as_the_words_do() -> None:
    first = replace(NOISE.statements[9], translations={"en": "I was drunk on white spirit that night."})
    session = replace(NOISE, statements=(*NOISE.statements[:9], first, *NOISE.statements[10:]))
    assert LeakKind.PHRASE in kinds(session, "Was he drunk on white spirit?", "甲")
    assert leaks(session, "Was he drunk on white spirit?", "乙") == ()


def test_an_offer_is_known_once_it_was_carried() -> None:
    text = "给您450元，可以吗？"
    assert [leak.source for leak in leaks(NOISE, text, "甲")] == [PrivateSource.OFFER]
    carried = replace(NOISE.offers[1], replies=(OfferReply(party_id="甲", conveyed_at=NOW),))
    assert leaks(replace(NOISE, offers=(NOISE.offers[0], carried)), text, "甲") == ()


def test_what_was_answered_to_an_offer_stays_with_whoever_answered() -> None:
    reply = OfferReply(party_id="甲", conveyed_at=NOW, answer="declined", words="少于六百二就不谈")
    session = replace(NOISE, offers=(replace(NOISE.offers[0], replies=(reply,)),))
    assert [leak.source for leak in leaks(session, "出620元，您看呢？", "乙")] == [PrivateSource.REPLY]


def test_what_both_sides_confirmed_or_heard_together_is_known() -> None:
    text = "楼梯口有没有别人？"
    assert kinds(NOISE, text, "乙") == {LeakKind.PLACE}
    point = FactPoint(
        point_id="p", title="在楼梯口争吵", topic="地点", comparison=Comparison.AGREE, statement_ids=()
    )
    assert leaks(replace(NOISE, fact_points=(point,)), text, "乙") == ()
    differs = replace(point, comparison=Comparison.DIFFER)
    assert kinds(replace(NOISE, fact_points=(differs,)), text, "乙") == {LeakKind.PLACE}
    entry = JointEntry(entry_id="e", person_id="甲", text="就在楼梯口", at=NOW)
    talk = JointTalk(talk_id="j", present=("甲", "乙"), started_at=NOW, entries=(entry,))
    assert leaks(replace(NOISE, joint_talks=(talk,)), text, "乙") == ()
    alone = replace(talk, present=("甲",))
    assert kinds(replace(NOISE, joint_talks=(alone,)), text, "乙") == {LeakKind.PLACE}


def test_a_question_once_put_to_somebody_is_known_to_them_alone() -> None:
    asked = (AskedQuestion(question_id="", text="楼梯口有没有别人？", at=NOW),)
    talks = tuple(replace(t, asked=asked) if t.person_id == "乙" else t for t in NOISE.talks)
    assert leaks(replace(NOISE, talks=talks), "楼梯口当时亮不亮？", "乙") == ()
    others = tuple(replace(t, asked=asked) if t.person_id == "证" else t for t in NOISE.talks)
    assert kinds(replace(NOISE, talks=others), "楼梯口当时亮不亮？", "乙") == {LeakKind.PLACE}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_private_words_passed_on_as_they_stand_are_noticed(case: LeakCase) -> None:
    kept = (DisclosureLevel.PRIVATE, DisclosureLevel.MAY_HINT, DisclosureLevel.MUST_ACT)
    missed = [
        (statement.text, party.name)
        for statement in case.session.statements
        if statement.disclosure in kept
        for party in case.session.parties
        if party.person_id != statement.person_id
        and not leaks(case.session, statement.text.replace("我", "对方"), party.person_id)
    ]
    assert missed == []


def test_who_stands_in_for_a_ward_knows_what_the_ward_said() -> None:
    children = next(case.session for case in CASES if case.name == "children")
    assert leaks(children, "小禾说是他先推的，也说了王浩的事。", "监甲") == ()
    assert LeakKind.ORDER in kinds(children, "林小禾先推了人。", "监乙")


def test_the_explanation_names_where_the_words_come_from_and_the_safe_warning_nothing() -> None:
    found = leaks(NOISE, "三百五十块，再加一张超市购物卡，11月20日前付清", "甲")
    told = [explain(leak).in_chinese() for leak in found]
    assert "“三百五十块”（金额）只在乙-9里单独说过" in told
    assert any("还没有转达的方案2" in text for text in told)
    safe = safe_warning().in_chinese()
    assert not any(leak.words in safe or (leak.label and leak.label in safe) for leak in found)


def _explained(session: Session) -> dict[PrivateSource, str]:
    leak = leaks(session, "三百五十块您能接受吗？", "甲")[0]
    return {source: explain(replace(leak, source=source)).in_chinese() for source in PrivateSource}


def test_every_source_has_an_explanation_that_quotes_only_the_checked_words() -> None:
    told = _explained(NOISE)
    assert set(told) == set(PrivateSource)
    assert all("三百五十块" in text and "老婆" not in text for text in told.values())


def test_preparing_in_steps_changes_nothing() -> None:
    before = leaks(NOISE, "三百五十块您能接受吗？", "")
    long = replace(NOISE, version=NOISE.version + 1)
    assert len(list(prepare(long, ""))) >= len(long.parties)
    assert leaks(long, "三百五十块您能接受吗？", "") == before


def _with_private(session: Session, words: str) -> Session:
    said = replace(session.statements[1], statement_id="new", number=99, text=words)
    return replace(session, version=session.version + 1, statements=(*session.statements, said))


@given(yuan=st.integers(min_value=1000, max_value=99_999).filter(lambda n: n % 1000))
@settings(max_examples=60, deadline=None)
def test_any_sum_said_alone_is_noticed_in_figures(yuan: int) -> None:
    session = _with_private(NOISE, f"我心里想的是{yuan}元。")
    assert LeakKind.AMOUNT in kinds(session, f"出{yuan}块钱，您看行吗？", "乙")
    assert _own(leaks(session, f"出{yuan}块钱，您看行吗？", "甲")) == []


@given(
    marker=st.text(alphabet=[chr(code) for code in range(0x5A00, 0x5A60)], min_size=4, max_size=8),
    before=st.sampled_from(["请问", "关于", "您知道"]),
)
@settings(max_examples=60, deadline=None)
def test_any_rare_wording_said_alone_is_noticed(marker: str, before: str) -> None:
    session = _with_private(NOISE, f"我跟你说，{marker}这件事。")
    assert LeakKind.PHRASE in kinds(session, f"{before}{marker}吗？", "乙")
    assert _own(leaks(session, f"{before}{marker}吗？", "甲")) == []


def _own(found: tuple[Leak, ...]) -> list[Leak]:
    return [leak for leak in found if leak.person_id == "甲"]
