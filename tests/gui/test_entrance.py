"""The way in: first set-up, signing in, the training store; what was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message
from mediator.gui.entrance import Entrance
from mediator.gui.pages.first_set_up import FirstSetUpPage
from mediator.gui.pages.sign_in import CodePage, RecoveryPage, SignInPage, TrainingPage
from mediator.gui.preferences import Look as Chosen
from mediator.services.curtain_code import CurtainCode
from mediator.services.desk import Desk
from mediator.services.doors import Recovery, StoreState
from mediator.services.ports import Role
from tests.builders import a_desk
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import CODE, PASSPHRASE, OneDoor, Whole, press, settle, texts_in
from tests.people_samples import OFFICER, STATION

Make = Callable[..., Whole]
RIGHT = {
    "organ": "云溪市公安局青石分局",
    "station": "青石派出所",
    "room": "调解一室",
    "name": "顾长宁",
    "number": "D9001",
    "passphrase": PASSPHRASE,
    "again": PASSPHRASE,
    "code": CODE,
}
for who, (name, words) in {
    "sys": ("方砚", "灯绳紫罗兰七朵半"),
    "sec": ("石越", "谷仓上空七只风筝"),
    "aud": ("江采薇", "猫头鹰慢慢读文件"),
}.items():
    RIGHT |= {f"{who}-name": name, f"{who}-number": f"A-{who}", f"{who}-passphrase": words}
    RIGHT |= {f"{who}-again": words}


def a_station_desk(*, with_code: bool = True) -> Desk:
    desk = a_desk(station=replace(STATION, training=False))
    if with_code:
        CurtainCode(desk).choose(CODE)
    return desk


def entrance(qtbot: QtBot, door: OneDoor) -> Entrance:
    made = Entrance(door)
    on_screen(qtbot, made, 1366, 690)
    return made


def set_up(qtbot: QtBot, door: OneDoor, **changed: str) -> tuple[Entrance, FirstSetUpPage]:
    made = entrance(qtbot, door)
    page = made.page
    assert isinstance(page, FirstSetUpPage)
    page.type_in(RIGHT | changed)
    page.start.click()
    settle()
    return made, page


def a_new_computer(desk: Desk | None = None) -> OneDoor:
    return OneDoor(desk or a_station_desk(with_code=False), stands=StoreState.NONE)


# -- first set-up -----------------------------------------------------------------------


def test_a_new_computer_begins_with_the_set_up(qtbot: QtBot, theme: Look):
    made = entrance(qtbot, a_new_computer())
    made.focus_first()
    assert made.page.fields["organ"].edit.hasFocus()


def test_everything_right_makes_the_first_user_a_supervisor_and_goes_in(qtbot: QtBot, theme: Look):
    door = a_new_computer()
    came: list[object] = []
    made = entrance(qtbot, door)
    made.came_in.connect(came.append)
    made.page.type_in(RIGHT)
    made.page.start.click()
    settle()
    assert came == [door.desk]
    first = door.set_up_with[0]
    assert (first.user.number, first.user.name, first.user.role) == ("D9001", "顾长宁", Role.SUPERVISOR)
    assert (first.station.organ, first.station.name, first.station.room) == (
        RIGHT["organ"],
        RIGHT["station"],
        RIGHT["room"],
    )
    assert not first.station.training
    assert [(user.name, user.role) for user, _ in first.administrators] == [
        ("方砚", Role.SYSTEM_ADMIN),
        ("石越", Role.SECURITY_ADMIN),
        ("江采薇", Role.AUDITOR),
    ]
    assert CurtainCode(door.desk).opens(CODE)


BAD = [
    ("organ", "", "公安机关名称还是空的，请填写后再记下"),
    ("station", "   ", "派出所名称还是空的，请填写后再记下"),
    ("room", "一" * 61, "调解室名称有61字，一条最多60字"),
    ("name", "", "您的姓名还是空的，请填写后再记下"),
    ("number", "D9\u202e01", "您的警号里有看不见的控制字符（U+202E）"),
    ("passphrase", "", "请填写密码"),
    ("again", "别的密码一二三四", "两次输入的密码不一样，请重新输入"),
    ("sys-name", "", "姓名还是空的，请填写后再记下"),
    ("sec-passphrase", "", "请填写密码"),
    ("aud-again", "别的密码一二三四", "两次输入的密码不一样，请重新输入"),
    ("code", "12", "解锁码为4到12位数字，请重新填写"),
    ("code", "12a4", "解锁码为4到12位数字，请重新填写"),
    ("code", "１２３４", "解锁码为4到12位数字，请重新填写"),
]


@pytest.mark.parametrize(("key", "typed", "sentence"), BAD)
def test_bad_input_is_told_at_its_field_and_keeps_everything_typed(
    qtbot: QtBot, theme: Look, key: str, typed: str, sentence: str
):
    door = a_new_computer()
    _made, page = set_up(qtbot, door, **{key: typed})
    assert door.set_up_with == []
    assert page.fields[key].error().startswith(sentence)
    assert page.errors.isVisible() and page.errors.hasFocus()
    page.errors.links()[0].click()
    assert page.fields[key].edit.hasFocus()
    kept = page.typed()
    for other, text in (RIGHT | {key: typed}).items():
        assert kept[other] == QLineEdit(text).text()


def test_every_field_that_is_wrong_is_named_at_once(qtbot: QtBot, theme: Look):
    _made, page = set_up(qtbot, a_new_computer(), organ="", name="", code="")
    assert len(page.errors.links()) == 3
    assert "有3处需要补充" in texts_in(page.errors)


def test_a_short_pass_phrase_is_refused_by_the_store_and_nothing_is_lost(qtbot: QtBot, theme: Look):
    door = a_new_computer()
    _made, page = set_up(qtbot, door, passphrase="短", again="短")
    assert door.set_up_with == []
    assert "密码太短，至少要8个字符。没有改动任何东西" in texts_in(page.errors)
    assert page.typed()["passphrase"] == "短"


def test_a_full_disk_is_told_and_nothing_typed_is_lost(qtbot: QtBot, theme: Look):
    door = a_new_computer()
    door.trouble = EnvironmentTrouble(message("磁盘满了，没有建立"), message("请清理磁盘后再试"))
    _made, page = set_up(qtbot, door)
    assert "磁盘满了，没有建立。请清理磁盘后再试" in texts_in(page.errors)
    assert page.typed() == RIGHT


def test_secrets_are_not_readable_on_the_screen(qtbot: QtBot, theme: Look):
    made = entrance(qtbot, a_new_computer())
    hidden = [k for k, f in made.page.fields.items() if f.edit.echoMode() is QLineEdit.EchoMode.Password]
    secret = [f"{who}-{part}" for who in ("sys", "sec", "aud") for part in ("passphrase", "again")]
    assert hidden == ["passphrase", "again", "code", *secret]


# -- signing in -------------------------------------------------------------------------


def test_the_right_pass_phrase_goes_in(qtbot: QtBot, theme: Look):
    door = OneDoor(a_station_desk())
    made = entrance(qtbot, door)
    page = made.page
    assert isinstance(page, SignInPage)
    page.number.set_text(f" {OFFICER.number} ")
    page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(made.came_in, check_params_cb=lambda desk: desk is door.desk):
        press(page.passphrase.edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(("number", "words"), [("D1001", "错的密码"), ("D4444", PASSPHRASE), ("", "")])
def test_wrong_is_one_sentence_that_never_says_which(qtbot: QtBot, theme: Look, number: str, words: str):
    made = entrance(qtbot, OneDoor(a_station_desk()))
    page = made.page
    page.number.set_text(number)
    page.passphrase.set_text(words)
    page.enter.click()
    settle()
    assert "警号或密码不对，没有登录" in page.problem.text()
    assert page.number.text() == number
    assert page.passphrase.text() == ""
    assert page.passphrase.edit.hasFocus()


def test_no_earlier_user_is_named(qtbot: QtBot, theme: Look):
    made = entrance(qtbot, OneDoor(a_station_desk()))
    shown = texts_in(made)
    assert OFFICER.name not in shown and OFFICER.number not in shown


def test_whoever_has_no_curtain_code_chooses_one_before_anything_is_shown(qtbot: QtBot, theme: Look):
    door = OneDoor(a_station_desk(with_code=False))
    made = entrance(qtbot, door)
    came: list[object] = []
    made.came_in.connect(came.append)
    made.page.entered.emit(OFFICER.number, PASSPHRASE)
    settle()
    assert came == []
    page = made.page
    assert isinstance(page, CodePage)
    assert page.code.edit.hasFocus()
    page.code.set_text("12")
    press(page.code.edit, Qt.Key.Key_Return)
    assert came == []
    assert "解锁码为4到12位数字，请重新填写" in texts_in(page)
    page.code.set_text(CODE)
    press(page.code.edit, Qt.Key.Key_Return)
    assert came == [door.desk]
    assert CurtainCode(door.desk).opens(CODE)


def test_choosing_the_code_survives_another_size(whole: Make):
    desk = a_station_desk(with_code=False)
    made = whole(desk=desk)
    made.navigator.enter()
    made.navigator.view.page.entered.emit(OFFICER.number, PASSPHRASE)
    made.navigator.view.page.code.set_text("24")
    made.navigator.larger()
    settle()
    page = made.navigator.view.page
    assert isinstance(page, CodePage)
    assert page.code.text() == "24"


# -- with the key on paper ----------------------------------------------------------------


def test_whoever_forgot_goes_in_with_both_halves_and_a_new_pass_phrase(qtbot: QtBot, theme: Look):
    door = OneDoor(a_station_desk())
    made = entrance(qtbot, door)
    made.page.recovery_asked.emit()
    page = made.page
    assert isinstance(page, RecoveryPage)
    typed = {"first": "AAAAA", "second": "BBBBB", "number": "D9001", "passphrase": PASSPHRASE}
    page.type_in(typed | {"again": "别的密码一二三四"})
    page.enter.click()
    settle()
    assert "两次输入的密码不一样" in texts_in(page) and door.recovered_with == []
    page.fields["again"].set_text(PASSPHRASE)
    with qtbot.waitSignal(made.came_in, check_params_cb=lambda desk: desk is door.desk):
        page.enter.click()
    assert door.recovered_with == [Recovery(**typed)]


def test_the_way_back_from_the_key_on_paper_leads_to_the_sign_in(qtbot: QtBot, theme: Look):
    made = entrance(qtbot, OneDoor(a_station_desk()))
    made.page.recovery_asked.emit()
    made.page.back_asked.emit()
    assert isinstance(made.page, SignInPage)


# -- the training store -----------------------------------------------------------------


@pytest.mark.parametrize("stands", [StoreState.NONE, StoreState.STATION, StoreState.TRAINING])
def test_the_training_store_is_one_click_away(qtbot: QtBot, theme: Look, stands: StoreState):
    door = OneDoor(a_desk(), stands=stands)
    made = entrance(qtbot, door)
    with qtbot.waitSignal(made.came_in, check_params_cb=lambda desk: desk is door.desk):
        made.page.training_asked.emit()


def test_a_training_store_asks_nobody_for_a_pass_phrase(qtbot: QtBot, theme: Look):
    made = entrance(qtbot, OneDoor(a_desk(), stands=StoreState.TRAINING))
    assert isinstance(made.page, TrainingPage)
    assert made.page.findChildren(QLineEdit) == []
    assert "演练" in texts_in(made.page)


class BrokenDoor(OneDoor):
    """A door before a store of a newer version."""

    def state(self) -> StoreState:
        raise EnvironmentTrouble(message("记录库是更新的程序写的"), message("请用新版程序打开"))


def test_a_store_nobody_can_read_is_told_at_once(qtbot: QtBot, theme: Look):
    made = entrance(qtbot, BrokenDoor(a_desk()))
    assert "记录库是更新的程序写的。请用新版程序打开" in texts_in(made)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stands", [StoreState.NONE, StoreState.STATION, StoreState.TRAINING])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, language: str, stands: StoreState):
    desk = a_desk()
    door = OneDoor(desk, stands=stands)
    made = whole(desk=desk, door=door, look=Chosen(scale=scale, language=language))
    made.navigator.enter()
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
