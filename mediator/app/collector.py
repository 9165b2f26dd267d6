"""How often Python looks for garbage while the program runs."""

from __future__ import annotations

import gc

NEW_OBJECTS = 50_000
ROUNDS = 20


def look_seldom() -> None:
    """Leave what was loaded alone, and look at the rest after 50,000 new objects instead of 700.

    Opening a session of ten thousand statements makes a hundred thousand objects of which none is garbage;
    looking for it after every 700 took a third of the time.
    """
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
