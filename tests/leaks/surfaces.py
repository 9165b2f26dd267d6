"""Everything a session shows to somebody else than the officer, as the words it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from mediator.domain.account_matrix import account_matrix
from mediator.domain.disclosure import (
    Audience,
    Board,
    Both,
    Export,
    Paper,
    PartyView,
    Superior,
    notes_for,
    offer_words_for,
    reply_words_for,
    statements_for,
    translation_for,
    words_for,
)
from mediator.domain.file_builders import AnyPaper, PaperSource, build, knows
from mediator.domain.file_papers import papers_of
from mediator.domain.handwriting import Handwriting
from mediator.domain.joint import agenda
from mediator.domain.next_questions import kinds_of, next_questions, question_about
from mediator.domain.offers import visible_to
from mediator.domain.papers import AgreementPaper, FormPaper, agreement_text
from mediator.domain.paperwork import agreement_paper_of
from mediator.domain.private_answers import view_for
from mediator.domain.session import Session
from mediator.domain.suggestions import suggestions
from mediator.domain.summary import summary_of
from mediator.domain.timeline import timeline
from mediator.gui.session.joint_items import agenda_items
from mediator.gui.session.read_aloud import screens_of
from mediator.gui.session.shuttle_party_view import offer_screens
from tests.leaks.planting import Planted

ALL, BOARD, SUPERIOR = "everybody", "the board", "a superior"


@dataclass(frozen=True)
class Surface:
    """What is shown under this name to one person, to everybody, on the board or to a superior."""

    name: str
    viewer: str
    words: str
    paper: bool = False


def words_of(value: object) -> Iterator[str]:
    """Every text in a frozen value; ink has none."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from words_of(key)
            yield from words_of(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from words_of(item)
    elif is_dataclass(value) and not isinstance(value, Handwriting):
        for f in fields(value):
            yield from words_of(getattr(value, f.name))


def _joined(value: object) -> str:
    return "\n".join(words_of(value))


def surfaces(planted: Planted) -> Iterator[Surface]:
    """Every surface that can be read without a window."""
    for person in planted.session.parties:
        yield from _of_person(planted, person.person_id)
    yield from _of_everybody(planted)
    yield from papers(planted)


def through_the_door(session: Session, audience: Audience) -> list[str]:
    """All words that the door lets through to an audience, whoever asks for them and how."""
    listed = statements_for(session, audience)
    return [
        *(words_for(session, s, audience) for s in session.statements),
        *(translation_for(session, s, audience, "en") for s in session.statements),
        *(words_for(session, s, audience) for s in listed),
        *(note.text for note in notes_for(session, audience)),
        *(offer_words_for(session, o, audience) for o in session.offers),
        *(reply_words_for(r, audience) for o in session.offers for r in o.replies),
    ]


def _of_person(planted: Planted, viewer: str) -> Iterator[Surface]:
    session, today = planted.session, planted.building.desk.today()
    shown = {
        "door": through_the_door(session, PartyView(viewer)),
        "offers": visible_to(session, viewer),
        "offers on the screen": offer_screens(session, viewer, today),
        "second round": [q.question for q in session.second_round if viewer in q.person_ids],
        "private rounds": [view_for(session, r, PartyView(viewer)) for r in session.private_rounds],
    }
    shown["next questions"] = _next_questions(session, viewer)
    for name, value in shown.items():
        yield Surface(name, viewer, _joined(value))
    yield Surface("door to a paper", viewer, _joined(through_the_door(session, Paper(viewer))), paper=True)


def _of_everybody(planted: Planted) -> Iterator[Surface]:
    session = planted.session
    shown = {
        "door to both": through_the_door(session, Both()),
        "door to an export": through_the_door(session, Export()),
        "points on the board": session.fact_points,
        "joint agenda": agenda(session),
        "joint agenda on the screen": agenda_items(session),
        "read aloud": screens_of(session),
        "private rounds for both": [view_for(session, r, Both()) for r in session.private_rounds],
        "row in the list": summary_of(session),
    }
    for name, value in shown.items():
        yield Surface(name, ALL, _joined(value))
    matrix = account_matrix(session, planted.building.desk.guides.guide(session.guide_id))
    yield Surface("table of the board", BOARD, _joined([row.cells for row in matrix.rows]))
    yield Surface("line of time", BOARD, _joined(timeline(session, matrix)))
    noticed = [
        (s.title, s.why.in_chinese(), s.first.quote, s.second.quote) for s in suggestions(session, matrix)
    ]
    yield Surface("suggestions", BOARD, _joined(noticed))
    yield Surface("door to the board", BOARD, _joined(through_the_door(session, Board())))
    yield Surface("door to a superior", SUPERIOR, _joined(through_the_door(session, Superior())))


def _next_questions(session: Session, viewer: str) -> list[str]:
    """Every question that may be put to this person about the points of the board."""
    found: list[str] = []
    for point in session.fact_points:
        found.append(question_about(session, point, (viewer,)).in_chinese())
        every = next_questions(session, point.topic, kinds_of(session, point), (viewer,))
        found += [question.in_chinese() for question in every]
    return found


def drawn_papers(planted: Planted) -> Iterable[tuple[str, str, AnyPaper]]:
    """Every paper of the file that can be drawn: its name, whom it is about ("" for all), its data."""
    room = planted.building.room
    source = PaperSource(session=room.session, pack=room.pack, station="清河桥派出所", training=False)
    talks = {t.talk_id: t.person_id for t in room.session.talks}
    people = {p.person_id for p in room.session.people}
    for paper in papers_of(room.session, room.pack):
        if paper.is_drawn and knows(paper.form):
            about = talks.get(paper.subject, paper.subject if paper.subject in people else "")
            yield paper.name, about, build(source, paper)


def papers(planted: Planted) -> Iterator[Surface]:
    """The papers, and the words that are frozen before signing; the agreement before it is one, too."""
    draft = agreement_paper_of(planted.session, station="清河桥派出所", training=False)
    for name, about, paper in (("agreement", "", draft), *drawn_papers(planted)):
        yield Surface(f"paper {name}", about or ALL, _joined(paper), paper=True)
        if isinstance(paper, AgreementPaper | FormPaper):
            yield Surface(f"frozen {name}", about or ALL, agreement_text(paper), paper=True)
