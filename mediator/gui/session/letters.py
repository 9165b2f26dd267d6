"""How the letters and colours of people are shown: 甲 and 乙 in Chinese, A and B in English."""

from __future__ import annotations

from mediator.domain.people import LETTERS, Person, PersonKind
from mediator.gui.tokens import Tone
from mediator.wording import language

ENGLISH = {"证": "W", "见": "AW", "记": "R", "译": "I", "代": "AG", "邀": "IN", "警": "H"}


def letter_shown(letter: str) -> str:
    """The badge of a person in the language in use."""
    if language() == "zh" or not letter:
        return letter
    if letter in LETTERS:
        return chr(ord("A") + LETTERS.index(letter))
    head = ENGLISH.get(letter[:1])
    return f"{head}{letter[1:]}" if head else letter


def label_shown(label: str) -> str:
    """甲-4, or A-4 in English."""
    letter, dash, number = label.partition("-")
    return f"{letter_shown(letter)}{dash}{number}"


def tone_of(person: Person) -> Tone:
    """The colour of a person; always shown together with the letter."""
    if person.kind is PersonKind.FACT_WITNESS:
        return Tone.WITNESS
    if person.kind is PersonKind.PARTY:
        return Tone.B if LETTERS.find(person.letter) % 2 else Tone.A
    if person.kind is PersonKind.ATTESTING_WITNESS:
        return Tone.ATTESTING
    return Tone.SINGLE
