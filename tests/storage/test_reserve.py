"""The last room on the disk is kept for the step at hand; nothing long begins where it could not end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.stages import Stage
from mediator.services.ports import Draft, VersionTaken
from mediator.storage.database import Store
from mediator.storage.reserve import MEGABYTE, RESERVE, STATION_BYTES, STATION_LEAST, DiskRoom, Reserve
from tests.builders import Building, a_desk
from tests.storage.stores import AT, opening, record, training_store
from tests.storage.test_crash import _file_size, _one_more


def test_the_figures_are_those_of_the_rules() -> None:
    assert (STATION_BYTES, STATION_LEAST) == (16 * MEGABYTE, 200 * MEGABYTE)


def test_room_is_really_taken_and_really_let_go(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    reserve.hold(MEGABYTE)
    kept = (tmp_path / RESERVE).stat()
    assert kept.st_size == MEGABYTE
    assert kept.st_blocks * 512 >= MEGABYTE
    assert kept.st_mode & 0o077 == 0
    assert reserve.release()
    assert not reserve.release()


def test_where_there_is_no_room_none_is_kept_and_nobody_is_stopped(tmp_path: Path) -> None:
    with _file_size(1000):
        Reserve(tmp_path).hold(MEGABYTE)
    Reserve(tmp_path / "nowhere").hold(MEGABYTE)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_lets_the_reserve_go_and_the_next_try_is_recorded(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with training_store(place) as store:
        session = record(store.log, opening())
        store.hold_reserve(MEGABYTE)
        database = store.log._connection
        database.run("PRAGMA max_page_count = 120")
        with pytest.raises(EnvironmentTrouble) as caught:
            for _ in range(1000):
                session = _one_more(store, session, 5000)
        assert caught.value.advice is not None
        assert "备用空间已经放开" in caught.value.advice.in_chinese()
        assert not (place / RESERVE).exists()
        database.run("PRAGMA max_page_count = 10000")
        session = _one_more(store, session, 10)
        store.drafts.save(Draft(session_id="s1", field="other", text="还没记的", at=AT))
        assert store.integrity() == ()
    with Store.open_training(place) as store:
        assert store.log.replayed("s1") == session


def test_the_reserve_is_kept_in_every_other_trouble(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with training_store(place) as store:
        record(store.log, opening())
        store.hold_reserve(MEGABYTE)
        with pytest.raises(VersionTaken):
            record(store.log, opening())
        assert (place / RESERVE).exists()


def test_neither_a_talk_nor_the_signing_begins_on_a_disk_that_is_nearly_full(tmp_path: Path) -> None:
    left = {"bytes": 500 * MEGABYTE}
    space = DiskRoom(tmp_path, STATION_LEAST, free=lambda _: left["bytes"])
    building = Building(replace(a_desk(), space=space)).at(Stage.FIRST_ROUND)
    left["bytes"] = 150 * MEGABYTE
    before = building.session.version
    with pytest.raises(EnvironmentTrouble, match="只剩150MB，没有开始谈话"):
        building.talk("甲")
    left["bytes"] = STATION_LEAST
    building.at(Stage.AGREEMENT).drafted()
    left["bytes"] = STATION_LEAST - 1
    assert building.session.version > before
    with pytest.raises(EnvironmentTrouble, match="只剩199MB，没有锁定"):
        building.locked()
    assert building.session.lock is None
    left["bytes"] = STATION_LEAST
    building.room.agreement.lock()
    left["bytes"] = 0
    assert building.signed_by_all().room.agreement.complete().signed is not None


def test_a_disk_that_cannot_be_asked_stops_nobody(tmp_path: Path) -> None:
    assert DiskRoom(tmp_path / "nowhere", STATION_LEAST).too_little() is None
