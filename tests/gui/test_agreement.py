"""协议与签名: facts and clauses, reading aloud, the lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.events import ClauseKind, ClauseQuestioned, ClauseTerms
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.gui.agreement_moves import clause_form, fill, here_of, read_through
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
    form = clause_form(frame, page)
    fill(frame, form, drafting, amount="540", due="20260330")
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
    form = clause_form(frame, page)
    fill(frame, form, drafting, amount="540", due="20260330")
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
    form = clause_form(frame, page)
    fill(frame, form, drafting, amount="540", due="20260101")
    form.fields.due.left.emit()
    assert form.fields.due.error() == "履行日期早于今天，请核对"
    frame.hand.click(form.record_button)
    assert frame.context.session.clauses == ()
    frame.hand.type_into(form.fields.due.edit, "20260330")
    form.fields.due.left.emit()
    assert form.fields.due.error() == ""


def test_an_amount_other_than_the_accepted_one_is_pointed_out(frame: TermsFrame, drafting: Building) -> None:
    page = frame.agreement()
    form = clause_form(frame, page)
    fill(frame, form, drafting, amount="680", due="20260330")
    assert form.note() == "各方同意的方案1是伍佰肆拾元整（540.00元），请核对"
    frame.hand.type_into(form.fields.amount.edit, "540")
    assert form.note() == ""


def test_an_accepted_offer_becomes_a_clause_without_typing_it_again(frame: TermsFrame) -> None:
    page = frame.agreement()
    assert page.draft is not None
    offer_id = frame.context.session.offers[0].offer_id
    frame.hand.click_text(page.draft, "把方案1写入协议")
    form = page.draft.clauses.form
    assert form is not None
    assert (form.fields.amount.fen(), form.fields.action.text()) == (54000, "赔偿手机维修费")
    frame.hand.click(form.fields.spot.tick)
    frame.hand.click(form.record_button)
    assert [c.clause_id for c in frame.context.session.clauses] == [offer_id]
    assert page.draft.clauses.cards[offer_id].source == "来自方案1"


def test_an_offer_that_is_a_clause_is_offered_again_once_the_clause_is_struck_and_comes_back_as_itself(
    frame: TermsFrame,
) -> None:
    page = frame.agreement()
    assert page.draft is not None
    session = frame.context.session
    offer_id, party = session.offers[0].offer_id, session.offers[0].party_id
    frame.context.do(
        lambda: frame.context.room.offers.become_clause(
            offer_id,
            ClauseTerms(kind=ClauseKind.DO, actor_ids=(party,), action="赔偿手机维修费", on_the_spot=True),
        )
    )
    frame.hand.settle()
    frame.hand.click_text(page.draft, "删除第1条")
    assert frame.hand.button(page.draft, "把方案1写入协议")
    assert frame.undo is not None
    frame.undo()
    assert [c.clause_id for c in frame.context.session.clauses] == [offer_id]
    assert frame.context.session.offers[0].became_clause


def test_a_half_filled_clause_is_there_again_with_its_choices_when_the_page_is_opened_anew(
    frame: TermsFrame, drafting: Building
) -> None:
    page = frame.agreement()
    fill(frame, clause_form(frame, page), drafting, amount="540", due="20260330")
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
    read_through(frame, page)
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
    form = clause_form(frame, page)
    fill(frame, form, built, amount="680", due="20260101")
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
    here = here_of(page)
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(page) == []
    for target in (here.undo, here.redo, here.consent, here.confirm):
        assert min(target.width(), target.height()) >= 60
    here.ask()
    frame.hand.settle()
    assert audit(frame.shell) == [] and overflowing(page) == []
    frame.close()
