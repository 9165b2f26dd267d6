"""Killed at any moment of a whole mediation, the record has lost nothing it acknowledged, nor half a step."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from mediator.app.desks import script_store
from mediator.domain.errors import BadInput
from mediator.knowledge.cases import load_script
from mediator.resources import RESOURCES
from mediator.storage.database import Store
from tests.storage.nursery import Nursery

CASES = ("play-area-quarrel", "night-noise-phone", "scooter-scrape", "corridor-shoes")
SEED = 20260309
MOST_STEPS = 70
"""Actions after which a child is killed at the latest; the shortest case has more."""
WINDOW = 0.003
"""Seconds: what one commit takes, and a little."""
A_STORE_LASTS = 25
"""Cycles in one store: a longer one is only slower to verify."""


def fresh_store(place: Path, case: str) -> Path:
    """A training store with the officer of a case."""
    script_store(place, load_script(RESOURCES / "cases" / f"{case}.toml")).close()
    return place


def lost(place: Path, said: Sequence[str]) -> list[str]:
    """What is not as it was acknowledged, or there in part; the store is read whole."""
    wanted, done = _versions(said, "want"), _versions(said, "done")
    wrong: list[str] = []
    with Store.open_training(place) as store:
        rows = {row.session_id: row.version for row in store.lists.summaries()}
        for session_id, most in wanted.items():
            try:
                found = len(store.log.read(session_id))
            except BadInput:
                found = 0
            if found not in (done.get(session_id, 0), most):
                wrong.append(
                    f"{session_id}: {found} of {done.get(session_id, 0)} acknowledged, {most} wanted"
                )
            if rows.get(session_id, 0) != found:
                wrong.append(f"{session_id}: row {rows.get(session_id, 0)}, events {found}")
        wrong += [finding.detail.in_chinese() for finding in store.integrity()]
    return wrong


def _versions(said: Sequence[str], word: str) -> dict[str, int]:
    """The last version of each session of which this was said."""
    parts = [line.split() for line in said]
    return {session_id: int(version) for kind, session_id, version in parts if kind == word}


def killed(nursery: Nursery, place: Path, case: str, chance: random.Random, *, drawn: bool) -> list[str]:
    """Kill a child somewhere in the commit after a step drawn by lot; what it had said."""
    run = nursery.run("play_case", place=str(place), case=case, drawn=drawn)
    steps, said = chance.randint(1, MOST_STEPS), []
    for line in run.lines():
        said.append(line)
        steps -= line.startswith("want ")
        if not steps:
            # Not a wait for anything: the very moment of the kill is what is drawn by lot.
            time.sleep(chance.uniform(0, WINDOW))
            run.kill()
            steps = -1
    assert run.status == -9, said[-5:]
    return said


def survived(nursery: Nursery, folder: Path, cycles: int, *, drawn: bool) -> dict[str, int]:
    """Kill so often; how many ended with a commit that had not been acknowledged, and how many without."""
    chance = random.Random(SEED)
    ends = {"before": 0, "after": 0}
    for cycle in range(cycles):
        if cycle % A_STORE_LASTS == 0:
            case = CASES[cycle // A_STORE_LASTS % len(CASES)]
            place = fresh_store(folder / f"store-{cycle}", case)
        said = killed(nursery, place, case, chance, drawn=drawn)
        assert lost(place, said) == [], f"cycle {cycle}, seed {SEED}"
        ends["after" if said[-1].startswith("done") else "before"] += 1
    return ends


def test_nothing_acknowledged_is_lost_when_a_mediation_is_killed(tmp_path: Path) -> None:
    with Nursery() as nursery:
        survived(nursery, tmp_path, 12, drawn=False)


def test_saying_done_before_the_commit_would_be_noticed(tmp_path: Path) -> None:
    """The control: the same child with that defect, killed at an acknowledgement, must be caught."""
    place = fresh_store(tmp_path / "store", CASES[0])
    with Nursery() as nursery:
        for early, caught in ((False, False), (True, True)):
            run = nursery.run("play_case", place=str(place), case=CASES[0], drawn=False, early=early, last=9)
            assert bool(lost(place, list(run.lines()))) is caught


@pytest.mark.long
def test_five_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    with Nursery() as nursery:
        ends = survived(nursery, tmp_path, 500, drawn=True)
    assert min(ends.values()) > 20, ends
