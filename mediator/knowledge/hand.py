"""Loads the pen strokes of the characters that stand in the scripted cases."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from mediator.domain.wording import message
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES
from mediator.services.sample_ink import SampleHand, Skeleton

STROKES_FILE = RESOURCES / "hand" / "strokes.toml"
GRID = 100
"""The strokes are written on a grid of this many steps a side."""


@lru_cache(maxsize=2)
def load_hand(path: Path = STROKES_FILE) -> SampleHand:
    """The hand that writes names in plays and tours."""
    characters = Table(path.name, "", read_toml(path)).required("characters")
    return SampleHand({key: _skeleton(characters, key) for key in characters.values})


def _skeleton(table: Table, key: str) -> Skeleton:
    """ "12,30 40,50;60,10 60,90": strokes parted by semicolons, spots by blanks."""
    try:
        strokes = tuple(
            tuple(_spot(spot) for spot in stroke.split()) for stroke in table.text(key).split(";")
        )
    except ValueError:
        raise table.refuse(key, message("笔画写成“12,30 40,50;60,10 60,90”这样")) from None
    if not strokes or any(len(stroke) < 2 for stroke in strokes):
        raise table.refuse(key, message("每一笔至少两个点"))
    return strokes


def _spot(text: str) -> tuple[float, float]:
    x, y = text.split(",")
    return int(x) / GRID, int(y) / GRID
