"""权利义务告知书: what one person was told, the answers, and whether the person wants mediation."""

from __future__ import annotations

from mediator.documents.forms import Form, load_form
from mediator.documents.frame import body, finish, furniture, place_closing, place_heading, place_opening
from mediator.documents.page import Flow
from mediator.documents.paper_texts import check_paper
from mediator.documents.paragraph import Span, TextLine, set_lines
from mediator.documents.people_block import header_group, joined, person_group
from mediator.documents.style import BODY, TEXT_WIDTH
from mediator.documents.table import STRUCK, place_groups
from mediator.domain.chinese_dates import datetime_text
from mediator.domain.numerals import chinese_number
from mediator.domain.papers import RightsNoticePaper

TICK, NO_TICK = "√", "　"


def rights_notice_paper(paper: RightsNoticePaper) -> bytes:
    """The PDF of the notice; raises `GlyphMissing` before anything is drawn."""
    check_paper(paper)
    form = load_form(paper.form)
    flow = Flow()
    place_opening(flow, paper.organ, form.title, form.say("number", number=paper.number or STRUCK))
    place_groups(flow, [header_group(form, _header(paper)), person_group(form, paper.person, "person")])
    place_heading(flow, form.words["rights"])
    for index, right in enumerate(paper.rights, start=1):
        lead = Span(form.say("right", number=chinese_number(index)), bold=True)
        flow.paragraphs(body(right.text, lead=[lead]), BODY)
        flow.paragraphs(_labelled(form, "answer", right.answer), BODY)
    place_heading(flow, form.words["recusal"])
    flow.paragraphs(body(paper.recusal or STRUCK), BODY)
    place_heading(flow, form.words["willing"])
    if paper.asks_willing:
        flow.lines(_willing(form, paper), BODY)
        flow.paragraphs(_labelled(form, "willing_words", paper.willing_words), BODY)
    else:
        flow.paragraphs(body(STRUCK), BODY)
    place_closing(flow, body(form.words["closing"]), paper.signatures)
    return finish(paper, flow, furniture(form, paper.organ, paper.number, training=paper.training))


def _header(paper: RightsNoticePaper) -> dict[str, str]:
    return {
        "when": datetime_text(paper.told_at) if paper.told_at else "",
        "place": paper.place,
        "tellers": joined(paper.tellers),
        "teller_unit": paper.teller_unit,
    }


def _labelled(form: Form, key: str, text: str) -> list[list[TextLine]]:
    """A bold label and what was said, struck when nothing was."""
    return body(text or STRUCK, lead=[Span(form.words[key], bold=True)])


def _willing(form: Form, paper: RightsNoticePaper) -> list[TextLine]:
    """The sentence with its two boxes; neither is ticked until the person answered."""
    spans = [
        Span(form.words["willing_text"]),
        Span(TICK if paper.willing else NO_TICK, boxed=True),
        Span(form.words["agree"]),
        Span(TICK if paper.willing is False else NO_TICK, boxed=True),
        Span(form.words["disagree"]),
        Span(form.words["willing_end"]),
    ]
    return set_lines(spans, BODY, TEXT_WIDTH)
