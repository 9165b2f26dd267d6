"""One digest over every row of a database, whatever the pages look like: two equal ones hold the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from mediator.storage.engine import Connection, SqlValue, text

BATCH = 64
"""Rows at a time: a paper may have a megabyte."""


def logical_digest(connection: Connection, seen: Callable[[], None] = lambda: None) -> str:
    """SHA-256 over all tables by name and all rows by all of their columns; `seen` is called now and then."""
    digest = hashlib.sha256()
    for table in tables(connection):
        columns = [text(row[1]) for row in connection.rows(f"PRAGMA table_info({_quoted(table)})")]
        order = ", ".join(str(at) for at in range(1, len(columns) + 1))
        digest.update(_field(table))
        digest.update(b"".join(_field(column) for column in columns))
        listed = ", ".join(_quoted(column) for column in columns)
        sql = f"SELECT {listed} FROM {_quoted(table)} ORDER BY {order}"
        for rows in connection.batches(sql, BATCH):
            for row in rows:
                digest.update(b"r")
                digest.update(b"".join(_field(value) for value in row))
            seen()
    return digest.hexdigest()


def tables(connection: Connection) -> list[str]:
    """Every table by name."""
    found = connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
        "ORDER BY name"
    )
    return [text(name) for (name,) in found]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _field(value: SqlValue) -> bytes:
    """A value with its kind and length before it, so that no two rows look alike."""
    match value:
        case None:
            kind, content = b"n", b""
        case bytes():
            kind, content = b"b", value
        case str():
            kind, content = b"t", value.encode()
        case _:
            kind, content = b"i", repr(value).encode()
    return kind + len(content).to_bytes(8, "big") + content
