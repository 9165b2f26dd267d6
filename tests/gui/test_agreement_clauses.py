"""Parts, payments and proof of a clause, and what the check finds in it while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from mediator.domain.events import ClauseKind, ClausePart, Instalment
from mediator.domain.stages import Stage
from mediator.gui.session.clause_form_rows import SumRows
from mediator.gui.widgets import Para
from tests.builders import Building, a_session
from tests.gui.agreement_moves import clause_form, fill
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame


@pytest.fixture
def drafting() -> Building:
    return a_session().with_parties().at(Stage.AGREEMENT)


@pytest.fixture
def frame(theme: Look, drafting: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(drafting.room)
    yield made
    made.close()


# ------------------------------------------------- parts, payments and proof


def _type_rows(frame: TermsFrame, rows: SumRows, *entries: tuple[str, str]) -> None:
    frame.hand.click(rows.add_button)
    while len(rows.rows) < len(entries):
        frame.hand.click(rows.add_button)
    for made, (first, amount) in zip(rows.rows, entries, strict=True):
        frame.hand.type_into(made.first, first)
        frame.hand.type_into(made.amount, amount)


def test_a_sum_is_recorded_with_its_parts_its_payments_and_what_proves_it(
    frame: TermsFrame, drafting: Building
) -> None:
    form = clause_form(frame, frame.agreement())
    fill(frame, form, drafting, amount="540", due="20260330")
    sums = form.fields.sums
    _type_rows(frame, sums.parts, ("医疗费", "300"), ("误工费", "200"))
    assert sums.parts.sum_shown() == "合计500.00元，还差40.00元"
    frame.hand.type_into(sums.parts.rows[1].amount, "240")
    assert sums.parts.sum_shown() == "合计540.00元，与总额一致"
    _type_rows(frame, sums.payments, ("20260330", "270"), ("20260430", "270"))
    assert not form.fields.due.isVisible() and not form.fields.spot.isVisible()
    frame.hand.type_into(form.fields.manner.edit, "银行转账")
    frame.hand.type_into(form.fields.proof.edit, "收条")
    frame.hand.click(form.record_button)
    terms = frame.context.session.clauses[0].terms
    assert [(p.label, p.amount_fen) for p in terms.parts] == [("医疗费", 30000), ("误工费", 24000)]
    assert [(i.due_on, i.amount_fen) for i in terms.instalments] == [
        (date(2026, 3, 30), 27000),
        (date(2026, 4, 30), 27000),
    ]
    assert (terms.due_on, terms.proof) == (date(2026, 4, 30), "收条")
    assert drafting.desk.drafts.load(frame.context.session.session_id) == ()


def test_half_filled_rows_are_there_again_when_the_page_is_opened_anew(
    frame: TermsFrame, drafting: Building
) -> None:
    form = clause_form(frame, frame.agreement())
    fill(frame, form, drafting, amount="540", due="20260330")
    _type_rows(frame, form.fields.sums.parts, ("医疗费", "300"), ("误工费", ""))
    _type_rows(frame, form.fields.sums.payments, ("20260330", "270"), ("", ""))
    again = frame.agreement()
    assert again.draft is not None and again.draft.clauses.form is not None
    sums = again.draft.clauses.form.fields.sums
    assert sums.parts.typed() == [("医疗费", "300.00"), ("误工费", "")]
    assert [amount for _day, amount in sums.payments.typed()] == ["270.00", ""]
    frame.hand.click(again.draft.clauses.form.give_up_button)
    assert drafting.desk.drafts.load(frame.context.session.session_id) == ()


def test_rows_that_do_not_add_up_are_said_and_lead_to_their_place(
    frame: TermsFrame, drafting: Building
) -> None:
    form = clause_form(frame, frame.agreement())
    fill(frame, form, drafting, amount="540", due="20260330")
    _type_rows(frame, form.fields.sums.parts, ("医疗费", "300"), ("误工费", "200"))
    frame.hand.click(form.record_button)
    assert [made.text() for made in form.errors.links()] == ["各项合计500.00元，与总额540.00元不一致，请核对"]
    frame.hand.type_into(form.fields.sums.parts.rows[1].amount, "二百四")
    frame.hand.click(form.record_button)
    (problem,) = form.errors.links()
    assert problem.text() == "第2项的金额请写成数字，例如540或540.50"
    frame.hand.click(problem)
    assert form.fields.sums.parts.rows[1].amount.hasFocus()
    assert frame.context.session.clauses == ()


def test_a_row_is_taken_out_and_the_keyboard_stays_in_the_list(frame: TermsFrame, drafting: Building) -> None:
    form = clause_form(frame, frame.agreement())
    fill(frame, form, drafting, amount="540", due="20260330")
    parts = form.fields.sums.parts
    _type_rows(frame, parts, ("医疗费", "300"), ("误工费", "240"), ("交通费", "1"))
    frame.hand.click(parts.rows[1].remove)
    assert [first for first, _amount in parts.typed()] == ["医疗费", "交通费"]
    assert parts.rows[1].first.hasFocus()
    assert parts.rows[1].first.accessibleName() == "第2项的名称"
    for _ in range(2):
        frame.hand.click(parts.rows[0].remove)
    assert parts.rows == [] and parts.add_button.hasFocus() and parts.memory.text() == ""


def test_a_clause_is_worded_anew_with_the_rows_it_has(frame: TermsFrame, drafting: Building) -> None:
    part = ClausePart(label="医疗费", amount_fen=54000)
    plan = (
        Instalment(due_on=date(2026, 3, 30), amount_fen=27000),
        Instalment(due_on=date(2026, 4, 30), amount_fen=27000),
    )
    terms = drafting.clause(parts=(part,), instalments=plan, due_on=None, proof="收条")
    drafting.room.agreement.draft_clause(terms)
    page = frame.agreement()
    assert page.draft is not None
    frame.hand.click_text(page.draft, "修改第1条")
    assert page.draft.clauses.form is not None
    shown = page.draft.clauses.form.fields.terms()
    assert (shown.parts, shown.instalments, shown.proof) == ((part,), plan, "收条")


# ------------------------------------------------------------ the clause check


def test_what_is_vague_is_said_while_it_is_typed_and_its_button_selects_the_words(
    frame: TermsFrame, drafting: Building
) -> None:
    form = clause_form(frame, frame.agreement())
    fill(frame, form, drafting, amount="540", due="20260330")
    frame.hand.type_into(form.fields.manner.edit, "银行转账")
    form.hints.look_now()
    assert not form.hints.isVisible()
    frame.hand.type_into(form.fields.action.edit, "手机的维修费和相关费用")
    form.hints.look_now()
    assert form.hints.shown == ["“相关”：包括哪些、不包括哪些，没有写。一样一样写出来"]
    frame.hand.click_text(form, "改写“相关”")
    edit = form.fields.action.edit
    assert edit.hasFocus() and edit.textCursor().selectedText() == "相关"
    frame.hand.type_into(edit, "手机的维修费")
    form.hints.look_now()
    assert form.hints.shown == [] and not form.hints.isVisible()


def test_the_check_looks_by_itself_a_moment_after_the_last_key(
    frame: TermsFrame, drafting: Building, qtbot: QtBot
) -> None:
    form = clause_form(frame, frame.agreement())
    frame.hand.click(form.fields.kind.chip_of("do"))
    frame.hand.type_into(form.fields.action.edit, "尽快修好门锁")
    qtbot.waitUntil(lambda: any("尽快" in words for words in form.hints.shown))
    assert form.fields.action.edit.hasFocus()


def test_words_in_another_field_are_selected_there(frame: TermsFrame, drafting: Building) -> None:
    form = clause_form(frame, frame.agreement())
    fill(frame, form, drafting, amount="540", due="20260330")
    frame.hand.type_into(form.fields.otherwise.edit, "双方协商解决")
    form.hints.look_now()
    frame.hand.click_text(form, "改写“协商”")
    assert form.fields.otherwise.edit.hasFocus()
    assert form.fields.otherwise.edit.selectedText() == "协商"


@pytest.fixture
def vague(drafting: Building) -> Building:
    terms = drafting.clause(kind=ClauseKind.DO, action="尽快修好门锁", to_ids=(), manner="")
    drafting.drafted().room.agreement.draft_clause(terms)
    return drafting


def test_a_reason_settles_what_the_check_found_and_stands_at_the_clause(
    frame: TermsFrame, vague: Building
) -> None:
    page = frame.agreement()
    assert page.draft is not None
    assert [g.code for g in page.draft.checks.open] == ["vague-soon"]
    frame.hand.click_text(page.draft, "写明第3条“尽快”的理由")
    assert vague.session.explained_terms == ()
    frame.questions.texts["explain-term"] = "日子写在期限里"
    frame.hand.click_text(page.draft, "写明第3条“尽快”的理由")
    (told,) = vague.session.explained_terms
    assert (told.rule_id, told.found, told.reason) == ("vague-soon", "尽快修好门锁", "日子写在期限里")
    assert page.draft.checks.open == ()
    said = [para.accessibleName() for para in page.draft.findChildren(Para)]
    assert "“尽快”已写明理由：日子写在期限里" in said


def test_rewriting_opens_the_clause_with_the_words_selected(frame: TermsFrame, vague: Building) -> None:
    page = frame.agreement()
    assert page.draft is not None
    frame.hand.click_text(page.draft, "改写第3条的“尽快”")
    form = page.draft.clauses.form
    assert form is not None and form.clause_id == vague.session.clauses[2].clause_id
    assert form.fields.action.edit.textCursor().selectedText() == "尽快"
    frame.hand.type_into(form.fields.action.edit, "修好门锁")
    frame.hand.click(form.record_button)
    assert page.draft.checks.open == ()
