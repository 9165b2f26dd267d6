"""Verifying the chain of a million events beside fetching and hashing the same bytes."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import Pair, measure
from mediator.storage.audit import COLUMNS
from mediator.storage.chain import AuditChain, AuditLine, Chain, EventRow
from mediator.storage.chain_check import BATCH, audit_chain, event_chain
from mediator.storage.engine import Connection, number
from mediator.storage.event_log import INSERT_EVENT
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.migrations import migrate

EVENTS = 1_000_000
RUNS = 3
STORE_ID = "a store for measuring"
PAYLOAD = '{"talk_id":"000017","words":"十一月十八日晚上十点半左右，楼上有拖动家具的声音，大概二十分钟。"}'
INSERT_AUDIT = f"INSERT INTO audit (seq, ticks, {COLUMNS}, prev, hash) VALUES ({', '.join('?' * 13)})"


def chain_pairs(events: int = EVENTS, runs: int = RUNS) -> tuple[Pair, Pair]:
    """Both chains of a keyed store with so many rows each."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        path = Path(folder) / "record.db"
        path.touch()
        connection = Connection(path, TRAINING_KEY)
        connection.prepare_for_writing()
        migrate(connection, TRAINING_KEY)
        chain, trail = Chain(TRAINING_KEY, STORE_ID), AuditChain(TRAINING_KEY, STORE_ID)
        with connection.transaction():
            connection.run_many(INSERT_EVENT, _events(chain, events))
            connection.run_many(INSERT_AUDIT, _lines(trail, events))
        event = measure(
            f"{events:,} events verified",
            lambda: _timed(lambda: list(event_chain(connection, chain))),
            "the same bytes fetched and hashed",
            lambda: _timed(lambda: _hashed(connection, "event")),
            runs,
        )
        audit = measure(
            f"{events:,} lines of the trail verified",
            lambda: _timed(lambda: list(audit_chain(connection, trail))),
            "the same bytes fetched and hashed",
            lambda: _timed(lambda: _hashed(connection, "audit")),
            runs,
        )
        connection.close()
        return event, audit


def _events(chain: Chain, events: int) -> Iterator[tuple[str | int | bytes, ...]]:
    prev = chain.start
    for seq in range(1, events + 1):
        row = EventRow(
            seq=seq,
            session_id=f"{seq // 40:032d}",
            version=seq % 40 + 1,
            at="2026-11-24T14:05:09.123456+08:00",
            by="D1001",
            kind="statement-recorded/1",
            payload=PAYLOAD,
        )
        link = chain.link(prev, row)
        yield (seq, row.session_id, row.version, row.at, row.by, row.kind, row.payload, prev, link)
        prev = link


def _lines(chain: AuditChain, lines: int) -> Iterator[tuple[str | int | bytes, ...]]:
    prev = chain.start
    said = ("D1001", "officer", "record", "good", "TJ-2026-0001", "statement-recorded/1", "0" * 64)
    for seq in range(1, lines + 1):
        fields = ("2026-11-24T14:05:09.123456+08:00", "0123456789ab", *said)
        link = chain.link(prev, AuditLine(seq=seq, ticks=seq, fields=fields))
        yield (seq, seq, *fields, prev, link)
        prev = link


def _hashed(connection: Connection, table: str) -> bytes:
    """Every row in the same batches, its bytes into one SHA-256."""
    digest, seq = hashlib.sha256(), 0
    while rows := connection.rows(f"SELECT * FROM {table} WHERE seq > ? ORDER BY seq LIMIT ?", (seq, BATCH)):
        for row in rows:
            for value in row:
                digest.update(value if isinstance(value, bytes) else str(value).encode())
        seq = number(rows[-1][0])
    return digest.digest()


def _timed(run: object) -> float:
    assert callable(run)
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
