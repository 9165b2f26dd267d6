"""Stick pulled, disk full, killed: the store is as it was, and nothing torn bears the name of a backup."""

from __future__ import annotations

import errno
import itertools
import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.domain.errors import MediatorError
from mediator.storage.backup_folder import LEAVING, PART
from mediator.storage.database import Store
from mediator.storage.mark import is_store
from tests.storage.backup_states import all_good, backed_up, brought_back, stirred, training
from tests.storage.failing_disk import built
from tests.storage.nursery import Nursery
from tests.storage.stores import opening, record

SEED = 20261125
NEVER = 1_000_000
LONGEST = 0.2
"""Seconds; a backup or a restore of such a store takes a third of it."""
WAYS = [
    (error, sticky)
    for error in (errno.EIO, errno.ENODEV, errno.EROFS, errno.ENOSPC)
    for sticky in (False, True)
]


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(below=built(tmp_path_factory.mktemp("disk"))) as started:
        yield started


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed training store."""
    place = tmp_path_factory.mktemp("stores") / "store"
    with training(place) as opened:
        stirred(opened, random.Random(SEED), 20)
    return place


def is_usable(place: Path) -> None:
    with Store.open_training(place) as opened:
        assert opened.integrity() == ()
        opened.settings.put("k", "v")


def pulled(nursery: Nursery, store: Path, here: Path, nth: int, way: tuple[int, bool]) -> int:
    """One backup onto a stick that fails, and one onto it when it is well; the number of calls."""
    stick = here / "stick"
    shutil.rmtree(here, ignore_errors=True)
    stick.mkdir(parents=True)
    said = nursery.said(
        "back_up_on_a_failing_stick", place=str(store), stick=str(stick), nth=nth, error=way[0], sticky=way[1]
    )
    left = [path.name for path in stick.iterdir()]
    torn = [name for name in left if name.endswith((PART, LEAVING))]
    good = all_good(stick, here / "good")
    assert good + len(torn) == len(left), said
    match said[0]:
        case "made" | "told verified":
            assert good == 1, said
        case "told nothing":
            assert left == [], said
        case "told not_verified":
            assert torn, said
        case _:
            raise AssertionError(said)
    assert (
        nursery.said(
            "back_up_on_a_failing_stick", place=str(store), stick=str(stick), nth=NEVER, error=5, sticky=False
        )[0]
        == "made"
    )
    assert not [p for p in stick.iterdir() if p.name.endswith((PART, LEAVING))], said
    return next(int(line.split()[1]) for line in said if line.startswith("calls "))


def test_a_stick_pulled_at_a_few_moments_leaves_no_torn_backup(
    nursery: Nursery, store: Path, tmp_path: Path
) -> None:
    calls = pulled(nursery, store, tmp_path / "here", NEVER, WAYS[0])
    assert calls > 10
    for nth, way in ((1, WAYS[1]), (calls // 2, WAYS[0]), (calls - 1, WAYS[3])):
        pulled(nursery, store, tmp_path / "here", nth, way)
    is_usable(store)


@pytest.mark.long
@pytest.mark.parametrize(
    "way", WAYS, ids=[f"{errno.errorcode[e]}-{'for-good' if s else 'once'}" for e, s in WAYS]
)
def test_a_stick_pulled_at_every_moment_leaves_no_torn_backup(
    nursery: Nursery, store: Path, tmp_path: Path, way: tuple[int, bool]
) -> None:
    calls = pulled(nursery, store, tmp_path / "here", NEVER, way)
    for nth in range(1, calls + 1):
        pulled(nursery, store, tmp_path / "here", nth, way)
    is_usable(store)


def test_a_torn_backup_would_be_noticed(store: Path, tmp_path: Path) -> None:
    """The control: half a file under the name of a backup."""
    (tmp_path / "stick").mkdir()
    with Store.open_training(store) as opened:
        place = backed_up(opened, tmp_path / "stick").kept.place
    assert all_good(tmp_path / "stick", tmp_path / "good") == 1
    content = (place / "record.db").read_bytes()
    (place / "record.db").write_bytes(content[: len(content) // 2])
    with pytest.raises(MediatorError):
        all_good(tmp_path / "stick", tmp_path / "again")


def killed(nursery: Nursery, task: str, after: float, **given: str) -> list[str]:
    """A child that is killed so many seconds after it began; what it said."""
    run = nursery.run(task, **given)
    said = run.lines()
    assert next(said) == "begun"
    timer = threading.Timer(after, run.kill)
    timer.start()
    heard = list(said)
    timer.join()
    assert run.status is not None
    assert run.status < 0, heard
    return heard


def killed_while_backing_up(nursery: Nursery, store: Path, here: Path, after: float) -> None:
    stick = here / "stick"
    stick.mkdir(parents=True)
    made = killed(nursery, "back_up_until_killed", after, place=str(store), stick=str(stick)).count("made")
    assert all_good(stick, here / "good") in (made, made + 1)
    is_usable(store)
    with Store.open_training(store) as opened:
        backed_up(opened, stick)
    assert not list(stick.glob(f"*{PART}"))


def killed_while_restoring(nursery: Nursery, store: Path, here: Path, after: float) -> None:
    (here / "stick").mkdir(parents=True)
    with Store.open_training(store) as opened:
        backup = backed_up(opened, here / "stick").kept.place
    made = killed(nursery, "restore_until_killed", after, backup=str(backup), directory=str(here)).count(
        "made"
    )
    for count in itertools.count():
        place = here / f"back-{count}"
        if not is_store(place):
            # What is not a store can be restored into, whatever lies in it.
            brought_back(backup, place)
        is_usable(place)
        if count > made:
            break
    is_usable(store)
    assert all_good(here / "stick", here / "good") == 1


TASKS = {"backing up": killed_while_backing_up, "restoring": killed_while_restoring}


@pytest.mark.parametrize("task", TASKS)
def test_killed_at_a_few_moments_nothing_is_lost(
    nursery: Nursery, store: Path, tmp_path: Path, task: str
) -> None:
    chance = random.Random(SEED)
    for count in range(3):
        TASKS[task](nursery, store, tmp_path / str(count), chance.uniform(0, LONGEST))


@pytest.mark.long
@pytest.mark.parametrize("task", TASKS)
def test_killed_at_a_hundred_moments_nothing_is_lost(
    nursery: Nursery, store: Path, tmp_path: Path, task: str
) -> None:
    chance = random.Random(SEED + 1)
    for count in range(100):
        TASKS[task](nursery, store, tmp_path / str(count), chance.uniform(0, LONGEST))
        shutil.rmtree(tmp_path / str(count))


def test_a_disk_that_fails_while_restoring_leaves_no_store_that_is_not_whole(
    nursery: Nursery, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with Store.open_training(store) as opened:
        record(opened.log, opening("TJ-2026-9999"), session_id="last")
        backup = backed_up(opened, tmp_path / "stick").kept.place
    for count, (nth, way) in enumerate(
        ((NEVER, WAYS[0]), (3, WAYS[0]), (9, WAYS[7]), (20, WAYS[1]), (40, WAYS[6]))
    ):
        place = tmp_path / f"here-{count}" / "back"
        place.parent.mkdir()
        said = nursery.said(
            "restore_on_a_failing_disk",
            backup=str(backup),
            directory=str(place),
            nth=nth,
            error=way[0],
            sticky=way[1],
        )
        assert said[0] == "made" or not is_store(place), said
        if not is_store(place):
            brought_back(backup, place)
        is_usable(place)
    is_usable(store)
