"""A station's own calendar and law lie beside its store and are found when it is opened."""

from __future__ import annotations

from pathlib import Path

from mediator.app.desks import desk_of, open_training, own_resources
from mediator.domain.people import IdKind


def test_the_calendar_beside_a_store_is_the_one_counted_by(tmp_path: Path):
    place = tmp_path / "store"
    folder = own_resources(place) / "calendar"
    folder.mkdir(parents=True)
    (folder / "2027.toml").write_text(
        'year = 2027\nsource = "试写的安排"\nchecked_on = 2026-11-25\nmark = "V"\n'
        "worked = []\noff = [2027-01-01, 2027-10-01]\n",
        encoding="utf-8",
    )
    store = open_training(place)
    try:
        desk = desk_of(store)
        assert desk.deadlines.calendar().known == {2026, 2027}
        assert desk.deadlines.troubles() == ()
    finally:
        store.close()
    assert folder.parent.parent == place.parent


def test_the_regions_beside_a_store_are_the_ones_that_numbers_are_looked_up_in(tmp_path: Path):
    place = tmp_path / "store"
    folder = own_resources(place) / "regions"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(
        'source = "试写的代码"\nas_of = 2026-11-25\nchecked_on = 2026-11-25\nmark = "V"\n'
        '[names]\n330199 = "湖东区"\n',
        encoding="utf-8",
    )
    (folder / "broken.toml").write_text("as_of = ", encoding="utf-8")
    store = open_training(place)
    try:
        registers = desk_of(store).registers
        region = registers.regions().region("330199")
        assert region is not None and region.name == "浙江省杭州市湖东区"
        assert IdKind.PASSPORT in registers.credentials().rules
        assert ["broken.toml" in trouble.in_chinese() for trouble in registers.troubles()] == [True]
    finally:
        store.close()
