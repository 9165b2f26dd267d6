"""All private words of a session, laid out so that one text is checked against them in a moment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mediator.domain.leak_keys import Keys, keys_of
from mediator.domain.mention_people import introduced
from mediator.domain.mentions import mentions
from mediator.domain.ordinary_words import delicate
from mediator.domain.private_sources import PrivateWords, known_texts, private_words
from mediator.domain.session import Session

GRAM = 3
"""Letters, or words of an alphabet, in a row that count as the same wording; chosen by the seeded leaks."""

_UNITS = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+(?:'[a-z]+)?|[0-9]+")
_SMALL_WORDS = frozenset("我你您他她它们的了着过吗呢吧啊呀嘛是就都也才又把被")
"""Left out before wordings are compared: 骂他是笨蛋 and 骂我笨蛋 are the same words."""


@dataclass(frozen=True)
class Units:
    """A text as letters of Chinese and words of alphabets, with where each stands."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def grams(self) -> tuple[str, ...]:
        """Every run of `GRAM` units, by its first."""
        words = self.words
        return tuple(map(" ".join, zip(*(words[i:] for i in range(GRAM)), strict=False)))


@lru_cache(maxsize=16_384)
def units(text: str) -> Units:
    """The text without its marks and small words; letters of an alphabet in small ones."""
    found = [m for m in _UNITS.finditer(text) if m[0] not in _SMALL_WORDS]
    return Units(tuple(m[0].lower() for m in found), tuple(m.span() for m in found))


class Laid:
    """Texts under their keys, their grams and their delicate words; a number stands for each text."""

    def __init__(self, keys: Keys, texts: tuple[tuple[str, str], ...]) -> None:
        self.keys: dict[str, list[int]] = defaultdict(list)
        self.grams: dict[str, list[int]] = defaultdict(list)
        self.delicate: dict[int, list[int]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, (speaker, text) in enumerate(texts):
            for mention in mentions(text, names=keys.names):
                for key in keys.laid(mention, speaker):
                    (self._places if key[0] == "L" else self.keys)[key.removeprefix("L")].append(number)
            for gram in units(text).grams:
                self.grams[gram].append(number)
            for _start, _end, matter in delicate(text):
                self.delicate[matter].append(number)

    def under(self, sought: tuple[str, ...]) -> Iterator[int]:
        """The numbers of the texts that hold one of these."""
        for key in sought:
            if key[0] == "L":
                for place, numbers in self._places.items():
                    if key[1:] in place or place in key[1:]:
                        yield from numbers
            else:
                yield from self.keys.get(key, ())


def preparing(session: Session, person_ids: tuple[str, ...]) -> Iterator[None]:
    """Lay out a long session group by group, so that a window can go on drawing in between."""
    keys = keys_of(session)
    for words in private_words(session):
        laid(keys, tuple((w.speaker, w.text) for w in words))
        yield
    for person_id in person_ids:
        for group in known_texts(session, person_id):
            laid(keys, group)
            yield


@lru_cache(maxsize=2048)
def laid(keys: Keys, texts: tuple[tuple[str, str], ...]) -> Laid:
    """A group of texts laid out once."""
    return Laid(keys, texts)


class PrivateIndex:
    """The private words of a session, for every person alike, and the names of strangers told in them."""

    def __init__(self, session: Session) -> None:
        self.keys = keys_of(session)
        self.groups: list[tuple[tuple[PrivateWords, ...], Laid]] = []
        strangers: dict[str, None] = {}
        for words in private_words(session):
            self.groups.append((words, laid(self.keys, tuple((w.speaker, w.text) for w in words))))
            strangers |= dict.fromkeys(name for w in words for name in introduced(w.text))
        self.strangers = tuple(strangers)


class Known:
    """What one person knows: keys, grams, pairs of letters and delicate words."""

    def __init__(self, session: Session, keys: Keys, person_id: str) -> None:
        groups = tuple(known_texts(session, person_id))
        self._laid = [laid(keys, group) for group in groups]
        self._pairs = [_pairs(tuple(text for _speaker, text in group)) for group in groups]

    def holds(self, sought: tuple[str, ...]) -> bool:
        """Whether a particular is known to the person."""
        return any(next(group.under(sought), None) is not None for group in self._laid)

    def holds_gram(self, gram: str) -> bool:
        """Whether a run of `GRAM` units is."""
        return any(gram in group.grams for group in self._laid)

    def holds_delicate(self, matter: int) -> bool:
        """Whether the person spoke of a delicate matter, or knows of it."""
        return any(matter in group.delicate for group in self._laid)

    def holds_pair(self, one: str, next_one: str) -> bool:
        """Whether these two units stand side by side in something the person knows."""
        return any((one, next_one) in pairs for pairs in self._pairs)


@lru_cache(maxsize=1024)
def _pairs(texts: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for text in texts for pair in pairwise(units(text).words))
