"""Two independent validators asked about one PDF: page, by profile, and pikepdf.pdfa, an allow-list."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import page
import pikepdf
from pikepdf import pdfa

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
LEVEL_A = re.compile(rb"(<pdfaid:conformance>)A(</pdfaid:conformance>)")
CLAIM_OF_UA = re.compile(
    rb"<rdf:Description[^>]*(xmlns:pdfuaid|xmlns:pdfaExtension).*?</rdf:Description>", re.DOTALL
)


def faults_of_page(pdf: bytes, profile: page.ValidationProfile = PROFILES[0]) -> list[str]:
    """What the first validator finds, as rule and sentence."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def faults_of_pikepdf(pdf: bytes) -> list[str]:
    """What the second validator finds; it must approve everything it meets, or it says so.

    It knows level B only, which is part of what level A asks, and does not know PDF/UA: it is shown the very
    same file, of the same length, that claims B, with the claim of PDF/UA blanked.
    """
    claims_less = CLAIM_OF_UA.sub(lambda found: b" " * len(found[0]), LEVEL_A.sub(rb"\1B\2", pdf))
    return [str(fault) for fault in pdfa.validate_written(BytesIO(claims_less), "3b").findings]


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF after a change made to its objects."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        target = BytesIO()
        opened.save(target, deterministic_id=True)
        return target.getvalue()
