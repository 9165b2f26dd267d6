"""How far words may go, in the windows: classes of record, consent, who was told, acting on, translations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from mediator.domain.disclosure import Officer, notes_for
from mediator.domain.events import DisclosureLevel, MustActGround, RecordClass
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_consent import ConsentPanel
from mediator.gui.session.interview_must_act import MustActPanel
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.interview_translation import TranslationPanel
from mediator.gui.session.shuttle import ShuttlePage
from tests.builders import Building, a_session
from tests.builders_interview import three_people
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in
from tests.people_samples import details

Opened = Callable[[Building], PageFrame]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BOTTOM = "底线是三百元"


@pytest.fixture
def opened(theme: Look) -> Iterator[Opened]:
    frames: list[PageFrame] = []
    pages = {
        Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1),
        Stage.SHUTTLE: ShuttlePage,
    }

    def make(made: Building) -> PageFrame:
        frame = PageFrame(made.room, pages)
        frames.append(frame)
        frame.open(made.session.stage)
        return frame

    yield make
    for frame in frames:
        frame.close()


def talking(frame: PageFrame) -> TalkView:
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkView)
    return frame.page.view


def a_talk() -> tuple[Building, str, str]:
    """甲 alone with one private statement."""
    made = three_people()
    talk_id = made.talk("甲")
    return made, talk_id, made.says(talk_id, "我先推了他一下")


def choose(frame: PageFrame, key: str, words: str) -> None:
    """One entry of the menu of a statement."""
    actions = talking(frame).statements.menu_for(key).actions()
    next(action for action in actions if action.text() == words).trigger()
    frame.hand.settle()


def entries(frame: PageFrame, key: str) -> list[str]:
    return [action.text() for action in talking(frame).statements.menu_for(key).actions()]


def row_of(frame: PageFrame, key: str) -> str:
    rows = talking(frame).statements.list.rows()
    return next(row for row in rows if row.key == key).in_words()


# --- told first what must be acted on ---


def test_a_talk_waits_for_both_ticks_and_none_is_made_beforehand(opened: Opened):
    made = three_people()
    frame = opened(made)
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, Seating)
    seat = frame.page.view.seat
    assert seat is not None
    assert not seat.tick.isChecked() and not seat.limits.tick.isChecked()
    frame.hand.click(seat.tick)
    assert not seat.start.isEnabled()
    frame.hand.click(seat.limits.tick)
    assert seat.start.isEnabled()
    frame.hand.click(seat.tick)
    assert not seat.start.isEnabled()
    assert made.session.talks == ()


def test_what_is_read_out_is_in_the_language_of_who_is_asked_in(opened: Opened, english: None):
    """In the language of the person, the officer's windows staying as they are."""
    frame = opened(three_people())
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, Seating)
    seat = frame.page.view.seat
    assert seat is not None
    assert "有三种情况我们必须处置" in everything_in(seat.limits)


# --- two classes of record ---


def test_the_class_is_named_all_the_while_and_turned_with_one_key(opened: Opened):
    made, _, _ = a_talk()
    frame = opened(made)
    view = talking(frame)
    assert view.bar.kind.kind() is RecordClass.EVIDENCE
    for words in ("证据类（入卷）", "商谈类（不打印）", "进谈话记录，念给本人核对"):
        assert words in everything_in(view.bar)
    frame.hand.press(view.bar.composer, Qt.Key.Key_N, ALT)
    assert view.bar.kind.kind() is RecordClass.NEGOTIATION
    assert "只给警官看，不念、不打印、不转给对方" in everything_in(view.bar)
    assert view.bar.chips.isHidden() and view.bar.private.isHidden()
    frame.hand.press(view.bar.composer, Qt.Key.Key_N, ALT)
    assert view.bar.kind.kind() is RecordClass.EVIDENCE


