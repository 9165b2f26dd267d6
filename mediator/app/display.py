"""Whether windows can be shown here; without a display the window library ends the whole program."""

from __future__ import annotations

import os
import sys

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message

WAYS_TO_SHOW = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display() -> bool:
    """Only Linux machines come without one; `QT_QPA_PLATFORM` says that somebody chose otherwise."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in WAYS_TO_SHOW)


def check_display() -> None:
    """Raise `EnvironmentTrouble` where no window can come up."""
    if not has_display():
        raise EnvironmentTrouble(
            message("这里没有显示屏，窗口打不开"),
            message("记录没有改动。请到有屏幕的电脑上打开，或者用不需要屏幕的tour和play"),
        )
