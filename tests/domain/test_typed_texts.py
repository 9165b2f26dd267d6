"""Every text of every event is looked at before it is recorded, under the name of its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import get_args, get_type_hints

from mediator.domain import events
from mediator.domain.events import (
    Answer,
    ClauseDrafted,
    ClauseKind,
    ClausePart,
    ClauseTerms,
    Event,
    OfferMade,
    PartyAdded,
    SafetyAnswer,
    SafetyAsked,
    StatementCategory,
    StatementCorrected,
)
from mediator.domain.people import PartyRole
from mediator.domain.typed_texts import NEVER_PRINTED, PLACES, PLACES_OF_EVENTS, place_of, typed_texts
from tests.people_samples import details

MADE_BY_US = ("_id", "_ids", "_sha256")
OUR_NAMES = {
    "accepted",
    "act_id",
    "actor_ids",
    "anchor",
    "answers",
    "applicants",
    "asked_by",
    "binding",
    "by",
    "check_code",
    "cites",
    "digest",
    "for_person",
    "heard",
    "heard_by",
    "kind",
    "language",
    "party",
    "person_ids",
    "present",
    "ref",
    "seal_algorithm",
    "sha256",
    "respondents",
    "statement_ids",
    "to_party",
    "to_person",
}
"""Ids and digests, which nobody types."""


def test_every_typed_field_of_every_event_has_a_name_for_its_place():
    unnamed = [
        f"{owner.__name__}.{name}"
        for owner, name in _text_fields()
        if not name.endswith(MADE_BY_US) and name not in OUR_NAMES and place_of(owner.__name__, name) is None
    ]
    assert unnamed == []


def test_no_place_is_named_that_no_event_has():
    known = {name for _, name in _text_fields()}
    assert set(PLACES) <= known
    assert {(owner.__name__, name) for owner, name in _text_fields()} >= set(PLACES_OF_EVENTS)


def test_texts_inside_people_terms_and_lists_are_found():
    added = PartyAdded(person_id="p1", letter="甲", role=PartyRole.BOTH, details=details("林知夏"))
    assert ("姓名", "林知夏") in _found(added)
    assert ("住址", "云溪市青石区紫荆路12号院") in _found(added)
    terms = ClauseTerms(
        kind=ClauseKind.PAY,
        actor_ids=("p1",),
        action="赔偿",
        proof="收条",
        parts=(ClausePart(label="医疗费", amount_fen=100),),
    )
    assert {("条款", "赔偿"), ("条款", "收条"), ("款项名称", "医疗费")} <= _found(
        ClauseDrafted(clause_id="c1", terms=terms)
    )


def test_the_same_name_has_the_place_of_its_event():
    offer = OfferMade(offer_id="o1", number=1, party_id="p1", text="赔一半", may_convey=True)
    assert ("方案", "赔一半") in _found(offer)
    corrected = StatementCorrected(
        statement_id="s1",
        text="我推了他",
        categories=(StatementCategory.EVENTS,),
        verbatim=True,
        reason="听错了",
    )
    assert {("陈述", "我推了他"), ("原因", "听错了")} <= _found(corrected)


def test_answers_given_alone_are_never_printed_and_may_hold_anything():
    asked = SafetyAsked(
        person_id="p1", answers=(SafetyAnswer(question_id="fear", answer=Answer.YES, note="怕他"),)
    )
    assert _found(asked) == set()


def _found(event: Event) -> set[tuple[str, str]]:
    return {(place.in_chinese(), text) for place, text in typed_texts(event)}


def _text_fields() -> set[tuple[type, str]]:
    every = [made for made in vars(events).values() if isinstance(made, type) and issubclass(made, Event)]
    found: set[tuple[type, str]] = set()
    for made in every:
        found |= set(_fields_of(made))
    return found


def _fields_of(owner: type) -> Iterator[tuple[type, str]]:
    if issubclass(owner, NEVER_PRINTED):
        return
    hints = get_type_hints(owner)
    for field in fields(owner):
        for kind in _leaves(hints[field.name]):
            if issubclass(kind, str) and not issubclass(kind, Enum):
                yield owner, field.name
            elif is_dataclass(kind):
                yield from _fields_of(kind)


def _leaves(hint: object) -> Iterator[type]:
    inner = get_args(hint)
    if inner:
        for part in inner:
            yield from _leaves(part)
    elif isinstance(hint, type):
        yield hint
