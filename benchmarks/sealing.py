"""Sealing an agreement and checking the seal, beside what the library asks for the same file and key."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from benchmarks.pairs import Pair, measure
from benchmarks.two_pages import numbered
from mediator.documents.press import Press
from mediator.documents.seal import seal
from mediator.documents.seal_check import verify
from mediator.storage.station_key import make_seal

RUNS = 25
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
STATION = make_seal("某派出所", NOW)


def sealing_pairs(runs: int = RUNS) -> tuple[Pair, Pair]:
    """Seal and check, each against the bare library in turn."""
    paper = Press().agreement(numbered(1))
    sealed = seal(paper, STATION, NOW)
    certificate = next(iter(load_certs_from_pemder_data(STATION.certificate)))

    def our_seal() -> float:
        began = time.perf_counter()
        seal(paper, STATION, NOW)
        return time.perf_counter() - began

    def bare_seal() -> float:
        began = time.perf_counter()
        signer = signers.SimpleSigner(
            signing_cert=certificate,
            signing_key=load_private_key_from_pemder_data(STATION.key, passphrase=None),
            cert_registry=SimpleCertificateStore(),
        )
        about = signers.PdfSignatureMetadata(
            field_name="Bare",
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            md_algorithm="sha256",
        )
        signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(paper)), about, signer=signer, output=BytesIO())
        return time.perf_counter() - began

    def our_check() -> float:
        began = time.perf_counter()
        if not verify(sealed, (STATION.certificate,)).accepted:
            raise AssertionError("a fresh seal is good")
        return time.perf_counter() - began

    def bare_check() -> float:
        began = time.perf_counter()
        reader = PdfFileReader(BytesIO(sealed))
        context = ValidationContext(trust_roots=[certificate], allow_fetching=False)
        validate_pdf_signature(reader.embedded_signatures[0], signer_validation_context=context)
        return time.perf_counter() - began

    return (
        measure("an agreement under the station's seal", our_seal, "bare pyHanko", bare_seal, runs),
        measure("every check of a sealed agreement", our_check, "bare pyHanko", bare_check, runs),
    )
