"""The meter of balance is for the officer: between talks, in the shuttle, and on demand over a talk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from mediator.domain.breaks import open_break
from mediator.domain.stages import Stage
from mediator.gui.session.balance_meter import BalanceMeter
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.tokens import Tone
from tests.builders import Building
from tests.builders_interview import three_people
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame

NUDGE = "与赵建国谈了5分，与王秀兰谈了20分，接下来先听赵建国说"


def pages() -> dict[Stage, object]:
    return {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)}


@pytest.fixture
def made() -> Building:
    """甲 was heard for twenty minutes, 乙 for five."""
    built = three_people()
    for letter, minutes in (("甲", 20), ("乙", 5)):
        talk_id = built.talk(letter)
        built.says(talk_id, "说过一句")
        built.later(minutes=minutes).ended(talk_id)
    return built


@pytest.fixture
def frame(theme: Look, made: Building) -> Iterator[PageFrame]:
    shown = PageFrame(made.room, pages())
    shown.open(Stage.FIRST_ROUND)
    yield shown
    shown.close()


def meter_of(frame: PageFrame) -> BalanceMeter:
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, Seating)
    assert frame.page.view.balance is not None
    return frame.page.view.balance


def talk_of(frame: PageFrame) -> TalkView:
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, TalkView)
    return frame.page.view


def test_between_talks_the_figures_stand_in_words_and_the_next_is_named(frame: PageFrame) -> None:
    meter = meter_of(frame)
    assert meter.bar.parts() == ((20, Tone.A), (5, Tone.B))
    assert "王秀兰：20分，说1次，见1次" in meter.bar.accessibleDescription()
    assert meter.nudge.text_shown() == NUDGE
    assert meter.nudge.isVisible()


def test_even_talks_bring_no_advice(frame: PageFrame, made: Building) -> None:
    for letter, minutes in (("乙", 12), ("甲", 1)):
        talk_id = made.talk(letter)
        made.later(minutes=minutes).room.talks.end(talk_id)
    meter = meter_of(frame)
    meter.show_session(made.session)
    assert not meter.nudge.isVisible()


def test_whoever_sits_there_sees_no_meter(theme: Look, made: Building) -> None:
    shown = PageFrame(made.room, pages(), seated=made.id_of("乙"))
    shown.open(Stage.FIRST_ROUND)
    assert isinstance(shown.page, InterviewPage)
    assert isinstance(shown.page.view, Seating)
    assert shown.page.view.balance is None
    assert not shown.page.findChildren(BalanceMeter)
    shown.close()


def test_over_a_talk_it_is_there_on_demand_only(frame: PageFrame, made: Building) -> None:
    made.talk("乙")
    frame.open(Stage.FIRST_ROUND)
    view = talk_of(frame)
    assert not view.findChildren(BalanceMeter)
    frame.hand.click(view.strip.balance)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (meter,) = menu.findChildren(BalanceMeter)
    assert meter.nudge.text_shown() == NUDGE
    menu.close()


def test_in_the_shuttle_whom_to_see_next_stands_where_one_goes(theme: Look) -> None:
    built = three_people(Stage.SHUTTLE)
    shown = PageFrame(built.room, {Stage.SHUTTLE: ShuttlePage})
    page = shown.open(Stage.SHUTTLE)
    assert isinstance(page, ShuttlePage)
    for _ in range(3):
        shown.hand.click(page.visit.where.chip_of(built.id_of("甲")))
        built.later(minutes=10)
        shown.hand.click(page.visit.where.chip_of("-"))
    assert page.visit.advice.text_shown() == "与赵建国谈了0分，与王秀兰谈了30分，接下来先听赵建国说"
    assert page.balance.bar.parts() == ((30, Tone.A), (0, Tone.B))
    shown.close()


def test_a_rest_in_a_talk_is_recorded_and_ends_with_the_next_words(frame: PageFrame, made: Building) -> None:
    talk_id = made.talk("乙")
    frame.open(Stage.FIRST_ROUND)
    view = talk_of(frame)
    made.later(minutes=4)
    frame.hand.click(view.strip.rest.button)
    assert made.session.breaks[0].talk_id == talk_id
    made.later(minutes=9)
    view.strip.show_time()
    assert view.strip.minutes.text() == "休息中，已9分"
    assert view.strip.rest.button.text() == "继续谈话"
    frame.hand.insert(view.bar.composer, "接着说")
    view.bar.composer.submit()
    frame.hand.settle()
    assert open_break(made.session) is None
    assert view.strip.minutes.text() == "已谈4分"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("talking", [False, True])
def test_it_is_whole_at_every_size(theme: Look, made: Building, scale: float, talking: bool) -> None:
    theme(scale=scale)
    if talking:
        made.talk("乙")
    shown = PageFrame(made.room, pages())
    shown.open(Stage.FIRST_ROUND)
    assert isinstance(shown.page, InterviewPage)
    assert audit(shown.page) == []
    assert fits(shown.shell) == []
    assert overflowing(shown.page) == []
    shown.close()
