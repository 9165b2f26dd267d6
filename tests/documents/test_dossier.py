"""The bound file as it comes out: pages numbered through, contents that lead to them, whole for archives."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pikepdf
import pytest

from mediator.documents.dossier import stamp_of
from mediator.documents.press import Press
from mediator.documents.preview import page_count, page_texts, text_of
from mediator.documents.verify import plain
from mediator.domain.stages import Stage
from mediator.services.dossier_making import DossierMaking
from tests.builders import a_desk, a_session
from tests.documents.validators import PROFILES, faults_of_page

PEN = re.compile(r"_{3,}")


def made_dossier() -> tuple[DossierMaking, tuple[str, ...]]:
    """A whole file from the real press, and the titles of what lies in it."""
    desk = replace(a_desk(), papers=Press())
    b = a_session(desk=desk).at(Stage.SECOND_ROUND)
    for number in range(4):
        b.heard(
            "甲",
            *(f"第{number}次说的第{line}句话，内容比较长，要占去一整行还多一点" for line in range(12)),
            round_=2,
        )
    b.at(Stage.FOLLOW_UP).finish()
    b.room.dossier.list_exhibit(title="手机维修发票", source="许明川提供", sheets=1)
    titles = tuple(p.title.in_chinese() for p in b.room.dossier.papers() if p.in_file)
    return b.room.dossier.making().finish(), titles


@lru_cache(maxsize=1)
def dossier() -> tuple[DossierMaking, tuple[str, ...]]:
    return made_dossier()


def pages() -> tuple[str, ...]:
    return tuple(plain(text) for text in page_texts(dossier()[0].pdf))


def test_every_page_carries_its_number_in_the_file_beside_the_papers_own():
    found = pages()
    for number, text in enumerate(found, 1):
        assert plain(stamp_of(number, len(found))) in text
        assert re.search(r"第\d+页共\d+页", text.replace(plain(stamp_of(number, len(found))), ""))


def test_the_contents_lead_to_the_page_where_each_paper_begins():
    making, titles = dossier()
    contents = page_texts(making.pdf)[1]
    found = pages()
    for paper, title in zip(making.papers, titles, strict=True):
        start = making.starts[paper.name]
        own_first = plain(page_texts(paper.content)[0])
        assert own_first in found[start - 1].replace(plain(stamp_of(start, len(found))), "")
        if paper.name not in ("dossier-cover", "dossier-contents"):
            assert re.search(rf"{re.escape(title)}\s+{start}\b", contents), title


def test_the_file_is_all_its_papers_and_nothing_more():
    making, _ = dossier()
    assert page_count(making.pdf) == sum(page_count(paper.content) for paper in making.papers)
    assert f"共{page_count(making.pdf)}页" in pages()[0]
    assert f"共{page_count(making.pdf)}页" in pages()[-1]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_file_is_fit_for_archives(profile: object):
    assert faults_of_page(dossier()[0].pdf, profile) == []


def test_the_agreement_goes_along_as_data():
    with pikepdf.open(BytesIO(dossier()[0].pdf)) as pdf:
        assert list(pdf.attachments) == ["agreement.json"]


def test_each_paper_has_its_bookmark():
    making, titles = dossier()
    with pikepdf.open(BytesIO(making.pdf)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == list(titles)


def test_what_is_heard_of_the_file_is_every_paper_in_turn():
    making, titles = dossier()
    with pikepdf.open(BytesIO(making.pdf)) as pdf:
        parts = pdf.Root.StructTreeRoot.K.K
        assert [str(part.S) for part in parts] == ["/Part"] * len(titles)
        rows = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert [int(rows[i]) for i in range(0, len(rows), 2)] == list(range(len(pdf.pages)))
        assert [int(page.obj.StructParents) for page in pdf.pages] == list(range(len(pdf.pages)))
        for index, page in enumerate(pdf.pages):
            for element in rows[2 * index + 1]:
                further = [kid.Pg for kid in element.K if isinstance(kid, pikepdf.Dictionary)]
                assert page.obj.objgen in {owner.objgen for owner in (element.Pg, *further)}


def test_the_same_file_gives_the_same_bytes():
    assert made_dossier()[0].pdf == dossier()[0].pdf


def test_a_field_without_a_value_is_struck_in_every_form_of_the_file():
    making, _ = dossier()
    cover = text_of(next(p.content for p in making.papers if p.name == "dossier-cover"))
    exhibits = text_of(next(p.content for p in making.papers if p.name == "exhibits"))
    assert re.search(r"备注\s*／", cover)
    assert exhibits.count("／") >= 10
    for paper in making.papers:
        assert not PEN.search(text_of(paper.content)), paper.name
