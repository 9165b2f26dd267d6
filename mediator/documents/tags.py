"""The logical structure of a paper: heading, paragraph, cell or signature, for those who listen to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

from mediator.documents.engine import number_of, reserve, text_string

# Elements that hold text or a drawing themselves; all others only hold elements.
LEAVES = frozenset({"P", "H1", "H2", "TH", "TD", "Figure"})
ARTIFACT = "/Artifact BMC"
END = "EMC"


@dataclass(eq=False)
class Element:
    """One element: its kind in the words of PDF, what it holds, and what is said in place of a drawing.

    `attributes` are the further attributes of a cell. `marks` are the places on the pages, as page index
    and number on that page.
    """

    kind: str
    alternative: str = ""
    attributes: str = ""
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        return self.kind in LEAVES

    def child(self, kind: str, *, alternative: str = "", attributes: str = "") -> Element:
        """A new element at the end of this one."""
        made = Element(kind, alternative, attributes)
        self.kids.append(made)
        return made


def cell_attributes(*, columns: int, rows: int, heads: str = "") -> str:
    """How far a cell reaches, and whether it names its row or its column ("Row", "Column")."""
    spans = (f"/ColSpan {columns}" if columns > 1 else "") + (f"/RowSpan {rows}" if rows > 1 else "")
    scope = f"/Scope/{heads}" if heads else ""
    return f"/A<</O/Table{spans}{scope}>>" if spans or scope else ""


def figure_attributes(box: tuple[float, float, float, float]) -> str:
    """Where a drawing stands on its page: left, bottom, right, top."""
    return f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.1f}' for edge in box)}]>>"


class Marks:
    """Numbers what is drawn on each page and notes which element it belongs to."""

    def __init__(self) -> None:
        self.pages: list[list[Element]] = []

    def begin_page(self) -> None:
        """Numbers start again on each page."""
        self.pages.append([])

    def begin(self, element: Element) -> str:
        """The operator before what belongs to this element."""
        page = self.pages[-1]
        number = len(page)
        page.append(element)
        element.marks.append((len(self.pages) - 1, number))
        return f"/{element.kind} <</MCID {number}>> BDC"


def write_structure(document: pdfdoc.PDFDocument, root: Element, marks: Marks) -> None:
    """Put the tree into the file, whose pages are all there.

    An element that nothing was drawn for is left out.
    """
    pages = [number_of(document, document.Reference(page)) for page in document.Pages.pages]
    top, number = reserve(document)
    numbers: dict[int, int] = {}
    tree = _write(document, root, number, pages, numbers)
    rows = " ".join(
        f"{index}[{' '.join(f'{numbers[id(element)]} 0 R' for element in page)}]"
        for index, page in enumerate(marks.pages)
    )
    parents, parents_number = reserve(document)
    parents.words = f"<</Nums[{rows}]>>"
    top.words = (
        f"<</Type/StructTreeRoot/K[{tree} 0 R]/ParentTree {parents_number} 0 R"
        f"/ParentTreeNextKey {len(marks.pages)}>>"
    )
    document.Catalog.StructTreeRoot = top


def _write(
    document: pdfdoc.PDFDocument, element: Element, parent: int, pages: list[int], numbers: dict[int, int]
) -> int:
    written, own = reserve(document)
    numbers[id(element)] = own
    kids = [f"{_write(document, kid, own, pages, numbers)} 0 R" for kid in element.kids if _holds(kid)]
    page = f"/Pg {pages[element.marks[0][0]]} 0 R" if element.marks else ""
    kids += [
        str(number) if index == element.marks[0][0] else f"<</Type/MCR/Pg {pages[index]} 0 R/MCID {number}>>"
        for index, number in element.marks
    ]
    alternative = f"/Alt{text_string(element.alternative)}" if element.alternative else ""
    written.words = (
        f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{page}{alternative}{element.attributes}"
        f"/K[{' '.join(kids)}]>>"
    )
    return own


def _holds(element: Element) -> bool:
    """Whether anything was drawn for it. A cell stays in any case, or rows would differ in length."""
    return bool(element.marks) or element.kind in ("TD", "TH") or any(_holds(kid) for kid in element.kids)
