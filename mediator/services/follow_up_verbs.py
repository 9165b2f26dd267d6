"""Verbs of what comes after the signing."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from mediator.domain import followup
from mediator.domain.events import SatisfactionAnswer, VisitManner
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.draft_keys import PLAN_DRAFTS, PROOF_DRAFTS, VISIT_DRAFTS
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


class FollowUpVerbs(Verbs):
    """Seeing whether it held."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("plan_visit", "visit", "perform", "miss", "postpone"),
    }

    def plan_visit(self, day: date, manner: VisitManner) -> Session:
        visit_id = self._new_id()
        return self._act(lambda s: followup.plan_visit(s, visit_id, day, manner, self._today), *PLAN_DRAFTS)

    def visit(
        self,
        visit_id: str,
        visited_on: date,
        manner: VisitManner,
        findings: str,
        *,
        happened_again: bool,
        satisfaction: tuple[SatisfactionAnswer, ...] = (),
    ) -> Session:
        return self._act(
            lambda s: followup.visit(
                s,
                visit_id,
                visited_on,
                manner,
                findings,
                happened_again=happened_again,
                satisfaction=satisfaction,
                today=self._today,
            ),
            *VISIT_DRAFTS,
        )

    def perform(self, clause_id: str, performed_on: date, proof: str) -> Session:
        return self._act(
            lambda s: followup.perform(s, clause_id, performed_on, proof, self._today), *PROOF_DRAFTS
        )

    def miss(self, clause_id: str, reason: str) -> Session:
        return self._act(lambda s: followup.miss(s, clause_id, reason), *PROOF_DRAFTS)

    def postpone(self, clause_id: str, new_day: date, reason: str) -> Session:
        return self._act(
            lambda s: followup.postpone(s, clause_id, new_day, reason, self._today), *PROOF_DRAFTS
        )
