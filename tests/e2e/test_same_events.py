"""A script and a person do the same thing: one case through `play` and through the real windows."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mediator.app.tour import walk
from mediator.app.verbs import Parts
from mediator.domain.events import Event, RecordedEvent
from mediator.domain.handwriting import Handwriting
from mediator.domain.stages import Stage
from mediator.services.play import play
from mediator.services.script_clock import ScriptClock
from tests.walked_cases import WALKED

ID = re.compile(r"[0-9a-f]{32}")


def played(case: Path, store: Path) -> tuple[RecordedEvent, ...]:
    parts = Parts()
    script = parts.load_script(case)
    clock = ScriptClock(script.desk)
    with parts.training_desk(store, script, clock) as desk:
        session = play(script, desk, clock, parts.hand())
        return desk.log.read(session.session_id)


def walked(case: Path, folder: Path) -> tuple[RecordedEvent, ...]:
    parts = Parts()
    script = parts.load_script(case)
    done = walk(
        script,
        folder,
        folder / "store",
        parts.hand(),
        size=(1366, 768),
        language="zh",
        progress=lambda _: None,
    )
    try:
        assert done.session.stage is Stage.CLOSED
        return done.desk.log.read(done.session.session_id)
    finally:
        done.store.close()


def told(events: tuple[RecordedEvent, ...]) -> Iterator[tuple[str, object]]:
    """Every event without ids, times, officer and the shape of the handwriting."""
    names: dict[str, str] = {}
    for recorded in events:
        yield type(recorded.event).__name__, _plain(_fields(recorded.event), names)


def _fields(event: Event) -> dict[str, object]:
    fields = {f.name: getattr(event, f.name) for f in dataclasses.fields(event)}
    # The paper shows the handwriting and its day, the seal is that of the store, and strokes are bound to
    # ids: all these digests are of this walk alone.
    for digest in ("paper_sha256", "certificate_sha256", "anchor", "ink_sha256", "binding"):
        fields.pop(digest, None)
    return fields


def _plain(value: object, names: dict[str, str]) -> object:
    if isinstance(value, Handwriting):
        return "handwriting"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and ID.fullmatch(value):
        return names.setdefault(value, f"#{len(names) + 1}")
    if isinstance(value, tuple | list):
        return [_plain(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, names) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name), names) for f in dataclasses.fields(value)}
    return value


LONG = ("night-noise-phone", "family-care", "play-area-quarrel", "ceiling-leak")
"""Whole in `make test-long` alone; tests/gui walks their stages, or another case their route."""


def _tiered(case: Path) -> object:
    marks = [pytest.mark.long] if case.stem in LONG else []
    return pytest.param(case, id=case.stem, marks=marks)


@pytest.mark.parametrize("case", [_tiered(case) for case in WALKED])
def test_the_windows_and_the_script_leave_the_same_events(case: Path, tmp_path: Path, qapp: object) -> None:
    by_script = list(told(played(case, tmp_path / "played")))
    by_hand = list(told(walked(case, tmp_path)))
    assert by_hand == by_script
