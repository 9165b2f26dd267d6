"""The structure of a paper: what somebody hears who has the file read out, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from mediator.documents.page import Flow
from mediator.documents.press import Press
from mediator.documents.table import Cell, Group, place_groups
from mediator.documents.tags import Element
from mediator.domain.papers import TalkEntry
from tests.documents.every_paper import made
from tests.documents.samples import AGREEMENT, TALK_RECORD


@pytest.fixture(scope="module")
def agreement() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(made("agreement"))) as pdf:
        yield pdf


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element below a node, in order."""
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get("/Type") == "/StructElem":
            yield kid
            yield from elements(kid)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S).removeprefix("/") for element in elements(pdf.Root.StructTreeRoot)]


def test_the_title_is_the_only_heading_of_the_first_rank(agreement: pikepdf.Pdf) -> None:
    found = kinds(agreement)
    assert found[0] == "Document"
    assert found.count("H1") == 1
    assert found.count("H2") == 2
    assert found.index("H1") < found.index("Table") < found.index("H2")


def test_each_block_of_people_is_a_table_whose_labels_head_their_rows(agreement: pikepdf.Pdf) -> None:
    tables = [e for e in elements(agreement.Root.StructTreeRoot) if e.S == "/Table"]
    assert len(tables) == 1 + len(AGREEMENT.parties) + len(AGREEMENT.others)
    block = tables[1]
    label = block.K[0].K[0]
    assert label.S == "/TH"
    assert label.A.RowSpan == len(block.K)
    assert label.A.Scope == "/Row"
    widths = [sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in row.K) for row in block.K]
    assert widths == [widths[0], *(widths[0] - 1 for _ in widths[1:])]


def test_rows_of_labels_head_their_columns() -> None:
    flow = Flow()
    place_groups(flow, [Group("", ((Cell("序号", 2, label=True), Cell("题名", 2, label=True)),))])
    (table,) = flow.structure.kids
    assert [cell.attributes for cell in table.kids[0].kids] == [
        "/A<</O/Table/ColSpan 2/Scope/Column>>",
        "/A<</O/Table/ColSpan 2/Scope/Column>>",
    ]


def test_a_signature_is_told_in_words(agreement: pikepdf.Pdf) -> None:
    told = [str(e.Alt) for e in elements(agreement.Root.StructTreeRoot) if e.S == "/Figure"]
    assert told == [f"{s.name}的手写签名" for s in AGREEMENT.signatures if s.ink]


def test_a_paragraph_that_goes_over_the_page_stays_one_paragraph() -> None:
    statement = "".join(f"第{n}句话说的是那天的事。" for n in range(1, 140))
    pdf = Press().talk_record(replace(TALK_RECORD, entries=(TalkEntry(label="答：", text=statement),)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        over = [
            e
            for e in elements(opened.Root.StructTreeRoot)
            if any(isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR" for kid in e.K)
        ]
        assert [e.S for e in over] == ["/P"]
        assert over[0].K[1].Pg.objgen == opened.pages[1].obj.objgen


def test_everything_on_a_page_is_tagged_or_an_artifact(agreement: pikepdf.Pdf) -> None:
    for count, page in enumerate(agreement.pages):
        operators = page.Contents.read_bytes()
        opened = re.findall(rb"^/(\w+) (?:<</MCID (\d+)>> BDC|BMC)$", operators, re.MULTILINE)
        assert len(opened) == operators.count(b"\nEMC")
        numbers = [int(number) for _, number in opened if number]
        assert numbers == list(range(len(numbers)))
        row = agreement.Root.StructTreeRoot.ParentTree.Nums[2 * count + 1]
        assert [str(element.S)[1:] for element in row] == [kind.decode() for kind, n in opened if n]
        assert page.StructParents == count


def test_text_outside_any_element_becomes_a_paragraph() -> None:
    flow = Flow()
    with flow.inside("Div") as part:
        assert flow.text_element().kind == "P"
        with flow.inside("H2") as heading:
            assert flow.text_element() is heading
    assert [kid.kind for kid in part.kids] == ["P", "H2"]
    assert Element("P").is_leaf
