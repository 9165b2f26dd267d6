"""Verbs of the comparison board and the joint talk."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain import accounts, apologies, breaks, differences, joint
from mediator.domain.events import (
    ApologyKind,
    Comparison,
    DifferenceOutcome,
    JointOutcome,
    JointTalkStarted,
)
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.terms_drafts import APOLOGY_DRAFT, JOINT_DRAFT
from mediator.services.verbs import Verbs

POINT_DRAFTS = ("point", "point-topic", "point-choice", "point-again", "point-people")
"""What is typed and chosen for a new fact point; for one already on the board, with its id behind."""

SETTLE_DRAFT = "settle"
"""What is typed about how a difference was settled, with the point's id behind."""


class BoardVerbs(Verbs):
    """Laying the accounts beside each other."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "note_point",
            "revise_point",
            "drop_point",
            "list_for_second_round",
            "unlist",
            "settle",
            "reopen",
        ),
    }

    def note_point(
        self,
        title: str,
        topic: str,
        comparison: Comparison,
        statement_ids: tuple[str, ...],
        *,
        typed: bool = True,
    ) -> Session:
        """A point of fact; one that was not typed leaves a point half written as it is."""
        point_id = self._new_id()
        return self._act(
            lambda s: accounts.note_point(s, point_id, title, topic, comparison, statement_ids),
            *(POINT_DRAFTS if typed else ()),
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


class JointVerbs(Verbs):
    """Sitting down together."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("start", "confirm", "record_entry", "apologise", "write_clause", "end"),
    }

    def start(self, present: tuple[str, ...], *, rules_accepted: bool) -> Session:
        talk_id = self._new_id()
        return self._act(
            lambda s: (
                *breaks.ending(s),
                self._started(s, talk_id, present, rules_accepted=rules_accepted),
            )
        )

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
            all_asked=self._room.desk.guides.guide(session.guide_id).safety_first,
        )

    def confirm(self, ref: str) -> Session:
        return self._act(lambda s: joint.confirm_point(s, ref))

    def record_entry(self, person_id: str, text: str) -> Session:
        entry_id = self._new_id()
        return self._act(lambda s: joint.record_entry(s, entry_id, person_id, text), JOINT_DRAFT)

    def apologise(
        self, kind: ApologyKind, person_id: str, to_ids: tuple[str, ...], words: str, *, accepted: bool
    ) -> Session:
        """Somebody said sorry, or owned what happened, before everybody."""
        apology_id = self._new_id()
        return self._act(
            lambda s: apologies.make_apology(
                s, apology_id, kind, person_id, to_ids, words, accepted=accepted
            ),
            APOLOGY_DRAFT,
        )

    def write_clause(self, apology_id: str, *, done: bool) -> Session:
        """The clause an apology becomes; `done` when it was made on the spot."""
        return self._act(lambda s: apologies.clause_from(s, apology_id, self._today, done=done))

    def end(self, outcome: JointOutcome) -> Session:
        """End the joint talk, and the rest that still goes on in it."""
        return self._act(lambda s: (*breaks.ending(s), joint.end_joint_talk(s, outcome)))
