"""Reads a finished paper back and compares it with what was typed; a paper that differs is not handed out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from mediator.documents.page import Furniture
from mediator.documents.preview import page_texts
from mediator.domain.errors import Refusal
from mediator.domain.wording import message

# Readers copy these Latin ligatures out as single letters.
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


class PaperDiffers(Refusal):
    """The text of the finished file is not the text that was typed."""


def verify_text(pdf: bytes, expected: Iterable[str], furniture: Furniture) -> None:
    """Raise `PaperDiffers` unless every expected text stands in the file, blanks and line breaks aside.

    The foot lines must stand on every page; what is printed only there counts as found.
    """
    whole = body_of(pdf, furniture)
    foot = plain(furniture.foot)
    for text in expected:
        wanted = plain(text)
        if wanted not in whole and wanted not in foot:
            raise differs(text)


def body_of(pdf: bytes, furniture: Furniture) -> str:
    """The text of all pages without blanks and without their foot lines; `PaperDiffers` where those lack."""
    pages = page_texts(pdf)
    return "".join(_without_furniture(t, furniture, n, len(pages)) for n, t in enumerate(pages, start=1))


def plain(text: str) -> str:
    """The text without any blanks and line breaks, ligatures taken apart: how two texts are compared."""
    return "".join(text.split()).translate(LIGATURES)


def _without_furniture(text: str, furniture: Furniture, page: int, pages: int) -> str:
    """The page's own text: the foot lines are drawn after it."""
    body = plain(text)
    for word in furniture.texts(page, pages):
        before, found, after = body.rpartition(plain(word))
        if not found:
            raise differs(word)
        body = before + after
    return body


def differs(text: str) -> PaperDiffers:
    """The refusal that names the words which do not stand in the file as they were typed."""
    return PaperDiffers(
        message("文书上的文字与录入的不一致，没有生成：“{text}”", text=text[:20]),
        message("已记录的内容不受影响。请重新生成；仍不一致时改用手写文书，并告知维护人员"),
    )
