"""What the board may quote: statements that may be passed on, each with its speaker and its number."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.accounts import statements_on
from mediator.domain.disclosure import Board, statements_for
from mediator.domain.events import Comparison
from mediator.domain.session import FactPoint, Session, Statement
from mediator.gui.session.interview_rows import number_shown, words_shown
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Saying
from mediator.wording import mark, tr


@dataclass(frozen=True)
class LaneLook:
    """How one lane presents itself; `share` is its part of the width."""

    comparison: Comparison
    icon: str
    tone: Tone
    note: str
    share: int


LANES = (
    LaneLook(Comparison.AGREE, "circle-check", Tone.AGREE, mark("可写入协议事实"), 9),
    LaneLook(Comparison.DIFFER, "git-compare", Tone.DISPUTE, mark("不作对错判断"), 11),
    LaneLook(Comparison.ONE_SIDE, "quote", Tone.SINGLE, mark("尚未向另一方核实"), 9),
)


def comparable(session: Session) -> dict[str, Statement]:
    """Every statement the board may show, by id. Words kept to their speaker are not among them."""
    return {s.statement_id: s for s in statements_for(session, Board())}


def sayings_of(session: Session, point: FactPoint) -> tuple[Saying, ...]:
    """What each person said about a point, in the order of the record."""
    return tuple(saying_of(session, s) for s in statements_on(session, point))


def saying_of(session: Session, statement: Statement) -> Saying:
    """One statement on its speaker's ground."""
    person = session.person(statement.person_id)
    number, words = number_shown(session, statement), words_shown(session, statement, Board())
    source = tr("{number} 原话", number=number) if statement.verbatim else number
    spoken = tr("{name}说：{words}（{number}）", name=person.name, words=words, number=number)
    return Saying(letter_shown(person.letter), tone_of(person), words, source, spoken)


def sources_of(session: Session, point: FactPoint) -> str:
    """甲-1·乙-2."""
    return tr("·").join(number_shown(session, s) for s in statements_on(session, point))


def badges_of(session: Session, point: FactPoint) -> tuple[tuple[str, Tone], ...]:
    """Who spoke about a point."""
    people = dict.fromkeys(s.person_id for s in statements_on(session, point))
    return tuple((letter_shown(p.letter), tone_of(p)) for p in map(session.person, people))


def topics_of(session: Session) -> tuple[str, ...]:
    """The topics of the board in the order they came up."""
    return tuple(dict.fromkeys(point.topic for point in session.fact_points))
