"""Reads the small JSON files beside the database; their format is looked at before anything else."""

from __future__ import annotations

import json
from pathlib import Path

from mediator.storage import trouble
from mediator.storage.durable_file import read_file


def read_small_file(path: Path, known: int) -> dict[str, object]:
    """The table in the file; `EnvironmentTrouble` when it is damaged or of a format after `known`."""
    content = read_file(path)
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise trouble.damaged(path.parent) from error
    found = data.get("format") if isinstance(data, dict) else None
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise trouble.damaged(path.parent)
    if found > known:
        raise trouble.newer(found, known)
    return dict(data)
