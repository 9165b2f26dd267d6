"""The shipped faces: what they cover, and what happens when a file is not the shipped one."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from mediator.documents.engine import SUMS_TO_NOTHING, finished, to_unicode
from mediator.documents.fonts import (
    BOLD,
    FILES,
    REGULAR,
    GlyphMissing,
    check_glyphs,
    font_of,
    missing_glyphs,
)
from mediator.documents.sheet import Sheet
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
        font_of(REGULAR, tmp_path)
    assert (
        missing.value.title.in_chinese() == "打印字体NotoSerifSC_400Regular.ttf缺失或已损坏，暂时不能生成文书"
    )
    for name, (file_name, _) in FILES.items():
        original = (RESOURCES / "fonts" / file_name).read_bytes()
        (tmp_path / file_name).write_bytes(original[:-1] + bytes((original[-1] ^ 1,)))
        with pytest.raises(EnvironmentTrouble, match=f"打印字体{file_name}缺失或已损坏，暂时不能生成文书"):
            font_of(name, tmp_path)


def test_the_unicode_map_writes_utf16_beyond_the_bmp_and_leaves_unused_codes_out() -> None:
    cmap = to_unicode("Song", [0, ord("一"), 0x2CC56])
    assert "<01> <4E00>" in cmap
    assert "<02> <D873DC56>" in cmap
    assert "<00> <" not in cmap.partition("endcodespacerange")[2]


def test_a_block_of_the_unicode_map_holds_at_most_a_hundred_entries() -> None:
    cmap = to_unicode("Song", range(0x4E00, 0x4E00 + 250))
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def drawn(*texts: tuple[str, str]) -> pikepdf.Pdf:
    """A page with these texts, each in the face of that name."""
    sheet = Sheet()
    sheet.write("BT")
    for name, text in texts:
        sheet.show(50, 500, text, name, 12, 0)
    sheet.write("ET")
    sheet.canvas.showPage()
    return pikepdf.open(BytesIO(finished(sheet.canvas)))


def programs(pdf: pikepdf.Pdf) -> list[bytes]:
    """The font files that are embedded."""
    fonts = pdf.pages[0].Resources.Font.values()
    return [font.FontDescriptor.FontFile2.read_bytes() for font in fonts]


@pytest.mark.parametrize("name", FILES)
def test_an_embedded_font_is_a_sound_font_file_with_the_outlines_of_the_face(name: str) -> None:
    text = "甲乙甲\U0002cc56，A"
    with drawn((name, text)) as pdf:
        (program,) = programs(pdf)
    font = TTFont(BytesIO(program), checkChecksums=2)
    whole, glyphs = TTFont(RESOURCES / "fonts" / FILES[name][0]), font["glyf"]
    outlines = [glyphs[one] for one in font.getGlyphOrder()]
    for character in text:
        original = whole.getBestCmap()[ord(character)]
        found = outlines.index(whole["glyf"][original])
        assert font["hmtx"][font.getGlyphName(found)] == whole["hmtx"][original]


def test_only_the_two_faces_are_used_and_both_are_embedded() -> None:
    with drawn((REGULAR, "甲方"), (BOLD, "甲方")) as pdf:
        names = [str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()]
        assert sorted(names) == sorted(FILES)
        assert len(programs(pdf)) == 2


def test_other_characters_of_a_face_are_a_font_of_another_name() -> None:
    with drawn((REGULAR, "甲方")) as one, drawn((REGULAR, "乙方")) as other, drawn((REGULAR, "甲方")) as same:
        first, second, third = (
            [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
            for pdf in (one, other, same)
        )
    assert first == third
    assert first != second
    assert first[0][8:] == second[0][8:] == REGULAR


def test_what_may_stand_behind_a_font_leaves_the_sum_of_its_file_as_it_is() -> None:
    assert sum(struct.unpack(">2L", SUMS_TO_NOTHING)) % 2**32 == 0
    assert sum(SUMS_TO_NOTHING) % 256
