"""What everybody says happened when, merged into one line of time, with the stretches nobody speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediator.domain.account_matrix import AccountMatrix, Quote
from mediator.domain.comparables import clock_minutes, day_of, names_of, sentence_at
from mediator.domain.mention_times import HALF_OF_DAY
from mediator.domain.mentions import MentionKind, mentions
from mediator.domain.session import Session

HALF_A_DAY = 720
GAP_MINUTES = 15
"""A stretch at least this long that nobody speaks of is shown as a gap."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something said to have happened at an hour; `minutes` of the day, `said` the words for the hour.

    Where nobody `said_half`, whether in the morning or in the evening, it stands beside the hours that did.
    """

    day: date | None
    minutes: int
    said: str
    words: str
    quote: Quote
    said_half: bool = True


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Minutes between two moments of one day of which nobody speaks."""

    minutes: int


Entry = Moment | Gap


def timeline(session: Session, matrix: AccountMatrix) -> tuple[Entry, ...]:
    """Every hour of the clock in the words the board may show, in order; one statement may name several.

    A day named before an hour holds for the hours after it in the same statement; otherwise it is the day
    of the matter.
    """
    found = [moment for row in matrix.rows for c in row.cells for q in c.quotes for moment in _of(session, q)]
    found = _beside_the_others(found)
    found.sort(key=lambda m: (m.day or date.max, m.minutes, m.quote.at, m.quote.label))
    entries: list[Entry] = []
    for moment in found:
        before = entries[-1] if entries else None
        if isinstance(before, Moment) and before.day == moment.day:
            between = moment.minutes - before.minutes
            if between >= GAP_MINUTES:
                entries.append(Gap(minutes=between))
        entries.append(moment)
    return tuple(entries)


def _beside_the_others(found: list[Moment]) -> list[Moment]:
    """十点半 without a half of the day goes to the half in which the hours that name theirs are nearer."""
    plain = [m.minutes for m in found if m.said_half]
    if not plain:
        return found
    return [m if m.said_half else replace(m, minutes=_nearer(m.minutes, plain)) for m in found]


def _nearer(minutes: int, plain: list[int]) -> int:
    halves = (minutes % HALF_A_DAY, minutes % HALF_A_DAY + HALF_A_DAY)
    return min(halves, key=lambda half: min(abs(half - other) for other in plain))


def _of(session: Session, quote: Quote) -> list[Moment]:
    if quote.wish:
        return []
    day, found = session.matter.happened_on, []
    for mention in mentions(quote.text, names=names_of(session)):
        if mention.kind is MentionKind.DATE:
            day = day_of(mention.value, session.matter.happened_on, quote.at.date()) or day
        elif mention.kind is MentionKind.TIME:
            minutes = clock_minutes(mention.value)
            if minutes is not None:
                words = sentence_at(quote.text, mention.start, mention.end)
                moment = Moment(
                    day=day,
                    minutes=minutes,
                    said=mention.text,
                    words=words,
                    quote=quote,
                    said_half=minutes > HALF_A_DAY or HALF_OF_DAY.search(mention.text) is not None,
                )
                found.append(moment)
    return found
