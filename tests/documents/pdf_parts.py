"""Looks inside a PDF for the tests: its plain text without blanks, its fonts and its drawing operators."""

from __future__ import annotations

import re
import zlib

from mediator.documents.preview import text_of

STREAM = re.compile(rb"stream\n(.*?)endstream", re.DOTALL)


def squeezed(pdf: bytes) -> str:
    """All the text, blanks and line breaks taken out."""
    return "".join(text_of(pdf).split())


def contents(pdf: bytes) -> list[bytes]:
    """Every stream that is a page's drawing operators."""
    found = []
    for match in STREAM.finditer(pdf):
        try:
            data = zlib.decompress(match[1])
        except zlib.error:
            continue
        if b" Tf " in data:
            found.append(data)
    return found


def base_fonts(pdf: bytes) -> set[str]:
    """The names in every /BaseFont."""
    return {name.decode() for name in re.findall(rb"/BaseFont /([^\s/]+)", pdf)}


def curves(pdf: bytes) -> int:
    """How many cubic curves are drawn."""
    return sum(len(re.findall(rb" c(?=\s)", data)) for data in contents(pdf))
