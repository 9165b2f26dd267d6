"""The table of 50 topics and 6 people, from the session to the painted page, against a bare QListView."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.long_session import enveloped
from benchmarks.pairs import Pair, measure
from benchmarks.screen import SIZE, dressed, painted, painted_first
from mediator.app.verbs import Parts
from mediator.domain.account_matrix import AccountMatrix, account_matrix
from mediator.domain.events import (
    DisclosureLevel,
    Event,
    PartyAdded,
    QuestionAsked,
    StatementCategory,
    StatementRecorded,
    TalkEnded,
    TalkStarted,
)
from mediator.domain.evolve import replay
from mediator.domain.guides import GuideQuestion, GuideTopic, QuestionGuide, QuestionKind
from mediator.domain.people import PartyRole, PersonDetails
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.board_matrix import BoardMatrix
from mediator.services.play import play
from mediator.services.script_clock import ScriptClock

TOPICS, PEOPLE, EACH = 50, 6, 2
RUNS = 15
WORDS = "十一月{day}日晚上{hour}点半左右，{topic}的事我记得，大概{count}分钟，花了{count}0元。"


def board_pairs(runs: int = RUNS) -> tuple[Pair, Pair, Pair]:
    """The table worked out; with its page, painted; and with what is noticed once the table stands."""
    app = dressed()
    guide, session = _guide(), _session()
    rows = [f"{s.number} {s.text}" for s in session.statements]

    def bare() -> float:
        return _bare(app, rows)

    name = f"bare QListView with {len(rows)} rows"
    return (
        measure("our table, worked out", lambda: _worked_out(session, guide), name, bare, runs),
        measure(
            "the same, and its page painted",
            lambda: _shown(app, session, guide, painted_first),
            name,
            bare,
            runs,
        ),
        measure(
            "the same, with what was noticed",
            lambda: _shown(app, session, guide, painted),
            name,
            bare,
            runs,
        ),
    )


def _guide() -> QuestionGuide:
    topics = [f"事项{n}" for n in range(TOPICS)]
    return QuestionGuide(
        guide_id="fifty",
        title="五十项",
        title_en="Fifty",
        category="",
        source="",
        mark="D",
        topics=tuple(GuideTopic(topic_id=t, title=t, title_en=t) for t in topics),
        questions=tuple(
            GuideQuestion(question_id=t, kind=QuestionKind.OPEN, text=f"请说说{t}。", text_en="", topic=t)
            for t in topics
        ),
    )


def _session() -> Session:
    """The founding case with six parties, every one of them asked and heard on every topic."""
    parts = Parts()
    script = parts.founding_script()
    clock = ScriptClock(script.desk)
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        parts.training_desk(Path(folder) / "store", script, clock) as desk,
    ):
        session = play(script, desk, clock, parts.hand(), until=Stage.FIRST_ROUND)
        people = [party.person_id for party in session.parties]
        more = [f"{n:032x}" for n in range(PEOPLE - len(people))]
        events = [*(_party(i, n) for n, i in enumerate(more)), *_talks([*people, *more])]
        return replay((*desk.log.read(session.session_id), *enveloped(desk, session, events)))


def _party(person_id: str, number: int) -> PartyAdded:
    details = PersonDetails(name=f"秦{number}")
    return PartyAdded(
        person_id=person_id, letter="丙丁戊己庚辛"[number], role=PartyRole.BOTH, details=details
    )


def _talks(people: Sequence[str]) -> Iterator[Event]:
    for place, person_id in enumerate(people):
        talk_id = f"{place:032x}"
        yield TalkStarted(talk_id=talk_id, person_id=person_id, round=1, present=())
        for at in range(TOPICS):
            yield QuestionAsked(talk_id=talk_id, question_id=f"事项{at}", text=f"请说说事项{at}。")
            for turn in range(EACH):
                yield _said(talk_id, person_id, at, place, turn)
        yield TalkEnded(talk_id=talk_id)


def _said(talk_id: str, person_id: str, at: int, place: int, turn: int) -> StatementRecorded:
    number = at * EACH + turn + 1
    return StatementRecorded(
        statement_id=f"{place:016x}{number:016x}",
        talk_id=talk_id,
        person_id=person_id,
        number=number,
        text=WORDS.format(day=1 + at % 20, hour=7 + place % 3, topic=f"事项{at}", count=2 + (at + place) % 5),
        categories=(StatementCategory.EVENTS,),
        verbatim=False,
        disclosure=DisclosureLevel.MAY_SAY,
        question_id=f"事项{at}",
    )


def _worked_out(session: Session, guide: QuestionGuide) -> float:
    # A copy knows nothing that an earlier run looked up.
    fresh = replace(session)
    began = time.perf_counter()
    matrix = account_matrix(fresh, guide)
    took = time.perf_counter() - began
    _check(matrix)
    return took


def _shown(app: QApplication, session: Session, guide: QuestionGuide, until: Callable[..., float]) -> float:
    fresh = replace(session)
    began = time.perf_counter()
    view = BoardMatrix(fresh, guide, lambda _key: False)
    took = until(app, view, began)
    _check(view.matrix())
    view.deleteLater()
    return took


def _check(matrix: AccountMatrix) -> None:
    assert len(matrix.rows) == TOPICS
    assert sum(len(cell.quotes) for row in matrix.rows for cell in row.cells) == TOPICS * PEOPLE * EACH


def _bare(app: QApplication, rows: Sequence[str]) -> float:
    began = time.perf_counter()
    view = QListView()
    view.setModel(QStringListModel(list(rows), view))
    view.resize(*SIZE)
    took = painted(app, view, began)
    view.deleteLater()
    return took
