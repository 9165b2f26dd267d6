"""Where this computer keeps the program's data."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def data_directory() -> Path:
    """The platform's data directory for this program."""
    return Path(platformdirs.user_data_dir("mediator", appauthor=False))
