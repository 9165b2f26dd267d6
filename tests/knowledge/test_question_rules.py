"""The shipped rules for questions, a station's own laid over them, and rules that are refused."""

from datetime import date
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.question_rules import FaultLevel, QuestionFault
from mediator.knowledge.question_rules import QuestionRuleFiles, load_question_rules
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "wording" / "questions-2026.toml"
TODAY = date(2026, 11, 24)
REFUSED = {QuestionFault.THREAT, QuestionFault.PROMISE, QuestionFault.DECEIT}


def changed(old: str, new: str) -> str:
    """The shipped rules with one thing changed."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_only_threat_promise_and_deceit_are_refused_and_each_rule_says_how_to_ask_instead() -> None:
    for rule in QuestionRuleFiles().pack(TODAY).rules:
        assert (rule.level is FaultLevel.REFUSE) == (rule.fault in REFUSED)
        assert rule.title and rule.title_en and rule.instead and rule.instead_en


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "threat"', 'kind = "rude"', ["rule[1].kind", "rude"]),
        ('level = "refuse"', 'level = "stop"', ["rule[1].level", "stop"]),
        ('name = "questions-2026"', 'name = "other"', ["name", "questions-2026"]),
        ('unless = ["', 'unless = ["(a+)+', ["rule[1].unless[1]", "写法"]),
        ("instead_en =", "instead_fr =", ["rule[1].instead_fr", "没有这一项"]),
    ],
)
def test_broken_rules_are_refused_with_file_key_and_rule(
    tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    broken = tmp_path / SHIPPED.name
    broken.write_text(changed(old, new), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_question_rules(broken)
    sentence = refusal.value.title.in_chinese()
    assert all(word in sentence for word in [SHIPPED.name, *words]), sentence


def station(tmp_path: Path, text: str) -> QuestionRuleFiles:
    """The rules of a station with this file of its own."""
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / SHIPPED.name).write_text(text, encoding="utf-8")
    return QuestionRuleFiles(beside=tmp_path)


def test_a_station_adds_words_by_a_file_of_its_own(tmp_path: Path) -> None:
    rules = station(tmp_path, changed('words = ["后果自负"', 'words = ["小黑屋", "后果自负"'))
    assert "小黑屋" in rules.pack(TODAY).rules[0].words
    assert rules.troubles() == ()


def test_broken_rules_of_a_station_are_told_and_ours_stay(tmp_path: Path) -> None:
    rules = station(tmp_path, changed('kind = "threat"', 'kind = "rude"'))
    assert rules.pack(TODAY) == QuestionRuleFiles().pack(TODAY)
    (trouble,) = rules.troubles()
    assert "仍按程序自带的办" in trouble.in_chinese() and "rule[1].kind" in trouble.in_chinese()
