"""Accounts at the window: administrators without cases, two persons, one's own pass-phrase, the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediator.domain.stages import Stage
from mediator.gui.pages.accounts_card import AccountsCard, OwnPassphraseCard
from mediator.gui.questions import prepared
from mediator.services.curtain_code import CurtainCode
from mediator.services.desk import Desk
from mediator.services.ports import Role, User
from mediator.services.rights import Action
from tests.builders import a_desk, a_session
from tests.fakes import MemoryUsers
from tests.gui.audit import audit, fits, overflowing
from tests.gui.whole_window import CODE, Whole, press, settle, texts_in
from tests.people_samples import OFFICER, STATION, SUPERVISOR
from tests.services.test_staff import NotedAccounts

Make = Callable[..., Whole]
SECURITY = User(number="A2", name="石越", role=Role.SECURITY_ADMIN)
AUDITOR = User(number="A3", name="江采薇", role=Role.AUDITOR)
WORDS = "青石桥边数白鹭九只"


def station_desk(user: User, *others: User) -> Desk:
    users = MemoryUsers(user, *others)
    users.let_in = {known.number: WORDS for known in users.all()}
    desk = replace(
        a_desk(user, station=replace(STATION, training=False)), users=users, accounts=NotedAccounts()
    )
    CurtainCode(desk).choose(CODE)
    return desk


@pytest.mark.parametrize("user", [SECURITY, AUDITOR, User(number="A1", name="方砚", role=Role.SYSTEM_ADMIN)])
@pytest.mark.parametrize("key", ["home", "sessions", "new", "search", "due", "settings"])
def test_an_administrator_gets_no_page_with_cases(whole: Make, user: User, key: str):
    made = whole(desk=station_desk(user, SUPERVISOR)).home()
    made.navigator.show_day(key)
    settle()
    shown = texts_in(made.window)
    assert "新建" not in shown and "今日工作" not in shown and "全部会谈" not in shown
    assert audit(made.window) == []
    assert fits(made.window) == []


def test_a_security_administrator_removes_somebody_with_a_second_person(whole: Make):
    desk = station_desk(SECURITY, SUPERVISOR, OFFICER)
    made = whole(desk=desk).home()
    card = made.window.findChild(AccountsCard)
    assert card is not None
    assert set(card.buttons) == {Action.UNLOCK_USER, Action.CHANGE_ROLE, Action.REMOVE_USER}
    card.number.set_text(OFFICER.number)
    card.buttons[Action.REMOVE_USER].click()
    settle()
    assert "警号或密码不对，没有登录" in texts_in(card.errors)
    card.second_number.set_text(SUPERVISOR.number)
    card.second_passphrase.set_text(WORDS)
    card.buttons[Action.REMOVE_USER].click()
    settle()
    accounts = desk.accounts
    assert isinstance(accounts, NotedAccounts)
    assert accounts.done == [("remove", OFFICER.number)]
    assert card.second_passphrase.edit.text() == ""
    assert overflowing(made.window) == []


def test_ones_own_pass_phrase_is_typed_twice(whole: Make):
    made = whole(desk=station_desk(OFFICER)).home()
    made.navigator.show_day("settings")
    settle()
    card = made.window.findChild(OwnPassphraseCard)
    assert card is not None and made.window.findChild(AccountsCard) is None
    card.new.set_text(WORDS)
    card.change.click()
    settle()
    assert "两次输入的密码不一样" in texts_in(card.errors)


def test_a_training_store_has_no_pass_phrase_to_change(whole: Make):
    made = whole().home()
    made.navigator.show_day("settings")
    settle()
    assert made.window.findChild(OwnPassphraseCard) is None


@pytest.mark.parametrize(("answer", "sealed"), [(WORDS, True), ("wrong", False), (None, False)])
def test_the_seal_wants_ones_own_pass_phrase(whole: Make, answer: str | None, sealed: bool):
    desk = station_desk(OFFICER)
    building = a_session(desk=desk).at(Stage.AGREEMENT).locked().signed_by_all()
    questions = prepared()
    questions.texts = {"own-passphrase": answer} if answer else {}
    made = whole(desk=desk, questions=questions)
    view = made.session(building)
    assert view.context.do(building.room.agreement.complete) is sealed
    assert questions.asked == ["own-passphrase"]
    assert (building.session.signed is not None) is sealed
    assert len(questions.told) == (0 if sealed else 1)


# -- the lock of the curtain ----------------------------------------------------------------


def typed(made: Whole, words: str) -> None:
    made.window.curtain_view.pin_edit().setText(words)
    press(made.window.curtain_view.pin_edit(), Qt.Key.Key_Return)


def test_after_ten_minutes_the_short_code_is_not_enough(whole: Make, qtbot: QtBot):
    made = whole(desk=station_desk(OFFICER)).home()
    made.press(Qt.Key.Key_F9)
    made.navigator.curtain._lock.timeout.emit()
    settle()
    assert "警官输入本人密码后继续" in texts_in(made.window)
    typed(made, CODE)
    assert made.navigator.curtain.is_drawn
    assert "密码不对" in texts_in(made.window)
    typed(made, WORDS)
    assert not made.navigator.curtain.is_drawn


def test_after_twelve_hours_whoever_works_shows_who_he_is(whole: Make):
    made = whole(desk=station_desk(OFFICER)).home()
    made.navigator.curtain._longest.timeout.emit()
    settle()
    assert made.navigator.curtain.is_drawn
    typed(made, WORDS)
    assert not made.navigator.curtain.is_drawn
    assert made.navigator.curtain._longest.isActive()


def test_five_wrong_codes_ask_for_the_pass_phrase(whole: Make):
    made = whole(desk=station_desk(OFFICER)).home()
    made.press(Qt.Key.Key_F9)
    for _ in range(5):
        typed(made, "9999")
    assert "解锁码连续输错，请输入本人密码" in texts_in(made.window)
    typed(made, CODE)
    assert made.navigator.curtain.is_drawn


def test_a_training_store_never_locks(whole: Make):
    made = whole().home()
    made.press(Qt.Key.Key_F9)
    made.navigator.curtain._lock.timeout.emit()
    for _ in range(6):
        typed(made, "9999")
    typed(made, "0000")
    assert not made.navigator.curtain.is_drawn
