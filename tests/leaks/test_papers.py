"""The finished PDFs: their text, what is attached to them, their metadata and every string inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from mediator.documents.press import Press
from mediator.documents.preview import text_of
from mediator.domain.file_builders import AnyPaper
from mediator.domain.paperwork import agreement_paper_of
from mediator.services.dossier_making import press
from tests.leaks.checker import leaks
from tests.leaks.planting import Planted, planted
from tests.leaks.surfaces import ALL, Surface, drawn_papers
from tests.leaks.test_leaks import EVERYTHING
from tests.leaks.test_windows import PLANNED


def inside(pdf: bytes) -> str:
    """Everything that can be read out of a PDF, by whatever door."""
    found = ["".join(text_of(pdf).split())]
    with pikepdf.open(BytesIO(pdf)) as opened:
        found += [str(value) for value in opened.docinfo.values()]
        for name in opened.attachments:
            found += [name, opened.attachments[name].get_file().read_bytes().decode("utf-8")]
        for part in opened.objects:
            found += _strings(part)
    return "\n".join(found)


def _strings(part: object) -> Iterator[str]:
    """The strings of one object: titles, alternative texts, what is spoken, metadata."""
    if isinstance(part, pikepdf.Stream):
        yield part.read_bytes().decode("utf-8", "replace")
    if isinstance(part, pikepdf.String):
        yield str(part)
    if isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in part.keys():  # noqa: SIM118 - a pikepdf dictionary is no mapping
            value = part[key]
            if isinstance(value, pikepdf.String):
                yield str(value)


def papers_of_all(made: Planted) -> Iterator[tuple[str, str, AnyPaper]]:
    yield "agreement", "", agreement_paper_of(made.session, station="青石派出所", training=False)
    yield from drawn_papers(made)


@pytest.mark.parametrize("plan", ["everything", "much let go"])
def test_no_finished_paper_holds_a_private_word_of_somebody_else(plan: str) -> None:
    made, maker = planted([*PLANNED[plan], ("draft", 0)]), Press()
    shown = [
        Surface(f"pdf {name}", about or ALL, inside(press(maker, paper)), paper=True)
        for name, about, paper in papers_of_all(made)
    ]
    assert leaks(made, shown) == []
    assert len(shown) > 10


def test_the_reader_of_pdfs_finds_what_is_printed_and_what_is_attached() -> None:
    """Or the test above could pass on papers nobody can read."""
    made, maker = planted(EVERYTHING), Press()
    own = {s.mark for s in made.secrets if s.kind == "words"}
    records = [(about, p) for name, about, p in drawn_papers(made) if name.startswith("talk-record")]
    for about, paper in records:
        printed = inside(press(maker, paper))
        assert any(s.mark in printed for s in made.secrets if s.owner == about and s.mark in own)
    made.building.drafted()
    agreement = agreement_paper_of(made.session, station="青石派出所", training=False)
    assert len(re.findall("双方因楼道堆物发生争吵", inside(press(maker, agreement)))) >= 2
