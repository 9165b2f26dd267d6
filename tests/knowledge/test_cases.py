"""Case files: the shipped ones load, and each kind of mistake is told with file, key and rule."""

import json
import os
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.people import PersonKind
from mediator.knowledge.cases import FOUNDING_CASE, load_script
from mediator.knowledge.toml_file import LARGEST_FILE
from mediator.resources import RESOURCES

CASES = sorted((RESOURCES / "cases").glob("*.toml"))
FOUNDING = (RESOURCES / "cases" / FOUNDING_CASE).read_text(encoding="utf-8")


def sentence_of(path: Path) -> str:
    with pytest.raises(BadInput) as refusal:
        load_script(path)
    return refusal.value.title.in_chinese()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_shipped_case_loads(path: Path):
    assert load_script(path).file == path.name


def test_people_come_in_the_order_an_officer_enters_them():
    kinds = [person.kind for person in load_script(RESOURCES / "cases" / "night-noise-phone.toml").people]
    assert kinds == [
        PersonKind.PARTY,
        PersonKind.PARTY,
        PersonKind.FACT_WITNESS,
        PersonKind.ATTESTING_WITNESS,
        PersonKind.RECORDER,
    ]


REFUSALS = [
    ("format = 1", "format = 9", "format", "9"),
    ("format = 1\n", "format = 1\ncolour = 'red'\n", "colour", "没有这一项"),
    ('[officer]\nname = "顾明远"', "[officer]", "officer.name", "缺少"),
    ('number = "061207"', "number = 61207", "officer.number", "文字"),
    ("step = 1", "step = -1", "clock.step", "超出范围"),
    ("start = 2026-10-19T14:00:00+08:00", "start = 2026-10-19T14:00:00", "clock.start", "时区"),
    ("happened_on = 2026-10-17", "happened_on = '2026-02-30'", "session.happened_on", "应当存在"),
    ('role = "neither"', 'role = "guilty"', "party[3].role", "guilty"),
    ('key = "B"', 'key = "A"', "party[2].key", "两次"),
    ('key = "B"', 'key = "乙 方"', "party[2].key", "写法不对"),
    ('ask = "account"', 'ask = "account"\nsay = "x"', "talk[1].entries[1]", "只有一项"),
    ('say = "我爬起来也推了他一下。"', 'say = ""', "talk[2].entries[5].say", "不能为空"),
    ("我爬起来也推了他一下。", "长" * 4001, "talk[2].entries[5].say", "4001字，一条最多4000字"),
    ("我爬起来也推了他一下。", "看\\u0007不见", "talk[2].entries[5].say", "U+0007"),
    ("我爬起来也推了他一下。", "反\\u202e向", "talk[2].entries[5].say", "U+202E"),
    ('person = "A"\nround = 1', 'person = "Z"\nround = 1', "talk[1].person", "Z"),
    ('person = "A"\nround = 1', 'person = "A"\nround = 10', "talk[1].round", "10"),
    ('statements = ["乙-6"]', "statements = []", "point[6].statements", "至少要有1项"),
    ('ask_again = "first-push"', 'ask_again = "queue"', "talk[3].entries[1].ask_again", "queue"),
    ('by = "A-father"', 'by = "aunt"', "talk[3].entries[5].by", "aunt"),
    ('level = "may_hint"', 'level = "said"', "talk[2].entries[14].level", "may_hint、may_say之一"),
    ('allow = "乙-7"\nlevel = "may_hint"', 'said = "乙-7"', "talk[2].entries[14].to", "缺少这一项"),
    ('confirm = ["queue"', 'confirm = ["tail"', "joint.confirm", "tail"),
    ("start = 2026-10-19T14:00:00+08:00", "start = 9999-12-31T23:59:00Z", "clock.start", "1900至2199"),
    ("due_on = 2026-11-06", "due_on = 0026-11-06", "offer[3].due_on", "1900至2199"),
    ("330199201705120171", "330199201705120170", "party[1].id_number", "身份证号有误"),
    ("330199198508230318", "3301991985082303", "party[1].guardian[1].id_number", "少2位"),
    ('id_kind = "none"', 'id_kind = "none"\nborn_on = 2030-01-01', "helper[2].born_on", "晚于今天"),
    ('organ = "临江市', 'organ = "临江\\n市', "officer.organ", "写成一行"),
    ("clause = 4\nresult", "clause = 5\nresult", "performance[3].clause", "5"),
    ("[closing]", '[[skip]]\nstage = "dinner"\nreason = "x"\n\n[closing]', "skip[1].stage", "dinner"),
    ("mediate = true", 'mediate = "yes"', "conclusion.mediate", "true或false"),
    ('outcome = "agreed"', 'outcome = "agreed', "", "TOML"),
    ("format = 1", "format = 1\nformat = 1", "", "第4行"),
]


@pytest.mark.parametrize(("old", "new", "key", "rule"), REFUSALS)
def test_a_mistake_is_refused_with_file_key_and_rule(tmp_path: Path, old: str, new: str, key: str, rule: str):
    assert old in FOUNDING
    broken = tmp_path / "broken.toml"
    broken.write_text(FOUNDING.replace(old, new, 1), encoding="utf-8")
    sentence = sentence_of(broken)
    assert sentence.startswith(f"broken.toml：{key}"), sentence
    assert rule in sentence, sentence
    assert "\n" not in sentence


def test_every_key_of_the_form_is_explained_beside_it():
    schema = json.loads((RESOURCES / "cases" / "case.schema.json").read_text(encoding="utf-8"))
    explained = (RESOURCES / "cases" / "README.md").read_text(encoding="utf-8")
    assert not [key for key in schema["properties"] if f"[{key}]" not in explained and key != "format"]
    entries = schema["properties"]["talk"]["items"]["properties"]["entries"]["items"]["properties"]
    assert not [key for key in entries if key not in ("text", "reason") and f"`{key}`" not in explained]


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path):
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    sentence = sentence_of(huge)
    assert "50000000" in sentence and str(LARGEST_FILE) in sentence and "没有读取" in sentence


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"\xff\xfe broken", "UTF-8"),
        (b"a = " + b"[" * 200_000, "TOML"),
        (b"a = " + b"9" * 100_000, "TOML"),
        (b".".join([b"a"] * 400_000) + b" = 1", "TOML"),
        (b"a = {" + b" . ".join([b"'a'"] * 100_000) + b" = 1}", "TOML"),
        (b"[" + b".".join([b'"a"'] * 1_500) + b"]", "TOML"),
        (b"a = " + b"[" * 40 + b"]" * 40, "TOML"),
        (b"", "缺少"),
    ],
)
def test_what_is_no_case_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes, rule: str):
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    sentence = sentence_of(path)
    assert sentence.startswith("odd.toml") and rule in sentence


def test_dots_in_what_was_said_are_only_dots(tmp_path: Path):
    path = tmp_path / "dots.toml"
    said = FOUNDING.replace("我爬起来也推了他一下。", "我" + "嗯." * 200, 1)
    path.write_text(said + "\n# " + "a." * 200 + "\n", encoding="utf-8")
    assert load_script(path).file == "dots.toml"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path):
    assert "没有找到" in sentence_of(tmp_path / "none.toml")
    assert "不是文件" in sentence_of(tmp_path)


def test_a_file_the_system_does_not_hand_over_is_trouble_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "locked.toml"
    path.write_text(FOUNDING, encoding="utf-8")

    def denied(self: Path, **_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", denied)
    with pytest.raises(EnvironmentTrouble, match=r"locked\.toml"):
        load_script(path)
