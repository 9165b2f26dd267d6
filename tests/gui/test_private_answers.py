"""背靠背表态: the officer's page behind its cover, and a party's page that tells nothing of the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from mediator.domain.disclosure import PartyView
from mediator.domain.events import PrivateAnswer
from mediator.domain.private_answers import open_round_of, view_for
from mediator.domain.stages import Stage
from mediator.gui.session.private_desk import PrivateDesk
from mediator.gui.session.private_party_view import PrivateAnswersView
from mediator.services.terms_drafts import condition_draft
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame
from tests.gui.one_page import drafts_of_session

YES, NO, IF = PrivateAnswer.YES, PrivateAnswer.NO, PrivateAnswer.IF
SECRET = "先付三百，其余到年底"
EVERY = (None, YES, NO, IF)


@pytest.fixture
def drafted() -> Building:
    return a_session().at(Stage.AGREEMENT).drafted()


@pytest.fixture
def frame(theme: Look, drafted: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(drafted.room)
    yield made
    made.close()


def desk_of(frame: TermsFrame) -> PrivateDesk:
    page = frame.agreement()
    assert page.draft is not None
    frame.hand.click(page.draft.clauses.private_button)
    assert page.private is not None
    return page.private


def begun(frame: TermsFrame) -> PrivateDesk:
    desk = desk_of(frame)
    assert desk.new_round is not None
    frame.hand.click(desk.new_round.begin)
    return desk


def asked(frame: TermsFrame, desk: PrivateDesk, person_id: str) -> PrivateAnswersView:
    assert desk.round is not None
    frame.hand.click(desk.round.asking[person_id])
    assert desk.view is not None
    return desk.view


def words_in(widget: QWidget) -> list[tuple[str, str, str, str]]:
    """Everything a widget tells: shown, spoken, described, hovered; with what may be pressed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told = []
    for inner in (widget, *widget.findChildren(QWidget)):
        text = ""
        if isinstance(inner, QLabel | QAbstractButton):
            text = inner.text()
        elif isinstance(inner, QPlainTextEdit):
            text = inner.toPlainText()
        state = f"{inner.isEnabled()}{inner.isVisible()}{inner.windowTitle()}{inner.toolTip()}"
        told.append((text, inner.accessibleName(), inner.accessibleDescription(), state))
    return told


def pixels_of(widget: QWidget) -> bytes:
    image = widget.grab().toImage()
    return bytes(image.constBits())


def look_of(built: Building, letter: str, screen: int) -> tuple[object, bytes]:
    """What the page of one party tells and how it is drawn."""
    opened = open_round_of(built.session)
    assert opened is not None
    person = built.session.person(built.id_of(letter))
    frame = TermsFrame(built.room)
    view = PrivateAnswersView(
        built.session,
        view_for(built.session, opened, PartyView(person.person_id)),
        person,
        record=lambda *_: None,
        keep=frame.context.keep_draft,
    )
    frame.context.show_party(view)
    view.show_screen(screen)
    QApplication.processEvents()
    look = (words_in(view), pixels_of(view))
    frame.close()
    return look


def marked(others: tuple[PrivateAnswer | None, ...], own: tuple[PrivateAnswer | None, ...]) -> Building:
    built = a_session().at(Stage.AGREEMENT).drafted()
    clause_ids = tuple(c.clause_id for c in built.session.clauses)
    built.room.private.open(clause_ids)
    for letter, marks in (("乙", others), ("甲", own)):
        for clause_id, answer in zip(clause_ids, marks, strict=True):
            if answer is not None:
                words = SECRET if answer is IF else ""
                built.room.private.answer(clause_id, built.id_of(letter), answer, words)
    return built


@pytest.mark.parametrize("screen", [0, 2])
def test_the_page_of_one_party_is_the_same_to_the_pixel_whatever_the_other_marked(
    screen: int, theme: Look
) -> None:
    for own in ((YES, YES), (YES, IF), (None, NO)):
        seen = {}
        for others in product(EVERY, repeat=2):
            if others + own != (YES,) * 4:
                words, pixels = look_of(marked(others, own), "甲", screen)
                seen[repr(words), pixels] = others
        assert len(seen) == 1


def test_a_full_yes_is_told_to_each_party(theme: Look) -> None:
    words, _ = look_of(marked((YES, YES), (YES, YES)), "甲", 2)
    assert "每个人对每一条都同意了。" in repr(words)


def test_a_party_marks_and_may_change_it_and_a_condition_is_written_down(
    frame: TermsFrame, drafted: Building
) -> None:
    desk = begun(frame)
    first, second = (c.clause_id for c in drafted.session.clauses)
    view = asked(frame, desk, drafted.id_of("甲"))
    assert view.choice is not None
    frame.hand.click(view.choice.button_for("no"))
    frame.hand.click(view.choice.button_for("yes"))
    frame.hand.click(view.next_button)
    assert view.choice.chosen() == ()
    frame.hand.click(view.choice.button_for("if"))
    frame.hand.click(view.record_button)
    assert view.condition is not None and view.condition.error() == "同意的条件还是空的，请填写后再记下"
    frame.hand.insert(view.condition.edit, SECRET)
    frame.hand.click(view.record_button)
    (opened,) = frame.context.session.private_rounds
    assert {(m.clause_id, m.answer, m.words) for m in opened.marks} == {
        (first, YES, ""),
        (second, IF, SECRET),
    }
    assert drafts_of_session(drafted) == {}


