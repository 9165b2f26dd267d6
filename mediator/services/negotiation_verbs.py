"""Verbs of the comparison board, the shuttle and the joint talk."""

from __future__ import annotations

from datetime import date

from mediator.domain import accounts, differences, joint, offers
from mediator.domain.events import Comparison, DifferenceOutcome, JointOutcome, JointTalkStarted
from mediator.domain.session import Session
from mediator.services.terms_drafts import JOINT_DRAFT, OFFER_DRAFTS, answer_draft
from mediator.services.verbs import Verbs

POINT_DRAFTS = ("point", "point-topic", "point-choice", "point-again", "point-people")
"""What is typed and chosen for a new fact point; for one already on the board, with its id behind."""

SETTLE_DRAFT = "settle"
"""What is typed about how a difference was settled, with the point's id behind."""


class BoardVerbs(Verbs):
    """Laying the accounts beside each other."""

    def note_point(
        self, title: str, topic: str, comparison: Comparison, statement_ids: tuple[str, ...]
    ) -> Session:
        point_id = self._new_id()
        return self._act(
            lambda s: accounts.note_point(s, point_id, title, topic, comparison, statement_ids),
            *POINT_DRAFTS,
        )

    def revise_point(
        self,
        point_id: str,
        title: str,
        topic: str,
        comparison: Comparison,
        statement_ids: tuple[str, ...],
    ) -> Session:
        return self._act(
            lambda s: accounts.revise_point(s, point_id, title, topic, comparison, statement_ids),
            *(f"{draft}:{point_id}" for draft in POINT_DRAFTS),
        )

    def drop_point(self, point_id: str) -> Session:
        drafts = (f"{draft}:{point_id}" for draft in (*POINT_DRAFTS, "second", SETTLE_DRAFT))
        return self._act(lambda s: accounts.drop_point(s, point_id), *drafts)

    def list_for_second_round(
        self, point_id: str, question: str, person_ids: tuple[str, ...] = ()
    ) -> Session:
        return self._act(
            lambda s: accounts.list_for_second_round(s, point_id, question, person_ids), f"second:{point_id}"
        )

    def unlist(self, point_id: str) -> Session:
        return self._act(lambda s: accounts.unlist(s, point_id), f"second:{point_id}")

    def settle(
        self, point_id: str, outcome: DifferenceOutcome, *, reason: str = "", clause_id: str = ""
    ) -> Session:
        """A difference is made clear, left open with a reason, or taken up by a clause."""
        return self._act(
            lambda s: differences.settle_difference(s, point_id, outcome, reason=reason, clause_id=clause_id),
            f"{SETTLE_DRAFT}:{point_id}",
        )

    def reopen(self, point_id: str) -> Session:
        return self._act(lambda s: differences.reopen_difference(s, point_id))


class OfferVerbs(Verbs):
    """Carrying offers back and forth."""

    def make(
        self,
        party_id: str,
        text: str,
        *,
        may_convey: bool,
        amount_fen: int | None = None,
        due_on: date | None = None,
        answers: str = "",
    ) -> Session:
        offer_id = self._new_id()
        return self._act(
            lambda s: offers.make_offer(
                s,
                offer_id,
                party_id,
                text,
                may_convey=may_convey,
                amount_fen=amount_fen,
                due_on=due_on,
                answers=answers,
            ),
            *OFFER_DRAFTS,
        )

    def clear(self, offer_id: str) -> Session:
        return self._act(lambda s: offers.clear_offer(s, offer_id))

    def convey(self, offer_id: str, to_party: str) -> Session:
        return self._act(lambda s: offers.convey_offer(s, offer_id, to_party))

    def accept(self, offer_id: str, party_id: str, words: str = "") -> Session:
        return self._act(
            lambda s: offers.accept_offer(s, offer_id, party_id, words), answer_draft(offer_id, party_id)
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


class JointVerbs(Verbs):
    """Sitting down together."""

    def start(self, present: tuple[str, ...], *, rules_accepted: bool) -> Session:
        talk_id = self._new_id()
        return self._act(lambda s: self._started(s, talk_id, present, rules_accepted=rules_accepted))

    def _started(
        self, session: Session, talk_id: str, present: tuple[str, ...], *, rules_accepted: bool
    ) -> JointTalkStarted:
        self._room.case.check_may_mediate(session)
        return joint.start_joint_talk(
            session,
            talk_id,
            present,
            rules_accepted=rules_accepted,
            safety=self._room.pack.safety,
        )

    def confirm(self, ref: str) -> Session:
        return self._act(lambda s: joint.confirm_point(s, ref))

    def record_entry(self, person_id: str, text: str) -> Session:
        entry_id = self._new_id()
        return self._act(lambda s: joint.record_entry(s, entry_id, person_id, text), JOINT_DRAFT)

    def end(self, outcome: JointOutcome) -> Session:
        return self._act(lambda s: joint.end_joint_talk(s, outcome))
