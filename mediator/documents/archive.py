"""Turns a drawn paper into PDF/A-3: metadata, colour profile, attached data; equal bytes for equal data."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, StreamDecodeLevel, String

from mediator.documents.attachment import Attachment
from mediator.documents.metadata import Description, pdf_date
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message
from mediator.resources import RESOURCES

COLOUR_PROFILE = RESOURCES / "colour" / "srgb.icc"
COLOUR_PROFILE_SHA256 = "c1dd5cc9b3e1c1282c28c1bba0ed2e177894c792197828321f8191254b0a43f3"
CONFORMANCE = "A"


def archive(drawn: bytes, description: Description, attachment: Attachment | None = None) -> bytes:
    """The paper as PDF/A-3a with its attachment; text, drawing and structure stay as they are.

    Raises `EnvironmentTrouble` when the colour profile is missing or is not the one that was shipped.
    """
    with Pdf.open(BytesIO(drawn)) as pdf:
        pdf.trailer.Info = pdf.make_indirect(Dictionary(description.properties()))
        pdf.Root.Metadata = pdf.make_stream(
            description.xmp(CONFORMANCE), Type=Name.Metadata, Subtype=Name.XML
        )
        profile = pdf.make_stream(colour_profile(), N=3)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB",
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([intent])
        if attachment is not None:
            _attach(pdf, attachment, description)
        pdf.Root.Lang = description.language
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        target = BytesIO()
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )
        return target.getvalue()


def _attach(pdf: Pdf, attachment: Attachment, description: Description) -> None:
    """The file with its name, kind and relationship, where PDF/A-3 looks for it and where readers do."""
    params = Dictionary(
        Size=len(attachment.data), CheckSum=hashlib.md5(attachment.data, usedforsecurity=False).digest()
    )
    if description.made_on:
        params.CreationDate = params.ModDate = String(pdf_date(description.made_on))
    stream = pdf.make_stream(
        attachment.data, Type=Name.EmbeddedFile, Subtype=Name(f"/{attachment.media_type}"), Params=params
    )
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=attachment.name,
            UF=attachment.name,
            Desc=attachment.description,
            AFRelationship=Name(f"/{attachment.relationship}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.AF = Array([specification])
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(attachment.name), specification]))
    )


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
