"""Whoever sits at the screen sees nothing of anybody else on the officer's pages; where the keys wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.joint_party_view import JointPartyView
from mediator.gui.session.joint_rules import GROUND_RULES, RulesView
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.session_view import SessionView
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.session.talk_check import TalkCheck
from tests.builders import Building, a_session
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame
from tests.gui.whole_window import Whole, press, settle
from tests.gui.words_in_view import everything_in
from tests.people_samples import details

OFFERED, ANSWERED, ASKED = "甲说的底线是四百元", "甲私下说的只给警官的话", "甲问过的一个疑问"


@pytest.fixture
def whole(dressed: QApplication) -> Iterator[Whole]:
    made = Whole(dressed)
    yield made
    made.close()


def _seat(whole: Whole, made: Building, stage: Stage, letter: str) -> SessionView:
    whole.home()
    whole.navigator.open_room(made.room, stage, made.id_of(letter))
    settle()
    return whole.view


def _with_offers() -> Building:
    made = a_session().with_parties().at(Stage.SHUTTLE)
    made.offer("甲", OFFERED, may_convey=False)
    answered = made.offer("乙", "乙提出的方案")
    made.room.offers.convey(answered, made.id_of("甲"))
    made.room.offers.consider(answered, made.id_of("甲"), ANSWERED)
    return made


def test_whoever_takes_the_seat_at_the_shuttle_sees_no_offer_and_no_private_word(whole: Whole) -> None:
    made = _with_offers()
    view = _seat(whole, made, Stage.SHUTTLE, "乙")
    seen = everything_in(whole.window)
    assert OFFERED not in seen and ANSWERED not in seen
    page = view.page
    assert isinstance(page, ShuttlePage) and page.cover is not None
    assert QApplication.focusWidget() is page.cover.offers
    assert page.cover.offers is not None
    page.cover.offers.click()
    settle()
    assert page.seats.view is not None and page.seats.view.isVisible()
    assert OFFERED not in everything_in(page.seats.view)


def test_the_officer_alone_opens_the_shuttle_from_its_cover(whole: Whole) -> None:
    page = _seat(whole, _with_offers(), Stage.SHUTTLE, "乙").page
    assert isinstance(page, ShuttlePage) and page.cover is not None
    page.cover.open.click()
    settle()
    assert page.cover is None and OFFERED in everything_in(page)
    assert QApplication.focusWidget() is page.form.words.edit


def test_the_shuttle_opens_without_a_cover_when_nobody_but_the_officer_sits_here(whole: Whole) -> None:
    view = whole.session(_with_offers(), Stage.SHUTTLE)
    assert isinstance(view.page, ShuttlePage) and view.page.cover is None


def test_the_words_somebody_said_at_the_notice_are_hidden_from_the_next_one(whole: Whole) -> None:
    made = a_session().at(Stage.PARTIES).with_parties().at(Stage.RIGHTS)
    first = made.session.parties[0].person_id
    made.room.rights.answer(first, made.room.pack.rights[0].right_id, understood=False, question=ASKED)
    page = whole.session(made, Stage.RIGHTS).page
    assert isinstance(page, RightsPage) and ASKED in everything_in(page)
    page = _seat(whole, made, Stage.RIGHTS, "乙").page
    assert ASKED not in everything_in(page)
    page = _seat(whole, made, Stage.RIGHTS, "甲").page
    assert ASKED in everything_in(page)


def test_the_page_of_the_parties_opens_at_whoever_sits_here(whole: Whole) -> None:
    made = a_session().at(Stage.PARTIES).with_parties()
    page = _seat(whole, made, Stage.PARTIES, "乙").page
    assert isinstance(page, PartiesPage) and page.tab == "乙"


@pytest.fixture
def frame(theme: Look) -> Iterator[TermsFrame]:
    made = TermsFrame(a_session().with_parties().at(Stage.JOINT).room)
    yield made
    made.close()


def test_the_keyboard_never_waits_on_a_size_of_type_or_on_consent(theme: Look) -> None:
    view = RulesView()
    view.resize(1366, 690)
    view.show()
    view.activateWindow()
    settle()
    for _ in range(len(GROUND_RULES) - 1):
        assert QApplication.focusWidget() is view.next_button
        view.next_button.click()
        settle()
    assert view.last and QApplication.focusWidget() is view.reading
    assert view.reading.accessibleName() == GROUND_RULES[-1]
    view.close()
    view.deleteLater()


def test_confirming_in_the_room_leaves_the_keyboard_on_the_way_on(frame: TermsFrame) -> None:
    made = a_session().with_parties().at(Stage.JOINT)
    people = tuple(p.person_id for p in made.session.parties)
    made.room.joint.start(people, rules_accepted=True)
    view = JointPartyView(made.session)
    view.resize(1366, 690)
    view.show()
    view.activateWindow()
    settle()
    assert QApplication.focusWidget() is view.reading
    press(view.reading, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.confirm_button
    made.room.joint.confirm(view.shown.key)
    view.show_session(made.session)
    assert QApplication.focusWidget() is (view.reading if view.last else view.next_button)
    view.close()
    view.deleteLater()


def test_the_keyboard_stays_in_the_row_of_the_party_an_offer_was_carried_to(theme: Look) -> None:
    made = a_session().with_parties().at(Stage.SHUTTLE)
    offer_id = made.offer("甲")
    other = made.id_of("乙")
    frame = TermsFrame(made.room)
    page = frame.shuttle()
    button = page.ladder.cards[offer_id].rows[other].action
    assert isinstance(button, QPushButton)
    frame.shell.activateWindow()
    button.setFocus()
    button.click()
    frame.hand.settle()
    assert QApplication.focusWidget() is page.ladder.cards[offer_id].rows[other].action
    frame.close()


def test_with_many_people_and_large_type_the_words_being_noted_are_whole(theme: Look) -> None:
    theme(scale=1.25)
    made = a_session().at(Stage.PARTIES).with_parties()
    for name in ("白露", "秦晚舟", "顾南星", "沈青", "陆遥", "温岚", "季禾"):
        made.room.people.add_helper(
            PersonKind.ATTESTING_WITNESS, details(name, date(1970, 1, 8)), relation="居委会"
        )
    made.at(Stage.JOINT)
    everybody = tuple(p.person_id for p in made.session.people)
    made.room.joint.start(everybody, rules_accepted=True)
    frame = TermsFrame(made.room)
    composer = frame.joint().notes.composer
    frame.hand.settle()
    assert composer.height() >= composer.maximumHeight()
    frame.close()


def test_on_a_high_screen_the_pad_grows_and_the_words_above_it_stay_together(dressed: QApplication) -> None:
    whole = Whole(dressed, size=(1920, 1000))
    made = a_session().at(Stage.PARTIES).with_parties().at(Stage.FIRST_ROUND)
    made.says(made.talk("甲"), "说过的一句话")
    page = whole.session(made, Stage.FIRST_ROUND).page
    assert isinstance(page, InterviewPage)
    page.begin_check()
    settle()
    view = page.view
    assert isinstance(view, TalkCheck)
    assert view.sign.pad.height() > 200
    assert view.sign.progress.mapTo(view.sign, view.sign.progress.rect().topLeft()).y() < 120
    whole.close()
