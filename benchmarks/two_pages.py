"""The agreement of two pages that every engine draws: same words, same grid, same four signatures."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

from mediator.documents.form_block import person_block, rows_block
from mediator.documents.form_parts import FixedPart, PeoplePart, RowsPart, SignaturesPart, TextPart
from mediator.documents.forms import load_form
from mediator.documents.table import HEAD_COLUMNS, PERSON_COLUMNS, STRUCK, Cell, Group
from mediator.domain.chinese_dates import date_text
from mediator.domain.handwriting import Handwriting
from mediator.domain.ink_outline import bounds, outline
from mediator.domain.numerals import chinese_number
from mediator.domain.paper_forms import agreement_form
from mediator.domain.papers import AgreementPaper
from tests.documents.samples import AGREEMENT, ink

PAPER = replace(
    AGREEMENT,
    parties=AGREEMENT.parties[:2],
    others=(),
    copies=3,
    facts=AGREEMENT.facts.split("\n")[0],
    clauses=AGREEMENT.clauses[:4],
    signatures=AGREEMENT.signatures[:4],
)
NUMBER = "云公（青石）调解字〔2025〕{number:04d}号"
CHARACTERS = Path(__file__).resolve().parent.parent / "tests" / "data" / "general-standard-8105.txt"
COMMON = 3500
Words = dict[str, object]


def numbered(number: int, *, fresh_ink: bool = False, fresh_words: bool = False) -> AgreementPaper:
    """The paper under a number of its own, so that nothing is drawn twice.

    With new signatures too, or with facts and clauses of as many common characters drawn by lot: never the
    same part of a face twice, and more different characters than people's words have.
    """
    paper = replace(PAPER, number=NUMBER.format(number=number))
    if fresh_words:
        lot = Random(number)
        facts, *clauses = (
            "".join(lot.choices(_common(), k=len(text))) for text in (paper.facts, *paper.clauses)
        )
        paper = replace(paper, facts=facts, clauses=tuple(clauses))
    if not fresh_ink:
        return paper
    signed = (replace(s, ink=ink(100 + 4 * number + n)) for n, s in enumerate(PAPER.signatures))
    return replace(paper, signatures=tuple(signed))


@lru_cache(maxsize=1)
def _common() -> str:
    """The 3,500 most used characters: the first of the three levels of the standard table."""
    lines = CHARACTERS.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))[:COMMON]


def words(number: int) -> str:
    """The same paper as JSON, for engines with a template of their own."""
    paper = replace(PAPER, number=NUMBER.format(number=number))
    form = load_form(paper.form)
    changing = {
        "title": f"{form.title} {paper.number}",
        "number": form.say("number", number=paper.number),
        "foot": form.say(
            "foot_code",
            title=form.title,
            number=paper.number,
            code=paper.check_code,
            draft=str(paper.draft),
        ),
    }
    return json.dumps({**_lasting(), **changing}, ensure_ascii=False)


@lru_cache(maxsize=1)
def _lasting() -> Words:
    """Everything but the number."""
    form, paper = load_form(PAPER.form), agreement_form(PAPER)
    shown = [p for p in form.parts if "many" not in p.when]
    edges = sorted({round(sum(c[:n]), 3) for c in (PERSON_COLUMNS, HEAD_COLUMNS) for n in range(len(c) + 1)})
    groups: list[Group] = []
    parts: list[Words] = []
    last: list[str] = []
    seal = ""
    for part in shown:
        match part:
            case RowsPart():
                groups.append(rows_block(part, dict(paper.fields)))
            case PeoplePart(name=name, none=none):
                people = [p for group in paper.people if group.part == name for p in group.people]
                groups += [person_block(form, part, person, paper.language) for person in people]
                if not people:
                    groups.append(Group("", ((Cell(none, label=True), Cell("", 3)),)))
            case TextPart(name=name, heading=heading, hint=hint, numbered=counted):
                texts = [text for key, text in paper.texts if key == name]
                items = [
                    {"lead": f"{chinese_number(n)}、" if counted else "", "text": text}
                    for n, text in enumerate(texts, 1)
                ]
                parts.append({"heading": heading, "hint": f"{hint}：", "items": items})
            case FixedPart(text=text):
                last.append(text)
            case SignaturesPart(closing=closing, seal=words_of_seal):
                last.append(closing.format(copies=chinese_number(PAPER.copies)))
                seal = words_of_seal
    return {
        "organ": PAPER.organ,
        "form": form.title,
        "columns": [right - left for left, right in pairwise(edges)],
        "cells": [cell for group in groups for cell in _cells(group, edges)],
        "parts": parts,
        "last": last,
        "signatures": [
            {
                "label": s.label,
                "name": s.name,
                "svg": svg(s.ink) if s.ink else "",
                "day": date_text(s.signed_on) if s.signed_on else "",
            }
            for s in PAPER.signatures
        ],
        "seal": seal,
        "day": date_text(PAPER.made_on) if PAPER.made_on else "",
    }


def _cells(group: Group, edges: list[float]) -> list[Words]:
    """The cells in the grid that both kinds of groups share."""
    widths = group.columns

    def made(cell: Cell, column: int, rows: int) -> Words:
        left, right = sum(widths[:column]), sum(widths[: column + cell.columns])
        columns = edges.index(round(right, 3)) - edges.index(round(left, 3))
        return {"text": cell.text or STRUCK, "columns": columns, "rows": rows, "label": cell.label}

    found = [made(Cell(group.label, label=True), 0, len(group.rows))] if group.label else []
    for number, row in enumerate(group.rows):
        column = 1 if group.label else 0
        for place, cell in enumerate(row):
            one = made(cell, column, 1)
            one["first"] = place == 0 and not (group.label and number == 0)
            found.append(one)
            column += cell.columns
    if group.label:
        found[0]["first"] = True
    return found


def svg(ink: Handwriting) -> str:
    """The outline of a signature as a picture of curves."""
    contours = outline(ink)
    extent = bounds(contours)
    if extent is None:
        return ""
    steps = []
    for contour in contours:
        steps.append(f"M{_at(contour.start)}")
        steps += [f"C{_at(one.first)} {_at(one.second)} {_at(one.end)}" for one in contour.curves]
        steps.append("Z")
    box = f"{extent.left:.2f} {extent.top:.2f} {extent.width:.2f} {extent.height:.2f}"
    path = f'<path d="{"".join(steps)}" stroke="black" stroke-width="1"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{path}</svg>'


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
