"""Eight ways to change a store with its key in hand, by plain SQL, and a store to try them on."""

from __future__ import annotations

import hmac
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.services.ports import Finding, Part
from mediator.storage.anchor import anchor_place
from mediator.storage.chain import AuditChain, AuditLine, Chain, EventRow
from mediator.storage.database import Store
from mediator.storage.engine import Connection, SqlValue, blob, number, text
from mediator.storage.keys import TRAINING_KEY
from tests.storage.stores import opening, record, retitled, training_store

TABLES = ("event", "audit")
EVENTS, LATER = 12, 6
STRANGERS_KEY = bytes(32)
Operation = Callable[[Connection, random.Random, str], None]


def make_pair(place: Path) -> Path:
    """A store, and beside it the very same one as it was before its last steps: (`store`, `older.db`)."""
    with training_store(place / "store") as store:
        session = record(store.log, opening(), *(retitled(f"改{i}") for i in range(EVENTS - 1)))
        record(store.log, opening("TJ-2026-0002"), session_id="s2")
    shutil.copy(place / "store" / "record.db", place / "older.db")
    with Store.open_training(place / "store") as store:
        record(store.log, *(retitled(f"后改{i}") for i in range(LATER)), session=session)
        for _ in range(LATER):
            store.settings.put("language", "en")
    return place


def copied(pair: Path, to: Path) -> Path:
    """A copy with its anchor, to be spoilt."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(pair / "store", to)
    shutil.copy(anchor_place(pair / "store"), anchor_place(to))
    return to


def found_in(place: Path) -> tuple[Finding, ...]:
    """Everything that is said of a store when it is opened and looked through."""
    try:
        with Store.open_training(place) as store:
            return store.integrity()
    except EnvironmentTrouble as error:
        return (Finding(part=Part.PAGES, detail=error.title),)


def spoil(place: Path, operation: Operation, chance: random.Random, table: str) -> None:
    """Carry it out as somebody with the key and no manners would: without triggers, which come back after."""
    connection = Connection(place / "record.db", TRAINING_KEY)
    try:
        triggers = connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in triggers:
            connection.run(f"DROP TRIGGER {text(name)}")
        operation(connection, chance, table)
        for _, made_by in triggers:
            connection.run(text(made_by))
    finally:
        connection.close()


def columns(connection: Connection, table: str) -> list[str]:
    return [text(name) for (name,) in connection.rows("SELECT name FROM pragma_table_info(?)", (table,))]


def last(connection: Connection, table: str) -> int:
    return number(connection.rows(f"SELECT max(seq) FROM {table}")[0][0])


def row_at(connection: Connection, table: str, seq: int) -> list[SqlValue]:
    return list(connection.rows(f"SELECT * FROM {table} WHERE seq = ?", (seq,))[0])


def put(connection: Connection, table: str, row: list[SqlValue]) -> None:
    connection.run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def edit(connection: Connection, chance: random.Random, table: str) -> None:
    """Another value in one column of one row."""
    choices = {
        "event": ("at", "by_", "session_id", "payload", "kind"),
        "audit": ("at", "actor", "role", "action", "object", "kind", "digest", "ticks"),
    }
    column, seq = chance.choice(choices[table]), chance.randint(1, last(connection, table))
    changed = f"{column} + 1" if column == "ticks" else f"{column} || 'x'"
    connection.run(f"UPDATE {table} SET {column} = {changed} WHERE seq = ?", (seq,))


def delete(connection: Connection, chance: random.Random, table: str) -> None:
    """One row gone from the middle, those after it moved up."""
    seq = chance.randint(1, last(connection, table) - 1)
    connection.run(f"DELETE FROM {table} WHERE seq = ?", (seq,))
    for later in range(seq + 1, last(connection, table) + 1):
        connection.run(f"UPDATE {table} SET seq = ? WHERE seq = ?", (later - 1, later))


def insert(connection: Connection, chance: random.Random, table: str) -> None:
    """A row between two, or before the first, with the hashes of its neighbour."""
    seq = chance.randint(1, last(connection, table))
    new = row_at(connection, table, seq)
    if chance.random() < 0.3:
        new[columns(connection, table).index("seq")] = chance.choice((0, -1, -(2**63)))
        if table == "event":
            new[columns(connection, table).index("version")] = 900 + seq
        put(connection, table, new)
        return
    for later in range(last(connection, table), seq - 1, -1):
        connection.run(f"UPDATE {table} SET seq = ? WHERE seq = ?", (later + 1, later))
    if table == "event":
        new[columns(connection, table).index("version")] = 900 + seq
    put(connection, table, new)


def swap(connection: Connection, chance: random.Random, table: str) -> None:
    """Two rows in each other's place."""
    one, other = chance.sample(range(1, last(connection, table) + 1), 2)
    for before, after in ((one, -1), (other, one), (-1, other)):
        connection.run(f"UPDATE {table} SET seq = ? WHERE seq = ?", (after, before))


