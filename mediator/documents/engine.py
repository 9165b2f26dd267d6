"""Sets reportlab right where archives ask for more: streams, the map back to text, and remembered fonts."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

# Bytes that readers take for the end of a line: data that ends so seems shorter than it says.
LINE_ENDS = (b"\n", b"\r")
# Quick rather than small: a paper of two pages grows by a tenth and is made in less time.
LEVEL = 1
LARGEST_BLOCK = 100
# Parts of a face are kept as they were embedded: a paper is previewed, signed and printed in the same words.
KEPT_SUBSETS = 64
# Two words that leave the sum of a font file as it is, by which readers know that it is whole.
SUMS_TO_NOTHING = b"\x00\x00\x00\x01\xff\xff\xff\xff"

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class SoundStream(pdfdoc.PDFStream):
    """reportlab's stream, deflated quickly, with the end of line that PDF/A asks for before `endstream`."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The stream as it stands in the file; one that names its filter is deflated already."""
        entries = dict(self.dictionary.dict)
        data: bytes = self.content.encode("utf-8") if isinstance(self.content, str) else self.content
        if self.filters and "Filter" not in entries:
            data = _deflated_font(data) if "Length1" in entries else deflate(data)
            entries["Filter"] = pdfdoc.PDFName("FlateDecode")
        entries["Length"] = len(data)
        head: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return b"%b\nstream\n%b\nendstream\n" % (head, data)


class Written(pdfdoc.PDFObject):
    """An object whose words are put together here: a tree has hundreds, and dictionaries are slow."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.words = "null"

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """The words as they stand in the file."""
        return self.words.encode("ascii")


@lru_cache(maxsize=1)
def set_up() -> None:
    """Make reportlab give equal bytes, and use our streams and our map back to text, in this process."""
    rl_config.invariant = 1
    rl_config.useA85 = 0
    rl_config.pdfComments = 0
    pdfdoc.PDFStream = SoundStream
    ttfonts.makeToUnicodeCMap = to_unicode


def reserve(document: pdfdoc.PDFDocument) -> tuple[Written, int]:
    """An object still without words, and its number in the file."""
    made = Written()
    return made, number_of(document, document.Reference(made))


def number_of(document: pdfdoc.PDFDocument, reference: pdfdoc.PDFObjectReference) -> int:
    """The number of the object that is referred to."""
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def text_string(words: str) -> str:
    """Words as a string of PDF, in UTF-16."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def deflate(data: bytes) -> bytes:
    """Operators or other words of PDF, deflated so that no reader mistakes the end."""
    found = zlib.compress(data, LEVEL)
    while found.endswith(LINE_ENDS):
        data += b" "
        found = zlib.compress(data, LEVEL)
    return found


def to_unicode(font_name: str, subset: Sequence[int]) -> str:
    """The map from codes to text, in UTF-16 beyond the BMP; the engine's own copies out other characters."""
    return _to_unicode(font_name, tuple(subset))


@lru_cache(maxsize=KEPT_SUBSETS)
def _to_unicode(font_name: str, subset: tuple[int, ...]) -> str:
    rows = [(code, character) for code, character in enumerate(subset) if character]
    parts = [CMAP_HEAD.format(name=font_name)]
    for start in range(0, len(rows), LARGEST_BLOCK):
        block = rows[start : start + LARGEST_BLOCK]
        parts.append(f"{len(block)} beginbfchar")
        parts += [f"<{code:02X}> <{chr(one).encode('utf-16-be').hex().upper()}>" for code, one in block]
        parts.append("endbfchar")
    return "\n".join([*parts, CMAP_TAIL])


def remember(face: ttfonts.TTFontFace) -> None:
    """Let a face slice each of its tables only once, and keep the parts that were made of it."""
    face.get_table = lru_cache(maxsize=None)(face.get_table)
    face.makeSubset = _remembered(face.makeSubset)


def _remembered(make: Callable[[Sequence[int]], bytes]) -> Callable[[Sequence[int]], bytes]:
    @lru_cache(maxsize=KEPT_SUBSETS)
    def kept(characters: tuple[int, ...]) -> bytes:
        return _with_sound_end(make(list(characters)))

    return lambda characters: kept(tuple(characters))


def _with_sound_end(font: bytes) -> bytes:
    """A deflated stream ends in the sum of its bytes; what stands behind the tables may change that one."""
    while zlib.adler32(font).to_bytes(4, "big").endswith(LINE_ENDS):
        font += SUMS_TO_NOTHING
    return font


@lru_cache(maxsize=KEPT_SUBSETS)
def _deflated_font(data: bytes) -> bytes:
    return zlib.compress(data, LEVEL)


def finished(canvas: Canvas, also: Sequence[bytes] = ()) -> bytes:
    """The whole file, known by the sum of its pages and of what it says and carries `also`."""
    document = canvas._doc
    parts = [page.stream.encode("ascii") for page in document.Pages.pages]
    # Anew: the engine's own begins with a time, which may be the one of the surroundings.
    document.signature = hashlib.md5(b"".join([*parts, *also]), usedforsecurity=False)
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts.clear()
    for font in document.idToObject["BasicFonts"].dict.values():
        _name_apart(document, font)
        font.Widths = _widths(tuple(font.Widths.sequence))
    data: bytes = canvas.getpdfdata()
    return data


def _name_apart(document: pdfdoc.PDFDocument, font: pdfdoc.PDFTrueTypeFont) -> None:
    """Six capitals for the characters: printers take fonts of one name for one font, also in a bound file."""
    described = document.idToObject[font.FontDescriptor.name].dict
    number = zlib.crc32(document.idToObject[described["FontFile2"].name].content)
    tag = "".join(chr(65 + (number >> shift) % 26) for shift in (0, 5, 10, 15, 20, 25))
    font.BaseFont = f"{tag}{font.BaseFont[len(tag) :]}"
    described["FontName"] = pdfdoc.PDFName(font.BaseFont)


@lru_cache(maxsize=KEPT_SUBSETS)
def _widths(advances: tuple[float, ...]) -> str:
    """The list of advances; reportlab would write hundreds of numbers one by one."""
    return f"[{' '.join(f'{advance:g}' for advance in advances)}]"
