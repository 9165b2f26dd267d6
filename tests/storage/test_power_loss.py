"""When the power goes at any moment, what was acknowledged is there and nothing is there by half."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.domain.errors import MediatorError
from mediator.services.ports import Part
from mediator.storage.database import Store
from mediator.storage.mark import is_store
from tests.storage.failing_disk import built
from tests.storage.nursery import Nursery
from tests.storage.power import Machine, Op, read_notes

SEED = 20260309
ACTIONS = 60
EVERY = 20
"""Of so many stores that came through, one is verified whole."""


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(below=built(tmp_path_factory.mktemp("disk"))) as started:
        yield started


def noted(nursery: Nursery, folder: Path, *, lazy: bool) -> list[Op]:
    """What a child asked of the disk."""
    (folder / "data").mkdir(parents=True)
    notes = folder / "notes"
    given = {"place": str(folder / "data" / "store"), "notes": str(notes), "actions": ACTIONS, "lazy": lazy}
    nursery.said("until_the_power_goes", **given)
    return read_notes(notes)


def losses(ops: list[Op], folder: Path, cuts: int) -> list[str]:
    """What is wrong after the power went at so many moments, drawn by lot."""
    chance, machine, wrong = random.Random(SEED), Machine(), []
    moments = sorted(chance.randrange(len(ops)) for _ in range(cuts))
    done = 0
    for number, moment in enumerate(moments):
        while done <= moment:
            machine.take(ops[done])
            done += 1
        found = machine.power_off(chance)
        said = _lost(machine.marks, _laid_out(folder, found), whole=number % EVERY == 0)
        wrong += [f"after call {moment}, seed {SEED}: {words}" for words in said]
    return wrong


def _laid_out(folder: Path, found: dict[str, bytes]) -> Path:
    place = folder / "data" / "store"
    shutil.rmtree(place.parent)
    place.mkdir(parents=True, mode=0o700)
    for path, content in found.items():
        Path(path).write_bytes(content)
    return place


def _lost(marks: list[str], place: Path, *, whole: bool) -> list[str]:
    if "made" not in marks and not is_store(place):
        return []
    least = max((int(m.split()[1]) for m in marks if m.startswith("done ")), default=0)
    try:
        with Store.open_training(place) as store:
            rows = store.lists.summaries()
            version = rows[0].version if rows else 0
            # One action more may be there: committed, and the power went before it was acknowledged.
            wrong = [] if version in (least, least + 2 if least else 1) else [f"{version} of {least}"]
            if rows and [e.version for e in store.log.read(rows[0].session_id)] != list(
                range(1, version + 1)
            ):
                wrong.append("half an action")
            if "set" in marks and store.settings.get("language") != "en":
                wrong.append("a setting")
            found = store.integrity() if whole else ()
            # A store not yet acknowledged may lack its anchor: that is an alarm about nothing lost.
            counted = [f for f in found if "made" in marks or f.part is not Part.ANCHOR]
            return wrong + [f.detail.in_chinese() for f in counted]
    except MediatorError as error:
        return [error.title.in_chinese()]


def test_the_power_may_go_at_any_moment(nursery: Nursery, tmp_path: Path) -> None:
    ops = noted(nursery, tmp_path, lazy=False)
    assert losses(ops, tmp_path, 80) == []


def test_commits_that_do_not_wait_for_the_disk_would_be_noticed(nursery: Nursery, tmp_path: Path) -> None:
    """The control: the same actions with synchronous=NORMAL lose what they acknowledged."""
    ops = noted(nursery, tmp_path, lazy=True)
    assert len(losses(ops, tmp_path, 40)) > 5


@pytest.mark.long
def test_the_power_may_go_at_thousands_of_moments(nursery: Nursery, tmp_path: Path) -> None:
    ops = noted(nursery, tmp_path, lazy=False)
    assert losses(ops, tmp_path, 5_000) == []
