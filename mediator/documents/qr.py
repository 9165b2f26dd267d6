"""The square code in the corner of a page, as one drawing; a library makes it, one path draws it."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from mediator.documents import style
from mediator.documents.engine import deflate
from mediator.documents.sheet import Drawing, number

SIDE = 15 * style.MM
QUIET = 4
"""Modules left white around the code (ISO/IEC 18004)."""
MASK = 2
"""Fixed, so that the same words always give the same picture; any mask can be read."""


@lru_cache(maxsize=64)
def square(words: str) -> Drawing:
    """The code of these words at the upper right, outside the text area (ISO/IEC 18004, level M)."""
    import segno

    rows = list(segno.make(words, error="m", mask=MASK, micro=False).matrix_iter(border=0))
    module = SIDE / len(rows)
    left = style.RIGHT_EDGE - SIDE
    top = style.PAGE_HEIGHT - (style.TOP - SIDE) / 2
    parts = [f"1 0 0 1 {number(left)} {number(top)} cm"]
    for line, row in enumerate(rows, 1):
        column = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                place = f"{number(column * module)} {number(-line * module)}"
                # A hair more than a module, so that no white line shows between two rows.
                parts.append(f"{place} {number(length * module)} {number(module * 1.01)} re")
            column += length
    parts.append("f")
    return Drawing(deflate("\n".join(parts).encode("ascii")), (0, 0, style.PAGE_WIDTH, style.PAGE_HEIGHT))
