"""The two faces every paper is set in: checked, registered once, and asked for widths and coverage."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from mediator.domain.errors import EnvironmentTrouble, Refusal
from mediator.domain.texts import ALLOWED_CONTROLS, BIDIRECTIONAL
from mediator.domain.wording import Message, message
from mediator.resources import RESOURCES

REGULAR, BOLD = "Song", "SongBold"
FACES = {
    REGULAR: (
        "NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    BOLD: (
        "NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    ),
}
NO_GLYPH_NEEDED = frozenset(ALLOWED_CONTROLS)
LARGEST_BLOCK = 100

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class GlyphMissing(Refusal):
    """A character that no shipped face can draw: it would print as an empty box or as nothing."""


def register_fonts(folder: Path = RESOURCES / "fonts") -> None:
    """Check and register both faces, and set the engine up for equal bytes; only the first call works.

    Raises `EnvironmentTrouble` when a font file is missing or is not the one that was shipped.
    """
    _register(folder)


@lru_cache(maxsize=1)
def _register(folder: Path) -> None:
    for file_name, digest in FACES.values():
        _check_file(folder / file_name, digest)
    rl_config.invariant = 1
    rl_config.useA85 = 0
    ttfonts.makeToUnicodeCMap = to_unicode
    for name, (file_name, _) in FACES.items():
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(folder / file_name)))


def _check_file(path: Path, digest: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        found = ""
    if found != digest:
        raise EnvironmentTrouble(
            message("打印字体{file}缺失或已损坏，暂时不能生成文书", file=path.name),
            message("已记录的内容不受影响。请重新安装本程序后再生成"),
        )


def to_unicode(font_name: str, subset: Sequence[int]) -> str:
    """The map from codes to text, in UTF-16 beyond the BMP; the engine's own copies out other characters."""
    rows = [(code, char) for code, char in enumerate(subset) if char]
    parts = [CMAP_HEAD.format(name=font_name)]
    for start in range(0, len(rows), LARGEST_BLOCK):
        block = rows[start : start + LARGEST_BLOCK]
        parts.append(f"{len(block)} beginbfchar")
        parts += [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in block]
        parts.append("endbfchar")
    return "\n".join([*parts, CMAP_TAIL])


def font_name(*, bold: bool) -> str:
    """The registered name of a face."""
    return BOLD if bold else REGULAR


@lru_cache(maxsize=65536)
def em_width(character: str, name: str) -> float:
    """The advance of a character in ems of the face of that name."""
    register_fonts()
    face = pdfmetrics.getFont(name).face
    return float(face.charWidths.get(ord(character), face.defaultWidth)) / 1000


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of the text that cannot be printed, each once, in order."""
    return tuple(c for c in dict.fromkeys(text) if not _can_print(c))


@lru_cache(maxsize=65536)
def _can_print(character: str) -> bool:
    if character in NO_GLYPH_NEEDED:
        return True
    if character in BIDIRECTIONAL or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return False
    register_fonts()
    return all(ord(character) in pdfmetrics.getFont(name).face.charToGlyph for name in FACES)


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
