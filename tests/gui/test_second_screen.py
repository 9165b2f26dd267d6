"""A second screen turned to the parties: it shows what the officer sends, and nothing when in doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen

from mediator.domain.stages import Stage
from mediator.gui.second_screen import SecondScreen
from mediator.gui.session.joint import JointPage
from mediator.gui.session.joint_party_view import JointPartyView
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits
from tests.gui.test_curtain import unlock
from tests.gui.whole_window import Whole, settle, texts_in

Make = Callable[..., Whole]


class Plugged:
    """The screens beside the officer's; tests have one real one, which stands for any."""

    def __init__(self, second: SecondScreen) -> None:
        self.screens: list[QScreen] = [QGuiApplication.primaryScreen()]
        self._second = second
        second.others = lambda: self.screens

    def unplug(self) -> None:
        self.screens = []
        self._second.look_again()


@pytest.fixture
def at_table() -> Building:
    built = a_session().at(Stage.JOINT)
    built.room.joint.start(tuple(p.person_id for p in built.session.parties), rules_accepted=True)
    return built


def opened(whole: Make, built: Building) -> tuple[Whole, Plugged, JointPage]:
    made = whole(desk=built.desk)
    made.home()
    plugged = Plugged(made.navigator.second)
    page = made.session(built).page
    assert isinstance(page, JointPage)
    return made, plugged, page


def shown(made: Whole) -> JointPartyView | None:
    window = made.navigator.second.party_window
    view = window.stack.current() if window is not None and window.isVisible() else None
    return view if isinstance(view, JointPartyView) else None


def test_without_a_second_screen_nothing_is_offered(whole: Make, at_table: Building):
    _made, plugged, page = opened(whole, at_table)
    assert page.second.isVisible()
    plugged.unplug()
    settle()
    assert not page.second.isVisible() and page.show_button.isVisible()


def test_the_agenda_goes_over_while_the_officer_keeps_the_own_page(whole: Make, at_table: Building):
    made, _plugged, page = opened(whole, at_table)
    page.second.show_button.click()
    settle()
    view = shown(made)
    assert view is not None and "赔偿手机维修费" in texts_in(view)
    assert page.isVisible() and page.second.hide_button.isVisible()
    window = made.navigator.second.party_window
    assert window is not None and window.windowTitle() == "调解工作台"


def test_what_both_sides_confirm_over_there_is_recorded_and_shown_on_both_screens(
    whole: Make, at_table: Building
):
    made, _plugged, page = opened(whole, at_table)
    page.second.show_button.click()
    view = shown(made)
    assert view is not None
    view.confirm_button.click()
    settle()
    talk = page.session.open_joint_talk
    assert talk is not None and talk.confirmed == (view.shown.key,)
    assert view.confirm_button.text() == "双方已确认"
    assert page.agenda.confirm_buttons == {}


def test_unplugging_takes_it_away_and_the_parties_look_in_turn_again(whole: Make, at_table: Building):
    made, plugged, page = opened(whole, at_table)
    page.second.show_button.click()
    plugged.unplug()
    settle()
    assert shown(made) is None and not page.second.isVisible() and page.show_button.isVisible()


def test_the_curtain_takes_it_away_and_lifting_does_not_bring_it_back(whole: Make, at_table: Building):
    made, _plugged, page = opened(whole, at_table)
    page.second.show_button.click()
    settle()
    made.press(Qt.Key.Key_F9)
    assert shown(made) is None and made.navigator.second.party_window is None
    unlock(made)
    settle()
    assert shown(made) is None and page.second.view is None


@pytest.mark.parametrize("way", ["stage", "session", "window"])
def test_whoever_leaves_the_page_takes_it_away(whole: Make, at_table: Building, way: str):
    made, _plugged, page = opened(whole, at_table)
    page.second.show_button.click()
    settle()
    if way == "stage":
        made.view.open_stage(Stage.SHUTTLE)
    elif way == "session":
        made.navigator.show_day("home")
    else:
        made.window.close()
    settle()
    assert made.navigator.second.party_window is None


def test_the_view_over_there_is_led_from_the_officers_page_and_put_away(whole: Make, at_table: Building):
    made, _plugged, page = opened(whole, at_table)
    page.second.show_button.click()
    settle()
    view = shown(made)
    assert view is not None and audit(view, smallest=60) == [] and fits(view) == []
    assert audit(page) == []
    assert page.second.next_button.isEnabled() is not view.last
    page.second.hide_button.click()
    settle()
    assert shown(made) is None and page.second.show_button.isVisible()
