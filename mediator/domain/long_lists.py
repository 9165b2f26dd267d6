"""Takes in a run of events without copying what was there before: a long session opens in one pass."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import datetime

from mediator.domain.craft_states import NegotiationNote, RecordingMark
from mediator.domain.events import (
    NegotiationNoted,
    QuestionAsked,
    RecordedEvent,
    RecordingMarked,
    StatementRecorded,
)
from mediator.domain.evolve_craft import mark_made, note_made
from mediator.domain.evolve_statements import StatementChange, statement_after
from mediator.domain.evolve_talks import question_made
from mediator.domain.made_of import made_of
from mediator.domain.session import AskedQuestion, Session, Statement

AS_RECORDED = {f.name: f.default for f in fields(Statement) if f.default is not MISSING}


def _statement(event: StatementRecorded, at: datetime) -> Statement:
    """What `statement_made` makes; a statement has every field of its event under the same name."""
    return made_of(Statement, {**AS_RECORDED, **vars(event), "at": at, "translations": {}})


class LongLists:
    """A session whose long lists are open: statements, questions asked, notes and marks.

    `take` takes in an event of these lists; `session` closes them. What comes out is equal to taking the
    events in one by one; a test holds that for any run of events.
    """

    def __init__(self, session: Session) -> None:
        self._statements: dict[str, Statement] = {}
        self._closed_as: tuple[Statement, ...] = ()
        self._start(session)

    def _start(self, session: Session) -> None:
        self._session = session
        self._asked: dict[str, list[AskedQuestion]] = {}
        self._notes: list[NegotiationNote] = []
        self._marks: list[RecordingMark] = []
        self._last: RecordedEvent | None = None
        # The list goes on where an event about something else left it alone.
        if session.statements is not self._closed_as:
            self._statements = {s.statement_id: s for s in session.statements}
            self._closed_as = session.statements
        # Two statements of one id are no record of ours; still they are taken in as they stand.
        self._unclear = len(self._statements) != len(self._closed_as)

    def take(self, recorded: RecordedEvent) -> bool:
        """Take the event in; False when it belongs to none of these lists."""
        event = recorded.event
        if self._unclear:
            return False
        if isinstance(event, StatementRecorded):
            if event.statement_id in self._statements:
                return False
            self._statements[event.statement_id] = _statement(event, recorded.at)
        elif isinstance(event, StatementChange):
            before = self._statements.get(event.statement_id)
            if before is not None:
                self._statements[event.statement_id] = statement_after(before, event)
        elif isinstance(event, QuestionAsked):
            self._asked.setdefault(event.talk_id, []).append(question_made(event, recorded.at))
        elif isinstance(event, NegotiationNoted):
            self._notes.append(note_made(event, recorded.at))
        elif isinstance(event, RecordingMarked):
            self._marks.append(mark_made(event, recorded.at))
        else:
            return False
        self._last = recorded
        return True

    def session(self) -> Session:
        """The session as far as events were taken in."""
        if self._last is None:
            return self._session
        before = self._session
        self._closed_as = tuple(self._statements.values())
        asked = self._asked
        talks = tuple(
            replace(t, asked=(*t.asked, *asked[t.talk_id])) if t.talk_id in asked else t for t in before.talks
        )
        self._start(
            replace(
                before,
                statements=self._closed_as,
                talks=talks,
                notes=(*before.notes, *self._notes),
                recording_marks=(*before.recording_marks, *self._marks),
                version=self._last.version,
                updated_at=self._last.at,
            )
        )
        return self._session

    def go_on(self, session: Session) -> None:
        """Go on from the session that an event of another kind made."""
        self._start(session)
