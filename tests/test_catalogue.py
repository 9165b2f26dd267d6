"""Holds the two languages together: all that is shown has English, and the Chinese keeps its typography."""

import ast
import gettext
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from mediator.resources import RESOURCES
from tools.catalogue import PO, ROOT, marked, sentences

MARK = re.compile(r"\{(\w+)\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
WIDE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef·]")
MOST_WORDS = 12

# No Chinese character, and none needed: shown as it stands in both languages.
NEUTRAL = {"English"}

# Half-width punctuation next to Chinese.
HALF_WIDTH = {
    "rows.{key}里的一格应为[栏目, 名称, 列数]": "shows a list as TOML writes it",
    "每一格应为[栏目, 名称, 列数]，列数1至5": "shows a list as TOML writes it",
    "每一列应为[名称, 宽度]，宽度是不小于1的整数": "shows a list as TOML writes it",
    "应为一组[名称, 值]": "shows a list as TOML writes it",
}

# Spaces in Chinese texts, other than the one before a key such as Ctrl+K.
SPACES = {
    "已保存 {time}": "the time stands apart, as in the header's drawing",
    "{title} {count}": "a count beside a tab's title, not a sentence",
    "{letter} {name}": "a badge letter beside a name",
    "{number} 原话": "a tag beside a statement's number",
    "{at} / {total}": "a fraction in figures",
    "rows.{key}里的一格应为[栏目, 名称, 列数]": "shows a list as TOML writes it",
    "每一格应为[栏目, 名称, 列数]，列数1至5": "shows a list as TOML writes it",
    "每一列应为[名称, 宽度]，宽度是不小于1的整数": "shows a list as TOML writes it",
    "应为一组[名称, 值]": "shows a list as TOML writes it",
    "{question} {answer}": "spoken by screen readers, which need the pause",
    "笔画写成“12,30 40,50;60,10 60,90”这样": "shows strokes as a case file writes them",
    "{sign} {what}：{answer}": "a sign before a line, as lists have it",
    "◇ 两头的中间": "a sign of the drawing before its word",
    "第{number}步 {title}，{state}": "spoken by screen readers, which need the pause",
}

# Chinese texts of the outer layers that no catalogue translates, by file below mediator/.
NOT_TRANSLATED = {
    "app/desks.py": "invented names of the training store",
    "gui/frame/header.py": "the switch names the other language in that language",
    "gui/pages/settings.py": "the switch names the other language in that language",
    "gui/pages/new_session.py": "a pattern for what may be typed",
    "gui/session/agreement_document.py": "finds the amount inside a clause, which stays in its language",
    "gui/session/agreement_facts.py": "joins facts into the text of the paper",
    "gui/session/intake_matter.py": "dates as the field reads them; a sample that is never shown",
    "gui/session/intake_gate_row.py": "takes the stop off a quoted article before a note follows",
    "gui/session/person_more.py": "each language is named in itself",
    "gui/session/shuttle_form.py": "writes an amount out for the leak check, which reads it",
    "gui/session/letters.py": "turns Chinese badge letters into Latin ones",
    "gui/session/clock_times.py": "times of day as they may be typed",
    "gui/widgets/edits.py": "dates and amounts as they may be typed",
}

# Words that judge a person or press one (microcopy rules).
BLAME = re.compile(
    r"\b(lie[sd]?|lying|liar|guilty|offender|suspect|victim|culprit|perpetrator|illegal|invalid|fatal|"
    r"you must|last chance|fault)\b",
    re.IGNORECASE,
)


@cache
def source() -> frozenset[str]:
    return frozenset(text for text, _ in sentences())


def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file)


@cache
def english() -> dict[str, str]:
    return {str(m.id): str(m.string) for m in catalogue() if m.id}


def test_every_sentence_in_use_has_english():
    known = english()
    assert [text for text in sorted(source()) if not known.get(text)] == [], "run make catalog and translate"


def test_the_catalogue_holds_no_sentence_that_is_gone():
    assert sorted(english().keys() - source()) == [], "run make catalog"


def test_a_translation_has_exactly_the_marks_of_its_source():
    wrong = [zh for zh, en in english().items() if sorted(MARK.findall(zh)) != sorted(MARK.findall(en))]
    assert wrong == []


