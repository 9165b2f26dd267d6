"""Facts of writing the agreement, reading it aloud, locking it and signing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.events.event import Event
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperWay


class ClauseKind(StrEnum):
    """What kind of duty a clause is."""

    PAY = "pay"
    DO = "do"
    APOLOGY = "apology"
    PREVENTION = "prevention"
    MUTUAL = "mutual"


@dataclass(frozen=True, kw_only=True)
class ClausePart:
    """What a sum is made of, such as 医疗费; the parts add up to the sum. In fen."""

    label: str
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class Instalment:
    """One payment toward a sum, with its last day. In fen."""

    due_on: date
    amount_fen: int


@dataclass(frozen=True, kw_only=True)
class ClauseTerms:
    """Who does what, for whom, how much (fen), by when, how, how it is proven, and what if not.

    Where there are `instalments`, they add up to the sum and the last of them is its last day.
    """

    kind: ClauseKind
    actor_ids: tuple[str, ...]
    action: str
    to_ids: tuple[str, ...] = ()
    amount_fen: int | None = None
    due_on: date | None = None
    on_the_spot: bool = False
    manner: str = ""
    otherwise: str = ""
    proof: str = ""
    parts: tuple[ClausePart, ...] = ()
    instalments: tuple[Instalment, ...] = ()


class SignerRole(StrEnum):
    """In which role somebody signs, in the order of signing."""

    PARTY = "party"
    GUARDIAN = "guardian"
    AGENT = "agent"
    HELPER = "helper"
    ATTESTING_WITNESS = "attesting_witness"
    RECORDER = "recorder"
    HOST = "host"


@dataclass(frozen=True, kw_only=True)
class FactsWritten(Event):
    text: str


@dataclass(frozen=True, kw_only=True)
class ClauseDrafted(Event):
    clause_id: str
    terms: ClauseTerms


@dataclass(frozen=True, kw_only=True)
class ClauseRevised(Event):
    clause_id: str
    terms: ClauseTerms


@dataclass(frozen=True, kw_only=True)
class ClauseStruck(Event):
    clause_id: str


@dataclass(frozen=True, kw_only=True)
class ClausesOrdered(Event):
    clause_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ClauseQuestioned(Event):
    """Somebody was not sure of a clause while it was read aloud."""

    clause_id: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ClauseRefused(Event):
    """A party does not want this clause: a fact of its own that changes nothing else."""

    clause_id: str
    person_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ClauseRefusalWithdrawn(Event):
    clause_id: str
    person_id: str


@dataclass(frozen=True, kw_only=True)
class AgreementReadAloud(Event):
    heard_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgreementLocked(Event):
    """The text is frozen: its canonical JSON, the SHA-256 of that, and the short check code."""

    draft: int
    text: str
    digest: str
    check_code: str


@dataclass(frozen=True, kw_only=True)
class AgreementUnlocked(Event):
    """Opened again before it was complete; every signature on it is void."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class SignatureMade(Event):
    signer_id: str
    role: SignerRole
    digest: str
    ink: Handwriting
    identity_checked: bool
    read_or_heard: bool
    redone: int = 0
    ink_sha256: str = ""
    binding: str = ""
    """Ties the strokes to text, person, role and place in the order; empty before there were bindings."""


@dataclass(frozen=True, kw_only=True)
class SignatureRefused(Event):
    """Somebody does not sign, and why; `witness_id` is who attests it, where somebody does."""

    signer_id: str
    role: SignerRole
    digest: str
    reason: str
    witness_id: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperSignatureChosen(Event):
    """Signs on the printed paper instead of the pad: in which way, why, and before whom.

    Records of before there were ways are of an own hand, and tell nothing of the two ticks.
    """

    signer_id: str
    role: SignerRole
    digest: str
    reason: str
    way: PaperWay = PaperWay.OWN_HAND
    writer: str = ""
    witness_id: str = ""
    identity_checked: bool = False
    read_or_heard: bool = False


@dataclass(frozen=True, kw_only=True)
class SecondConfirmed(Event):
    """Another user than the host compared the check code and signed in for it."""

    digest: str
    number: str
    name: str


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Event):
    """Every line is settled and the paper built once; the SHA-256 is that of the whole file.

    `seal_algorithm` and the digest of the station's certificate say how it was sealed; both are empty where
    papers were not sealed yet. `anchor` is the code of the trail that stands on the paper.
    """

    digest: str
    paper_sha256: str
    pages: int
    seal_algorithm: str = ""
    certificate_sha256: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class ScanAttached(Event):
    """A scan of paper signed by hand, drawn anew, beside the text of this digest."""

    scan_id: str
    name: str
    digest: str
    sha256: str
    pages: int


@dataclass(frozen=True, kw_only=True)
class PaperPrinted(Event):
    """The officer counted the pages and confirms the print."""

    paper: str
    copies: int
    printer: str
    paper_sha256: str = ""
