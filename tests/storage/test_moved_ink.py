"""Strokes moved by changing what is stored: the agreement is not completed with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from mediator.domain.events import SignatureMade
from mediator.domain.evolve import replay
from mediator.domain.session import Session
from mediator.domain.signing import SigningNotAllowed, check_complete, next_line
from mediator.domain.stages import Stage
from mediator.services.sample_ink import SampleHand
from mediator.storage.codec import decode_event, encode_event
from tests.builders import Building, a_desk

Stored = dict[str, object]
Change = Callable[[Stored, Stored, str], Stored]
HAND = SampleHand()
MOVES: dict[str, Change] = {
    "strokes alone": lambda mine, theirs, other: {**mine, "ink": theirs["ink"]},
    "strokes and their digest": lambda mine, theirs, other: {
        **mine,
        "ink": theirs["ink"],
        "ink_sha256": theirs["ink_sha256"],
    },
    "all that belongs to the ink": lambda mine, theirs, other: {
        **mine,
        **{name: theirs[name] for name in ("ink", "ink_sha256", "binding")},
    },
    "the whole signature": lambda mine, theirs, other: {**theirs, "signer_id": mine["signer_id"]},
    "the whole signature under this text": lambda mine, theirs, other: {
        **theirs,
        "signer_id": mine["signer_id"],
        "digest": mine["digest"],
    },
    "the binding taken away": lambda mine, theirs, other: {
        **mine,
        "ink": theirs["ink"],
        "ink_sha256": "",
        "binding": "",
    },
    "another person": lambda mine, theirs, other: {**mine, "signer_id": other},
    "another role": lambda mine, theirs, other: {**mine, "role": "agent"},
    "another text": lambda mine, theirs, other: {**mine, "digest": theirs["digest"]},
}


def signed(desk_words: str) -> Building:
    """An agreement with every line signed; other words, other digest."""
    b = Building(a_desk()).with_parties().at(Stage.AGREEMENT)
    b.drafted()
    b.room.agreement.write_facts(f"{b.session.facts_text}{desk_words}")
    b.locked()
    while (line := next_line(b.session)) is not None:
        b.room.agreement.sign(
            line.signer_id,
            line.role,
            HAND.write(line.name, 320 + len(desk_words), 100),
            identity_checked=True,
            read_or_heard=True,
        )
    return b


def with_changed(b: Building, other: Building, change: Change) -> Iterator[Session]:
    """The session of each signature changed in the stored text, one at a time."""
    theirs = [json.loads(encode_event(e.event)[1]) for e in other.events if _is_signature(e.event)]
    places = [i for i, e in enumerate(b.events) if _is_signature(e.event)]
    signers = [entry["signer_id"] for entry in theirs]
    for number, (place, stolen) in enumerate(zip(places, theirs, strict=True)):
        recorded = b.events[place]
        name, payload = encode_event(recorded.event)
        stored = json.dumps(change(json.loads(payload), stolen, signers[number - 1]), ensure_ascii=False)
        event = decode_event(name, stored, session_id=b.session.session_id, version=place + 1)
        yield replay((*b.events[:place], replace(recorded, event=event), *b.events[place + 1 :]))


def _is_signature(event: object) -> bool:
    return isinstance(event, SignatureMade)


@pytest.fixture(scope="module")
def two() -> tuple[Building, Building]:
    return signed("双方都在场。"), signed("双方当时都在场。")


def test_unchanged_both_are_complete(two: tuple[Building, Building]):
    for b in two:
        check_complete(b.session)


@pytest.mark.parametrize("move", MOVES)
def test_a_signature_changed_in_the_store_completes_no_agreement(two: tuple[Building, Building], move: str):
    changed = list(with_changed(*two, MOVES[move]))
    assert len(changed) == 3
    for session in changed:
        with pytest.raises(SigningNotAllowed, match="不是签在这份协议上的"):
            check_complete(session)