def test_an_entry_of_the_other_class_becomes_a_note_and_no_statement(opened: Opened):
    made, _, _ = a_talk()
    frame = opened(made)
    view = talking(frame)
    frame.hand.press(view.bar.composer, Qt.Key.Key_N, ALT)
    frame.hand.type_into(view.bar.composer, BOTTOM)
    frame.hand.press(view.bar.composer, Qt.Key.Key_Return, CTRL)
    assert [n.text for n in notes_for(made.session, Officer())] == [BOTTOM]
    assert len(made.session.statements) == 1
    assert view.bar.composer.text() == ""
    assert [row.text for row in view.notes.list.rows()] == [BOTTOM]


def test_notes_are_in_sight_only_while_they_are_written(opened: Opened):
    made, talk_id, _ = a_talk()
    made.room.notes.note(made.id_of("甲"), BOTTOM, talk_id)
    frame = opened(made)
    view = talking(frame)
    assert BOTTOM not in everything_in(frame.shell)
    view.bar.kind.turn()
    frame.hand.settle()
    assert BOTTOM in everything_in(frame.shell)
    frame.hand.primary()
    assert isinstance(frame.page, InterviewPage) and not isinstance(frame.page.view, TalkView)
    assert BOTTOM not in everything_in(frame.shell)


def test_a_half_written_note_comes_back_as_a_note(opened: Opened):
    made, _, _ = a_talk()
    frame = opened(made)
    view = talking(frame)
    frame.hand.press(view.bar.composer, Qt.Key.Key_N, ALT)
    frame.hand.type_into(view.bar.composer, "先记一半")
    frame.context.flush_drafts()
    frame.open(Stage.FIRST_ROUND)
    again = talking(frame)
    assert again.bar.composer.text() == "先记一半"
    assert again.bar.kind.kind() is RecordClass.NEGOTIATION
    assert not again.notes.isHidden() and again.statements.isHidden()


def test_after_a_note_the_next_one_keeps_its_class_over_a_restart(opened: Opened):
    made, _, _ = a_talk()
    frame = opened(made)
    view = talking(frame)
    frame.hand.press(view.bar.composer, Qt.Key.Key_N, ALT)
    frame.hand.type_into(view.bar.composer, "第一条")
    frame.hand.press(view.bar.composer, Qt.Key.Key_Return, CTRL)
    frame.hand.type_into(view.bar.composer, "第二条写到一半")
    frame.context.flush_drafts()
    frame.open(Stage.FIRST_ROUND)
    assert talking(frame).bar.kind.kind() is RecordClass.NEGOTIATION


def test_a_note_is_taken_out_with_delete_and_brought_back_from_the_toast(opened: Opened):
    made, talk_id, _ = a_talk()
    made.room.notes.note(made.id_of("甲"), BOTTOM, talk_id)
    frame = opened(made)
    view = talking(frame)
    view.bar.kind.turn()
    view.notes.list.select(view.notes.list.rows()[0].key)
    frame.hand.press(view.notes.list, Qt.Key.Key_Delete)
    assert notes_for(made.session, Officer()) == ()
    assert frame.undo is not None
    frame.undo()
    assert [n.text for n in notes_for(made.session, Officer())] == [BOTTOM]


# --- how far a statement may go ---


def test_leave_is_recorded_with_level_words_and_who_agreed(opened: Opened):
    made, _, key = a_talk()
    frame = opened(made)
    choose(frame, key, "转述许可…")
    form = talking(frame).form
    assert isinstance(form, ConsentPanel)
    assert form.level.chosen() == ()
    frame.hand.click(form.save)
    assert "请选“可提示”或者“可转述”" in everything_in(form)
    frame.hand.click(form.level.button_for("may_say"))
    frame.hand.type_into(form.words.edit, "两个人都动了手")
    frame.hand.click(form.save)
    statement = made.session.statement(key)
    assert (statement.disclosure, statement.agreed_words) == (DisclosureLevel.MAY_SAY, "两个人都动了手")
    assert talking(frame).form is None and not talking(frame).bar.isHidden()
    assert "可转述" in row_of(frame, key) and "同意这样说：两个人都动了手" in row_of(frame, key)


