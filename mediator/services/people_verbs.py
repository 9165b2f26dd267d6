"""Verbs about people: entering them, putting them right, telling them their rights."""

from __future__ import annotations

from mediator.domain import attendance, rights
from mediator.domain.handwriting import Handwriting
from mediator.domain.people import PartyRole, PersonDetails, PersonKind
from mediator.domain.session import Session
from mediator.services.verbs import Verbs


class PeopleVerbs(Verbs):
    """Who takes part. Every verb checks that each character can be printed."""

    def add_party(self, role: PartyRole, details: PersonDetails) -> Session:
        self._printable(details)
        person_id = self._new_id()
        return self._act(lambda s: attendance.add_party(s, person_id, role, details, self._today), "person")

    def add_fact_witness(self, details: PersonDetails) -> Session:
        self._printable(details)
        person_id = self._new_id()
        return self._act(lambda s: attendance.add_fact_witness(s, person_id, details, self._today), "person")

    def bring_guardian(
        self, for_person: str, relation: str, details: PersonDetails, *, suitable_adult: bool = False
    ) -> Session:
        self._printable(details)
        person_id = self._new_id()
        return self._act(
            lambda s: attendance.bring_guardian(
                s, person_id, for_person, relation, details, self._today, suitable_adult=suitable_adult
            ),
            "guardian",
        )

    def note_guardian_absent(
        self, for_person: str, reason: str, *, own_income_and_agrees: bool = False
    ) -> Session:
        return self._act(
            lambda s: attendance.note_guardian_absent(
                s, for_person, reason, self._today, own_income_and_agrees=own_income_and_agrees
            ),
            "guardian",
        )

    def add_helper(
        self, kind: PersonKind, details: PersonDetails, *, for_person: str = "", relation: str = ""
    ) -> Session:
        self._printable(details)
        person_id = self._new_id()
        return self._act(
            lambda s: attendance.add_helper(
                s, person_id, kind, details, self._today, for_person=for_person, relation=relation
            ),
            "person",
        )

    def correct(
        self, person_id: str, details: PersonDetails, *, role: PartyRole | None = None, relation: str = ""
    ) -> Session:
        self._printable(details)
        return self._act(
            lambda s: attendance.correct_person(
                s, person_id, details, self._today, role=role, relation=relation
            ),
            "person",
        )

    def let_go(self, person_id: str, reason: str) -> Session:
        return self._act(lambda s: attendance.let_go(s, person_id, reason))

    def _printable(self, details: PersonDetails) -> None:
        check = self._room.desk.papers.check_glyphs
        check("姓名", details.name)
        check("住址", details.address)
        check("工作单位", details.workplace + details.organisation)


class RightsVerbs(Verbs):
    """What each person is told before being asked."""

    def answer(self, person_id: str, right_id: str, *, understood: bool, question: str = "") -> Session:
        return self._act(
            lambda s: rights.answer_right(s, person_id, right_id, understood=understood, question=question)
        )

    def ask_recusal(self, person_id: str, *, asks: bool, reason: str = "") -> Session:
        return self._act(lambda s: rights.ask_recusal(s, person_id, asks=asks, reason=reason))

    def record_willingness(self, person_id: str, *, willing: bool, words: str = "") -> Session:
        return self._act(lambda s: rights.record_willingness(s, person_id, willing=willing, words=words))

    def give_notice(self, person_id: str, *, ink: Handwriting | None, refusal: str = "") -> Session:
        return self._act(
            lambda s: rights.give_notice(s, self._room.pack, person_id, ink=ink, refusal=refusal)
        )
