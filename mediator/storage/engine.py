"""A keyed connection: opened the one right way, its own transactions, its errors as calm sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from sqlcipher3 import dbapi2

from mediator.domain.errors import EnvironmentTrouble
from mediator.storage import trouble
from mediator.storage.reserve import Reserve

SqlValue = str | int | float | bytes | None
Row = tuple[SqlValue, ...]
KEY_BYTES = 32
BUSY_SECONDS = 5.0

# Every error of the database, and the one of a row that may not stand beside those already there.
DatabaseError: type[Exception] = dbapi2.Error
RowRefused: type[Exception] = dbapi2.IntegrityError


class RawCursor(Protocol):
    """What is used of a cursor of the database library."""

    rowcount: int

    def fetchall(self) -> list[Row]: ...

    def fetchmany(self, size: int) -> list[Row]: ...


class RawConnection(Protocol):
    """What is used of a connection of the database library."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[SqlValue] = ...) -> RawCursor: ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[SqlValue]]) -> RawCursor: ...

    def backup(self, target: RawConnection) -> None: ...

    def close(self) -> None: ...


def result_name(error: Exception) -> str:
    """The name of SQLite's result code, such as SQLITE_FULL."""
    return str(getattr(error, "sqlite_errorname", ""))


def text(value: SqlValue) -> str:
    """The value of a TEXT column that is never null."""
    assert isinstance(value, str)
    return value


def number(value: SqlValue) -> int:
    """The value of an INTEGER column that is never null."""
    assert isinstance(value, int)
    return value


def blob(value: SqlValue) -> bytes:
    """The value of a BLOB column that is never null."""
    assert isinstance(value, bytes)
    return value


class Connection:
    """One connection of one thread to a keyed database file.

    `raw` is for sqlite-utils alone. Errors leave as `EnvironmentTrouble`, but `RowRefused`, which only the
    caller can explain, passes through.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("the key has 32 bytes")
        self.path = path
        self.reserve: Reserve | None = None
        """What is let go when the disk is full; only the writer of a store has one."""
        self._key = key
        self._writes = self._spoilt = False
        self.raw: RawConnection = self._connected()
        try:
            self._unlock()
        except BaseException:
            self.raw.close()
            raise

    def _connected(self) -> RawConnection:
        # An existing file only: a mistyped path must not become an empty database.
        place = f"{self.path.absolute().as_uri()}?mode=rw"
        with self.told():
            made: RawConnection = dbapi2.connect(place, isolation_level=None, uri=True, timeout=BUSY_SECONDS)
        return made

    def _unlock(self) -> None:
        self.run(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        self.run("PRAGMA cipher_log_level = NONE")
        self.rows("SELECT count(*) FROM sqlite_master")

    def prepare_for_writing(self) -> None:
        """Settings of the writer: each commit is on the disk before it returns."""
        self.run("PRAGMA journal_mode = WAL")
        self.run("PRAGMA synchronous = FULL")
        self.run("PRAGMA foreign_keys = ON")
        self._writes = True

    def _mend(self) -> None:
        """Open anew what one failed read has spoilt: the cipher refuses every page from then on."""
        if not self._spoilt or self.raw.in_transaction:
            return
        self._spoilt = False
        fresh = self._connected()
        self.raw, old = fresh, self.raw
        old.close()
        self._unlock()
        if self._writes:
            self.prepare_for_writing()

    def rows(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[Row]:
        """All rows of a query."""
        self._mend()
        with self.told():
            return self.raw.execute(sql, parameters).fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        """The rows of a query a few at a time, for what is larger than memory."""
        with self.told():
            cursor = self.raw.execute(sql)
            while found := cursor.fetchmany(size):
                yield found

    def run(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """Carry out one statement; the number of rows it changed."""
        self._mend()
        with self.told():
            return self.raw.execute(sql, parameters).rowcount

    def run_many(self, sql: str, parameters: Iterable[Sequence[SqlValue]]) -> None:
        """Carry out one statement for each row of values."""
        with self.told():
            self.raw.executemany(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Takes the right to write at once, so that it never fails half-way for it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        finally:
            # After a commit there is none left; SQLite itself may have rolled back on a full disk.
            if self.raw.in_transaction:
                with suppress(DatabaseError):
                    self.raw.execute("ROLLBACK")

    def rekey(self, key: bytes) -> None:
        """Encrypt every page with another key, in one transaction of the library."""
        if len(key) != KEY_BYTES:
            raise ValueError("the key has 32 bytes")
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        self.rows(f"PRAGMA rekey = \"x'{key.hex()}'\"")
        self._key = key
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def _is_whole(self) -> bool:
        """Whether the file is sound after all, read by another connection: then a read failed, no more."""
        try:
            other = Connection(self.path, self._key)
        except EnvironmentTrouble:
            return False
        try:
            other.rows("PRAGMA wal_checkpoint")
            return not other.rows("PRAGMA cipher_integrity_check")
        except EnvironmentTrouble:
            return False
        finally:
            other.close()

    def copy_to(self, target: Connection) -> None:
        """Copy the whole database, under the key of the target; readers and writers may go on."""
        try:
            self.raw.backup(target.raw)
        except DatabaseError as error:
            # The library tells these without a code; all that can fail here is the disk.
            place = target.path.parent
            full = "full" in str(error)
            raise (trouble.disk_full() if full else trouble.unreadable(place)) from error

    def close(self) -> None:
        self.raw.close()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Within it an error of the database becomes a sentence."""
        try:
            yield
        except RowRefused:
            raise
        except DatabaseError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: Exception) -> Exception:
        name = result_name(error)
        if name in ("", "SQLITE_ERROR"):
            # A mistake in our SQL, not something a person can act on.
            return error
        told = trouble.from_database(name, self.path.parent)
        if isinstance(told, trouble.StoreDamaged):
            self._spoilt = True
            if self._writes and self._is_whole():
                return trouble.unreadable(self.path.parent)
        if isinstance(told, trouble.DiskFull) and self.reserve is not None and self.reserve.release():
            return trouble.reserve_released()
        return told
