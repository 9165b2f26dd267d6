"""The card for somebody whose matter goes another way: what was found, why, where to go, what to bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediator.domain.errors import Refusal
from mediator.domain.events.intake import Answer
from mediator.domain.gates import Gate
from mediator.domain.paper_forms import day_text
from mediator.domain.papers import FormPaper
from mediator.domain.screening import ScreeningResult
from mediator.domain.session import Session
from mediator.domain.wording import message

FORM = "hand-over-card-1"
ENGLISH = "en"
MOST_GATES = 3
"""More findings than these would not stand on one page in large type; the gravest come first."""


class NothingToHandOver(Refusal):
    """Nothing speaks against mediation, so there is nowhere else to send anybody."""


@dataclass(frozen=True, kw_only=True)
class HandOverCard:
    """What stands on the card, each a line of its own, in the language of the person."""

    language: str
    found: tuple[str, ...]
    why: tuple[str, ...]
    article: tuple[str, ...]
    where_to_go: tuple[str, ...]
    to_bring: tuple[str, ...]
    told_by: str
    told_on: date
    station: str


def gates_to_tell(result: ScreeningResult) -> tuple[Gate, ...]:
    """The findings the card tells, the gravest first; what a superior decides only where nothing forbids."""
    gravest = result.gravest
    telling = result.stops or result.reviews
    ordered = sorted(telling, key=lambda gate: gate is not gravest)
    return tuple(ordered[:MOST_GATES])


def hand_over_card(
    gates: Sequence[Gate], *, told_by: str, told_on: date, station: str, language: str = "zh"
) -> HandOverCard:
    """The card about these findings. `told_by` is who explains it; `language` is "zh" or "en"."""
    if not gates:
        raise NothingToHandOver(message("没有不符合的事项，不需要转办告知卡"))
    english = language == ENGLISH
    return HandOverCard(
        language=language,
        found=_each(_either(g.found_en, g.found or _answered(g), english=english) for g in gates),
        why=_each(_either(g.next_step_en, g.next_step, english=english) for g in gates),
        article=_each(f"{gate.law}：{gate.quote}" for gate in gates),
        where_to_go=_each(
            _either(g.direction.where_to_go_en, g.direction.where_to_go, english=english) for g in gates
        ),
        to_bring=_each(thing for gate in gates for thing in _to_bring(gate, english=english)),
        told_by=told_by,
        told_on=told_on,
        station=station,
    )


def hand_over_paper(
    card: HandOverCard, session: Session, *, station: str = "", training: bool = False
) -> FormPaper:
    """The card as a paper, form `hand-over-card-1`, on one page.

    Texts `found`, `why`, `article`, `where_to_go`, `to_bring`, each once, a line for each finding;
    fields `told_by` and `told_on`, the latter as it is written in the language of the card.
    """
    lines = {
        "found": card.found,
        "why": card.why,
        "article": card.article,
        "where_to_go": card.where_to_go,
        "to_bring": card.to_bring,
    }
    return FormPaper(
        form=FORM,
        organ=session.organ,
        number=session.number,
        fields=(
            ("told_by", f"{card.told_by}　{card.station}".strip()),
            ("told_on", day_text(card.told_on, card.language)),
        ),
        texts=tuple((name, "\n".join(said)) for name, said in lines.items()),
        made_on=card.told_on,
        training=training,
        station=station,
        language=card.language,
    )


def _answered(gate: Gate) -> str:
    """For packs without a sentence: the question with the answer given to it."""
    return f"{gate.question}{'否' if gate.adverse is Answer.NO else '是'}"


def _either(in_english: str, in_chinese: str, *, english: bool) -> str:
    return in_english if english and in_english else in_chinese


def _to_bring(gate: Gate, *, english: bool) -> tuple[str, ...]:
    there = gate.direction
    return there.to_bring_en if english and there.to_bring_en else there.to_bring


def _each(lines: Iterable[str]) -> tuple[str, ...]:
    """Every line once, in order; empty ones not at all."""
    return tuple(dict.fromkeys(line for line in lines if line))
