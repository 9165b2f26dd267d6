"""The seal of a signed paper: good for the very file, for nothing else, and told in words."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from mediator.documents.agreement import agreement_paper
from mediator.documents.preview import text_of
from mediator.documents.seal import seal
from mediator.documents.seal_check import verify
from mediator.documents.station_seals import StationSeals
from mediator.documents.trust_file import certificates_in
from mediator.domain.seals import SealCheck, SealVerdict
from mediator.storage.station_key import StationKeys, make_seal
from tests.documents.samples import AGREEMENT
from tests.documents.seal_attacks import ATTACKS, gap
from tests.documents.validators import PROFILES, faults_of_page, faults_of_pikepdf
from tests.fakes import MemorySettings

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
STATION = make_seal("青石派出所", NOW)
PAPER = agreement_paper(AGREEMENT)
SEALED = seal(PAPER, STATION, NOW)
DIGEST = hashlib.sha256(SEALED).hexdigest()
OURS = (STATION.certificate,)


def answers(verdict: SealVerdict) -> dict[SealCheck, bool | None]:
    return {finding.check: finding.good for finding in verdict.findings}


def test_a_sealed_paper_is_accepted_and_names_station_hour_and_algorithm():
    verdict = verify(SEALED, OURS, DIGEST)
    assert answers(verdict) == dict.fromkeys(SealCheck, True)
    assert verdict.accepted and not verdict.partly
    assert (verdict.station, verdict.sealed_at) == ("青石派出所", NOW.isoformat())
    assert verdict.algorithm == "sha256_ecdsa"


def test_without_the_record_it_is_accepted_and_says_what_was_not_compared():
    verdict = verify(SEALED, OURS)
    assert verdict.accepted and verdict.partly
    assert answers(verdict)[SealCheck.RECORD] is None


def test_a_file_the_record_does_not_know_is_refused_though_the_seal_is_good():
    assert not verify(SEALED, OURS, "").accepted


def test_the_seal_of_another_station_is_refused():
    other = make_seal("青石派出所", NOW)
    verdict = verify(seal(PAPER, other, NOW), OURS)
    assert answers(verdict)[SealCheck.STATION] is False and not verdict.accepted


def test_a_paper_without_a_seal_is_refused():
    assert answers(verify(PAPER, OURS))[SealCheck.SEALED] is False


def test_sealing_changes_no_word_and_adds_little():
    assert text_of(SEALED) == text_of(PAPER)
    assert SEALED.startswith(PAPER)
    assert len(SEALED) - len(PAPER) < 12_000


def test_the_sealed_paper_is_still_fit_for_archives_and_for_readers_of_the_blind():
    assert [faults_of_page(SEALED, profile) for profile in PROFILES] == [[], []]


def test_the_second_validator_finds_nothing_but_what_it_does_not_know():
    # It has no rules for signed files; anything it does know of must stand.
    assert faults_of_pikepdf(PAPER) == []
    assert {fault.split("]")[0] for fault in faults_of_pikepdf(SEALED)} == {"[unsupported"}


def test_poppler_calls_the_signature_valid(tmp_path: Path):
    pdfsig = shutil.which("pdfsig")
    assert pdfsig is not None, "poppler-utils is among the Debian packages of the tests"
    path = tmp_path / "sealed.pdf"
    path.write_bytes(SEALED)
    told = subprocess.run([pdfsig, str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_is_accepted_even_away_from_the_record(name: str):
    changed = ATTACKS[name](SEALED)
    assert changed != SEALED
    assert not verify(changed, OURS).accepted


def test_there_are_forty_attacks():
    assert len(ATTACKS) >= 40


def test_the_seal_of_one_paper_is_no_seal_of_another():
    other = seal(agreement_paper(replace(AGREEMENT, place="青石派出所调解二室")), STATION, NOW)
    (start, end), (theirs, behind) = gap(SEALED), gap(other)
    recycled = SEALED[:start] + other[theirs:behind] + SEALED[end:]
    assert len(recycled) == len(SEALED)
    assert not verify(recycled, OURS).accepted


def test_no_byte_can_be_flipped_unseen_by_the_record():
    """Every byte, by the digest alone, which `verify` compares first of all."""
    flipped = bytearray(SEALED)
    start = hashlib.sha256()
    seen = 0
    for place in range(0, len(SEALED), 64):
        block = SEALED[place : place + 64]
        for offset in range(0, len(block), 16):
            flipped[place + offset] ^= 1
            digest = start.copy()
            digest.update(memoryview(flipped)[place:])
            seen += digest.hexdigest() != DIGEST
            flipped[place + offset] ^= 1
        start.update(block)
    assert seen == len(range(0, len(SEALED), 16))


def test_bytes_flipped_all_over_are_seen_away_from_the_record_too():
    chosen = random.Random(7)
    start, end = gap(SEALED)
    places = [chosen.randrange(len(SEALED)) for _ in range(24)]
    places += [start, start + 1, start + 7, start + 51, start + 53, start + 2_100, end - 2, end - 1]
    for place in places:
        flipped = bytearray(SEALED)
        flipped[place] ^= 1
        assert not verify(bytes(flipped), OURS).accepted, place


@pytest.mark.long
def test_every_byte_flipped_is_seen_by_the_record():
    flipped = bytearray(SEALED)
    start = hashlib.sha256()
    for place in range(len(SEALED)):
        flipped[place] ^= 1
        digest = start.copy()
        digest.update(memoryview(flipped)[place:])
        assert digest.hexdigest() != DIGEST
        flipped[place] ^= 1
        start.update(SEALED[place : place + 1])


@pytest.mark.long
def test_every_byte_of_the_signature_flipped_is_seen_away_from_the_record():
    start, end = gap(SEALED)
    for place in range(start - 5, end + 5):
        flipped = bytearray(SEALED)
        flipped[place] ^= 1
        assert not verify(bytes(flipped), OURS).accepted, place


def test_a_station_keeps_one_key_renews_it_and_still_knows_earlier_papers():
    keys = StationKeys(MemorySettings(), "青石派出所")
    office = StationSeals(keys)
    first = office.seal(PAPER, NOW)
    assert office.seal(PAPER, NOW).certificate_sha256 == first.certificate_sha256
    keys.renew(NOW)
    assert office.seal(PAPER, NOW).certificate_sha256 != first.certificate_sha256
    assert office.verify(first.content).accepted


def test_a_key_that_has_run_out_is_replaced_by_itself_and_its_papers_stay_good():
    office = StationSeals(StationKeys(MemorySettings(), "青石派出所"))
    first = office.seal(PAPER, NOW)
    later = office.seal(PAPER, NOW + timedelta(days=3653))
    assert later.certificate_sha256 != first.certificate_sha256
    assert office.verify(first.content).accepted and office.verify(later.content).accepted


def test_the_trust_file_holds_certificates_and_no_key():
    settings = MemorySettings()
    text = StationSeals(StationKeys(settings, "青石派出所")).trust_file(NOW)
    assert text.count(b"BEGIN CERTIFICATE") == 1
    assert b"PRIVATE" not in text
    assert max(len(line) for line in text.splitlines()) <= 64


def test_another_office_reads_the_trust_file_and_accepts_the_paper():
    office = StationSeals(StationKeys(MemorySettings(), "青石派出所"))
    sealed = office.seal(PAPER, NOW)
    theirs = certificates_in(office.trust_file(NOW))
    assert verify(sealed.content, theirs).partly
    assert not verify(sealed.content, OURS).accepted


@pytest.mark.parametrize("data", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\n!!\n", PAPER[:4000]])
def test_what_is_no_trust_file_holds_no_certificate(data: bytes):
    assert certificates_in(data) == ()


def test_whoever_asks_the_signature_alone_misses_changes_that_are_seen_here():
    """The control: letter case in the signature's own digits is nothing to the signature, and is to us."""
    start, end = gap(SEALED)
    letters = [place for place in range(start, end) if SEALED[place] in b"ABCDEF"][:3]
    for place in letters:
        changed = bytearray(SEALED)
        changed[place] = SEALED[place] + 32
        (signature,) = PdfFileReader(BytesIO(bytes(changed))).embedded_signatures
        context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=NOW)
        usage = KeyUsageConstraints(key_usage={"digital_signature"})
        alone = validate_pdf_signature(signature, signer_validation_context=context, key_usage_settings=usage)
        assert alone.intact and alone.valid
        assert not verify(bytes(changed), OURS).accepted
    assert len(letters) == 3
