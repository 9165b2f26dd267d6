"""What is typed is what two readers copy out: all of the General Standard Chinese Characters, rare names."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from mediator.documents.drawing import draw_pages
from mediator.documents.fonts import missing_glyphs
from mediator.documents.frame import body
from mediator.documents.page import Flow, Furniture
from mediator.documents.paragraph import Span
from mediator.documents.press import Press
from mediator.documents.preview import page_texts
from mediator.documents.style import BODY
from mediator.documents.verify import plain
from tests.documents.samples import AGREEMENT, CHILD

# The table with its source and date; lines that begin with # are no characters.
TABLE = Path(__file__).resolve().parent.parent / "data" / "general-standard-8105.txt"
RARE_NAMES = "㛃䶮𬱖𬭊𠅤"
FURNITURE = Furniture(title="通用规范汉字表", organ="某局", foot="试验")


def all_characters() -> str:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def printed(text: str, *, bold: bool) -> bytes:
    """The text on pages of its own, as the body of a paper or as a label."""
    flow = Flow()
    flow.paragraphs(body("" if bold else text, lead=[Span(text, bold=True)] if bold else []), BODY)
    return draw_pages(flow, FURNITURE)


def read_by_pdfium(pdf: bytes) -> list[str]:
    return list(page_texts(pdf))


def read_by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def without_foot(pages: list[str]) -> str:
    """The text of all pages without blanks; the foot lines are drawn after the text of each."""
    return "".join(
        plain(text).removesuffix(plain(f"试验第 {number} 页 共 {len(pages)} 页"))
        for number, text in enumerate(pages, 1)
    )


def test_the_table_holds_8105_different_characters_196_of_them_beyond_the_basic_plane() -> None:
    characters = all_characters()
    assert len(characters) == len(set(characters)) == 8105
    assert sum(ord(character) > 0xFFFF for character in characters) == 196
    assert characters.startswith("一乙二十丁厂七卜八人")
    assert missing_glyphs(characters) == ()


@pytest.mark.parametrize("bold", (False, True))
@pytest.mark.parametrize("read", (read_by_pdfium, read_by_pypdf))
def test_all_8105_standard_characters_copy_out_as_they_were_typed(read, bold: bool) -> None:
    characters = all_characters()
    assert without_foot(read(printed(characters, bold=bold))) == characters


@pytest.mark.parametrize("read", (read_by_pdfium, read_by_pypdf))
def test_a_rare_name_copies_out_of_an_agreement_wherever_it_stands(read) -> None:
    person = replace(CHILD, name=RARE_NAMES, address=f"{RARE_NAMES}路1号")
    pdf = Press().agreement(
        replace(
            AGREEMENT,
            parties=(person, AGREEMENT.parties[1]),
            signatures=(replace(AGREEMENT.signatures[0], name=RARE_NAMES),),
            clauses=(f"{RARE_NAMES}当面道歉。",),
        )
    )
    text = plain("".join(read(pdf)))
    for typed in (
        f"姓名{RARE_NAMES}",
        f"{RARE_NAMES}路1号",
        f"：{RARE_NAMES}",
        f"一、{RARE_NAMES}当面道歉。",
    ):
        assert typed in text
