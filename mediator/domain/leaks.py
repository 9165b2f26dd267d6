"""Warns where wording meant for one person holds what only another said, alone, before it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from mediator.domain.leak_index import GRAM, Known, Laid, PrivateIndex, Units, preparing, units
from mediator.domain.mentions import Mention, MentionKind, mentions
from mediator.domain.ordinary_words import COMMON, delicate, ordinary
from mediator.domain.private_sources import PrivateSource, PrivateWords, circle_of
from mediator.domain.session import Session
from mediator.domain.wording import Message, message

ENOUGH = ((3, 4), (4, 3), (6, 2))
"""Pairs of a length and of what it must weigh for a shared wording to count; chosen by the seeded leaks."""


class LeakKind(StrEnum):
    """What of the private words shows."""

    TIME = "time"
    DATE = "date"
    AMOUNT = "amount"
    FIGURE = "figure"
    PLACE = "place"
    PERSON = "person"
    PHONE = "phone"
    ORDER = "order"
    PHRASE = "phrase"


LEAK_TITLES: dict[LeakKind, str] = {
    LeakKind.TIME: "时间",
    LeakKind.DATE: "日期",
    LeakKind.AMOUNT: "金额",
    LeakKind.FIGURE: "数字",
    LeakKind.PLACE: "地点",
    LeakKind.PERSON: "人",
    LeakKind.PHONE: "电话",
    LeakKind.ORDER: "谁先",
    LeakKind.PHRASE: "说法",
}


@dataclass(frozen=True, kw_only=True)
class Leak:
    """`words` stand in the checked text from `start` to before `end`; `person_id` is who said them alone.

    `label` is the number of the statement (甲-4) or of the offer. All but `words` is for the officer only.
    """

    kind: LeakKind
    words: str
    start: int
    end: int
    person_id: str
    source: PrivateSource
    label: str
    to_person: str


class _Same:
    """A session by itself, not by what it holds: an index is made once for each."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __hash__(self) -> int:
        return hash((self.session.session_id, self.session.version))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.session is other.session


def leaks(session: Session, text: str, to_person: str) -> tuple[Leak, ...]:
    """Everything in the text that this person could know only from someone else's private words.

    With no person named it is meant for every party, and each is asked for in turn.
    """
    if not to_person:
        found = (leak for p in session.parties for leak in leaks(session, text, p.person_id))
        return tuple({(k.kind, k.start, k.end, k.person_id): k for k in found}.values())
    same = _Same(session)
    check = _Check(session, text, to_person, _index(same), _known(same, to_person))
    by_place: dict[tuple[LeakKind, int, int, str], Leak] = {}
    for leak in check.found():
        by_place.setdefault((leak.kind, leak.start, leak.end, leak.person_id), leak)
    return tuple(sorted(by_place.values(), key=lambda leak: (leak.start, leak.end)))


def explain(leak: Leak) -> Message:
    """Why the words were noticed and where they come from: for the officer's eyes only."""
    what = message(LEAK_TITLES[leak.kind])
    match leak.source:
        case PrivateSource.STATEMENT:
            return message(
                "“{words}”（{what}）只在{label}里单独说过", words=leak.words, what=what, label=leak.label
            )
        case PrivateSource.OFFER:
            return message(
                "“{words}”（{what}）只在还没有转达的方案{label}里有",
                words=leak.words,
                what=what,
                label=leak.label,
            )
        case PrivateSource.REPLY:
            return message(
                "“{words}”（{what}）只在对方案{label}的答复里说过",
                words=leak.words,
                what=what,
                label=leak.label,
            )
        case PrivateSource.NOTE:
            return message("“{words}”（{what}）只在商谈记录里有", words=leak.words, what=what)
        case PrivateSource.MARK:
            return message("“{words}”（{what}）只在单独表态时说过", words=leak.words, what=what)
        case PrivateSource.SAFETY | PrivateSource.DANGER:
            return message("“{words}”（{what}）只有民警单独了解过", words=leak.words, what=what)


def safe_warning() -> Message:
    """What may be shown whoever is looking: neither the words nor whose they are."""
    return message("这句话里有只有一方单独说过的内容，请换个说法")


def prepare(session: Session, to_person: str) -> Iterator[None]:
    """Do the work of a first check in small steps; without it that check takes a second in a long session."""
    yield from preparing(session, (to_person,) if to_person else tuple(p.person_id for p in session.parties))


