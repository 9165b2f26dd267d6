"""Verbs of the routes: advice, the committee's register, an agreement without paper, recognition."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import ClassVar

from mediator.domain import advice, committee, recognition, regime_change
from mediator.domain.events import ApplicationSource, Regime, SettlementWay
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.ports import ArchivedPaper
from mediator.services.route_drafts import (
    ADVICE_DRAFTS,
    APPLICATION_DRAFTS,
    APPLIED_DRAFTS,
    CHANGE_DRAFT,
    ORAL_DRAFT,
    RECOGNITION_DRAFTS,
    SETTLEMENT_DRAFTS,
)
from mediator.services.verbs import Verbs

ORAL_PAPER = "oral-agreement"


class RouteVerbs(Verbs):
    """What one route has and the others do not."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "change_to",
            "advise",
            "apply",
            "record_oral",
            "report_settlement",
            "apply_for_recognition",
            "decide_recognition",
        ),
        Action.VIEW_SESSION: ("offered",),
    }

    def change_to(self, regime: Regime, reason: str) -> Session:
        """Go another way, with the reason; the number of the session stays."""
        return self._act(
            lambda s: regime_change.change_regime(s, self._room.pack, regime, reason), CHANGE_DRAFT
        )

    def offered(self) -> tuple[Regime, ...]:
        """The routes this session may still be changed to."""
        return regime_change.offered(self._room.session, self._room.pack)

    def advise(self, told: tuple[str, ...], words: str, where_to_go: str, to_bring: str = "") -> Session:
        """Record who was told what, where to go and what to bring."""
        return self._act(lambda s: advice.give_advice(s, told, words, where_to_go, to_bring), *ADVICE_DRAFTS)

    def apply(
        self,
        source: ApplicationSource,
        *,
        applicants: tuple[str, ...] = (),
        respondents: tuple[str, ...] = (),
        requests: tuple[str, ...] = (),
        entrusted_by: str = "",
    ) -> Session:
        """Enter how the dispute came to the committee."""
        return self._act(
            lambda s: committee.apply(
                s,
                source=source,
                applicants=applicants,
                respondents=respondents,
                requests=requests,
                entrusted_by=entrusted_by,
            ),
            *APPLICATION_DRAFTS,
        )

    def record_oral(self, reason: str) -> Session:
        """Lock the text as it was read aloud and enter it in the register; nobody signs a paper."""
        room = self._room
        committee.check_oral(room.session)
        if room.session.lock is None:
            room.agreement.lock()
        pdf = room.papers.oral_register(reason)
        kept = ArchivedPaper(kind=ORAL_PAPER, sha256=hashlib.sha256(pdf).hexdigest(), content=pdf)
        pages = room.desk.papers.page_count(pdf)
        return room.act(
            lambda s: committee.record_oral(s, paper_sha256=kept.sha256, pages=pages, reason=reason),
            papers=[kept],
            spent_drafts=(ORAL_DRAFT,),
        )

    def report_settlement(
        self,
        way: SettlementWay,
        *,
        settled_on: date,
        terms: str,
        performed_on: date,
        proof: str,
        committee_name: str = "",
    ) -> Session:
        """Enter what the parties settled by themselves, and that it was performed."""
        return self._act(
            lambda s: recognition.report_settlement(
                s,
                way=way,
                committee=committee_name,
                settled_on=settled_on,
                terms=terms,
                performed_on=performed_on,
                proof=proof,
                today=self._today,
            ),
            *SETTLEMENT_DRAFTS,
        )

    def apply_for_recognition(self, person_id: str, applied_on: date) -> Session:
        """Enter one party's written application."""
        return self._act(
            lambda s: recognition.apply_for_recognition(s, person_id, applied_on, self._today),
            *APPLIED_DRAFTS,
        )

    def decide_recognition(self, *, granted: bool, decided_by: str, decided_on: date, reason: str) -> Session:
        """Enter the decision of the organ's leader."""
        return self._act(
            lambda s: recognition.decide_recognition(
                s,
                granted=granted,
                decided_by=decided_by,
                decided_on=decided_on,
                reason=reason,
                today=self._today,
            ),
            *RECOGNITION_DRAFTS,
        )
