"""The page at the end of a file that tells how its agreement was signed and sealed."""

from __future__ import annotations

from datetime import datetime

from mediator.domain.chinese_dates import date_text
from mediator.domain.paper_forms import supplement_title
from mediator.domain.paper_signing import way_words
from mediator.domain.papers import FormPaper, PaperTable
from mediator.domain.program import VERSION
from mediator.domain.session import Session, Signature
from mediator.domain.signing import ROLE_NAMES, signer_name

ALGORITHMS = {"ecdsa-p256-sha256": "ECDSA P-256，SHA-256"}
DEVICES = {"pad": "签名板", "mouse": "鼠标", "touch": "触摸屏", "pen": "电子笔"}


def certificate_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """签署情况说明 of a signed agreement, whole: order, people, ways, hours, digests, certificate."""
    lock, signed = session.lock, session.signed
    if lock is None or signed is None:
        raise ValueError("only a signed agreement has been signed")
    rows = tuple(_row(session, number, s) for number, s in enumerate(session.signatures, 1))
    return FormPaper(
        form="signing-certificate-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("agreement_number", _which(session)),
            ("draft", f"第{lock.draft}稿"),
            ("check_code", lock.check_code),
            ("locked_at", moment_text(lock.at)),
            ("signed_at", moment_text(signed.at)),
            ("digest", lock.digest),
            ("algorithm", ALGORITHMS.get(signed.seal_algorithm, signed.seal_algorithm)),
            ("certificate", signed.certificate_sha256),
            ("second", _second(session)),
            ("anchor", signed.anchor or "没有"),
            ("version", f"mediator {VERSION}"),
        ),
        tables=(PaperTable(part="signatures", rows=rows),),
        training=training,
        station=station,
    )


def _which(session: Session) -> str:
    """The number, and of a supplement which one it is and the text it goes back to."""
    if session.supplement is None or not session.earlier:
        return session.number
    before = session.earlier[-1].lock
    title = supplement_title(session.supplement.number)
    return f"{session.number}　{title}，依据第{before.draft}稿（核对码{before.check_code}）"


def moment_text(at: datetime) -> str:
    """2026年11月24日14:05:09, on this computer's clock."""
    return f"{date_text(at.date())}{at:%H:%M:%S}"


def _second(session: Session) -> str:
    found = session.confirmed_by
    return f"{found.name}（{found.number}），{moment_text(found.at)}" if found else "没有另作核对"


def _row(session: Session, number: int, signature: Signature) -> tuple[str, ...]:
    return (
        str(number),
        signer_name(session, signature),
        ROLE_NAMES[signature.role],
        _way(session, signature),
        moment_text(signature.at),
        _device(signature),
    )


def _way(session: Session, signature: Signature) -> str:
    if signature.refusal:
        witness = signature.witness_id
        attested = f"（见证人{session.person(witness).name}）" if witness else ""
        return f"拒绝签名：{signature.refusal}{attested}"
    if signature.paper is not None:
        return way_words(session, signature.paper)
    return "屏幕上手写"


def _device(signature: Signature) -> str:
    if signature.ink is None:
        return "纸" if signature.paper is not None else ""
    return DEVICES.get(signature.ink.device, signature.ink.device)
