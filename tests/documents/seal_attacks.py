"""Changes made to a sealed paper by somebody who wants it to go on looking sealed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from mediator.documents.seal import seal
from mediator.storage.station_key import make_seal

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
Attack = Callable[[bytes], bytes]
ATTACKS: dict[str, Attack] = {}


def attack(name: str) -> Callable[[Attack], Attack]:
    """Enter a change under a name of its own."""

    def entered(change: Attack) -> Attack:
        ATTACKS[name] = change
        return change

    return entered


def _more(name: str, change: Attack) -> None:
    ATTACKS[name] = change


def gap(pdf: bytes) -> tuple[int, int]:
    """Where the signature stands: the bytes no digest covers."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+)", pdf)
    assert found is not None
    return int(found[1]), int(found[2])


# --- put behind the end -------------------------------------------------------------------------------
for _name, _tail in {
    "a blank": b" ",
    "a line": b"\n",
    "a comment": b"%paid twice\n",
    "another end": b"\n%%EOF\n",
    "a zero": b"\0",
    "an object": b"\n900 0 obj\n(more)\nendobj\n",
    "a table of contents": b"\nxref\n0 1\n0000000000 65535 f \ntrailer <</Size 1>>\nstartxref\n0\n%%EOF\n",
}.items():
    _more(f"behind the end: {_name}", lambda pdf, tail=_tail: pdf + tail)
_more("behind the end: the file itself once more", lambda pdf: pdf + pdf)

# --- put before the beginning, cut off ---------------------------------------------------------------
_more("before the beginning: a line", lambda pdf: b"\n" + pdf)
_more("before the beginning: another heading", lambda pdf: b"%PDF-1.4\n" + pdf)
for _cut in (1, 2, 6, 40, 400, 700, 5_000, 9_000):
    _more(f"cut off: the last {_cut}", lambda pdf, cut=_cut: pdf[:-cut])
_more("cut off: the first byte", lambda pdf: pdf[1:])
_more("cut off: back to before the sealing", lambda pdf: pdf[: pdf.index(b"%%EOF") + 6])
_more("nothing left", lambda _: b"")


