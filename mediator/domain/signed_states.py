"""What a session knows of its papers: the locked text, who signed how, the sealed file, what was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediator.domain.events.agreement import SignerRole
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand


@dataclass(frozen=True, kw_only=True)
class Lock:
    draft: int
    text: str
    digest: str
    check_code: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Signature:
    """How one line of the signing plan was settled: ink, a refusal, or on the printed paper.

    `witness_id` attests a refusal; who attests that another wrote stands with the way on paper.
    """

    signer_id: str
    role: SignerRole
    at: datetime
    ink: Handwriting | None = None
    refusal: str = ""
    paper: PaperHand | None = None
    witness_id: str = ""
    digest: str = ""
    ink_sha256: str = ""
    binding: str = ""

    @property
    def on_paper(self) -> str:
        """Why it is signed on paper; empty where it is not."""
        return self.paper.reason if self.paper else ""


@dataclass(frozen=True, kw_only=True)
class SignedPaper:
    digest: str
    paper_sha256: str
    pages: int
    at: datetime
    seal_algorithm: str = ""
    certificate_sha256: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Print:
    """A paper that came out, by the officer's count; `print_id` is empty in older records."""

    paper: str
    copies: int
    printer: str
    at: datetime
    print_id: str = ""
