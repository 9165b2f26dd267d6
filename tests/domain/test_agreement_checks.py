"""What an agreement must have before it is frozen: every gap with its sentence, article and place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.agreement import AgreementNotReady
from mediator.domain.agreement_checks import (
    PAGES,
    CheckFinding,
    CheckPlace,
    copies_of,
    findings,
    open_findings,
)
from mediator.domain.events import ClauseKind, Instalment, OfficersNoted, Regime
from mediator.domain.evolve import replay
from mediator.domain.people import IdKind, PartyRole, PersonKind
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.term_rules import FindingLevel
from mediator.knowledge.presence import presence_in_force
from tests.builders import TERMS, Building, a_session
from tests.people_samples import PACK, details

FACTS = (
    "2026年3月1日21时许，林知夏与许明川在3号楼楼道因堆放纸箱发生争吵，"
    "林知夏用手推了许明川一下，许明川的手机摔坏，价值540元。"
)


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.AGREEMENT).drafted()


def found(b: Building, session: Session | None = None) -> tuple[CheckFinding, ...]:
    today = b.desk.today()
    return findings(session or b.session, PACK, TERMS.pack(today), today)


def codes(b: Building, session: Session | None = None) -> list[str]:
    return [gap.code for gap in open_findings(found(b, session))]


def gap(b: Building, code: str, session: Session | None = None) -> CheckFinding:
    (one,) = [g for g in found(b, session) if g.code == code]
    return one


def with_details(b: Building, **changed: object) -> Session:
    first, *rest = b.session.people
    return replace(b.session, people=(replace(first, details=replace(first.details, **changed)), *rest))


def test_a_plain_agreement_has_nothing_open(b: Building):
    assert codes(b) == []
    assert copies_of(b.session) == 3


@pytest.mark.parametrize(
    ("changed", "code", "place"),
    [
        ({"organ": ""}, "organ", CheckPlace.SCREENING),
        ({"number": ""}, "number", CheckPlace.SCREENING),
        ({"facts_text": ""}, "facts", CheckPlace.FACTS),
        ({"clauses": ()}, "clauses", CheckPlace.CLAUSE),
    ],
)
def test_what_the_paper_is_headed_by_and_made_of_must_be_there(
    b: Building, changed: dict[str, object], code: str, place: CheckPlace
):
    one = gap(b, code, replace(b.session, **changed))
    assert (one.level, one.place) == (FindingLevel.BLOCK, place)
    assert one.article == "公安机关办理行政案件程序规定第一百八十四条第二款"


def test_host_place_and_day_must_be_there(b: Building):
    host = replace(b.session.host, name="", unit="")
    matter = replace(b.session.matter, place="", happened_on=None)
    assert codes(b, replace(b.session, host=host)) == ["host", "host_unit"]
    assert codes(b, replace(b.session, matter=matter)) == ["place", "happened_on"]


@pytest.mark.parametrize(
    ("field", "value"), [("sex", ""), ("born_on", None), ("id_number", ""), ("address", "")]
)
def test_a_party_is_described_as_the_form_asks(b: Building, field: str, value: object):
    one = gap(b, field, with_details(b, **{field: value}))
    assert (one.level, one.place, one.about) == (FindingLevel.BLOCK, CheckPlace.PERSON, b.id_of("甲"))
    assert "林知夏" in one.sentence.in_chinese()


def test_who_has_no_credential_says_so(b: Building):
    assert codes(b, with_details(b, id_kind=IdKind.NONE, id_number="")) == []


def test_work_and_telephone_are_asked_for_and_hold_nothing_up(b: Building):
    session = with_details(b, workplace="", phone="")
    for code in ("workplace", "phone"):
        hints = [g for g in found(b, session) if g.code == code and g.about == b.id_of("甲")]
        assert [h.level for h in hints] == [FindingLevel.WARN]
    assert codes(b, session) == []
    filled = with_details(b, workplace="无", phone="无")
    assert not [g for g in found(b, filled) if g.about == b.id_of("甲")]


def test_a_child_without_a_guardian_is_named_with_the_article(b: Building):
    b.with_party("陆小遥", PartyRole.BOTH, date(2012, 8, 1)).told("丙")
    b.room.people.note_guardian_absent(b.id_of("丙"), "父母在外地")
    one = gap(b, "guardian_signs")
    assert one.about == b.id_of("丙") and "民法典" in one.article


def test_what_was_settled_earlier_must_still_hold(b: Building):
    b.room.rights.record_willingness(b.id_of("甲"), willing=False)
    assert gap(b, "unwilling").place is CheckPlace.RIGHTS
    undecided = {**b.session.rights}
    undecided[b.id_of("甲")] = replace(undecided[b.id_of("甲")], willing=None)
    one = gap(b, "not_asked_willing", replace(b.session, rights=undecided))
    assert "第一百七十九条第四项" in one.article


def test_a_talk_that_goes_on_is_named(b: Building):
    b.talk("甲", 2)
    assert gap(b, "open_talk").place is CheckPlace.TALKS


def test_the_elements_missing_from_the_facts_are_pointed_out_and_hold_nothing_up(b: Building):
    b.room.agreement.write_facts("双方不高兴。")
    hints = [g for g in found(b) if g.place is CheckPlace.FACTS]
    assert [h.code for h in hints] == [
        "facts_person",
        "facts_person",
        "facts_time",
        "facts_place",
        "facts_cause",
        "facts_course",
        "facts_circumstances",
        "facts_result",
    ]
    assert {h.level for h in hints} == {FindingLevel.WARN} and codes(b) == []
    b.room.agreement.write_facts(FACTS)
    assert not [g for g in found(b) if g.place is CheckPlace.FACTS]


def test_a_day_that_has_gone_by_since_it_was_written_stops_the_lock(b: Building):
    b.later(days=11)
    one = gap(b, "clause")
    assert (one.about, one.level) == (b.session.clauses[0].clause_id, FindingLevel.BLOCK)
    assert one.sentence.in_chinese() == "第1条：履行日期早于今天，请核对"
    with pytest.raises(AgreementNotReady, match="第1条：履行日期早于今天"):
        b.locked()


def test_payments_of_which_one_has_gone_by_stop_the_lock(b: Building):
    plan = (
        Instalment(due_on=date(2026, 3, 10), amount_fen=27000),
        Instalment(due_on=date(2026, 4, 10), amount_fen=27000),
    )
    b.room.agreement.draft_clause(b.clause(due_on=None, instalments=plan))
    assert codes(b) == []
    b.later(days=2)
    assert "第1期的日期早于今天" in gap(b, "clause").sentence.in_chinese()


def test_a_doubt_stops_the_lock_until_the_clause_is_recorded_again(b: Building):
    clause = b.session.clauses[0]
    b.room.agreement.question_clause(clause.clause_id, "哪天付？")
    assert gap(b, "questioned").about == clause.clause_id
    with pytest.raises(AgreementNotReady, match="第1条还记着疑问"):
        b.locked()
    b.room.agreement.revise_clause(clause.clause_id, clause.terms)
    b.locked()


CASES: list[tuple[str, str, str]] = [
    ("尽快修好门锁", "vague-soon", "第3条“尽快”：到哪一天算过期，双方会各说各的"),
    ("付清前不得离开本市", "liberty", "第3条“不得离开”：人身自由不能用协议限制，证件不能扣押"),
]


@pytest.mark.parametrize(("action", "rule", "sentence"), CASES)
def test_a_finding_of_the_clause_check_stops_the_lock_until_it_is_explained(
    b: Building, action: str, rule: str, sentence: str
):
    terms = b.clause(kind=ClauseKind.DO, action=action, to_ids=(), manner="")
    clause_id = b.room.agreement.draft_clause(terms).clauses[-1].clause_id
    one = gap(b, rule)
    assert one.sentence.in_chinese() == sentence and one.is_open and one.article
    with pytest.raises(AgreementNotReady, match=sentence) as refused:
        b.locked()
    assert refused.value.article == one.article
    assert one.term is not None
    b.room.agreement.explain_term(clause_id, rule, one.term.passage, "双方都清楚，坚持这样写")
    settled = gap(b, rule)
    assert not settled.is_open and settled.reason == "双方都清楚，坚持这样写"
    b.locked()


def test_new_words_settle_a_finding_too(b: Building):
    terms = b.clause(kind=ClauseKind.DO, action="尽快修好门锁", to_ids=(), manner="")
    clause_id = b.room.agreement.draft_clause(terms).clauses[-1].clause_id
    b.room.agreement.revise_clause(clause_id, replace(terms, action="修好门锁"))
    assert codes(b) == []


def test_an_explanation_is_in_the_record_and_never_of_a_locked_text(b: Building):
    terms = b.clause(kind=ClauseKind.DO, action="尽快修好门锁", to_ids=(), manner="")
    clause_id = b.room.agreement.draft_clause(terms).clauses[-1].clause_id
    b.room.agreement.explain_term(clause_id, "vague-soon", "尽快", "日子写在期限里")
    assert replay(b.events).explained_terms == b.session.explained_terms
    b.locked()
    with pytest.raises(Exception, match="协议正文已锁定"):
        b.room.agreement.explain_term(clause_id, "vague-soon", "尽快", "再写一次")


def test_on_the_spot_every_term_is_performed_there(b: Building):
    spot = replace(b.session, regime=Regime.ON_THE_SPOT)
    one = gap(b, "not_at_once", spot)
    assert one.sentence.in_chinese().startswith("第1条不是当场履行")
    assert "第一百七十八条第三款" in one.article


def test_a_committee_answers_to_its_own_law(b: Building):
    session = replace(b.session, regime=Regime.PEOPLES, facts_text="")
    assert gap(b, "facts", session).article == "中华人民共和国人民调解法第二十九条"
    assert not [g for g in found(b, session) if g.code == "no_attesting_witness"]
    brief = replace(session, facts_text="双方不高兴。")
    hints = [g.code for g in found(b, brief) if g.place is CheckPlace.FACTS]
    assert hints == ["facts_person", "facts_person"]


def test_a_recording_not_yet_linked_is_pointed_out_and_officers_are_wanted():
    b = a_session().at(Stage.AGREEMENT).drafted()
    pack = replace(PACK, presence=presence_in_force())
    gaps = findings(b.session, pack, TERMS.pack(b.desk.today()), b.desk.today())
    officers = [g for g in gaps if g.code == "officers"]
    assert officers and officers[0].level is FindingLevel.BLOCK
    assert officers[0].place is CheckPlace.PRESENCE
    alone = OfficersNoted(
        act_id="", officers=(b.session.host,), standard_place=True, place_document="云公办〔2026〕3号"
    )
    session = replace(b.session, officers={"": alone})
    gaps = findings(session, pack, TERMS.pack(b.desk.today()), b.desk.today())
    assert not [g for g in gaps if g.code == "officers"]
    recordings = [g for g in gaps if g.code == "recording"]
    assert recordings and {g.level for g in recordings} == {FindingLevel.WARN}


def test_a_missing_attesting_witness_is_pointed_out(b: Building):
    assert gap(b, "no_attesting_witness").level is FindingLevel.WARN
    b.with_helper(PersonKind.ATTESTING_WITNESS, "丁香")
    assert not [g for g in found(b) if g.code == "no_attesting_witness"]


def test_every_place_leads_to_a_page():
    assert set(PAGES) == set(CheckPlace)


CHANGES: list[Callable[[Building], object]] = [
    lambda b: b.room.agreement.strike_clause(b.session.clauses[0].clause_id),
    lambda b: b.room.people.correct(b.id_of("甲"), details("林知夏")),
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_checks_follow_the_session(b: Building, change: Callable[[Building], object]):
    change(b)
    assert codes(b) == []


def test_a_session_keeps_the_name_and_digest_of_its_term_rules(b: Building):
    (kept,) = [version for version in b.session.packs if version.kind == "terms"]
    assert (kept.name, kept.digest) == ("terms-2026", b.room.agreement.terms.digest)
