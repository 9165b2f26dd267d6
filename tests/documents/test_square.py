"""The code in the corner of every page is read by a scanner and leads to the very text that was locked."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from mediator.documents.agreement import agreement_paper
from mediator.documents.preview import text_of
from mediator.domain.errors import BadInput
from mediator.domain.paper_codes import PaperCode, read_code, scanned_code
from tests.documents.samples import AGREEMENT

DIGEST = "7f3a21" + "0b" * 29
LOCKED = replace(AGREEMENT, check_code="7F3A-21", digest=DIGEST, draft=2)


def codes_on(pdf: bytes) -> list[str]:
    """What a scanner finds on each page printed at 150 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    pages = (page.render(scale=150 / 72).to_pil() for page in document)
    return ["|".join(code.text for code in zxingcpp.read_barcodes(page)) for page in pages]


def test_a_scanner_reads_the_code_on_every_page():
    found = codes_on(agreement_paper(LOCKED))
    assert len(found) > 1
    assert set(found) == {scanned_code("7F3A-21", 2, DIGEST)}


def test_every_page_names_number_draft_and_check_code():
    text = text_of(agreement_paper(LOCKED))
    assert text.count("第2稿") == text.count("核对码 7F3A-21") == text.count(f"{LOCKED.number}　第2稿")
    assert text.count("第2稿") > 1


def test_a_paper_that_is_not_locked_bears_no_code():
    assert set(codes_on(agreement_paper(replace(AGREEMENT, check_code="", digest="")))) == {""}


@pytest.mark.parametrize("typed", ["7F3A-21", "7f3a21", " 7F3A 21 ", "７Ｆ３Ａ-21", "7f3a－21"])
def test_a_check_code_may_be_typed_in_many_ways(typed: str):
    assert read_code(typed) == PaperCode(check_code="7F3A-21")


def test_a_scanned_code_names_draft_and_digest():
    code = read_code(scanned_code("7F3A-21", 2, DIGEST))
    assert code.fits(2, DIGEST)
    assert not code.fits(1, DIGEST)
    assert not code.fits(2, "7f3a21" + "0c" * 29)


@pytest.mark.parametrize(
    "typed", ["", "7F3A", "7F3A-2", "7G3A-21", "MED1/7F3A-21/0/00", "MED2/7F3A-21/2/" + "0" * 16]
)
def test_what_is_no_code_is_told_in_one_sentence(typed: str):
    with pytest.raises(BadInput) as refused:
        read_code(typed)
    assert refused.value.advice is not None
