"""Handwriting that is too little to be a signature."""

from __future__ import annotations

from mediator.domain.handwriting import Handwriting, InkPoint

DOT = Handwriting(strokes=((InkPoint(10, 10, 0), InkPoint(12, 11, 9)),), width=520, height=136)
ONE_LINE = Handwriting(
    strokes=(tuple(InkPoint(10.0 * i, 40, 9 * i) for i in range(40)),), width=520, height=136
)
NARROW = Handwriting(
    strokes=tuple(tuple(InkPoint(20.0 + 4 * s, 5.0 * i, 9 * i) for i in range(25)) for s in range(3)),
    width=520,
    height=136,
)
NOTHING = Handwriting(strokes=(), width=520, height=136)
