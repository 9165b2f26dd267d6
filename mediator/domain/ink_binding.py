"""Ties handwriting to the text it stands under: the same strokes under another text no longer fit."""

from __future__ import annotations

import hashlib
import json

from mediator.domain.events import SignerRole
from mediator.domain.handwriting import Handwriting
from mediator.domain.session import Signature


def ink_digest(ink: Handwriting) -> str:
    """SHA-256 of the strokes as they were drawn, in canonical JSON; the pad and its size belong to it."""
    # A whole number comes back from the record as 520.0: the digest must be the same before and after.
    strokes = [[[float(p.x), float(p.y), p.t, float(p.p)] for p in stroke] for stroke in ink.strokes]
    plain = json.dumps([strokes, float(ink.width), float(ink.height), ink.device], separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def binding_of(ink_sha256: str, digest: str, signer_id: str, role: SignerRole, place: int) -> str:
    """SHA-256 over the strokes, the text's digest, who signs as what, and in which place of the order.

    It holds no secret: that nobody writes it anew is for the chain of the record to show.
    """
    parts = ("mediator-ink-1", ink_sha256, digest, signer_id, role.value, str(place))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def is_bound(signature: Signature, digest: str, place: int) -> bool:
    """Whether handwriting belongs under this text and in this place.

    Ink without a binding never does: whoever could take the binding away could move the ink. An agreement
    half signed before there were bindings is unlocked and signed anew; what was complete stays so.
    """
    if signature.digest != digest or signature.ink is None:
        return False
    ink_sha256 = ink_digest(signature.ink)
    wanted = binding_of(ink_sha256, digest, signature.signer_id, signature.role, place)
    return signature.ink_sha256 == ink_sha256 and signature.binding == wanted
