"""Officers, places, recordings and private questions as data: whole, dated, and refused where broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain import agents, guardians, recusal, safety
from mediator.domain.errors import BadInput
from mediator.domain.events import POLICE_REGIMES, Answer, Regime
from mediator.domain.missing import Missing
from mediator.domain.presence_rules import ActKind, SafetyEffect
from mediator.domain.wording import message
from mediator.knowledge.law import LawFiles
from mediator.knowledge.presence import BUILT_IN, load_presence, load_presence_pack, presence_in_force
from mediator.knowledge.safety import load_safety, load_safety_pack, safety_in_force

PRESENCE_FILE = BUILT_IN / "presence-2026.toml"
SAFETY_FILE = BUILT_IN / "safety-2026.toml"


def changed(tmp_path: Path, source: Path, old: str, new: str) -> Path:
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / source.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_act_has_a_way_at_either_place_on_the_routes_of_the_police_alone():
    rules = presence_in_force().rules
    for kind in ActKind:
        for standard in (True, False):
            rows = [r for r in rules if r.act is kind and r.standard_place is standard]
            assert rows, (kind, standard)
            assert all(row.regimes <= POLICE_REGIMES for row in rows)
            assert all(row.instrument and row.article and row.quote for row in rows)


def test_the_rule_pack_carries_both_and_a_session_remembers_which():
    law = LawFiles()
    pack = law.pack()
    assert pack.presence.rules and pack.safety.questions
    versions = {v.kind: (v.name, v.digest) for v in law.versions()}
    assert versions["presence"] == (pack.presence.name, pack.presence.digest)
    assert versions["safety"] == (pack.safety.name, pack.safety.digest)
    assert all(len(digest) == 64 for _, digest in versions.values())


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('act = "suspect_talk"', 'act = "arrest"', r"presence\[1\].act：“arrest”不认识"),
        ("officers = 1\n", "officers = 12\n", r"presence\[1\].officers：“12”超出范围"),
        ('recording = "full"', "", r"presence\[1\].recording：缺少这一项"),
        ("standard_place = true\n", "", r"presence\[1\].standard_place：缺少这一项"),
        (
            'id = "suspect-elsewhere"',
            'id = "suspect-standard"',
            r"presence\[2\].id：“suspect-standard”用了两次",
        ),
        ('mark = "V"\n\n[[presence]]', "\n[[presence]]", r"loss.mark：缺少这一项"),
        ("effective_from = 2026-01-01", "", r"effective_from：缺少这一项"),
        (
            'id = "suspect-standard"',
            'id = "suspect-standard"\ncolour = "red"',
            r"presence\[1\].colour：格式里没有这一项",
        ),
    ],
)
def test_a_broken_rule_on_officers_names_file_key_and_reason(
    tmp_path: Path, old: str, new: str, sentence: str
):
    with pytest.raises(BadInput, match=f"presence-2026.toml：{sentence}"):
        load_presence_pack(changed(tmp_path, PRESENCE_FILE, old, new))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('good = "yes"', 'good = "unknown"', r"question\[1\].good：应为yes或no"),
        ('id = "pressure"', 'id = "free-will"', r"question\[2\].id：“free-will”用了两次"),
        ("是您自己愿意的吗？", "是您自己愿意的吗？" * 6, r"question\[1\].text：有\d+字，最多40字"),
        ('effect = "ask_superior"', 'effect = "forget"', r"question\[1\].effect：“forget”不认识"),
        ('text_en = "Is it', 'words_en = "Is it', r"question\[1\].words_en：格式里没有这一项"),
    ],
)
def test_a_broken_private_question_names_file_key_and_reason(
    tmp_path: Path, old: str, new: str, sentence: str
):
    with pytest.raises(BadInput, match=f"safety-2026.toml：{sentence}"):
        load_safety_pack(changed(tmp_path, SAFETY_FILE, old, new))


def test_a_station_lays_its_own_questions_over_ours_and_a_broken_file_changes_nothing(tmp_path: Path):
    changed(tmp_path, SAFETY_FILE, "来谈这件事，是您自己愿意的吗？", "今天来谈，是您自愿的吗？")
    assert safety_in_force(tmp_path).questions[0].text == "今天来谈，是您自愿的吗？"
    changed(tmp_path, PRESENCE_FILE, "officers = 1\n", "officers = -1\n")
    laid = load_presence(tmp_path)
    assert presence_in_force(tmp_path) == presence_in_force()
    (trouble,) = laid.troubles
    assert "presence-2026.toml" in trouble.in_chinese()
    assert load_safety(tmp_path).troubles == ()


def test_fitness_alone_waits_for_another_day():
    effects = {q.question_id: q.effect for q in safety_in_force().questions}
    assert [i for i, effect in effects.items() if effect is SafetyEffect.ANOTHER_DAY] == ["fit"]
    assert {q.good for q in safety_in_force().questions} == {Answer.YES, Answer.NO}


@pytest.mark.parametrize(
    "article",
    [safety.BASIS, recusal.BASIS, guardians.QUESTIONING_ARTICLE, guardians.MEDIATION_ARTICLE, agents.ARTICLE],
)
def test_before_a_committee_the_articles_on_police_cases_are_good_practice(article: str):
    missing = Missing(code="any", sentence=message("缺"), article=article)
    pack = LawFiles().pack()
    assert pack.rules_of(Regime.PUBLIC_ORDER).weigh((missing,))[0].blocking
    assert not pack.rules_of(Regime.PEOPLES).weigh((missing,))[0].blocking
