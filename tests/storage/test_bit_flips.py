"""G8: a changed byte of the store is noticed or harmless; without page authentication many are neither."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from mediator.domain.errors import EnvironmentTrouble
from mediator.storage.database import Store
from mediator.storage.engine import Connection
from mediator.storage.keys import TRAINING_KEY
from tests.storage.tampering import copied, make_pair

QUICK, MANY, PLAIN = 60, 2000, 60
SECTOR = 512
Dump = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pair(tmp_path_factory.mktemp("flips"))


def _spoilt(content: bytes, chance: random.Random) -> bytes:
    """One bit turned, or a sector zeroed, or the end gone."""
    spoilt, at = bytearray(content), chance.randrange(len(content))
    way = chance.choice(("bit", "bit", "bit", "sector", "end"))
    if way == "bit":
        spoilt[at] ^= 1 << chance.randrange(8)
    elif way == "sector":
        start = at - at % SECTOR
        spoilt[start : start + SECTOR] = bytes(SECTOR)
    else:
        del spoilt[at:]
    return bytes(spoilt)


def _dump(store: Store) -> Dump:
    """What the record says, however it lies on the disk; the sign-in just made is left out."""
    connection = store._connection
    read: Dump = []
    for table in ("event", "paper", "session_summary", "user", "setting", "station"):
        read += connection.rows(f"SELECT '{table}', * FROM {table} ORDER BY 2")
    return read


def _unnoticed(pair: Path, place: Path, seeds: range) -> list[int]:
    """The seeds after which wrong data was read without a word."""
    with Store.open_training(copied(pair, place)) as store:
        sound = _dump(store)
    missed = []
    for seed in seeds:
        path = copied(pair, place) / "record.db"
        path.write_bytes(_spoilt(path.read_bytes(), random.Random(seed)))
        try:
            with Store.open_training(place) as store:
                noticed = bool(store.integrity()) or _dump(store) == sound
        except EnvironmentTrouble:
            noticed = True
        if not noticed:
            missed.append(seed)
    return missed


def test_a_changed_byte_of_the_store_is_noticed_or_harmless(pair: Path, tmp_path: Path) -> None:
    assert _unnoticed(pair, tmp_path / "store", range(QUICK)) == []


@pytest.mark.long
def test_two_thousand_changed_bytes_are_noticed_or_harmless(pair: Path, tmp_path: Path) -> None:
    assert _unnoticed(pair, tmp_path / "store", range(QUICK, QUICK + MANY)) == []


def test_without_page_authentication_many_changed_bytes_go_unnoticed(pair: Path, tmp_path: Path) -> None:
    """The control: the same content in a plain database, looked through by the library's own checks."""
    plain = tmp_path / "plain.db"
    connection = Connection(copied(pair, tmp_path / "store") / "record.db", TRAINING_KEY)
    connection.run(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    connection.rows("SELECT sqlcipher_export('plain')")
    connection.run("DETACH DATABASE plain")
    connection.close()
    content, spoilt = plain.read_bytes(), tmp_path / "spoilt.db"
    shutil.copy(plain, spoilt)
    sound = _plain_dump(spoilt)
    used = [place for place, byte in enumerate(content) if byte]
    missed = 0
    for seed in range(PLAIN):
        chance, changed = random.Random(seed), bytearray(content)
        changed[chance.choice(used)] ^= 1 << chance.randrange(8)
        spoilt.write_bytes(changed)
        missed += _plain_dump(spoilt) not in (sound, None)
    assert missed > PLAIN // 3


def _plain_dump(path: Path) -> list[str] | None:
    """Everything that is read from it, or None when the library's own check notices something."""
    connection = sqlite3.connect(path)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return None
        return list(connection.iterdump())
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None
    finally:
        connection.close()
