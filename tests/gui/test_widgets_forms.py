"""Fields, their edits, the error summary and the choices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator.gui.theme import Theme
from mediator.gui.widgets import (
    ChipGroup,
    ChoiceField,
    DateField,
    ErrorSummary,
    IdNumberEdit,
    LineField,
    MoneyField,
    PhoneEdit,
    SegmentedChoice,
    TextField,
    page,
    scroll,
)
from tests.gui.conftest import on_screen

Look = Callable[..., Theme]
DIGITS = Qt.InputMethodHint.ImhDigitsOnly


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    on_screen(qtbot, widget)
    return widget


def test_a_field_is_named_by_its_label_and_described_by_hint_and_error(theme: Look, qtbot: QtBot) -> None:
    field = LineField("身份证号", hint="18位")
    shown(qtbot, field)
    field.set_error("身份证号少1位，请核对")
    assert field.edit.accessibleName() == "身份证号"
    assert field.edit.accessibleDescription() == "18位 身份证号少1位，请核对"
    assert field.edit.property("err") is True
    field.set_error("")
    assert field.edit.accessibleDescription() == "18位"
    assert field.error() == ""


def test_the_label_leads_to_its_field(theme: Look, qtbot: QtBot) -> None:
    field = LineField("姓名")
    shown(qtbot, field)
    buddies = [label.buddy() for label in field.findChildren(QLabel) if label.buddy() is not None]
    assert buddies == [field.edit]


def test_the_error_stands_at_the_field_in_words(theme: Look, qtbot: QtBot) -> None:
    field = TextField("理由")
    shown(qtbot, field)
    field.set_error("请写明理由")
    words = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert "请写明理由" in words


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("540", 54000),
        ("540.5", 54050),
        ("５４０．０５", 54005),
        ("1,200.00", 120000),
        ("300元", 30000),
        ("", None),
        ("五百", None),
        ("1.234", None),
        ("-5", None),
    ],
)
def test_money_is_read_as_people_type_it(theme: Look, qtbot: QtBot, typed: str, fen: int | None) -> None:
    field = MoneyField("金额")
    shown(qtbot, field)
    field.set_text(typed)
    assert field.fen() == fen
    assert field.unreadable() == (bool(typed) and fen is None)


def test_money_is_written_with_two_digits_once_the_focus_leaves(theme: Look, qtbot: QtBot) -> None:
    field, other = MoneyField("金额"), LineField("备注")
    window = shown(qtbot, page(field, other))
    field.focus()
    QTest.keyClicks(field.edit, "540")
    with qtbot.waitSignal(field.left):
        other.focus()
    assert field.text() == "540.00"
    assert window.isVisible()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20251128", date(2025, 11, 28)),
        ("2025-11-28", date(2025, 11, 28)),
        ("2025年11月28日", date(2025, 11, 28)),
        ("2025.1.5", date(2025, 1, 5)),
        ("２０２５１１２８", date(2025, 11, 28)),
        ("2025-02-30", None),
        ("明天", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(theme: Look, qtbot: QtBot, typed: str, day: date | None) -> None:
    field = DateField("最晚哪天")
    shown(qtbot, field)
    field.set_text(typed)
    assert field.value() == day
    assert field.unreadable() == (bool(typed) and day is None)


def test_a_day_shown_in_another_language_is_still_known(theme: Look, qtbot: QtBot) -> None:
    field = DateField("Due", date(2025, 11, 28), shown=lambda day: f"{day:%d} Nov {day:%Y}")
    shown(qtbot, field)
    assert field.text() == "28 Nov 2025"
    assert field.value() == date(2025, 11, 28)
    field.set_text("28 Nov 202")
    assert field.value() is None


def test_figures_turn_the_input_method_off(theme: Look, qtbot: QtBot) -> None:
    for edit in (IdNumberEdit(), PhoneEdit()):
        qtbot.addWidget(edit)
        assert edit.inputMethodHints() & DIGITS
    money = MoneyField("金额")
    qtbot.addWidget(money)
    assert money.edit.inputMethodHints() & Qt.InputMethodHint.ImhFormattedNumbersOnly


def test_an_identity_number_is_read_without_blanks_and_with_a_capital_x(theme: Look, qtbot: QtBot) -> None:
    edit = IdNumberEdit("110101 19900307 123x")
    qtbot.addWidget(edit)
    assert edit.number() == "11010119900307123X"


def test_a_choice_field_knows_its_key(theme: Look, qtbot: QtBot) -> None:
    field = ChoiceField("角色", [("party", "当事人"), ("witness", "证人")])
    shown(qtbot, field)
    assert field.key() == ""
    with qtbot.waitSignal(field.changed) as told:
        field.choose("witness")
    assert told.args == ["witness"]
    assert (field.key(), field.text()) == ("witness", "证人")


def test_the_error_summary_takes_the_focus_and_says_the_same_words(theme: Look, qtbot: QtBot) -> None:
    summary, name = ErrorSummary(), LineField("姓名")
    window = shown(qtbot, scroll(page(summary, name)))
    summary.show_errors("有1处需要补充", [("请填写姓名", name)])
    assert summary.hasFocus()
    assert summary.accessibleName() == "有1处需要补充"
    assert [link.text() for link in summary.links()] == ["请填写姓名"]
    assert name.error() == "请填写姓名"
    assert window.isAncestorOf(summary)


def test_a_link_of_the_summary_leads_to_its_field(theme: Look, qtbot: QtBot) -> None:
    summary, name = ErrorSummary(), LineField("监护人姓名")
    window = shown(qtbot, scroll(page(summary, name)))
    summary.show_errors("有1处需要补充", [("请填写到场的监护人", name)])
    QApplication.processEvents()
    QTest.mouseClick(summary.links()[0], Qt.MouseButton.LeftButton)
    assert name.edit.hasFocus()
    assert window.isAncestorOf(name)


def test_the_summary_leads_to_a_choice_too(theme: Look, qtbot: QtBot) -> None:
    choice = SegmentedChoice([("yes", "是"), ("no", "否")], name="情节较轻？")
    summary = ErrorSummary()
    window = shown(qtbot, scroll(page(summary, choice)))
    summary.show_errors("有2处需要补充", [("请选择", choice), ("另有一处", None)])
    QApplication.processEvents()
    QTest.mouseClick(summary.links()[0], Qt.MouseButton.LeftButton)
    assert choice.buttons()[0].hasFocus()
    assert len(summary.links()) == 1
    assert window.isAncestorOf(choice)


def test_without_problems_the_summary_is_gone_and_the_fields_are_clean(theme: Look, qtbot: QtBot) -> None:
    summary, name = ErrorSummary(), LineField("姓名")
    window = shown(qtbot, scroll(page(summary, name)))
    summary.show_errors("有1处需要补充", [("请填写姓名", name)])
    summary.show_errors("", [])
    assert not summary.isVisible()
    assert name.error() == ""
    assert summary.links() == []
    assert window.isVisible()


def test_nothing_is_chosen_until_someone_chooses(theme: Look, qtbot: QtBot) -> None:
    choice = SegmentedChoice([("yes", "是"), ("no", "否"), ("not_yet", "暂不清楚")], name="情节较轻？")
    shown(qtbot, choice)
    assert choice.value() == ""
    with qtbot.waitSignal(choice.changed) as told:
        QTest.mouseClick(choice.button_for("no"), Qt.MouseButton.LeftButton)
    assert told.args == ["no"]
    QTest.mouseClick(choice.button_for("yes"), Qt.MouseButton.LeftButton)
    assert choice.chosen() == ("yes",)
    assert all(button.height() >= 44 for button in choice.buttons())
    assert choice.buttons()[0].accessibleName() == "情节较轻？ 是"


def test_chips_choose_one_or_several(theme: Look, qtbot: QtBot) -> None:
    options = [("events", "经过"), ("loss", "损失"), ("wish", "诉求")]
    one, several = ChipGroup(options, ("events",)), ChipGroup(options, exclusive=False)
    for group in (one, several):
        shown(qtbot, group)
        group.toggle_at(1)
        group.toggle_at(2)
        group.toggle_at(7)
    assert (one.one(), one.chosen()) == ("wish", ("wish",))
    assert several.chosen() == ("loss", "wish")


def test_pressing_the_chosen_chip_again_keeps_it(theme: Look, qtbot: QtBot) -> None:
    group = ChipGroup([("events", "经过"), ("loss", "损失")], ("events",))
    shown(qtbot, group)
    group.toggle_at(0)
    assert group.one() == "events"