def duplicate(connection: Connection, chance: random.Random, table: str) -> None:
    """A row once more at the end."""
    end = last(connection, table)
    row = row_at(connection, table, chance.randint(1, end))
    row[columns(connection, table).index("seq")] = end + 1
    if table == "event":
        row[columns(connection, table).index("version")] = 900
    put(connection, table, row)


def truncate(connection: Connection, chance: random.Random, table: str) -> None:
    """The last rows gone."""
    keep = chance.randint(1, last(connection, table) - 1)
    connection.run(f"DELETE FROM {table} WHERE seq > ?", (keep,))


def rehash(connection: Connection, chance: random.Random, table: str) -> None:
    """One row edited, and every hash from there on made anew without the key of the chain."""
    edit(connection, chance, table)
    seq = chance.randint(1, last(connection, table))
    named = columns(connection, table)
    prev = blob(row_at(connection, table, seq)[named.index("prev")])
    for at in range(seq, last(connection, table) + 1):
        row = row_at(connection, table, at)
        link = hmac.digest(STRANGERS_KEY, prev + repr(row[:-2]).encode(), "sha256")
        connection.run(f"UPDATE {table} SET prev = ?, hash = ? WHERE seq = ?", (prev, link, at))
        prev = link


OPERATIONS: dict[str, Operation] = {
    "edit": edit,
    "delete": delete,
    "insert": insert,
    "swap": swap,
    "duplicate": duplicate,
    "truncate": truncate,
    "rehash": rehash,
}
"""The eighth, the whole file put back, needs no SQL."""


def roll_back(pair: Path, place: Path) -> None:
    """The database as it was some steps ago, whole in itself."""
    shutil.copy(pair / "older.db", place / "record.db")


def relinked(connection: Connection, chains: tuple[Chain, AuditChain], table: str) -> None:
    """Every hash made anew WITH the key: nothing but an anchor can tell."""
    events, audit = chains
    prev = events.start if table == "event" else audit.start
    for seq in range(1, last(connection, table) + 1):
        row = dict(zip(columns(connection, table), row_at(connection, table, seq), strict=True))
        if table == "event":
            link = events.link(
                prev,
                EventRow(
                    seq=seq,
                    session_id=text(row["session_id"]),
                    version=number(row["version"]),
                    at=text(row["at"]),
                    by=text(row["by_"]),
                    kind=text(row["kind"]),
                    payload=text(row["payload"]),
                ),
            )
        else:
            said = ("at", "boot", "actor", "role", "action", "outcome", "object", "kind", "digest")
            fields = tuple(text(row[name]) for name in said)
            link = audit.link(prev, AuditLine(seq=seq, ticks=number(row["ticks"]), fields=fields))
        connection.run(f"UPDATE {table} SET prev = ?, hash = ? WHERE seq = ?", (prev, link, seq))
        prev = link
