"""The warning below a field: there while it is typed in, silent on whose words they are where others look."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.stages import Stage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.board_sort import BoardSort
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.leak_warning import LeakWarning
from tests.builders import Building, a_session
from tests.builders_interview import three_people
from tests.gui.audit import audit
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.frame_of_terms import TermsFrame
from tests.gui.words_in_view import everything_in

SAFE = "这句话里有只有一方单独说过的内容，请换个说法"
ALONE = "我先砸了阳台的玻璃，最多赔七百块"
PAGES = {
    Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1),
    Stage.COMPARISON: BoardPage,
}
Frames = Callable[..., PageFrame]


@pytest.fixture
def frames(theme: Look) -> Iterator[Frames]:
    """Open the page of a session that was built."""
    opened: list[PageFrame] = []

    def make(made: Building, stage: Stage) -> PageFrame:
        frame = PageFrame(made.room, PAGES, yes=("board-alone",))
        opened.append(frame)
        frame.open(stage)
        return frame

    yield make
    for frame in opened:
        frame.close()


@pytest.fixture
def terms(theme: Look) -> Iterator[Callable[[Building], TermsFrame]]:
    """The pages of the shuttle and the agreement of a session that was built."""
    opened: list[TermsFrame] = []

    def make(made: Building) -> TermsFrame:
        opened.append(TermsFrame(made.room))
        return opened[-1]

    yield make
    for frame in opened:
        frame.close()


def tell_a_secret(made: Building) -> Building:
    """甲 lets the first statement go and keeps the second."""
    talk_id = made.talk("甲")
    made.says(talk_id, "那天我在家", may_say=True)
    made.says(talk_id, ALONE)
    return made.ended(talk_id)


def after_a_secret(stage: Stage) -> Building:
    """Two parties at that stage; 甲 said something alone before it."""
    made = a_session().with_parties().at(Stage.FIRST_ROUND).heard("乙", "那天我上班")
    return tell_a_secret(made).at(stage)


def at_the_board_with_a_secret() -> Building:
    """Everybody was heard, 甲 with words that stay alone as the second statement."""
    made = tell_a_secret(three_people())
    made.heard("乙", "那天我上班", may_say=True).heard("证", "那天我路过", may_say=True)
    made.room.advance()
    return made


def is_silent(window: QWidget) -> bool:
    """Whether nothing in the window tells whose words they are."""
    return "单独说过的内容" in everything_in(window) and "只在甲" not in everything_in(window)


def test_an_own_question_is_warned_of_without_a_word_of_the_other_side(frames: Frames) -> None:
    made = three_people()
    made.heard("甲", ALONE, may_say=False)
    made.talk("乙")
    frame = frames(made, Stage.FIRST_ROUND)
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkView)
    own = frame.page.view.guide.own_question
    frame.hand.click(frame.page.view.guide.own)
    frame.hand.type_into(own.field.edit, "阳台的玻璃是谁砸的")
    own.leaks.look_now()
    assert own.leaks.shown() == [SAFE]
    assert own.leaks.isVisible() and own.leaks.accessibleName() == SAFE
    assert is_silent(frame.shell)
    frame.hand.type_into(own.field.edit, "当时灯开着吗")
    own.leaks.look_now()
    assert own.leaks.shown() == [] and not own.leaks.isVisible()


def test_whoever_said_it_may_be_asked_about_it(frames: Frames) -> None:
    made = three_people()
    made.heard("甲", ALONE, may_say=False)
    made.talk("甲")
    frame = frames(made, Stage.FIRST_ROUND)
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkView)
    own = frame.page.view.guide.own_question
    frame.hand.click(frame.page.view.guide.own)
    frame.hand.type_into(own.field.edit, "阳台的玻璃是谁砸的")
    own.leaks.look_now()
    assert own.leaks.shown() == []


def test_the_warning_stops_nothing(frames: Frames) -> None:
    made = three_people()
    made.heard("甲", ALONE, may_say=False)
    talk_id = made.talk("乙")
    frame = frames(made, Stage.FIRST_ROUND)
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkView)
    own = frame.page.view.guide.own_question
    frame.hand.click(frame.page.view.guide.own)
    frame.hand.type_into(own.field.edit, "阳台的玻璃是谁砸的")
    own.leaks.look_now()
    frame.hand.press(own.field.edit, Qt.Key.Key_Return)
    assert made.session.talk(talk_id).asked[-1].text == "阳台的玻璃是谁砸的"


def _sorting(frame: PageFrame) -> BoardSort:
    assert isinstance(frame.page, BoardPage)
    frame.page.open_sort()
    assert isinstance(frame.page.view, BoardSort)
    return frame.page.view


def test_the_board_explains_to_the_officer_and_falls_silent_beside_a_second_screen(frames: Frames) -> None:
    frame = frames(at_the_board_with_a_secret(), Stage.COMPARISON)
    editor = _sorting(frame).editor
    frame.hand.type_into(editor.title.edit, "修玻璃七百块")
    editor.leaks.look_now()
    assert editor.leaks.shown() == [SAFE, "“七百块”（金额）只在甲-2里单独说过"]
    frame.context.second_on = lambda: True
    frame.context.second_changed.emit()
    assert editor.leaks.shown() == [SAFE]
    assert is_silent(frame.shell)


def test_the_question_for_another_round_is_checked_for_those_it_is_for(frames: Frames) -> None:
    made = at_the_board_with_a_secret()
    frame = frames(made, Stage.COMPARISON)
    editor = _sorting(frame).editor
    frame.hand.press(editor.lane.button_for("differ"), Qt.Key.Key_Space)
    frame.hand.press(editor.again.tick, Qt.Key.Key_Space)
    frame.hand.type_into(editor.again.words.edit, "阳台的玻璃是怎么回事？")
    editor.again.people.choose([made.id_of("甲")])
    editor.again.leaks.look_now()
    assert editor.again.leaks.shown() == []
    editor.again.people.choose([made.id_of("甲"), made.id_of("乙")])
    editor.again.leaks.look_now()
    assert editor.again.leaks.shown()[0] == SAFE


def test_an_offer_may_hold_its_makers_own_words_and_not_the_other_sides(
    terms: Callable[[Building], TermsFrame],
) -> None:
    made = after_a_secret(Stage.SHUTTLE)
    frame = terms(made)
    form = frame.shuttle().form
    frame.hand.click(form.who.chip_of(made.id_of("甲")))
    frame.hand.type_into(form.amount.edit, "700")
    form.leaks.look_now()
    assert form.leaks.shown() == []
    frame.hand.click(form.who.chip_of(made.id_of("乙")))
    form.leaks.look_now()
    assert form.leaks.shown()[0] == SAFE
    assert any("甲-2" in line for line in form.leaks.shown())


def test_a_clause_and_the_facts_are_for_everybody_and_are_never_explained(
    terms: Callable[[Building], TermsFrame],
) -> None:
    frame = terms(after_a_secret(Stage.AGREEMENT))
    page = frame.agreement()
    facts = page.draft.facts
    frame.hand.type_into(facts.field.edit, "阳台的玻璃被砸坏。")
    facts.leaks.look_now()
    assert facts.leaks.shown() == [SAFE]
    assert is_silent(frame.shell)
    frame.hand.click(page.draft.clauses.add_button)
    form = page.draft.clauses.form
    assert form is not None
    frame.hand.type_into(form.fields.action.edit, "赔偿阳台的玻璃")
    form.leaks.look_now()
    assert form.leaks.shown() == [SAFE]
    assert is_silent(frame.shell)


def test_a_session_that_changes_is_looked_at_again(frames: Frames) -> None:
    made = at_the_board_with_a_secret()
    frame = frames(made, Stage.COMPARISON)
    editor = _sorting(frame).editor
    frame.hand.type_into(editor.title.edit, "修玻璃七百块")
    editor.leaks.look_now()
    assert editor.leaks.found()
    private = next(s for s in made.session.statements if s.text == ALONE)
    assert frame.context.do(lambda: made.room.talks.grant_disclosure(private.statement_id))
    editor.leaks.look_now()
    assert editor.leaks.found() == ()


def test_after_a_pause_the_warning_comes_by_itself(frames: Frames, qtbot) -> None:
    frame = frames(at_the_board_with_a_secret(), Stage.COMPARISON)
    editor = _sorting(frame).editor
    frame.hand.type_into(editor.title.edit, "修玻璃七百块")
    qtbot.waitUntil(lambda: bool(editor.leaks.found()))
    assert editor.leaks.shown()[0] == SAFE


def test_many_leaks_are_told_shortly_and_the_page_still_fits(frames: Frames) -> None:
    frame = frames(at_the_board_with_a_secret(), Stage.COMPARISON)
    editor = _sorting(frame).editor
    frame.hand.type_into(editor.title.edit, "阳台的玻璃，先砸的是林知夏，最多赔七百块")
    editor.leaks.look_now()
    assert len(editor.leaks.found()) > len(editor.leaks.shown()) - 1
    assert 3 <= len(editor.leaks.shown()) <= 5
    assert not any("“阳台”" in line for line in editor.leaks.shown())
    assert audit(frame.shell) == []
    assert isinstance(editor.leaks, LeakWarning)
