"""The shipped rule packs, packs that are refused, and a station's own."""

from datetime import date
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import Answer, PackVersion, Regime, ScreeningVerdict
from mediator.domain.gates import NEED, NOTE
from mediator.domain.screening import RulePack, screen
from mediator.knowledge.law import LONGEST_RIGHT, LawFiles, load_pack
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "law" / "mediation-2026.toml"
FORMER = RESOURCES / "law" / "public-order-2026.toml"
POLICE = Regime.PUBLIC_ORDER


def answers(pack: RulePack, **changed: Answer) -> dict[str, tuple[Answer, str]]:
    """Answers that speak for mediation, but for those named (dashes written as underlines)."""
    given = {
        gate.gate_id: (Answer.YES, gate.note_of([c.choice_id for c in gate.choices[:1]]))
        if gate.kind == NEED
        else (Answer.NO, "")
        for gate in pack.gates
    }
    return given | {name.replace("_", "-"): (answer, "") for name, answer in changed.items()}


def test_the_newest_pack_is_in_force_and_a_session_finds_its_own_by_name():
    files = LawFiles()
    pack = files.pack()
    assert pack.name == "mediation-2026"
    assert files.pack(pack.name) is pack
    assert files.pack("public-order-2026").gate("review-vulnerable").question
    with pytest.raises(BadInput, match="public-order-1999"):
        files.pack("public-order-1999")


@pytest.mark.parametrize("file", [SHIPPED, FORMER])
def test_every_gate_names_article_quote_next_step_and_day(file: Path):
    for gate in load_pack(file).gates:
        assert gate.article and gate.quote and gate.next_step and gate.question_en, gate.gate_id
        assert gate.effective_from <= "2026-01-01", gate.gate_id
        assert gate.mark in "VMD"


def test_every_gate_of_the_new_pack_says_on_which_routes_and_why_and_speaks_both_languages():
    for gate in load_pack(SHIPPED).gates:
        assert gate.bases and gate.next_step_en, gate.gate_id
        assert bool(gate.note) == bool(gate.note_en) and bool(gate.explain_hint) == gate.explain
        there = gate.direction
        assert gate.kind == NOTE or (there.where_to_go and there.where_to_go_en and there.to_bring), (
            gate.gate_id
        )
        assert len(there.to_bring) == len(there.to_bring_en), gate.gate_id
        assert all(choice.title_en for choice in gate.choices)


def test_no_question_is_longer_than_a_line():
    assert all(len(gate.question) <= 25 for gate in load_pack(SHIPPED).gates)


def test_every_exclusion_of_article_179_is_asked_about():
    ids = {gate.gate_id for gate in LawFiles().pack().gates}
    assert ids >= {f"stop-179-{n}" for n in range(1, 8)} | {"stop-crime"}


@pytest.mark.parametrize("name", ["mediation-2026", "public-order-2026"])
@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, ScreeningVerdict.MAY),
        ({"need_violation": Answer.NO}, ScreeningVerdict.NOT_POLICE_MATTER),
        ({"stop_crime": Answer.YES}, ScreeningVerdict.MUST_NOT),
        ({"stop_crime": Answer.YES, "need_violation": Answer.NO}, ScreeningVerdict.MUST_NOT),
        ({"need_lighter": Answer.UNKNOWN}, ScreeningVerdict.INCOMPLETE),
    ],
)
def test_the_answers_lead_to_the_verdict_of_the_law(
    name: str, changed: dict[str, Answer], verdict: ScreeningVerdict
):
    pack = LawFiles().pack(name)
    assert screen(pack, POLICE, answers(pack, **changed)).verdict is verdict


def test_sessions_under_the_former_pack_are_screened_as_before():
    pack = LawFiles().pack("public-order-2026")
    found = screen(pack, POLICE, answers(pack, review_vulnerable=Answer.YES))
    assert found.verdict is ScreeningVerdict.ASK_SUPERIOR
    assert [gate.gate_id for gate in found.reviews] == ["review-vulnerable"]
    both = screen(pack, POLICE, answers(pack, stop_179_4=Answer.YES, review_vulnerable=Answer.YES))
    assert both.verdict is ScreeningVerdict.MUST_NOT
    assert len(found.asked) == len(pack.gates)


