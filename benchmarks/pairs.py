"""Runs two things in turn, A B A B, and reports ratios pair by pair: a drifting machine drifts for both."""

from __future__ import annotations

import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """What was measured: the two names, and their times in seconds, run by run."""

    ours: str
    theirs: str
    our_times: Sequence[float]
    their_times: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        return [a / b for a, b in zip(self.our_times, self.their_times, strict=True)]


def measure(
    ours: str, our_run: Callable[[], float], theirs: str, their_run: Callable[[], float], runs: int
) -> Pair:
    """One warm-up each, then `runs` pairs. A run returns its own time in seconds."""
    our_run(), their_run()
    our_times, their_times = [], []
    for _ in range(runs):
        our_times.append(our_run())
        their_times.append(their_run())
    return Pair(ours, theirs, our_times, their_times)


def show(title: str, pair: Pair, goal: float) -> None:
    """Minimum, median and maximum of both, the ratio, and the goal."""
    print(f"\n{title}")
    for name, times in ((pair.ours, pair.our_times), (pair.theirs, pair.their_times)):
        low, middle, high = min(times), statistics.median(times), max(times)
        print(f"  {name:<44} {low * 1e3:9.2f} {middle * 1e3:9.2f} {high * 1e3:9.2f} ms")
    low, middle, high = min(pair.ratios), statistics.median(pair.ratios), max(pair.ratios)
    print(f"  {'ratio':<44} {low:9.2f} {middle:9.2f} {high:9.2f}    goal <= {goal:g}")


def show_within(title: str, pair: Pair, *, milliseconds: float) -> None:
    """The same for what a person waits for: with the 95th percentile, and the time it may take."""
    print(f"\n{title}")
    for name, times in ((pair.ours, pair.our_times), (pair.theirs, pair.their_times)):
        low, middle, late = min(times), statistics.median(times), nineteen_in_twenty(times)
        print(f"  {name:<44} {low * 1e3:9.2f} {middle * 1e3:9.2f} {late * 1e3:9.2f} ms (third: p95)")
    low, middle, late = min(pair.ratios), statistics.median(pair.ratios), nineteen_in_twenty(pair.ratios)
    print(f"  {'ratio':<44} {low:9.2f} {middle:9.2f} {late:9.2f}    ours <= {milliseconds:g} ms")


def nineteen_in_twenty(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def machine() -> str:
    """Which machine and versions the figures come from."""
    return f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
