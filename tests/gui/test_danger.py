"""The tripwire in the windows: raised, handed over, signed off by a supervisor, never before a party."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mediator.domain.events import DangerSign
from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from mediator.gui.preferences import Look
from mediator.gui.session.danger_forms import HandOverForm, SignOffForm
from mediator.gui.session.danger_page import DangerPage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.joint import JointPage
from mediator.gui.session.session_view import SessionView
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.reception import Reception
from tests.builders import Building, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.gui.audit import audit, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle
from tests.gui.words_in_view import everything_in
from tests.people_samples import SUPERVISOR

Make = Callable[..., Whole]
WORDS = "他说明天就带刀来"
SIGNS = ("带了或者提到凶器", "扬言杀人或者报复")


def raised(record: MemoryRecord | None = None, stage: Stage = Stage.FIRST_ROUND) -> Building:
    b = a_session(desk=a_desk(record=record)).at(stage)
    b.room.danger.raise_((DangerSign.WEAPON, DangerSign.DEATH_THREAT), WORDS)
    return b


def handed_over(b: Building) -> str:
    danger_id = b.session.dangers[-1].danger_id
    b.room.danger.hand_over(danger_id, "韩所长", "两人分开坐")
    return danger_id


def hand() -> Hand:
    return Hand(lambda _name: None)


def alarm_of(view: SessionView) -> DangerPage:
    hand().click_text(view.stepper, "升级警示")
    assert isinstance(view.page, DangerPage)
    return view.page


@pytest.mark.parametrize("stage", [Stage.FIRST_ROUND, Stage.SECOND_ROUND, Stage.SHUTTLE, Stage.JOINT])
def test_one_button_of_the_frame_is_there_on_the_pages_of_talks(whole: Make, stage: Stage) -> None:
    b = a_session().at(stage)
    view = whole(desk=b.desk).session(b)
    button = hand().button(view.stepper, "升级警示")
    assert button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_there_is_no_alarm_before_anybody_was_told_their_rights(whole: Make) -> None:
    b = a_session().at(Stage.PARTIES)
    view = whole(desk=b.desk).session(b)
    with pytest.raises(HandSlipped):
        hand().button(view.stepper, "升级警示")


def test_an_alarm_is_raised_and_handed_over_with_the_keyboard_alone(whole: Make) -> None:
    b = a_session().at(Stage.FIRST_ROUND)
    view = whole(desk=b.desk).session(b)
    hand().button(view.stepper, "升级警示").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settle()
    page = view.page
    assert isinstance(page, DangerPage) and page.raising is not None
    assert QApplication.focusWidget() is page.raising.signs.buttons()[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    hand().insert(page.raising.words.edit, WORDS)
    page.raising.send.setFocus()
    QTest.keyClick(page.raising.send, Qt.Key.Key_Space)
    settle()
    (kept,) = b.session.dangers
    assert (kept.signs, kept.words) == ((DangerSign.WEAPON,), WORDS)
    form = page.cards[kept.danger_id].form
    assert isinstance(form, HandOverForm)
    hand().type_into(form.told.edit, "韩所长")
    hand().type_into(form.measures.edit, "两人分开坐")
    form.note.setFocus()
    QTest.keyClick(form.note, Qt.Key.Key_Space)
    settle()
    assert b.session.dangers[0].told == "韩所长"
    assert page.cards[kept.danger_id].form is None
    assert not b.desk.drafts.all()


def test_the_form_says_what_is_wanting(whole: Make) -> None:
    b = a_session().at(Stage.FIRST_ROUND)
    page = alarm_of(whole(desk=b.desk).session(b))
    assert page.raising is not None
    assert page.raising.signs.chosen() == ()
    hand().click(page.raising.send)
    assert "请至少选一种情形" in everything_in(page)
    hand().click(page.raising.signs.buttons()[2])
    hand().click(page.raising.send)
    assert page.raising.words.error() == "请写明看到、听到的情况"
    assert b.session.dangers == ()


def test_what_was_begun_is_there_again(whole: Make) -> None:
    b = a_session().at(Stage.FIRST_ROUND)
    view = whole(desk=b.desk).session(b)
    page = alarm_of(view)
    assert page.raising is not None
    hand().click(page.raising.signs.button_for("stalking"))
    hand().type_into(page.raising.words.edit, "在楼下守了三天")
    view.open_stage(Stage.FIRST_ROUND)
    again = alarm_of(view).raising
    assert again is not None
    assert (again.signs.chosen(), again.words.text()) == (("stalking",), "在楼下守了三天")


def test_the_red_line_says_what_is_to_be_done_and_names_nobody(whole: Make) -> None:
    b = raised()
    view = whole(desk=b.desk).session(b)
    assert view.danger.isVisible()
    assert "登记移交" in view.danger.words()
    handed_over(b)
    view.context.changed.emit(b.session)
    assert "等所领导签批" in view.danger.words()
    said = everything_in(view.danger)
    assert WORDS not in said and not any(p.name in said for p in b.session.people)
    assert not any(sign in said for sign in SIGNS)


def test_while_somebody_sits_there_neither_line_nor_words_nor_signs_are_shown(whole: Make) -> None:
    b = raised()
    b.talk("甲")
    made = whole(desk=b.desk)
    view = made.session(b)
    assert view.context.seated == b.id_of("甲")
    assert isinstance(view.page, InterviewPage) and isinstance(view.page.view, TalkView)
    assert not view.danger.isVisible()
    page = alarm_of(view)
    said = everything_in(page)
    assert WORDS not in said and not any(sign in said for sign in SIGNS)
    assert page.raising is None
    assert page.cover is not None
    hand().click(page.cover.open)
    assert WORDS in everything_in(page)
    hand().click_text(view.footer, "回到第一轮分别谈")
    assert isinstance(view.page, InterviewPage) and isinstance(view.page.view, TalkView)


def test_no_party_facing_page_knows_of_it(whole: Make) -> None:
    b = raised(stage=Stage.SHUTTLE)
    b.offer("甲", "付五百")
    made = whole(desk=b.desk)
    page = made.session(b).page
    assert isinstance(page, ShuttlePage)
    page.seats.open_view(b.id_of("甲"))
    settle()
    shown = page.seats.view
    assert shown is not None
    said = everything_in(shown)
    assert not any(words in said for words in (WORDS, "升级警示", "警示", *SIGNS))
    assert not made.view.danger.isVisible()
    assert made.window.windowTitle() == "调解工作台"


def test_the_joint_talk_does_not_begin_and_its_refusal_names_nothing(whole: Make) -> None:
    b = raised(stage=Stage.JOINT)
    page = whole(desk=b.desk).session(b).page
    assert isinstance(page, JointPage)
    for tick in page.presence.ticks.values():
        tick.setChecked(True)
    page.read_rules()
    assert page.view is not None
    page.view.accepted.emit()
    settle()
    assert b.session.joint_talks == ()
    said = everything_in(page.presence)
    assert "要所领导先签批" in said and WORDS not in said


def test_a_supervisor_signs_off_where_everything_else_is_only_looked_at(whole: Make) -> None:
    record = MemoryRecord()
    b = raised(record)
    handed_over(b)
    desk = a_desk(SUPERVISOR, record=record)
    made = whole(desk=desk).home()
    made.navigator.open_room(Reception(desk).resume(b.session.session_id))
    settle()
    page = alarm_of(made.view)
    assert page.raising is None
    (card,) = page.cards.values()
    assert isinstance(card.form, SignOffForm)
    hand().click(card.form.sign)
    assert card.form.decision.error() == "请写明签批意见"
    hand().type_into(card.form.decision.edit, "已核实，继续分开商谈")
    hand().click(card.form.sign)
    kept = made.view.context.session.dangers[0]
    assert (kept.signed_off_by, kept.decision) == (SUPERVISOR.number, "已核实，继续分开商谈")
    assert "已签批" in everything_in(page)
    assert not made.view.danger.isVisible()


def test_the_host_waits_for_the_sign_off_and_is_told_how(whole: Make) -> None:
    b = raised()
    handed_over(b)
    page = alarm_of(whole(desk=b.desk).session(b))
    (card,) = page.cards.values()
    assert card.form is None
    assert "请所领导用自己的警号登录" in everything_in(card)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("high_contrast", [False, True])
def test_the_page_is_whole_at_every_size(whole: Make, scale: float, high_contrast: bool) -> None:
    b = raised(stage=Stage.RIGHTS)
    b.with_party("秦越", PartyRole.BOTH)
    handed_over(b)
    b.room.danger.raise_((DangerSign.CHILD_AT_RISK,), "孩子一个人在家", person_id=b.id_of("甲"))
    made = whole(desk=b.desk, look=Look(scale=scale, high_contrast=high_contrast))
    view = made.session(b)
    page = alarm_of(view)
    assert audit(made.window) == []
    assert overflowing(page) == [] and overflowing(view.danger) == []
    assert stops_without_name(view) == []
