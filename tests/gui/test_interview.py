"""The page of the separate talks: seats, statements, questions, undo, drafts, and nobody else's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from mediator.domain.events import DisclosureLevel, StatementCategory
from mediator.domain.stages import Stage
from mediator.gui.session import interview_statements
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_absent import OtherTalkOpen
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.widgets import QuestionState
from tests.builders import Building, a_session
from tests.builders_interview import MARKERS, heard_with_markers, three_people
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in

ROUNDS = {Stage.FIRST_ROUND: 1, Stage.SECOND_ROUND: 2}
PAGES = {stage: lambda context, at=at: InterviewPage(context, at) for stage, at in ROUNDS.items()}
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., PageFrame]


@pytest.fixture
def opened(theme: Look) -> Iterator[Open]:
    """Open the page of a session that was built: `opened(made, seated="甲")`."""
    frames: list[PageFrame] = []

    def make(made: Building, *, seated: str = "", stage: Stage = Stage.FIRST_ROUND) -> PageFrame:
        frame = PageFrame(made.room, PAGES, seated=made.id_of(seated) if seated else "")
        frames.append(frame)
        frame.open(stage)
        return frame

    yield make
    for frame in frames:
        frame.close()


def talking(frame: PageFrame) -> TalkView:
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkView)
    return frame.page.view


def seating(frame: PageFrame) -> Seating:
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, Seating)
    return frame.page.view


def write(frame: PageFrame, text: str) -> None:
    """Type a statement and press Ctrl+Enter."""
    composer = talking(frame).bar.composer
    frame.hand.type_into(composer, text)
    frame.hand.press(composer, Qt.Key.Key_Return, CTRL)


def test_a_talk_begins_only_after_the_officer_confirmed_who_sits_there(opened: Open) -> None:
    made = three_people()
    frame = opened(made)
    seat = seating(frame).seat
    assert seat is not None
    assert not seat.start.isEnabled()
    frame.hand.click(seat.tick)
    frame.hand.click(seat.limits.tick)
    frame.hand.click(seat.start)
    assert made.session.open_talk is not None
    assert frame.context.seated == made.id_of("甲") == made.session.open_talk.person_id
    assert talking(frame).bar.composer.hasFocus()


def test_a_guardian_who_sits_in_is_named_before_and_during_the_talk(opened: Open) -> None:
    made = a_session().at(Stage.PARTIES).with_children().at(Stage.FIRST_ROUND)
    frame = opened(made)
    assert "监护人林知夏（母亲）" in everything_in(seating(frame))
    seat = seating(frame).seat
    assert seat is not None
    frame.hand.click(seat.tick)
    frame.hand.click(seat.limits.tick)
    frame.hand.click(seat.start)
    assert "正在与林小禾单独谈话，林知夏在场" in everything_in(talking(frame))


def test_the_people_stand_under_the_stage_with_their_state_in_words(opened: Open) -> None:
    made = heard_with_markers(three_people(), "甲")
    made.talk("乙")
    frame = opened(made)
    assert frame.page is not None
    assert [s.note for s in frame.page.sub_steps()] == ["已谈", "谈话中", "待谈"]


def test_ctrl_enter_records_a_statement_kept_to_its_speaker(opened: Open) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    write(frame, "他先推了我的肩膀。")
    said = made.session.statements[-1]
    assert said.text == "他先推了我的肩膀。"
    assert said.disclosure is DisclosureLevel.PRIVATE
    assert said.categories == (StatementCategory.EVENTS,)
    bar = talking(frame).bar
    assert bar.composer.text() == ""
    assert bar.composer.hasFocus()
    assert bar.private.isChecked()


def test_nothing_is_recorded_while_an_input_method_composes(opened: Open) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    composer = talking(frame).bar.composer
    composer.setFocus()
    QApplication.sendEvent(composer, QInputMethodEvent("tui", []))
    frame.hand.press(composer, Qt.Key.Key_Return, CTRL)
    assert not made.session.statements
    frame.hand.insert(composer, "推")
    frame.hand.press(composer, Qt.Key.Key_Return, CTRL)
    assert [s.text for s in made.session.statements] == ["推"]


def test_marks_are_set_from_the_keyboard_and_go_back_for_the_next_statement(opened: Open) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    composer = talking(frame).bar.composer
    for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_Q, Qt.Key.Key_P):
        frame.hand.press(composer, key, ALT)
    write(frame, "手机摔坏了，我想要修。")
    write(frame, "第二条")
    first, second = made.session.statements
    assert first.categories == (StatementCategory.EVENTS, StatementCategory.LOSS, StatementCategory.WISH)
    assert first.verbatim
    assert first.disclosure is DisclosureLevel.MAY_SAY
    assert (second.verbatim, second.disclosure) == (False, DisclosureLevel.PRIVATE)
    row = talking(frame).statements.list.rows()[0]
    assert row.text == "“手机摔坏了，我想要修。”"
    assert (row.tags, row.sharing) == ("经过、损失、诉求、原话", "可转述")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "还是空的"), ("长" * 4001, "一条最多4000字"), ("看不见\u202e的字", "控制字符")],
)
def test_a_statement_that_cannot_stand_is_refused_beside_its_text(
    opened: Open, text: str, words: str
) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    composer = talking(frame).bar.composer
    composer.setPlainText(text)
    frame.hand.press(composer, Qt.Key.Key_Return, CTRL)
    assert not made.session.statements
    assert words in composer.accessibleDescription()
    assert composer.text() == text


def test_a_question_is_recorded_as_put_only_the_first_time(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    frame = opened(made)
    composer = talking(frame).bar.composer
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        frame.hand.press(composer, key, ALT)
    assert [q.question_id for q in made.session.talk(talk_id).asked] == ["q1", "q2"]
    rows = talking(frame).guide.questions.rows()
    assert [r.state for r in rows] == [QuestionState.DONE, QuestionState.NOW, QuestionState.TODO]
    write(frame, "屏幕碎了")
    assert made.session.statements[-1].question_id == "q2"


def test_the_officers_own_question_stands_where_it_was_put(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    frame = opened(made)
    guide = talking(frame).guide
    frame.hand.press(talking(frame).bar.composer, Qt.Key.Key_Down, ALT)
    frame.hand.click(guide.own)
    frame.hand.type_into(guide.own_question.field.edit, "当时灯开着吗")
    frame.hand.press(guide.own_question.field.edit, Qt.Key.Key_Return)
    assert made.session.talk(talk_id).asked[-1].text == "当时灯开着吗"
    assert [r.text for r in guide.questions.rows()][1] == "当时灯开着吗"
    assert not guide.own_question.isVisible()
    assert not made.desk.drafts.load(made.session.session_id)


def test_an_empty_own_question_is_refused_at_its_field(opened: Open) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    guide = talking(frame).guide
    frame.hand.click(guide.own)
    frame.hand.click(guide.own_question.put)
    assert "还是空的" in guide.own_question.field.error()


def test_ctrl_z_takes_back_typing_first_and_statements_after_that(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    made.says(talk_id, "第一条")
    frame = opened(made)
    composer = talking(frame).bar.composer
    frame.hand.insert(composer, "正在打的字")
    frame.hand.press(composer, Qt.Key.Key_Z, CTRL)
    assert composer.text() == ""
    assert not made.session.statements[0].struck
    frame.hand.press(composer, Qt.Key.Key_Z, CTRL)
    assert made.session.statements[0].struck
    assert frame.toasts[-1] == "已删除甲-1。"
    frame.hand.press(composer, Qt.Key.Key_Y, CTRL)
    assert composer.text() == "正在打的字"
    assert made.session.statements[0].struck


def test_undo_and_redo_go_through_what_was_done(opened: Open) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    write(frame, "一")
    write(frame, "二")
    panel = talking(frame).statements
    frame.hand.click(panel.undo_button)
    frame.hand.click(panel.undo_button)
    assert [bool(s.struck) for s in made.session.statements] == [True, True]
    panel.redo()
    assert [bool(s.struck) for s in made.session.statements] == [False, True]


def test_delete_strikes_and_both_the_toast_and_the_list_bring_it_back(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    made.says(talk_id, "第一条")
    second = made.says(talk_id, "第二条")
    frame = opened(made)
    panel = talking(frame).statements
    panel.list.select(second)
    frame.hand.press(panel.list, Qt.Key.Key_Delete)
    assert made.session.statement(second).struck
    assert frame.undo is not None
    frame.undo()
    assert not made.session.statement(second).struck
    panel.list.select(second)
    frame.hand.press(panel.list, Qt.Key.Key_Delete)
    assert panel.list.current_key() == made.session.statements[0].statement_id
    assert [r.text for r in panel.list.rows()] == ["第一条"]
    frame.hand.click(panel.struck)
    panel.list.select(second)
    frame.hand.press(panel.list, Qt.Key.Key_Return)
    assert not made.session.statement(second).struck


def test_the_menu_of_a_statement_turns_who_may_hear_it(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    key = made.says(talk_id, "只留本人的话")
    frame = opened(made)
    panel = talking(frame).statements
    words = [action.text() for action in panel.menu_for(key).actions()]
    assert words == ["本人同意转述", "转述许可…", "须依法处置…", "标记录音位置", "更正…", "删除"]
    panel.menu_for(key).actions()[0].trigger()
    assert made.session.statement(key).disclosure is DisclosureLevel.MAY_SAY
    assert panel.menu_for(key).actions()[0].text() == "改为只留本人"


def test_a_correction_wants_its_reason_and_keeps_the_number(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    key = made.says(talk_id, "十点")
    frame = opened(made)
    view = talking(frame)
    view.statements.list.select(key)
    frame.hand.press(view.statements.list, Qt.Key.Key_Return)
    panel = view.correction
    assert panel is not None
    frame.hand.type_into(panel.words.edit, "十点半")
    frame.hand.click(panel.save)
    assert "请写明更正的原因" in panel.reason.error()
    frame.hand.type_into(panel.reason.edit, "本人说记错了")
    frame.hand.click(panel.save)
    said = made.session.statement(key)
    assert (said.text, said.number, said.corrected) == ("十点半", 1, True)
    assert view.correction is None
    assert view.bar.composer.isVisible()


def test_what_was_being_typed_comes_back_with_its_marks_when_the_page_is_built_anew(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    made.says(talk_id, "第一条")
    frame = opened(made)
    composer = talking(frame).bar.composer
    frame.hand.insert(composer, "说到一半")
    frame.hand.press(composer, Qt.Key.Key_3, ALT)
    frame.hand.press(composer, Qt.Key.Key_P, ALT)
    frame.open(Stage.FIRST_ROUND)
    bar = talking(frame).bar
    assert bar.composer.text() == "说到一半"
    assert bar.written().categories == (StatementCategory.EVENTS, StatementCategory.IMPACT)
    assert bar.written().may_say
    frame.hand.press(bar.composer, Qt.Key.Key_Return, CTRL)
    assert not made.desk.drafts.load(made.session.session_id)
    assert not frame.unsaved


def test_a_correction_that_was_begun_opens_again(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    key = made.says(talk_id, "十点")
    frame = opened(made)
    talking(frame).open_correction(key)
    panel = talking(frame).correction
    assert panel is not None
    frame.hand.type_into(panel.words.edit, "十点半左右")
    frame.open(Stage.FIRST_ROUND)
    again = talking(frame).correction
    assert again is not None
    assert again.words.text() == "十点半左右"


def test_a_talk_reopens_where_it_was(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    made.room.talks.ask(talk_id, "q1", "请说说经过")
    made.room.talks.ask(talk_id, "q2", "您有什么损失")
    made.says(talk_id, "屏幕碎了")
    view = talking(opened(made))
    assert view.guide.current == "q2"
    assert [r.text for r in view.statements.list.rows()] == ["屏幕碎了"]


def test_a_long_talk_opens_at_its_end_and_brings_what_came_before_from_the_keyboard(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interview_statements, "LATEST", 3)
    made = three_people()
    talk_id = made.talk("甲")
    for number in range(1, 8):
        made.says(talk_id, f"第{number}句")
    frame = opened(made)
    panel = talking(frame).statements
    assert [r.text for r in panel.list.rows()] == ["第5句", "第6句", "第7句"]
    assert panel.earlier.accessibleName() == "显示更早的3条"
    panel.earlier.setFocus()
    frame.hand.press(panel.earlier, Qt.Key.Key_Space)
    assert [r.text for r in panel.list.rows()] == [f"第{n}句" for n in range(2, 8)]
    assert panel.list.hasFocus()
    assert panel.list.rows()[2].key == panel.list.current_key()
    assert panel.earlier.accessibleName() == "显示更早的1条"
    frame.hand.press(panel.earlier, Qt.Key.Key_Space)
    assert len(panel.list.rows()) == 7
    assert not panel.earlier.isVisible()


def test_the_minutes_follow_the_clock_of_the_desk(opened: Open) -> None:
    made = three_people()
    made.talk("甲")
    frame = opened(made)
    made.later(minutes=18)
    talking(frame).strip.show_time()
    assert talking(frame).strip.minutes.text() == "已谈18分"


def test_another_person_is_called_in_through_the_check_and_then_the_curtain(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    made.says(talk_id, "第一条")
    frame = opened(made)
    asked: list[str] = []
    frame.context.seat_asked.connect(asked.append)
    menu = talking(frame).strip.switch_menu()
    assert [a.text() for a in menu.actions()] == ["乙·赵建国", "孙丽宁（证人）"]
    menu.actions()[0].trigger()
    assert asked == []
    made.ended(talk_id)
    frame.context.changed.emit(made.session)
    assert seating(frame).chosen == made.id_of("乙")


def test_whoever_else_sits_here_sees_nothing_of_an_open_talk(opened: Open) -> None:
    made = three_people()
    made.says(made.talk("甲"), "甲还没说完的话")
    frame = opened(made, seated="乙")
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, OtherTalkOpen)
    assert "甲还没说完的话" not in everything_in(frame.shell)
    asked: list[str] = []
    frame.context.seat_asked.connect(asked.append)
    frame.hand.click(frame.page.view.seat)
    assert asked == [made.id_of("甲")]


@pytest.mark.parametrize("letter", ["乙", "证"])
def test_no_word_of_anybody_else_is_anywhere_on_a_persons_page(opened: Open, letter: str) -> None:
    others = [other for other in MARKERS if other != letter]
    made = heard_with_markers(three_people(), *others)
    talk_id = made.talk(letter)
    struck = made.says(talk_id, MARKERS[letter][0], may_say=True)
    made.says(talk_id, MARKERS[letter][1])
    frame = opened(made, seated=letter)
    foreign = [words for other in others for words in MARKERS[other]]
    everywhere = everything_in(frame.shell)
    assert MARKERS[letter][0] in everywhere
    assert not [words for words in foreign if words in everywhere]
    view = talking(frame)
    view.statements.strike(struck)
    view.statements.undo()
    view.open_correction(struck)
    assert not [words for words in foreign if words in everything_in(frame.shell)]
    assert isinstance(frame.page, InterviewPage)
    frame.page.begin_check()
    assert not [words for words in foreign if words in everything_in(frame.shell)]


def test_nothing_of_the_talk_before_stays_when_the_next_person_is_asked_in(opened: Open) -> None:
    made = three_people()
    talk_id = made.talk("甲")
    made.says(talk_id, MARKERS["甲"][1])
    frame = opened(made, seated="甲")
    made.ended(talk_id)
    frame.context.changed.emit(made.session)
    assert MARKERS["甲"][1] not in everything_in(frame.shell)


def test_the_second_round_asks_only_the_neutral_questions_of_that_person(opened: Open) -> None:
    made = _listed()
    made.talk("乙", 2)
    frame = opened(made, stage=Stage.SECOND_ROUND)
    assert [r.text for r in talking(frame).guide.questions.rows()] == ["关于动手，请您再说说当时的情况。"]
    assert "甲说的经过" not in everything_in(frame.shell)


def test_the_second_round_is_left_out_with_a_reason(opened: Open) -> None:
    made = _listed()
    frame = opened(made, stage=Stage.SECOND_ROUND)
    frame.questions.texts["skip-second_round"] = "没有需要再问的事项"
    frame.hand.secondary("略过第二轮")
    assert made.session.skipped == {Stage.SECOND_ROUND: "没有需要再问的事项"}
    assert made.session.stage is Stage.SHUTTLE


def _listed() -> Building:
    made = a_session().at(Stage.COMPARISON).finish()
    made.room.board.list_for_second_round(
        made.session.fact_points[0].point_id, "关于动手，请您再说说当时的情况。"
    )
    return made.at(Stage.SECOND_ROUND)


def test_the_page_waits_until_everybody_was_heard(opened: Open) -> None:
    made = heard_with_markers(three_people(), "甲")
    frame = opened(made)
    primary = frame.footer.primary()
    assert primary is not None
    assert not primary.isEnabled()
    assert "赵建国" in frame.footer.hint()
    heard_with_markers(made, "乙")
    frame.open(Stage.FIRST_ROUND)
    frame.hand.primary()
    assert made.session.stage is Stage.COMPARISON


def test_an_ended_talk_opens_as_its_paper(opened: Open) -> None:
    made = heard_with_markers(three_people(), "甲")
    frame = opened(made)
    papers: list[tuple[str, str]] = []
    frame.context.paper_asked.connect(lambda kind, title, _pdf: papers.append((kind, title)))
    frame.hand.click_text(seating(frame), "看王秀兰的谈话记录")
    assert papers == [("talk-record", "谈话记录（王秀兰）")]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("state", ["seat", "talk", "correction", "second"])
def test_every_state_of_the_page_is_whole_at_every_size(
    opened: Open, theme: Look, scale: float, state: str
) -> None:
    theme(scale=scale)
    made = _listed() if state == "second" else three_people()
    if state == "second":
        frame = opened(made, stage=Stage.SECOND_ROUND)
    else:
        if state != "seat":
            key = made.says(made.talk("甲"), "推搡的时候手机掉在地上，屏幕碎了，后来拿去修，报价单写680元。")
        frame = opened(made)
        if state == "correction":
            talking(frame).open_correction(key)
    frame.hand.settle()
    assert frame.page is not None
    assert audit(frame.page) == []
    assert fits(frame.shell) == []
    assert overflowing(frame.page) == []
    assert stops_without_name(frame.page) == []