def test_a_guardian_is_offered_beside_the_ward(opened: Opened):
    made = a_session().at(Stage.PARTIES).with_children().at(Stage.FIRST_ROUND)
    key = made.says(made.talk("甲"), "是我先推的")
    frame = opened(made)
    choose(frame, key, "转述许可…")
    form = talking(frame).form
    assert isinstance(form, ConsentPanel)
    mother = made.session.guardians_of(made.id_of("甲"))[0]
    assert form.who.one() == made.id_of("甲")
    frame.hand.click(form.who.button_for(mother.person_id))
    frame.hand.click(form.level.button_for("may_hint"))
    frame.hand.click(form.save)
    assert made.session.statement(key).agreed_by == mother.person_id
    assert f"由{mother.name}代为同意" in row_of(frame, key)


def test_escape_leaves_the_leave_as_it_was_and_no_draft_behind(opened: Opened):
    made, _, key = a_talk()
    frame = opened(made)
    choose(frame, key, "转述许可…")
    form = talking(frame).form
    assert isinstance(form, ConsentPanel)
    frame.hand.type_into(form.words.edit, "写到一半")
    frame.hand.press(form.words.edit, Qt.Key.Key_Escape)
    assert talking(frame).form is None
    assert made.session.statement(key).disclosure is DisclosureLevel.PRIVATE
    assert made.desk.drafts.load(made.session.session_id) == ()


def test_what_was_said_to_whom_is_chosen_from_the_menu_and_cannot_be_taken_back(opened: Opened):
    made, _, key = a_talk()
    made.room.talks.grant_disclosure(key)
    frame = opened(made)
    assert "已转述给赵建国" in entries(frame, key)
    choose(frame, key, "已转述给赵建国")
    assert made.session.statement(key).said_to == (made.id_of("乙"),)
    offered = entries(frame, key)
    assert "已转述给孙丽宁" in offered
    assert not {"已转述给赵建国", "改为只留本人", "转述许可…", "删除"} & set(offered)
    assert "已转述" in row_of(frame, key)


def test_what_must_be_acted_on_is_raised_with_ground_superior_and_measures(opened: Opened):
    made, _, key = a_talk()
    frame = opened(made)
    choose(frame, key, "须依法处置…")
    form = talking(frame).form
    assert isinstance(form, MustActPanel)
    frame.hand.click(form.save)
    assert "请选须处置的原因" in everything_in(form)
    frame.hand.click(form.ground.button_for(MustActGround.THREAT.value))
    frame.hand.type_into(form.superior.edit, "程立新")
    frame.hand.type_into(form.measures.edit, "已派民警上门")
    frame.hand.click(form.save)
    assert made.session.statement(key).must_act is MustActGround.THREAT
    assert "须处置" in row_of(frame, key)
    refused = {"本人同意转述", "改为只留本人", "转述许可…", "须依法处置…", "删除"}
    assert "更正…" in entries(frame, key) and not refused & set(entries(frame, key))


def test_the_button_above_the_list_opens_the_lock_of_the_chosen_statement(opened: Opened):
    made, _, key = a_talk()
    frame = opened(made)
    panel = talking(frame).statements
    panel.list.select(key)
    frame.hand.click(panel.lock)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][:2] == ["本人同意转述", "转述许可…"]
    menu.close()


# --- languages ---


def bilingual() -> Building:
    made = a_session().at(Stage.PARTIES).with_parties()
    made.room.people.correct(made.id_of("甲"), replace(details("林知夏"), language="en"))
    made.with_helper(PersonKind.INTERPRETER, "白果", for_letter="甲")
    return made.at(Stage.FIRST_ROUND)


