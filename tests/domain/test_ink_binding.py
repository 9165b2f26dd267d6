"""Strokes belong to the text, the person, the role and the place they were drawn for, and to nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from mediator.domain.events import SignerRole
from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.ink_binding import binding_of, ink_digest, is_bound
from mediator.domain.session import Signature
from mediator.domain.signing import SigningNotAllowed, check_complete
from mediator.domain.stages import Stage
from tests.builders import Building, a_desk, a_session

ROLES = tuple(SignerRole)


def scrawl(seed: int) -> Handwriting:
    """Two strokes that are another pair for another seed."""
    chosen = random.Random(seed)
    strokes = tuple(
        tuple(
            InkPoint(round(chosen.uniform(0, 500), 2), round(chosen.uniform(0, 130), 2), 9 * i)
            for i in range(9)
        )
        for _ in range(2)
    )
    return Handwriting(strokes=strokes, width=520, height=136)


CHOSEN = random.Random(11)


def made(ink: Handwriting, digest: str, signer_id: str, role: SignerRole, place: int) -> Signature:
    ink_sha256 = ink_digest(ink)
    return Signature(
        signer_id=signer_id,
        role=role,
        at=a_desk().clock.now(),
        ink=ink,
        digest=digest,
        ink_sha256=ink_sha256,
        binding=binding_of(ink_sha256, digest, signer_id, role, place),
    )


def any_signature(number: int) -> tuple[Signature, str, int]:
    digest = f"{CHOSEN.getrandbits(256):064x}"
    place = CHOSEN.randrange(8)
    signature = made(scrawl(number), digest, f"p-{number}", CHOSEN.choice(ROLES), place)
    return signature, digest, place


def test_a_thousand_fresh_signatures_fit_where_they_were_drawn():
    fresh = [any_signature(number) for number in range(1000)]
    assert all(is_bound(signature, digest, place) for signature, digest, place in fresh)


def test_of_a_thousand_pairs_of_moved_strokes_none_fits():
    fresh = [any_signature(number) for number in range(1001)]
    for (one, _, _), (other, digest, place) in pairwise(fresh):
        moved = replace(one, digest=digest)
        assert not is_bound(moved, digest, place)
        swapped = replace(other, ink=one.ink)
        assert not is_bound(swapped, digest, place)
        renamed = replace(swapped, ink_sha256=one.ink_sha256)
        assert not is_bound(renamed, digest, place)


def test_another_person_role_or_place_does_not_fit():
    signature, digest, place = any_signature(1)
    assert not is_bound(replace(signature, signer_id="p-2"), digest, place)
    other = next(role for role in ROLES if role is not signature.role)
    assert not is_bound(replace(signature, role=other), digest, place)
    assert not is_bound(signature, digest, place + 1)


def test_an_agreement_with_moved_strokes_is_not_completed():
    b = a_session().at(Stage.AGREEMENT)
    b.drafted().locked().signed_by_all()
    session = b.session
    check_complete(session)
    first = session.signatures[0]
    moved = (replace(first, ink=scrawl(77)), *session.signatures[1:])
    with pytest.raises(SigningNotAllowed):
        check_complete(replace(session, signatures=moved))


def test_the_very_strokes_of_another_session_are_pointed_out():
    desk = a_desk()
    first, second = Building(desk), Building(desk)
    for building in (first, second):
        building.at(Stage.AGREEMENT)
    first.drafted().locked().signed_by_all()
    second.drafted().locked().signed_by_all()
    assert len(second.room.agreement.repeated_ink()) == len(second.session.signatures)
