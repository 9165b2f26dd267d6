"""The guide of a talk and the officer's own question: parts, hints while typing, the count, safety first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediator.domain.guides import GUIDE_STAGE_TITLES
from mediator.domain.people import PartyRole
from mediator.domain.question_rules import QuestionFault
from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_guide import GuideCard
from mediator.gui.session.interview_own_question import OwnQuestion
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.rights import RightsPage
from mediator.gui.widgets import Tone
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.question_rules import QuestionRuleFiles
from mediator.services.desk import Desk
from tests.builders import Building, a_desk, a_session
from tests.builders_presence import SAFETY, PackOf, well
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in
from tests.people_samples import PACK

PAGES = {
    Stage.RIGHTS: RightsPage,
    Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1),
    Stage.SECOND_ROUND: lambda context: InterviewPage(context, 2),
}
THREAT = "不调解就拘留你"
LEADING = "您刚才说晚上八点左右，对吗？"
Open = Callable[..., PageFrame]


def desk_with_guides(*, safety: bool = False) -> Desk:
    """A desk with the shipped guides and rules for questions, and the private questions where wanted."""
    desk = replace(a_desk(), guides=GuideFiles(), question_rules=QuestionRuleFiles())
    return replace(desk, rules=PackOf(replace(PACK, safety=SAFETY))) if safety else desk


def talk_with_a(guide_id: str = "general", *, safety: bool = False) -> Building:
    """A talk going on with 甲 under that guide."""
    made = a_session(desk=desk_with_guides(safety=safety)).at(Stage.PARTIES)
    made.room.intake.correct_matter(made.session.matter, guide_id)
    made.with_party("王秀兰", PartyRole.INJURED).with_party("赵建国", PartyRole.ACTOR)
    made.at(Stage.FIRST_ROUND).talk("甲")
    return made


@pytest.fixture
def opened(theme: Look) -> Iterator[Open]:
    """Open the talk with 甲."""
    frames: list[PageFrame] = []

    def make(made: Building, stage: Stage = Stage.FIRST_ROUND) -> PageFrame:
        frames.append(PageFrame(made.room, PAGES, seated=made.id_of("甲")))
        frames[-1].open(stage)
        return frames[-1]

    yield make
    for frame in frames:
        frame.close()


def guide_of(frame: PageFrame) -> GuideCard:
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, TalkView)
    return frame.page.view.guide


def asking(frame: PageFrame, text: str) -> OwnQuestion:
    """Type a question of one's own, and look at it without waiting for the pause."""
    own = guide_of(frame).own_question
    if not own.isVisible():
        frame.hand.click(guide_of(frame).own)
    frame.hand.type_into(own.field.edit, text)
    own.hints.look()
    return own


def test_the_parts_of_the_talk_stand_above_their_first_question(opened: Open) -> None:
    rows = guide_of(opened(talk_with_a())).questions.rows()
    assert [row.heading for row in rows if row.heading] == list(GUIDE_STAGE_TITLES.values())
    assert rows[0].in_words().startswith("开场\n")


def test_a_question_of_ones_own_takes_no_heading_away(opened: Open) -> None:
    made = talk_with_a()
    frame = opened(made)
    own = asking(frame, "当时灯开着吗？")
    frame.hand.click(own.put)
    rows = guide_of(frame).questions.rows()
    assert (rows[0].text, rows[0].heading) == ("当时灯开着吗？", "")
    assert [row.heading for row in rows if row.heading] == list(GUIDE_STAGE_TITLES.values())


def test_the_second_round_has_its_own_questions_and_no_parts(opened: Open) -> None:
    made = talk_with_a()
    first = made.session.talks[-1].talk_id
    made.says(first, "那天我在家。", may_say=True)
    made.ended(first).at(Stage.SECOND_ROUND).talk("甲", 2)
    rows = guide_of(opened(made, Stage.SECOND_ROUND)).questions.rows()
    assert not [row.heading for row in rows if row.heading]


def test_a_hint_comes_by_itself_while_one_types(opened: Open, qtbot: QtBot) -> None:
    frame = opened(talk_with_a())
    own = guide_of(frame).own_question
    frame.hand.click(guide_of(frame).own)
    frame.hand.insert(own.field.edit, "您为什么要推他？")
    qtbot.waitUntil(lambda: own.hints.isVisible())
    assert [f.fault for f in own.hints.findings] == [QuestionFault.LEADING]
    words = everything_in(own)
    assert "像是把答案放进了问题" in words and "可以这样问" in words
    assert own.field.edit.hasFocus()
    frame.hand.insert(own.field.edit, "")
    asking(frame, "请您说说门口发生的经过。")
    assert not own.hints.isVisible()


