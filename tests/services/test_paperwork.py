"""What was typed once stands on every paper that asks for it, and nobody else's private words ever do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediator.domain import paperwork
from mediator.domain.events import ClauseKind, SatisfactionAnswer, SignerRole, VisitManner
from mediator.domain.paper_hand import PaperHand
from mediator.domain.papers import AgreementPaper, agreement_text, digest_of
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session, print_out
from tests.people_samples import PACK, STATION, details


def agreement(b: Building) -> AgreementPaper:
    return paperwork.agreement_paper_of(b.session, station="青石派出所", training=True)


def talk_record(b: Building, index: int) -> object:
    return paperwork.talk_record_of(b.session, b.session.talks[index], station="青石派出所", training=True)


def notice(b: Building, letter: str):  # a paper of the domain
    return paperwork.rights_notice_of(b.session, PACK, b.id_of(letter), station="青石派出所", training=True)


def test_the_agreement_carries_everything_typed_about_everybody():
    b = a_session().at(Stage.PARTIES)
    typed = replace(details("林知夏"), address="紫荆路12号院3号楼", workplace="晨光书店", phone="13811112222")
    b.room.people.add_party(PartyRole.ACTOR, typed)
    b.with_party("许明川", PartyRole.INJURED).with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    b.at(Stage.AGREEMENT).locked()
    paper = agreement(b)
    first = paper.parties[0]
    assert (first.name, first.address, first.workplace, first.phone) == (
        typed.name,
        typed.address,
        typed.workplace,
        typed.phone,
    )
    assert (first.id_number, first.born_on, first.age, first.sex) == (
        typed.id_number,
        date(1985, 6, 12),
        40,
        "男",
    )
    assert (paper.organ, paper.number, paper.host_name) == (STATION.organ, "TJ-2026-0001", "何砚秋")
    assert [p.name for p in paper.others] == ["谷雨"]
    assert paper.facts == b.session.facts_text
    assert len(paper.clauses) == 2 and "伍佰肆拾元整" in paper.clauses[0]
    assert paper.copies == 3


def test_the_eleventh_party_is_called_the_same_in_the_table_and_beside_the_pen():
    b = a_session().at(Stage.PARTIES)
    for count in range(11):
        b.with_party(f"当事{count}", PartyRole.BOTH)
    b.at(Stage.AGREEMENT).locked()
    paper = agreement(b)
    assert [p.label for p in paper.parties][9:] == ["当事人癸方", "当事人11"]
    assert [line.label for line in paper.signatures][9:11] == ["癸方当事人", "当事人11"]


def test_a_fact_witness_is_not_on_the_agreement():
    b = a_session().at(Stage.PARTIES).with_parties().with_fact_witness("白露").at(Stage.AGREEMENT).locked()
    assert "白露" not in repr(agreement(b))


def test_nothing_said_alone_and_no_answer_to_an_offer_is_on_the_agreement():
    b = a_session().at(Stage.FIRST_ROUND).heard("甲", "甲的私话", may_say=False).heard("乙", "乙可说")
    b.finish()
    ids = tuple(s.statement_id for s in b.session.statements)
    b.room.talks.grant_disclosure(ids[0])
    b.at(Stage.SHUTTLE)
    offer_id = b.offer("甲", "私下的底线", may_convey=True)
    b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.decline(offer_id, b.id_of("乙"), "乙私下说没钱")
    b.at(Stage.AGREEMENT).locked()
    shown = repr(agreement(b)) + agreement_text(agreement(b))
    for words in ("甲的私话", "乙可说", "私下的底线", "乙私下说没钱"):
        assert words not in shown


def test_a_talk_record_holds_ones_own_words_private_ones_too_and_nobody_elses():
    b = a_session().at(Stage.FIRST_ROUND).heard("甲", "甲的私话", may_say=False).heard("乙", "乙可说")
    mine, theirs = repr(talk_record(b, 0)), repr(talk_record(b, 1))
    assert "甲的私话" in mine and "乙可说" not in mine
    assert "乙可说" in theirs and "甲的私话" not in theirs
    assert "林知夏" in mine and "许明川" not in mine.replace("何砚秋", "")


def test_a_talk_record_leaves_out_struck_words_and_shows_corrected_ones():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    b.room.talks.ask(talk_id, "q1", "请说说经过")
    wrong, right = b.says(talk_id, "口误的话"), b.says(talk_id, "他推了我")
    b.room.talks.strike(wrong, "口误")
    b.room.talks.correct(right, "他碰了我", categories=(), verbatim=True, reason="本人更正")
    b.ended(talk_id)
    shown = repr(talk_record(b, 0))
    assert "他碰了我" in shown and "口误" not in shown
    assert "他推了我（记录人要求更正，原因：本人更正）" in shown


def test_the_record_of_one_talk_holds_nothing_of_the_next_one_with_the_same_person():
    b = a_session().at(Stage.FIRST_ROUND).heard("甲", "上午说的").heard("甲", "下午说的", round_=2)
    first, second = repr(talk_record(b, 0)), repr(talk_record(b, 1))
    assert "上午说的" in first and "下午说的" not in first
    assert "下午说的" in second and "上午说的" not in second


def test_talks_of_one_person_are_counted_and_whoever_sat_in_is_named():
    b = a_session().at(Stage.PARTIES).with_children().at(Stage.FIRST_ROUND).heard("甲").heard("甲")
    first, second = talk_record(b, 0), talk_record(b, 1)
    assert (first.times, second.times) == (1, 2)
    assert [p.name for p in first.present] == ["林知夏"]
    assert "林知夏" in [line.name for line in first.signatures]


def test_a_signed_notice_stays_as_it_was_signed_whatever_is_answered_later():
    b = a_session().at(Stage.PARTIES).with_parties().at(Stage.RIGHTS).told("甲")
    signed = notice(b, "甲")
    b.room.rights.record_willingness(b.id_of("甲"), willing=False, words="不谈了")
    b.room.rights.ask_recusal(b.id_of("甲"), asks=True, reason="认识对方")
    b.room.rights.answer(b.id_of("甲"), "truth", understood=False, question="后来才问")
    assert notice(b, "甲") == signed
    assert b.session.rights[b.id_of("甲")].willing is False
    b.told("甲", willing=False)
    assert notice(b, "甲").willing is False


def test_a_notice_shows_every_right_with_its_answer_and_nobody_elses():
    b = a_session().at(Stage.PARTIES).with_parties().at(Stage.RIGHTS)
    b.room.rights.answer(b.id_of("甲"), "truth", understood=False, question="说错了怎么办")
    assert [r.answer for r in notice(b, "甲").rights] == ["", "有疑问：说错了怎么办", ""]
    assert [r.answer for r in notice(b, "乙").rights] == ["", "", ""]
    b.told("甲")
    told = notice(b, "甲")
    assert ([r.text for r in told.rights], told.willing) == ([r.text for r in PACK.rights], True)
    assert "许明川" not in repr(told)


def test_a_witness_is_not_asked_on_the_notice_and_a_childs_guardian_has_a_line():
    b = a_session().at(Stage.PARTIES).with_children().with_fact_witness().at(Stage.RIGHTS)
    b.told("证").told("甲")
    assert notice(b, "证").willing is None
    assert not notice(b, "证").asks_willing and notice(b, "甲").asks_willing
    assert [(line.label, line.name) for line in notice(b, "甲").signatures][1:] == [("监护人", "林知夏")]


def test_a_follow_up_tells_what_was_found_of_each_obligation():
    b = a_session().at(Stage.FOLLOW_UP)
    visit_id = b.room.follow_up.plan_visit(b.desk.today(), VisitManner.PHONE).visits[-1].visit_id
    answers = (
        SatisfactionAnswer(person_id=b.id_of("甲"), score=4),
        SatisfactionAnswer(person_id=b.id_of("乙"), score=None),
    )
    b.room.follow_up.visit(
        visit_id, b.desk.today(), VisitManner.PHONE, "没有再吵", happened_again=False, satisfaction=answers
    )
    paper = paperwork.follow_up_of(b.session, b.session.visits[-1], station="青石派出所", training=True)
    assert [r.result for r in paper.performance] == ["未到期"]
    assert (paper.manner, paper.findings, paper.happened_again) == ("电话回访", "没有再吵", False)
    assert paper.satisfaction == (("林知夏", "比较满意"), ("许明川", "不作答"))
    b.room.follow_up.perform(b.session.clauses[0].clause_id, b.desk.today(), "转账回单")
    paper = paperwork.follow_up_of(b.session, b.session.visits[-1], station="青石派出所", training=True)
    assert [(r.result, r.note) for r in paper.performance] == [("已履行", "转账回单")]


def test_the_record_of_a_visit_tells_nothing_that_came_after_it():
    b = a_session().at(Stage.FOLLOW_UP)
    clause_id = b.session.clauses[0].clause_id
    visit_id = b.room.follow_up.plan_visit(b.desk.today(), VisitManner.PHONE).visits[-1].visit_id
    b.room.follow_up.visit(visit_id, b.desk.today(), VisitManner.PHONE, "还在筹钱", happened_again=False)
    b.later(days=1)
    new_day = b.desk.today() + timedelta(days=9)
    b.room.follow_up.postpone(clause_id, new_day, "双方同意")
    late_id = b.room.follow_up.plan_visit(b.desk.today(), VisitManner.PHONE).visits[-1].visit_id
    b.room.follow_up.visit(late_id, b.desk.today(), VisitManner.PHONE, "等新日期", happened_again=False)
    b.later(days=3)
    b.room.follow_up.perform(clause_id, b.desk.today(), "转账回单")
    first, second = (
        paperwork.follow_up_of(b.session, visit, station="青石派出所", training=True).performance
        for visit in b.session.visits
    )
    assert [(r.result, r.note) for r in first] == [("未到期", "")]
    postponed = f"改期至{new_day.year}年{new_day.month}月{new_day.day}日"
    assert [(r.result, r.note) for r in second] == [(postponed, "双方同意")]


def test_a_follow_up_calls_each_obligation_by_its_number_in_the_agreement():
    b = a_session().at(Stage.AGREEMENT)
    b.room.agreement.write_facts("两人在楼道里吵了起来。")
    b.room.agreement.draft_clause(b.clause(kind=ClauseKind.MUTUAL, actor_ids=(), to_ids=(), amount_fen=None))
    b.room.agreement.draft_clause(b.clause())
    b.at(Stage.FOLLOW_UP)
    visit_id = b.room.follow_up.plan_visit(b.desk.today(), VisitManner.PHONE).visits[-1].visit_id
    b.room.follow_up.visit(visit_id, b.desk.today(), VisitManner.PHONE, "还没到期", happened_again=False)
    paper = paperwork.follow_up_of(b.session, b.session.visits[-1], station="青石派出所", training=True)
    assert [r.number for r in paper.performance] == [2]


def test_what_is_overdue_is_never_called_not_yet_due():
    b = a_session().at(Stage.FOLLOW_UP).later(days=20)
    visit_id = b.room.follow_up.plan_visit(b.desk.today(), VisitManner.PHONE).visits[-1].visit_id
    b.room.follow_up.visit(visit_id, b.desk.today(), VisitManner.PHONE, "未接通", happened_again=False)
    paper = paperwork.follow_up_of(b.session, b.session.visits[-1], station="青石派出所", training=True)
    assert [r.result for r in paper.performance] == ["尚未登记"]


def test_signatures_and_dates_come_on_the_paper_but_not_into_the_frozen_text():
    b = a_session().at(Stage.AGREEMENT).locked()
    assert b.session.lock is not None
    for _ in range(2):
        assert digest_of(agreement_text(agreement(b))) == b.session.lock.digest
        b.sign_next()
    lines = agreement(b).signatures
    assert [bool(line.ink) for line in lines] == [True, True, False]
    assert agreement(b).check_code == b.session.lock.check_code


def test_a_refusal_is_noted_and_a_pen_line_stays_free():
    b = a_session().at(Stage.AGREEMENT).locked()
    b.room.agreement.refuse_signature(b.id_of("甲"), SignerRole.PARTY, "金额太高")
    b.room.agreement.choose_paper(
        b.id_of("乙"),
        SignerRole.PARTY,
        PaperHand(reason="手写板不灵"),
        identity_checked=True,
        read_or_heard=True,
    )
    refused, by_pen, _ = agreement(b).signatures
    assert (refused.note, refused.ink) == ("林知夏于2026年3月9日9时00分拒绝签名，理由：金额太高。", None)
    assert (by_pen.note, by_pen.ink, by_pen.signed_on) == ("", None, None)


def test_ages_on_the_agreement_are_those_of_the_day_it_was_locked():
    b = a_session().at(Stage.PARTIES).with_parties().with_party("陆遥", PartyRole.BOTH, date(2006, 3, 9))
    b.at(Stage.AGREEMENT).locked()
    b.later(days=2)
    print_out(b.room)
    assert agreement(b).parties[2].age == 19


def test_all_papers_come_in_the_order_of_the_file_and_talks_without_a_word_have_none():
    b = a_session().at(Stage.FIRST_ROUND)
    b.room.talks.end(b.talk("甲"))
    b.at(Stage.FOLLOW_UP).finish()
    names = [p.name for p in b.room.papers.all()]
    assert names == [
        "dossier-cover",
        "dossier-contents",
        *("rights-notice-01", "rights-notice-02", "willingness-01", "willingness-02"),
        *("talk-record-01", "talk-record-02", "talk-record-03", "mediation-record-01"),
        *("agreement", "performance-01", "receipt-01", "follow-up-01"),
        *("dossier-situation", "dossier-back", "ledger"),
        *("agreement-en", "rights-notice-01-en", "rights-notice-02-en", "dossier"),
    ]


@pytest.mark.parametrize("letter", ["甲", "乙"])
def test_a_paper_shows_the_day_it_belongs_to(letter: str):
    b = a_session().at(Stage.FIRST_ROUND)
    b.later(days=1).heard(letter)
    assert talk_record(b, 0).started_at.date() == date(2026, 3, 9) + timedelta(days=1)
