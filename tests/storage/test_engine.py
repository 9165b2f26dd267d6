"""One SQLite in the process, keyed, and its troubles as sentences."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from mediator.domain.errors import EnvironmentTrouble
from mediator.storage.engine import Connection, DatabaseError, RowRefused
from mediator.storage.trouble import from_database

KEY = bytes(range(32))


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    path = tmp_path / "some.db"
    path.touch()
    opened = Connection(path, KEY)
    opened.prepare_for_writing()
    opened.run("CREATE TABLE word (text TEXT NOT NULL UNIQUE) STRICT")
    return opened


def test_sqlite_utils_works_on_the_keyed_library_and_never_on_the_standard_one() -> None:
    code = "import mediator.storage.database, sqlite_utils.db as db, sys; print(db.sqlite3.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "sqlcipher3"


def test_a_commit_is_on_the_disk_before_it_returns(connection: Connection) -> None:
    assert connection.rows("PRAGMA synchronous") == [(2,)]
    assert connection.rows("PRAGMA journal_mode") == [("wal",)]
    assert connection.rows("PRAGMA foreign_keys") == [(1,)]
    assert connection.rows("PRAGMA cipher_version")[0][0]
    connection.close()


def test_a_transaction_is_all_or_nothing(connection: Connection) -> None:
    with pytest.raises(RowRefused), connection.transaction():
        connection.run("INSERT INTO word VALUES ('a')")
        connection.run("INSERT INTO word VALUES ('a')")
    assert connection.rows("SELECT * FROM word") == []
    with connection.transaction():
        connection.run("INSERT INTO word VALUES ('a')")
    assert connection.rows("SELECT * FROM word") == [("a",)]
    connection.close()


def test_a_full_disk_leaves_what_was_there(connection: Connection) -> None:
    connection.run("INSERT INTO word VALUES ('before')")
    connection.run("PRAGMA max_page_count = 6")
    with pytest.raises(EnvironmentTrouble, match="磁盘满了"), connection.transaction():
        for i in range(100):
            connection.run("INSERT INTO word VALUES (?)", (f"{i}" * 2000,))
    assert connection.rows("SELECT * FROM word") == [("before",)]
    connection.run("PRAGMA max_page_count = 10000")
    connection.run("INSERT INTO word VALUES ('after')")
    connection.close()


def test_another_key_reads_nothing_and_says_nothing_on_the_terminal(
    connection: Connection, capfd: pytest.CaptureFixture[str]
) -> None:
    path = connection.path
    connection.close()
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        Connection(path, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_a_path_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble):
        Connection(tmp_path / "mistyped.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_in_our_sql_stays_a_mistake(connection: Connection) -> None:
    with pytest.raises(DatabaseError):
        connection.run("SELEKT 1")
    connection.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "磁盘满了"),
        ("SQLITE_READONLY_DBMOVED", "写不进"),
        ("SQLITE_CANTOPEN_FULLPATH", "写不进"),
        ("SQLITE_BUSY_SNAPSHOT", "另一个窗口"),
        ("SQLITE_CORRUPT_INDEX", "坏了"),
        ("SQLITE_NOTADB", "坏了"),
        ("SQLITE_IOERR_FSYNC", "读写出错"),
    ],
)
def test_every_trouble_says_what_happened_and_what_to_do(name: str, words: str, tmp_path: Path) -> None:
    said = from_database(name, tmp_path)
    assert words in said.title.in_chinese()
    assert said.advice is not None
    assert "请" in said.advice.in_chinese()


class Usage(NamedTuple):
    """What is left on a disk."""

    free: int


def test_a_failed_write_where_no_room_is_left_is_told_as_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free=4096))
    assert "磁盘满了" in from_database("SQLITE_IOERR_SHMSIZE", tmp_path).title.in_chinese()


def test_a_key_of_another_length_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        Connection(tmp_path / "x.db", b"short")
