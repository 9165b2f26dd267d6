"""G9: whoever edits the record or the trail with the database key in hand is found out, every time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mediator.services.ports import Part
from mediator.storage.chain import AuditChain, Chain
from mediator.storage.engine import Connection
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.mark import read_mark
from tests.storage.tampering import (
    OPERATIONS,
    TABLES,
    Operation,
    copied,
    found_in,
    make_pair,
    relinked,
    roll_back,
    spoil,
)

ROLL_BACK = "roll back"
EIGHT = (*OPERATIONS, ROLL_BACK)
QUICK, MANY = 4, 250
"""For each table: eight and five hundred of each operation."""


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pair(tmp_path_factory.mktemp("pair"))


def _found(pair: Path, place: Path, name: str, table: str, seed: int) -> set[Part]:
    copied(pair, place)
    if name == ROLL_BACK:
        roll_back(pair, place)
    else:
        spoil(place, OPERATIONS[name], random.Random(f"{name} {table} {seed}"), table)
    return {finding.part for finding in found_in(place)}


def test_a_copy_that_nobody_touched_is_whole(pair: Path, tmp_path: Path) -> None:
    assert found_in(copied(pair, tmp_path / "store")) == ()


def _missed(pair: Path, place: Path, name: str, times: int) -> list[tuple[str, int]]:
    return [(table, n) for table in TABLES for n in range(times) if not _found(pair, place, name, table, n)]


@pytest.mark.parametrize("name", EIGHT)
def test_every_way_to_change_the_record_is_found(pair: Path, tmp_path: Path, name: str) -> None:
    assert _missed(pair, tmp_path / "store", name, QUICK) == []


@pytest.mark.long
@pytest.mark.parametrize("name", EIGHT)
def test_five_hundred_times_each_way_is_found(pair: Path, tmp_path: Path, name: str) -> None:
    assert _missed(pair, tmp_path / "store", name, MANY) == []


@pytest.mark.parametrize("name", ["truncate", ROLL_BACK])
def test_without_the_anchor_a_cut_off_and_a_set_back_trail_go_unseen(
    pair: Path, tmp_path: Path, name: str
) -> None:
    """The control: were the anchor not looked at, nothing would be said."""
    for seed in range(QUICK):
        assert _found(pair, tmp_path / "store", name, "audit", seed) == {Part.ANCHOR}


@pytest.mark.parametrize("table", TABLES)
def test_a_chain_made_anew_with_its_key_is_found_by_the_anchor_alone(
    pair: Path, tmp_path: Path, table: str
) -> None:
    place = copied(pair, tmp_path / "store")
    store_id = read_mark(place).store_id
    chains = Chain(TRAINING_KEY, store_id), AuditChain(TRAINING_KEY, store_id)
    column = "at"

    def forged(connection: Connection, chance: random.Random, changed: str) -> None:
        del chance
        connection.run(f"UPDATE {changed} SET {column} = '2026-03-09T23:00:00+08:00' WHERE seq = 2")
        relinked(connection, chains, changed)

    operation: Operation = forged
    spoil(place, operation, random.Random(1), table)
    parts = {finding.part for finding in found_in(place)}
    assert Part.ANCHOR in parts
    assert Part.CHAIN not in parts and Part.AUDIT not in parts