def test_no_brace_of_a_translation_is_left_open():
    assert [en for en in english().values() if "{" in MARK.sub("", en) or "}" in MARK.sub("", en)] == []


def test_the_compiled_catalogue_says_what_the_written_one_says():
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {zh: compiled.gettext(zh) for zh in english()} == english()


def test_no_english_text_holds_chinese_characters_or_punctuation():
    assert [en for en in english().values() if WIDE.search(en.replace("·", ""))] == []


def test_english_uses_straight_quotes_because_the_bundled_font_draws_curly_ones_as_wide_as_a_character():
    assert [en for en in english().values() if re.search("[‘’“”]", en)] == []
    for path in [*RESOURCES.glob("guides/*.toml"), *RESOURCES.glob("law/*.toml")]:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if re.match(r"\w+_en = .*[‘’“”]", line)] == [], path.name


def test_english_sentences_are_short():
    long = []
    for text in english().values():
        for sentence in re.split(r"[.;:?!]\s|\n", text):
            words = re.sub(r'["()/·…]', " ", sentence).split()
            if len(words) > MOST_WORDS:
                long.append(sentence)
    assert long == []


def test_no_english_text_blames_or_presses_anyone():
    assert [en for en in english().values() if BLAME.search(en)] == []


def test_english_ends_as_the_chinese_does():
    """A title has no stop in either language, a sentence has one in both."""
    wrong = [zh for zh, en in english().items() if zh.endswith("。") != en.endswith(".")]
    assert wrong == []


def test_a_question_stays_a_question():
    wrong = [zh for zh, en in english().items() if zh.endswith("？") and not en.endswith("?")]
    assert wrong == []


def test_every_source_sentence_is_chinese_or_needs_no_language():
    foreign = {t for t in source() if not HAN.search(t) and re.search(r"[A-Za-z]", MARK.sub("", t))}
    assert foreign - NEUTRAL == set()


def test_chinese_sentences_use_full_width_punctuation():
    beside = re.compile(r"[\u4e00-\u9fff}][,;:!?()]|[,;:!?()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(\s|$)")
    assert {t for t in source() if HAN.search(t) and beside.search(t)} == set(HALF_WIDTH)


def test_chinese_and_digits_stand_without_a_space():
    assert [t for t in source() if re.search(r"[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]", t)] == []


def test_other_spaces_in_chinese_texts_have_a_reason():
    before_key = re.compile(r" +(?=(Ctrl|Alt|Shift|Esc|F\d))|(?<=Enter) ")
    spaced = {t for t in source() if " " in before_key.sub("", t)}
    assert spaced == set(SPACES)


def untranslated_literals(path: Path) -> list[str]:
    """Chinese literals of a module that are neither marked nor documentation nor comparison keys."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    documentation = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    known = source() | set(marked(text))
    return [
        f"{path.relative_to(ROOT)}:{n.lineno}: {n.value}"
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
        if WIDE.search(n.value) and id(n) not in documentation and n.value not in known
    ]


@pytest.mark.parametrize("layer", ["gui", "cli", "app"])
def test_no_chinese_text_of_the_outer_layers_escapes_the_catalogue(layer: str):
    escaped = []
    for path in sorted((ROOT / "mediator" / layer).rglob("*.py")):
        if path.relative_to(ROOT / "mediator").as_posix() not in NOT_TRANSLATED:
            escaped += untranslated_literals(path)
    assert escaped == []


@pytest.mark.parametrize("name", sorted(NOT_TRANSLATED))
def test_no_excuse_outlives_its_text(name: str):
    assert untranslated_literals(ROOT / "mediator" / name), f"{name} needs no entry in NOT_TRANSLATED"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('tr("甲")', {"甲"}),
        ('message("甲", what=message("乙"))', {"甲", "乙"}),
        ('tr("甲" if x else "乙")', {"甲", "乙"}),
        ('DAYS = tuple(mark(day) for day in ("甲", "乙"))', {"甲", "乙"}),
        ('tr(TITLE)\nlabel("甲")\ntr("")', set()),
    ],
)
def test_the_collector_finds_every_way_of_marking(code: str, found: set[str]):
    assert set(marked(code)) == found
