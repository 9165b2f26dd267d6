"""设置: a choice works at once and is remembered; the curtain's code; whom the supervisor lets in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mediator.gui.pages.settings import SettingsPage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.theme import current
from mediator.services.curtain_code import CurtainCode
from mediator.services.ports import Role, User
from mediator.wording import language
from tests.builders import a_desk
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.whole_window import CODE, PASSPHRASE, Whole, press, settle, texts_in
from tests.people_samples import OFFICER, STATION, SUPERVISOR
from tests.services.test_station_seal import Certificates

Make = Callable[..., Whole]
REAL = replace(STATION, training=False)


def settings(made: Whole) -> SettingsPage:
    if made.navigator.desk is None:
        made.home()
        made.navigator.show_day("settings")
        settle()
    page = made.navigator.view.page
    assert isinstance(page, SettingsPage)
    return page


# -- the look ---------------------------------------------------------------------------


def test_another_language_is_shown_at_once_and_remembered(whole: Make):
    made = whole()
    settings(made).language.button_for("en").click()
    settle()
    assert language() == "en"
    assert made.preferences.look.language == "en"
    assert settings(made).language.value() == "en"


def test_another_size_is_shown_at_once_and_remembered(whole: Make):
    made = whole()
    settings(made).scale.button_for("1.5").click()
    settle()
    assert current().scale == 1.5
    assert made.preferences.look.scale == 1.5
    assert settings(made).scale.value() == "1.5"


def test_high_contrast_is_shown_at_once_and_remembered(whole: Make):
    made = whole()
    settings(made).contrast.click()
    settle()
    assert current().high_contrast
    assert made.preferences.look.high_contrast
    assert settings(made).contrast.isChecked()


def test_the_keyboard_begins_on_the_first_choice(whole: Make):
    page = settings(whole())
    assert page.language.button_for("zh").hasFocus()


# -- the curtain's code -----------------------------------------------------------------


def test_a_new_code_replaces_the_old_one(whole: Make):
    made = whole()
    page = settings(made)
    page.code.set_text(CODE)
    press(page.code.edit, Qt.Key.Key_Return)
    assert CurtainCode(made.desk).opens(CODE)
    assert not CurtainCode(made.desk).opens("0000")
    assert page.code.text() == ""
    assert "已更换" in texts_in(page)
    assert "解锁码是" not in texts_in(page)


@pytest.mark.parametrize("typed", ["", "12", "abcd", "1234567890123"])
def test_a_bad_code_changes_nothing_and_says_why(whole: Make, typed: str):
    made = whole()
    page = settings(made)
    page.code.set_text(typed)
    press(page.code.edit, Qt.Key.Key_Return)
    assert page.code.error() == "解锁码为4到12位数字，请重新填写"
    assert page.code.text() == typed
    assert CurtainCode(made.desk).opens("0000")


def test_the_code_is_not_readable_on_the_screen(whole: Make):
    assert settings(whole()).code.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_training_store_tells_its_code_and_a_station_does_not(whole: Make):
    assert "演练库的解锁码是0000" in texts_in(settings(whole()))
    assert "解锁码是" not in texts_in(settings(whole(desk=a_desk(station=REAL))))


# -- who works here ---------------------------------------------------------------------


def test_an_officer_lets_nobody_in(whole: Make):
    page = settings(whole(desk=a_desk(OFFICER, station=REAL)))
    assert page.staff is None
    assert "添加使用人" not in texts_in(page)


def fill(page: SettingsPage, **typed: str) -> None:
    staff = page.staff
    assert staff is not None
    staff.type_in(
        {
            "staff-number": "D1007",
            "staff-name": "柳青",
            "staff-role": Role.MEDIATOR.value,
            "staff-passphrase": PASSPHRASE,
            "staff-again": PASSPHRASE,
        }
        | {f"staff-{key}": text for key, text in typed.items()}
    )
    staff.add_button.click()
    settle()


def test_the_supervisor_lets_a_mediator_in(whole: Make):
    desk = a_desk(SUPERVISOR, station=REAL)
    page = settings(whole(desk=desk))
    fill(page)
    assert User(number="D1007", name="柳青", role=Role.MEDIATOR) in desk.users.all()
    assert desk.users.let_in == {"D1007": PASSPHRASE}
    shown = texts_in(page)
    assert "已添加柳青（D1007）" in shown
    assert "柳青（D1007）·调解员" in shown
    assert page.staff.typed()["staff-passphrase"] == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number": ""}, "警号还是空的，请填写后再记下"),
        ({"number": "D 10 07"}, "警号只能是字母和数字，请重新填写"),
        ({"number": SUPERVISOR.number}, "警号D9001已经有人用了，没有添加"),
        ({"name": ""}, "姓名还是空的，请填写后再记下"),
        ({"again": "别的密码一二三四"}, "两次输入的密码不一样，请重新输入"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(whole: Make, typed: dict[str, str], sentence: str):
    desk = a_desk(SUPERVISOR, station=REAL)
    page = settings(whole(desk=desk))
    fill(page, **typed)
    assert len(desk.users.all()) == 1
    assert sentence in texts_in(page.staff)
    kept = page.staff.typed()
    for key, text in typed.items():
        assert kept[f"staff-{key}"] == text
    assert kept["staff-passphrase"] == PASSPHRASE


def test_what_was_typed_for_a_new_user_survives_another_language(whole: Make):
    made = whole(desk=a_desk(SUPERVISOR, station=REAL))
    page = settings(made)
    page.staff.number.set_text("D1007")
    page.staff.name.set_text("柳青")
    page.staff.role.choose(Role.SUPERVISOR.value)
    made.navigator.switch_language()
    settle()
    kept = settings(made).staff.typed()
    assert (kept["staff-number"], kept["staff-name"]) == ("D1007", "柳青")
    assert kept["staff-role"] == Role.SUPERVISOR.value


def test_a_training_store_asks_for_no_pass_phrase(whole: Make):
    desk = a_desk(SUPERVISOR)
    page = settings(whole(desk=desk))
    assert not page.staff.passphrase.isVisible()
    page.staff.number.set_text("T0007")
    page.staff.name.set_text("柳青")
    page.staff.add_button.click()
    assert [u.number for u in desk.users.all()] == [SUPERVISOR.number, "T0007"]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, lang: str):
    made = whole(desk=a_desk(SUPERVISOR, station=REAL), look=Chosen(scale=scale, language=lang))
    settings(made)
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []


# -- the station's certificate ------------------------------------------------------------


def test_the_certificate_is_renewed_only_by_whoever_is_sure(qtbot: QtBot, theme: Look):
    theme()
    desk = replace(a_desk(SUPERVISOR), seals=Certificates(days=20))
    page = SettingsPage(desk, 1.0, high_contrast=False, typed={})
    qtbot.addWidget(page)
    card = page.seal
    assert card.warning.isVisibleTo(card)
    before = card.words.text()
    card.change.click()
    card.back.click()
    assert card.words.text() == before
    card.change.click()
    card.sure.click()
    assert card.words.text() != before
    assert card.done.text() == "已换发"
    assert not card.asking.isVisibleTo(card)
    assert not card.warning.isVisibleTo(card)


def test_an_officer_is_not_offered_another_certificate(qtbot: QtBot, theme: Look):
    theme()
    page = SettingsPage(replace(a_desk(OFFICER), seals=Certificates()), 1.0, high_contrast=False, typed={})
    qtbot.addWidget(page)
    assert not page.seal.change.isVisibleTo(page.seal)
    assert page.seal.export.isVisibleTo(page.seal)


def test_the_card_of_the_certificate_leads_to_verifying(whole: Make):
    made = whole()
    settings(made).seal.export.click()
    settle()
    assert type(made.navigator.view.page).__name__ == "VerifyPage"
