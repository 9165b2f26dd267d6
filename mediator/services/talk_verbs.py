"""Verbs of the separate talks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from mediator.domain import arrivals, breaks, interview
from mediator.domain.arrivals import HourLimit
from mediator.domain.events import ArrivalWay, StatementCategory
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand
from mediator.domain.question_lint import QuestionFinding, lint_question
from mediator.domain.question_rules import QuestionPack
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.disclosure_verbs import DisclosureVerbs
from mediator.services.disk_space import check_before_talk
from mediator.services.draft_keys import (
    ARRIVAL_FIELDS,
    PAPER_FIELDS,
    arrival_form,
    correction_drafts,
    drafts_of,
    heard_draft,
    paper_form,
)
from mediator.services.guarded import Declared


class TalkVerbs(DisclosureVerbs):
    """Hearing one person alone."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "start",
            "ask",
            "record_statement",
            "correct",
            "strike",
            "restore",
            "read_back",
            "note_arrival",
            "end",
        ),
        Action.VIEW_SESSION: ("lint_question", "hour_limits"),
    }

    def start(self, person_id: str, round_: int, *, limits_explained: bool) -> Session:
        """Begin; `limits_explained` says that the person was told what must be acted on. A rest is over."""
        check_before_talk(self._room.desk.space)
        talk_id = self._new_id()
        pack = self._room.pack
        return self._act(
            lambda s: (
                *breaks.ending(s),
                interview.start_talk(
                    s,
                    talk_id,
                    person_id,
                    round_,
                    self._today,
                    limits_explained=limits_explained,
                    presence=pack.presence,
                    safety=pack.safety,
                ),
            )
        )

    def ask(
        self,
        talk_id: str,
        question_id: str,
        text: str,
        *,
        own: bool = False,
        as_said: bool = False,
        confirms_id: str = "",
    ) -> Session:
        """Put a question; the officer's `own` one takes its draft with it.

        `as_said` records wording the law forbids because it was spoken; `confirms_id` is the statement that
        the question only confirms.
        """
        spent = (f"own-question:{talk_id}",) if own else ()
        rules = self._question_rules()
        return self._act(
            lambda s: interview.ask(
                s, talk_id, question_id, text, rules=rules, as_said=as_said, confirms_id=confirms_id
            ),
            *spent,
        )

    def lint_question(
        self, talk_id: str, text: str, language: str, *, confirms_id: str = ""
    ) -> tuple[QuestionFinding, ...]:
        """What is to be said about a question while it is typed."""
        return lint_question(
            self._question_rules(),
            self._room.session,
            talk_id,
            text,
            language=language,
            confirms=confirms_id,
        )

    def _question_rules(self) -> QuestionPack:
        return self._room.desk.question_rules.pack(self._today)

    def record_statement(
        self,
        talk_id: str,
        text: str,
        *,
        categories: tuple[StatementCategory, ...],
        verbatim: bool = False,
        may_say: bool = False,
        question_id: str = "",
        language: str = "",
    ) -> Session:
        """One entry; a rest is over with it, and the draft of the composer goes in the same commit."""
        statement_id = self._new_id()
        return self._act(
            lambda s: (
                *breaks.ending(s),
                interview.record_statement(
                    s,
                    talk_id,
                    statement_id,
                    text,
                    categories=categories,
                    verbatim=verbatim,
                    may_say=may_say,
                    question_id=question_id,
                    language=language,
                ),
            ),
            f"statement:{talk_id}",
            f"statement-marks:{talk_id}",
        )

    def correct(
        self,
        statement_id: str,
        text: str,
        *,
        categories: tuple[StatementCategory, ...],
        verbatim: bool,
        reason: str,
        asked_by: str = "",
    ) -> Session:
        """Put a statement right; `asked_by` is who in the room asked for it."""
        return self._act(
            lambda s: interview.correct_statement(
                s,
                statement_id,
                text,
                categories=categories,
                verbatim=verbatim,
                reason=reason,
                asked_by=asked_by,
            ),
            *correction_drafts(statement_id),
        )

    def strike(self, statement_id: str, reason: str) -> Session:
        return self._act(lambda s: interview.strike_statement(s, statement_id, reason))

    def restore(self, statement_id: str) -> Session:
        return self._act(lambda s: interview.restore_statement(s, statement_id))

    def read_back(
        self,
        talk_id: str,
        *,
        ink: Handwriting | None,
        refusal: str = "",
        on_paper: PaperHand | None = None,
        heard: Collection[str] = (),
    ) -> Session:
        """Confirm the record of a talk; `heard` are the statements ticked as they were read."""
        return self._act(
            lambda s: interview.read_back(
                s, talk_id, ink=ink, refusal=refusal, on_paper=on_paper, heard=heard
            ),
            f"talk-refusal:{talk_id}",
            *drafts_of(paper_form(talk_id), PAPER_FIELDS),
            heard_draft(talk_id),
        )

    def note_arrival(
        self, talk_id: str, how: ArrivalWay, arrived_at: datetime, left_at: datetime | None = None
    ) -> Session:
        """How and when the person came, and when they left; a later entry takes the place of an earlier."""
        return self._act(
            lambda s: arrivals.note_arrival(
                s, talk_id, self._now, how=how, arrived_at=arrived_at, left_at=left_at
            ),
            *drafts_of(arrival_form(talk_id), ARRIVAL_FIELDS),
        )

    def hour_limits(self, talk_id: str) -> tuple[HourLimit, ...]:
        """Up to which moments this person may be questioned, counted from the arrival."""
        session = self._room.session
        pack = self._room.desk.deadlines.pack(session.opened_at.date())
        return arrivals.hour_limits(session, talk_id, pack, self._now)

    def end(self, talk_id: str) -> Session:
        """End the talk, and the rest that still goes on in it."""
        return self._act(lambda s: (*breaks.ending(s), interview.end_talk(s, talk_id)))
