"""Verbs of the shuttle: offers made, read back, carried and answered, the clause they become, visits."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from mediator.domain import breaks, offer_clause, offers, shuttle_visits
from mediator.domain.events import ClauseTerms
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.terms_drafts import OFFER_DRAFTS, answer_draft, clause_drafts
from mediator.services.verbs import Verbs


class OfferVerbs(Verbs):
    """Carrying offers back and forth."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "make",
            "clear",
            "read_back",
            "convey",
            "accept",
            "decline",
            "consider",
            "withdraw",
            "become_clause",
            "start_visit",
            "end_visit",
        ),
    }

    def make(
        self,
        party_id: str,
        text: str,
        *,
        may_convey: bool,
        amount_fen: int | None = None,
        due_on: date | None = None,
        answers: str = "",
        conditions: str = "",
        valid_until: date | None = None,
        terms: ClauseTerms | None = None,
    ) -> Session:
        offer_id = self._new_id()
        return self._act(
            lambda s: offers.make_offer(
                s,
                offer_id,
                party_id,
                text,
                may_convey=may_convey,
                today=self._today,
                amount_fen=amount_fen,
                due_on=due_on,
                answers=answers,
                conditions=conditions,
                valid_until=valid_until,
                terms=terms,
            ),
            *OFFER_DRAFTS,
        )

    def clear(self, offer_id: str) -> Session:
        return self._act(lambda s: offers.clear_offer(s, offer_id))

    def read_back(self, offer_id: str) -> Session:
        """Its maker heard the words as they will be carried."""
        return self._act(lambda s: offers.read_back_offer(s, offer_id))

    def convey(self, offer_id: str, to_party: str) -> Session:
        return self._act(lambda s: offers.convey_offer(s, offer_id, to_party, self._today))

    def accept(self, offer_id: str, party_id: str, words: str = "") -> Session:
        return self._act(
            lambda s: offers.accept_offer(s, offer_id, party_id, self._today, words),
            answer_draft(offer_id, party_id),
        )

    def decline(self, offer_id: str, party_id: str, words: str = "") -> Session:
        return self._act(
            lambda s: offers.decline_offer(s, offer_id, party_id, words), answer_draft(offer_id, party_id)
        )

    def consider(self, offer_id: str, party_id: str, words: str = "") -> Session:
        return self._act(
            lambda s: offers.consider_offer(s, offer_id, party_id, words), answer_draft(offer_id, party_id)
        )

    def withdraw(self, offer_id: str, reason: str = "") -> Session:
        return self._act(lambda s: offers.withdraw_offer(s, offer_id, reason))

    def become_clause(self, offer_id: str, terms: ClauseTerms | None = None) -> Session:
        """The accepted offer is a clause from now on, with these terms or its own."""
        return self._act(
            lambda s: offer_clause.become_clause(s, offer_id, self._today, terms), *clause_drafts(offer_id)
        )

    def start_visit(self, party_id: str) -> Session:
        """Come to this party, having left the one before."""
        visit_id = self._new_id()
        return self._act(lambda s: (*breaks.ending(s), shuttle_visits.start_visit(s, visit_id, party_id)))

    def end_visit(self) -> Session:
        """Leave the party the officer is with."""
        return self._act(shuttle_visits.end_visit)
