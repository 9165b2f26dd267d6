"""The outline of handwriting."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.ink_outline import THICKEST, THINNEST, bounds, outline


def written(*strokes: tuple[InkPoint, ...]) -> Handwriting:
    return Handwriting(strokes=strokes, width=520, height=136)


def test_a_single_point_becomes_a_round_dot() -> None:
    (dot,) = outline(written((InkPoint(10, 20, 0, 1.0),)))
    box = bounds([dot])
    assert box is not None
    assert round(box.width, 6) == round(box.height, 6) == THICKEST
    assert dot.curves[-1].end == dot.start


def test_a_pen_that_rests_on_one_spot_is_a_dot_too() -> None:
    spot = tuple(InkPoint(10, 20, t) for t in range(5))
    (dot,) = outline(written(spot))
    assert len(dot.curves) == 4


def test_each_stroke_gives_one_closed_contour() -> None:
    line = tuple(InkPoint(x * 10.0, 50, x * 10) for x in range(10))
    contours = outline(written(line, line))
    assert len(contours) == 2
    for contour in contours:
        assert contour.curves[-1].end == contour.start


def test_pressure_makes_the_line_thicker() -> None:
    def thickness(pressure: float) -> float:
        line = tuple(InkPoint(x * 10.0, 50, x * 10, pressure) for x in range(10))
        box = bounds(outline(written(line)))
        assert box is not None
        return box.height

    assert thickness(0.0) < thickness(0.5) < thickness(1.0)
    assert round(thickness(0.0), 3) == THINNEST


def test_without_pressure_a_fast_pen_writes_thinner() -> None:
    def thickness(milliseconds: int) -> float:
        line = tuple(InkPoint(x * 10.0, 50, x * milliseconds) for x in range(20))
        box = bounds(outline(written(line)))
        assert box is not None
        return box.height

    assert thickness(2) < thickness(100)


def test_nothing_written_has_no_bounds() -> None:
    assert bounds(outline(written())) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 520), st.integers(0, 136)), min_size=2, max_size=40))
def test_the_outline_keeps_close_to_the_pen(points: list[tuple[int, int]]) -> None:
    stroke = tuple(InkPoint(x, y, i * 8) for i, (x, y) in enumerate(points))
    box = bounds(outline(written(stroke)))
    assert box is not None
    reach = max(max(x for x, _ in points) - min(x for x, _ in points), 136) / 3 + THICKEST
    assert box.left >= min(x for x, _ in points) - reach
    assert box.bottom <= max(y for _, y in points) + reach
