"""What happens before the first window: the Qt check and the choice of the input method."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mediator.gui.input_method import VARIABLE, choose_input_method, wanted_module
from mediator.gui.qt_check import broken_pair, check_qt


@pytest.mark.parametrize(
    ("python", "pyside", "broken"),
    [
        ((3, 11), (6, 12), True),
        ((3, 10), (6, 13), True),
        ((3, 11), (6, 11), False),
        ((3, 12), (6, 12), False),
    ],
)
def test_only_the_pair_that_crashes_is_refused(
    python: tuple[int, int], pyside: tuple[int, int], broken: bool
) -> None:
    assert broken_pair(python, pyside) is broken


def test_the_installed_pair_is_allowed() -> None:
    check_qt()


def test_the_broken_pair_ends_the_program_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.__version__", "6.12.0")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    with pytest.raises(SystemExit, match=r"6\.11\.3"):
        check_qt()


def test_calls_of_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel("甲")
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(200):
        label.setText("甲")
    assert sys.getrefcount(None) - before > -20


@pytest.mark.parametrize(
    ("asked", "plugins", "wanted"),
    [
        ("", ["libibusplatforminputcontextplugin.so"], "ibus"),
        ("fcitx", ["libibusplatforminputcontextplugin.so"], "ibus"),
        ("fcitx5", [], "ibus"),
        ("fcitx", ["libfcitx5platforminputcontextplugin.so"], "fcitx"),
        ("", ["libfcitx5platforminputcontextplugin.so"], ""),
        ("xim", [], "xim"),
    ],
)
def test_ibus_stands_in_for_a_missing_fcitx(asked: str, plugins: list[str], wanted: str) -> None:
    assert wanted_module(asked, plugins) == wanted


def test_the_variable_is_set_on_linux_only() -> None:
    linux: dict[str, str] = {}
    windows: dict[str, str] = {}
    choose_input_method(linux, "linux")
    choose_input_method(windows, "win32")
    assert linux == {VARIABLE: "ibus"}
    assert windows == {}
