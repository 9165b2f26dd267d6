"""Every paper is PDF/A-3 to two independent validators, and each of them finds what is broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from page import ValidationProfile
from pikepdf import Array, Dictionary, Name, String

from tests.documents.every_paper import NAMES, PRESS, made
from tests.documents.samples import AGREEMENT
from tests.documents.validators import PROFILES, changed, faults_of_page, faults_of_pikepdf


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_first_validator_finds_nothing_in_any_paper(name: str, profile: ValidationProfile) -> None:
    assert faults_of_page(made(name), profile) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_second_validator_approves_every_paper(name: str) -> None:
    assert faults_of_pikepdf(made(name)) == []


def without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def without_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def with_a_font_not_embedded(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.FontDescriptor.FontFile2


def with_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_a_file_that_belongs_to_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF
    pdf.Root.Names.EmbeddedFiles.Names[1].EF = Dictionary(F=pdf.make_stream(b"{}"))
    pdf.Root.Names.EmbeddedFiles.Names = Array([String("x"), pdf.Root.Names.EmbeddedFiles.Names[1]])


def without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def with_a_signature_nobody_can_hear(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get("/S") == "/Figure":
            del element.Alt


DEFECTS = (
    without_metadata,
    without_colours,
    with_a_font_not_embedded,
    with_a_script,
    with_a_file_that_belongs_to_nothing,
)


@pytest.mark.parametrize("defect", DEFECTS)
@pytest.mark.parametrize("validator", (faults_of_page, faults_of_pikepdf))
def test_each_validator_finds_a_defect_made_on_purpose(
    validator: Callable[[bytes], list[str]], defect: Callable[[pikepdf.Pdf], None]
) -> None:
    assert validator(changed(made("agreement"), lambda pdf: None)) == []
    assert validator(changed(made("agreement"), defect))


@pytest.mark.parametrize("defect", (without_structure, with_a_signature_nobody_can_hear))
def test_the_first_validator_misses_no_fault_in_the_structure(
    defect: Callable[[pikepdf.Pdf], None],
) -> None:
    broken = changed(made("agreement"), defect)
    assert faults_of_page(broken, ValidationProfile.PDF_UA_1)


def test_no_stream_ends_in_a_byte_that_could_be_taken_for_the_end_of_a_line() -> None:
    """A deflated stream ends in any byte; about one paper in ten had a stream that seemed too short."""
    for number in range(120):
        pdf = PRESS.agreement(replace(AGREEMENT, number=f"第{number}号", signatures=()))
        assert faults_of_page(pdf, ValidationProfile.PDF_A_3A) == []
