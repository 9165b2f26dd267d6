"""What a paper's file says of itself and carries: title and day, language, colours, the agreement as data."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mediator.documents import archive
from mediator.documents.attachment import AGREEMENT_FILE
from mediator.documents.press import Press
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.papers import agreement_text, digest_of
from mediator.resources import RESOURCES
from tests.documents.every_paper import NAMES, made
from tests.documents.samples import AGREEMENT

EVERY_DIGEST = (
    "import hashlib\n"
    "from tests.documents.every_paper import NAMES, made\n"
    "print(*(hashlib.sha256(made(name)).hexdigest() for name in NAMES))\n"
)


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf)) as found:
        yield found


def attached(pdf: bytes) -> bytes:
    """The bytes of the one file that is carried."""
    with opened(pdf) as found:
        (name,) = found.attachments
        assert name == AGREEMENT_FILE
        return found.attachments[name].get_file().read_bytes()


def test_an_agreement_carries_the_very_words_its_digest_is_of() -> None:
    data = attached(made("agreement"))
    assert digest_of(data.decode("utf-8")) == digest_of(agreement_text(AGREEMENT))
    assert json.loads(data)["clauses"] == list(AGREEMENT.clauses)
    with opened(made("agreement")) as pdf:
        assert pdf.Root.AF[0].AFRelationship == "/Data"
        assert pdf.attachments[AGREEMENT_FILE].get_file().mime_type == "application/json"


def test_signing_changes_nothing_in_the_attached_data() -> None:
    unsigned = Press().agreement(replace(AGREEMENT, signatures=(), made_on=None, check_code="", digest=""))
    assert attached(unsigned) == attached(made("agreement"))


def test_no_other_paper_carries_a_file() -> None:
    for name in ("talk record", "rights notice", "follow-up", "hand-over-card-1, empty"):
        with opened(made(name)) as pdf:
            assert not pdf.attachments


def test_title_day_and_language_stand_in_the_file() -> None:
    with opened(made("agreement")) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert "治安调解协议书 云公（青石）调解字〔2025〕0128号" in xmp
        assert "2025-11-24T00:00:00+08:00" in xmp
        assert str(pdf.docinfo["/CreationDate"]) == "D:20251124000000+08'00'"
        assert pdf.Root.Lang == "zh-CN"
    with opened(made("hand-over-card-1-en, empty")) as pdf:
        assert pdf.Root.Lang == "en"


def test_a_paper_without_a_day_names_none() -> None:
    with opened(made("agreement, not yet signed")) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()


def test_signs_of_markup_in_a_title_stay_signs() -> None:
    with opened(Press().agreement(replace(AGREEMENT, organ="<某局> & 某所"))) as pdf:
        assert "&lt;某局&gt; &amp; 某所" in pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert str(pdf.docinfo["/Author"]) == "<某局> & 某所"


def test_another_process_makes_the_same_bytes_of_every_paper() -> None:
    found = subprocess.run(
        [sys.executable, "-c", EVERY_DIGEST],
        cwd=RESOURCES.parent,
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "America/Lima"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == [hashlib.sha256(made(name)).hexdigest() for name in NAMES]


def test_a_damaged_colour_profile_is_reported_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "srgb.icc"
    damaged.write_bytes(archive.COLOUR_PROFILE.read_bytes()[:-1] + b"\x01")
    monkeypatch.setattr(archive, "COLOUR_PROFILE", damaged)
    archive.colour_profile.cache_clear()
    with pytest.raises(EnvironmentTrouble) as refused:
        archive.colour_profile()
    assert refused.value.title.in_chinese() == "颜色配置srgb.icc缺失或已损坏，暂时不能生成文书"
