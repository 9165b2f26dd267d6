"""Chooses the input method on Linux, where Qt's packages bring no fcitx plug-in of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

VARIABLE = "QT_IM_MODULE"


def wanted_module(asked: str, plugins: Iterable[str]) -> str:
    """What `QT_IM_MODULE` should say, given what it says now and the plug-ins that exist.

    fcitx5 also answers as ibus; so with no fcitx plug-in, ibus is what makes Chinese typing work.
    """
    unset_or_fcitx = not asked or asked.startswith("fcitx")
    if unset_or_fcitx and not any("fcitx" in name for name in plugins):
        return "ibus"
    return asked


def choose_input_method(
    environment: MutableMapping[str, str] | None = None, platform: str = sys.platform
) -> None:
    """Set the variable where it is needed; call it before the QApplication is made."""
    if not platform.startswith("linux"):
        return
    variables = os.environ if environment is None else environment
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    plugins = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    variables[VARIABLE] = wanted_module(variables.get(VARIABLE, ""), plugins)
