"""The shipped faces: what they cover, and what happens when a file is not the shipped one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from mediator.documents.fonts import FILES, REGULAR, GlyphMissing, check_glyphs, face_of, missing_glyphs
from mediator.documents.pdf_objects import PdfObjects
from mediator.documents.subset import Subset, font_file, to_unicode
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
        face_of(REGULAR, tmp_path)
    assert (
        missing.value.title.in_chinese() == "打印字体NotoSerifSC_400Regular.ttf缺失或已损坏，暂时不能生成文书"
    )
    for name, (file_name, _) in FILES.items():
        original = (RESOURCES / "fonts" / file_name).read_bytes()
        (tmp_path / file_name).write_bytes(original[:-1] + bytes((original[-1] ^ 1,)))
        with pytest.raises(EnvironmentTrouble, match=f"打印字体{file_name}缺失或已损坏，暂时不能生成文书"):
            face_of(name, tmp_path)


def test_the_unicode_map_writes_utf16_beyond_the_bmp_and_leaves_unused_codes_out() -> None:
    cmap = to_unicode("Song", ["一", "\U0002cc56"])
    assert "<0001> <4E00>" in cmap
    assert "<0002> <D873DC56>" in cmap
    assert "<0000> <" not in cmap.partition("endcodespacerange")[2]


def test_a_block_of_the_unicode_map_holds_at_most_a_hundred_entries() -> None:
    cmap = to_unicode("Song", [chr(code) for code in range(0x4E00, 0x4E00 + 250)])
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_no_glyph_of_the_shipped_faces_is_made_of_others() -> None:
    for name in FILES:
        face = face_of(name)
        for glyph in range(len(face.places) - 1):
            outline = face.outline(glyph)
            assert not outline or outline[0] < 0x80


def test_an_embedded_font_is_a_sound_font_file_with_the_outlines_of_the_face() -> None:
    objects = PdfObjects()
    subset = Subset(face_of(REGULAR))
    subset.encode("甲乙甲\U0002cc56，A")
    subset.embed(objects)
    pieces = font_file(subset.face, [0, *(subset.face.glyphs[ord(c)] for c in subset.characters)])
    font = TTFont(BytesIO(b"".join(piece.data for piece in pieces)), checkChecksums=2)
    whole, glyphs = TTFont(RESOURCES / "fonts" / FILES[REGULAR][0]), font["glyf"]
    assert subset.characters == ("甲", "乙", "\U0002cc56", "，", "A")
    for code, character in enumerate(subset.characters, 1):
        name, original = font.getGlyphName(code), whole.getBestCmap()[ord(character)]
        assert glyphs[name] == whole["glyf"][original]
        assert font["hmtx"][name] == whole["hmtx"][original]
