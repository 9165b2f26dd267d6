"""Strokes belong to the text, the person, the role and the place they were drawn for, and to nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from mediator.domain import ink_binding
from mediator.domain.events import SignerRole
from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.ink_binding import binding_of, ink_digest, is_bound
from mediator.domain.session import Signature
from mediator.domain.signing import SigningNotAllowed, check_complete
from mediator.domain.stages import Stage
from mediator.services.sample_ink import SampleHand
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


def moved(pairs: int) -> Iterator[tuple[Signature, str, int]]:
    """Ink of one agreement laid into another, each way a thief has; none of them may fit there.

    The last two are the ink as it was made, for the same person, role and place: only the text differs.
    """
    fresh = [any_signature(number) for number in range(pairs + 1)]
    for (one, _, place_of_one), (other, digest, place) in pairwise(fresh):
        yield replace(one, digest=digest), digest, place
        yield replace(other, ink=one.ink), digest, place
        yield replace(other, ink=one.ink, ink_sha256=one.ink_sha256), digest, place
        yield replace(other, ink=one.ink, ink_sha256=one.ink_sha256, binding=one.binding), digest, place
        yield replace(other, ink=one.ink, ink_sha256="", binding=""), digest, place
        yield one, digest, place_of_one
        yield replace(one, digest=digest), digest, place_of_one


def accepted(pairs: int) -> int:
    return sum(is_bound(signature, digest, place) for signature, digest, place in moved(pairs))


def test_of_a_thousand_pairs_of_moved_strokes_none_fits():
    assert accepted(1000) == 0


def test_a_binding_that_leaves_the_text_out_lets_moved_strokes_through(monkeypatch: pytest.MonkeyPatch):
    """The control: what the test above holds to is the digest inside of the binding."""

    real = binding_of

    def without_text(ink_sha256: str, digest: str, signer_id: str, role: SignerRole, place: int) -> str:
        return real(ink_sha256, "", signer_id, role, place)

    monkeypatch.setattr(ink_binding, "binding_of", without_text)
    monkeypatch.setitem(made.__globals__, "binding_of", without_text)
    assert accepted(50) >= 50


def test_a_thousand_signatures_of_one_hand_never_repeat_a_stroke_and_all_fit():
    """0 false alarms: one hand, the same name, a hair apart each time."""
    chosen, model = random.Random(5), SampleHand().write("夏", 160, 80)
    owners = []
    for number in range(1000):
        signature = made(jittered(model, chosen), f"{number:064x}", "p-1", SignerRole.PARTY, 0)
        assert is_bound(signature, f"{number:064x}", 0)
        owners.append(signature.ink_sha256)
    assert len(set(owners)) == 1000


def jittered(model: Handwriting, chosen: random.Random) -> Handwriting:
    """The same name by the same hand once more: every sample up to half a pixel and 2 ms off."""
    strokes = tuple(
        tuple(
            InkPoint(
                round(point.x + chosen.uniform(-0.5, 0.5), 2),
                round(point.y + chosen.uniform(-0.5, 0.5), 2),
                point.t + chosen.randrange(3),
                point.p,
            )
            for point in stroke
        )
        for stroke in model.strokes
    )
    return replace(model, strokes=strokes)


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
