"""Verbs on the administrative case behind a session: its filing, its terms, its appraisals."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from mediator.domain import appraisals, case_file, second_mediation
from mediator.domain.course import course_of
from mediator.domain.deadlines import Deadline, DeadlinePack, deadlines
from mediator.domain.events import AppraisalKind, AppraisalState
from mediator.domain.session import Session
from mediator.domain.working_days import Counted
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs

FILING_DRAFTS = ("case-number", "case-filed-on")
EXTENSION_DRAFTS = ("case-approved-by", "case-extension-reason")
APPRAISAL_DRAFTS = ("case-appraisal-note",)


class CaseVerbs(Verbs):
    """立案, 期限, 鉴定."""

    does: ClassVar[Declared] = {
        Action.VIEW_SESSION: ("pack", "deadlines", "second_mediation_until", "check_may_mediate"),
        Action.RECORD: ("record_filing", "extend", "note_appraisal"),
    }

    @property
    def pack(self) -> DeadlinePack:
        """The deadlines in force on the day this session was opened."""
        room = self._room
        return room.desk.deadlines.pack(room.session.opened_at.date())

    def deadlines(self) -> tuple[Deadline, ...]:
        """Every term that runs in this session today, the earliest first."""
        calendar = self._room.desk.deadlines.calendar()
        return deadlines(course_of(self._room.session), self.pack, calendar, self._today)

    def second_mediation_until(self) -> Counted | None:
        """Until when a second mediation may be done; None where none is due."""
        calendar = self._room.desk.deadlines.calendar()
        return second_mediation.last_day(self._room.session, self.pack, calendar)

    def check_may_mediate(self, session: Session) -> None:
        """Refuse when the law leaves no room for another mediation."""
        calendar = self._room.desk.deadlines.calendar()
        second_mediation.check_may_mediate(session, self.pack, calendar, self._today)

    def record_filing(self, case_number: str, filed_on: date) -> Session:
        return self._act(
            lambda s: case_file.record_filing(s, case_number, filed_on, self._today), *FILING_DRAFTS
        )

    def extend(self, rule_id: str, *, approved_by: str, approved_on: date, reason: str) -> Session:
        return self._act(
            lambda s: case_file.extend_deadline(
                s,
                self.pack,
                rule_id,
                approved_by=approved_by,
                approved_on=approved_on,
                reason=reason,
                today=self._today,
            ),
            *EXTENSION_DRAFTS,
        )

    def note_appraisal(
        self, kind: AppraisalKind, person_id: str, state: AppraisalState, on: date, note: str = ""
    ) -> Session:
        return self._act(
            lambda s: appraisals.note_appraisal(s, kind, person_id, state, on, note, self._today),
            *APPRAISAL_DRAFTS,
        )
