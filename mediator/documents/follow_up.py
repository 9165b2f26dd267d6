"""回访记录: one visit after the agreement, with performance, findings and the parties' satisfaction."""

from __future__ import annotations

from mediator.documents.forms import Form, load_form
from mediator.documents.frame import body, finish, furniture, place_closing, place_heading, place_opening
from mediator.documents.page import Flow
from mediator.documents.paper_texts import check_paper
from mediator.documents.paragraph import Span, TextLine
from mediator.documents.people_block import header_group, joined
from mediator.documents.style import BODY
from mediator.documents.table import STRUCK, place_groups
from mediator.domain.chinese_dates import date_text
from mediator.domain.numerals import chinese_number
from mediator.domain.papers import FollowUpPaper, PerformanceRow


def follow_up_paper(paper: FollowUpPaper) -> bytes:
    """The PDF of the visit's record; raises `GlyphMissing` before anything is drawn."""
    check_paper(paper)
    form = load_form(paper.form)
    flow = Flow()
    place_opening(flow, paper.organ, form.title, form.say("number", number=paper.number or STRUCK))
    place_groups(flow, [header_group(form, _header(paper))])
    place_heading(flow, form.words["performance"])
    for row in paper.performance:
        _place_obligation(flow, form, row)
    if not paper.performance:
        flow.paragraphs(body(STRUCK), BODY)
    place_heading(flow, form.words["findings"])
    flow.paragraphs(body(paper.findings), BODY)
    flow.paragraphs(body(_again(form, paper), lead=[Span(form.words["again"], bold=True)]), BODY)
    place_heading(flow, form.words["satisfaction"])
    place_closing(flow, _satisfaction(form, paper), paper.signatures)
    return finish(paper, flow, furniture(form, paper.organ, paper.number, training=paper.training))


def _header(paper: FollowUpPaper) -> dict[str, str]:
    return {
        "agreement_number": paper.agreement_number,
        "parties": joined(paper.parties),
        "reason": paper.reason,
        "visited_on": date_text(paper.visited_on),
        "manner": paper.manner,
        "visitors": joined(paper.visitors),
        "visitor_unit": paper.visitor_unit,
    }


def _place_obligation(flow: Flow, form: Form, row: PerformanceRow) -> None:
    number = Span(form.say("item", number=chinese_number(row.number)), bold=True)
    flow.paragraphs(body(row.clause, lead=[number]), BODY)
    flow.paragraphs(body(row.result or STRUCK, lead=[Span(form.words["item_result"], bold=True)]), BODY)
    if row.note:
        flow.paragraphs(body(row.note, lead=[Span(form.words["item_note"], bold=True)]), BODY)


def _satisfaction(form: Form, paper: FollowUpPaper) -> list[list[TextLine]]:
    if not paper.satisfaction:
        return body(STRUCK)
    paragraphs = []
    for name, answer in paper.satisfaction:
        lead = Span(form.say("satisfaction_item", name=name), bold=True)
        paragraphs += body(answer or STRUCK, lead=[lead])
    return paragraphs


def _again(form: Form, paper: FollowUpPaper) -> str:
    if paper.happened_again is None:
        return STRUCK
    return form.words["again_yes" if paper.happened_again else "again_no"]
