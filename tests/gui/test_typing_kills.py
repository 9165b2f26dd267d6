"""Killed while somebody types, the program has lost a second of it at most, and shows it nowhere else."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.services.ports import Draft
from mediator.storage.database import Store
from tests.storage.nursery import Nursery
from tests.storage.stores import AT, training_store

PROMISED = 1.0
"""Seconds; the oldest keystroke that may be lost."""
LATE = 1.0
"""Seconds that a machine busy with other tests may take beyond that; what never saves is later by far."""
SEED = 20260309
LONGEST = 3.5


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as started:
        yield started


def oldest_lost(nursery: Nursery, place: Path, seconds: float, *, ceiling: bool = True) -> float:
    """Type for so long, then the kill; the age in seconds of the oldest key that is not in the draft."""
    training_store(place).close()
    run = nursery.run("type_into", place=str(place), seconds=60.0, ceiling=ceiling)
    pressed: dict[int, float] = {}
    ended = 0.0
    for line in run.lines():
        _, length, at = line.split()
        pressed[int(length)] = float(at)
        # Not a wait for anything: when the power goes is what is drawn by lot.
        if not ended and float(at) - pressed[1] > seconds:
            run.kill()
            ended = time.monotonic()
    # A child that never began, or ended by itself, would have lost nothing.
    assert pressed and run.status == -9
    with Store.open_training(place) as store:
        kept = {draft.field: len(draft.text) for draft in store.drafts.all()}
        assert store.integrity() == ()
    assert set(kept) <= {"note"}
    lost = [at for length, at in pressed.items() if length > kept.get("note", 0)]
    return ended - min(lost, default=ended)


def test_a_kill_while_typing_costs_a_second_at_most(nursery: Nursery, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    for number in range(2):
        lost = oldest_lost(nursery, tmp_path / str(number), chance.uniform(1.2, 2.0))
        assert lost <= PROMISED + LATE


def test_without_the_ceiling_more_would_be_lost(nursery: Nursery, tmp_path: Path) -> None:
    """The control: a typist who never pauses is never saved by the pause alone."""
    assert oldest_lost(nursery, tmp_path / "store", PROMISED + LATE + 0.3, ceiling=False) > PROMISED + LATE


@pytest.mark.long
def test_two_hundred_kills_while_typing_cost_a_second_at_most(nursery: Nursery, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    ages = sorted(
        oldest_lost(nursery, tmp_path / str(number), chance.uniform(0.1, LONGEST)) for number in range(200)
    )
    assert ages[-1] <= PROMISED + 0.15, ages[-5:]


names = st.text("abc:-甲乙", min_size=1, max_size=8)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with training_store(tmp_path_factory.mktemp("drafts") / "store") as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(names, names), st.text("字a", min_size=1), max_size=8), names, names)
def test_a_draft_is_offered_on_its_own_session_and_field_alone(
    store: Store, typed: dict[tuple[str, str], str], session_id: str, field: str
) -> None:
    for draft in store.drafts.all():
        store.drafts.drop(draft.session_id, draft.field)
    for (owner, name), text in typed.items():
        store.drafts.save(Draft(session_id=owner, field=name, text=text, at=AT))
    offered = {draft.field: draft.text for draft in store.drafts.load(session_id)}
    assert offered == {name: text for (owner, name), text in typed.items() if owner == session_id}
    assert offered.get(field) == typed.get((session_id, field))
