"""Looks for marked words where they may not be."""

from __future__ import annotations

from collections.abc import Iterable

from tests.leaks.planting import (
    Planted,
    Secret,
    hidden_from,
    hidden_from_all,
    hidden_from_board,
    hidden_from_superior,
)
from tests.leaks.surfaces import ALL, BOARD, SUPERIOR, Surface

ON_OWN_PAPER = ("words", "translation", "willing")
"""What somebody's own paper holds: what was said for the record, never what was said of terms."""


def leaks(planted: Planted, shown: Iterable[Surface]) -> list[str]:
    """Every mark on a surface whose viewer may not see it: the surface, the kind of word, the mark."""
    shared = {
        ALL: hidden_from_all(planted),
        BOARD: hidden_from_board(planted),
        SUPERIOR: hidden_from_superior(planted),
    }
    found = set()
    for surface in shown:
        viewer = surface.viewer
        hidden = shared[viewer] if viewer in shared else hidden_from(planted, viewer)
        if surface.paper:
            hidden = [*hidden, *_never_printed(planted, viewer)]
        found |= {f"{surface.name}: {s.kind} {s.mark}" for s in hidden if s.mark in surface.words}
    return sorted(found)


def _never_printed(planted: Planted, viewer: str) -> list[Secret]:
    return [s for s in planted.secrets if s.owner == viewer and s.kind not in ON_OWN_PAPER]
