"""The rules for clauses as data: what a file must have, what is refused, what a station may lay over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import Regime
from mediator.domain.term_rules import NO_TERMS, FactElement, FindingLevel, TermElement, TermKind
from mediator.knowledge.terms import TermFiles, load_terms

HEAD = 'name = "own"\neffective_from = 2026-02-01\nsource = "本所"\n'
TEXTS = 'title = "题"\ntitle_en = "t"\nwhy = "因"\nwhy_en = "w"\nsuggestion = "改"\nsuggestion_en = "s"\n'
BASIS = '[[{kind}.basis]]\ninstrument = "某法"\narticle = "第一条"\nquote = "某文"\nmark = "{mark}"\n'


def written(folder: Path, body: str, name: str = "terms-2026.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def vague(more: str = 'words = ["尽快"]\n') -> str:
    return f'[[vague]]\nid = "v"\n{TEXTS}{more}'


def unlawful(mark: str = "D", more: str = "") -> str:
    head = f'[[unlawful]]\nid = "u"\n{TEXTS}words = ["罚款"]\n{more}'
    return head + BASIS.format(kind="unlawful", mark=mark)


def test_the_built_in_pack_says_why_and_what_to_write_in_both_languages():
    pack = TermFiles().pack(date(2026, 6, 1))
    assert pack.name == "terms-2026"
    for rule in pack.rules:
        assert all((rule.title_en, rule.why_en, rule.suggestion, rule.suggestion_en))
        assert rule.bases and all(b.instrument and b.article and b.quote for b in rule.bases)
    assert {fact.element for fact in pack.facts} == set(FactElement)
    assert {r.element for r in pack.rules if r.kind is TermKind.MISSING} == set(TermElement)


def test_what_is_to_be_confirmed_never_stops_a_lock():
    for rule in TermFiles().pack(date(2026, 6, 1)).rules:
        assert rule.level is FindingLevel.WARN or all(b.mark != "M" for b in rule.bases)


def test_a_basis_may_differ_by_route():
    rule = TermFiles().pack(date(2026, 6, 1)).rule("rights-waived")
    committee, police = rule.basis(Regime.PEOPLES), rule.basis(Regime.PUBLIC_ORDER)
    assert committee is not None and committee.instrument == "中华人民共和国人民调解法"
    assert police is not None and police.name() == "中华人民共和国治安管理处罚法第九条第三款"


def test_a_pack_without_rules_knows_none():
    with pytest.raises(KeyError):
        NO_TERMS.rule("vague-soon")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", "vague：至少要有一项"),
        (vague(more=""), r"vague\[1\].words：至少要有一项"),
        (vague('words = [""]\n'), r"vague\[1\].words\[1\]：应为1到30个字"),
        (vague('patterns = ["a+"]\n'), r"vague\[1\].patterns\[1\]：写法不接受"),
        (vague('words = ["a"]\nunless = [".*"]\n'), r"vague\[1\].unless\[1\]：写法不接受"),
        (vague('words = ["a"]\nlevel = "hard"\n'), r"vague\[1\].level：“hard”不认识"),
        (vague('words = ["a"]\ncolour = "red"\n'), r"vague\[1\].colour：格式里没有这一项"),
        (vague() + vague(), "“v”用了两次"),
        (f'[[unlawful]]\nid = "u"\n{TEXTS}words = ["a"]\n', r"unlawful\[1\].basis：缺少这一项"),
        (unlawful(mark="M"), r"unlawful\[1\].level：依据待法制确认的，只能写warn"),
        (unlawful(mark="X"), r"unlawful\[1\].basis\[1\].mark：“X”不认识"),
        (f'[[element]]\nid = "e"\n{TEXTS}kinds = ["pay"]\n', r"element\[1\].element：缺少这一项"),
        (vague() + '[[fact]]\nelement = "mood"\n', r"fact\[1\].element：“mood”不认识"),
    ],
)
def test_a_broken_file_is_one_sentence_with_file_key_and_rule(tmp_path: Path, body: str, sentence: str):
    with pytest.raises(BadInput, match=sentence) as refused:
        load_terms(written(tmp_path, body))
    assert str(refused.value).startswith("terms-2026.toml：")


def test_what_is_to_be_confirmed_may_be_pointed_out(tmp_path: Path):
    pack = load_terms(written(tmp_path, unlawful(mark="M", more='level = "warn"\n')))
    assert pack.rule("u").level is FindingLevel.WARN


def test_a_station_lays_its_own_pack_over_ours(tmp_path: Path):
    written(tmp_path / "law", vague())
    files = TermFiles(beside=tmp_path)
    assert [r.rule_id for r in files.pack(date(2026, 6, 1)).rules] == ["v"] and files.troubles() == ()


def test_a_broken_pack_of_the_station_leaves_ours_in_force(tmp_path: Path):
    written(tmp_path / "law", vague('patterns = ["(a+)+"]\n'))
    files = TermFiles(beside=tmp_path)
    assert files.pack(date(2026, 6, 1)).name == "terms-2026"
    (trouble,) = files.troubles()
    assert "仍按程序自带的办" in trouble.in_chinese() and "patterns[1]" in trouble.in_chinese()


def test_each_day_has_the_pack_that_was_in_force(tmp_path: Path):
    written(tmp_path / "law", vague(), "terms-2099.toml")
    path = tmp_path / "law" / "terms-2099.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-02-01", "2099-01-01"), encoding="utf-8")
    files = TermFiles(beside=tmp_path)
    assert files.pack(date(2026, 6, 1)).name == "terms-2026"
    assert files.pack(date(2099, 6, 1)).name == "own"
    assert files.pack(date(1999, 6, 1)).name == "terms-2026"


def test_a_session_finds_the_pack_it_began_under_by_name(tmp_path: Path):
    written(tmp_path / "law", vague(), "terms-2026-station.toml")
    files = TermFiles(beside=tmp_path)
    assert files.pack(date(2026, 6, 1)).name == "own"
    assert files.pack(date(2026, 6, 1), "terms-2026").name == "terms-2026"
    assert files.pack(date(2026, 6, 1), "gone").name == "own"
    version = files.version(date(2026, 6, 1))
    assert (version.kind, version.name, len(version.digest)) == ("terms", "own", 64)


def test_a_folder_without_rules_is_named(tmp_path: Path):
    (tmp_path / "law").mkdir()
    with pytest.raises(BadInput, match="至少要有一项"):
        TermFiles(tmp_path).pack(date(2026, 6, 1))
