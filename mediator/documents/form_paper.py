"""Any paper whose order of parts stands in its form: the form says what comes where, the data fills it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mediator.documents import style
from mediator.documents.form_block import (
    NO_TICK,
    TICK,
    person_block,
    place_table,
    rows_block,
    tear_line,
)
from mediator.documents.form_filling import asked_for, in_words_of
from mediator.documents.form_parts import (
    BoxesPart,
    FixedPart,
    LinePart,
    PagePart,
    Part,
    PeoplePart,
    Place,
    QuestionPart,
    RowsPart,
    SignaturesPart,
    TablePart,
    TalkPart,
    TextPart,
)
from mediator.documents.forms import PLACEHOLDER, Form, load_form
from mediator.documents.frame import body, finish, furniture, place_closing, place_heading, place_opening
from mediator.documents.page import Flow, Furniture
from mediator.documents.paper_texts import check_paper
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.style import Align, TextStyle
from mediator.documents.table import STRUCK, Cell, Group, place_groups
from mediator.domain.numerals import chinese_number
from mediator.domain.papers import FormPaper, SignatureLine

LANGUAGES = {"zh": "zh-CN", "en": "en"}
RULED = (RowsPart, PeoplePart, TablePart)
BELOW_BLOCK = 5.0
# Tried in turn until the paper keeps to one page: large type for a card that is read standing up.
CARD_SIZES = tuple(TextStyle(size, size * 1.5, indent=0) for size in (20, 18, 16, 15, 14, 13, 12))
SUPPLEMENT = replace(style.HEADING, indent=0, align=Align.CENTRE)
ALIGNS = {Place.LEFT: Align.LEFT, Place.CENTRE: Align.CENTRE, Place.RIGHT: Align.RIGHT}


def form_paper(paper: FormPaper, form: Form | None = None, *, source: object = None) -> bytes:
    """The PDF of the paper in its form, or in the `form` handed over; the same data gives the same bytes.

    `source` is the data the parts were made from, carried in the file where it is an agreement.
    Raises `GlyphMissing` before anything is drawn, `PaperDiffers` when the finished text is another.
    """
    form = form or load_form(form_name(paper))
    given = paper
    check_paper(paper)
    check_paper(form)
    paper = in_words_of(form, asked_for(form, paper))
    sizes = CARD_SIZES if form.one_page else (_read_from_afar(form.large) if form.large else style.BODY,)
    if paper.language != "zh":
        sizes = tuple(replace(kind, align=Align.LEFT) for kind in sizes)
    for kind in sizes:
        flow = _Sheet(form, paper, kind).filled()
        if len(flow.pages) == 1:
            break
    return finish(paper, flow, furniture_of(form, paper), source=given if source is None else source)


def _read_from_afar(size: float) -> TextStyle:
    return TextStyle(size, size * 1.5, indent=0, align=Align.LEFT)


def form_name(paper: FormPaper) -> str:
    """The form's file: in English another one of the same name with -en."""
    if paper.language == "zh" or paper.form.endswith(f"-{paper.language}"):
        return paper.form
    return f"{paper.form}-{paper.language}"


def furniture_of(form: Form, paper: FormPaper) -> Furniture:
    """What every page of the paper carries: its foot, the code in the corner, the watermark."""
    pages = furniture(
        form,
        paper.organ,
        paper.number,
        training=paper.training,
        code=paper.check_code,
        draft=paper.draft,
        digest=paper.digest,
        anchor=paper.anchor,
        sign_at_foot=form.words.get("sign_at_foot", ""),
        supplement=paper.supplement,
    )
    pages = replace(pages, language=LANGUAGES[paper.language])
    if not form.reading_copy:
        return pages
    return replace(pages, foot=f"{pages.foot}　{form.words['copy_mark']}")


