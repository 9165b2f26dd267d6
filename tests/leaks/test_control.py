"""The control: with a door taken away, the search finds the words on every surface behind that door."""

from __future__ import annotations

import pytest

from mediator.domain import disclosure
from tests.leaks import surfaces as shown
from tests.leaks.checker import leaks
from tests.leaks.doors import DOORS, Door, take_away
from tests.leaks.planting import planted
from tests.leaks.surfaces import surfaces
from tests.leaks.test_leaks import EVERYTHING


def red_surfaces() -> set[str]:
    made = planted([*EVERYTHING, ("offer", 5), ("note", 2)])
    return {line.split(": ")[0] for line in leaks(made, surfaces(made))}


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_without_its_door_every_surface_behind_it_turns_red(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert red_surfaces() == set()
    take_away(door, monkeypatch)
    assert door.red <= red_surfaces()


def test_every_rule_of_disclosure_has_its_control() -> None:
    """A new rule that lets words through is a new row above."""
    rules = {
        name
        for name, value in vars(disclosure).items()
        if callable(value) and getattr(value, "__module__", "") == disclosure.__name__
        if not name.startswith("_") and not isinstance(value, type)
    }
    derived = {"statements_for", "held_back", "translation_for"}
    assert rules - derived == {door.name for door in DOORS if door.where is disclosure}
    assert shown.words_for is disclosure.words_for
