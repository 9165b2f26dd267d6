"""The frozen words of an agreement: canonical, hashed, and shown short."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from mediator.domain.papers import (
    AgreementPaper,
    PaperPerson,
    SignatureLine,
    agreement_text,
    check_code,
    digest_of,
)

PAPER = AgreementPaper(
    organ="云溪市公安局",
    number="云公（青）调解字〔2025〕0128号",
    host_name="李明",
    host_unit="青石派出所民警",
    place="青石派出所调解室",
    parties=(PaperPerson(label="当事人（甲）", name="𬱖小满", born_on=date(2016, 3, 5)),),
    facts="两人在公园争抢滑梯。",
    clauses=("双方互相道歉。",),
    copies=3,
)


def test_the_frozen_text_is_canonical_json() -> None:
    text = agreement_text(PAPER)
    content = json.loads(text)
    assert content["parties"][0]["born_on"] == "2016-03-05"
    assert text == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "𬱖小满" in text


def test_signatures_and_date_do_not_change_the_digest() -> None:
    signed = replace(
        PAPER,
        signatures=(SignatureLine(label="当事人", name="𬱖小满"),),
        made_on=date(2025, 11, 24),
        check_code="7F3A-21",
        digest="7f3a21",
    )
    assert digest_of(agreement_text(signed)) == digest_of(agreement_text(PAPER))


def test_every_word_changes_the_digest() -> None:
    other = replace(PAPER, clauses=("双方互相道歉！",))
    assert digest_of(agreement_text(other)) != digest_of(agreement_text(PAPER))


def test_the_digest_is_sha256_of_utf8() -> None:
    assert digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_check_code_is_short_enough_to_compare_by_eye() -> None:
    assert check_code("7f3a21" + "0" * 58) == "7F3A-21"
