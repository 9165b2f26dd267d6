"""协议与签名: facts and clauses, reading aloud, the lock, signatures in order, the completed paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediator.domain.events import ClauseKind, ClausePart, ClauseQuestioned, Instalment, SignatureMade
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.clause_form import ClauseForm
from mediator.gui.session.clause_form_rows import SumRows
from mediator.gui.session.signing_pad import SignHere
from mediator.gui.widgets import Para
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
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


def _form(frame: TermsFrame, page: AgreementPage) -> ClauseForm:
    assert page.draft is not None
    frame.hand.click(page.draft.clauses.add_button)
    assert page.draft.clauses.form is not None
    return page.draft.clauses.form


def _fill(frame: TermsFrame, form: ClauseForm, built: Building, *, amount: str, due: str) -> None:
    fields = form.fields
    frame.hand.click(fields.kind.chip_of("pay"))
    frame.hand.click(fields.actors.chip_of(built.id_of("甲")))
    frame.hand.type_into(fields.action.edit, "手机维修费")
    frame.hand.click(fields.targets.chip_of(built.id_of("乙")))
    frame.hand.type_into(fields.amount.edit, amount)
    frame.hand.type_into(fields.due.edit, due)


def _read(frame: TermsFrame, page: AgreementPage) -> None:
    frame.hand.secondary("朗读")
    view = page.reading
    assert view is not None
    while not view.last:
        frame.hand.click(view.clear_button)
    for name in view.listeners.values():
        frame.hand.click(name)
    frame.hand.click(view.clear_button)


def _here(page: AgreementPage) -> SignHere:
    assert page.signing is not None and page.signing.card.here is not None
    return page.signing.card.here


def _sign(frame: TermsFrame, page: AgreementPage) -> None:
    here = _here(page)
    frame.hand.click(here.identity)
    frame.hand.write_name(here.pad, here.line.name)
    frame.hand.click(here.consent.tick)
    frame.hand.click(here.confirm)
    frame.hand.click(here.yes)


# ---------------------------------------------------------------- drafting


def test_facts_are_recorded_by_the_button_and_a_redraw_does_not_overwrite_typing(
    frame: TermsFrame, drafting: Building
) -> None:
    page = frame.agreement()
    assert page.draft is not None
    facts = page.draft.facts
    frame.hand.type_into(facts.field.edit, "双方在楼道争吵。")
    frame.hand.click(facts.record_button)
    assert frame.context.session.facts_text == "双方在楼道争吵。"
    frame.hand.type_into(facts.field.edit, "双方在楼道争吵，手机摔坏。")
    frame.context.do(lambda: drafting.room.agreement.draft_clause(drafting.clause()))
    assert facts.field.text() == "双方在楼道争吵，手机摔坏。" and facts.touched()
    again = frame.agreement()
    assert again.draft is not None and again.draft.facts.field.text() == "双方在楼道争吵，手机摔坏。"


def test_a_clause_is_recorded_and_stands_in_the_live_document_with_its_amount_in_capitals(
    frame: TermsFrame, drafting: Building
) -> None:
    page = frame.agreement()
    form = _form(frame, page)
    _fill(frame, form, drafting, amount="540", due="20260330")
    assert form.fields.capitals.text() == "伍佰肆拾元整（540.00元）"
    frame.hand.click(form.record_button)
    (clause,) = frame.context.session.clauses
    assert (clause.terms.kind, clause.terms.amount_fen) == (ClauseKind.PAY, 54000)
    assert clause.terms.due_on == date(2026, 3, 30)
    assert page.draft is not None and page.draft.clauses.form is None
    assert drafting.desk.drafts.load(frame.context.session.session_id) == ()


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("kind", "请选择是哪一类条款"),
        ("actors", "请选择由谁来做"),
        ("targets", "请选择对方是谁"),
        ("amount", "请填写金额，例如540或540.50"),
        ("due", "请填写最晚哪天，或者选当场履行"),
        ("action", "条款内容还是空的，请填写后再记下"),
    ],
)
def test_what_makes_a_clause_unclear_is_said_at_its_field_and_nothing_is_recorded(
    frame: TermsFrame, drafting: Building, missing: str, sentence: str
) -> None:
    page = frame.agreement()
    form = _form(frame, page)
    _fill(frame, form, drafting, amount="540", due="20260330")
    fields = form.fields
    if missing in ("kind", "actors", "targets"):
        {"kind": fields.kind, "actors": fields.actors, "targets": fields.targets}[missing].choose([])
    else:
        {"amount": fields.amount.edit, "due": fields.due.edit, "action": fields.action.edit}[missing].clear()
    frame.hand.click(form.record_button)
    assert frame.context.session.clauses == ()
    assert [made.text() for made in form.errors.links()] == [sentence]


def test_a_day_that_is_past_is_said_when_its_field_is_left(frame: TermsFrame, drafting: Building) -> None:
    page = frame.agreement()
    form = _form(frame, page)
    _fill(frame, form, drafting, amount="540", due="20260101")
    form.fields.due.left.emit()
    assert form.fields.due.error() == "履行日期早于今天，请核对"
    frame.hand.click(form.record_button)
    assert frame.context.session.clauses == ()
    frame.hand.type_into(form.fields.due.edit, "20260330")
    form.fields.due.left.emit()
    assert form.fields.due.error() == ""


def test_an_amount_other_than_the_accepted_one_is_pointed_out(frame: TermsFrame, drafting: Building) -> None:
    page = frame.agreement()
    form = _form(frame, page)
    _fill(frame, form, drafting, amount="680", due="20260330")
    assert form.note() == "各方同意的方案1是伍佰肆拾元整（540.00元），请核对"
    frame.hand.type_into(form.fields.amount.edit, "540")
    assert form.note() == ""


def test_an_accepted_offer_becomes_a_clause_without_typing_it_again(frame: TermsFrame) -> None:
    page = frame.agreement()
    assert page.draft is not None
    frame.hand.click_text(page.draft, "用各方同意的方案1起草")
    form = page.draft.clauses.form
    assert form is not None
    assert (form.fields.amount.fen(), form.fields.action.text()) == (54000, "赔偿手机维修费")


def test_a_half_filled_clause_is_there_again_with_its_choices_when_the_page_is_opened_anew(
    frame: TermsFrame, drafting: Building
) -> None:
    page = frame.agreement()
    _fill(frame, _form(frame, page), drafting, amount="540", due="20260330")
    again = frame.agreement()
    assert again.draft is not None and again.draft.clauses.form is not None
    terms = again.draft.clauses.form.fields.terms()
    assert (terms.kind, terms.amount_fen, terms.due_on) == (ClauseKind.PAY, 54000, date(2026, 3, 30))
    assert (terms.actor_ids, terms.to_ids) == ((drafting.id_of("甲"),), (drafting.id_of("乙"),))
    frame.hand.click(again.draft.clauses.form.give_up_button)
    assert drafting.desk.drafts.load(frame.context.session.session_id) == ()


def test_a_clause_is_worded_anew_moved_struck_and_brought_back(frame: TermsFrame, drafting: Building) -> None:
    drafting.drafted()
    page = frame.agreement()
    assert page.draft is not None
    first, second = (c.clause_id for c in frame.context.session.clauses)
    frame.hand.click_text(page.draft, "修改第1条")
    form = page.draft.clauses.form
    assert form is not None and form.fields.amount.fen() == 54000
    frame.hand.type_into(form.fields.manner.edit, "现金")
    frame.hand.click(form.record_button)
    assert frame.context.session.clause(first).terms.manner == "现金"
    frame.hand.click_text(page.draft, "把第2条上移")
    assert [c.clause_id for c in frame.context.session.clauses] == [second, first]
    terms = frame.context.session.clause(second).terms
    frame.hand.click_text(page.draft, "删除第1条")
    assert [c.clause_id for c in frame.context.session.clauses] == [first]
    assert frame.undo is not None
    frame.undo()
    assert frame.context.session.clauses[0].terms == terms
    assert frame.context.session.clauses[1].clause_id == first


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
    form = _form(frame, frame.agreement())
    _fill(frame, form, drafting, amount="540", due="20260330")
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
    form = _form(frame, frame.agreement())
    _fill(frame, form, drafting, amount="540", due="20260330")
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
    form = _form(frame, frame.agreement())
    _fill(frame, form, drafting, amount="540", due="20260330")
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
    form = _form(frame, frame.agreement())
    _fill(frame, form, drafting, amount="540", due="20260330")
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
    form = _form(frame, frame.agreement())
    _fill(frame, form, drafting, amount="540", due="20260330")
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
    form = _form(frame, frame.agreement())
    frame.hand.click(form.fields.kind.chip_of("do"))
    frame.hand.type_into(form.fields.action.edit, "尽快修好门锁")
    qtbot.waitUntil(lambda: any("尽快" in words for words in form.hints.shown))
    assert form.fields.action.edit.hasFocus()


def test_words_in_another_field_are_selected_there(frame: TermsFrame, drafting: Building) -> None:
    form = _form(frame, frame.agreement())
    _fill(frame, form, drafting, amount="540", due="20260330")
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


# --------------------------------------------------------- the list of checks


def test_the_lock_says_what_it_waits_for_and_the_list_leads_there(frame: TermsFrame, vague: Building) -> None:
    page = frame.agreement()
    assert page.draft is not None
    plan = page.footer_plan()
    assert not plan.enabled and plan.why == "协议书检查还有1处要处理"
    frame.hand.secondary("看检查")
    go = page.draft.checks.first_focus()
    assert go is not None and go.hasFocus()
    frame.hand.press(go, Qt.Key.Key_Return)
    form = page.draft.clauses.form
    assert form is not None and form.fields.action.edit.textCursor().selectedText() == "尽快"


def test_an_empty_draft_wants_facts_and_a_clause_and_leads_to_both(frame: TermsFrame) -> None:
    page = frame.agreement()
    assert page.draft is not None
    checks = page.draft.checks
    assert [g.code for g in checks.open] == ["facts", "clauses"]
    frame.hand.click(checks.buttons[0])
    assert page.draft.facts.field.edit.hasFocus()
    frame.hand.click(checks.buttons[1])
    assert page.draft.clauses.form is not None


def test_what_is_only_pointed_out_is_folded_away_and_leads_to_the_page_of_the_people(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.drafted()
    page = frame.agreement()
    assert page.draft is not None
    checks = page.draft.checks
    asked: list[Stage] = []
    frame.context.stage_asked.connect(asked.append)
    assert checks.open == () and not checks.buttons
    frame.hand.click(checks.fold_button)
    frame.hand.click_text(checks, "去处理：林知夏的工作单位没有填，没有的填“无”")
    assert asked == [Stage.PARTIES]
    frame.hand.click(checks.fold_button)
    assert checks.fold_button.text().startswith("另有")


def test_a_doubt_is_settled_by_recording_the_clause_again(frame: TermsFrame, drafting: Building) -> None:
    drafting.drafted()
    drafting.room.agreement.question_clause(drafting.session.clauses[0].clause_id, "期限不清楚")
    page = frame.agreement()
    assert page.draft is not None
    assert [g.code for g in page.draft.checks.open] == ["questioned"]
    frame.hand.click(page.draft.checks.buttons[0])
    form = page.draft.clauses.form
    assert form is not None
    frame.hand.click(form.record_button)
    assert page.draft.checks.open == ()


# ------------------------------------------------------------ reading aloud


def test_reading_asks_for_facts_and_clauses_first(frame: TermsFrame) -> None:
    page = frame.agreement()
    frame.hand.secondary("朗读")
    assert page.reading is None and len(frame.questions.told) == 1


def test_what_is_typed_and_not_recorded_is_neither_read_nor_locked(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.drafted()
    page = frame.agreement()
    assert page.draft is not None
    frame.hand.type_into(page.draft.facts.field.edit, "别的事实。")
    frame.hand.secondary("朗读")
    assert page.reading is None and page.draft.errors.isVisible()


def test_each_clause_is_read_as_it_will_be_signed_with_the_amount_as_it_is_spoken(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.drafted()
    page = frame.agreement()
    frame.hand.secondary("朗读")
    view = page.reading
    assert view is not None and view.shown.text == frame.context.session.facts_text
    frame.hand.click(view.clear_button)
    assert (
        view.shown.text
        == "甲方林知夏付给乙方许明川手机维修费五百四十元，于2026年3月19日前（含当日）以银行转账方式付清。"
    )
    assert [value for _caption, value in view.shown.facts] == ["林知夏", "许明川", "540元", "3月19日"]
    assert view.progress() == "第1条，共2条"


def test_a_doubt_returns_to_the_draft_and_is_noted_at_its_clause(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.drafted()
    page = frame.agreement()
    frame.questions.texts["clause-question"] = "期限不清楚"
    frame.hand.secondary("朗读")
    view = page.reading
    assert view is not None
    frame.hand.click(view.clear_button)
    frame.hand.click(view.question_button)
    assert frame.context.session.clauses[0].questioned == ("期限不清楚",)
    assert page.reading is None and frame.covered is None
    assert frame.context.session.read_aloud_at is None
    assert isinstance(drafting.events[-1].event, ClauseQuestioned)


def test_only_those_who_said_it_was_clear_are_recorded_and_both_sides_must(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.drafted()
    page = frame.agreement()
    frame.hand.secondary("朗读")
    view = page.reading
    assert view is not None
    while not view.last:
        frame.hand.click(view.clear_button)
    assert not any(name.isChecked() for name in view.listeners.values())
    frame.hand.click(view.listeners[drafting.id_of("甲")])
    assert not view.clear_button.isEnabled()
    frame.hand.click(view.listeners[drafting.id_of("乙")])
    frame.hand.click(view.clear_button)
    assert frame.context.session.heard_by == (drafting.id_of("甲"), drafting.id_of("乙"))


@pytest.mark.parametrize(("name", "size"), [("中", 24), ("大", 32), ("更大", 40), ("特大", 56)])
def test_every_size_of_the_reading_shows_the_whole_clause(
    frame: TermsFrame, drafting: Building, name: str, size: int
) -> None:
    drafting.drafted()
    page = frame.agreement()
    frame.hand.secondary("朗读")
    view = page.reading
    assert view is not None
    frame.hand.click(view.clear_button)
    frame.hand.click_text(view, name)
    frame.hand.settle()
    assert view.reading_size() == size and view.index == 1
    assert audit(view, smallest=60) == [] and fits(view) == []


# ---------------------------------------------------------------- the lock


def test_the_text_is_locked_only_after_it_was_read_and_the_officer_agreed(
    theme: Look, drafting: Building
) -> None:
    drafting.drafted()
    frame = TermsFrame(drafting.room, yes=())
    page = frame.agreement()
    assert not page.footer_plan().enabled and page.footer_plan().why == "朗读全文后才能锁定"
    _read(frame, page)
    frame.hand.primary()
    assert frame.questions.asked == ["lock-agreement"] and frame.context.session.lock is None
    frame.questions.yes.add("lock-agreement")
    frame.hand.primary()
    assert frame.context.session.lock is not None and page.signing is not None
    frame.close()


def test_opening_the_text_again_takes_the_reason_and_voids_the_signatures(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked().sign_next()
    page = frame.agreement()
    frame.hand.secondary("解除锁定")
    assert frame.context.session.lock is not None
    frame.questions.texts["unlock-agreement"] = "有一条要修改"
    frame.hand.secondary("解除锁定")
    assert frame.context.session.lock is None and frame.context.session.signatures == ()
    assert page.draft is not None


# ----------------------------------------------------------------- signing


def test_nothing_is_ticked_beforehand_and_confirming_waits_for_both_ticks_and_a_signature(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    here = _here(page)
    assert not here.identity.isChecked() and not here.consent.on()
    assert here.identity.text().endswith(drafting.session.parties[0].details.id_number[-4:])
    frame.hand.write_name(here.pad, here.line.name)
    assert not here.confirm.isEnabled() and "核对" in here.confirm.toolTip()
    frame.hand.click(here.identity)
    assert not here.confirm.isEnabled()
    frame.hand.click(here.consent.tick)
    assert here.confirm.isEnabled()


def test_a_dot_is_no_signature(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    here = _here(frame.agreement())
    frame.hand.click(here.identity)
    frame.hand.click(here.consent.tick)
    frame.hand.click(here.pad)
    assert here.pad.stroke_count() == 1 and not here.confirm.isEnabled()


def test_the_signer_says_that_it_is_his_before_anything_is_recorded_and_every_redo_is_counted(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    here = _here(page)
    frame.hand.click(here.identity)
    frame.hand.click(here.consent.tick)
    frame.hand.write_name(here.pad, here.line.name)
    frame.hand.click(here.redo)
    assert here.pad.stroke_count() == 0
    frame.hand.write_name(here.pad, here.line.name)
    frame.hand.click(here.confirm)
    assert frame.context.session.signatures == ()
    frame.hand.click(here.no)
    frame.hand.write_name(here.pad, here.line.name)
    frame.hand.click(here.undo)
    frame.hand.click(here.confirm)
    frame.hand.click(here.yes)
    event = drafting.events[-1].event
    assert isinstance(event, SignatureMade)
    assert (event.signer_id, event.redone) == (drafting.id_of("甲"), 2)
    assert event.identity_checked and event.read_or_heard


def test_the_next_signer_finds_an_empty_pad_and_no_tick(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    page = frame.agreement()
    _sign(frame, page)
    here = _here(page)
    assert here.line.signer_id == drafting.id_of("乙")
    assert here.pad.stroke_count() == 0 and not here.identity.isChecked() and not here.consent.on()


def test_a_commit_elsewhere_leaves_the_ink_on_the_pad(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    page = frame.agreement()
    frame.hand.write_name(_here(page).pad, "林知夏")
    strokes = _here(page).pad.stroke_count()
    page.show_session(frame.context.session)
    assert _here(page).pad.stroke_count() == strokes > 0


def test_everybody_signs_in_order_and_the_paper_is_completed_after_a_question(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    assert not page.footer_plan().enabled
    for _ in range(3):
        _sign(frame, page)
    assert page.footer_plan().enabled
    frame.hand.primary()
    assert "complete-signing" in frame.questions.asked
    assert frame.context.session.signed is not None
    assert page.footer_plan().primary == "进入回访与履行"
    frame.hand.secondary("打印")
    ((kind, pdf),) = frame.papers
    assert kind == "agreement" and pdf == drafting.room.agreement.pdf()
    frame.hand.primary()
    assert frame.context.session.stage is Stage.FOLLOW_UP


def test_paper_and_refusal_are_recorded_with_their_reasons(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    page = frame.agreement()
    assert page.signing is not None
    frame.hand.click(page.signing.card.paper_button)
    assert frame.context.session.signatures == ()
    frame.questions.texts["paper-signature"] = "手不方便，由人代书"
    frame.hand.click(page.signing.card.paper_button)
    frame.questions.texts["refuse-signature"] = "要再考虑"
    frame.hand.click(page.signing.card.refuse_button)
    one, two = frame.context.session.signatures
    assert (one.on_paper, two.refusal) == ("手不方便，由人代书", "要再考虑")
    _sign(frame, page)
    plan = page.footer_plan()
    assert not plan.enabled and plan.why.startswith("许明川拒绝签名")


def test_a_preview_is_there_as_soon_as_the_text_is_locked(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    page = frame.agreement()
    assert page.signing is not None
    lock = frame.context.session.lock
    assert lock is not None
    frame.hand.click(page.signing.document.preview_button)
    assert [kind for kind, _pdf in frame.papers] == ["agreement"]
    assert page.signing.document.code_shown() == f"核对码{lock.check_code}"


def test_the_keyboard_starts_at_the_officers_tick_while_signing(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    assert page.first_focus() is _here(page).identity
    frame.hand.press(_here(page).identity, Qt.Key.Key_Space)
    assert _here(page).identity.isChecked()


# ------------------------------------------------------------------- sizes


@pytest.mark.parametrize("scale", [1.0, 1.125, 1.25, 1.5, 2.0])
def test_every_word_is_whole_and_the_page_fits_at_every_size(scale: float, theme: Look) -> None:
    theme(scale=scale)
    built = a_session().with_children().with_helper(PersonKind.ATTESTING_WITNESS, "周敏")
    built.at(Stage.AGREEMENT).drafted()
    built.room.agreement.question_clause(built.session.clauses[0].clause_id, "期限不清楚")
    vague = built.clause(kind=ClauseKind.DO, action="尽快修好门锁", manner="")
    built.room.agreement.draft_clause(vague)
    frame = TermsFrame(built.room)
    page = frame.agreement()
    assert page.draft is not None
    page.draft.checks.fold()
    form = _form(frame, page)
    _fill(frame, form, built, amount="680", due="20260101")
    frame.hand.type_into(form.fields.action.edit, "相关费用")
    form.hints.look_now()
    form.fields.sums.parts.add()
    form.record()
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(page) == []
    form.give_up()
    first, *_, last = built.session.clauses
    built.room.agreement.revise_clause(first.clause_id, first.terms)
    built.room.agreement.revise_clause(last.clause_id, replace(vague, action="修好门锁"))
    built.locked()
    page = frame.agreement()
    here = _here(page)
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(page) == []
    for target in (here.undo, here.redo, here.consent, here.confirm):
        assert min(target.width(), target.height()) >= 60
    here.ask()
    frame.hand.settle()
    assert audit(frame.shell) == [] and overflowing(page) == []
    frame.close()
