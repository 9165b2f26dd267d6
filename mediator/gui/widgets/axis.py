"""Round numbers for the axis of a chart: whole steps of 1, 2 or 5 times a power of ten around the values."""

from __future__ import annotations

FACTORS = (1, 2, 5)


def axis_steps(low: int, high: int, most: int = 5) -> tuple[int, ...]:
    """At most `most` and at least two round numbers, the first not above `low`, the last not below `high`.

    Values near nought begin at nought, so that a small difference does not look large.
    """
    if 0 < low <= (high - low) * 2:
        low = 0
    step = _step_over(high - low, most)
    while True:
        first = low // step * step
        steps = tuple(range(first, high + step, step))
        while len(steps) > 2 and steps[-2] >= high:
            steps = steps[:-1]
        if len(steps) == 1:
            steps = (*steps, first + step)
        if len(steps) <= most:
            return steps
        step = _next(step)


def _step_over(span: int, most: int) -> int:
    step = 1
    while step * (most - 1) < span:
        step = _next(step)
    return step


def _next(step: int) -> int:
    """1, 2, 5, 10, 20, 50 …"""
    power = 1
    while step >= power * 10:
        power *= 10
    at = FACTORS.index(step // power)
    return FACTORS[at + 1] * power if at + 1 < len(FACTORS) else power * 10
