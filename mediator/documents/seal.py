"""Seals a finished paper with the station's key, once and over the whole file (ISO 32000, PAdES B-B)."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mediator.services.seal_ports import StationSeal

FIELD = "StationSeal"
ROOM_FOR_SIGNATURE = 8192
"""Hexadecimal digits kept free for the signature with its certificate; both take about 3,000."""


class _Writer(IncrementalPdfFileWriter):
    """Adds the seal and touches nothing else.

    The metadata and the version in the catalogue stay as they are: written anew they would no longer be
    what PDF/A asks for.
    """

    def _update_meta(self) -> None:
        pass

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        pass


class _Signer(signers.PdfSigner):
    """Seals at the moment it is told, which the record names too."""

    def __init__(self, about: signers.PdfSignatureMetadata, signer: signers.Signer, at: datetime) -> None:
        super().__init__(about, signer, new_field_spec=_field(about.name or ""))
        self._at = at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - the signature of the library
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def seal(pdf: bytes, station: StationSeal, at: datetime) -> bytes:
    """The file with one certifying seal over all of it, after which no change is allowed.

    The seal is invisible: what can be seen, handwriting included, was drawn before. `at` is this computer's
    clock, to the second.
    """
    signer = signers.SimpleSigner(
        signing_cert=next(iter(load_certs_from_pemder_data(station.certificate))),
        signing_key=load_private_key_from_pemder_data(station.key, passphrase=None),
        cert_registry=SimpleCertificateStore(),
    )
    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        name=station.station,
    )
    target = BytesIO()
    _Signer(about, signer, at.replace(microsecond=0)).sign_pdf(
        _Writer(BytesIO(pdf)), output=target, bytes_reserved=ROOM_FOR_SIGNATURE
    )
    return target.getvalue()


def _field(station: str) -> fields.SigFieldSpec:
    """Outside the page: readers for the blind need not stop at what nobody sees (ISO 14289-1, 7.18)."""
    settings = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    return fields.SigFieldSpec(
        FIELD, on_page=0, invis_sig_settings=settings, readable_field_name=f"{station}封存"
    )
