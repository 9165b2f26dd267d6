"""往返商谈: the ladder, leave to convey, private words, what a party may see, drafts and sizes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from mediator.domain.offers import accepted_by_all, reply_of
from mediator.domain.stages import Stage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.services.room import Room
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame

PRIVATE = "六百多实在拿不出，底线是四百"


@pytest.fixture
def at_shuttle() -> Building:
    return a_session().with_parties().at(Stage.SHUTTLE)


@pytest.fixture
def frame(theme: Look, at_shuttle: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(at_shuttle.room)
    yield made
    made.close()


def _fill(page: ShuttlePage, frame: TermsFrame, person_id: str, words: str, amount: str = "") -> None:
    frame.hand.click(page.form.who.chip_of(person_id))
    frame.hand.type_into(page.form.words.edit, words)
    if amount:
        frame.hand.type_into(page.form.amount.edit, amount)


def _texts(view: QWidget) -> str:
    """Everything a person or a screen reader could read in a view."""
    found = [view.windowTitle()]
    for widget in (view, *view.findChildren(QWidget)):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        for name in ("text", "placeholderText", "toPlainText", "text_shown"):
            reader = getattr(widget, name, None)
            if callable(reader):
                found.append(str(reader()))
    return "\n".join(found)


def test_an_offer_is_recorded_with_its_amount_in_capitals_and_the_form_is_empty_again(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _fill(page, frame, at_shuttle.id_of("甲"), "愿意付540元手机维修费", "540")
    frame.hand.click(page.form.may_convey.tick)
    frame.hand.click(page.form.record_button)
    offer = frame.context.session.offers[0]
    assert (offer.amount_fen, offer.may_convey, offer.party_id) == (54000, True, at_shuttle.id_of("甲"))
    assert "伍佰肆拾元整（540.00元）" in _texts(page.ladder)
    assert page.form.words.text() == "" and page.form.who.one() == ""
    assert at_shuttle.desk.drafts.load(frame.context.session.session_id) == ()


def test_ctrl_enter_confirms_the_form_but_not_a_word_being_composed(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _fill(page, frame, at_shuttle.id_of("甲"), "愿意道歉")
    composing = QInputMethodEvent("dao", [])
    QApplication.sendEvent(page.form.words.edit, composing)
    frame.hand.press(page.form.words.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert frame.context.session.offers == ()
    QApplication.sendEvent(page.form.words.edit, QInputMethodEvent())
    frame.hand.press(page.form.words.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [o.text for o in frame.context.session.offers] == ["愿意道歉"]


def test_the_header_is_told_that_all_is_saved_after_an_offer_was_recorded(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    told: list[str] = []
    frame.context.saving.connect(lambda: told.append("saving"))
    frame.context.saved.connect(lambda _at: told.append("saved"))
    _fill(page, frame, at_shuttle.id_of("甲"), "愿意道歉", "540")
    frame.hand.click(page.form.record_button)
    assert told[-1] == "saved"


def test_nothing_is_recorded_while_who_or_words_are_missing_or_the_amount_cannot_be_read(
    frame: TermsFrame,
) -> None:
    page = frame.shuttle()
    frame.hand.type_into(page.form.amount.edit, "五百多")
    frame.hand.click(page.form.record_button)
    assert frame.context.session.offers == ()
    assert [made.text() for made in page.form.errors.links()] == [
        "请选择是谁提出的",
        "请写下方案的内容",
        "金额请写成数字，例如540或540.50",
    ]
    assert page.form.words.error() == "请写下方案的内容"
    assert page.form.amount.text() == "五百多"


def test_control_characters_are_refused_in_words_and_the_text_stays(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    frame.hand.click(page.form.who.chip_of(at_shuttle.id_of("甲")))
    page.form.words.edit.setPlainText("愿意\u0007付钱")
    frame.hand.click(page.form.record_button)
    assert frame.context.session.offers == ()
    assert "U+0007" in page.form.words.error()
    assert page.form.words.text() == "愿意\u0007付钱"


def test_an_offer_without_leave_cannot_be_conveyed_until_its_party_agrees(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id = at_shuttle.offer("甲", may_convey=False)
    page = frame.shuttle()
    other = at_shuttle.id_of("乙")
    convey = frame.hand.button(page.ladder, "把方案1转达给许明川")
    assert not convey.isEnabled() and convey.toolTip() == "提出人还没有同意转达"
    frame.hand.click_text(page.ladder, "提出人同意转达方案1")
    convey = frame.hand.button(page.ladder, "把方案1转达给许明川")
    assert not convey.isEnabled() and convey.toolTip() == "先念给提出人听，本人同意后再转达"
    frame.hand.click_text(page.ladder, "方案1念给提出人听过")
    frame.hand.click_text(page.ladder, "把方案1转达给许明川")
    assert reply_of(frame.context.session.offer(offer_id), other).conveyed_at is not None


def test_an_answer_needs_a_choice_and_its_words_stay_with_the_officer(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id = at_shuttle.offer("甲")
    other = at_shuttle.id_of("乙")
    at_shuttle.room.offers.convey(offer_id, other)
    page = frame.shuttle()
    frame.hand.click_text(page.ladder, "记下许明川对方案1的答复")
    form = page.ladder.cards[offer_id].rows[other].form
    assert form is not None
    frame.hand.type_into(form.words.edit, PRIVATE)
    frame.hand.click(form.record_button)
    assert reply_of(frame.context.session.offer(offer_id), other).answer == ""
    assert form.words.text() == PRIVATE
    frame.hand.click(form.answer.button_for("declined"))
    frame.hand.click(form.record_button)
    reply = reply_of(frame.context.session.offer(offer_id), other)
    assert (reply.answer, reply.words) == ("declined", PRIVATE)
    assert PRIVATE in _texts(page.ladder)


def test_the_view_in_the_room_shows_own_and_conveyed_offers_and_no_private_word(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    one, two = at_shuttle.id_of("甲"), at_shuttle.id_of("乙")
    conveyed = at_shuttle.offer("甲", "愿意付四百元")
    at_shuttle.offer("甲", "没有转达过的方案")
    at_shuttle.offer("甲", "不让转达的方案", may_convey=False)
    at_shuttle.room.offers.convey(conveyed, two)
    at_shuttle.room.offers.decline(conveyed, two, PRIVATE)
    page = frame.shuttle()
    frame.hand.click_text(page.seats, "给许明川看方案")
    view = page.seats.view
    assert view is not None and [s.text for s in view.screens] == ["愿意付四百元"]
    frame.hand.click_text(view, "返回")
    frame.hand.click_text(page.seats, "给林知夏看方案")
    view = page.seats.view
    assert view is not None and len(view.screens) == 3
    seen = ""
    for index in range(3):
        view.show_screen(index)
        seen += _texts(view)
    assert PRIVATE not in seen
    assert one != two


def test_a_withdrawn_offer_stays_in_the_ladder_and_leaves_the_view_in_the_room(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id = at_shuttle.offer("甲", "愿意付四百元")
    at_shuttle.room.offers.convey(offer_id, at_shuttle.id_of("乙"))
    page = frame.shuttle()
    frame.questions.texts["withdraw-offer"] = "又想了想"
    frame.hand.click_text(page.ladder, "撤回方案1")
    assert frame.context.session.offer(offer_id).withdrawn
    assert "愿意付四百元" in _texts(page.ladder) and "已撤回" in _texts(page.ladder)
    page.seats.open_view(at_shuttle.id_of("乙"))
    assert page.seats.view is not None and page.seats.view.shown.text == "现在还没有可以看的方案。"


def test_a_counter_offer_names_the_offer_it_answers(frame: TermsFrame, at_shuttle: Building) -> None:
    first = at_shuttle.offer("乙")
    page = frame.shuttle()
    frame.hand.click_text(page.ladder, "对方案1提反方案")
    assert page.form.who.one() == at_shuttle.id_of("甲")
    frame.hand.type_into(page.form.words.edit, "各出一半")
    frame.hand.click(page.form.record_button)
    assert frame.context.session.offers[-1].answers == first


def test_typed_words_and_choices_are_there_again_when_the_page_is_opened_anew(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _fill(page, frame, at_shuttle.id_of("乙"), "要赔680元", "680")
    frame.hand.click(page.form.may_convey.tick)
    again = frame.shuttle()
    assert again is not page
    assert (again.form.words.text(), again.form.amount.fen()) == ("要赔680元", 68000)
    assert again.form.who.one() == at_shuttle.id_of("乙") and again.form.may_convey.on()


def test_an_answer_being_typed_opens_again_and_survives_a_commit_elsewhere(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id, other = at_shuttle.offer("甲"), at_shuttle.id_of("乙")
    at_shuttle.room.offers.convey(offer_id, other)
    page = frame.shuttle()
    page.ladder.cards[offer_id].rows[other].open_form()
    form = page.ladder.cards[offer_id].rows[other].form
    assert form is not None
    frame.hand.type_into(form.words.edit, PRIVATE)
    _fill(page, frame, other, "要书面道歉")
    frame.hand.click(page.form.record_button)
    assert page.ladder.cards[offer_id].rows[other].form is form and form.words.text() == PRIVATE
    again = frame.shuttle().ladder.cards[offer_id].rows[other].form
    assert again is not None and again.words.text() == PRIVATE


def test_the_footer_leads_on_only_once_everybody_accepted_an_offer(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    frame.shuttle()
    frame.hand.primary()
    assert frame.context.session.stage is Stage.SHUTTLE and len(frame.questions.told) == 1
    offer_id = at_shuttle.offer("甲")
    at_shuttle.room.offers.convey(offer_id, at_shuttle.id_of("乙"))
    at_shuttle.room.offers.accept(offer_id, at_shuttle.id_of("乙"))
    assert accepted_by_all(frame.context.session, frame.context.session.offers[0])
    frame.shuttle()
    frame.hand.primary()
    assert frame.context.session.stage is Stage.JOINT
    assert frame.page is not None and frame.page.stage is Stage.JOINT


def test_leaving_the_stage_out_asks_for_the_reason(frame: TermsFrame) -> None:
    frame.shuttle()
    frame.hand.secondary("略过这一步")
    assert frame.context.session.skipped == {}
    frame.questions.texts["skip-shuttle"] = "双方愿意直接坐下来谈"
    frame.hand.secondary("略过这一步")
    assert frame.context.session.skipped[Stage.SHUTTLE] == "双方愿意直接坐下来谈"
    assert frame.context.session.stage is Stage.JOINT


def test_a_rest_is_recorded_and_counts_as_no_talk(frame: TermsFrame, at_shuttle: Building) -> None:
    page = frame.shuttle()
    at_shuttle.offer("甲")
    at_shuttle.later(minutes=7)
    page.show_session(at_shuttle.session)
    assert page.clock.words() == "已商谈7分"
    frame.hand.click(page.clock.rest_button)
    assert page.clock.rest_button.text() == "继续商谈" and frame.toasts
    at_shuttle.later(minutes=20)
    page.clock.show_time()
    assert page.clock.words() == "休息中，已20分"
    frame.hand.click(page.clock.rest_button)
    assert page.clock.rest_button.text() == "休息"
    assert page.clock.words() == "已商谈7分"
    (rest,) = at_shuttle.session.breaks
    assert rest.ended_at is not None


def test_the_keyboard_starts_in_the_words_of_the_offer(frame: TermsFrame) -> None:
    page = frame.shuttle()
    assert page.first_focus() is page.form.words.edit
    assert page.form.words.edit.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("scale", [1.0, 1.125, 1.25, 1.5, 2.0])
def test_every_word_is_whole_and_the_page_fits_at_every_size(scale: float, theme: Look) -> None:
    theme(scale=scale)
    built = a_session().with_children().at(Stage.SHUTTLE)
    frame = TermsFrame(_with_ladder(built))
    page = frame.shuttle()
    for card in page.ladder.cards.values():
        for row in card.rows.values():
            row.open_form()
    page.form.record()
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == []
    assert overflowing(page) == []
    page.seats.open_view(built.id_of("乙"))
    assert page.seats.view is not None
    assert audit(page.seats.view, smallest=60) == [] and fits(page.seats.view) == []
    frame.close()


def _with_ladder(built: Building) -> Room:
    one = built.offer("甲", "愿意当面说对不起，出一部分修理费，11月底以前付清。", may_convey=True)
    built.room.offers.convey(one, built.id_of("乙"))
    built.room.offers.decline(one, built.id_of("乙"), PRIVATE)
    built.offer("乙", "要赔680元。", may_convey=False)
    return built.room
