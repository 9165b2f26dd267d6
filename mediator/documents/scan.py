"""Takes in a scan or photo of signed paper: read, drawn anew as plain pages, and nothing else kept of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_BYTES = 30 * 1024 * 1024
MOST_PAGES = 40
MOST_PIXELS = 50_000_000
LONG_SIDE = 2600
"""Pixels of the longer side: 220 dpi on A4, enough to read a fingerprint's lines."""
QUALITY = 80
PDF_START = b"%PDF-"


def redrawn(content: bytes) -> bytes:
    """The pages as pictures in a PDF of our own making.

    Whatever else was in the file stays behind: scripts, links, attachments, layers, the place and camera of
    a photo. `BadInput` where it is no PDF, JPEG or PNG, is damaged, too large or has too many pages.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_BYTES:
        raise _refused(message("这个文件超过{most}兆，太大了", most=MOST_BYTES // 1024 // 1024))
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        pictures = _pages_of(content) if content[:1024].lstrip().startswith(PDF_START) else [_photo(content)]
    except BadInput:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise _refused(message("这个文件不是PDF、JPEG或者PNG，或者已经损坏")) from error
    target = BytesIO()
    first, *others = pictures
    first.save(target, "PDF", save_all=True, append_images=others, resolution=220.0, quality=QUALITY)
    return target.getvalue()


def _photo(content: bytes) -> Picture:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
        upright = ImageOps.exif_transpose(opened)
        return _sized(upright)


def _pages_of(content: bytes) -> list[Picture]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _refused(message("这个PDF打不开，可能加了密码或者已经损坏")) from error
    if not 0 < len(document) <= MOST_PAGES:
        raise _refused(message("扫描件要有1至{most}页", most=MOST_PAGES))
    return [_sized(page.render(scale=_scale(*page.get_size())).to_pil()) for page in document]


def _scale(width: float, height: float) -> float:
    return LONG_SIDE / max(width, height, 1.0)


def _sized(picture: Picture) -> Picture:
    from PIL import Image

    plain = picture.convert("RGB")
    plain.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return Image.frombytes("RGB", plain.size, plain.tobytes())


def _refused(title: Message) -> BadInput:
    return BadInput(title, message("没有附上，记录没有改动。请换一个文件，或者重新扫描"))
