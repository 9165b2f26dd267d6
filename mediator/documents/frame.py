"""What every paper opens with and ends with: organ, title, number; then signatures, seal and date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediator.documents import style
from mediator.documents.attachment import attachment_of, day_of
from mediator.documents.drawing import draw_pages
from mediator.documents.forms import Form
from mediator.documents.page import Flow, Furniture
from mediator.documents.paper_texts import texts_of
from mediator.documents.paragraph import Span, TextLine, set_lines, set_text
from mediator.documents.signature_block import SignatureRows
from mediator.documents.style import TextStyle
from mediator.documents.table import STRUCK
from mediator.documents.verify import verify_text
from mediator.domain.chinese_dates import date_or_blank
from mediator.domain.paper_codes import scanned_code
from mediator.domain.papers import SignatureLine

TRAINING = "演练样本"
SEAL_ROOM = 18.0
ABOVE_SIGNATURES = 8.0


def place_opening(flow: Flow, organ: str, title: str, number: str) -> None:
    """The organ's name and the title in the middle, the number at the right edge."""
    for text, kind, element in ((organ, style.ORGAN, "P"), (title, style.TITLE, "H1")):
        with flow.inside(element):
            flow.lines(set_lines([Span(text, bold=True)], kind, style.TEXT_WIDTH), kind)
    flow.space(6)
    flow.lines(set_lines([Span(number)], style.NUMBER, style.TEXT_WIDTH), style.NUMBER)
    flow.space(2)


def place_heading(
    flow: Flow, heading: str, hint: str = "", *, colon: str = "：", kind: TextStyle = style.HEADING
) -> None:
    """A bold heading with its bracket, kept with the two lines that follow."""
    flow.space(7)
    lines = set_lines([Span(heading, bold=True), Span(f"{hint}{colon}")], kind, style.TEXT_WIDTH)
    flow.reserve((len(lines) + 2) * kind.pitch)
    with flow.inside("H2"):
        flow.lines(lines, kind)


def body(text: str, *, lead: Sequence[Span] = (), kind: TextStyle = style.BODY) -> list[list[TextLine]]:
    """Typed text as body paragraphs across the page."""
    return set_text(text, kind, style.TEXT_WIDTH, lead=lead)


def place_closing(
    flow: Flow,
    last_words: Sequence[Sequence[TextLine]],
    signatures: Sequence[SignatureLine],
    *,
    seal: str = "",
    made_on: date | None = None,
    dated: bool = False,
    ends: bool = True,
    kind: TextStyle = style.BODY,
) -> None:
    """The last paragraph and the first signatures stay together, the last signatures and the seal too.

    `dated` gives the day of the paper also without a seal; `ends` says that nothing follows.
    """
    rows = SignatureRows(signatures)
    under = (seal, date_or_blank(made_on)) if seal else (date_or_blank(made_on),) if dated else ()
    seal_height = (SEAL_ROOM if seal else 0.0) + len(under) * style.RIGHT_ALIGNED.pitch
    flow.paragraphs(last_words[:-1], kind)
    last = last_words[-1] if last_words else []
    first = rows.heights[0] if rows.heights else 0.0
    keep = len(last) * kind.pitch + ABOVE_SIGNATURES + first
    if len(rows.heights) <= 1:
        keep += seal_height
    if keep <= style.TEXT_HEIGHT:
        flow.reserve(keep, closing=True)
    flow.lines(last, kind)
    flow.space(ABOVE_SIGNATURES)
    rows.place(flow, keep_with_last=seal_height)
    if seal:
        flow.take(SEAL_ROOM)
    for text in under:
        lines = set_lines([Span(f"{text}　　")], style.RIGHT_ALIGNED, style.TEXT_WIDTH)
        flow.lines(lines, style.RIGHT_ALIGNED)
    if ends:
        flow.text_ends()


def furniture(
    form: Form,
    organ: str,
    number: str,
    *,
    training: bool,
    code: str = "",
    draft: int = 0,
    digest: str = "",
    anchor: str = "",
    sign_at_foot: str = "",
    supplement: str = "",
) -> Furniture:
    """Foot lines with title, number and check code; the watermark on every page of a training paper."""
    title = f"{form.title}（{supplement}）" if supplement else form.title
    words = {"title": title, "number": number or STRUCK}
    foot = form.say("foot_code", **words, code=code, draft=str(draft)) if code else form.say("foot", **words)
    if anchor:
        foot = f"{foot}　{form.say('foot_anchor', anchor=anchor)}"
    return Furniture(
        title=f"{title} {number}".strip(),
        organ=organ,
        foot=f"{foot}　{TRAINING}" if training else foot,
        watermark=TRAINING if training else "",
        sign_at_foot=sign_at_foot,
        square=scanned_code(code, draft, digest) if code and digest else "",
    )


def finish(paper: object, flow: Flow, furniture: Furniture, *, source: object = None) -> bytes:
    """Draw the pages, read them back, and hand them out only when every typed text stands in them.

    `source` is what the paper was made from where that is more than the paper: it goes along as data.
    """
    data = paper if source is None else source
    pdf = draw_pages(flow, furniture, attachment=attachment_of(data), made_on=day_of(data))
    verify_text(pdf, (text for _, text in texts_of(paper)), furniture)
    return pdf