# --- added as a later revision --------------------------------------------------------------------------
def _revised(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _page(writer: IncrementalPdfFileWriter, number: int = 0) -> generic.DictionaryObject:
    page = writer.root["/Pages"]["/Kids"][number]
    assert isinstance(page, generic.DictionaryObject)
    return page


@attack("later: words over the page")
def _words(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        stream = writer.add_object(generic.StreamObject(stream_data=b"1 0 0 rg 100 500 200 40 re f"))
        page = _page(writer)
        old = page.raw_get("/Contents")
        page["/Contents"] = generic.ArrayObject([old, stream])
        writer.update_container(page)

    return _revised(pdf, change)


@attack("later: other words instead")
def _instead(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 g 0 0 10 10 re f"))
        writer.update_container(page)

    return _revised(pdf, change)


@attack("later: a note on the page")
def _note(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        note = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
                generic.pdf_name("/Rect"): generic.ArrayObject(
                    generic.NumberObject(n) for n in (9, 9, 99, 99)
                ),
                generic.pdf_name("/Contents"): generic.pdf_string("paid"),
            }
        )
        page = _page(writer)
        page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
        writer.update_container(page)

    return _revised(pdf, change)


@attack("later: a page turned")
def _turned(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        page["/Rotate"] = generic.NumberObject(180)
        writer.update_container(page)

    return _revised(pdf, change)


@attack("later: a page left out")
def _left_out(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"] = generic.ArrayObject(list(pages["/Kids"])[:1])
        pages["/Count"] = generic.NumberObject(1)
        writer.update_container(pages)

    return _revised(pdf, change)


@attack("later: pages in another order")
def _order(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        kids = pages["/Kids"]
        pages["/Kids"] = generic.ArrayObject([kids.raw_get(i) for i in reversed(range(len(kids)))])
        writer.update_container(pages)

    return _revised(pdf, change)


@attack("later: a page smaller than it was")
def _smaller(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        page["/CropBox"] = generic.ArrayObject(generic.NumberObject(n) for n in (0, 300, 595, 842))
        writer.update_container(page)

    return _revised(pdf, change)


def _root_entry(key: str, value: generic.PdfObject) -> Attack:
    def changed(pdf: bytes) -> bytes:
        def change(writer: IncrementalPdfFileWriter) -> None:
            writer.root[generic.pdf_name(key)] = value
            writer.update_root()

        return _revised(pdf, change)

    return changed


_more("later: it opens with an action", _root_entry("/OpenAction", generic.DictionaryObject()))
_more("later: another language", _root_entry("/Lang", generic.pdf_string("fr")))
_more("later: no attachment any more", _root_entry("/AF", generic.ArrayObject()))
_more("later: other names", _root_entry("/Names", generic.DictionaryObject()))
_more("later: no permissions any more", _root_entry("/Perms", generic.DictionaryObject()))
_more("later: no form any more", _root_entry("/AcroForm", generic.DictionaryObject()))
_more("later: layers that hide", _root_entry("/OCProperties", generic.DictionaryObject()))


@attack("later: other metadata")
def _metadata(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        data = writer.root["/Metadata"].data.replace(b"2025", b"2024")
        writer.root["/Metadata"] = writer.add_object(generic.StreamObject(stream_data=data))
        writer.update_root()

    return _revised(pdf, change)


@attack("later: another font file")
def _font(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        fonts = _page(writer)["/Resources"]["/Font"]
        first = next(iter(fonts))
        fonts[first] = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/Font")})
        writer.update_container(fonts)

    return _revised(pdf, change)


# --- the file written anew -------------------------------------------------------------------------------
def _rewritten(change: Callable[[pikepdf.Pdf], None]) -> Attack:
    def changed(pdf: bytes) -> bytes:
        with pikepdf.open(BytesIO(pdf)) as opened:
            change(opened)
            target = BytesIO()
            opened.save(target)
            return target.getvalue()

    return changed


def _sealed_by_other(pdf: bytes) -> bytes:
    unsealed = pdf[: pdf.index(b"%%EOF") + 6]
    return seal(unsealed, make_seal("青石派出所", NOW), NOW)


_more("anew: as it is", _rewritten(lambda _: None))
_more("anew: without a page", _rewritten(lambda pdf: pdf.pages.__delitem__(0)))
_more("anew: a page twice", _rewritten(lambda pdf: pdf.pages.append(pdf.pages[0])))
_more("anew: another title", _rewritten(lambda pdf: pdf.docinfo.__setitem__("/Title", "another")))
_more("anew: sealed with a key of the same name", _sealed_by_other)


# --- inside the seal ------------------------------------------------------------------------------------
@attack("inside: letters of the signature in small")
def _small(pdf: bytes) -> bytes:
    start, end = gap(pdf)
    return pdf[:start] + pdf[start:end].lower() + pdf[end:]


@attack("inside: something in the filling")
def _filling(pdf: bytes) -> bytes:
    _, end = gap(pdf)
    return pdf[: end - 9] + b"C0FFEE00" + pdf[end - 1 :]


@attack("inside: an empty signature")
def _empty(pdf: bytes) -> bytes:
    start, end = gap(pdf)
    return pdf[: start + 1] + b"0" * (end - start - 2) + pdf[end - 1 :]


@attack("inside: a range that covers less")
def _range(pdf: bytes) -> bytes:
    start, end = gap(pdf)
    old = re.search(rb"/ByteRange \[[^\]]*\]", pdf)
    assert old is not None
    tail = len(pdf) - end - 100
    new = f"/ByteRange [0 {start} {end} {tail}]".encode().ljust(len(old[0]))
    return pdf.replace(old[0], new[: len(old[0])])


@attack("inside: changes are allowed")
def _allowed(pdf: bytes) -> bytes:
    return pdf.replace(b"/V /1.2\n/P 1\n", b"/V /1.2\n/P 3\n")


@attack("inside: the day of sealing")
def _day(pdf: bytes) -> bytes:
    return pdf.replace(b"/M (D\\07220261124", b"/M (D\\07220251124")
