"""The numbers of every kind of credential: which characters, how many, and what can be read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from string import ascii_uppercase, digits

from mediator.domain.errors import BadInput
from mediator.domain.id_number import LENGTH, check_id_number
from mediator.domain.people import CARRIES_ID_NUMBER, ID_KIND_TITLES, IdKind, age_on
from mediator.domain.regions import CODE_LENGTH, RegionTable
from mediator.domain.wording import Message, message

SHAPE_SIGNS = {"9": digits, "A": ascii_uppercase, "X": digits + "X"}


class Characters(Enum):
    """What the number of a credential is written with."""

    DIGITS = "digits"
    LETTERS_DIGITS = "letters_digits"
    ANY = "any"


@dataclass(frozen=True, kw_only=True)
class CredentialRule:
    """How the numbers of one kind look.

    In a shape 9 stands for a digit, A for a Latin letter, X for a check digit, anything else for itself;
    without shapes only the characters and the length from `shortest` to `longest` count. An 18-digit number
    of this kind, and of no other, begins with one of `starts`. Where `binds` is False (待法制确认) a
    deviation is told and not refused.
    """

    kind: IdKind
    characters: Characters
    shortest: int
    longest: int
    example: str
    shapes: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    binds: bool = True

    def problem(self, number: str) -> Message | None:
        """The first thing in which the number does not fit, in one sentence."""
        title = message(ID_KIND_TITLES[self.kind])
        if self.characters is Characters.DIGITS and not _all_digits(number):
            return message("{title}号码只有数字，请核对", title=title)
        if self.characters is Characters.LETTERS_DIGITS and not (number.isascii() and number.isalnum()):
            return message("{title}号码只有字母和数字，请核对", title=title)
        if self.starts and len(number) == LENGTH and not number.startswith(self.starts):
            return message("{title}号码以{starts}开头，请核对", title=title, starts="、".join(self.starts))
        return self._length_problem(number, title) or self._shape_problem(number, title)

    def _length_problem(self, number: str, title: Message) -> Message | None:
        lengths = sorted({len(shape) for shape in self.shapes})
        if not lengths:
            if self.shortest <= len(number) <= self.longest:
                return None
            return message(
                "{title}号码应有{least}至{most}位，现在是{count}位，请核对",
                title=title,
                least=self.shortest,
                most=self.longest,
                count=len(number),
            )
        if len(number) in lengths:
            return None
        if len(number) < lengths[0]:
            return message("{title}号码少{count}位，请核对", title=title, count=lengths[0] - len(number))
        if len(number) > lengths[-1]:
            return message("{title}号码多{count}位，请核对", title=title, count=len(number) - lengths[-1])
        return message(
            "{title}号码应有{lengths}位，现在是{count}位，请核对",
            title=title,
            lengths="、".join(map(str, lengths)),
            count=len(number),
        )

    def _shape_problem(self, number: str, title: Message) -> Message | None:
        if not self.shapes or any(_fits(number, shape) for shape in self.shapes):
            return None
        return message("{title}号码应像{example}这样，请核对", title=title, example=self.example)


@dataclass(frozen=True, kw_only=True)
class Credential:
    """A number as it is kept; `born_on` and `sex` where it tells them."""

    kind: IdKind
    number: str
    born_on: date | None = None
    sex: str = ""


@dataclass(frozen=True, kw_only=True)
class CredentialRules:
    """The rules of every kind that has one; the check digit of 18 characters needs none."""

    rules: Mapping[IdKind, CredentialRule] = field(default_factory=dict)

    def read(self, kind: IdKind, typed: str, today: date) -> Credential:
        """The number as it is kept, or a `BadInput` with one sentence; nothing typed is no number."""
        rule = self.rules.get(kind)
        number = tidy_number(typed, rule.characters if rule else Characters.ANY, kind)
        if not number or kind is IdKind.NONE:
            return Credential(kind=kind, number="")
        problem = rule.problem(number) if rule is not None and rule.binds else None
        if problem is not None:
            raise BadInput(problem)
        return read_number(kind, number, today)

    def kind_of(self, number: str) -> IdKind:
        """Of which credential an 18-digit number is, by how it begins; a resident's unless a rule
        claims it."""
        claimed = (kind for kind, rule in self.rules.items() if number.startswith(rule.starts))
        return next(claimed, IdKind.RESIDENT)

    def cautions(self, credential: Credential) -> tuple[Message, ...]:
        """What does not fit and yet is no ground to refuse: an unconfirmed rule, another kind's number."""
        rule = self.rules.get(credential.kind)
        found: list[Message] = []
        problem = rule.problem(credential.number) if rule is not None and not rule.binds else None
        if problem is not None:
            found.append(message("{what}（待法制确认，不妨碍记下）", what=problem))
        if not has_check_digit(credential.kind, credential.number):
            return tuple(found)
        likely = self.kind_of(credential.number)
        if likely not in (IdKind.RESIDENT, credential.kind):
            title = message(ID_KIND_TITLES[likely])
            found.append(message("这样开头的号码一般是{title}的，请核对证件种类", title=title))
        return tuple(found)


def has_check_digit(kind: IdKind, number: str) -> bool:
    """Whether the number is one of 18 characters with a check digit at its end."""
    return kind in CARRIES_ID_NUMBER or (kind is IdKind.FOREIGNER and len(number) == LENGTH)


def read_number(kind: IdKind, number: str, today: date) -> Credential:
    """What the number tells; one with a check digit is held to it."""
    if not has_check_digit(kind, number):
        return Credential(kind=kind, number=number)
    read = check_id_number(number, today)
    return Credential(kind=kind, number=read.text, born_on=read.born_on, sex=read.sex)


def tidy_number(typed: str, characters: Characters, kind: IdKind) -> str:
    """Capitals and no blanks, except where words may stand in it."""
    if characters is Characters.ANY and kind not in CARRIES_ID_NUMBER and kind is not IdKind.FOREIGNER:
        return typed.strip()
    return "".join(typed.split()).upper()


def notes_on(
    credential: Credential, rules: CredentialRules, regions: RegionTable, today: date
) -> tuple[Message, ...]:
    """What an officer may want to see beside a number that was taken: who it is of, whence, what is odd."""
    found: list[Message] = []
    if credential.born_on is not None:
        found.append(derived_words(credential.born_on, credential.sex, today))
    if credential.kind in CARRIES_ID_NUMBER and credential.number:
        found.append(regions.note(credential.number[:CODE_LENGTH]))
    if credential.number:
        found += rules.cautions(credential)
    return tuple(found)


def derived_words(born_on: date, sex: str, today: date) -> Message:
    """男，1990年4月7日出生，35周岁."""
    return message(
        "{sex}，{year}年{month}月{day}日出生，{age}周岁",
        sex=message(sex),
        year=born_on.year,
        month=born_on.month,
        day=born_on.day,
        age=age_on(born_on, today),
    )


def _all_digits(number: str) -> bool:
    return number.isascii() and number.isdigit()


def _fits(number: str, shape: str) -> bool:
    return len(number) == len(shape) and all(
        c in SHAPE_SIGNS.get(sign, sign) for c, sign in zip(number, shape, strict=True)
    )
