"""Compares a finished agreement with the frozen words alone: what differs by one character is not sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mediator.documents.form_block import person_block, rows_block
from mediator.documents.form_filling import asked_for, in_words_of
from mediator.documents.form_paper import furniture_of
from mediator.documents.form_parts import (
    FixedPart,
    LinePart,
    PagePart,
    Part,
    PeoplePart,
    RowsPart,
    SignaturesPart,
    TextPart,
)
from mediator.documents.forms import PLACEHOLDER, Form
from mediator.documents.table import STRUCK, Group
from mediator.documents.verify import body_of, differs, plain
from mediator.domain.frozen_text import UnreadableText, agreement_of
from mediator.domain.numerals import chinese_number
from mediator.domain.paper_forms import agreement_form
from mediator.domain.papers import AgreementPaper, FormPaper

SHOWN_OF_A_DIFFERENCE = 20
"""Characters of what was expected that a refusal names."""


def check_frozen(pdf: bytes, frozen: str, printed: AgreementPaper, form: Form) -> None:
    """Raise `PaperDiffers` unless the file says what was frozen, all of it and nothing between.

    The words are read out of the finished file and stand there in one piece from the organ's name to the
    places to sign: every field of every person, the facts, each clause under its number. Blanks and line
    breaks do not matter. Of the paper as it was `printed` only what its foot says is taken: draft, check
    code and anchor. A part that only a station's own form has is passed over.
    """
    try:
        agreement = agreement_of(frozen)
    except UnreadableText:
        raise differs("") from None
    at_foot = replace(
        agreement,
        draft=printed.draft,
        check_code=printed.check_code,
        digest=printed.digest,
        anchor=printed.anchor,
    )
    paper = in_words_of(form, asked_for(form, agreement_form(at_foot)))
    body, place = body_of(pdf, furniture_of(form, paper)), 0
    for words in _Words(form, paper).pieces():
        found = body.find(words, place) if place else (0 if body.startswith(words) else -1)
        if found < 0:
            raise differs(_first_difference(body, words, place))
        place = found + len(words)


def _first_difference(body: str, words: str, place: int) -> str:
    """The expected words from a little before the character that is not there."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if body.find(words[:middle], place) >= 0:
            low = middle
        else:
            high = middle - 1
    start = max(0, low - SHOWN_OF_A_DIFFERENCE // 2)
    return words[start : start + SHOWN_OF_A_DIFFERENCE]


@dataclass(frozen=True)
class _Words:
    """What a form filled with this paper says, in the order in which it is drawn."""

    form: Form
    paper: FormPaper

    def pieces(self) -> Iterator[str]:
        """The words without blanks, in one piece wherever every part is known."""
        number = self.form.say("number", number=self.paper.number or STRUCK)
        piece = [self.paper.organ, self.form.title, number, self.paper.supplement, *self.paper.citations]
        for part in self.form.parts:
            if not self._is_shown(part):
                continue
            if isinstance(part, SignaturesPart):
                break
            said = self._said(part)
            if said is None:
                yield plain("".join(piece))
                piece = []
            else:
                piece += said
        yield plain("".join(piece))

    def _said(self, part: Part) -> list[str] | None:
        """The words of a part in order; None where it is one that no agreement of ours has."""
        match part:
            case RowsPart():
                return _of_group(rows_block(part, dict(self.paper.fields)))
            case PeoplePart():
                return self._of_people(part)
            case TextPart():
                return self._of_text(part)
            case FixedPart():
                return [*self._heading(part.heading), self._filled(part.text, part)]
            case LinePart() | PagePart():
                return [part.text] if isinstance(part, LinePart) else []
            case _:
                return None

    def _is_shown(self, part: Part) -> bool:
        paper = self.paper
        there = {
            *paper.chosen,
            *(name for name, text in (*paper.fields, *paper.texts) if text.strip()),
            *(group.part for group in paper.people if group.people),
        }
        return (not part.when or any(name in there for name in part.when)) and not there & set(part.unless)

    def _of_people(self, part: PeoplePart) -> list[str]:
        people = [p for group in self.paper.people if group.part == part.name for p in group.people]
        if not people:
            return [part.none, STRUCK] if part.none else []
        blocks = (person_block(self.form, part, person, self.paper.language) for person in people)
        return [words for block in blocks for words in _of_group(block)]

    def _of_text(self, part: TextPart) -> list[str]:
        typed = [t for name, t in (*self.paper.texts, *self.paper.fields) if name == part.name and t.strip()]
        words = self._heading(part.heading, part.hint)
        for number, text in enumerate(typed, 1):
            item = self.form.say("item", number=chinese_number(number)) if part.numbered else ""
            words += [item, text]
        return words if typed else [*words, STRUCK]

    def _heading(self, heading: str, hint: str = "") -> list[str]:
        return [heading, hint, self.form.words["colon"]] if heading else []

    def _filled(self, text: str, part: FixedPart) -> str:
        given = {name: value for name, value in (*self.paper.texts, *self.paper.fields) if value.strip()}
        given |= {"organ": self.paper.organ, "number": self.paper.number or STRUCK}
        return PLACEHOLDER.sub(lambda found: given.get(found[1], part.blanks.get(found[1], STRUCK)), text)


def _of_group(group: Group) -> list[str]:
    """A ruled block as it is drawn: its label, then each cell, an empty one struck."""
    cells = (cell for row in group.rows for cell in row)
    return [group.label, *(_of_cell(cell.text, "".join(s.text for s in cell.spans)) for cell in cells)]


def _of_cell(text: str, spans: str) -> str:
    return spans or text or STRUCK
