"""How sessions are numbered: a template of the unit, and where in it the running number stands."""

from __future__ import annotations

RUNNING = "{number:04}"
"""The running number of the year, four digits at least."""


def number_ends(template: str, year: int) -> tuple[str, str]:
    """What stands before and after the running number; a template without its place ends with it."""
    before, _, after = template.replace("{year}", str(year)).partition(RUNNING)
    return before, after
