"""The small pattern language of the term lint: the part of regular expressions no text can slow down."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_PATTERN = 200
MOST_GAPS = 2
WIDEST_GAP = 16
MOST_LINTED = 1000
"""Characters of one field that are looked at; no field of a clause may hold more."""

# A literal, a dot or a class of characters; a group holds alternatives of literals and classes only, so
# that nothing repeated stands within anything repeated.
_PLAIN = r"(?:[^\\^$.|?*+()\[\]{}]|\[\^?[^\[\]\\^]+\])"
_GROUP = rf"\({_PLAIN}+(?:\|{_PLAIN}+)*\)\??"
_ATOM = rf"(?:{_PLAIN}|\.)(?:\?|\{{[0-9]{{1,2}},[0-9]{{1,2}}\}})?"
_PATTERN = re.compile(rf"(?:{_GROUP}|{_ATOM})+")
_GAP = re.compile(r"\{([0-9]+),([0-9]+)\}")


def is_safe(pattern: str) -> bool:
    """Whether the pattern keeps to the small language: at worst a fixed number of steps a character."""
    if not 0 < len(pattern) <= LONGEST_PATTERN or _PATTERN.fullmatch(pattern) is None:
        return False
    gaps = [(int(least), int(most)) for least, most in _GAP.findall(pattern)]
    if len(gaps) > MOST_GAPS or any(not least <= most <= WIDEST_GAP for least, most in gaps):
        return False
    try:
        # An empty match would be found at every character.
        return re.compile(pattern).match("") is None
    except re.error:
        return False


@lru_cache(maxsize=512)
def compiled(words: tuple[str, ...], patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """One search for all of them, the longest words first; None where there is nothing to look for.

    A ValueError when a pattern leaves the small language.
    """
    for pattern in patterns:
        if not is_safe(pattern):
            raise ValueError(f"not a pattern of the term lint: {pattern}")
    ways = [*patterns, *(re.escape(word) for word in sorted(words, key=len, reverse=True))]
    return re.compile("|".join(f"(?:{way})" for way in ways)) if ways else None


def spans(words: tuple[str, ...], patterns: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where they stand in the text, from left to right; only the first `MOST_LINTED` characters count."""
    search = compiled(words, patterns)
    if search is None:
        return ()
    return tuple(found.span() for found in search.finditer(text[:MOST_LINTED]))