def test_a_condition_that_is_being_typed_is_there_again_on_the_same_page_alone(
    frame: TermsFrame, drafted: Building
) -> None:
    desk = begun(frame)
    view = asked(frame, desk, drafted.id_of("甲"))
    assert view.choice is not None and view.condition is not None
    frame.hand.click(view.choice.button_for("if"))
    frame.hand.insert(view.condition.edit, SECRET)
    frame.hand.click_text(view, "返回")
    clause = drafted.session.clauses[0].clause_id
    assert drafts_of_session(drafted) == {condition_draft(clause, drafted.id_of("甲")): SECRET}
    desk.uncover()
    other = asked(frame, desk, drafted.id_of("乙"))
    assert SECRET not in repr(words_in(other))
    frame.hand.click_text(other, "返回")
    desk.uncover()
    again = asked(frame, desk, drafted.id_of("甲"))
    assert again.condition is not None and again.condition.text() == SECRET


def test_after_a_party_the_officers_page_stands_behind_its_cover(
    frame: TermsFrame, drafted: Building
) -> None:
    desk = begun(frame)
    view = asked(frame, desk, drafted.id_of("甲"))
    assert view.choice is not None
    frame.hand.click(view.choice.button_for("no"))
    frame.hand.click_text(view, "返回")
    assert desk.cover is not None and desk.round is None
    assert "不同意" not in repr(words_in(frame.shell))
    assert frame.context.seated == drafted.id_of("甲")
    frame.hand.click(desk.cover.open)
    assert desk.cover is None and "不同意" in repr(words_in(desk))


def test_whoever_sits_there_already_meets_the_cover_first(theme: Look, drafted: Building) -> None:
    drafted.room.private.open(tuple(c.clause_id for c in drafted.session.clauses))
    drafted.room.private.answer(drafted.session.clauses[0].clause_id, drafted.id_of("甲"), NO)
    frame = TermsFrame(drafted.room)
    frame.context.seated = drafted.id_of("乙")
    desk = desk_of(frame)
    assert desk.cover is not None and "不同意" not in repr(words_in(desk))
    frame.close()


def test_the_agreement_page_itself_tells_nothing_of_the_marks(frame: TermsFrame, drafted: Building) -> None:
    drafted.room.private.open(tuple(c.clause_id for c in drafted.session.clauses))
    before = words_in(frame.agreement())
    footer = repr(words_in(frame.footer))
    drafted.room.private.answer(drafted.session.clauses[0].clause_id, drafted.id_of("甲"), IF, SECRET)
    assert words_in(frame.agreement()) == before and repr(words_in(frame.footer)) == footer


def test_the_round_is_opened_over_ticked_clauses_and_ended(frame: TermsFrame, drafted: Building) -> None:
    desk = desk_of(frame)
    first, second = (c.clause_id for c in drafted.session.clauses)
    assert desk.new_round is not None and desk.round is not None
    frame.hand.click(desk.new_round.ticks[second])
    frame.hand.click(desk.new_round.begin)
    opened = open_round_of(frame.context.session)
    assert opened is not None and opened.clause_ids == (first,)
    frame.hand.click(desk.round.end)
    assert open_round_of(frame.context.session) is None and desk.new_round.isVisible()
    frame.hand.primary()
    page = frame.page
    assert page is not None and getattr(page, "private", "") is None and getattr(page, "draft", None)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_every_word_is_whole_and_the_page_fits_at_every_size(scale: float, theme: Look) -> None:
    theme(scale=scale)
    built = a_session().at(Stage.PARTIES).with_children().at(Stage.AGREEMENT).drafted()
    frame = TermsFrame(built.room)
    desk = desk_of(frame)
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(desk) == []
    assert desk.new_round is not None
    frame.hand.click(desk.new_round.begin)
    view = asked(frame, desk, built.id_of("甲"))
    assert view.choice is not None
    frame.hand.click(view.choice.button_for("if"))
    assert view.condition is not None
    frame.hand.insert(view.condition.edit, SECRET)
    frame.hand.settle()
    assert audit(view, smallest=44) == [] and fits(view) == []
    frame.hand.click(view.record_button)
    frame.hand.click_text(view, "返回")
    assert audit(frame.shell) == [] and fits(frame.shell) == []
    desk.uncover()
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(desk) == []
    frame.close()


def test_the_shuttle_leads_there_once_there_are_clauses_and_back_behind_its_own_cover(theme: Look) -> None:
    built = a_session().at(Stage.SHUTTLE)
    frame = TermsFrame(built.room)
    assert "private" not in dict(frame.shuttle().footer_plan().secondary)
    built.drafted()
    page = frame.shuttle()
    frame.hand.secondary("背靠背表态")
    desk = page.private
    assert desk is not None and desk.new_round is not None
    frame.hand.click(desk.new_round.begin)
    view = asked(frame, desk, built.id_of("甲"))
    frame.hand.click_text(view, "返回")
    frame.hand.click_text(frame.footer, "上一步")
    assert page.private is None and page.cover is not None
    frame.close()


def test_a_full_yes_shows_on_the_page_of_whoever_made_it_full(frame: TermsFrame, drafted: Building) -> None:
    desk = begun(frame)
    for clause in drafted.session.clauses:
        drafted.room.private.answer(clause.clause_id, drafted.id_of("乙"), YES)
    view = asked(frame, desk, drafted.id_of("甲"))
    for _ in drafted.session.clauses:
        assert view.choice is not None
        frame.hand.click(view.choice.button_for("yes"))
        frame.hand.click(view.next_button)
    assert "每个人对每一条都同意了。" in repr(words_in(view))
    frame.hand.click(view.back_button)
    assert view.choice is not None and not view.choice.isEnabled()
