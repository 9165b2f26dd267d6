"""Everything particular a text holds, found without a dictionary of words: one list for every reader."""

from __future__ import annotations

from functools import lru_cache

from mediator.domain.mention_figures import figures, phones
from mediator.domain.mention_kinds import Mention as Mention
from mediator.domain.mention_kinds import MentionKind as MentionKind
from mediator.domain.mention_people import named, orders, others
from mediator.domain.mention_places import addresses, places
from mediator.domain.mention_sums import amounts
from mediator.domain.mention_times import days, times


def mentions(text: str, *, names: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """The hours, days, sums, numbers, places, people and “who first” of a text, in the order they stand.

    `names` are those of the people of the session. Nothing overlaps but ORDER, which spans its words.
    """
    return _mentions(text, names)


@lru_cache(maxsize=16_384)
def _mentions(text: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    taken = bytearray(len(text))
    kept: list[Mention] = []
    for found in (
        named(text, names),
        phones(text),
        times(text),
        days(text),
        amounts(text),
        addresses(text),
        figures(text),
        others(text),
        places(text),
    ):
        # Of one kind of words the longer is meant; what was found before it is not read twice.
        for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                kept.append(mention)
    kept += orders(text, names)
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))
