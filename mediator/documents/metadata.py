"""What a file says of itself, twice and in the same words: the properties of PDF and the XML for archives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

MADE_BY = "mediator"
# The day is known, the hour is not: midnight by the clock that all of China goes by.
PDF_DATE, XML_DATE = "D:{:%Y%m%d}000000+08'00'", "{:%Y-%m-%d}T00:00:00+08:00"

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<pdf:Producer>{made_by}</pdf:Producer>
<xmp:CreatorTool>{made_by}</xmp:CreatorTool>
{dates}<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
XMP_DATES = "<xmp:CreateDate>{day}</xmp:CreateDate>\n<xmp:ModifyDate>{day}</xmp:ModifyDate>\n"


@dataclass(frozen=True, kw_only=True)
class Description:
    """What is said: `author` is the organ, `subject` the foot line. Without `made_on` no day is named."""

    title: str
    author: str
    subject: str
    language: str = "zh-CN"
    made_on: date | None = None

    def properties(self) -> dict[str, str]:
        """The document information of PDF, by its keys."""
        found = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": MADE_BY,
            "Producer": MADE_BY,
        }
        if self.made_on:
            found |= dict.fromkeys(("CreationDate", "ModDate"), pdf_date(self.made_on))
        return found

    def xmp(self, conformance: str) -> bytes:
        """The metadata stream; `conformance` is the letter of PDF/A that is claimed."""
        dates = XMP_DATES.format(day=XML_DATE.format(self.made_on)) if self.made_on else ""
        words = XMP.format(
            title=escape(self.title, quote=False),
            author=escape(self.author, quote=False),
            subject=escape(self.subject, quote=False),
            made_by=MADE_BY,
            dates=dates,
            conformance=conformance,
        )
        return words.encode("utf-8")


def pdf_date(day: date) -> str:
    """The day as PDF writes it."""
    return PDF_DATE.format(day)
