"""What stands on a signature pad: strokes as samples, what was taken back, and what a rebuilt pad needs."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.handwriting import Handwriting, InkPoint

Stroke = tuple[InkPoint, ...]
PLACES, PRESSURE_PLACES = 2, 3
"""Decimals that are kept of a pad pixel and of the pressure: these numbers are the evidence."""


@dataclass(frozen=True)
class KeptInk:
    """A pad as it stands, held in memory alone while the page is built anew in another look."""

    strokes: tuple[Stroke, ...] = ()
    undone: tuple[tuple[Stroke, ...], ...] = ()
    canvas: tuple[int, int] | None = None
    device: str = ""
    first_ms: int | None = None
    cleared: int = 0


class PadStrokes:
    """The size of the pad at the first stroke is the canvas; samples stay on it whatever the window does."""

    def __init__(self) -> None:
        self.strokes: list[list[InkPoint]] = []
        self._undone: list[list[list[InkPoint]]] = []
        self.canvas: tuple[int, int] | None = None
        self.device = ""
        self._first_ms: int | None = None
        self.cleared = 0
        """How often everything was taken away; bringing it back does not undo the count."""

    def begin(self, size: tuple[int, int], device: str) -> None:
        """A new stroke; what was taken back before cannot be brought back after it."""
        if not self.strokes:
            self.canvas, self.device, self._first_ms = size, device, None
        self._undone.clear()
        self.strokes.append([])

    def add(self, x: float, y: float, pressure: float, now: int) -> bool:
        """One sample, `now` in ms of any clock; a point equal to the last one is dropped (False)."""
        stroke = self.strokes[-1]
        if self._first_ms is None:
            self._first_ms = now
        wide, high = self.canvas or (0, 0)
        x, y = (round(min(max(value, 0.0), most), PLACES) for value, most in ((x, wide), (y, high)))
        if stroke and (stroke[-1].x, stroke[-1].y) == (x, y):
            return False
        before = next((s[-1].t for s in reversed(self.strokes) if s), 0)
        stroke.append(InkPoint(x, y, max(before, now - self._first_ms), round(pressure, PRESSURE_PLACES)))
        return True

    def drop_last(self) -> None:
        """Forget a stroke that was none, such as a palm before the pen."""
        self.strokes.pop()

    def undo(self) -> bool:
        """Take the last stroke back; False when there is none."""
        if not self.strokes:
            return False
        self._undone.append([self.strokes.pop()])
        return True

    def clear(self) -> bool:
        """Take all strokes back, as one step; False when there are none."""
        if not self.strokes:
            return False
        self._undone.append(self.strokes)
        self.strokes = []
        self.cleared += 1
        return True

    def redo(self) -> bool:
        """Bring back what was taken back last; False when there is nothing."""
        if not self._undone:
            return False
        self.strokes = self.strokes + self._undone.pop()
        return True

    def can_redo(self) -> bool:
        """Whether something can be brought back."""
        return bool(self._undone)

    def handwriting(self, size: tuple[int, int]) -> Handwriting:
        """The strokes on their canvas; `size` where nothing was written yet."""
        wide, high = self.canvas or size
        return Handwriting(
            strokes=_frozen(self.strokes), width=float(wide), height=float(high), device=self.device
        )

    def kept(self) -> KeptInk:
        """Everything a pad built anew needs to go on."""
        return KeptInk(
            strokes=_frozen(self.strokes),
            undone=tuple(_frozen(group) for group in self._undone),
            canvas=self.canvas,
            device=self.device,
            first_ms=self._first_ms,
            cleared=self.cleared,
        )

    def restore(self, kept: KeptInk) -> None:
        """Go on from what another pad kept."""
        self.strokes = [list(stroke) for stroke in kept.strokes]
        self._undone = [[list(stroke) for stroke in group] for group in kept.undone]
        self.canvas, self.device, self._first_ms = kept.canvas, kept.device, kept.first_ms
        self.cleared = kept.cleared


def _frozen(strokes: list[list[InkPoint]]) -> tuple[Stroke, ...]:
    return tuple(tuple(stroke) for stroke in strokes)
