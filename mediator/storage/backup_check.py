"""Looks through a database that is backed up or comes back, and stops at the first trouble."""

from __future__ import annotations

from collections.abc import Callable

from mediator.domain.wording import Message, message
from mediator.services.backups import BackupRefused
from mediator.storage.anchor import head_of
from mediator.storage.chain import AuditChain, Chain
from mediator.storage.chain_check import audit_chain, event_chain
from mediator.storage.engine import Connection, text
from mediator.storage.migrations import STEPS, expected_schema, refuse_unknown, schema_version

# What the migrations keep for themselves; no trigger, which could act, is among it.
OWN_OF_MIGRATIONS = {"_sqlite_migrations", "idx__sqlite_migrations_migration_set_name"}
EVERYTHING = (
    "SELECT name, coalesce(sql, ''), type FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'"
)


def check_whole(
    connection: Connection, root: bytes, store_id: str, seen: Callable[[], None], *, in_use: bool = False
) -> None:
    """`BackupRefused` with what is not as it must be. Nothing is written, and no trigger can have run.

    The check of the cipher reads past every lock: where the file is in use, each page proves itself as it
    is read, and that has to do.
    """
    connection.run("PRAGMA trusted_schema = OFF")
    for sql in ("PRAGMA quick_check",) if in_use else ("PRAGMA cipher_integrity_check", "PRAGMA quick_check"):
        said = [text(row[0]) for row in connection.rows(sql)]
        if any(line != "ok" for line in said):
            raise not_whole(message("数据库的页面坏了：{detail}", detail=said[0]))
        seen()
    _check_structure(connection)
    for finding in event_chain(connection, Chain(root, store_id)):
        raise not_whole(finding.detail)
    seen()
    if head_of(connection, "audit") is not None:
        for finding in audit_chain(connection, AuditChain(root, store_id)):
            raise not_whole(finding.detail)
    seen()


def not_whole(detail: Message) -> BackupRefused:
    """The finding, and that nothing came of it."""
    return BackupRefused(
        message("检查没有通过：{detail}", detail=detail),
        message("没有写下任何东西，备份和记录库都没有动。请交给管理员查明"),
    )


def _check_structure(connection: Connection) -> None:
    """Nothing missing, changed or foreign: a trigger, a view or a table too many could change the record."""
    refuse_unknown(connection)
    due = expected_schema(steps=STEPS[: schema_version(connection)])
    found = {
        text(name): text(sql)
        for name, sql, kind in connection.rows(EVERYTHING)
        if name not in OWN_OF_MIGRATIONS or kind not in ("table", "index")
    }
    for name in sorted(due.keys() | found.keys()):
        if due.get(name) != found.get(name):
            raise not_whole(message("数据库的结构变了样：{name}", name=name))
