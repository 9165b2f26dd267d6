"""治安调解协议书: the agreement of a police mediation in the official order of its fields."""

from __future__ import annotations

from mediator.documents.forms import Form, load_form
from mediator.documents.frame import body, finish, furniture, place_closing, place_heading, place_opening
from mediator.documents.page import Flow
from mediator.documents.paper_texts import check_paper
from mediator.documents.paragraph import Span
from mediator.documents.people_block import header_group, person_group
from mediator.documents.style import BODY
from mediator.documents.table import Cell, Group, place_groups
from mediator.domain.numerals import chinese_number
from mediator.domain.papers import AgreementPaper


def agreement_paper(paper: AgreementPaper) -> bytes:
    """The PDF of the agreement; the same data gives the same bytes.

    Raises `GlyphMissing` before anything is drawn, `PaperDiffers` when the finished text is another.
    """
    check_paper(paper)
    form = load_form(paper.form)
    flow = Flow()
    place_opening(flow, paper.organ, form.title, form.say("number", number=paper.number))
    place_groups(flow, _people(form, paper))
    place_heading(flow, form.words["facts"], form.words["facts_hint"])
    flow.paragraphs(body(paper.facts), BODY)
    place_heading(flow, form.say(_by_count("agreed", paper)), form.words["agreed_hint"])
    for index, clause in enumerate(paper.clauses, start=1):
        lead = Span(form.say("clause", number=chinese_number(index)), bold=True)
        flow.paragraphs(body(clause, lead=[lead]), BODY)
    _place_end(flow, form, paper)
    pages = furniture(form, paper.organ, paper.number, training=paper.training, code=paper.check_code)
    return finish(paper, flow, pages)


def _people(form: Form, paper: AgreementPaper) -> list[Group]:
    head = header_group(
        form, {"host_name": paper.host_name, "host_unit": paper.host_unit, "place": paper.place}
    )
    groups = [head, *(person_group(form, person, "party") for person in paper.parties)]
    if not paper.others:
        groups.append(Group("", ((Cell(form.words["no_others"], label=True), Cell("", 3)),)))
    return [*groups, *(person_group(form, person, "other") for person in paper.others)]


def _place_end(flow: Flow, form: Form, paper: AgreementPaper) -> None:
    copies = form.say(_by_count("copies", paper), copies=chinese_number(paper.copies))
    last_words = [*body(form.words[_by_count("effect", paper)]), *body(copies)]
    place_closing(flow, last_words, paper.signatures, seal=form.words["seal"], made_on=paper.made_on)


def _by_count(key: str, paper: AgreementPaper) -> str:
    """双方 for two parties, 各方 for more."""
    return f"{key}_two" if len(paper.parties) <= 2 else f"{key}_many"
