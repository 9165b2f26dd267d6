"""Of several windows on one store exactly one gets in, and each of the others hears why it does not."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.storage.database import Store
from tests.storage.failing_disk import built
from tests.storage.nursery import Nursery
from tests.storage.stores import opening, record, training_store

IN_USE = "told 这个记录库正在另一个窗口里用着"


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(below=built(tmp_path_factory.mktemp("disk"))) as started:
        yield started


def raced(nursery: Nursery, place: Path) -> tuple[list[str], list[str]]:
    """What those said who were refused, and what was said once whoever was in had been killed."""
    lines = nursery.run("race", place=str(place)).lines()
    said = [next(lines) for _ in range(4)]
    inside = [int(line.split()[1]) for line in said if line.startswith("in ")]
    assert len(inside) == 1, said
    os.kill(inside[0], signal.SIGKILL)
    return [line for line in said if not line.startswith("in ")], list(lines)


def test_of_four_windows_one_gets_in_and_after_its_kill_the_next_does(
    nursery: Nursery, tmp_path: Path
) -> None:
    training_store(tmp_path / "store").close()
    for _ in range(3):
        assert raced(nursery, tmp_path / "store") == ([IN_USE] * 3, ["after 0"])


@pytest.mark.long
def test_a_hundred_races_have_one_winner_each(nursery: Nursery, tmp_path: Path) -> None:
    training_store(tmp_path / "store").close()
    for _ in range(100):
        assert raced(nursery, tmp_path / "store") == ([IN_USE] * 3, ["after 0"])


def test_a_copied_folder_brings_no_lock_along(tmp_path: Path) -> None:
    """A lock told by what stands in a file would be copied with it."""
    with training_store(tmp_path / "store") as first:
        record(first.log, opening())
        shutil.copytree(tmp_path / "store", tmp_path / "copy")
        Store.open_training(tmp_path / "copy").close()
    Store.open_training(tmp_path / "store").close()


@pytest.mark.parametrize(
    ("error", "words"),
    [(errno.EROFS, "told 写不进记录库所在的文件夹"), (errno.ENOSPC, "told 磁盘满了")],
    ids=["read-only", "full"],
)
def test_a_lock_that_cannot_be_written_is_told_as_what_it_is(
    error: int, words: str, nursery: Nursery, tmp_path: Path
) -> None:
    """The first thing written is the lock: nobody is told of another window that there is not."""
    place = tmp_path / "data" / "store"
    training_store(place).close()
    (place / "lock").unlink()
    said = nursery.said("on_a_failing_disk", flow="enter", place=str(place), nth=1, error=error, sticky=True)
    assert said[0].startswith(words)
    assert said[-1] == "usable"
