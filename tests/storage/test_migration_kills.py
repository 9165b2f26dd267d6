"""Killed while it is brought up to date, a store of every schema is whole when it is opened again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.services.ports import Part
from mediator.storage.database import Store
from mediator.storage.migrations import STEPS
from tests.storage.failing_disk import built
from tests.storage.make_fixture import STORES, row_as_data
from tests.storage.nursery import Nursery

NEVER = 1_000_000
OLDER = range(1, len(STEPS))


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(below=built(tmp_path_factory.mktemp("disk"))) as started:
        yield started


def killed_at(nursery: Nursery, place: Path, schema: int, nth: int) -> list[str]:
    """Bring a fresh copy of the store of that schema up to date until the nth call; what was said."""
    shutil.rmtree(place.parent, ignore_errors=True)
    shutil.copytree(STORES / f"schema-{schema}", place)
    anchor = STORES / f"schema-{schema}-anchor.json"
    if anchor.exists():
        shutil.copy(anchor, place.parent / f"{place.name}-anchor.json")
    run = nursery.run("open_until", place=str(place), nth=nth)
    said = list(run.lines())
    assert run.status == (0 if said else -9), said
    return said


def is_whole(place: Path, schema: int) -> None:
    """Everything that was in it is in it, and nothing is wrong."""
    expected = json.loads((place / "expected.json").read_text(encoding="utf-8"))
    with Store.open_training(place) as store:
        assert [row_as_data(summary) for summary in store.lists.summaries()] == expected
        # The store of schema 1 was made without the signed papers.
        assert [f for f in store.integrity() if schema > 1 or f.part is not Part.PAPERS] == []
        assert [d.text for d in store.drafts.all()] == ["还没记的话"]


def calls_of(said: list[str]) -> int:
    return int(said[-1].split()[1])


def test_a_kill_while_a_store_is_brought_up_to_date_loses_nothing(nursery: Nursery, tmp_path: Path) -> None:
    place = tmp_path / "data" / "store"
    calls = calls_of(killed_at(nursery, place, 1, NEVER))
    for nth in (calls // 4, calls // 2, 3 * calls // 4):
        assert killed_at(nursery, place, 1, nth) == []
        is_whole(place, 1)


@pytest.mark.long
@pytest.mark.parametrize("schema", OLDER)
def test_a_kill_at_every_call_of_it_loses_nothing(schema: int, nursery: Nursery, tmp_path: Path) -> None:
    """Reads count as calls too, so there are a few hundred of them."""
    place = tmp_path / "data" / "store"
    calls = calls_of(killed_at(nursery, place, schema, NEVER))
    for nth in range(1, calls + 1):
        killed_at(nursery, place, schema, nth)
        is_whole(place, schema)
