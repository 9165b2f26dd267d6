"""The shipped faces: what they cover, and what happens when a file is not the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.documents.fonts import FACES, GlyphMissing, _register, check_glyphs, missing_glyphs, to_unicode
from mediator.domain.errors import EnvironmentTrouble
from mediator.resources import RESOURCES
from tests.documents.samples import RARE


def hanzi_of(encoding: str) -> str:
    """Every Han character of an encoding."""
    found = []
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            text = bytes((high, low)).decode(encoding, errors="ignore")
            if len(text) == 1 and "\u4e00" <= text <= "\u9fa5":
                found.append(text)
    return "".join(found)


def test_every_character_of_gb2312_and_gbk_can_be_printed() -> None:
    everything = hanzi_of("gbk")
    assert len(everything) == 20902
    assert missing_glyphs(everything) == ()
    assert missing_glyphs(hanzi_of("gb2312")) == ()


def test_rare_names_and_the_marks_of_forms_can_be_printed() -> None:
    assert missing_glyphs(RARE + "□■○●√×①㈠℃№㎡￥／〔〕“”——……\n\t") == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("王𪚥", "姓名里的“𪚥”（U+2A6A5）没有打印字形"),
        ("王\x07", "姓名里有看不见的字符（U+0007），不能打印"),
        ("王\u202e明", "姓名里有看不见的字符（U+202E），不能打印"),
    ],
)
def test_a_character_without_glyph_is_named_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(GlyphMissing) as refused:
        check_glyphs("姓名", text)
    assert refused.value.title.in_chinese() == sentence


def test_a_missing_or_changed_font_file_is_reported_calmly(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble) as missing:
        _register(tmp_path)
    assert (
        missing.value.title.in_chinese() == "打印字体NotoSerifSC_400Regular.ttf缺失或已损坏，暂时不能生成文书"
    )
    for file_name, _ in FACES.values():
        original = (RESOURCES / "fonts" / file_name).read_bytes()
        (tmp_path / file_name).write_bytes(original[:-1] + b"\x00\x01")
    with pytest.raises(EnvironmentTrouble):
        _register(tmp_path)


def test_the_unicode_map_writes_utf16_beyond_the_bmp_and_leaves_unused_codes_out() -> None:
    cmap = to_unicode("Song", [0, ord("一"), 0, 0x2CC56])
    assert "<01> <4E00>" in cmap
    assert "<03> <D873DC56>" in cmap
    assert "<00> <" in cmap.partition("endcodespacerange")[0]
    assert "<00> <" not in cmap.partition("endcodespacerange")[2]


def test_a_block_of_the_unicode_map_holds_at_most_a_hundred_entries() -> None:
    cmap = to_unicode("Song", list(range(0x4E00, 0x4E00 + 250)))
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]
