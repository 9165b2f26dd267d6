"""A scan is drawn anew: its pages can be seen, and nothing else of the file comes along."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from mediator.documents.agreement import agreement_paper
from mediator.documents.preview import page_count, text_of
from mediator.documents.scan import MOST_BYTES, MOST_PAGES, redrawn
from mediator.domain.errors import BadInput
from tests.documents.samples import AGREEMENT


def photo(form: str, size: tuple[int, int] = (600, 800), **how: object) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, (200, 190, 180)).save(target, form, **how)
    return target.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_becomes_one_page(form: str):
    assert page_count(redrawn(photo(form))) == 1


def test_a_scan_keeps_its_pages_and_loses_its_words():
    paper = agreement_paper(AGREEMENT)
    drawn = redrawn(paper)
    assert page_count(drawn) == page_count(paper)
    assert text_of(drawn).strip() == ""


def test_the_place_of_a_photo_and_its_camera_stay_behind():
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-OF-SOMEBODY"
    drawn = redrawn(photo("JPEG", exif=exif))
    assert b"CAMERA-OF-SOMEBODY" not in drawn


def test_a_photo_lying_on_its_side_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    with pikepdf.open(BytesIO(redrawn(photo("JPEG", (800, 400), exif=exif)))) as opened:
        left, bottom, right, top = (float(n) for n in opened.pages[0].MediaBox)
    assert top - bottom > right - left


def test_scripts_and_attachments_stay_behind():
    with pikepdf.open(BytesIO(agreement_paper(AGREEMENT))) as opened:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        target = BytesIO()
        opened.save(target)
    with pikepdf.open(BytesIO(redrawn(target.getvalue()))) as drawn:
        assert "/OpenAction" not in drawn.Root
        assert not drawn.attachments


def pages(count: int) -> bytes:
    target = BytesIO()
    first = Image.new("RGB", (60, 80))
    first.save(target, "PDF", save_all=True, append_images=[first] * (count - 1))
    return target.getvalue()


def wall() -> bytes:
    target = BytesIO()
    Image.new("1", (12_000, 12_000)).save(target, "PNG")
    return target.getvalue()


BAD = {
    "nothing": b"",
    "words": "这不是图片".encode(),
    "a picture cut off": photo("PNG")[:60],
    "a photo of another kind": photo("GIF"),
    "half a PDF": agreement_paper(AGREEMENT)[:400],
    "too many pages": pages(MOST_PAGES + 1),
    "too large": b"%PDF-1.7" + bytes(MOST_BYTES),
    "a picture that fills the memory": wall(),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_scan_is_refused_in_a_sentence_that_says_what_is_safe(name: str):
    with pytest.raises(BadInput) as refused:
        redrawn(BAD[name])
    assert refused.value.advice is not None
