"""Binds finished papers into one file: pages numbered through, their structure and bookmarks kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, StreamDecodeLevel

from mediator.documents import style
from mediator.documents.archive import archive
from mediator.documents.attachment import AGREEMENT_FILE, Attachment
from mediator.documents.engine import finished
from mediator.documents.metadata import Description
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.sheet import Sheet
from mediator.documents.tags import ARTIFACT, END
from mediator.domain.chinese_dates import date_text
from mediator.services.ports import BoundFile

# In the free head of every page, right above the edge of the text.
STAMP_TOP = style.PAGE_HEIGHT - 22 * style.MM
STAMP = "/Stamp"


def stamp_of(page: int, pages: int) -> str:
    """The number of a page in the file, counted from 1."""
    return f"卷内第 {page} 页 共 {pages} 页"


def bind(file: BoundFile) -> bytes:
    """All papers in their order as one PDF/A-3a; each keeps its own page numbers at the foot."""
    with Pdf.new() as bound:
        trees: list[Object] = []
        attachment = None
        with bound.open_outline() as outline:
            for title, content in file.papers:
                with Pdf.open(BytesIO(content)) as paper:
                    outline.root.append(OutlineItem(title, len(bound.pages)))
                    trees.append(_take_pages(bound, paper))
                    attachment = attachment or _attachment_of(paper)
        _join_structure(bound, trees)
        _stamp(bound)
        description = Description(
            title=file.title,
            author=file.organ,
            subject=f"{file.title} {date_text(file.made_on)}",
            made_on=file.made_on,
        )
        target = BytesIO()
        # Nothing is deflated anew: a stream whose data end like a line seems shorter than it says.
        bound.save(
            target,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )
    return archive(target.getvalue(), description, attachment)


def _take_pages(bound: Pdf, paper: Pdf) -> Object:
    """Copy the pages, then the structure: it refers to pages that must be there already.

    The field of a seal stays behind: it speaks of the whole sealed file, which a bound one is not.
    """
    for page in paper.pages:
        if Name.Annots in page.obj:
            del page.obj[Name.Annots]
    bound.pages.extend(paper.pages)
    return bound.copy_foreign(paper.Root.StructTreeRoot)


def _attachment_of(paper: Pdf) -> Attachment | None:
    """The agreement as data, where this paper carries it."""
    if AGREEMENT_FILE not in paper.attachments:
        return None
    kept = paper.attachments[AGREEMENT_FILE]
    return Attachment(AGREEMENT_FILE, kept.get_file().read_bytes(), kept.description)


def _join_structure(bound: Pdf, trees: Sequence[Object]) -> None:
    """One tree with every paper as a document in it; the pages are numbered anew for it."""
    root = bound.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = bound.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    rows: list[Object | int] = []
    for tree in trees:
        for document in _documents(tree):
            document.P = whole
            document.S = Name.Part
            whole.K.append(document)
        numbers = tree.ParentTree.Nums
        rows += [row for index, row in enumerate(numbers) if index % 2]
    for count, page in enumerate(bound.pages):
        page.obj.StructParents = count
    flat: list[Object | int] = []
    for count, row in enumerate(rows):
        flat += [count, row]
    root.K = whole
    root.ParentTree = bound.make_indirect(Dictionary(Nums=Array(flat)))
    root.ParentTreeNextKey = len(rows)
    bound.Root.StructTreeRoot = root


def _documents(tree: Object) -> Iterator[Object]:
    top = tree.K
    if isinstance(top, Array):
        yield from top
    else:
        yield top


def _stamp(bound: Pdf) -> None:
    """The number of the page in the file, on every page, outside its structure."""
    total = len(bound.pages)
    with Pdf.open(BytesIO(_stamps(total))) as stamps:
        for page, numbered in zip(bound.pages, stamps.pages, strict=True):
            stamp = bound.copy_foreign(numbered.as_form_xobject())
            _show(bound, page, stamp)


def _show(bound: Pdf, page: Page, stamp: Object) -> None:
    """Pages of a paper share their resources, so each gets a list of its own."""
    resources = Dictionary(dict(page.obj.Resources.items()))
    drawings = Dictionary(dict(resources.XObject.items()) if Name.XObject in resources else {})
    drawings[STAMP] = stamp
    resources.XObject = drawings
    page.obj.Resources = resources
    words = f"\n{ARTIFACT}\nq {STAMP} Do Q\n{END} "
    page.contents_add(bound.make_stream(words.encode("ascii")))


def _stamps(total: int) -> bytes:
    """A file with a page for each number and nothing else on it."""
    sheet = Sheet()
    for page in range(1, total + 1):
        (line,) = set_lines([Span(stamp_of(page, total))], style.FOOT_RIGHT, style.TEXT_WIDTH)
        line.draw(sheet, style.LEFT, style.FOOT_RIGHT.baseline(STAMP_TOP))
        sheet.canvas.showPage()
    return finished(sheet.canvas)
