"""Holds README and guide to the program: every command, option, stage, key and link named there exists."""

import re
from pathlib import Path

import click
import pytest

from mediator.app.verbs import Parts
from mediator.cli.commands import verbs
from mediator.domain.stages import STAGE_TITLES
from mediator.gui.actions import KEYS
from mediator.gui.curtain import IDLE_MINUTES
from mediator.wording import tr, use_language

ROOT = Path(__file__).resolve().parent.parent
README = "README.md"
GUIDES = {"zh": "docs/guide/zh.md", "en": "docs/guide/en.md"}
DOCUMENTS = (README, *GUIDES.values())
PICTURES = {"interview.png", "board.png", "agreement.png", "read-aloud.png", "home.png", "curtain.png"}
# What the window of this program is started by in any of the texts.
PROGRAM = re.compile(r"(?:python |… )main\.py((?: [^`|\n]+)?)")
KEY = re.compile(r"\b(?:Ctrl|Alt)\+(?:Enter|[A-Z0-9↑↓])|\bF\d{1,2}\b")


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def in_english(text: str) -> str:
    use_language("en")
    try:
        return tr(text)
    finally:
        use_language("zh")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", words("Makefile"), re.MULTILINE))


def command_line() -> click.Group:
    return verbs(Parts())


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")}


@pytest.mark.parametrize("name", [*DOCUMENTS, "CONTRIBUTING.md"])
def test_every_make_target_named_exists(name: str):
    named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", words(name), re.MULTILINE))
    assert named, name
    assert named <= make_targets()


def test_make_help_names_every_target():
    told = set(re.findall(r"make ([a-z-]+)", words("Makefile").split("\nsetup:")[0]))
    assert told >= make_targets() - {"help", "setup-run"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_verb_and_option_named_exists(name: str):
    group = command_line()
    lines = PROGRAM.findall(words(name))
    assert lines, name
    for line in lines:
        verb, *rest = line.split() or [""]
        if not verb or verb.startswith("-"):
            continue
        assert verb in group.commands, f"{name}: {line}"
        named = set(re.findall(r"--[a-z-]+", " ".join(rest)))
        assert named <= options(group.commands[verb]), f"{name}: {line}"


@pytest.mark.parametrize("name", GUIDES.values())
def test_the_guide_names_every_verb(name: str):
    named = {(line.split() or [""])[0] for line in PROGRAM.findall(words(name))}
    assert named >= set(command_line().commands)


@pytest.mark.parametrize("name", GUIDES.values())
def test_every_common_option_named_in_the_guide_exists(name: str):
    named = set(re.findall(r"`(--[a-z-]+)`", words(name)))
    assert options(command_line()) - {"--help"} <= named
    assert named <= options(command_line()) | {"--help"}


def test_every_case_file_named_is_there():
    for name in DOCUMENTS:
        for path in re.findall(r"resources/cases/[\w.-]+\.toml", words(name)):
            assert (ROOT / path).is_file(), f"{name}: {path}"


@pytest.mark.parametrize("title", STAGE_TITLES.values())
def test_every_stage_is_named_in_the_guide_of_either_language(title: str):
    assert title in words(GUIDES["zh"])
    assert in_english(title) in words(GUIDES["en"])


def test_the_stages_stand_in_their_order():
    for language, name in GUIDES.items():
        rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", words(name), re.MULTILINE)
        titles = list(STAGE_TITLES.values())[:10]
        shown = titles if language == "zh" else [in_english(title) for title in titles]
        assert rows == [(str(i), title) for i, title in enumerate(shown, 1)]


@pytest.mark.parametrize("name", GUIDES.values())
def test_every_key_named_is_a_key_of_the_program(name: str):
    known = {key for keys, _ in KEYS for key in KEY.findall(keys)}
    named = set(KEY.findall(words(name)))
    assert named
    assert named <= known


def test_both_guides_say_when_the_screen_hides_by_itself():
    assert f"连续{IDLE_MINUTES}分钟" in words(GUIDES["zh"])
    assert f"after {IDLE_MINUTES} minutes" in words(GUIDES["en"])


# Buttons and labels that the guides quote, by the Chinese sentence they are in the program.
@pytest.mark.parametrize(
    "shown",
    [
        "大字",
        "今日工作",
        "新建调解",
        "会谈进度",
        "原话照录",
        "只留本人谈话",
        "更正",
        "是，是我签的",
        "改用纸质签名",
        "用演练库练习",
        "已保存 {time}",
    ],
)
def test_what_the_guides_quote_is_what_the_windows_show(shown: str):
    from tools.catalogue import sentences

    quoted = shown.removesuffix(" {time}").removeprefix("是，")
    assert any(quoted in text for text, _ in sentences())
    assert quoted in words(GUIDES["zh"])


def test_both_guides_tell_the_same_things_in_the_same_order():
    shape = {n: re.findall(r"^(#+) |\]\((pictures/[^)]+)\)", words(n), re.MULTILINE) for n in GUIDES.values()}
    assert shape[GUIDES["zh"]] == shape[GUIDES["en"]]


def test_the_guides_show_exactly_the_pictures_that_are_kept():
    for name in GUIDES.values():
        assert set(re.findall(r"\(pictures/([^)]+)\)", words(name))) == PICTURES


@pytest.mark.parametrize("name", [*DOCUMENTS, "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(name: str):
    for link in re.findall(r"\]\(([^)#]+)\)", words(name)):
        if "://" not in link:
            assert (ROOT / name).parent.joinpath(link).exists(), f"{name}: {link}"


def test_the_chinese_guide_keeps_its_typography():
    text = re.sub(r"`[^`]*`|^ {4}.*$|^\|[-|]+$", "", words(GUIDES["zh"]), flags=re.MULTILINE)
    assert re.findall(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]", text) == []
