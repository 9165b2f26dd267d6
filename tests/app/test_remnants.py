"""Copies on their way to a printer: in the store's own directory, and swept there."""

from __future__ import annotations

from pathlib import Path

from mediator.app.late import LatePrintDesk
from mediator.app.remnants import printing_place, sweep


def test_only_copies_for_the_printer_are_swept(tmp_path: Path):
    place = printing_place(tmp_path / "station")
    assert place.parent == tmp_path / "station"
    assert sweep(tmp_path / "station") == 0
    place.mkdir(parents=True)
    for name in ("tmpab12.pdf", "tmpcd34.pdf", "note.txt"):
        (place / name).write_bytes(b"")
    assert sweep(tmp_path / "station") == 2
    assert [path.name for path in place.iterdir()] == ["note.txt"]


def test_the_desk_that_is_loaded_late_asks_for_the_folder_when_it_prints(tmp_path: Path):
    asked: list[Path] = []

    def place() -> Path:
        asked.append(tmp_path)
        return tmp_path

    desk = LatePrintDesk(place)
    assert asked == []
    desk.job("nobody")
    assert asked == [tmp_path]