@dataclass(frozen=True)
class _Sheet:
    """One form being filled with one paper, in body type of this kind."""

    form: Form
    paper: FormPaper
    kind: TextStyle

    def filled(self) -> Flow:
        """The pages with every part that is shown, in the order of the form."""
        flow = Flow()
        number = self.form.say("number", number=self.paper.number or STRUCK)
        place_opening(flow, self.paper.organ, self.form.title, number)
        if self.form.reading_copy:
            mark = set_lines([Span(self.form.words["copy_mark"], bold=True)], style.CENTRED, style.TEXT_WIDTH)
            flow.lines(mark, style.CENTRED)
        self._supplement(flow)
        parts = [part for part in self.form.parts if self._is_shown(part)]
        for before, part in zip((None, *parts), parts, strict=False):
            if isinstance(before, RULED) and not isinstance(part, RULED):
                flow.space(BELOW_BLOCK)
            self._place(flow, part, last=part is parts[-1])
        if not parts or not isinstance(parts[-1], SignaturesPart):
            flow.text_ends()
        return flow

    def _supplement(self, flow: Flow) -> None:
        """Which supplement this is and what it refers to, in every form alike."""
        if not self.paper.supplement:
            return
        with flow.inside("H2"):
            flow.lines(
                set_lines([Span(self.paper.supplement, bold=True)], SUPPLEMENT, style.TEXT_WIDTH), SUPPLEMENT
            )
        for citation in self.paper.citations:
            self._paragraphs(flow, citation)
        flow.space(BELOW_BLOCK)

    def _is_shown(self, part: Part) -> bool:
        there = self._there
        return (not part.when or any(name in there for name in part.when)) and not any(
            name in there for name in part.unless
        )

    @property
    def _there(self) -> set[str]:
        paper = self.paper
        named = (*paper.fields, *paper.texts)
        return {
            *paper.chosen,
            *(name for name, text in named if text.strip()),
            *(group.part for group in paper.people if group.people),
            *(table.part for table in paper.tables if table.rows),
        }

    def _place(self, flow: Flow, part: Part, *, last: bool) -> None:
        match part:
            case RowsPart():
                place_groups(flow, [rows_block(part, dict(self.paper.fields))])
            case PeoplePart():
                place_groups(flow, list(self._people(part)))
            case TextPart():
                self._text(flow, part)
            case FixedPart():
                self._fixed(flow, part)
            case BoxesPart():
                self._boxes(flow, part)
            case TablePart():
                self._heading(flow, part.heading)
                place_table(flow, part, self._rows(part.name))
            case TalkPart():
                self._talk(flow, part)
            case QuestionPart():
                self._question(flow, part)
            case SignaturesPart():
                self._signatures(flow, part, last=last)
            case LinePart():
                tear_line(flow, part)
            case PagePart():
                flow.reserve(style.TEXT_HEIGHT)

    def _people(self, part: PeoplePart) -> Iterator[Group]:
        people = [p for group in self.paper.people if group.part == part.name for p in group.people]
        if not people and part.none:
            yield Group("", ((Cell(part.none, label=True), Cell("", 3)),))
        for person in people:
            yield person_block(self.form, part, person, self.paper.language)

    def _heading(self, flow: Flow, heading: str, hint: str = "") -> None:
        if heading:
            kind = style.HEADING
            if self.form.one_page or self.form.large:
                kind = replace(kind, size=self.kind.size, pitch=self.kind.pitch)
            place_heading(flow, heading, hint, colon=self.form.words["colon"], kind=kind)

    def _paragraphs(self, flow: Flow, text: str, *lead: Span) -> None:
        flow.paragraphs(body(text, lead=lead, kind=self.kind), self.kind)

    def _text(self, flow: Flow, part: TextPart) -> None:
        lead: tuple[Span, ...] = ()
        if part.inline:
            lead = (Span(f"{part.heading}{part.hint}{self.form.words['colon']}", bold=True),)
        else:
            self._heading(flow, part.heading, part.hint)
        typed = (*self.paper.texts, *self.paper.fields)
        texts = [text for name, text in typed if name == part.name and text.strip()]
        for index, text in enumerate(texts or [STRUCK], 1):
            if part.numbered and texts:
                lead = (Span(self.form.say("item", number=self._numeral(index)), bold=True),)
            self._paragraphs(flow, text, *lead)
            lead = ()

    def _numeral(self, number: int) -> str:
        return str(number) if self.paper.language == "en" else chinese_number(number)

    def _filled(self, text: str, blanks: dict[str, str]) -> str:
        """The words with their values: struck where a field is empty, unless a pen will fill it."""
        values = {name: blanks.get(name, STRUCK) for name in PLACEHOLDER.findall(text)}
        typed = (*self.paper.texts, *self.paper.fields)
        values |= {name: value for name, value in typed if value.strip()}
        values |= {"organ": self.paper.organ, "number": self.paper.number or STRUCK}
        return PLACEHOLDER.sub(lambda found: values[found[1]], text)

    def _fixed(self, flow: Flow, part: FixedPart) -> None:
        self._heading(flow, part.heading)
        text = self._filled(part.text, dict(part.blanks))
        if part.place is Place.BODY:
            self._paragraphs(flow, "", Span(text, bold=True)) if part.bold else self._paragraphs(flow, text)
            return
        kind = replace(self.kind, indent=0, align=ALIGNS[part.place])
        flow.lines(set_lines([Span(text, bold=part.bold)], kind, style.TEXT_WIDTH), kind)

    def _boxes(self, flow: Flow, part: BoxesPart) -> None:
        self._heading(flow, part.heading)
        spans = [Span(part.lead, bold=part.bold_lead)]
        for index, (name, label) in enumerate(part.options):
            spans.append(Span(TICK if name in self.paper.chosen else NO_TICK, boxed=True))
            spans.append(Span(label if index == len(part.options) - 1 else f"{label}　"))
        flow.lines(set_lines([*spans, Span(part.end)], self.kind, style.TEXT_WIDTH), self.kind)

    def _rows(self, name: str) -> list[tuple[str, ...]]:
        return [row for table in self.paper.tables if table.part == name for row in table.rows]

    def _talk(self, flow: Flow, part: TalkPart) -> None:
        self._heading(flow, part.heading)
        rows = self._rows(part.name)
        for who, words in rows:
            # A label without a colon asks for nothing: a note in the record, such as a place for a print.
            struck = STRUCK if who.rstrip().endswith(self.form.words["colon"].rstrip()) else ""
            self._paragraphs(flow, words or struck, Span(who, bold=True))
        if not rows:
            self._paragraphs(flow, STRUCK)

    def _question(self, flow: Flow, part: QuestionPart) -> None:
        self._paragraphs(flow, self._filled(part.question, {}), Span(self.form.words["question"], bold=True))
        answer = next((text for name, text in self.paper.texts if name == part.name), "")
        self._paragraphs(flow, answer, Span(self.form.words["answer"], bold=True))

    def _signatures(self, flow: Flow, part: SignaturesPart, *, last: bool) -> None:
        listed = {label for p in self.form.parts if isinstance(p, SignaturesPart) for label in p.labels}
        lines = [
            s
            for s in self.paper.signatures
            if (s.label in part.labels) or not (part.labels or s.label in listed)
        ]
        given = {line.label for line in lines}
        lines += [SignatureLine(label=label, name="") for label in part.labels if label not in given]
        order = self.form.sign_order
        lines.sort(key=lambda line: order.index(line.label) if line.label in order else len(order))
        closing = body(self._filled(part.closing, {}), kind=self.kind) if part.closing else []
        place_closing(
            flow,
            closing,
            lines,
            seal=part.seal,
            made_on=self.paper.made_on,
            dated=part.dated,
            ends=last,
            kind=self.kind,
        )
