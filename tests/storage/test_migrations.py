"""Stores of every schema ever released open; an older one is copied before it is changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.domain.errors import EnvironmentTrouble
from mediator.services.ports import Part
from mediator.storage.anchor import anchor_place
from mediator.storage.database import Store
from mediator.storage.engine import Connection, DatabaseError
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.migrations import AUDIT_SCHEMA, STEPS, Step, migrate, refuse_unknown, schema_version
from tests.storage.make_fixture import STORES, make, row_as_data
from tests.storage.stores import files_of, opening, record, training_store

# A step that a later version might take, and one that breaks half-way.
LATER: Step = (
    "colour",
    ("ALTER TABLE setting ADD COLUMN colour TEXT", "INSERT INTO setting VALUES ('a', 'b', 'c')"),
)
BROKEN: Step = ("broken", ("ALTER TABLE setting ADD COLUMN colour TEXT", "INSERT INTO nowhere VALUES (1)"))


@pytest.mark.parametrize("schema", range(1, len(STEPS) + 1))
def test_a_store_of_every_schema_opens_with_everything_in_it(schema: int, tmp_path: Path) -> None:
    place = tmp_path / "store"
    shutil.copytree(STORES / f"schema-{schema}", place)
    kept = anchor_place(STORES / f"schema-{schema}")
    if schema >= AUDIT_SCHEMA:
        shutil.copy(kept, anchor_place(place))
    expected = json.loads((place / "expected.json").read_text(encoding="utf-8"))
    with Store.open_training(place) as store:
        assert [row_as_data(summary) for summary in store.lists.summaries()] == expected
        for summary in store.lists.summaries():
            assert store.log.replayed(summary.session_id).version == summary.version
        # The store of schema 1 was made without the signed papers.
        found = [finding for finding in store.integrity() if schema > 1 or finding.part is not Part.PAPERS]
        assert found == []
        assert [d.text for d in store.drafts.all()] == ["还没记的话"]
        assert store.settings.get("language") == "en"
        assert store.station.training


def test_a_store_made_now_is_like_the_one_of_the_newest_schema(tmp_path: Path) -> None:
    make(tmp_path / "store")
    kept = STORES / f"schema-{len(STEPS)}"
    assert _tables(tmp_path / "store") == _tables(kept, tmp_path)


def _tables(place: Path, into: Path | None = None) -> list[tuple[object, ...]]:
    if into is not None:
        place = Path(shutil.copytree(place, into / "kept"))
    connection = Connection(place / "record.db", TRAINING_KEY)
    found = connection.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    connection.close()
    return list(found)


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Connection]:
    """The database of a store at the present schema, which for the next one is the older."""
    with training_store(tmp_path / "store") as store:
        record(store.log, opening())
        store.settings.put("language", "en")
    connection = Connection(tmp_path / "store" / "record.db", TRAINING_KEY)
    yield connection
    connection.close()


def test_an_older_store_is_copied_and_then_brought_up(older: Connection) -> None:
    known = len(STEPS)
    migrate(older, TRAINING_KEY, steps=(*STEPS, LATER))
    assert schema_version(older) == known + 1
    assert older.rows("SELECT key, value, colour FROM setting ORDER BY key") == [
        ("a", "b", "c"),
        ("language", "en", None),
    ]
    copy = Connection(older.path.parent / "before-migration" / f"record-schema-{known}.db", TRAINING_KEY)
    assert schema_version(copy) == known
    assert copy.rows("SELECT * FROM setting") == [("language", "en")]
    assert copy.rows("SELECT hash FROM event") == older.rows("SELECT hash FROM event")
    copy.close()


def test_the_copy_is_as_unreadable_as_the_store(older: Connection) -> None:
    migrate(older, TRAINING_KEY, steps=(*STEPS, LATER))
    for name, content in files_of(older.path.parent / "before-migration").items():
        assert b"SQLite format" not in content, name
        assert "楼道纠纷".encode() not in content, name


def test_a_step_that_fails_changes_nothing(older: Connection) -> None:
    before = older.rows("SELECT * FROM sqlite_master")
    with pytest.raises(DatabaseError):
        migrate(older, TRAINING_KEY, steps=(*STEPS, BROKEN))
    assert schema_version(older) == len(STEPS)
    assert older.rows("SELECT * FROM sqlite_master") == before
    migrate(older, TRAINING_KEY, steps=(*STEPS, LATER))
    assert schema_version(older) == len(STEPS) + 1


def test_a_store_that_is_up_to_date_is_neither_copied_nor_changed(older: Connection) -> None:
    before = files_of(older.path.parent)
    migrate(older, TRAINING_KEY)
    assert files_of(older.path.parent) == before


def test_this_version_refuses_what_the_next_one_made(older: Connection) -> None:
    migrate(older, TRAINING_KEY, steps=(*STEPS, LATER))
    older.close()
    with pytest.raises(EnvironmentTrouble, match="更新的版本"):
        Store.open_training(older.path.parent)


def test_an_empty_database_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    connection = Connection(tmp_path / "record.db", TRAINING_KEY)
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        refuse_unknown(connection)
    connection.close()