@lru_cache(maxsize=4)
def _index(same: _Same) -> PrivateIndex:
    return PrivateIndex(same.session)


@lru_cache(maxsize=16)
def _known(same: _Same, person_id: str) -> Known:
    return Known(same.session, _index(same).keys, person_id)


class _Check:
    """One text for one person against the index."""

    def __init__(
        self, session: Session, text: str, to_person: str, index: PrivateIndex, known: Known
    ) -> None:
        self._text, self._to = text, to_person
        self._index, self._known = index, known
        self._circle = circle_of(session, to_person)
        self._mentions = mentions(text, names=(*index.keys.names, *index.strangers))

    def found(self) -> Iterator[Leak]:
        for mention in self._mentions:
            yield from self._of_mention(mention)
        for start, end, matter in delicate(self._text):
            if not self._known.holds_delicate(matter):
                for words, laid in self._index.groups:
                    yield from self._leaks(LeakKind.PHRASE, start, end, words, laid.delicate.get(matter, ()))
        yield from self._of_wording()

    def _of_mention(self, mention: Mention) -> Iterator[Leak]:
        sought = self._index.keys.sought(mention, self._to)
        if not sought or self._known.holds(sought) or self._is_known_stranger(mention):
            return
        kind = LeakKind(mention.kind.value)
        for words, laid in self._index.groups:
            yield from self._leaks(kind, mention.start, mention.end, words, laid.under(sought))

    def _is_known_stranger(self, mention: Mention) -> bool:
        """Whether the person spoke of that stranger, though without saying what they are called."""
        if mention.value not in self._index.strangers:
            return False
        return all(self._known.holds_pair(*pair) for pair in pairwise(mention.value))

    def _of_wording(self) -> Iterator[Leak]:
        """The same letters in a row, where enough of them are neither ordinary nor known."""
        read = units(self._text)
        own = self._own(read)
        fresh = [(i, gram) for i, gram in enumerate(read.grams) if not self._known.holds_gram(gram)]
        for words, laid in self._index.groups:
            for number, first, last in _runs(fresh, laid):
                length, weight = last + GRAM - first, sum(own[first : last + GRAM])
                if any(length >= least and weight >= enough for least, enough in ENOUGH):
                    start, end = read.spans[first][0], read.spans[last + GRAM - 1][1]
                    yield from self._leaks(LeakKind.PHRASE, start, end, words, (number,))

    def _own(self, read: Units) -> list[int]:
        """What each unit weighs: nothing where it is ordinary, known, or judged as a mention already."""
        mask = ordinary(self._text)
        for mention in self._mentions:
            if mention.kind is not MentionKind.ORDER:
                mask[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        own = [
            0 if mask[start] or word.isdigit() else 1 if word in COMMON else 2
            for word, (start, _end) in zip(read.words, read.spans, strict=True)
        ]
        for i in range(len(own) - 1):
            if self._known.holds_pair(read.words[i], read.words[i + 1]):
                own[i] = own[i + 1] = 0
        return own

    def _leaks(
        self, kind: LeakKind, start: int, end: int, group: tuple[PrivateWords, ...], numbers: Iterable[int]
    ) -> Iterator[Leak]:
        for number in numbers:
            words = group[number]
            if not words.heard & self._circle:
                yield Leak(
                    kind=kind,
                    words=self._text[start:end],
                    start=start,
                    end=end,
                    person_id=words.speaker,
                    source=words.source,
                    label=words.label,
                    to_person=self._to,
                )


def _runs(fresh: list[tuple[int, str]], laid: Laid) -> Iterator[tuple[int, int, int]]:
    """Runs of grams that stand in one text of a group: its number, the first gram and the last."""
    runs: dict[int, list[list[int]]] = {}
    for i, gram in fresh:
        for number in laid.grams.get(gram, ()):
            _grow(runs.setdefault(number, []), i)
    for number, spans in runs.items():
        yield from ((number, first, last) for first, last in spans)


def _grow(spans: list[list[int]], i: int) -> None:
    """Lengthen the last run by this gram, or begin another."""
    if spans and spans[-1][1] >= i - 1:
        spans[-1][1] = i
    else:
        spans.append([i, i])
