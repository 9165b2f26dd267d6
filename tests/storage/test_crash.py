"""What was acknowledged is there after a kill and on a full disk; what was not is not there in part."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.evolve import evolve
from mediator.domain.session import Session
from mediator.domain.summary import summary_of
from mediator.services.ports import Draft
from mediator.storage.database import Store
from mediator.storage.mark import is_store
from tests.storage.stores import AT, opening, record, recorded, retitled, training_store

CYCLES = 4
SEED = 20260309

# Each step is one officer's action: a draft, then two events that spend it. It is printed when committed.
CHILD = """
import sys
from pathlib import Path
from mediator.services.ports import Draft
from mediator.storage.database import Store
from mediator.domain.evolve import evolve
from mediator.domain.summary import summary_of
from tests.storage.stores import AT, recorded, retitled

with Store.open_training(Path(sys.argv[1])) as store:
    session = store.log.replayed("s1")
    while True:
        store.drafts.save(Draft(session_id="s1", field="title", text=f"{session.version}", at=AT))
        entries = [recorded(retitled(f"第{session.version + i}步"), session.version + i) for i in (1, 2)]
        for entry in entries:
            session = evolve(session, entry)
        store.log.append(entries, summary_of(session), spent_drafts=["title"])
        print(session.version, flush=True)
"""


def _killed_after(place: Path, acknowledgements: int) -> int:
    """Run the child, kill it -9 after so many acknowledgements; the last version it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(place)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(acknowledgements)]
        child.kill()
        # It ran on until the kill: what it still managed to say counts as well.
        said += child.stdout.read().splitlines()
    return int(said[-1])


def test_no_acknowledged_event_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with training_store(place) as store:
        record(store.log, opening())
    chance = random.Random(SEED)
    for cycle in range(CYCLES):
        acknowledged = _killed_after(place, chance.randint(1, 12))
        with Store.open_training(place) as store:
            version = len(store.log.read("s1"))
            where = f"cycle {cycle}, seed {SEED}"
            # At most one action was committed and not yet acknowledged; none is there by half.
            assert version in (acknowledged, acknowledged + 2), where
            assert store.lists.summaries()[0].version == version, where
            assert store.lists.summaries()[0].title == f"第{version}步", where
            drafts = store.drafts.load("s1")
            assert [d.text for d in drafts] in ([], [f"{version}"]), where
            assert store.integrity() == (), where


@contextmanager
def _file_size(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _full_at_a_megabyte(place: Path, way: str) -> Iterator[None]:
    """A disk of one megabyte; where one cannot be mounted, the limit of file sizes stands for it."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    by_root = way == "disk" and os.geteuid() == 0 and shutil.which("mount") is not None
    if by_root and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        try:
            yield
        finally:
            subprocess.run(["umount", str(place)], check=True)
        return
    with _file_size(1024 * 1024):
        yield


def _one_more(store: Store, session: Session, size: int) -> Session:
    entry = recorded(retitled("字" * size), session.version + 1)
    after = evolve(session, entry)
    store.log.append([entry], summary_of(after), spent_drafts=["title"])
    return after


@pytest.mark.parametrize("way", ["disk", "file size"])
def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, way: str) -> None:
    place = tmp_path / "store"
    with _full_at_a_megabyte(tmp_path, way):
        with training_store(place) as store:
            session = record(store.log, opening())
            store.drafts.save(Draft(session_id="s1", field="other", text="还没记的", at=AT))
            with pytest.raises(EnvironmentTrouble) as caught:
                for _ in range(1000):
                    session = _one_more(store, session, 5000)
            assert caught.value.advice is not None
            assert "之前记下的都在" in caught.value.advice.in_chinese()
            assert store.log.replayed("s1") == session
            assert [d.text for d in store.drafts.all()] == ["还没记的"]
        with Store.open_training(place) as store:
            assert store.log.replayed("s1") == session
            assert store.lists.summaries() == (summary_of(session),)
            assert store.integrity() == ()


def test_recording_goes_on_when_there_is_room_again(tmp_path: Path) -> None:
    with training_store(tmp_path / "store") as store:
        session = record(store.log, opening())
        with _file_size(600_000), pytest.raises(EnvironmentTrouble):
            for _ in range(1000):
                session = _one_more(store, session, 5000)
        assert store.log.replayed("s1") == session
        session = _one_more(store, session, 10)
        assert store.log.replayed("s1") == session
        assert store.integrity() == ()


@pytest.mark.parametrize("most", [0, 9_000, 100_000])
def test_a_new_store_without_room_is_none_and_can_be_made_later(tmp_path: Path, most: int) -> None:
    place = tmp_path / "store"
    with _file_size(most), pytest.raises(EnvironmentTrouble, match="这一步没有记上"):
        training_store(place)
    assert not is_store(place)
    with training_store(place) as store:
        assert store.integrity() == ()
