"""A store opens for its users, one window at a time, and refuses everything else in a calm sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput, EnvironmentTrouble, MediatorError
from mediator.services.ports import Draft, Role, SignInRefused, User
from mediator.storage.database import Store
from mediator.storage.engine import Connection
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.mark import is_store, read_mark
from tests.storage.stores import (
    AT,
    CHEAP,
    OFFICER,
    PASSPHRASE,
    STATION,
    SUPERVISOR,
    files_of,
    new_store,
    opened_again,
    opening,
    record,
    training_store,
)

NOBODY = 65534
ODD_FORMATS = ("Infinity", "NaN", "0", "1.5", "true")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_what_was_recorded_is_there_after_signing_in_again(place: Path) -> None:
    with new_store(place) as store:
        session = record(store.log, opening())
        assert store.user == OFFICER
        assert store.station == STATION
    with opened_again(place) as store:
        assert store.user == OFFICER
        assert store.station == STATION
        assert store.log.replayed("s1") == session
        assert store.integrity() == ()


@pytest.mark.parametrize(
    ("number", "passphrase"), [("D1001", "a wrong phrase"), ("D4711", PASSPHRASE), ("", "")]
)
def test_nobody_gets_in_with_a_wrong_number_or_phrase(place: Path, number: str, passphrase: str) -> None:
    new_store(place).close()
    before = files_of(place)
    with pytest.raises(SignInRefused, match="警号或密码不对"):
        Store.open(place, number=number, passphrase=passphrase)
    after = files_of(place)
    for counts in ("attempts.log", "attempts.json"):
        assert number.encode() not in after.pop(counts) or not number
        before.pop(counts, None)
    assert after == before
    opened_again(place).close()


def test_a_second_user_gets_in_with_a_phrase_of_their_own(place: Path) -> None:
    with new_store(place) as store:
        store.add_user(SUPERVISOR, "another phrase of mine", cost=CHEAP)
        with pytest.raises(BadInput, match="已经有人用了"):
            store.add_user(
                User(number=" D9001 ", name="别人", role=Role.OFFICER), "a third phrase of mine", cost=CHEAP
            )
        with pytest.raises(BadInput, match="太短"):
            store.add_user(User(number="D5", name="谁", role=Role.OFFICER), "short", cost=CHEAP)
        assert store.users.all() == (OFFICER, SUPERVISOR)
    with Store.open(place, number=" D9001 ", passphrase="another phrase of mine") as store:
        assert store.user == SUPERVISOR


def test_a_second_window_is_refused_until_the_first_is_closed(place: Path) -> None:
    first = new_store(place)
    with pytest.raises(EnvironmentTrouble, match="另一个窗口"):
        opened_again(place)
    record(first.log, opening())
    first.close()
    opened_again(place).close()


def test_a_window_that_was_killed_holds_nothing(place: Path) -> None:
    training_store(place).close()
    code = (
        "import os, sys; from pathlib import Path; from mediator.storage.database import Store; "
        "store = Store.open_training(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(EnvironmentTrouble, match="另一个窗口"):
            Store.open_training(place)
        other.kill()
    Store.open_training(place).close()


def test_a_copied_lock_file_locks_nothing(place: Path, tmp_path: Path) -> None:
    with training_store(place):
        shutil.copytree(place, tmp_path / "copy")
        Store.open_training(tmp_path / "copy").close()


def test_no_typed_word_stands_in_clear_in_any_file(place: Path) -> None:
    store = new_store(place)
    record(store.log, opening(title="楼道里堆的纸箱", place="紫荆路12号院3号楼"))
    store.drafts.save(Draft(session_id="s1", field="statement", text="他先推的我", at=AT))
    store.settings.put("printer", "前台打印机")
    store.add_user(SUPERVISOR, "another phrase of mine", cost=CHEAP)
    open_files = files_of(place)
    store.close()
    words = ["楼道里堆的纸箱", "紫荆路12号院3号楼", "他先推的我", "前台打印机", "TJ-2026-0001", PASSPHRASE]
    words += [
        OFFICER.name,
        OFFICER.number,
        SUPERVISOR.number,
        "another phrase of mine",
        STATION.organ,
        STATION.name,
    ]
    assert "record.db-wal" in open_files
    for name, content in (*open_files.items(), *files_of(place).items()):
        for word in words:
            for encoding in ("utf-8", "utf-16-le", "gb18030"):
                assert word.encode(encoding) not in content, f"{word} in {name}"


def test_every_file_is_for_its_owner_only(place: Path) -> None:
    with new_store(place) as store:
        record(store.log, opening())
        for path in (place, *place.rglob("*")):
            assert path.stat().st_mode & 0o077 == 0, path.name


def test_a_store_is_not_made_over_anything(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="不是空的"):
        new_store(tmp_path)
    assert files_of(tmp_path) == {"letter.txt": b"mine"}


def test_a_store_is_not_made_over_a_store(place: Path) -> None:
    with new_store(place) as store:
        record(store.log, opening())
    before = files_of(place)
    for make in (new_store, training_store):
        with pytest.raises(BadInput, match="不是空的"):
            make(place)
    assert files_of(place) == before


def test_a_refused_passphrase_leaves_no_store(place: Path) -> None:
    with pytest.raises(BadInput):
        Store.create(place, station=STATION, first_user=OFFICER, passphrase="short", cost=CHEAP)
    nameless = User(number="  ", name="谁", role=Role.OFFICER)
    with pytest.raises(BadInput):
        Store.create(place, station=STATION, first_user=nameless, passphrase=PASSPHRASE, cost=CHEAP)
    assert not place.exists()


def test_a_store_half_made_is_none_and_can_be_made_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr("mediator.storage.founding.finish", power_cut)
        new_store(place)
    assert not is_store(place)
    with pytest.raises(BadInput, match="没有记录库"):
        opened_again(place)
    with new_store(place) as store:
        assert store.integrity() == ()
    assert "unfinished" not in files_of(place)


def test_where_no_store_is_nothing_is_made(place: Path) -> None:
    for enter in (opened_again, Store.open_training, read_mark):
        with pytest.raises(BadInput, match="没有记录库"):
            enter(place)
    assert not place.exists()


def test_a_training_store_is_marked_inside_and_outside(place: Path) -> None:
    with training_store(place) as store:
        assert store.station.training
        assert store.user == SUPERVISOR
    assert read_mark(place).training
    assert not (place / "slots.json").exists()
    with Store.open_training(place, number="D1001") as store:
        assert store.user == OFFICER
    with pytest.raises(SignInRefused):
        Store.open_training(place, number="D4711")
    with pytest.raises(BadInput, match="演练库"):
        Store.open(place, number="D1001", passphrase=PASSPHRASE)


def test_users_of_a_training_store_need_no_passphrase(place: Path) -> None:
    with training_store(place) as store:
        store.add_user(User(number="D3", name="白露", role=Role.MEDIATOR), "")
        with pytest.raises(BadInput, match="已经有人用了"):
            store.add_user(OFFICER, "")
    Store.open_training(place, number="D3").close()


def test_a_real_store_never_opens_as_a_training_store(place: Path) -> None:
    new_store(place).close()
    with pytest.raises(BadInput, match="真正的记录库"):
        Store.open_training(place)
    _change_mark(place, training=True)
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        Store.open_training(place)


def test_a_training_store_never_passes_for_a_real_one(place: Path, tmp_path: Path) -> None:
    training_store(place).close()
    _change_mark(place, training=False)
    real = tmp_path / "real"
    new_store(real).close()
    for name in ("slots.json", "attempts.json"):
        shutil.copy(real / name, place / name)
    with pytest.raises(SignInRefused):
        opened_again(place)


def test_a_database_from_another_store_is_not_opened(place: Path, tmp_path: Path) -> None:
    training_store(place).close()
    training_store(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "record.db", place / "record.db")
    before = files_of(place)
    with pytest.raises(EnvironmentTrouble, match="对不上"):
        Store.open_training(place)
    assert files_of(place) == before


def _change_mark(place: Path, **changed: object) -> None:
    path = place / "store.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changed}))


def test_a_newer_database_is_refused_kindly_and_left_alone(place: Path) -> None:
    training_store(place).close()
    connection = Connection(place / "record.db", TRAINING_KEY)
    connection.run("PRAGMA user_version = 99")
    connection.close()
    before = files_of(place)
    with pytest.raises(EnvironmentTrouble, match="这个记录库来自更新的版本") as caught:
        Store.open_training(place)
    assert "99" in caught.value.title.in_chinese()
    assert caught.value.advice is not None
    assert "没有改动" in caught.value.advice.in_chinese()
    assert files_of(place) == before


def test_a_newer_mark_is_refused_before_a_passphrase_is_asked_for(place: Path) -> None:
    new_store(place).close()
    _change_mark(place, format=2)
    before = files_of(place)
    with pytest.raises(EnvironmentTrouble, match="这个记录库来自更新的版本"):
        opened_again(place)
    assert files_of(place) == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"format": 1}',
        '{"format": 1, "id": "x", "training": "yes"}',
        '{"format": 1, "id": 7, "training": true}',
        *(f'{{"format": {odd}, "id": "x", "training": true}}' for odd in ODD_FORMATS),
    ],
)
def test_a_damaged_mark_is_said_in_a_sentence(place: Path, content: str) -> None:
    training_store(place).close()
    (place / "store.json").write_text(content)
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        Store.open_training(place)


def test_a_user_of_a_kind_unknown_here_is_said_in_a_sentence(place: Path) -> None:
    training_store(place).close()
    connection = Connection(place / "record.db", TRAINING_KEY)
    connection.run("UPDATE user SET role = 'judge'")
    connection.close()
    with pytest.raises(EnvironmentTrouble, match="judge"):
        Store.open_training(place)


@pytest.mark.parametrize("damage", ["", "no database at all", None])
def test_a_damaged_or_lost_database_is_said_in_a_sentence(place: Path, damage: str | None) -> None:
    training_store(place).close()
    if damage is None:
        (place / "record.db").unlink()
    else:
        (place / "record.db").write_text(damage)
    before = files_of(place)
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        Store.open_training(place)
    assert files_of(place) == before


@contextmanager
def _as_an_ordinary_user(directory: Path) -> Iterator[None]:
    """Root may write everywhere; become somebody who may not, for a moment."""
    if os.geteuid() != 0:
        yield
        return
    for path in (directory, *directory.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_ground() -> Iterator[Path]:
    """A directory that any user can reach."""
    directory = Path(tempfile.mkdtemp())
    directory.chmod(0o755)
    yield directory
    for path in (directory, *directory.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(directory)


def test_a_store_in_a_directory_nobody_may_write_is_said_in_a_sentence(open_ground: Path) -> None:
    place = open_ground / "store"
    training_store(place).close()
    (place / "lock").unlink()
    before = files_of(place)
    place.chmod(0o555)
    with _as_an_ordinary_user(place), pytest.raises(EnvironmentTrouble) as caught:
        Store.open_training(place)
    assert "写不进" in caught.value.title.in_chinese()
    assert str(place) in caught.value.title.in_chinese()
    assert files_of(place) == before


def test_a_store_nobody_may_look_into_is_said_in_a_sentence(open_ground: Path) -> None:
    place = open_ground / "store"
    training_store(place).close()
    with _as_an_ordinary_user(place):
        place.chmod(0)
        with pytest.raises(EnvironmentTrouble, match="写不进"):
            is_store(place)


def test_a_store_whose_database_may_not_be_written_is_said_in_a_sentence(open_ground: Path) -> None:
    place = open_ground / "store"
    training_store(place).close()
    (place / "record.db").chmod(0o400)
    place.chmod(0o555)
    with _as_an_ordinary_user(place), pytest.raises(EnvironmentTrouble, match="写不进"):
        Store.open_training(place)


def test_a_new_store_where_nobody_may_write_is_said_in_a_sentence(open_ground: Path) -> None:
    closed = open_ground / "closed"
    closed.mkdir(mode=0o555)
    with _as_an_ordinary_user(closed), pytest.raises(EnvironmentTrouble, match="写不进"):
        new_store(closed / "store")
    assert list(closed.iterdir()) == []


def test_a_file_in_the_place_of_the_directory_is_said_in_a_sentence(place: Path) -> None:
    place.write_text("a file")
    for enter in (new_store, opened_again):
        with pytest.raises(MediatorError):
            enter(place)
    assert place.read_text() == "a file"