def test_a_statement_stays_in_its_language_and_a_translation_stands_beside(opened: Opened):
    made = bilingual()
    made.talk("甲")
    frame = opened(made)
    view = talking(frame)
    assert not view.bar.kind.language.isHidden()
    frame.hand.type_into(view.bar.composer, "He knocked at ten.")
    frame.hand.press(view.bar.composer, Qt.Key.Key_Return, CTRL)
    (statement,) = made.session.statements
    assert statement.language == "en"
    choose(frame, statement.statement_id, "译文…")
    form = talking(frame).form
    assert isinstance(form, TranslationPanel)
    frame.hand.type_into(form.words.edit, "他十点来敲门。")
    frame.hand.click(form.save)
    assert made.session.statement(statement.statement_id).translations == {"zh": "他十点来敲门。"}
    assert "汉语译文：他十点来敲门。" in row_of(frame, statement.statement_id)
    assert "英语" in row_of(frame, statement.statement_id)


def test_no_language_is_asked_where_all_speak_chinese(opened: Opened):
    made, _, key = a_talk()
    frame = opened(made)
    assert talking(frame).bar.kind.language.isHidden()
    assert "译文…" not in entries(frame, key)


# --- the shuttle ---


def test_notes_of_the_shuttle_are_folded_away_written_and_taken_out(opened: Opened):
    made = a_session().at(Stage.SHUTTLE)
    made.room.notes.note(made.id_of("甲"), BOTTOM)
    frame = opened(made)
    assert isinstance(frame.page, ShuttlePage)
    card = frame.page.notes
    assert BOTTOM not in everything_in(frame.shell)
    frame.hand.click(card.fold_button)
    assert BOTTOM in everything_in(frame.shell)
    card.note()
    assert card.who.one() == ""
    frame.hand.type_into(card.words.edit, "最怕丢面子")
    frame.hand.click(card.who.chip_of(made.id_of("乙")))
    frame.hand.click(card.note_button)
    notes = notes_for(made.session, Officer())
    assert [(n.person_id, n.text) for n in notes][1:] == [(made.id_of("乙"), "最怕丢面子")]
    card.take_out(notes[0].note_id)
    assert BOTTOM not in everything_in(frame.shell)


def test_no_note_is_built_behind_the_cover_or_on_a_partys_page(opened: Opened):
    made = a_session().at(Stage.SHUTTLE)
    made.room.notes.note(made.id_of("甲"), BOTTOM)
    frame = opened(made)
    assert isinstance(frame.page, ShuttlePage)
    frame.page.notes.fold()
    shown: list[object] = []
    frame.context.party_shown.connect(shown.append)
    frame.page.seats.open_view(made.id_of("乙"))
    assert isinstance(shown[-1], QWidget)
    assert BOTTOM not in everything_in(shown[-1])
    frame.context.seated = made.id_of("乙")
    frame.open(Stage.SHUTTLE)
    assert BOTTOM not in everything_in(frame.shell)


def test_agreed_words_are_marked_as_said_from_the_shuttle(opened: Opened):
    made = a_session().at(Stage.SHUTTLE)
    first = made.session.statements[0]
    made.room.talks.grant_disclosure(first.statement_id, words="门口碰到过")
    frame = opened(made)
    assert isinstance(frame.page, ShuttlePage)
    card = frame.page.sayings
    frame.hand.click(card.fold_button)
    assert "门口碰到过" in everything_in(card) and first.text not in everything_in(card)
    frame.hand.click(card.buttons[first.statement_id, made.id_of("乙")])
    assert made.session.statement(first.statement_id).said_to == (made.id_of("乙"),)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("state", ["notes", "consent", "must_act", "translation"])
def test_every_form_is_whole_at_every_size(theme: Look, scale: float, state: str):
    theme(scale=scale)
    made = bilingual()
    talk_id = made.talk("甲")
    key = made.says(talk_id, "He knocked at ten.")
    made.room.notes.note(made.id_of("甲"), BOTTOM, talk_id)
    frame = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    frame.open(Stage.FIRST_ROUND)
    view = talking(frame)
    if state == "notes":
        view.bar.kind.turn()
    else:
        view.open_form(state, key)
    frame.hand.settle()
    assert fits(frame.shell, 1366, 690) == []
    assert audit(frame.shell) == []
    assert overflowing(frame.shell) == []
    frame.close()
