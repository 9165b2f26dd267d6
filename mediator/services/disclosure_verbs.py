"""Verbs about words already recorded: how far they may go, to whom they went, what must be acted on."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain import disclosure_rules, translations
from mediator.domain.events import DisclosureLevel, MustActGround
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.draft_keys import consent_draft, must_act_drafts, translation_draft
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


class DisclosureVerbs(Verbs):
    """The lock of each statement."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("grant_disclosure", "withdraw_disclosure", "say", "raise_must_act", "translate"),
    }

    def grant_disclosure(
        self,
        statement_id: str,
        level: DisclosureLevel = DisclosureLevel.MAY_SAY,
        words: str = "",
        by: str = "",
    ) -> Session:
        """The speaker, or `by` for them, agrees to this level, in these exact words where some are given."""
        return self._act(
            lambda s: disclosure_rules.grant_disclosure(s, statement_id, level, words, by),
            consent_draft(statement_id),
        )

    def withdraw_disclosure(self, statement_id: str) -> Session:
        return self._act(
            lambda s: disclosure_rules.withdraw_disclosure(s, statement_id), consent_draft(statement_id)
        )

    def say(self, statement_id: str, to_person: str) -> Session:
        """The agreed words were said to this person."""
        return self._act(lambda s: disclosure_rules.say(s, statement_id, to_person))

    def raise_must_act(
        self, statement_id: str, ground: MustActGround, superior: str, measures: str
    ) -> Session:
        """These words have to be acted on; the superior was told."""
        return self._act(
            lambda s: disclosure_rules.raise_must_act(s, statement_id, ground, superior, measures),
            *must_act_drafts(statement_id),
        )

    def translate(self, statement_id: str, language: str, text: str, by: str) -> Session:
        """An interpreter put these words into another language."""
        return self._act(
            lambda s: translations.translate(s, statement_id, language, text, by),
            translation_draft(statement_id),
        )
