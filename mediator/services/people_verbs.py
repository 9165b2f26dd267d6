"""Verbs about people: entering them, putting them right, telling and asking them what comes first."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from mediator.domain import agents, attendance, guardians, recusal, rights, safety
from mediator.domain.events import Answer
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand
from mediator.domain.people import PartyRole, PersonDetails, PersonKind
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.draft_keys import (
    HOST_GROUND_DRAFT,
    NEW_HELPER,
    NOTICE_FIELDS,
    PAPER_FIELDS,
    PERSON_FIELDS,
    RECUSAL_FIELDS,
    SAFETY_FIELDS,
    drafts_of,
    form_of,
    guardian_form,
    notice_form,
    paper_form,
    person_form,
    recusal_form,
    rights_draft,
    safety_form,
)
from mediator.services.guarded import Declared
from mediator.services.person_check import PersonCheck
from mediator.services.verbs import Verbs


class PeopleVerbs(Verbs):
    """Who takes part."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "add_party",
            "add_fact_witness",
            "bring_guardian",
            "note_guardian_absent",
            "notify_guardian",
            "show_authority",
            "add_helper",
            "correct",
            "let_go",
        ),
    }

    def add_party(self, role: PartyRole, details: PersonDetails) -> Session:
        details = self._sound(details)
        person_id = self._new_id()
        letter = attendance.next_letter(self._room.session, PersonKind.PARTY)
        return self._act(
            lambda s: attendance.add_party(s, person_id, role, details, self._today),
            *drafts_of(person_form(letter), PERSON_FIELDS),
        )

    def add_fact_witness(self, details: PersonDetails) -> Session:
        details = self._sound(details)
        person_id = self._new_id()
        letter = attendance.next_letter(self._room.session, PersonKind.FACT_WITNESS)
        return self._act(
            lambda s: attendance.add_fact_witness(s, person_id, details, self._today),
            *drafts_of(person_form(letter), PERSON_FIELDS),
        )

    def bring_guardian(
        self, for_person: str, relation: str, details: PersonDetails, *, suitable_adult: bool = False
    ) -> Session:
        details = self._sound(details)
        person_id = self._new_id()
        return self._act(
            lambda s: guardians.bring_guardian(
                s, person_id, for_person, relation, details, self._today, suitable_adult=suitable_adult
            ),
            *self._guardian_drafts(for_person),
        )

    def note_guardian_absent(
        self, for_person: str, reason: str, *, own_income_and_agrees: bool = False
    ) -> Session:
        return self._act(
            lambda s: guardians.note_guardian_absent(
                s, for_person, reason, self._today, own_income_and_agrees=own_income_and_agrees
            ),
            *self._guardian_drafts(for_person),
        )

    def notify_guardian(
        self, for_person: str, *, name: str, relation: str, manner: str, notified_at: datetime, result: str
    ) -> Session:
        """A guardian was told to come, or somebody in their stead."""
        ward = self._room.session.person(for_person)
        return self._act(
            lambda s: guardians.notify_guardian(
                s,
                for_person,
                self._now,
                name=name,
                relation=relation,
                manner=manner,
                notified_at=notified_at,
                result=result,
            ),
            *drafts_of(notice_form(ward.letter), NOTICE_FIELDS),
        )

    def show_authority(self, agent_id: str, scope: str, signed_on: date | None) -> Session:
        """The letter of an agent: what they may do, and its day."""
        return self._act(lambda s: agents.show_authority(s, agent_id, scope, signed_on, self._today))

    def add_helper(
        self, kind: PersonKind, details: PersonDetails, *, for_person: str = "", relation: str = ""
    ) -> Session:
        details = self._sound(details)
        person_id = self._new_id()
        return self._act(
            lambda s: attendance.add_helper(
                s,
                person_id,
                kind,
                details,
                self._today,
                for_person=for_person,
                relation=relation,
                relatives=self._room.pack.presence.relatives,
            ),
            *drafts_of(NEW_HELPER, PERSON_FIELDS),
        )

    def correct(
        self, person_id: str, details: PersonDetails, *, role: PartyRole | None = None, relation: str = ""
    ) -> Session:
        details = self._sound(details)
        form = form_of(self._room.session, self._room.session.person(person_id))
        return self._act(
            lambda s: attendance.correct_person(
                s,
                person_id,
                details,
                self._today,
                role=role,
                relation=relation,
                relatives=self._room.pack.presence.relatives,
            ),
            *drafts_of(form, PERSON_FIELDS),
        )

    def let_go(self, person_id: str, reason: str) -> Session:
        return self._act(lambda s: attendance.let_go(s, person_id, reason))

    def _sound(self, details: PersonDetails) -> PersonDetails:
        return PersonCheck(self._room.desk).sound(details)

    def _guardian_drafts(self, for_person: str) -> tuple[str, ...]:
        ward = self._room.session.person(for_person)
        return drafts_of(guardian_form(ward.letter), PERSON_FIELDS)


class RightsVerbs(Verbs):
    """What each person is told before being asked."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "answer",
            "ask_recusal",
            "declare_host",
            "decide_recusal",
            "ask_safety",
            "settle_safety",
            "record_willingness",
            "give_notice",
        ),
    }

    def answer(self, person_id: str, right_id: str, *, understood: bool, question: str = "") -> Session:
        return self._act(
            lambda s: rights.answer_right(s, person_id, right_id, understood=understood, question=question),
            rights_draft(person_id, "question"),
        )

    def ask_recusal(self, person_id: str, *, asks: bool, reason: str = "") -> Session:
        return self._act(
            lambda s: rights.ask_recusal(s, person_id, asks=asks, reason=reason),
            rights_draft(person_id, "recusal"),
        )

    def declare_host(self, *, none_applies: bool, note: str = "") -> Session:
        """The host's own word on the grounds for stepping aside."""
        return self._act(
            lambda s: recusal.declare_host(s, none_applies=none_applies, note=note), HOST_GROUND_DRAFT
        )

    def decide_recusal(self, person_id: str, *, granted: bool, decided_by: str, reason: str) -> Session:
        """The decision on a request that the host step aside."""
        return self._act(
            lambda s: recusal.decide_recusal(
                s, person_id, granted=granted, decided_by=decided_by, reason=reason
            ),
            *drafts_of(recusal_form(person_id), RECUSAL_FIELDS),
        )

    def ask_safety(self, person_id: str, answers: dict[str, Answer]) -> Session:
        """What somebody answered alone, to every private question."""
        return self._act(lambda s: safety.ask_safety(s, self._room.pack.safety, person_id, answers))

    def settle_safety(self, person_id: str, question_id: str, *, superior: str, decision: str) -> Session:
        """How an alarming answer was dealt with, and who decided."""
        return self._act(
            lambda s: safety.settle_safety(
                s, self._room.pack.safety, person_id, question_id, superior=superior, decision=decision
            ),
            *drafts_of(safety_form(person_id, question_id), SAFETY_FIELDS),
        )

    def record_willingness(self, person_id: str, *, willing: bool, words: str = "") -> Session:
        return self._act(
            lambda s: rights.record_willingness(s, person_id, willing=willing, words=words),
            rights_draft(person_id, "words"),
        )

    def give_notice(
        self,
        person_id: str,
        *,
        ink: Handwriting | None,
        refusal: str = "",
        on_paper: PaperHand | None = None,
    ) -> Session:
        return self._act(
            lambda s: rights.give_notice(
                s, self._room.pack, person_id, ink=ink, refusal=refusal, on_paper=on_paper
            ),
            rights_draft(person_id, "refusal"),
            *drafts_of(paper_form(person_id), PAPER_FIELDS),
        )
