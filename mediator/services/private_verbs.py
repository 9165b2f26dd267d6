"""Verbs of 背靠背表态: each party marks the clauses alone."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain import private_answers
from mediator.domain.events import PrivateAnswer
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.terms_drafts import condition_draft
from mediator.services.verbs import Verbs


class PrivateVerbs(Verbs):
    """A round of private answers."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("open", "answer", "close"),
    }

    def open(self, clause_ids: tuple[str, ...]) -> Session:
        """Begin a round over these clauses of the draft."""
        round_id = self._new_id()
        return self._act(lambda s: private_answers.open_round(s, round_id, clause_ids))

    def answer(self, clause_id: str, party_id: str, answer: PrivateAnswer, words: str = "") -> Session:
        """One party's mark at one clause of the open round."""
        return self._act(
            lambda s: private_answers.give_answer(s, clause_id, party_id, answer, words),
            condition_draft(clause_id, party_id),
        )

    def close(self) -> Session:
        """End the round."""
        return self._act(private_answers.close_round)
