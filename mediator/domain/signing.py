"""Who signs what in which order, and when everything is settled."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.clause_refusals import article_of, refused_clauses, standing_refusal
from mediator.domain.errors import Refusal
from mediator.domain.events import (
    AgreementSigned,
    PaperSignatureChosen,
    SignatureMade,
    SignatureRefused,
    SignerRole,
)
from mediator.domain.handwriting import Handwriting
from mediator.domain.ink import check_ink
from mediator.domain.ink_binding import binding_of, ink_digest, is_bound
from mediator.domain.paper_hand import PaperHand, PaperWay
from mediator.domain.paper_signing import ARTICLE, OwnHandOnly, check_paper, check_refusal, check_witness
from mediator.domain.people import AccessNeed, Person, PersonKind, age_on
from mediator.domain.session import Session, Signature
from mediator.domain.wording import message

HOST_ID = "host"
YOUNGEST_SIGNER = 8
CANNOT_READ = (AccessNeed.READING, AccessNeed.SIGHT)

ROLES_IN_ORDER: tuple[tuple[SignerRole, tuple[PersonKind, ...]], ...] = (
    (SignerRole.GUARDIAN, (PersonKind.GUARDIAN,)),
    (SignerRole.AGENT, (PersonKind.AGENT,)),
    (SignerRole.HELPER, (PersonKind.SUITABLE_ADULT, PersonKind.INVITEE, PersonKind.INTERPRETER)),
    (SignerRole.ATTESTING_WITNESS, (PersonKind.ATTESTING_WITNESS,)),
    (SignerRole.RECORDER, (PersonKind.RECORDER,)),
)

ROLE_NAMES: dict[SignerRole, str] = {
    SignerRole.PARTY: "当事人",
    SignerRole.GUARDIAN: "监护人",
    SignerRole.AGENT: "委托代理人",
    SignerRole.HELPER: "参加人",
    SignerRole.ATTESTING_WITNESS: "见证人",
    SignerRole.RECORDER: "记录人",
    SignerRole.HOST: "主持人",
}


class SigningNotAllowed(Refusal):
    """Nobody can sign as things stand."""


class NotYourTurn(Refusal):
    """Somebody else signs first."""


class TickMissing(Refusal):
    """The identity or the reading was not confirmed."""


class SignatureMissing(Refusal):
    """A line of the signing plan is still open, or a party refused."""


@dataclass(frozen=True, kw_only=True)
class SigningLine:
    """One line of the plan: who, in which role, under which letter and name."""

    signer_id: str
    role: SignerRole
    letter: str
    name: str


def signing_plan(session: Session) -> tuple[SigningLine, ...]:
    """Parties, then guardians and agents, helpers and attesting witness, recorder, host.

    A child under 8 has no line of its own; the guardian signs (民法典 20). Whoever came for a fact
    witness, or for somebody who has left, signs nothing; a suitable adult binds nobody.
    """
    lines = [_line(p, SignerRole.PARTY) for p in session.parties if _signs_alone(session, p)]
    for role, kinds in ROLES_IN_ORDER:
        lines += [_line(p, role, _letter(session, p)) for p in session.here(*kinds) if _has_part(session, p)]
    host = SigningLine(signer_id=HOST_ID, role=SignerRole.HOST, letter="警", name=session.host.name)
    return (*lines, host)


def signature_of(session: Session, line: SigningLine) -> Signature | None:
    """How this line was settled, if it was."""
    return next(
        (s for s in session.signatures if s.signer_id == line.signer_id and s.role is line.role), None
    )


def next_line(session: Session) -> SigningLine | None:
    """Who signs now; None once every line is settled."""
    return next((line for line in signing_plan(session) if signature_of(session, line) is None), None)


def sign(
    session: Session,
    signer_id: str,
    role: SignerRole,
    ink: Handwriting,
    *,
    identity_checked: bool,
    read_or_heard: bool,
    redone: int = 0,
) -> SignatureMade:
    """Handwriting bound to person, role and the digest of the locked text."""
    digest = _check_turn(session, signer_id, role)
    _check_ticks(session, signer_id, identity_checked=identity_checked, read_or_heard=read_or_heard)
    ink_sha256 = ink_digest(check_ink(ink))
    return SignatureMade(
        signer_id=signer_id,
        role=role,
        digest=digest,
        ink=ink,
        identity_checked=identity_checked,
        read_or_heard=read_or_heard,
        redone=redone,
        ink_sha256=ink_sha256,
        binding=binding_of(ink_sha256, digest, signer_id, role, len(session.signatures)),
    )


def refuse_signature(
    session: Session, signer_id: str, role: SignerRole, reason: str, witness_id: str = ""
) -> SignatureRefused:
    """Somebody does not sign; a fact of its own that signs nothing away from others."""
    digest = _check_turn(session, signer_id, role)
    return SignatureRefused(
        signer_id=signer_id,
        role=role,
        digest=digest,
        reason=check_refusal(reason),
        witness_id=check_witness(session, signer_id, witness_id),
    )


def choose_paper(
    session: Session,
    signer_id: str,
    role: SignerRole,
    paper: PaperHand,
    *,
    identity_checked: bool,
    read_or_heard: bool,
) -> PaperSignatureChosen:
    """Signs on the printed paper instead; the line there stays open. The ticks are the same as on the pad."""
    digest = _check_turn(session, signer_id, role)
    if role in OWN_HAND_ROLES and paper.way is not PaperWay.OWN_HAND:
        raise OwnHandOnly(message("主持人和记录人应当自己签名，不能捺指印代替，也不能由他人代书"))
    _check_ticks(session, signer_id, identity_checked=identity_checked, read_or_heard=read_or_heard)
    kept = check_paper(session, signer_id, paper)
    return PaperSignatureChosen(
        signer_id=signer_id,
        role=role,
        digest=digest,
        reason=kept.reason,
        way=kept.way,
        writer=kept.writer,
        witness_id=kept.witness_id,
        identity_checked=identity_checked,
        read_or_heard=read_or_heard,
    )


def complete(
    session: Session,
    paper_sha256: str,
    pages: int,
    *,
    seal_algorithm: str = "",
    certificate_sha256: str = "",
    anchor: str = "",
) -> AgreementSigned:
    """Every line is settled and the paper stands: only now is the agreement signed."""
    check_complete(session)
    assert session.lock is not None
    return AgreementSigned(
        digest=session.lock.digest,
        paper_sha256=paper_sha256,
        pages=pages,
        seal_algorithm=seal_algorithm,
        certificate_sha256=certificate_sha256,
        anchor=anchor,
    )


def check_complete(session: Session) -> None:
    """Refuse while a line is open, a party or guardian refused, or somebody does not want a clause."""
    if session.lock is None:
        raise SigningNotAllowed(message("协议正文还没有锁定"))
    if session.signed is not None:
        raise SigningNotAllowed(message("协议已经签署完成"))
    placed = enumerate(session.signatures)
    moved = next((s for place, s in placed if s.ink and not _bound(session, s, place)), None)
    if moved is not None:
        raise SigningNotAllowed(
            message(
                "{name}的签名不是签在这份协议上的。请解除锁定，重新签名", name=signer_name(session, moved)
            )
        )
    waiting = next_line(session)
    if waiting is not None:
        raise SignatureMissing(
            message("还有{name}没有签名", name=waiting.name),
            article="公安机关办理行政案件程序规定第一百八十四条第一款",
        )
    refused = next((s for s in session.signatures if s.refusal and s.role in DECIDING), None)
    if refused is not None:
        raise SignatureMissing(
            message(
                "{name}拒绝签名，协议没有达成。可以解除锁定继续商谈，或者终止调解",
                name=signer_name(session, refused),
            ),
            article="公安机关办理行政案件程序规定第一百八十四条第一款",
        )
    for number, _clause, refusal in refused_clauses(session):
        raise SignatureMissing(standing_refusal(session, number, refusal), article=article_of(session))


def _bound(session: Session, signature: Signature, place: int) -> bool:
    return session.lock is not None and is_bound(signature, session.lock.digest, place)


DECIDING = (SignerRole.PARTY, SignerRole.GUARDIAN, SignerRole.HOST)
OWN_HAND_ROLES = (SignerRole.RECORDER, SignerRole.HOST)


def _check_ticks(session: Session, signer_id: str, *, identity_checked: bool, read_or_heard: bool) -> None:
    """The officer looked who it is, and the signer knows the text; who cannot read must have heard it."""
    if not identity_checked:
        raise TickMissing(message("请先核对签名人的身份，再确认签名"))
    if not read_or_heard:
        raise TickMissing(message("请先确认签名人看过或听过全文"))
    if signer_id == HOST_ID:
        return
    person = session.person(signer_id)
    cannot_read = any(need in person.details.needs for need in CANNOT_READ)
    if cannot_read and not session.spoken_for(signer_id, session.heard_by):
        raise TickMissing(
            message("{name}看不了全文，还没有念给本人听。请解除锁定，念完再签名", name=person.name),
            article=ARTICLE,
        )


def _check_turn(session: Session, signer_id: str, role: SignerRole) -> str:
    if session.lock is None:
        raise SigningNotAllowed(message("协议正文还没有锁定，锁定后再签名"))
    if session.signed is not None:
        raise SigningNotAllowed(message("协议已经签署完成"))
    line = next_line(session)
    if line is None or (line.signer_id, line.role) != (signer_id, role):
        waiting = line.name if line else ""
        raise NotYourTurn(message("按顺序现在请{name}签名", name=waiting))
    return session.lock.digest


def signer_name(session: Session, signature: Signature) -> str:
    """The name of whoever settled this line."""
    return session.host.name if signature.signer_id == HOST_ID else session.person(signature.signer_id).name


def _signs_alone(session: Session, person: Person) -> bool:
    born_on = person.details.born_on
    day = (session.lock.at if session.lock else session.updated_at).date()
    return born_on is None or age_on(born_on, day) >= YOUNGEST_SIGNER


def _has_part(session: Session, person: Person) -> bool:
    """Whether this person is here for a party, or for nobody in particular."""
    return not person.for_person or session.person(person.for_person) in session.parties


def _letter(session: Session, person: Person) -> str:
    if person.letter or not person.for_person:
        return person.letter
    return session.person(person.for_person).letter


def _line(person: Person, role: SignerRole, letter: str = "") -> SigningLine:
    return SigningLine(
        signer_id=person.person_id, role=role, letter=letter or person.letter, name=person.name
    )