def test_a_warning_stops_nothing(opened: Open) -> None:
    made = talk_with_a()
    frame = opened(made)
    own = asking(frame, "您为什么要推他？")
    frame.hand.click(own.put)
    assert made.session.talks[-1].asked[-1].text == "您为什么要推他？"
    assert not made.session.talks[-1].asked[-1].as_said


def test_what_the_law_forbids_is_put_only_when_it_was_said_and_then_bears_a_mark(opened: Open) -> None:
    made = talk_with_a()
    frame = opened(made)
    own = asking(frame, THREAT)
    assert own.hints.as_said.isVisible() and not own.hints.as_said.isChecked()
    frame.hand.press(own.field.edit, Qt.Key.Key_Return)
    assert not made.session.talks[-1].asked
    assert "换个问法" in own.field.error()
    frame.hand.click(own.hints.as_said)
    frame.hand.press(own.field.edit, Qt.Key.Key_Return)
    assert made.session.talks[-1].asked[-1].as_said
    assert guide_of(frame).questions.rows()[0].text == f"{THREAT}（已经这样问，如实记录）"
    assert not own.hints.as_said.isChecked()


def test_a_closed_question_that_confirms_a_statement_is_no_leading_one(opened: Open) -> None:
    made = talk_with_a()
    said = made.says(made.session.talks[-1].talk_id, "大概是晚上八点左右，我刚吃完饭。")
    frame = opened(made)
    own = asking(frame, LEADING)
    hints = own.hints
    assert hints.findings and hints.confirms.isVisible()
    assert hints.confirms.edit.itemText(1) == "甲-1 大概是晚上八点左右，我刚吃完…"
    hints.confirms.edit.setCurrentIndex(1)
    assert hints.findings == () and hints.confirms.isVisible()
    frame.hand.click(own.put)
    assert made.session.talks[-1].asked[-1].confirms_id == said
    asking(frame, LEADING)
    assert hints.findings and hints.confirms_id() == ""


def test_words_of_others_are_never_offered_to_be_confirmed(opened: Open) -> None:
    made = talk_with_a()
    made.says(made.session.talks[-1].talk_id, "马甲私下语句")
    made.ended(made.session.talks[-1].talk_id).talk("乙")
    frame = PageFrame(made.room, PAGES, seated=made.id_of("乙"))
    frame.open(Stage.FIRST_ROUND)
    try:
        own = asking(frame, LEADING)
        assert own.hints.findings and not own.hints.confirms.isVisible()
        assert "马甲" not in everything_in(guide_of(frame))
    finally:
        frame.close()


def test_the_officer_sees_how_this_person_was_asked(opened: Open) -> None:
    made = talk_with_a()
    frame = opened(made)
    assert not guide_of(frame).meter.isVisible()
    for _ in range(2):
        guide_of(frame).go_next()
    frame.hand.click(asking(frame, "当时灯开着吗？").put)
    meter = guide_of(frame).meter
    assert meter.words.text() == "问法：自由1·开放1·封闭1，其中自拟1问"
    assert meter.bar.parts() == ((1, Tone.AGREE), (1, Tone.AGREE), (1, Tone.DISPUTE))
    assert meter.bar.accessibleDescription() == meter.words.text()


def test_with_couples_the_private_questions_come_first(opened: Open) -> None:
    made = talk_with_a("couples", safety=True)
    frame = opened(made)
    first = guide_of(frame).safety
    assert first.isVisible() and "不安排共同会谈" in everything_in(first)
    well(made, "甲")
    frame.context.changed.emit(made.session)
    assert not guide_of(frame).safety.isVisible()


def test_the_private_questions_are_one_press_away(opened: Open) -> None:
    frame = opened(talk_with_a("couples", safety=True))
    frame.hand.click(guide_of(frame).safety.go)
    assert isinstance(frame.page, RightsPage)


def test_other_guides_say_nothing_of_safety_first(opened: Open) -> None:
    assert not guide_of(opened(talk_with_a("parking", safety=True))).safety.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.25])
@pytest.mark.parametrize("shown", ["zh", "en"])
def test_hints_and_parts_fit_the_page(
    opened: Open, theme: Look, scale: float, shown: str, request: pytest.FixtureRequest
) -> None:
    if shown == "en":
        request.getfixturevalue("english")
    theme(scale=scale)
    frame = opened(talk_with_a("couples", safety=True))
    asking(frame, THREAT + "，您为什么要推他？")
    frame.hand.settle()
    assert audit(frame.shell) == []
    assert fits(frame.shell) == []
    assert overflowing(frame.shell) == []
    assert stops_without_name(frame.shell) == []
