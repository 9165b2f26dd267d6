"""The names of the drafts behind each form, so that the commit of a verb drops what it has recorded."""

from __future__ import annotations

from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Session

MATTER_FIELDS = (
    "title",
    "category",
    "guide",
    "place",
    "happened_on",
    "happened_time",
    "cause",
    "summary",
    "scheduled_on",
    "scheduled_time",
)
PERSON_FIELDS = (
    "name",
    "phone",
    "id_number",
    "other_number",
    "id_kind",
    "sex",
    "born_on",
    "address",
    "workplace",
    "organisation",
    "ethnicity",
    "registered_address",
    "occupation",
    "deputy",
    "language",
    "role",
    "needs",
    "relation",
    "kind",
    "for_person",
    "absence",
    "manner",
    "own_income",
    "correcting",
    "scope",
    "authority_on",
)


def drafts_of(form: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The draft names of a whole form: `matter` and `title` give `matter-title`."""
    return tuple(f"{form}-{field}" for field in fields)


MATTER_DRAFTS = drafts_of("matter", MATTER_FIELDS)
NEW_MATTER_DRAFTS = drafts_of("new-matter", MATTER_FIELDS)


def person_form(letter: str) -> str:
    """The form of a party or fact witness: the letter stands for the same person before and after entry."""
    return f"person-{letter}"


def guardian_form(letter: str) -> str:
    """The form of a guardian who comes for the person of that letter."""
    return f"guardian-{letter}"


NEW_HELPER = "helper"


def form_of(session: Session, person: Person) -> str:
    """The form in which somebody already entered is put right."""
    if person.kind in (PersonKind.PARTY, PersonKind.FACT_WITNESS):
        return person_form(person.letter)
    if person.kind in (PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT):
        return guardian_form(session.person(person.for_person).letter)
    return NEW_HELPER


def rights_draft(person_id: str, what: str) -> str:
    """What is typed while a person is told their rights: a question, a reason, their own words."""
    return f"rights-{person_id}-{what}"


PAPER_FIELDS = ("way", "reason", "writer", "witness")


def paper_form(what: str) -> str:
    """How somebody signs on paper: the notice of a person, the record of a talk, or a line by its signer."""
    return f"on-paper-{what}"


NOTICE_FIELDS = ("name", "relation", "manner", "day", "time", "result")
RECUSAL_FIELDS = ("outcome", "by", "reason")
SAFETY_FIELDS = ("superior", "decision")
OFFICER_FIELDS = (
    *("name", "number", "name2", "number2", "name3", "number3"),
    *("auxiliaries", "standard", "document", "set_by", "card"),
)
RECORDING_FIELDS = (
    "device",
    "reference",
    "day",
    "start",
    "stop",
    "torn",
    "gap_start",
    "gap_stop",
    "gap_reason",
    "correcting",
)
ARRIVAL_FIELDS = ("how", "day", "arrived", "left")
HOST_GROUND_DRAFT = "host-ground"
NEW_RECORDING = "recording"


def notice_form(letter: str) -> str:
    """The form in which it is noted who was told to come for the person of that letter."""
    return f"notice-{letter}"


def recusal_form(person_id: str) -> str:
    """The decision on the request of one person."""
    return f"recusal-{person_id}"


def safety_form(person_id: str, question_id: str) -> str:
    """How one answer given alone is dealt with."""
    return f"safety-{person_id}-{question_id}"


def officers_form(act_id: str) -> str:
    """The officers at one act; "" is the mediation as a whole."""
    return f"officers-{act_id or 'all'}"


def arrival_form(talk_id: str) -> str:
    """When whoever was heard in that talk came and left."""
    return f"arrival-{talk_id}"


PROOF_DRAFTS = drafts_of("proof", ("clause", "result", "day", "note"))
PLAN_DRAFTS = drafts_of("plan", ("day", "manner"))
VISIT_DRAFTS = drafts_of("visit", ("ref", "day", "manner", "findings", "again", "scores"))


def consent_draft(statement_id: str) -> str:
    """The exact words agreed for passing on, while they are typed."""
    return f"consent:{statement_id}"


def must_act_drafts(statement_id: str) -> tuple[str, str]:
    """Who was told, and what is done, about words that must be acted on."""
    return f"must-act:{statement_id}-superior", f"must-act:{statement_id}-measures"


def translation_draft(statement_id: str) -> str:
    """A translation while it is typed."""
    return f"translation:{statement_id}"


NOTE_DRAFTS = ("note", "note-who")
"""A negotiation note typed outside of a talk, and about whom."""


def heard_draft(talk_id: str) -> str:
    """The statements ticked while the record of a talk is read back."""
    return f"heard:{talk_id}"


def correction_drafts(statement_id: str) -> tuple[str, str, str]:
    """The words, the reason and who asked, while a statement is put right."""
    return (
        f"correction:{statement_id}",
        f"correction:{statement_id}-reason",
        f"correction:{statement_id}-asked",
    )


DANGER_DRAFTS = ("danger-signs", "danger-words", "danger-person")
"""The signs chosen, what was seen or heard and about whom, before the alarm is recorded."""


def hand_over_drafts(danger_id: str) -> tuple[str, str]:
    """Who was told, and what is done meanwhile."""
    return f"danger:{danger_id}-told", f"danger:{danger_id}-measures"
