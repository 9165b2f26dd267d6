"""The two faces every paper is set in: checked, registered once, and asked for widths and coverage."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts

from mediator.documents.engine import remember, set_up
from mediator.domain.errors import EnvironmentTrouble, Refusal
from mediator.domain.texts import ALLOWED_CONTROLS, BIDIRECTIONAL
from mediator.domain.wording import Message, message
from mediator.resources import RESOURCES

REGULAR, BOLD = "NotoSerifSC-Regular", "NotoSerifSC-Bold"
FILES = {
    REGULAR: (
        "NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    BOLD: (
        "NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    ),
}
FOLDER = RESOURCES / "fonts"
NO_GLYPH_NEEDED = frozenset(ALLOWED_CONTROLS)


class GlyphMissing(Refusal):
    """A character that no shipped face can draw: it would print as an empty box or as nothing."""


@lru_cache(maxsize=2)
def font_of(name: str, folder: Path = FOLDER) -> ttfonts.TTFont:
    """The font of that name, checked, read and made known to reportlab once a process.

    Raises `EnvironmentTrouble` when its file is missing or is not the one that was shipped.
    """
    file_name, digest = FILES[name]
    try:
        data = (folder / file_name).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != digest:
        raise EnvironmentTrouble(
            message("打印字体{file}缺失或已损坏，暂时不能生成文书", file=file_name),
            message("已记录的内容不受影响。请重新安装本程序后再生成"),
        )
    set_up()
    font = ttfonts.TTFont(name, BytesIO(data), asciiReadable=True, shapable=False)
    remember(font.face)
    pdfmetrics.registerFont(font)
    return font


def font_name(*, bold: bool) -> str:
    """The name of a face."""
    return BOLD if bold else REGULAR


@lru_cache(maxsize=65536)
def em_width(character: str, name: str) -> float:
    """The advance of a character in ems of the face of that name."""
    return float(font_of(name).face.getCharWidth(ord(character))) / 1000


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of the text that cannot be printed, each once, in order."""
    return tuple(c for c in dict.fromkeys(text) if not _can_print(c))


@lru_cache(maxsize=65536)
def _can_print(character: str) -> bool:
    if character in NO_GLYPH_NEEDED:
        return True
    if character in BIDIRECTIONAL or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return False
    return all(font_of(name).face.charToGlyph.get(ord(character)) for name in FILES)


def check_glyphs(where: str | Message, text: str) -> None:
    """Refuse text with a character that cannot be printed, naming it, its code point and its place."""
    missing = missing_glyphs(text)
    if missing:
        raise GlyphMissing(
            _missing_sentence(where, missing[0]), message("原文还在，请换用能打印的写法或请所里核对字形")
        )


def _missing_sentence(where: str | Message, character: str) -> Message:
    code = f"U+{ord(character):04X}"
    if not character.isprintable():
        return message("{where}里有看不见的字符（{code}），不能打印", where=where, code=code)
    return message(
        "{where}里的“{character}”（{code}）没有打印字形", where=where, character=character, code=code
    )
