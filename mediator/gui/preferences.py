"""How this computer shows the program: language, type size, contrast; kept apart from any record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Look:
    """`scale` 0 means: fit the screen."""

    language: str = "zh"
    scale: float = 0.0
    high_contrast: bool = False


class Preferences(Protocol):
    """Remembers the look; a lost or broken file is no trouble, the first look comes back."""

    def load(self) -> Look: ...

    def save(self, look: Look) -> None: ...
