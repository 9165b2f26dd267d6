"""What makes a paper fit for archives, PDF/A-3: metadata, colour profile, and the data it carries."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO

from reportlab.pdfbase import pdfdoc

from mediator.documents.attachment import Attachment
from mediator.documents.engine import finished
from mediator.documents.metadata import Description, pdf_date
from mediator.documents.sheet import Sheet
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message
from mediator.resources import RESOURCES

COLOUR_PROFILE = RESOURCES / "colour" / "srgb.icc"
COLOUR_PROFILE_SHA256 = "c1dd5cc9b3e1c1282c28c1bba0ed2e177894c792197828321f8191254b0a43f3"
CONFORMANCE = "A"


class _Properties(pdfdoc.PDFInfo):
    """The old list of properties, in the very words of the metadata."""

    def __init__(self, description: Description) -> None:
        super().__init__()
        self._words = description.properties()

    def digest(self, _sum: object) -> None:
        """Nothing: the metadata say the same, and the file is known by them."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The list as it stands in the file."""
        words = {key: pdfdoc.PDFString(value) for key, value in self._words.items()}
        found: bytes = pdfdoc.PDFDictionary(words).format(document)
        return found


def archived(sheet: Sheet, description: Description, attachment: Attachment | None = None) -> bytes:
    """The finished file, with everything an archive asks for.

    Raises `EnvironmentTrouble` when the colour profile is missing or is not the one that was shipped.
    """
    document = sheet.canvas._doc
    metadata = description.xmp(CONFORMANCE)
    document.info = _Properties(description)
    catalog = document.Catalog
    # What reportlab writes of a catalogue are these names; archives ask for two more.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.Metadata = pdfdoc.PDFStream(_named(Type="Metadata", Subtype="XML"), metadata)
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = pdfdoc.ViewerPreferencesPDFDictionary({"DisplayDocTitle": "true"})
    intent = _named(Type="OutputIntent", S="GTS_PDFA1")
    intent["OutputConditionIdentifier"] = pdfdoc.PDFString("sRGB")
    intent["DestOutputProfile"] = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), colour_profile())
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    if attachment is None:
        return finished(sheet.canvas, [metadata])
    name, carried = pdfdoc.PDFString(attachment.name), _carried(attachment, description)
    reference = document.Reference(carried)
    catalog.AF = pdfdoc.PDFArray([reference])
    files = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([name, reference])})
    catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files})
    return finished(sheet.canvas, [metadata, attachment.data])


def archive(drawn: bytes, description: Description, attachment: Attachment | None = None) -> bytes:
    """A finished file of others made fit for archives: what it asks for is taken over from a blank one."""
    # Only a bound file is opened again: no single paper waits for this to be loaded.
    import pikepdf

    with pikepdf.open(BytesIO(drawn)) as pdf, pikepdf.open(BytesIO(_blank(description, attachment))) as blank:
        for key, value in blank.Root.items():
            if key not in ("/Type", "/Pages"):
                whole = isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)
                pdf.Root[key] = pdf.copy_foreign(blank.make_indirect(value)) if whole else value
        pdf.trailer.Info = pdf.copy_foreign(blank.trailer.Info)
        target = BytesIO()
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
        return target.getvalue()


def _blank(description: Description, attachment: Attachment | None) -> bytes:
    """A file of no pages that says what the other shall say."""
    return archived(Sheet(description.language), description, attachment)


def _carried(attachment: Attachment, description: Description) -> pdfdoc.PDFDictionary:
    """The file with its name, kind and relationship, where PDF/A-3 looks for it and where readers do."""
    total = hashlib.md5(attachment.data, usedforsecurity=False)
    known = {"Size": len(attachment.data), "CheckSum": pdfdoc.PDFText(total.digest())}
    if description.made_on:
        day = pdfdoc.PDFString(pdf_date(description.made_on))
        known |= {"CreationDate": day, "ModDate": day}
    entries = _named(Type="EmbeddedFile", Subtype=attachment.media_type)
    entries["Params"] = pdfdoc.PDFDictionary(known)
    stream = pdfdoc.PDFStream(entries, attachment.data)
    found = _named(Type="Filespec", AFRelationship=attachment.relationship)
    found["F"] = found["UF"] = pdfdoc.PDFString(attachment.name)
    found["Desc"] = pdfdoc.PDFString(attachment.description)
    found["EF"] = pdfdoc.PDFDictionary({"F": stream, "UF": stream})
    return found


def _named(**names: str) -> pdfdoc.PDFDictionary:
    """A dictionary whose values are names of PDF."""
    return pdfdoc.PDFDictionary({key: _name(value) for key, value in names.items()})


def _name(word: str) -> str:
    """reportlab lets a slash through, which would begin another name."""
    found: str = pdfdoc.PDFName(word)
    return "/" + found[1:].replace("/", "#2F")


@lru_cache(maxsize=1)
def colour_profile() -> bytes:
    """The sRGB profile that was shipped: one made anew would carry the time of its making."""
    try:
        profile = COLOUR_PROFILE.read_bytes()
    except OSError:
        profile = b""
    if hashlib.sha256(profile).hexdigest() != COLOUR_PROFILE_SHA256:
        raise EnvironmentTrouble(
            message("颜色配置{file}缺失或已损坏，暂时不能生成文书", file=COLOUR_PROFILE.name),
            message("已记录的内容不受影响。请重新安装本程序后再生成"),
        )
    return profile
