"""The forms of papers with a station's own laid over ours, each read when its first paper is drawn."""

from __future__ import annotations

from pathlib import Path

from mediator.documents.forms import FOLDER, Form, read_station_form
from mediator.domain.wording import Message
from mediator.knowledge.overlay import Laid, lay_over


class StationForms:
    """Ours, and those of the folder `forms` in `beside`; a broken one changes nothing and is told."""

    def __init__(self, beside: Path | None = None) -> None:
        self._beside = beside / "forms" if beside is not None else None
        self._read: dict[str, Laid[Form]] = {}

    def form(self, name: str) -> Form:
        """The form of that name in force here; an `EnvironmentTrouble` when there is none."""
        found = self._laid(name).found
        return found[0] if found else read_station_form(FOLDER / f"{name}.toml")

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every form of the station that was refused; ours is in force in its place."""
        if self._beside is None or not self._beside.is_dir():
            return ()
        names = sorted(path.stem for path in self._beside.glob("*.toml"))
        return tuple(trouble for name in names for trouble in self._laid(name).troubles)

    def _laid(self, name: str) -> Laid[Form]:
        if name not in self._read:
            self._read[name] = lay_over(
                FOLDER, self._beside, lambda path: path.stem == name, read_station_form
            )
        return self._read[name]
