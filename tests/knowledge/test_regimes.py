"""The routes as data: complete, sourced, refused with file and key, and laid over by a station's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import Regime
from mediator.knowledge.law import LawFiles
from mediator.knowledge.regimes import BUILT_IN, load_regime_pack, load_regimes, regimes_in_force
from mediator.resources import RESOURCES

SHIPPED = (BUILT_IN / "regimes-2026.toml").read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "regimes-2026.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_route_is_there_once_with_its_law_and_both_languages():
    pack = regimes_in_force()
    assert {rules.regime for rules in pack.regimes} == set(Regime)
    for rules in pack.regimes:
        assert rules.instrument and rules.article and rules.quote and rules.closing_article
        assert rules.title_en and rules.when_en and rules.effect_en and rules.next_route.en
        assert set(rules.stage_titles) == set(rules.stage_titles_en)
        assert set(rules.stage_titles) <= set(rules.plan)
        assert all(phrase.zh and phrase.en for phrase in (*rules.endings, *rules.broken, *rules.after))


def test_every_paper_of_a_route_has_its_form():
    forms = {path.stem for path in (RESOURCES / "forms").glob("*.toml")}
    for rules in regimes_in_force().regimes:
        assert set(rules.papers) <= forms
        own = {rules.agreement_form, rules.oral_form, rules.mediation_form, rules.interview_form} - {""}
        assert own <= set(rules.papers)


@pytest.mark.parametrize("name", ["public-order-2026", "mediation-2026"])
def test_sessions_under_every_rule_pack_have_the_routes(name: str):
    assert {rules.regime for rules in LawFiles().pack(name).regimes} == set(Regime)


def test_a_station_that_names_place_and_unit_numbers_by_route(tmp_path: Path):
    named = SHIPPED.replace('place = ""', 'place = "云"').replace('unit = ""', 'unit = "青石"')
    written(tmp_path, named)
    templates = {r.regime: r.number_template for r in regimes_in_force(tmp_path).regimes}
    assert templates[Regime.PUBLIC_ORDER] == "云公（青石）调解字〔{year}〕{number:04}号"
    assert templates[Regime.PEOPLES] == "云（青石）人调字〔{year}〕{number:04}号"


def test_without_them_the_police_keep_the_number_of_the_store():
    templates = {r.regime: r.number_template for r in regimes_in_force().regimes}
    assert templates.pop(Regime.PEOPLES) == "人调字〔{year}〕{number:04}号"
    assert set(templates.values()) == {""}


def test_a_broken_file_of_a_station_is_told_and_ours_stays(tmp_path: Path):
    written(tmp_path, SHIPPED.replace('mark = "V"', 'mark = "X"', 1))
    laid = load_regimes(tmp_path)
    (trouble,) = laid.troubles
    sentence = trouble.in_chinese()
    assert "regimes-2026.toml" in sentence and "regime[1].mark" in sentence and "仍按程序自带的办" in sentence
    assert regimes_in_force(tmp_path).regimes == regimes_in_force().regimes


@pytest.mark.parametrize(
    ("old", "new", "key", "rule"),
    [
        ('id = "advice"', 'id = "peoples"', "regime", "用了两次"),
        ('id = "advice"', 'id = "court"', "regime[5].id", "court"),
        ("{number:04}号", "{number}号", "regime[1].number", "编号式样"),
        ('comparison = "left_out"', 'comparison = "never"', "regime[2].stages.comparison", "never"),
        ('posts = ["officer"]', "posts = []", "regime[1].posts", "至少要有一项"),
        ('[regime.titles.agreement]\nzh = "现场协议与签名"\nen', "[regime.titles.agreement]\nen", "", "zh"),
        ("visit_needed = true", "visit_wanted = true", "regime[1].visit_wanted", "没有这一项"),
        ("effective_from = 2026-01-01\n", "", "effective_from", "缺少"),
    ],
)
def test_a_mistake_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, key: str, rule: str):
    assert old in SHIPPED
    with pytest.raises(BadInput) as refusal:
        load_regime_pack(written(tmp_path, SHIPPED.replace(old, new, 1)))
    sentence = refusal.value.title.in_chinese()
    assert sentence.startswith(f"regimes-2026.toml：{key}") and rule in sentence, sentence
