"""Reading finished papers back: pictures, text, and the comparison with what was typed."""

from __future__ import annotations

import pytest

from mediator.documents.drawing import draw_pages
from mediator.documents.follow_up import follow_up_paper
from mediator.documents.page import Flow, Furniture
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.preview import page_count, page_image, page_images, text_of
from mediator.documents.style import BODY, TEXT_WIDTH
from mediator.documents.verify import PaperDiffers, verify_text
from mediator.domain.errors import BadInput
from tests.documents.samples import FOLLOW_UP

FURNITURE = Furniture(title="试", organ="局", foot="试验", watermark="演练样本")


def paper_with(text: str) -> bytes:
    flow = Flow()
    flow.lines(set_lines([Span(text)], BODY, TEXT_WIDTH), BODY)
    return draw_pages(flow, FURNITURE)


def test_a_page_becomes_a_picture_of_its_size() -> None:
    pdf = follow_up_paper(FOLLOW_UP)
    images = list(page_images(pdf, 72))
    assert len(images) == page_count(pdf)
    for image in images:
        assert (image.width, image.height) in ((595, 842), (596, 842))
        assert image.stride >= image.width * 4
        assert len(image.data) == image.stride * image.height


def test_ink_and_text_leave_dark_pixels_on_white() -> None:
    image = page_image(follow_up_paper(FOLLOW_UP), 0, 72)
    blues = image.data[::4]
    assert min(blues) < 60
    assert blues.count(255) > len(blues) * 0.8


def test_what_is_no_pdf_is_refused_calmly() -> None:
    for broken in (b"", b"not a PDF", b"%PDF-1.4\n%%EOF"):
        with pytest.raises(BadInput, match="不是能打开的PDF"):
            text_of(broken)


def test_the_comparison_finds_a_changed_word() -> None:
    pdf = paper_with("甲方付给乙方五百元。")
    verify_text(pdf, ["甲方付给乙方五百元。"], FURNITURE)
    with pytest.raises(PaperDiffers) as refused:
        verify_text(pdf, ["甲方付给乙方六百元。"], FURNITURE)
    assert refused.value.title.in_chinese() == "文书上的文字与录入的不一致，没有生成：“甲方付给乙方六百元。”"


def test_the_comparison_misses_no_missing_foot_line() -> None:
    other = Furniture(title="试", organ="局", foot="别的脚注", watermark="演练样本")
    with pytest.raises(PaperDiffers):
        verify_text(paper_with("甲方。"), ["甲方。"], other)


def test_text_over_a_page_break_is_still_one_text() -> None:
    long = "甲方在院里说话很响，乙方下楼来看，两人又吵起来。" * 120
    pdf = paper_with(long)
    assert page_count(pdf) > 2
    verify_text(pdf, [long], FURNITURE)


def test_hyphens_and_ligatures_survive_the_comparison() -> None:
    text = "店名ﬁne-tea，网址abc-def-" + "x" * 90 + "-ghi"
    verify_text(paper_with(text), [text], FURNITURE)
