"""What some forms ask of a person besides: printed in its field, struck where nothing was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from mediator.documents import style
from mediator.documents.form_block import MIDDLE_COLUMNS, rows_block
from mediator.documents.form_paper import form_paper
from mediator.documents.form_parts import PeoplePart, RowsPart
from mediator.documents.forms import FOLDER, load_form
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.table import PAD_X
from mediator.documents.talk_record import talk_record_paper
from mediator.domain.papers import FormPaper, PaperGroup, agreement_text
from tests.documents.pdf_parts import squeezed
from tests.documents.samples import AGREEMENT, CHILD, TALK_RECORD

TEACHER = replace(
    CHILD,
    workplace="青石区第二小学",
    occupation="教师",
    ethnicity="回族",
    registered_address="云溪市白沙镇18号",
    address="紫荆路12号",
    deputy=False,
    extra=(),
)
FORMS = [
    path.stem
    for path in sorted(FOLDER.glob("*.toml"))
    if any(isinstance(part, PeoplePart) for part in load_form(path.stem).parts)
]


def printed(form: str, **changed: object) -> str:
    people = [p.name for p in load_form(form).parts if isinstance(p, PeoplePart)]
    groups = tuple(PaperGroup(part=name, people=(replace(TEACHER, **changed),)) for name in people)
    language = "en" if form.endswith("-en") else "zh"
    return squeezed(
        form_paper(FormPaper(form=form, organ="云溪市公安局", number="1", people=groups, language=language))
    )


@pytest.mark.parametrize("form", FORMS)
def test_unit_and_occupation_are_on_every_form_that_has_people(form: str):
    text = printed(form)
    assert "青石区第二小学" in text
    assert "教师" in text


@pytest.mark.parametrize("form", FORMS)
def test_a_form_prints_ethnicity_and_registered_address_where_it_has_the_field(form: str):
    parts = [p for p in load_form(form).parts if isinstance(p, PeoplePart)]
    asked = {cell.name for part in parts for row in part.rows for cell in row}
    text = printed(form)
    assert ("回族" in text) == ("ethnicity" in asked)
    assert ("白沙镇" in text) == ("registered_address" in asked)


def test_the_older_layout_joins_unit_and_occupation_in_one_field():
    assert "工作单位及职业青石区第二小学教师联系方式" in printed("agreement-1")


def test_the_committee_form_puts_the_unit_before_the_address_once_there_is_an_occupation():
    text = printed("committee-application-1")
    assert "职业或职务教师" in text
    assert "单位或住址青石区第二小学紫荆路12号" in text


def test_the_committee_form_takes_what_was_typed_as_unit_where_there_is_no_occupation():
    text = printed("committee-application-1", occupation="", workplace="退休")
    assert "职业或职务退休" in text
    assert "单位或住址紫荆路12号" in text


@pytest.mark.parametrize(("deputy", "boxes"), [(True, "√是否"), (False, "是√否"), (None, "□是□否")])
def test_the_box_of_the_deputy_is_ticked_as_answered(deputy: bool | None, boxes: str):
    assert f"人大代表{boxes}" in printed("inquiry-record-1", deputy=deputy)


def test_the_line_of_arrival_is_filled_where_it_was_noted_and_waits_for_a_pen_otherwise():
    free = replace(TALK_RECORD, form="inquiry-record-1", training=False)
    assert "（口头传唤／被扭送／自动投案的被询问人月日时分到达，月日时分离开，本人签名：）" in squeezed(
        talk_record_paper(free)
    )
    noted = replace(free, arrival="被扭送", arrived_at=datetime(2025, 11, 24, 14, 5))
    assert "（被扭送的被询问人11月24日14时05分到达，月日时分离开，本人签名：）" in squeezed(
        talk_record_paper(noted)
    )
    gone = replace(noted, left_at=datetime(2025, 11, 24, 16, 30))
    assert "到达，11月24日16时30分离开，本人签名：）" in squeezed(talk_record_paper(gone))


def test_what_was_frozen_before_these_fields_were_there_still_reads_the_same():
    text = agreement_text(AGREEMENT)
    for name in ("ethnicity", "registered_address", "occupation", "deputy"):
        assert name not in text
    filled = replace(AGREEMENT, parties=(TEACHER, *AGREEMENT.parties[1:]))
    assert '"deputy":false' in agreement_text(filled)
    assert '"occupation":"教师"' in agreement_text(filled)


@pytest.mark.parametrize("form", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_every_label_of_a_form_stands_on_one_line(form: str):
    for part in load_form(form).parts:
        if not isinstance(part, PeoplePart | RowsPart):
            continue
        of_person = isinstance(part, PeoplePart)
        in_three = of_person and bool(part.label_row)
        group = rows_block(RowsPart(rows=part.rows, label="甲" if of_person else part.label), {})
        widths = MIDDLE_COLUMNS if in_three else group.columns
        for row in group.rows:
            at = 1 if group.label and not in_three else 0
            for cell in row:
                width = sum(widths[at : at + cell.columns]) - 2 * PAD_X
                at += cell.columns
                if cell.label:
                    assert len(set_lines([Span(cell.text, bold=True)], style.CELL_LABEL, width)) == 1, (
                        cell.text
                    )
            assert at == len(widths)
