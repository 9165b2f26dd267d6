"""Committing a statement, through every layer, against a bare sqlite3 insert with synchronous=FULL."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from itertools import count
from pathlib import Path

from benchmarks.pairs import Pair, measure
from mediator.app.verbs import Parts
from mediator.domain.events import StatementCategory
from mediator.domain.stages import Stage
from mediator.services.play import play
from mediator.services.room import Room
from mediator.services.script_clock import ScriptClock

BATCH = 20
RUNS = 15
WORDS = "十一月十八日晚上十点半左右，楼上有拖动家具的声音，大概二十分钟。"


def commit_pair(runs: int = RUNS) -> Pair:
    """The time of one commit, the mean of a batch of 20, on the same disk."""
    parts = Parts()
    script = parts.founding_script()
    clock = ScriptClock(script.desk)
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        parts.training_desk(Path(folder) / "store", script, clock) as desk,
    ):
        room = Room(desk, play(script, desk, clock, parts.hand(), until=Stage.FIRST_ROUND))
        talk_id = _begun(room)
        bare = _bare(Path(folder) / "bare.db")
        return measure(
            "a statement through services and record",
            lambda: _statements(room, talk_id),
            "bare sqlite3 insert, synchronous=FULL",
            lambda: _inserts(bare),
            runs,
        )


def _begun(room: Room) -> str:
    """A talk with the first party of the founding case; its id."""
    first = room.session.parties[0].person_id
    return room.talks.start(first, 1, limits_explained=True).talks[-1].talk_id


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE statement (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    return connection


def _statements(room: Room, talk_id: str) -> float:
    began = time.perf_counter()
    for _ in range(BATCH):
        room.talks.record_statement(talk_id, WORDS, categories=(StatementCategory.EVENTS,))
    return (time.perf_counter() - began) / BATCH


def _inserts(connection: sqlite3.Connection, numbers: count = count()) -> float:  # noqa: B008
    began = time.perf_counter()
    for _ in range(BATCH):
        connection.execute("INSERT INTO statement (text) VALUES (?)", (f"{next(numbers)}{WORDS}",))
    return (time.perf_counter() - began) / BATCH
