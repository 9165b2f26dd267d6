"""What a text can hold that is particular: an hour, a day, a sum, a number, a place, a person, who began."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What kind of particular it is."""

    TIME = "time"
    DATE = "date"
    AMOUNT = "amount"
    FIGURE = "figure"
    PLACE = "place"
    PERSON = "person"
    PHONE = "phone"
    ORDER = "order"


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One particular of a text: `text` as written, from `start` to before `end`.

    `value` is the same for every way of writing it: TIME 20:30; AMOUNT in fen, a span as 50000-60000; DATE
    2026-11-20, 11-20, -20 (a day alone), 2026-11 or 11- (a month), or the word (昨天, 上周3); FIGURE number
    and unit, 120分钟 for 两个小时; PERSON a name or the word for them; PHONE digits; ORDER self, other, you
    or a name for whoever acted first.
    """

    kind: MentionKind
    text: str
    value: str
    start: int
    end: int
