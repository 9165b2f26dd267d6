"""Committing a statement, through every layer, against a bare sqlite3 insert with synchronous=FULL."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from itertools import count
from pathlib import Path

from benchmarks.pairs import Pair, measure
from mediator.app.desks import TRAINING_USERS, desk_of, open_training
from mediator.domain.events import StatementCategory
from mediator.domain.stages import Stage
from mediator.services.desk import Desk
from mediator.services.room import Room
from tests.builders import a_session

BATCH = 20
RUNS = 15
WORDS = "十一月十八日晚上十点半左右，楼上有拖动家具的声音，大概二十分钟。"


def commit_pair(runs: int = RUNS) -> Pair:
    """The time of one commit, the mean of a batch of 20, on the same disk."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        store = open_training(Path(folder) / "store", TRAINING_USERS[1].number)
        room, talk_id = _in_a_talk(desk_of(store))
        bare = _bare(Path(folder) / "bare.db")
        return measure(
            "a statement through services and record",
            lambda: _statements(room, talk_id),
            "bare sqlite3 insert, synchronous=FULL",
            lambda: _inserts(bare),
            runs,
        )


def _in_a_talk(desk: Desk) -> tuple[Room, str]:
    """A session of the tests' builders with a talk going on, at this desk."""
    building = a_session(desk=desk).at(Stage.FIRST_ROUND)
    return building.room, building.talk("甲")


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
