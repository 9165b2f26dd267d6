"""Looks inside a PDF for the tests: its plain text without blanks, its fonts and its drawing operators."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from mediator.documents.preview import text_of


def squeezed(pdf: bytes) -> str:
    """All the text, blanks and line breaks taken out."""
    return "".join(text_of(pdf).split())


def contents(pdf: bytes) -> list[bytes]:
    """The drawing operators of every page, then of every drawing that pages share."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = [page.Contents.read_bytes() for page in opened.pages]
        drawings = {
            str(name): drawing.read_bytes()
            for page in opened.pages
            for name, drawing in page.Resources.get("/XObject", {}).items()
        }
        return [*pages, *drawings.values()]


def base_fonts(pdf: bytes) -> set[str]:
    """The names in every /BaseFont."""
    return {name.decode() for name in re.findall(rb"/BaseFont\s?/([^\s/]+)", pdf)}


def curves(pdf: bytes) -> int:
    """How many cubic curves are drawn."""
    return sum(len(re.findall(rb" c(?=\s)", data)) for data in contents(pdf))
