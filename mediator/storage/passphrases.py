"""What may be a pass-phrase: long enough, and not made of the words everybody tries first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.resources import RESOURCES

# NIST SP 800-63B-4, 3.1.1.2: at least fifteen where nothing else is asked for, at least 64 allowed, no
# rules of composition, a list of common ones. A Chinese character is drawn from some thousands, a letter
# of a phrase from some dozens: it counts as two.
LEAST = 15
HAN_WEIGHT = 2
LEAST_HAN = -(-LEAST // HAN_WEIGHT)
LONGEST = 256
LEAST_DIFFERENT = 5
MOST_COMMON_WORDS = 2
COMMON = RESOURCES / "passphrases" / "common.txt"


def normalized(passphrase: str) -> str:
    """The same pass-phrase typed by another input method may come in another normal form."""
    return unicodedata.normalize("NFKC", passphrase)


def check_passphrase(passphrase: str, own_words: Iterable[str] = ()) -> None:
    """Refuse one that is too short, too long or soon guessed; `own_words` are the station's and the user's.

    Whoever asks for it lets it be typed twice.
    """
    said = normalized(passphrase).strip()
    if sum(HAN_WEIGHT if _is_han(sign) else 1 for sign in said) < LEAST:
        raise BadInput(
            message("密码太短，至少要{least}个字母或者{han}个汉字", least=LEAST, han=LEAST_HAN),
            message("没有改动任何东西。可以用几个不相干的词连起来，好记也不容易被猜到"),
        )
    if len(said) > LONGEST:
        raise BadInput(message("密码太长，最多{most}个字符", most=LONGEST))
    if _soon_guessed(said.casefold(), {word.casefold() for word in own_words if len(word) > 1}):
        raise BadInput(
            message("这个密码太常见，容易被猜到，请换一个"),
            message("没有改动任何东西。可以用几个不相干的词连起来，好记也不容易被猜到"),
        )


def _soon_guessed(said: str, own_words: set[str]) -> bool:
    letters = "".join(sign for sign in said if sign.isalpha())
    if len(set(said)) < LEAST_DIFFERENT or not letters:
        return True
    words = common() | own_words
    longest = max(map(len, words))
    # The fewest of these words that make up all the letters before each place; None where they do not.
    fewest: list[frozenset[str] | None] = [frozenset()]
    for end in range(1, len(letters) + 1):
        ways = [
            before | {letters[start:end]}
            for start in range(max(0, end - longest), end)
            if letters[start:end] in words and (before := fewest[start]) is not None
        ]
        fewest.append(min(ways, key=len, default=None))
    made_of = fewest[-1]
    return made_of is not None and len(made_of) <= MOST_COMMON_WORDS


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """The words that make no pass-phrase."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    words = ("".join(filter(str.isalpha, line)) for line in lines if not line.startswith("#"))
    return frozenset(words) - {""}


def _is_han(sign: str) -> bool:
    return "一" <= sign <= "鿿" or "㐀" <= sign <= "䶿" or "\U00020000" <= sign <= "\U0003ffff"
