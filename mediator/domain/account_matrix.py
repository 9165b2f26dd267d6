"""The same topics for every person: who said what on each, who said nothing, who was not asked at all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediator.domain.disclosure import Board, words_for
from mediator.domain.events import Comparison, StatementCategory
from mediator.domain.guides import QuestionGuide
from mediator.domain.interview import TALKERS, label_of
from mediator.domain.people import Person
from mediator.domain.session import FactPoint, Session, Statement

OTHER = ""
"""The topic of questions in the officer's own words, and of those of no topic of the guide."""
LONGEST_TITLE = 20
"""Letters a topic may have on the board."""
OTHER_TITLES = ("其他", "Other")


class CellState(StrEnum):
    """How one person stands to one topic."""

    SAID = "said"
    KEPT = "kept"
    SILENT = "silent"
    NOT_ASKED = "not_asked"


CELL_TITLES: dict[CellState, str] = {
    CellState.SAID: "有陈述",
    CellState.KEPT: "只留本人",
    CellState.SILENT: "问过，没有说",
    CellState.NOT_ASKED: "没有问",
}


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words the board may show, with 甲-4 and when they were taken down.

    A `wish` tells what somebody wants, and nothing of what happened.
    """

    statement_id: str
    person_id: str
    label: str
    text: str
    verbatim: bool
    at: datetime
    wish: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One person on one topic. `kept` counts what stays with the speaker; none of its words are here."""

    person_id: str
    state: CellState
    quotes: tuple[Quote, ...] = ()
    kept: int = 0


@dataclass(frozen=True, kw_only=True)
class TopicRow:
    """One topic across all people. `result` comes from points the officer confirmed, never from a guess."""

    topic: str
    title: str
    title_en: str
    cells: tuple[Cell, ...]
    result: Comparison | None
    point_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AccountMatrix:
    """Topics by people; the cells of a row stand in the order of `people`."""

    people: tuple[Person, ...]
    rows: tuple[TopicRow, ...]


def account_matrix(session: Session, guide: QuestionGuide) -> AccountMatrix:
    """Lay every standing statement into its cell; words come only through the door for the board."""
    topics = _Topics(session, guide)
    people = session.here(*TALKERS)
    quotes: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    kept: dict[tuple[str, str], int] = defaultdict(int)
    for statement in session.standing():
        place = (topics.of_question(statement.question_id), statement.person_id)
        quote = quote_of(session, statement)
        if quote is not None:
            quotes[place].append(quote)
        else:
            kept[place] += 1
    asked = {
        (topics.of_question(question.question_id), talk.person_id)
        for talk in session.talks
        for question in talk.asked
    }
    touched = {topic for topic, _person in (*quotes, *kept, *asked)}
    shown = [*topics.titles, *([OTHER] if OTHER in touched else [])]
    points = topics.points()
    rows = tuple(
        _row(
            topic,
            topics.titles.get(topic, OTHER_TITLES),
            tuple(_cell(topic, p.person_id, quotes, kept, asked) for p in people),
            points.get(topic, ()),
        )
        for topic in shown
    )
    return AccountMatrix(people=people, rows=rows)


def quote_of(session: Session, statement: Statement) -> Quote | None:
    """The statement as the board may quote it, or None where it may not."""
    words = words_for(session, statement, Board())
    if not words:
        return None
    return Quote(
        statement_id=statement.statement_id,
        person_id=statement.person_id,
        label=label_of(session, statement),
        text=words,
        verbatim=statement.verbatim,
        at=statement.at,
        wish=statement.categories == (StatementCategory.WISH,),
    )


def _cell(
    topic: str,
    person_id: str,
    quotes: dict[tuple[str, str], list[Quote]],
    kept: dict[tuple[str, str], int],
    asked: set[tuple[str, str]],
) -> Cell:
    place = (topic, person_id)
    said, held = tuple(quotes.get(place, ())), kept.get(place, 0)
    if said:
        state = CellState.SAID
    elif held:
        state = CellState.KEPT
    else:
        state = CellState.SILENT if place in asked else CellState.NOT_ASKED
    return Cell(person_id=person_id, state=state, quotes=said, kept=held)


def _row(
    topic: str, titles: tuple[str, str], cells: tuple[Cell, ...], points: tuple[FactPoint, ...]
) -> TopicRow:
    found = {point.comparison for point in points}
    order = (Comparison.DIFFER, Comparison.AGREE, Comparison.ONE_SIDE)
    return TopicRow(
        topic=topic,
        title=titles[0],
        title_en=titles[1],
        cells=cells,
        result=next((c for c in order if c in found), None),
        point_ids=tuple(point.point_id for point in points),
    )


def topics_of(guide: QuestionGuide) -> dict[str, tuple[str, str]]:
    """The topics of a guide in its order, with their titles in both languages.

    Where a guide names none, each of its questions stands for one.
    """
    if guide.topics:
        return {t.topic_id: (t.title, t.title_en) for t in guide.topics}
    return {q.question_id: (q.text[:LONGEST_TITLE], q.text_en) for q in guide.questions}


class _Topics:
    """Which topic a question, a statement or a point belongs to."""

    def __init__(self, session: Session, guide: QuestionGuide) -> None:
        self.titles = topics_of(guide)
        self._session = session
        self._by_question = {
            q.question_id: q.topic if guide.topics else q.question_id for q in guide.questions
        }
        said = {s.statement_id: self._by_question.get(s.question_id, OTHER) for s in session.statements}
        by_title = {title: topic for topic, (title, _english) in self.titles.items()}
        for point in session.fact_points:
            of_words = (said[i] for i in point.statement_ids if said.get(i, OTHER) != OTHER)
            topic = by_title.get(point.topic) or next(of_words, OTHER)
            self._by_question[point.point_id] = topic

    def of_question(self, question_id: str) -> str:
        """A question of the guide, one asked again about a point, or one of the officer's own."""
        return self._by_question.get(question_id, OTHER)

    def points(self) -> dict[str, tuple[FactPoint, ...]]:
        """The confirmed points of each topic."""
        found: dict[str, tuple[FactPoint, ...]] = {}
        for point in self._session.fact_points:
            topic = self.of_question(point.point_id)
            found[topic] = (*found.get(topic, ()), point)
        return found
