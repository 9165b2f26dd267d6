"""Fact witness, attesting witness, the parties and the police: nobody is two of them at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import HostInfo
from mediator.domain.people import IdKind, PartyRole, PersonDetails, PersonKind
from mediator.domain.witnesses import NotBothWitnesses, check_apart, is_same
from tests.builders import a_session
from tests.people_samples import OFFICER, details

BORN = date(1990, 1, 1)
LATER = date(1991, 1, 1)


def test_nobody_is_fact_witness_and_attesting_witness():
    seen = a_session().with_fact_witness("白露")
    with pytest.raises(NotBothWitnesses):
        seen.with_helper(PersonKind.ATTESTING_WITNESS, "白露")
    attests = a_session().with_helper(PersonKind.ATTESTING_WITNESS, "白露")
    with pytest.raises(NotBothWitnesses):
        attests.with_fact_witness("白露")
    with pytest.raises(NotBothWitnesses):
        attests.with_party("白露", PartyRole.ACTOR)


def test_a_name_put_right_does_not_make_one_person_both_witnesses():
    b = a_session().with_fact_witness("白露").with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    attesting = b.session.here(PersonKind.ATTESTING_WITNESS)[0]
    with pytest.raises(NotBothWitnesses):
        b.room.people.correct(attesting.person_id, details("白露"))
    b.room.people.correct(attesting.person_id, replace(details("谷雨"), phone="13900000000"))


def test_two_people_of_one_name_are_told_apart_by_their_numbers():
    b = a_session().with_fact_witness("白露")
    other = details("白露", date(1960, 4, 4), male=False)
    b.room.people.add_helper(PersonKind.ATTESTING_WITNESS, other)
    assert len(b.session.here(PersonKind.ATTESTING_WITNESS)) == 1


def test_neither_a_guardian_nor_the_host_attests():
    b = a_session().with_children()
    with pytest.raises(NotBothWitnesses, match="监护人"):
        b.with_helper(PersonKind.ATTESTING_WITNESS, "林知夏")
    with pytest.raises(NotBothWitnesses, match="主持人"):
        b.with_helper(PersonKind.ATTESTING_WITNESS, OFFICER.name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (details("白露"), details("白露"), True),
        (details("白露"), replace(details("白露"), name="白璐"), True),
        (details("白露"), details("白露", BORN), False),
        (PersonDetails(name="白露"), details("白露"), True),
        (PersonDetails(name="白露", born_on=BORN), PersonDetails(name="白露"), True),
        (
            PersonDetails(name="白露", born_on=BORN),
            PersonDetails(name="白露", born_on=LATER),
            False,
        ),
        (PersonDetails(name="白露", id_kind=IdKind.PASSPORT, id_number="E1"), details("白露"), False),
        (PersonDetails(name="白露"), PersonDetails(name="谷雨"), False),
    ],
)
def test_one_person_is_known_by_the_number_then_by_name_and_birthday(
    one: PersonDetails, other: PersonDetails, *, same: bool
):
    assert is_same(one, other) is same
    assert is_same(other, one) is same


@pytest.mark.parametrize("kind", [PersonKind.AGENT, PersonKind.RECORDER, PersonKind.SUITABLE_ADULT])
def test_nobody_who_came_for_a_side_or_writes_the_record_attests(kind: PersonKind):
    b = a_session().with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    with pytest.raises(NotBothWitnesses):
        check_apart(b.session, details("谷雨"), kind)


def test_an_interpreter_may_attest():
    b = a_session().with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    check_apart(b.session, details("谷雨"), PersonKind.INTERPRETER)


def test_an_officer_of_the_case_does_not_attest_whoever_comes_first():
    b = a_session().with_parties()
    b.room.presence.note_officers((HostInfo(number="D1003", name="谷雨", unit=""),), auxiliaries=("白露",))
    for name in ("谷雨", "白露"):
        with pytest.raises(NotBothWitnesses, match="办案人员"):
            b.with_helper(PersonKind.ATTESTING_WITNESS, name)
    other = a_session().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    with pytest.raises(BadInput, match="是见证人"):
        other.room.presence.note_officers((HostInfo(number="D1003", name="谷雨", unit=""),))


def test_a_relative_does_not_attest_and_a_neighbour_may():
    b = a_session().with_parties()
    for relation, refused in (("甲的叔叔", True), ("紫荆社区居民委员会", False)):
        if refused:
            with pytest.raises(NotBothWitnesses, match="亲属"):
                check_apart(
                    b.session,
                    details("谷雨"),
                    PersonKind.ATTESTING_WITNESS,
                    relation=relation,
                    relatives=("叔叔",),
                )
        else:
            check_apart(
                b.session,
                details("谷雨"),
                PersonKind.ATTESTING_WITNESS,
                relation=relation,
                relatives=("叔叔",),
            )
