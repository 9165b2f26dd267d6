"""The line of arrival beside the check of a talk and beside the seat: optional, kept, with its hours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import ArrivalWay
from mediator.domain.events.filing import Regime
from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_arrival import ArrivalCard
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.talk_check import TalkCheck
from mediator.gui.tour.forms import choose
from mediator.gui.widgets import Para
from mediator.wording import use_language
from tests.builders import NOW, Building, a_session
from tests.builders_interview import three_people
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES


@pytest.fixture
def made() -> Building:
    """甲 said one thing; the record is to be read back."""
    built = three_people()
    built.says(built.talk("甲"), "十点半吵起来的")
    return built


@pytest.fixture
def frame(theme: Look, made: Building) -> Iterator[PageFrame]:
    shown = shown_check(made)
    yield shown
    shown.close()


def shown_check(made: Building) -> PageFrame:
    shown = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    shown.open(Stage.FIRST_ROUND)
    shown.hand.primary()
    return shown


def card_of(frame: PageFrame) -> ArrivalCard:
    assert isinstance(frame.page, InterviewPage)
    view = frame.page.view
    assert isinstance(view, TalkCheck | Seating) and view.arrival is not None
    return view.arrival


def fill(frame: PageFrame, arrived: str, left: str = "", *, how: ArrivalWay = ArrivalWay.SUMMONED) -> None:
    card = card_of(frame)
    if not card.toggle.isChecked():
        frame.hand.click(card.toggle)
    choose(frame.hand, card.how, how.value)
    frame.hand.type_into(card.arrived.edit, arrived)
    if left:
        frame.hand.type_into(card.left_at.edit, left)
    frame.hand.click(card.note)


def said(card: ArrivalCard) -> str:
    return "\n".join(p.text_shown() for p in card.findChildren(Para) if p.isVisible())


def test_the_line_is_folded_away_and_unfolds_by_the_keyboard(frame: PageFrame) -> None:
    card = card_of(frame)
    assert not card.form.isVisible()
    card.toggle.setFocus()
    frame.hand.press(card.toggle, Qt.Key.Key_Space)
    assert card.form.isVisible()


def test_an_arrival_is_recorded_and_shows_its_hours(frame: PageFrame, made: Building) -> None:
    fill(frame, "0830")
    (arrival,) = made.session.arrivals.values()
    assert arrival.how is ArrivalWay.SUMMONED
    assert (arrival.arrived_at, arrival.left_at) == (NOW.replace(hour=8, minute=30), None)
    card = card_of(frame)
    assert not card.form.isVisible()
    assert "口头传唤，2026年3月9日8时30分到达" in said(card)
    assert "到2026年3月9日16时30分满8小时" in said(card)
    assert "治安管理处罚法第九十七条" in said(card)


def test_no_hours_are_shown_for_somebody_who_was_asked_to_come(frame: PageFrame) -> None:
    fill(frame, "08:30", how=ArrivalWay.NOTIFIED)
    assert "满8小时" not in said(card_of(frame))


def test_what_is_missing_or_cannot_be_is_told_at_its_field(frame: PageFrame, made: Building) -> None:
    card = card_of(frame)
    frame.hand.click(card.toggle)
    frame.hand.click(card.note)
    assert (card.how.error(), card.arrived.error()) == ("请选择怎样到场", "请填写时间，例如14:05")
    fill(frame, "23:50")
    assert card.arrived.error() == "到达时间应当在谈话开始之前，请核对"
    assert made.session.arrivals == {}


def test_the_leaving_is_added_beside_the_seat_once_the_talk_is_over(theme: Look) -> None:
    made = three_people().heard("甲").later(hours=1)
    talk_id = made.session.talks[0].talk_id
    made.room.talks.note_arrival(talk_id, ArrivalWay.BROUGHT, NOW.replace(hour=8, minute=30))
    frame = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    frame.open(Stage.FIRST_ROUND)
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, Seating)
    assert frame.page.view.arrival is None
    frame.page.view.choose(made.id_of("甲"))
    left = made.desk.clock.now()
    fill(frame, "8:30", f"{left:%H:%M}", how=ArrivalWay.BROUGHT)
    assert made.session.arrivals[talk_id].left_at == left.replace(second=0, microsecond=0)
    assert "离开" in said(card_of(frame))
    frame.close()


def test_what_is_typed_is_kept_as_a_draft(frame: PageFrame, made: Building) -> None:
    card = card_of(frame)
    frame.hand.click(card.toggle)
    choose(frame.hand, card.how, ArrivalWay.SURRENDERED.value)
    frame.hand.type_into(card.arrived.edit, "08:30")
    frame.context.flush_drafts()
    again = shown_check(made)
    assert card_of(again).form.isVisible()
    assert (card_of(again).how.key(), card_of(again).arrived.text()) == ("surrendered", "08:30")
    again.close()


def test_a_committee_is_not_asked_when_anybody_came(theme: Look) -> None:
    made = a_session(regime=Regime.PEOPLES).at(Stage.FIRST_ROUND)
    made.says(made.talk("甲"), "十点半吵起来的")
    frame = shown_check(made)
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkCheck)
    assert frame.page.view.arrival is None
    frame.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", SCALES)
def test_the_line_is_whole_at_every_size_of_type_in_both_languages(
    theme: Look, made: Building, scale: float, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("zh"))
    use_language(language)
    theme(scale=scale)
    frame = shown_check(made)
    request.addfinalizer(frame.close)
    fill(frame, "08:30")
    frame.hand.click(card_of(frame).toggle)
    assert frame.page is not None
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(frame.page)] == []
