"""Handwriting as it was captured: strokes of points with time and pressure, never a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class InkPoint:
    """One sample: x and y in pad pixels from the upper left, t in ms from the first, p in 0..1 or -1."""

    x: float
    y: float
    t: int
    p: float = -1.0


@dataclass(frozen=True, kw_only=True)
class Handwriting:
    """What a person wrote on the pad, with the pad's size in pixels and the device's name."""

    strokes: tuple[tuple[InkPoint, ...], ...]
    width: float
    height: float
    device: str = ""
