"""The tables and how they came about: one step a schema version, each done whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2

from mediator.storage import trouble
from mediator.storage.durable_file import OWNER_ONLY, sync_directory
from mediator.storage.engine import Connection, RawConnection, number, text

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawOpened
    from sqlite_utils import Database

Step = tuple[str, Sequence[str]]
APPEND_ONLY = "append-only"
SCHEMA = (
    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL "
    "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND tbl_name NOT LIKE '~_sqlite~_%' ESCAPE '~'"
)


def _kept_for_ever(table: str, taken: str) -> tuple[str, str, str]:
    """Three triggers: no update, no delete, and no insert in place of a row that is there."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table}: {APPEND_ONLY}'); END"
    return (
        f"CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table} WHEN {taken} {refuse}",
    )


# `seq` is the key of the b-tree: the chain is read along it. `session_id, version` is the identity.
EVENT = """CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    at TEXT NOT NULL,
    by_ TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (session_id, version)
) STRICT"""

PAPER = """CREATE TABLE paper (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    kind TEXT NOT NULL,
    session_id TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT"""

SESSION_SUMMARY = """CREATE TABLE session_summary (
    session_id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    place TEXT NOT NULL,
    stage TEXT NOT NULL,
    state TEXT NOT NULL,
    host_number TEXT NOT NULL,
    host_name TEXT NOT NULL,
    names TEXT NOT NULL,
    witnesses INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    scheduled_at TEXT,
    closed_at TEXT,
    version INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    search TEXT NOT NULL
) STRICT"""

DUE_ITEM = """CREATE TABLE due_item (
    session_id TEXT NOT NULL REFERENCES session_summary (session_id),
    position INTEGER NOT NULL,
    ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID"""

DRAFT = """CREATE TABLE draft (
    session_id TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (session_id, field)
) STRICT"""

USER = """CREATE TABLE user (
    number TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT"""

SETTING = "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"

# One row. `training` stands here and in store.json, and never changes.
STATION = """CREATE TABLE station (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    store_id TEXT NOT NULL,
    training INTEGER NOT NULL CHECK (training IN (0, 1)),
    organ TEXT NOT NULL,
    name TEXT NOT NULL,
    room TEXT NOT NULL,
    number_template TEXT NOT NULL
) STRICT"""

# Who did what, for whoever looks after the store: numbers and digests, no text of a case.
AUDIT = """CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    boot TEXT NOT NULL,
    ticks INTEGER NOT NULL CHECK (ticks >= 0),
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('good', 'failed', 'denied')),
    object TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT"""

AUDIT_SCHEMA = 4
"""The first schema that has a trail and an anchor."""

STEPS: tuple[Step, ...] = (
    (
        "record",
        (
            EVENT,
            *_kept_for_ever("event", "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)"),
            # The unique index answers an ordinary second insert; this one answers INSERT OR REPLACE.
            "CREATE TRIGGER event_version_taken BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event "
            "WHERE session_id = NEW.session_id AND version = NEW.version) "
            f"BEGIN SELECT RAISE(ABORT, 'event: {APPEND_ONLY}'); END",
            PAPER,
            *_kept_for_ever("paper", "EXISTS (SELECT 1 FROM paper WHERE sha256 = NEW.sha256)"),
            SESSION_SUMMARY,
            DUE_ITEM,
            DRAFT,
            USER,
            SETTING,
            STATION,
            *_kept_for_ever("station", "EXISTS (SELECT 1 FROM station)"),
        ),
    ),
    # The days that deadlines count from. Empty in rows written before: then the events are read.
    ("course", ("ALTER TABLE session_summary ADD COLUMN course TEXT NOT NULL DEFAULT ''",)),
    # What a paper in hand is found by, and strokes that were seen before; a few rows a session.
    (
        "paper codes and strokes",
        (
            "CREATE INDEX event_check_code ON event (json_extract(payload, '$.check_code')) "
            "WHERE kind = 'agreement-locked/1'",
            "CREATE INDEX event_ink ON event (json_extract(payload, '$.ink_sha256')) "
            "WHERE kind = 'signature-made/1'",
        ),
    ),
    (
        "audit",
        (
            AUDIT,
            *_kept_for_ever("audit", "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)"),
        ),
    ),
)


def schema_version(connection: Connection) -> int:
    """The schema a database is at; 0 when it is empty."""
    return number(connection.rows("PRAGMA user_version")[0][0])


def expected_schema(*, steps: Sequence[Step] = STEPS) -> dict[str, str]:
    """Every table, index and trigger that these steps make, by name, with the words that make it."""
    raw: RawConnection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        for _, statements in steps:
            for statement in statements:
                raw.execute(statement)
        return {text(name): text(sql) for name, sql in raw.execute(SCHEMA).fetchall()}
    finally:
        raw.close()


def found_schema(connection: Connection) -> dict[str, str]:
    """What this database is made of, by name, without what the migrations keep for themselves."""
    return {text(name): text(sql) for name, sql in connection.rows(SCHEMA)}


def refuse_unknown(connection: Connection, *, steps: Sequence[Step] = STEPS) -> None:
    """Raise when this is no record, or one of a later version of this program; nothing is written."""
    found = schema_version(connection)
    if not found:
        raise trouble.damaged(connection.path.parent)
    if found > len(steps):
        raise trouble.newer(found, len(steps))


def migrate(connection: Connection, key: bytes, *, steps: Sequence[Step] = STEPS) -> None:
    """Bring a database to the newest schema; an older one with content is copied first."""
    found = schema_version(connection)
    if found >= len(steps):
        return
    if found:
        keep_copy(connection, key, found)
    _apply(connection, steps)


def keep_copy(connection: Connection, key: bytes, schema: int) -> Path:
    """Copy the database under its own key to `before-migration/record-schema-N.db`; the path."""
    directory = connection.path.parent / "before-migration"
    path = directory / f"record-schema-{schema}.db"
    fresh = path.with_name(f"{path.name}.new")
    try:
        directory.mkdir(mode=0o700, exist_ok=True)
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=OWNER_ONLY)
        copy = Connection(fresh, key)
        try:
            connection.copy_to(copy)
        finally:
            copy.close()
        fresh.replace(path)
        sync_directory(directory)
    except OSError as error:
        raise trouble.from_os(error, directory) from error
    return path


def _apply(connection: Connection, steps: Sequence[Step]) -> None:
    # Imported here because it takes longer than all the rest of opening a store, and a store that is
    # at the newest schema does without.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("mediator")
    for version, (name, statements) in enumerate(steps, 1):
        migrations(name=name)(_step(version, statements))
    with connection.told():
        migrations.apply(Database(cast("RawOpened", connection.raw)))


def _step(version: int, statements: Sequence[str]) -> Callable[[Database], None]:
    def step(database: Database) -> None:
        for statement in (*statements, f"PRAGMA user_version = {version}"):
            database.execute(statement)

    return step
