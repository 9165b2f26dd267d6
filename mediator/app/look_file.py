"""Remembers the look of this computer in a small file beside the stores; it holds nothing of any record."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from pathlib import Path

from mediator.gui.preferences import Look
from mediator.wording import LANGUAGES


class LookFile:
    """A lost or broken file is no trouble: the first look comes back."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Look:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            look = Look(
                language=str(kept["language"]),
                scale=float(kept["scale"]),
                high_contrast=bool(kept["high_contrast"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return Look()
        return look if look.language in LANGUAGES and 0 <= look.scale <= 2 else Look()

    def save(self, look: Look) -> None:
        # A look that cannot be kept is no reason to disturb anybody.
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(asdict(look)), encoding="utf-8")
            part.replace(self._path)
