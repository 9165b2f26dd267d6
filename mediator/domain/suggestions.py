"""Suggests where accounts of one topic plainly agree or differ; only the officer's yes makes it count.

Nothing here weighs who is to be believed. Times, days, places, sums, numbers, who began and who was there are
set beside each other as they were said; what cannot be compared outright is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from mediator.domain.account_matrix import AccountMatrix, Quote, TopicRow
from mediator.domain.comparables import COMPARABLE_TITLES, Comparable, ComparableKind, comparables
from mediator.domain.comparing import nearness, same, unlike
from mediator.domain.events import Comparison
from mediator.domain.session import Session
from mediator.domain.wording import Message, message


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Two statements that agree or differ in one thing."""

    kind: ComparableKind
    topic: str
    topic_title: str
    comparison: Comparison
    first: Comparable
    second: Comparable

    @property
    def why(self) -> Message:
        """Why it was noticed, in the words of both."""
        return _why(self.comparison, self.first, self.second)

    @property
    def key(self) -> str:
        """What it is known by while the board is open."""
        return "|".join((self.kind.value, self.comparison.value, *self.statement_ids))

    @property
    def statement_ids(self) -> tuple[str, ...]:
        return (self.first.quote.statement_id, self.second.quote.statement_id)

    @property
    def title(self) -> str:
        """The words of the fact point it becomes, from kind and topic alone, as the record is written."""
        return point_title(self.kind, self.topic_title)


def point_title(kind: ComparableKind, topic_title: str) -> str:
    """手机·金额; the one word alone where the topic is the kind, such as 时间."""
    what = COMPARABLE_TITLES[kind]
    return what if topic_title in ("", what) else f"{topic_title}·{what}"


def suggestions(session: Session, matrix: AccountMatrix) -> tuple[Suggestion, ...]:
    """Everything that plainly agrees or differs between two people on one topic, differences first.

    What a confirmed point says already is left out.
    """
    found = [s for row in matrix.rows for s in _of_row(session, row)]
    done = _done(session)
    waiting = [s for s in found if not _is_done(s, done)] if done else found
    return tuple(sorted(waiting, key=lambda s: s.comparison is not Comparison.DIFFER))


def _of_row(session: Session, row: TopicRow) -> list[Suggestion]:
    said = [_said(session, cell.quotes) for cell in row.cells]
    return [s for one, other in combinations(said, 2) for s in _of_two(row, one, other)]


def _said(session: Session, quotes: Sequence[Quote]) -> dict[tuple[ComparableKind, str], list[Comparable]]:
    """Of one person, what can be compared, by what it can be compared with; each value once."""
    found: dict[tuple[ComparableKind, str], list[Comparable]] = {}
    for quote in quotes:
        for made in comparables(session, quote):
            alike = found.setdefault((made.kind, made.group), [])
            if all(made.value != other.value for other in alike):
                alike.append(made)
    return found


def _of_two(
    row: TopicRow,
    one: dict[tuple[ComparableKind, str], list[Comparable]],
    other: dict[tuple[ComparableKind, str], list[Comparable]],
) -> list[Suggestion]:
    found: list[Suggestion] = []
    for place in one:
        if place in other:
            alike, left, right = _matched(one[place], other[place])
            found += [_suggestion(row, Comparison.AGREE, a, b) for a, b in alike]
            found += [
                _suggestion(row, Comparison.DIFFER, a, b) for a, b in _clashing(left, right, alone=not alike)
            ]
    return list({s.key: s for s in reversed(found)}.values())[::-1]


Pair = tuple[Comparable, Comparable]


def _matched(
    one: list[Comparable], other: list[Comparable]
) -> tuple[list[Pair], list[Comparable], list[Comparable]]:
    """What both say, and what of each found nothing alike."""
    left, right, alike = list(one), list(other), []
    for a in one:
        b = next((b for b in right if same(a, b)), None)
        if b is not None:
            alike.append((a, b))
            left.remove(a)
            right.remove(b)
    return alike, left, right


def _clashing(left: list[Comparable], right: list[Comparable], *, alone: bool) -> list[Pair]:
    """Of what found nothing alike, the pairs that speak of the same thing.

    With a single value on a side, and nothing that agrees, the pair is taken to be of the same thing;
    otherwise the words around both must have something in common.
    """
    single = alone and (len(left) == 1 or len(right) == 1)
    least = 0 if single else 1
    candidates = [(a, b) for a in left for b in right if unlike(a, b) and nearness(a, b) >= least]
    candidates.sort(key=lambda pair: -nearness(*pair))
    found: list[Pair] = []
    for a, b in candidates:
        if all(a is not c and b is not d for c, d in found):
            found.append((a, b))
    return found[:1] if single else found


def _suggestion(row: TopicRow, comparison: Comparison, a: Comparable, b: Comparable) -> Suggestion:
    return Suggestion(
        kind=a.kind,
        topic=row.topic,
        topic_title=row.title,
        comparison=comparison,
        first=a,
        second=b,
    )


def _why(comparison: Comparison, a: Comparable, b: Comparable) -> Message:
    values: dict[str, str | Message] = {
        "first": a.quote.label,
        "one": a.text,
        "second": b.quote.label,
        "other": b.text,
        "what": message(COMPARABLE_TITLES[a.kind]),
    }
    if comparison is Comparison.AGREE:
        return message("{first}说“{one}”，{second}说“{other}”：{what}相同", **values)
    return message("{first}说“{one}”，{second}说“{other}”：{what}不同", **values)


Done = tuple[frozenset[str], Comparison, str]


def _done(session: Session) -> list[Done]:
    return [(frozenset(p.statement_ids), p.comparison, p.title) for p in session.fact_points]


def _is_done(suggestion: Suggestion, done: list[Done]) -> bool:
    """Whether a point on the board says it: of the same words and kind, or made by hand of these words."""
    wanted = frozenset(suggestion.statement_ids)
    own_titles = {point_title(kind, suggestion.topic_title) for kind in ComparableKind}
    return any(
        wanted <= ids
        and (title == suggestion.title or (title not in own_titles and comparison is suggestion.comparison))
        for ids, comparison, title in done
    )
