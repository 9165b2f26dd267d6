"""Nothing recorded is changed: not through us, not by a plain connection, not unnoticed by a key holder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.domain.evolve import evolve, open_session
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.summary import summary_of
from mediator.services.ports import ArchivedPaper, Part
from mediator.storage.database import Store
from mediator.storage.engine import Connection, RowRefused, number, text
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.trouble import StoreDamaged
from tests.builders import Building, a_session
from tests.storage.stores import opening, record, recorded, retitled, training_store

PAGE = 4096
KEPT = ("event", "paper", "station", "audit")
TABLES = ["event", "paper", "session_summary", "due_item", "draft", "user", "setting", "station", "audit"]
INSERT = (
    "INTO event (seq, session_id, version, at, by_, kind, payload, prev, hash) "
    "VALUES (?, ?, ?, 'at', 'by', 'kind', '{}', zeroblob(32), zeroblob(32))"
)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    with training_store(tmp_path / "store") as store:
        session = record(store.log, opening(), retitled("改一"), retitled("改二"))
        record(store.log, opening("TJ-2026-0002"), session_id="s2")
        _archive(store, session, b"%PDF content")
    return tmp_path / "store"


def _archive(store: Store, session: Session, content: bytes) -> None:
    """Record the fifth event, with a paper."""
    paper = ArchivedPaper(kind="agreement", sha256=hashlib.sha256(content).hexdigest(), content=content)
    entry = recorded(retitled("改三"), session.version + 1)
    store.log.append([entry], summary_of(evolve(session, entry)), papers=[paper])


@pytest.fixture
def plain(directory: Path) -> Iterator[Connection]:
    """Somebody who has the key and no manners."""
    connection = Connection(directory / "record.db", TRAINING_KEY)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET payload = '{}'",
        "UPDATE event SET at = at WHERE seq = 1",
        "DELETE FROM event WHERE seq = 5",
        "DELETE FROM event",
        "UPDATE paper SET content = zeroblob(3)",
        "DELETE FROM paper",
        "INSERT OR REPLACE INTO paper SELECT sha256, 'other', session_id, content FROM paper",
        "UPDATE station SET training = 0",
        "DELETE FROM station",
        "UPDATE audit SET actor = 'D7777'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
        "INSERT OR REPLACE INTO station SELECT 1, 'x', 0, organ, name, room, number_template FROM station",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_recorded(plain: Connection, sql: str) -> None:
    before = [plain.rows(f"SELECT * FROM {table}") for table in KEPT]
    with pytest.raises(RowRefused):
        plain.run(sql)
    assert [
        plain.rows(f"SELECT * FROM {table}") for table in ("event", "paper", "station", "audit")
    ] == before


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE"])
@pytest.mark.parametrize("place", [(2, "s9", 1), (6, "s1", 2), (9, "s9", 1), (1, "s1", 1)])
def test_no_row_takes_the_place_of_another_or_leaves_a_gap(
    plain: Connection, verb: str, place: tuple[int, str, int]
) -> None:
    before = plain.rows("SELECT * FROM event")
    with pytest.raises(RowRefused):
        plain.run(f"{verb} {INSERT}", place)
    assert plain.rows("SELECT * FROM event") == before


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_strict(plain: Connection, table: str) -> None:
    assert plain.rows("SELECT strict FROM pragma_table_list WHERE name = ?", (table,)) == [(1,)]


def _tampered(directory: Path, *sql: str) -> list[tuple[Part, str]]:
    connection = Connection(directory / "record.db", TRAINING_KEY)
    triggers = connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for name, _ in triggers:
        connection.run(f"DROP TRIGGER {name}")
    for statement in sql:
        connection.run(statement)
    for _, made_by in triggers:
        connection.run(text(made_by))
    connection.close()
    return _found(directory)


def _found(directory: Path) -> list[tuple[Part, str]]:
    with Store.open_training(directory) as store:
        return [(finding.part, finding.detail.in_chinese()) for finding in store.integrity()]


def test_a_whole_store_has_no_finding(directory: Path) -> None:
    with Store.open_training(directory) as store:
        assert store.integrity() == ()


@pytest.mark.parametrize(
    ("sql", "seq"),
    [
        ("UPDATE event SET payload = payload || ' ' WHERE seq = 2", 2),
        ("UPDATE event SET at = '2026-03-09T23:00:00+08:00' WHERE seq = 3", 3),
        ("UPDATE event SET by_ = 'D7777' WHERE seq = 1", 1),
        ("UPDATE event SET hash = zeroblob(32) WHERE seq = 4", 4),
        ("DELETE FROM event WHERE seq = 4", 5),
    ],
)
def test_a_change_by_somebody_with_the_database_key_breaks_the_chain(
    directory: Path, sql: str, seq: int
) -> None:
    found = dict(_tampered(directory, sql))
    assert f"第{seq}条断了" in found[Part.CHAIN]


def test_events_cut_off_at_the_end_fit_neither_the_anchor_nor_the_list(directory: Path) -> None:
    found = _tampered(directory, "DELETE FROM event WHERE seq = 5")
    assert [part for part, _ in found] == [Part.ANCHOR, Part.PROJECTIONS]
    assert "锚点记到第5条，库里只到第4条" in found[0][1]
    assert "TJ-2026-0001" in found[1][1]


def test_a_list_row_that_was_changed_is_found_and_rebuilt(directory: Path) -> None:
    found = _tampered(directory, "UPDATE session_summary SET title = '别的'")
    assert [part for part, _ in found] == [Part.PROJECTIONS] * 2
    with Store.open_training(directory) as store:
        store.lists.rebuild()
        assert store.integrity() == ()


def test_a_row_without_events_is_found(directory: Path) -> None:
    found = _tampered(directory, "DELETE FROM event WHERE session_id = 's2'")
    assert (Part.PROJECTIONS, "列表里的TJ-2026-0002和它的记录对不上") in found


def test_nobody_signs_in_where_the_trail_was_taken_away(directory: Path) -> None:
    connection = Connection(directory / "record.db", TRAINING_KEY)
    connection.run("DROP TABLE audit")
    connection.close()
    with pytest.raises(StoreDamaged, match="数据库的结构变了样：audit"):
        Store.open_training(directory)


def test_an_archived_paper_that_was_changed_is_found(directory: Path) -> None:
    found = _tampered(directory, "UPDATE paper SET content = x'00'")
    assert [part for part, _ in found] == [Part.PAPERS]


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("DROP TRIGGER event_never_updated", "event_never_updated"),
        ("DROP TABLE draft", "draft"),
        ("DROP TABLE event", "event"),
        ("CREATE TRIGGER hand AFTER INSERT ON draft BEGIN DELETE FROM draft; END", "hand"),
    ],
)
def test_a_structure_that_no_longer_guards_the_record_is_found(directory: Path, sql: str, name: str) -> None:
    connection = Connection(directory / "record.db", TRAINING_KEY)
    connection.run(sql)
    connection.close()
    assert (Part.PAGES, f"数据库的结构变了样：{name}") in _found(directory)


@pytest.mark.parametrize("column", ["stage", "opened_at", "names"])
def test_a_list_row_nobody_can_read_is_found_and_rebuilt(directory: Path, column: str) -> None:
    found = _tampered(directory, f"UPDATE session_summary SET {column} = '某天'")
    assert found == [(Part.PROJECTIONS, "列表读不出来，可以从记录重新算出")]
    with Store.open_training(directory) as store:
        store.lists.rebuild()
        assert store.integrity() == ()


def test_an_event_without_a_readable_moment_is_found_with_its_session(directory: Path) -> None:
    found = dict(_tampered(directory, "UPDATE event SET at = '某天' WHERE seq = 2"))
    assert "s1" in found[Part.EVENTS]


def test_a_signed_paper_that_was_taken_away_is_found(tmp_path: Path) -> None:
    _a_closed_session(tmp_path / "store")
    found = _tampered(tmp_path / "store", "DELETE FROM paper")
    assert found == [(Part.PAPERS, "TJ-2026-0001签署的协议书不在存档里")]


def _a_closed_session(directory: Path) -> Building:
    """A whole mediation in a store of its own, its signed paper among the papers."""
    building = a_session().at(Stage.CLOSED)
    signed = building.session.signed
    assert signed is not None
    paper = building.desk.log.paper(signed.paper_sha256)
    assert paper is not None
    with training_store(directory) as store:
        session = None
        for entry in building.events:
            session = open_session(entry) if session is None else evolve(session, entry)
            papers = [paper] if session.signed is not None else []
            store.log.append([entry], summary_of(session), papers=papers)
    return building


def test_an_event_nobody_can_read_is_found_with_its_session(directory: Path) -> None:
    found = dict(_tampered(directory, "UPDATE event SET kind = 'moon-landed/1' WHERE seq = 2"))
    assert "moon-landed/1" in found[Part.EVENTS]
    assert "s1" in found[Part.EVENTS]


def test_a_flipped_bit_on_the_disk_is_found(directory: Path) -> None:
    path = directory / "record.db"
    connection = Connection(path, TRAINING_KEY)
    root = number(connection.rows("SELECT rootpage FROM sqlite_master WHERE name = 'event'")[0][0])
    connection.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * PAGE + 500] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match="坏了"):
        Store.open_training(directory)


def test_the_same_events_in_another_store_have_other_hashes(directory: Path, tmp_path: Path) -> None:
    with training_store(tmp_path / "other") as store:
        record(store.log, opening())
    hashes = set()
    for place in (directory, tmp_path / "other"):
        connection = Connection(place / "record.db", TRAINING_KEY)
        hashes.add(connection.rows("SELECT hash FROM event WHERE seq = 1")[0])
        connection.close()
    assert len(hashes) == 2


def test_a_whole_mediation_comes_back_and_its_row_can_be_computed_anew(tmp_path: Path) -> None:
    building = _a_closed_session(tmp_path / "store")
    with Store.open_training(tmp_path / "store") as store:
        owner = building.session.session_id
        assert store.log.read(owner) == building.events
        assert store.log.replayed(owner) == building.session
        before = store.lists.summaries()
        store.lists.rebuild()
        assert store.lists.summaries() == before == (summary_of(building.session),)
        assert store.integrity() == ()
