"""谈话记录 and 询问笔录: one talk with one person, to be confirmed and signed page by page."""

from __future__ import annotations

from mediator.documents.forms import Form, load_form
from mediator.documents.frame import body, finish, furniture, place_closing, place_heading, place_opening
from mediator.documents.page import Flow
from mediator.documents.paper_texts import check_paper
from mediator.documents.paragraph import Span
from mediator.documents.people_block import header_group, joined, person_group
from mediator.documents.style import BODY
from mediator.documents.table import STRUCK, place_groups
from mediator.domain.chinese_dates import datetime_text, span_text
from mediator.domain.papers import TalkRecordPaper


def talk_record_paper(paper: TalkRecordPaper) -> bytes:
    """The PDF of the record; raises `GlyphMissing` before anything is drawn."""
    check_paper(paper)
    form = load_form(paper.form)
    flow = Flow()
    place_opening(flow, paper.organ, form.title, form.say("number", number=paper.number or STRUCK))
    groups = [header_group(form, _header(form, paper)), person_group(form, paper.person, "person")]
    place_groups(flow, [*groups, *(person_group(form, person, "other") for person in paper.present)])
    place_heading(flow, form.words["entries"])
    for entry in paper.entries:
        flow.paragraphs(body(entry.text, lead=[Span(entry.label, bold=True)]), BODY)
    place_closing(flow, body(paper.closing or form.words["closing"]), paper.signatures)
    foot = form.words["sign_at_foot"]
    pages = furniture(form, paper.organ, paper.number, training=paper.training, sign_at_foot=foot)
    return finish(paper, flow, pages)


def _header(form: Form, paper: TalkRecordPaper) -> dict[str, str]:
    start, end = paper.started_at, paper.ended_at
    return {
        "times": form.say("times", times=paper.times),
        "when": span_text(start, end) if end else form.say("started", start=datetime_text(start)),
        "place": paper.place,
        "askers": joined(paper.askers),
        "asker_unit": paper.asker_unit,
        "recorder": paper.recorder,
        "recorder_unit": paper.recorder_unit,
        "recording": paper.recording,
    }
