"""Reads finished PDFs: pages as pictures for the preview and the raster printer, and their text."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2

from mediator.domain.errors import BadInput
from mediator.domain.wording import message

HYPHEN_AT_LINE_END = "\ufffe"

# PDFium may not be entered by two threads at once.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class PageImage:
    """One page as pixels: four bytes each, blue, green, red, unused; `stride` bytes a row."""

    width: int
    height: int
    stride: int
    data: bytes


def page_images(pdf: bytes, dpi: float = 150) -> Iterator[PageImage]:
    """The pages in order, each rendered when it is asked for; `dpi` dots an inch."""
    for number in range(page_count(pdf)):
        yield page_image(pdf, number, dpi)


def page_image(pdf: bytes, number: int, dpi: float = 150) -> PageImage:
    """One page, counted from 0, at `dpi` dots an inch; 300 for printing."""
    with _one_at_a_time, closing(_open(pdf)) as document:
        document.init_forms()
        page = document[number]
        bitmap = page.render(scale=dpi / 72, prefer_bgrx=True, may_draw_forms=True)
        try:
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
            page.close()


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    with _one_at_a_time, closing(_open(pdf)) as document:
        return len(document)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points, as it is looked at."""
    with _one_at_a_time, closing(_open(pdf)) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page as a reader would copy it out."""
    texts = []
    with _one_at_a_time, closing(_open(pdf)) as document:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            try:
                texts.append(
                    text_page.get_text_range().replace(HYPHEN_AT_LINE_END, "-").replace("\r\n", "\n")
                )
            finally:
                text_page.close()
                page.close()
    return tuple(texts)


def text_of(pdf: bytes) -> str:
    """The text of all pages, a form feed between them."""
    return "\f".join(page_texts(pdf))


def _open(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise BadInput(message("这个文件不是能打开的PDF，请重新生成。已记录的内容不受影响")) from None
