"""Every listed phrase is caught in a natural clause, ordinary clauses pass, no text slows the lint down."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseKind, ClauseTerms, Regime
from mediator.domain.stages import Stage
from mediator.domain.term_lint import (
    TermFinding,
    facts_missing,
    lint,
    reason_for,
    unnamed_parties,
    unsettled,
)
from mediator.domain.term_patterns import MOST_LINTED, compiled, is_safe, spans
from mediator.domain.term_rules import FindingLevel, TermKind
from mediator.knowledge.terms import TermFiles
from tests.builders import Building, a_session

DATA = Path(__file__).parents[1] / "data" / "terms"
PACK = TermFiles().pack(date(2026, 3, 9))
DUE = date(2026, 4, 1)


@dataclass(frozen=True)
class Sample:
    """One row of the data: a clause and what should be found in it."""

    rule: str
    found: str
    article: str
    field: str
    regime: Regime
    terms: ClauseTerms

    def findings(self) -> tuple[TermFinding, ...]:
        return lint(PACK, self.terms, self.regime, ("林知夏", "许明川"))


def samples(name: str) -> list[Any]:
    rows = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["sample"]
    return [pytest.param(_sample(row), id=row["text"]) for row in rows]


def _sample(row: dict[str, str]) -> Sample:
    field = row.get("field", "action")
    kind, due = ClauseKind(row.get("kind", "do")), row.get("due", "2026-04-01")
    pays = kind is ClauseKind.PAY
    terms = ClauseTerms(
        kind=kind,
        actor_ids=() if kind is ClauseKind.MUTUAL else ("a",),
        to_ids=("b",) if kind in (ClauseKind.PAY, ClauseKind.APOLOGY) else (),
        action=row["text"] if field == "action" else "把门修好",
        amount_fen=54000 if pays else None,
        due_on=None if due in ("none", "spot") or kind is ClauseKind.MUTUAL else date.fromisoformat(due),
        on_the_spot=due == "spot",
        manner=row.get("manner", "银行转账" if pays else ""),
        otherwise=row.get("otherwise", ""),
        proof=row.get("proof", ""),
    )
    if field != "action":
        terms = replace(terms, **{field: row["text"]})
    if row.get("rule") == "vague-at-once":
        terms = replace(terms, due_on=None)
    return Sample(
        rule=row.get("rule", ""),
        found=row.get("found", ""),
        article=row.get("article", ""),
        field=field,
        regime=Regime(row.get("regime", "public_order")),
        terms=terms,
    )


def heavy(found: tuple[TermFinding, ...]) -> list[tuple[str, str]]:
    return [(f.rule.rule_id, f.found) for f in found if f.level is not FindingLevel.WARN]


@pytest.mark.parametrize("sample", samples("vague"))
def test_a_word_that_leaves_it_open_is_caught_with_what_to_write_instead(sample: Sample):
    found = [f for f in sample.findings() if f.rule.kind is TermKind.VAGUE]
    (hit,) = [f for f in found if f.rule.rule_id == sample.rule and f.found == sample.found]
    assert hit.field == sample.field
    text = str(getattr(sample.terms, hit.field))
    assert text[hit.start : hit.start + len(hit.found)] == hit.found
    assert hit.passage in text and hit.found in hit.passage
    assert hit.suggestion and hit.article == "公安机关办理行政案件程序规定第一百八十四条第二款"


@pytest.mark.parametrize("sample", samples("unlawful"))
def test_a_term_the_law_does_not_allow_is_caught_with_its_article(sample: Sample):
    hits = [f for f in sample.findings() if f.rule.kind is TermKind.UNLAWFUL]
    assert {f.rule.rule_id for f in hits} == {sample.rule}
    assert all(sample.article in f.article and f.field == sample.field for f in hits)
    assert all(f.level is FindingLevel.EXPLAIN for f in hits)


@pytest.mark.parametrize("sample", samples("ordinary"))
def test_an_ordinary_clause_passes(sample: Sample):
    assert heavy(sample.findings()) == []


LISTED = [
    pytest.param(rule.rule_id, word, id=f"{rule.rule_id}-{word}")
    for rule in PACK.rules
    if rule.kind is not TermKind.MISSING
    for word in rule.words
]


@pytest.mark.parametrize(("rule_id", "word"), LISTED)
def test_every_listed_word_is_caught_wherever_it_stands(rule_id: str, word: str):
    for before, after in (("", ""), ("林知夏承诺", "，许明川同意"), ("第一件事：", "。")):
        clause = _clause(action=f"{before}{word}{after}", due_on=None)
        start = len(before)
        assert any(
            f.start < start + len(word) and start < f.start + len(f.found)
            for f in lint(PACK, clause, Regime.PUBLIC_ORDER)
            if f.found and f.rule.kind is PACK.rule(rule_id).kind
        )


def test_the_samples_are_as_many_as_were_asked_for():
    assert len(samples("ordinary")) >= 40
    assert {s.values[0].rule for s in samples("unlawful")} == {
        r.rule_id for r in PACK.rules if r.kind is TermKind.UNLAWFUL
    }
    assert {s.values[0].rule for s in samples("vague")} == {
        r.rule_id for r in PACK.rules if r.kind is TermKind.VAGUE
    }


def _clause(**changed: object) -> ClauseTerms:
    terms = ClauseTerms(kind=ClauseKind.DO, actor_ids=("a",), action="修好门锁", due_on=DUE)
    return replace(terms, **changed)


PAY = {"kind": ClauseKind.PAY, "to_ids": ("b",), "amount_fen": 1, "action": "修理费"}


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"due_on": None}, "need-deadline"),
        ({**PAY}, "need-manner"),
        ({"action": "赔偿许明川的医疗费"}, "need-amount"),
        ({"action": "支付全部租金"}, "need-amount"),
    ],
)
def test_what_a_duty_must_name_is_asked_for(changed: dict[str, object], rule: str):
    assert (rule, "") in heavy(lint(PACK, _clause(**changed), Regime.PUBLIC_ORDER))


@pytest.mark.parametrize(
    "changed",
    [
        {"due_on": None, "on_the_spot": True},
        {**PAY, "manner": "银行转账"},
        {**PAY, "on_the_spot": True, "due_on": None},
        {**PAY, "action": "以现金付的修理费"},
        {"action": "赔偿许明川医疗费300元"},
        {"action": "不再要求对方赔偿损失"},
    ],
)
def test_what_is_named_is_not_asked_for_again(changed: dict[str, object]):
    assert heavy(lint(PACK, _clause(**changed), Regime.PUBLIC_ORDER)) == []


def test_what_the_law_does_not_ask_for_is_only_pointed_out():
    hints = {f.rule.rule_id for f in lint(PACK, _clause(), Regime.PUBLIC_ORDER)}
    assert hints == {"need-proof", "need-otherwise"}
    assert lint(PACK, _clause(proof="照片", otherwise="可以起诉"), Regime.PUBLIC_ORDER) == ()


def test_of_two_findings_in_one_place_the_longer_and_the_graver_stay():
    (soon,) = heavy(lint(PACK, _clause(action="由有关部门检查"), Regime.PUBLIC_ORDER))
    assert soon == ("vague-who", "有关部门")


def test_at_once_is_clear_where_the_clause_has_its_day():
    assert heavy(lint(PACK, _clause(action="立即停工"), Regime.PUBLIC_ORDER)) == []


# ---------------------------------------------------------------- explained


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.AGREEMENT)


def _drafted(b: Building, action: str) -> str:
    after = b.room.agreement.draft_clause(b.clause(kind=ClauseKind.DO, action=action, to_ids=(), manner=""))
    return after.clauses[-1].clause_id


def test_a_reason_settles_these_words_and_no_others(b: Building):
    clause_id = _drafted(b, "配合治疗，治疗期间不得离开病房楼")
    (found,) = unsettled(PACK, b.session, b.session.clause(clause_id))
    b.room.agreement.explain_term(clause_id, "liberty", found.passage, "医嘱要求卧床，本人同意")
    assert unsettled(PACK, b.session, b.session.clause(clause_id)) == ()
    assert reason_for(b.session, clause_id, found) == "医嘱要求卧床，本人同意"
    b.room.agreement.revise_clause(clause_id, b.clause(kind=ClauseKind.DO, action="付清前不得离开本市"))
    assert [f.rule.rule_id for f in unsettled(PACK, b.session, b.session.clause(clause_id))] == ["liberty"]


def test_a_reason_is_for_something_that_is_there_and_is_not_empty(b: Building):
    clause_id = _drafted(b, "尽快修好门")
    with pytest.raises(BadInput, match="已经没有这一处"):
        b.room.agreement.explain_term(clause_id, "vague-soon", "尽早", "说得清")
    with pytest.raises(BadInput, match="保留的理由还是空的"):
        b.room.agreement.explain_term(clause_id, "vague-soon", "尽快", " ")
    b.room.agreement.explain_term(clause_id, "vague-soon", "尽快", "日期写在期限里")
    assert b.session.explained_terms[-1].found == "尽快修好门"


# ---------------------------------------------------------------- main facts


def test_the_elements_of_the_facts_that_are_not_there_are_named(b: Building):
    b.room.agreement.write_facts("双方不高兴。")
    titles = [rule.title for rule in facts_missing(PACK, b.session)]
    assert titles == ["时间", "地点", "起因", "经过", "情节", "结果"]
    assert unnamed_parties(b.session) == ("林知夏", "许明川")


def test_full_facts_want_nothing(b: Building):
    b.room.agreement.write_facts(
        "2026年3月1日21时许，林知夏与许明川在3号楼楼道因堆放纸箱发生争吵，林知夏用手推了许明川一下，许明川的手机摔坏。"
    )
    assert facts_missing(PACK, b.session) == () and unnamed_parties(b.session) == ()


# ---------------------------------------------------------------- any text at all

PIECES = [w for rule in PACK.rules for w in rule.words][:200] + list(
    "不得再追究罚款元，。；、0９[(*\n \U000f0000"
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@settings(max_examples=200, deadline=None)
@given(action=TEXTS, manner=TEXTS, otherwise=TEXTS, kind=st.sampled_from(ClauseKind))
def test_no_text_makes_the_lint_fail(action: str, manner: str, otherwise: str, kind: ClauseKind):
    terms = ClauseTerms(kind=kind, actor_ids=(), action=action, manner=manner, otherwise=otherwise)
    for finding in lint(PACK, terms, Regime.PUBLIC_ORDER, ("林知夏",)):
        text = str(getattr(terms, finding.field, ""))
        assert text[finding.start : finding.start + len(finding.found)] == finding.found
        assert finding.found in finding.passage or not finding.found


def _patterns() -> list[str]:
    found = {p for r in PACK.rules for p in (*r.patterns, *r.unless, *r.wanted_by)}
    return sorted(found | {p for f in PACK.facts for p in f.patterns})


@pytest.mark.parametrize("pattern", _patterns())
def test_every_pattern_of_the_pack_is_safe_and_looks_at_a_fixed_length_only(pattern: str):
    assert is_safe(pattern)
    whole = compiled((), (pattern,))
    assert whole is not None
    # The widest match is bounded, so that each character starts a bounded number of steps.
    assert whole.match("") is None
    for text in ("不" * 5000, "罚9" * 3000, "不得再离开，" * 900, "约元" * 4000):
        assert all(end <= MOST_LINTED and end - start <= 120 for start, end in spans((), (pattern,), text))


@pytest.mark.parametrize(
    "pattern",
    [
        *("(a+)+", "a*", ".*罚款", "(a|b)*", "(?=x)", "\\d+", "a{0,99}", "a{3,1}", "", "a?", "x" * 201),
        *("a.{0,9}b.{0,9}c.{0,9}", "((ab)c)", "[z-a]", "^a", "a$", "(a.{0,9})?b", "a{2}"),
    ],
)
def test_a_pattern_outside_the_small_language_is_refused(pattern: str):
    assert not is_safe(pattern)
    if pattern:
        with pytest.raises(ValueError, match="not a pattern"):
            compiled((), (pattern,))


def test_only_the_first_thousand_characters_are_looked_at():
    assert spans(("尽快",), (), "字" * MOST_LINTED + "尽快") == ()
    assert spans(("尽快",), (), "字" * (MOST_LINTED - 2) + "尽快") == ((MOST_LINTED - 2, MOST_LINTED),)
