"""The keys of the program, in one table; none of them is a key an input method wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mediator.wording import mark

KEYS: tuple[tuple[str, str], ...] = (
    ("F1", mark("帮助")),
    ("F6", mark("读身份证")),
    ("F9", mark("遮挡屏幕，从任何地方都可以")),
    ("F11", mark("全屏")),
    ("Ctrl+N", mark("新建调解")),
    ("Ctrl+K", mark("查找")),
    ("Ctrl+S", mark("马上保存")),
    ("Ctrl+Z", mark("撤销")),
    ("Ctrl+Enter", mark("记下这一条")),
    ("Alt+↑ / Alt+↓", mark("上一问、下一问")),
    ("Alt+1 … Alt+4", mark("经过、损失、影响、诉求")),
    ("Alt+Q", mark("原话照录")),
    ("Alt+P", mark("只留本人谈话")),
    ("Alt+N", mark("切换证据类、商谈类")),
    ("Ctrl+M", mark("在这条陈述旁标记录音位置")),
    ("Ctrl+P", mark("打印")),
    ("Ctrl+Tab", mark("下一个区域")),
    ("Ctrl+=  /  Ctrl+-  /  Ctrl+0", mark("文字放大、缩小、复原")),
    ("Ctrl+Shift+/", mark("快捷键一览")),
)

# Keys an input method or the desktop owns; a test holds every shortcut against them.
IME_KEYS = frozenset({"Ctrl+Space", "Shift", "Ctrl+Shift", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+F"})


def bind(window: QWidget, handlers: Mapping[str, Callable[[], None]], *, free: Callable[[], bool]) -> None:
    """Give the window its keys; they work wherever the focus is in it, as long as it is `free` for them.

    F11 works always: it shows nothing and hides nothing.
    """
    for keys, handler in handlers.items():
        _shortcut(window, keys, partial(_if_free, free, handler))
    _shortcut(window, "F11", partial(_full_screen, window))


def _shortcut(window: QWidget, keys: str, act: Callable[[], None]) -> None:
    made = QShortcut(QKeySequence(keys), window)
    made.setContext(Qt.ShortcutContext.WindowShortcut)
    made.activated.connect(act)


def _if_free(free: Callable[[], bool], act: Callable[[], None]) -> None:
    if free():
        act()


def _full_screen(window: QWidget) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
