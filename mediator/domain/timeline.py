"""What everybody says happened when, merged into one line of time, with the stretches nobody speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediator.domain.account_matrix import AccountMatrix, Quote
from mediator.domain.comparables import clock_minutes, day_of, names_of, sentence_at
from mediator.domain.mentions import MentionKind, mentions
from mediator.domain.session import Session

GAP_MINUTES = 15
"""A stretch at least this long that nobody speaks of is shown as a gap."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something said to have happened at an hour; `minutes` of the day, `said` the words for the hour."""

    day: date | None
    minutes: int
    said: str
    words: str
    quote: Quote


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


def _of(session: Session, quote: Quote) -> list[Moment]:
    day, found = session.matter.happened_on, []
    for mention in mentions(quote.text, names=names_of(session)):
        if mention.kind is MentionKind.DATE:
            day = day_of(mention.value, session.matter.happened_on, quote.at.date()) or day
        elif mention.kind is MentionKind.TIME:
            minutes = clock_minutes(mention.value)
            if minutes is not None:
                words = sentence_at(quote.text, mention.start, mention.end)
                found.append(Moment(day=day, minutes=minutes, said=mention.text, words=words, quote=quote))
    return found
