"""Says what the seal of a file is worth, check by check; nothing is fetched and nothing is guessed."""

from __future__ import annotations

import hashlib
import logging
from io import BytesIO

from asn1crypto import cms
from asn1crypto.core import Null
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from mediator.documents.seal import ROOM_FOR_SIGNATURE
from mediator.domain.seals import SealCheck, SealFinding, SealVerdict
from mediator.domain.wording import Message, message

# What the library finds is told in our own words; its log would repeat it to nobody.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def verify(pdf: bytes, certificates: tuple[bytes, ...], ledger_sha256: str | None = None) -> SealVerdict:
    """Every check with its answer. `certificates` are those this station ever sealed with, as DER.

    `ledger_sha256` is what the record says of the file: empty when it knows no such file, None when there is
    no record at hand. Never raises for what stands in the file.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    try:
        reader = PdfFileReader(BytesIO(pdf))
        seals = list(reader.embedded_signatures)
    except Exception:  # whatever a parser raises over a damaged file, the file is damaged
        return _unreadable(sha256, ledger_sha256)
    readable = SealFinding(check=SealCheck.FILE, good=True, sentence=message("能打开，是PDF文件"))
    if not seals:
        sealed = SealFinding(check=SealCheck.SEALED, good=False, sentence=message("文件上没有单位的封存"))
        return SealVerdict(findings=(readable, sealed, _record(sha256, ledger_sha256)), sha256=sha256)
    return _of_seals(pdf, readable, seals, certificates, _record(sha256, ledger_sha256))


def _of_seals(
    pdf: bytes,
    readable: SealFinding,
    seals: list[EmbeddedPdfSignature],
    certificates: tuple[bytes, ...],
    record: SealFinding,
) -> SealVerdict:
    first, sha256 = seals[0], hashlib.sha256(pdf).hexdigest()
    try:
        signer = first.signer_cert
        ours = signer.dump() in certificates
        status = _status(first)
        covered = first.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        whole = covered and _as_we_write(pdf, first)
        certifying = first.docmdp_level is MDPPerm.NO_CHANGES
        at = first.self_reported_timestamp
        algorithm = str(first.signer_info["signature_algorithm"]["algorithm"].native)
        station = str(signer.subject.native.get("common_name", ""))
    except Exception:  # whatever a parser raises over a damaged file, the file is damaged
        broken = message("封存的数据已经损坏，读不出来")
        sealed = SealFinding(check=SealCheck.SEALED, good=False, sentence=broken)
        return SealVerdict(findings=(readable, sealed, record), sha256=sha256)
    unchanged = status.intact and status.valid
    alone = certifying and len(seals) == 1 and status.bottom_line
    findings = (
        readable,
        _found(SealCheck.SEALED, message("由“{station}”封存", station=station)),
        _found(SealCheck.DIGEST, message("封存之后没有变过"))
        if unchanged
        else _bad(SealCheck.DIGEST, message("封存之后被改动过，不能再当原件用")),
        _found(SealCheck.STATION, message("用的是本单位的密钥"))
        if ours
        else _bad(SealCheck.STATION, message("不是用本单位的密钥封存的，可能是别处做的文件")),
        _found(SealCheck.WHOLE, message("封存覆盖整个文件"))
        if whole
        else _bad(SealCheck.WHOLE, message("封存之后文件末尾又添了内容")),
        _found(SealCheck.ALONE, message("只有一次封存，并且不允许再添改"))
        if alone
        else _bad(SealCheck.ALONE, message("封存之后有添改，或者封存的方式不是本程序的")),
        record,
    )
    return SealVerdict(
        findings=findings,
        station=station,
        sealed_at=at.isoformat() if at is not None else "",
        algorithm=algorithm,
        sha256=sha256,
    )


def _status(seal: EmbeddedPdfSignature) -> PdfSignatureStatus:
    """Whether mathematics and later revisions are in order; whose certificate it is, is asked apart.

    The day does not count against it: a certificate that has run out since still shows who sealed.
    """
    context = ValidationContext(
        trust_roots=[seal.signer_cert],
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=seal.self_reported_timestamp,
    )
    usage = KeyUsageConstraints(key_usage={"digital_signature"})
    status: PdfSignatureStatus = validate_pdf_signature(
        seal, signer_validation_context=context, key_usage_settings=usage
    )
    return status


def _as_we_write(pdf: bytes, seal: EmbeddedPdfSignature) -> bool:
    """Whether the one place no digest covers holds the signature in our spelling and nothing else.

    Letter case, filling and what may be added to a signature unsigned say nothing about the paper, but a
    file in which they differ is not the file that was sealed.
    """
    _, before, after, _ = (int(number) for number in seal.byte_range)
    written = b"<" + _plain(seal).hex().upper().encode().ljust(ROOM_FOR_SIGNATURE, b"0") + b">"
    return pdf[before:after] == written


def _plain(seal: EmbeddedPdfSignature) -> bytes:
    """The signature as we write one (RFC 5652), around the parts that it signs or that are its own proof."""
    sha256 = cms.DigestAlgorithm({"algorithm": "sha256", "parameters": Null()})
    theirs, certificate = seal.signer_info, seal.signer_cert
    whose = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier("issuer_and_serial_number", whose),
            "digest_algorithm": sha256,
            "signed_attrs": theirs["signed_attrs"],
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": theirs["signature"],
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    whole: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return whole


def _record(sha256: str, ledger_sha256: str | None) -> SealFinding:
    if ledger_sha256 is None:
        sentence = message("没有连到记录库，这一项没有比对")
        return SealFinding(check=SealCheck.RECORD, good=None, sentence=sentence)
    if sha256 == ledger_sha256:
        return _found(SealCheck.RECORD, message("与记录库登记的文件指纹一致"))
    return _bad(SealCheck.RECORD, message("记录库里没有登记这样一个文件"))


def _unreadable(sha256: str, ledger_sha256: str | None) -> SealVerdict:
    broken = message("打不开，不是完整的PDF文件")
    unreadable = SealFinding(check=SealCheck.FILE, good=False, sentence=broken)
    return SealVerdict(findings=(unreadable, _record(sha256, ledger_sha256)), sha256=sha256)


def _found(check: SealCheck, sentence: Message) -> SealFinding:
    return SealFinding(check=check, good=True, sentence=sentence)


def _bad(check: SealCheck, sentence: Message) -> SealFinding:
    return SealFinding(check=check, good=False, sentence=sentence)
