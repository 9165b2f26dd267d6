"""Signatures in order, and the completed paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import SignatureMade
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.gui.agreement_moves import here_of, sign_next
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
    assert page.signing is not None
    frame.hand.click(page.signing.card.paper_button)
    assert frame.context.session.signatures == ()
    frame.questions.texts["paper-signature"] = "手不方便，由人代书"
    frame.hand.click(page.signing.card.paper_button)
    frame.questions.texts["refuse-signature"] = "要再考虑"
    frame.hand.click(page.signing.card.refuse_button)
    one, two = frame.context.session.signatures
    assert (one.on_paper, two.refusal) == ("手不方便，由人代书", "要再考虑")
    sign_next(frame, page)
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
    assert page.first_focus() is here_of(page).identity
    frame.hand.press(here_of(page).identity, Qt.Key.Key_Space)
    assert here_of(page).identity.isChecked()
