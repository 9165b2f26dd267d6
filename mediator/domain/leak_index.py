"""All private words of a session, laid out so that one text is checked against them in a moment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mediator.domain.leak_keys import Keys
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
        return tuple(" ".join(self.words[i : i + GRAM]) for i in range(len(self.words) - GRAM + 1))


@lru_cache(maxsize=16_384)
def units(text: str) -> Units:
    """The text without its marks and small words; letters of an alphabet in small ones."""
    found = [m for m in _UNITS.finditer(text) if m[0] not in _SMALL_WORDS]
    return Units(tuple(m[0].lower() for m in found), tuple(m.span() for m in found))


@lru_cache(maxsize=16_384)
def grams(text: str) -> tuple[str, ...]:
    """The grams of a text, kept: a session is laid out anew after every event."""
    return units(text).grams


def strangers(texts: Iterable[str]) -> tuple[str, ...]:
    """The names of people outside the session that are told anywhere in these texts."""
    return tuple(dict.fromkeys(name for text in texts for name in introduced(text)))


class Laid:
    """Texts under their keys, their grams and their delicate words; a number stands for each text."""

    def __init__(self, keys: Keys, texts: Iterable[tuple[str, str]]) -> None:
        self.keys: dict[str, list[int]] = defaultdict(list)
        self.grams: dict[str, list[int]] = defaultdict(list)
        self.delicate: dict[int, list[int]] = defaultdict(list)
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, (speaker, text) in enumerate(texts):
            for mention in mentions(text, names=keys.names):
                for key in keys.laid(mention, speaker):
                    (self.places if key[0] == "L" else self.keys)[key.removeprefix("L")].append(number)
            for gram in grams(text):
                self.grams[gram].append(number)
            for _start, _end, matter in delicate(text):
                self.delicate[matter].append(number)

    def under(self, sought: tuple[str, ...]) -> Iterator[int]:
        """The numbers of the texts that hold one of these."""
        for key in sought:
            if key[0] == "L":
                for place, numbers in self.places.items():
                    if key[1:] in place or place in key[1:]:
                        yield from numbers
            else:
                yield from self.keys.get(key, ())


class PrivateIndex:
    """The private words of a session, for every person alike."""

    def __init__(self, session: Session) -> None:
        self.words: tuple[PrivateWords, ...] = tuple(w for w in private_words(session) if w.text)
        self.keys = Keys(session, strangers(w.text for w in self.words))
        self.laid = Laid(self.keys, ((w.speaker, w.text) for w in self.words))


class Known:
    """What one person knows: keys, grams, pairs of letters and delicate words."""

    def __init__(self, session: Session, keys: Keys, person_id: str) -> None:
        texts = tuple(pair for pair in known_texts(session, person_id) if pair[1])
        self.laid = Laid(keys, texts)
        self.pairs = {pair for _speaker, text in texts for pair in _pairs(text)}


@lru_cache(maxsize=16_384)
def _pairs(text: str) -> frozenset[str]:
    words = units(text).words
    return frozenset(f"{a} {b}" for a, b in pairwise(words))
