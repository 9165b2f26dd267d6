"""Signatures in order, and the completed paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mediator.domain.events import SignatureMade
from mediator.domain.paper_hand import PaperWay
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_desk, a_session
from tests.gui.agreement_moves import here_of, otherwise_of, sign_next
from tests.gui.audit import audit, overflowing, stops_without_name
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


# ----------------------------------------------------------------- signing


def test_nothing_is_ticked_beforehand_and_confirming_waits_for_both_ticks_and_a_signature(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    here = here_of(page)
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
    here = here_of(frame.agreement())
    frame.hand.click(here.identity)
    frame.hand.click(here.consent.tick)
    frame.hand.click(here.pad)
    assert here.pad.stroke_count() == 1 and not here.confirm.isEnabled()


def test_the_signer_says_that_it_is_his_before_anything_is_recorded_and_every_redo_is_counted(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    here = here_of(page)
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
    sign_next(frame, page)
    here = here_of(page)
    assert here.line.signer_id == drafting.id_of("乙")
    assert here.pad.stroke_count() == 0 and not here.identity.isChecked() and not here.consent.on()


def test_a_commit_elsewhere_leaves_the_ink_on_the_pad(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    page = frame.agreement()
    frame.hand.write_name(here_of(page).pad, "林知夏")
    strokes = here_of(page).pad.stroke_count()
    page.show_session(frame.context.session)
    assert here_of(page).pad.stroke_count() == strokes > 0


def test_everybody_signs_in_order_and_the_paper_is_completed_after_a_question(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    assert not page.footer_plan().enabled
    for _ in range(3):
        sign_next(frame, page)
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
    form = otherwise_of(page)
    assert page.signing is not None
    frame.hand.click(page.signing.card.paper_button)
    assert not form.note.isEnabled() and "原因" in form.note.toolTip()
    frame.hand.type_into(form.fields.reason.edit, "本人要求在纸上签")
    assert not form.identity.isChecked() and not form.consent.on()
    frame.hand.click(form.identity)
    frame.hand.click(form.consent.tick)
    frame.hand.click(form.note)
    form = otherwise_of(page)
    frame.hand.click(page.signing.card.refuse_button)
    assert not form.identity.isVisible() and not form.consent.isVisible()
    frame.hand.click_text(form, "要再考虑")
    assert (
        "许明川于" in form.fields.printed_words()
        and "拒绝签名，理由：要再考虑。" in form.fields.printed_words()
    )
    frame.hand.click(form.note)
    one, two = frame.context.session.signatures
    assert (one.on_paper, two.refusal) == ("本人要求在纸上签", "要再考虑")
    sign_next(frame, page)
    plan = page.footer_plan()
    assert not plan.enabled and plan.why.startswith("许明川拒绝签名")


def test_a_hand_that_cannot_write_needs_a_writer_and_a_witness_all_by_keyboard(theme: Look) -> None:
    built = a_session().with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    frame = TermsFrame(built.at(Stage.AGREEMENT).locked().room)
    page = frame.agreement()
    card, form = page.signing.card if page.signing else None, otherwise_of(page)
    assert card is not None
    frame.hand.press(card.cannot_write_button, Qt.Key.Key_Space)
    assert form.isVisible() and not here_of(page).isVisible()
    assert page.window().focusWidget() is form.fields.reason.edit
    frame.hand.press(form.fields.ways.button_for("by_another"), Qt.Key.Key_Space)
    frame.hand.insert(form.fields.reason.edit, "手受伤")
    frame.hand.insert(form.fields.writer.edit, "白芷")
    frame.hand.press(form.fields.witness.edit, Qt.Key.Key_Down)
    for tick in (form.identity, form.consent.tick):
        frame.hand.press(tick, Qt.Key.Key_Space)
    frame.hand.press(form.note, Qt.Key.Key_Space)
    (one,) = frame.context.session.signatures
    assert one.paper is not None and (one.paper.way, one.paper.writer) == (PaperWay.BY_ANOTHER, "白芷")
    assert one.paper.witness_id == built.id_of("见")
    frame.close()


def test_going_back_to_the_pad_keeps_its_ink_and_nothing_of_the_form(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.locked()
    page = frame.agreement()
    here, form = here_of(page), otherwise_of(page)
    assert page.signing is not None
    frame.hand.write_name(here.pad, here.line.name)
    strokes = here.pad.handwriting()
    frame.hand.click(page.signing.card.refuse_button)
    frame.hand.type_into(form.fields.reason.edit, "要再考虑")
    frame.hand.click(form.back)
    assert here.isVisible() and here.pad.handwriting() == strokes
    assert form.fields.reason.text() == "" and form.fields.key() == ""


def test_whoever_leads_signs_with_the_own_hand_alone(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked().sign_next().sign_next()
    page = frame.agreement()
    assert page.signing is not None
    assert not page.signing.card.cannot_write_button.isVisible()
    assert otherwise_of(page).fields.ways.chosen() == ()
    assert [b.text() for b in otherwise_of(page).fields.ways.buttons()] == ["在纸上签名", "拒绝签名"]


def test_a_stroke_taken_back_and_everything_cleared_come_back(frame: TermsFrame, drafting: Building) -> None:
    drafting.locked()
    here = here_of(frame.agreement())
    assert not here.bring_back.isEnabled()
    frame.hand.write_name(here.pad, here.line.name)
    whole = here.pad.handwriting()
    frame.hand.click(here.undo)
    frame.hand.click(here.bring_back)
    assert here.pad.handwriting() == whole
    frame.hand.click(here.redo)
    frame.hand.press(here.pad, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert here.pad.handwriting() == whole and here.pad.times_cleared() == 1


def test_strokes_seen_in_another_agreement_are_pointed_out_before_completing(theme: Look) -> None:
    desk = a_desk()
    for _ in range(2):
        built = Building(desk).with_parties().at(Stage.AGREEMENT)
        built.drafted().locked().signed_by_all()
    frame = TermsFrame(built.room)
    page = frame.agreement()
    said = [shown.text() for shown in page.findChildren(QLabel) if shown.isVisible()]
    assert any("笔画与以前的一次签名完全相同" in words for words in said)
    frame.close()


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
    assert page.first_focus() is here_of(page).identity
    frame.hand.press(here_of(page).identity, Qt.Key.Key_Space)
    assert here_of(page).identity.isChecked()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_short_form_and_the_three_buttons_fit_in_english_at_every_size(
    theme: Look, english: None, scale: float
) -> None:
    theme(scale=scale)
    built = a_session().with_parties().with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    frame = TermsFrame(built.at(Stage.AGREEMENT).locked().room)
    page = frame.agreement()
    assert page.signing is not None
    assert audit(frame.shell) == [] and overflowing(page) == []
    frame.hand.click(page.signing.card.cannot_write_button)
    frame.hand.click(otherwise_of(page).fields.ways.button_for("by_another"))
    assert audit(frame.shell) == [] and overflowing(page) == [] and stops_without_name(page) == []
    frame.close()
