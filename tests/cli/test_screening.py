"""The verb `screen`: the contract's keys, exit codes, one line for bad input, a station's own rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.app.desks import own_resources
from mediator.app.verbs import run_verbs
from mediator.resources import RESOURCES
from mediator.wording import use_language
from tests.knowledge.vignettes import Vignette, all_vignettes, as_toml, facts_table

SAMPLE = [vignette for vignette in all_vignettes() if "marks" not in vignette][::6]
GANG = 'format = 1\nregime = "public_order"\n[answers]\nstop-179-2 = "yes"\n'


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    yield
    use_language("zh")


def facts(folder: Path, text: str) -> str:
    file = folder / "facts.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("vignette", SAMPLE, ids=lambda vignette: str(vignette["id"]))
def test_the_command_says_what_the_rules_do(
    vignette: Vignette, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = facts(tmp_path, as_toml(facts_table(vignette)))
    code = run_verbs(["screen", file, "--json", "--store", str(tmp_path / "store")])
    said = json.loads(capsys.readouterr().out)
    assert code == (0 if vignette["verdict"] == "may" else 1)
    assert (said["verdict"], said["regime"]) == (vignette["verdict"], vignette["regime"])
    assert [stop["rule"] for stop in said["stops"]] == vignette["stops"]
    assert said["missing"] == vignette["missing"]
    assert all(stop[key] for stop in said["stops"] for key in ("rule", "article", "text", "next_step"))


def test_the_keys_of_the_contract_come_first_and_nothing_is_made_beside_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run_verbs(["screen", facts(tmp_path, GANG), "--json", "--store", str(tmp_path / "store")]) == 1
    said = json.loads(capsys.readouterr().out)
    assert list(said)[:4] == ["verdict", "regime", "stops", "missing"]
    assert said["stops"][0]["article"] == "公安机关办理行政案件程序规定第一百七十九条第二项"
    assert said["pack"]["name"] == "mediation-2026" and len(said["pack"]["digest"]) == 64
    assert [path.name for path in tmp_path.iterdir()] == ["facts.toml"]


def test_without_json_it_speaks_in_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run_verbs(["screen", facts(tmp_path, GANG), "--store", str(tmp_path / "store")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "治安调解：不适用调解（规则mediation-2026）"
    assert lines[1].startswith("不符合：是结伙斗殴或者其他寻衅滋事吗？（")
    assert "还要问：情节较轻吗？（中华人民共和国治安管理处罚法第九条第一款）" in lines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 1\n", "regime：缺少这一项"),
        (GANG.replace("public_order", "private"), "regime：“private”不认识"),
        (GANG + "colour = 1\n", "answers.colour"),
        (GANG.replace("stop-179-2", "stop-179-9"), "answers.stop-179-9：没有“stop-179-9”这一问"),
        (GANG.replace('"yes"', '"perhaps"'), "answers.stop-179-2：“perhaps”不认识"),
        (GANG + 'need-reason = { answer = "yes", chosen = ["luck"] }\n', "need-reason.chosen[1]"),
        (GANG + 'need-reason = { answer = "yes", because = "x" }\n', "need-reason.because"),
        (GANG.replace("\n[", '\npack = "mediation-1999"\n['), "pack：没有规则包“mediation-1999”"),
        (GANG.replace("\n[", '\ncategory = "家务"\n['), "category：没有“家务”这一类"),
        (GANG + '[[party]]\nrole = "actor"\nage = 9\nborn_on = 2017-01-01\n', "party[1].age"),
        (GANG + '[[party]]\nrole = "actor"\nborn_on = 2017-01-01\n', "party[1].born_on"),
        (GANG.replace("\n[", "\nhappened_on = 2026-03-02\nfound_on = 2026-03-01\n["), "found_on"),
        ("format = [", "TOML"),
    ],
)
def test_bad_facts_are_one_line_with_file_key_and_rule(
    text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run_verbs(["screen", facts(tmp_path, text), "--json", "--store", str(tmp_path / "store")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("facts.toml：") and words in line


def test_a_stations_own_rules_are_laid_over_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = tmp_path / "store"
    own = own_resources(store) / "law" / "mediation-2026.toml"
    own.parent.mkdir(parents=True)
    ours = (RESOURCES / "law" / "mediation-2026.toml").read_text(encoding="utf-8")
    head, gang = ours.split('id = "stop-179-2"')
    own.write_text(head + 'id = "stop-179-2"' + gang.replace('mark = "V"', 'mark = "M"', 1), encoding="utf-8")
    assert run_verbs(["screen", facts(tmp_path, GANG), "--json", "--store", str(store)]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"] == "incomplete"
    assert [found["rule"] for found in said["to_confirm"]] == ["stop-179-2"]


def test_an_answer_this_route_does_not_want_is_named_and_counts_for_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    text = GANG.replace("public_order", "peoples")
    assert run_verbs(["screen", facts(tmp_path, text), "--json", "--store", str(tmp_path / "store")]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["verdict"], said["not_asked"]) == ("incomplete", ["stop-179-2"])
