"""A station's own calendar and law lie beside its store and are found when it is opened."""

from __future__ import annotations

from pathlib import Path

from mediator.app.desks import desk_of, open_training, own_resources


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
