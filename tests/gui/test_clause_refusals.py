"""不同意这一条: said at the reading or in the draft, shown with what follows, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator.domain.signing import next_line
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame
from tests.gui.whole_window import texts_in

REASON = "修手机不止这些钱"


@pytest.fixture
def drafted() -> Building:
    return a_session().at(Stage.AGREEMENT).drafted()


@pytest.fixture
def frame(theme: Look, drafted: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(drafted.room)
    yield made
    made.close()


def test_a_clause_is_refused_while_it_is_read_aloud(frame: TermsFrame, drafted: Building) -> None:
    page = frame.agreement()
    page.read_aloud()
    view = page.reading
    assert view is not None and not view.refuse_button.isVisible()
    frame.hand.click(view.clear_button)
    frame.hand.click(view.refuse_button)
    assert page.reading is None and page.draft is not None
    form = page.draft.refusals.form
    assert form is not None
    frame.hand.click(form.record_button)
    assert frame.context.session.clause_refusals == ()
    frame.hand.click(form.who.chip_of(drafted.id_of("乙")))
    frame.hand.click(form.record_button)
    assert form.reason.error() == "不同意的理由还是空的，请填写后再记下"
    frame.hand.insert(form.reason.edit, REASON)
    frame.hand.click(form.record_button)
    (refusal,) = frame.context.session.clause_refusals
    assert (refusal.clause_id, refusal.reason) == (drafted.session.clauses[0].clause_id, REASON)


def test_the_page_shows_who_why_and_the_lawful_next_step_and_the_lock_waits(
    frame: TermsFrame, drafted: Building
) -> None:
    drafted.room.agreement.refuse_clause(drafted.session.clauses[0].clause_id, drafted.id_of("乙"), REASON)
    page = frame.agreement()
    assert page.draft is not None
    told = texts_in(page.draft.refusals)
    assert f"许明川不同意第1条：{REASON}" in told
    assert "公安机关将依法作出处理" in told and "人民法院" in told and "第九条第三款" in told
    assert "许明川不同意第1条" in texts_in(page.draft.checks) and not page.footer_plan().enabled
    (take_back,) = page.draft.refusals.withdraw_buttons.values()
    frame.hand.click(take_back)
    assert frame.context.session.clause_refusals == () and not page.draft.refusals.isVisible()


def test_a_reason_that_is_being_typed_is_there_when_the_form_is_opened_again(
    frame: TermsFrame, drafted: Building
) -> None:
    page = frame.agreement()
    assert page.draft is not None
    clause_id = drafted.session.clauses[0].clause_id
    frame.hand.click(page.draft.clauses.cards[clause_id].refuse)
    form = page.draft.refusals.form
    assert form is not None
    frame.hand.insert(form.reason.edit, REASON)
    again = frame.agreement()
    assert again.draft is not None
    again.draft.refuse(clause_id)
    assert again.draft.refusals.form is not None and again.draft.refusals.form.reason.text() == REASON


def test_a_refusal_of_the_locked_text_is_recorded_and_no_signature_changes(
    frame: TermsFrame, drafted: Building
) -> None:
    drafted.locked().sign_next()
    before = drafted.session.signatures
    page = frame.agreement()
    page.read_aloud()
    assert page.reading is not None and page.signing is not None
    frame.hand.click(page.reading.clear_button)
    frame.hand.click(page.reading.refuse_button)
    form = page.signing.refusals.form
    assert form is not None
    frame.hand.click(form.who.chip_of(drafted.id_of("乙")))
    frame.hand.insert(form.reason.edit, REASON)
    frame.hand.click(form.record_button)
    assert frame.context.session.signatures == before and frame.context.session.lock is not None
    assert len(frame.context.session.clause_refusals) == 1
    drafted.signed_by_all()
    frame.agreement()
    assert not frame.page or not frame.page.footer_plan().enabled


def test_a_refused_signature_shows_the_lawful_next_step(frame: TermsFrame, drafted: Building) -> None:
    drafted.locked()
    first = drafted.session.parties[0]
    line = next_line(drafted.session)
    assert line is not None and line.signer_id == first.person_id
    drafted.room.agreement.refuse_signature(line.signer_id, line.role, "要再考虑")
    drafted.signed_by_all()
    page = frame.agreement()
    assert page.signing is not None
    told = texts_in(page.signing.card)
    assert "公安机关将依法作出处理" in told and "第九条第三款" in told


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_every_word_is_whole_and_the_page_fits_at_every_size(scale: float, theme: Look) -> None:
    theme(scale=scale)
    built = a_session().at(Stage.AGREEMENT).drafted()
    clause_id = built.session.clauses[0].clause_id
    built.room.agreement.refuse_clause(clause_id, built.id_of("甲"), REASON)
    frame = TermsFrame(built.room)
    page = frame.agreement()
    assert page.draft is not None
    page.draft.refuse(clause_id)
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(page) == []
    page.read_aloud()
    assert page.reading is not None
    page.reading.show_screen(1)
    frame.hand.settle()
    assert audit(page.reading, smallest=60) == [] and fits(page.reading) == []
    page.reading.show_screen(3)
    for listener in page.reading.listeners.values():
        frame.hand.click(listener)
    assert not page.reading.refuse_button.isVisible()
    page.reading.back_clicked.emit()
    built.room.agreement.withdraw_refusal(clause_id, built.id_of("甲"))
    built.locked()
    built.room.agreement.refuse_clause(clause_id, built.id_of("甲"), REASON)
    signing = frame.agreement()
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(signing) == []
    frame.close()