@pytest.mark.parametrize("regime", [r for r in Regime if r is not Regime.ADVICE])
def test_rights_are_few_short_and_in_both_languages(regime: Regime):
    rights = LawFiles().pack().on(regime).rights
    assert 7 <= len(rights) <= 9
    for right in rights:
        assert len(right.text) <= LONGEST_RIGHT
        assert right.text_en and right.article


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "mediation-2026"', "", ["name", "缺少"]),
        ('kind = "need"', 'kind = "wish"', ["gate[1].kind", "wish"]),
        ('verdict = "not_police_matter"', 'verdict = "perhaps"', ["gate[1].verdict", "perhaps"]),
        ('id = "need-origin"', 'id = "need-violation"', ["gate[2].id", "两次"]),
        ('mark = "V"', 'mark = "V"\ncolour = "red"', ["gate[1].colour", "没有这一项"]),
        ("effective_from = 2019-01-01", 'effective_from = "soon"', ["gate[1].effective_from", "日期"]),
        ('title = "自愿"', 'title = ""', ["right[1].title", "不能为空"]),
        ("调解是自愿的。", "调解是自愿的。" * 6, ["right[1].text", "最多40字"]),
        ("[[gate]]", "[gate", ["行", "TOML"]),
        ('confirm = "U14"', 'confirm = "14"', [".confirm", "14"]),
        ('direction = "court"', 'direction = "moon"', ["gate[1].direction", "moon"]),
        ('verdict = "not_police_matter"', 'verdict = "may"', ["gate[1].verdict", "may"]),
        ('verdict = "not_police_matter"', 'verdict = "incomplete"\nkind2 = 1', ["gate[1].kind2"]),
        ('public_order = "law"', 'public_order = "custom"', ["gate[1].basis.public_order", "custom"]),
        ('public_order = "law"', 'private = "law"', ["gate[1].basis.private", "没有这一项"]),
        ('chosen = ["need-listed-act:noise"]', 'chosen = ["need-listed-act:song"]', ["when.chosen", "song"]),
        ('categories = ["婚姻家庭纠纷"]', 'categories = ["家务"]', ["when.categories[1]", "家务"]),
        ('title = "殴打他人"', 'title = "殴打、辱骂"', ["choice[3].title"]),
        ('id = "beating"', 'id = "fight"', ["choice[3].id", "两次"]),
        ('known = "all_willing"', 'known = "rich"', [".known", "rich"]),
        ('explain_hint = "写明谁、什么时候劝过"', "", [".explain_hint", "缺少"]),
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


# --- a station's own files beside the store ---


def station(folder: Path, text: str, name: str = "mediation-2026.toml") -> LawFiles:
    """Our rules under a station's folder with one file of its own."""
    (folder / "law").mkdir(exist_ok=True)
    (folder / "law" / name).write_text(text, encoding="utf-8")
    return LawFiles(beside=folder)


def test_a_stations_pack_of_the_same_name_takes_the_place_of_ours(tmp_path: Path):
    own = SHIPPED.read_text(encoding="utf-8").replace("情节较轻吗？", "情节是不是较轻？")
    files = station(tmp_path, own)
    assert files.pack().gate("need-lighter").question == "情节是不是较轻？"
    assert files.troubles() == ()
    assert files.versions() != LawFiles().versions()


def test_a_broken_pack_of_a_station_is_told_with_file_key_and_reason_and_ours_stays(tmp_path: Path):
    files = station(tmp_path, SHIPPED.read_text(encoding="utf-8").replace('mark = "V"', 'mark = "X"', 1))
    assert files.pack() == LawFiles().pack()
    (trouble,) = files.troubles()
    said = trouble.in_chinese()
    assert "仍按程序自带的办" in said and "mediation-2026.toml：gate[1].mark" in said


def test_a_file_under_our_name_without_gates_is_refused_too(tmp_path: Path):
    files = station(tmp_path, 'name = "mediation-2026"\n')
    assert files.pack() == LawFiles().pack()
    assert len(files.troubles()) == 1


def test_a_new_pack_of_a_station_is_in_force_from_its_day_and_ours_stays_by_name(tmp_path: Path):
    own = SHIPPED.read_text(encoding="utf-8")
    own = own.replace('name = "mediation-2026"', 'name = "mediation-2027"')
    own = own.replace("effective_from = 2026-01-01", "effective_from = 2027-01-01", 1)
    files = station(tmp_path, own, "mediation-2027.toml")
    assert files.pack(on=date(2026, 12, 31)).name == "mediation-2026"
    assert files.pack(on=date(2027, 1, 1)).name == "mediation-2027"
    assert files.pack("mediation-2026").name == "mediation-2026"


def test_before_the_first_pack_the_first_is_in_force():
    assert LawFiles().pack(on=date(2020, 1, 1)).effective_from == "2026-01-01"


def test_two_files_of_one_name_are_told_and_the_first_counts(tmp_path: Path):
    own = SHIPPED.read_text(encoding="utf-8").replace("情节较轻吗？", "另一个问法？")
    files = station(tmp_path, own, "zz.toml")
    assert files.pack().gate("need-lighter").question == "情节较轻吗？"
    assert "mediation-2026" in files.troubles()[0].in_chinese()


def test_the_version_of_a_pack_is_what_it_says_not_how_it_is_set(tmp_path: Path):
    text = SHIPPED.read_text(encoding="utf-8")
    ours = LawFiles().versions()[0]
    assert ours == PackVersion(kind="rules", name="mediation-2026", digest=LawFiles().pack().digest)
    assert station(tmp_path, "# 本所的注\n\n" + text).versions()[0] == ours
    assert station(tmp_path, text.replace("情节较轻吗？", "轻吗？")).versions()[0].digest != ours.digest
