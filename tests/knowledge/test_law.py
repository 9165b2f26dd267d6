"""The shipped rule pack, and packs that are refused."""

from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import Answer, ScreeningVerdict
from mediator.domain.screening import screen
from mediator.knowledge.law import LONGEST_RIGHT, LawFiles, load_pack
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "law" / "public-order-2026.toml"


def answers(**changed: Answer) -> dict[str, tuple[Answer, str]]:
    """Answers that speak for mediation, but for those named (dashes written as underlines)."""
    given = {g.gate_id: (Answer.YES if g.kind == "need" else Answer.NO, "") for g in LawFiles().pack().gates}
    return given | {name.replace("_", "-"): (answer, "") for name, answer in changed.items()}


def test_the_newest_pack_is_in_force_and_a_session_finds_its_own_by_name():
    pack = LawFiles().pack()
    assert LawFiles().pack(pack.name) is pack
    with pytest.raises(BadInput, match="public-order-1999"):
        LawFiles().pack("public-order-1999")


def test_every_gate_names_article_quote_next_step_and_day():
    for gate in LawFiles().pack().gates:
        assert gate.article and gate.quote and gate.next_step and gate.question_en, gate.gate_id
        assert gate.effective_from <= "2026-01-01", gate.gate_id
        assert gate.mark in "VMD"


def test_every_exclusion_of_article_179_is_asked_about():
    ids = {gate.gate_id for gate in LawFiles().pack().gates}
    assert ids >= {f"stop-179-{n}" for n in range(1, 8)} | {"stop-crime"}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, ScreeningVerdict.MAY),
        ({"need_violation": Answer.NO}, ScreeningVerdict.NOT_POLICE_MATTER),
        ({"stop_crime": Answer.YES}, ScreeningVerdict.MUST_NOT),
        ({"stop_179_4": Answer.YES, "review_vulnerable": Answer.YES}, ScreeningVerdict.MUST_NOT),
        ({"review_vulnerable": Answer.YES}, ScreeningVerdict.ASK_SUPERIOR),
        ({"need_lighter": Answer.UNKNOWN}, ScreeningVerdict.INCOMPLETE),
    ],
)
def test_the_answers_lead_to_the_verdict_of_the_law(changed: dict[str, Answer], verdict: ScreeningVerdict):
    assert screen(LawFiles().pack(), answers(**changed)).verdict is verdict


def test_rights_are_few_short_and_in_both_languages():
    rights = LawFiles().pack().rights
    assert 7 <= len(rights) <= 9
    for right in rights:
        assert len(right.text) <= LONGEST_RIGHT
        assert right.text_en and right.article


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "public-order-2026"', "", ["name", "缺少"]),
        ('kind = "need"', 'kind = "wish"', ["gate[1].kind", "wish"]),
        ('verdict = "not_police_matter"', 'verdict = "perhaps"', ["gate[1].verdict", "perhaps"]),
        ('id = "need-origin"', 'id = "need-violation"', ["gate[2].id", "两次"]),
        ('mark = "V"', 'mark = "V"\ncolour = "red"', ["gate[1].colour", "没有这一项"]),
        ("effective_from = 2019-01-01", 'effective_from = "soon"', ["gate[1].effective_from", "日期"]),
        ('title = "自愿"', 'title = ""', ["right[1].title", "不能为空"]),
        ("调解是自愿的。", "调解是自愿的。" * 6, ["right[1].text", "最多40字"]),
        ("[[gate]]", "[gate", ["第9行", "TOML"]),
    ],
)
def test_a_broken_pack_is_refused_with_file_key_and_rule(
    tmp_path: Path, old: str, new: str, words: list[str]
):
    broken = tmp_path / "broken.toml"
    broken.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_pack(broken)
    sentence = refusal.value.title.in_chinese()
    assert all(word in sentence for word in ["broken.toml", *words]), sentence


def test_a_folder_without_a_pack_is_told_kindly(tmp_path: Path):
    with pytest.raises(BadInput, match="没有找到规则包"):
        LawFiles(tmp_path).pack()
