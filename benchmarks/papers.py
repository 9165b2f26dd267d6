"""One agreement of two pages by us, typst and WeasyPrint in turn, a thousand by two processes, and a file."""

from __future__ import annotations

import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from unittest.mock import patch

from benchmarks.two_pages import numbered
from mediator.documents import frame
from mediator.documents.press import Press
from mediator.domain.papers import AgreementPaper, TalkEntry
from mediator.services.ports import BoundFile
from tests.documents.samples import FOLLOW_UP, RIGHTS_NOTICE, TALK_RECORD

RUNS = 25
THOUSAND, PROCESSES, WARM = 1000, 2, 50
FILE_PAGES = 40
STANDARD = "a-3a"
Engine = Callable[[int], float]


def show_papers(runs: int = RUNS) -> None:
    """Print medians of a warm process, all engines in turn, with the ratio of each to ours, run by run."""
    from benchmarks.engines import typst_engine, weasyprint_engine

    engines = {
        "ours, PDF/A-3a, read back and compared": _ours(),
        "ours, not read back": _ours(read_back=False),
        "ours, four new signatures each time": _ours(fresh_ink=True),
        "ours, words drawn by lot each time": _ours(fresh_words=True),
        "typst, PDF/A-3a": _timed(typst_engine(STANDARD)),
        "WeasyPrint, PDF/A-3a": _timed(weasyprint_engine(f"pdf/{STANDARD}")),
    }
    times = _in_turn(list(engines.values()), runs)
    print("\nAgreement of two pages, four signatures, warm (goal: ours <= 1.3 typst, WeasyPrint >= 5 ours)")
    ours = times[0]
    for name, theirs in zip(engines, times, strict=True):
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        low, middle, high = min(theirs), statistics.median(theirs), max(theirs)
        print(
            f"  {name:<44} {low * 1e3:9.2f} {middle * 1e3:9.2f} {high * 1e3:9.2f} ms   ours/this {ratio:5.2f}"
        )


def show_thousand() -> None:
    """A thousand different agreements with signatures of their own, half of them in each process."""
    share = THOUSAND // PROCESSES
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        found = pool.map(_many, [range(n * share, (n + 1) * share) for n in range(PROCESSES)])
    wall = max(seconds for seconds, _, _ in found)
    print(
        f"\n{THOUSAND} agreements on {PROCESSES} processes: {wall:.1f} s, {wall / THOUSAND * 1e3:.1f} ms each"
    )
    for seconds, early, late in found:
        print(
            f"  {share} in {seconds:.1f} s; memory after {WARM}: {early:.1f} MiB, at the end: {late:.1f} MiB"
        )


def show_file(runs: int = 5) -> None:
    """A whole file of forty pages, every paper drawn, read back and bound (goal: at most a second)."""
    press, times, pages = Press(), [], 0
    for _ in range(runs + 1):
        began = time.perf_counter()
        papers = _papers(press)
        bound = press.bind(BoundFile(title="卷宗", organ="某局", made_on=date(2025, 11, 24), papers=papers))
        times.append(time.perf_counter() - began)
        pages = press.page_count(bound)
    warm = times[1:]
    print(f"\nFile of {pages} pages, {len(papers)} papers drawn and bound")
    print(f"  first {times[0]:.2f} s, then {min(warm):.2f} {statistics.median(warm):.2f} {max(warm):.2f} s")


def _papers(press: Press) -> tuple[tuple[str, bytes], ...]:
    """Papers of a session, with one long talk after the other until there are forty pages."""
    made = [
        ("治安调解协议书", press.agreement(numbered(1))),
        ("权利义务告知书", press.rights_notice(RIGHTS_NOTICE)),
        ("回访记录", press.follow_up(FOLLOW_UP)),
    ]
    entries = tuple(
        entry
        for n in range(1, 19)
        for entry in (
            TalkEntry(label="问：", text=f"第{n}天的事情你慢慢说，先说时间地点。"),
            TalkEntry(
                label="答：", text="那天傍晚我在楼下，听到楼上有响动，上去敲门没有人应，就回来了。" * 2
            ),
        )
    )
    pages = sum(press.page_count(pdf) for _, pdf in made)
    for times in count(1):
        record = press.talk_record(replace(TALK_RECORD, entries=entries, times=times, training=False))
        pages += press.page_count(record)
        made.append((f"询问笔录（第{times}次）", record))
        if pages >= FILE_PAGES:
            break
    return tuple(made)


def _ours(*, read_back: bool = True, fresh_ink: bool = False, fresh_words: bool = False) -> Engine:
    """Our own agreement; the data are ready before the clock starts, as they are for the others."""
    press = Press()
    silent: Callable[[], AbstractContextManager[object]] = (
        nullcontext if read_back else lambda: patch.object(frame, "verify_text", _unread)
    )

    def run(number: int) -> float:
        paper = numbered(number, fresh_ink=fresh_ink, fresh_words=fresh_words)
        with silent():
            return _seconds(lambda: press.agreement(paper))

    return run


def _unread(*_: object) -> None:
    """In place of the comparison, to see what it costs."""


def _timed(engine: Callable[[int], bytes]) -> Engine:
    return lambda number: _seconds(lambda: engine(number))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _in_turn(engines: Sequence[Engine], runs: int) -> list[list[float]]:
    """Each engine once for every number; the first three rounds warm up."""
    times: list[list[float]] = [[] for _ in engines]
    for number in range(1, runs + 4):
        for engine, taken in zip(engines, times, strict=True):
            taken.append(engine(number))
    return [taken[3:] for taken in times]


def _many(numbers: range) -> tuple[float, float, float]:
    """Seconds for all of them, and the memory of this process after a few and at the end, in MiB."""
    press = Press()
    papers: list[AgreementPaper] = [numbered(n, fresh_ink=True) for n in numbers]
    early, began = 0.0, time.perf_counter()
    for index, paper in enumerate(papers, start=1):
        press.agreement(paper)
        if index == WARM:
            early = _memory()
    return time.perf_counter() - began, early, _memory()


def _memory() -> float:
    """What this process holds in memory, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
