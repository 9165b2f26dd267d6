"""What makes a paper fit for archives, PDF/A-3: metadata, colour profile, and the data it carries."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO

from mediator.documents.attachment import Attachment
from mediator.documents.metadata import Description, pdf_date
from mediator.documents.pdf_objects import PdfObjects, text_string
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message
from mediator.resources import RESOURCES

COLOUR_PROFILE = RESOURCES / "colour" / "srgb.icc"
COLOUR_PROFILE_SHA256 = "c1dd5cc9b3e1c1282c28c1bba0ed2e177894c792197828321f8191254b0a43f3"
CONFORMANCE = "A"


def archive_entries(
    objects: PdfObjects, description: Description, attachment: Attachment | None = None
) -> str:
    """Put everything an archive asks for into the file; the entries that the catalogue needs for it.

    Raises `EnvironmentTrouble` when the colour profile is missing or is not the one that was shipped.
    """
    metadata = objects.stream(description.xmp(CONFORMANCE), "/Type/Metadata/Subtype/XML")
    profile = objects.stream(colour_profile(), "/N 3")
    return (
        f"/Metadata {metadata} 0 R/Lang({description.language})/MarkInfo<</Marked true>>"
        "/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        f"/OutputConditionIdentifier(sRGB)/DestOutputProfile {profile} 0 R>>]"
        f"{_attached(objects, attachment, description) if attachment else ''}"
    )


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
    objects = PdfObjects()
    catalog, tree = objects.reserve(), objects.add("<</Type/Pages/Count 0/Kids[]>>")
    entries = archive_entries(objects, description, attachment)
    objects.put(catalog, f"<</Type/Catalog/Pages {tree} 0 R{entries}>>")
    return objects.file(catalog, properties(objects, description))


def properties(objects: PdfObjects, description: Description) -> int:
    """The old list of properties, in the very words of the metadata; its number."""
    return objects.add(
        f"<<{''.join(f'/{key}{text_string(value)}' for key, value in description.properties().items())}>>"
    )


def _attached(objects: PdfObjects, attachment: Attachment, description: Description) -> str:
    """The file with its name, kind and relationship, where PDF/A-3 looks for it and where readers do."""
    day = text_string(pdf_date(description.made_on)) if description.made_on else ""
    dates = f"/CreationDate{day}/ModDate{day}" if day else ""
    total = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    media_type = attachment.media_type.replace("/", "#2F")
    stream = objects.stream(
        attachment.data,
        f"/Type/EmbeddedFile/Subtype/{media_type}"
        f"/Params<</Size {len(attachment.data)}/CheckSum<{total}>{dates}>>",
    )
    name = text_string(attachment.name)
    specification = objects.add(
        f"<</Type/Filespec/F{name}/UF{name}/Desc{text_string(attachment.description)}"
        f"/AFRelationship/{attachment.relationship}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )
    return f"/AF[{specification} 0 R]/Names<</EmbeddedFiles<</Names[{name}{specification} 0 R]>>>>"


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
