"""Draws the curtain from anywhere and lifts it only by the officer's code and the question who sits here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from mediator.domain.errors import MediatorError
from mediator.wording import tr

if TYPE_CHECKING:
    from mediator.gui.frame import CurtainView
    from mediator.services.curtain_code import CurtainCode

IDLE_MINUTES = 3
LOCK_MINUTES = 10
"""From then on, since the last touch, the pass-phrase is wanted and not the short code."""
LONGEST_HOURS = 12
"""However busy: after so long whoever is signed in shows once more who he is."""
MINUTE_MS = 60_000
FROM_A_HAND = (QInputEvent, QInputMethodEvent)
WAKING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)

Seats = Callable[[], Sequence[tuple[str, str]]]


class Curtain(QObject):
    """`drawn` and `lifted` tell the window to switch; `seats` names who may be sitting here.

    `flush` saves what is being typed and says whether that worked; `signing` whether somebody writes a
    name just now, and then idling draws nothing.
    """

    drawn = Signal()
    lifted = Signal(str)  # person id, or "" for the officer alone

    def __init__(
        self,
        view: CurtainView | None,
        app: QApplication,
        *,
        flush: Callable[[], bool],
        signing: Callable[[], bool],
        idle_ms: int = IDLE_MINUTES * MINUTE_MS,
        lock_ms: int = (LOCK_MINUTES - IDLE_MINUTES) * MINUTE_MS,
        longest_ms: int = LONGEST_HOURS * 60 * MINUTE_MS,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._code: CurtainCode | None = None
        self._seats: Seats = tuple
        self._flush, self._signing = flush, signing
        self.is_drawn = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_ms)
        self._idle.timeout.connect(self._idled)
        self._lock = _once(self, lock_ms, self._lock_now)
        self._longest = _once(self, longest_ms, self._too_long)
        self._view: CurtainView | None = None
        if view is not None:
            self.use(view)

    def use(self, view: CurtainView) -> None:
        """The view to draw; one that was built anew takes the place of the one before."""
        if view is self._view:
            return
        self._view = view
        view.set_minutes(IDLE_MINUTES)
        view.unlock_asked.connect(self._try)
        view.person_chosen.connect(self._seated)
        if self.is_drawn:
            self._show(saved=True)

    def guard(self, code: CurtainCode | None) -> None:
        """Whose code lifts the curtain; none while nobody is signed in."""
        self._code = code
        # Watching every event costs something, so nothing is watched while there is nothing to cover.
        self._app.removeEventFilter(self)
        if code is None:
            for timer in (self._idle, self._lock, self._longest):
                timer.stop()
        else:
            self._app.installEventFilter(self)
            self._idle.start()
            self._longest.start()

    def ask_for(self, seats: Seats) -> None:
        """Who may be sitting here once it is lifted."""
        self._seats = seats

    def draw(self) -> None:
        """Cover everything at once: dialogs, menus and tooltips go, the clipboard is emptied."""
        if self.is_drawn or self._code is None:
            return
        self.is_drawn = True
        self._idle.stop()
        self._lock.start()
        # What stands half composed is kept as it was seen; then everything typed is saved.
        QGuiApplication.inputMethod().commit()
        saved = self._flush()
        self.drawn.emit()
        self._show(saved=saved)
        _close_what_floats()
        _empty_clipboard()

    def stop(self) -> None:
        """The window is gone: nothing is watched any more."""
        self.guard(None)

    def _show(self, *, saved: bool) -> None:
        if self._view is None:
            return
        published = self._code.published() if self._code is not None else ""
        locked = self._code is not None and self._code.locked
        note = tr("演练库的解锁码是{code}", code=published) if published else ""
        self._view.reset(note, passphrase=locked)
        self._view.set_time(f"{datetime.now():%H:%M}")
        self._view.set_saved(saved=saved)
        self._view.focus_pin()

    def _try(self, typed: str) -> None:
        if self._view is None:
            return
        if self._code is None or not self._opens(typed):
            return
        people = list(self._seats())
        if not people:
            self._seated("")
            return
        self._view.ask_who([*people, ("", tr("只有警官"))])

    def _seated(self, person_id: str) -> None:
        self.is_drawn = False
        self._lock.stop()
        self._idle.start()
        self.lifted.emit(person_id)

    def _opens(self, typed: str) -> bool:
        """Whether it lifts the curtain; otherwise what is wrong stands under the field."""
        assert self._view is not None and self._code is not None
        was_locked = self._code.locked
        try:
            if self._code.opens(typed):
                if was_locked:
                    self._longest.start()
                return True
            trouble = tr("密码不对，请再输一次") if was_locked else tr("解锁码不对，请再输一次")
        except MediatorError as error:
            trouble = tr(error.title)
        if self._code.locked and not was_locked:
            self._view.reset(passphrase=True)
            trouble = tr("解锁码连续输错，请输入本人密码")
        self._view.show_error(trouble)
        return False

    def _lock_now(self) -> None:
        """Nobody was here for long: the short code is not enough any more."""
        if self._code is not None:
            self._code.lock()
            if self._code.locked and self._view is not None:
                self._view.reset(passphrase=True)

    def _too_long(self) -> None:
        """Covers the work, everything typed saved; nobody writes a name meanwhile, or it waits."""
        if self._signing():
            self._longest.start(MINUTE_MS)
            return
        self.draw()
        self._lock_now()

    def _idled(self) -> None:
        if self._signing():
            self._idle.start()
        else:
            self.draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program passes here, and asking one for its type is slow; few come from a hand.
        if not isinstance(event, FROM_A_HAND):
            return False
        if event.type() in WAKING and self._idle.isActive():
            self._idle.start()
        if event.type() == QEvent.Type.ShortcutOverride and _is_f9(event):
            event.accept()
        if event.type() == QEvent.Type.KeyPress and _is_f9(event) and self._code is not None:
            # Taken here, before any widget or input method sees it: F9 works while pinyin is composed too.
            self.draw()
            return True
        return False


def _once(parent: QObject, interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer


def _is_f9(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F9


def _close_what_floats() -> None:
    """Dialogs take their safe answer; menus, lists and tooltips go."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    popup = QApplication.activePopupWidget()
    while popup is not None and popup.close():
        popup = QApplication.activePopupWidget()
    QToolTip.hideText()


def _empty_clipboard() -> None:
    """Whatever was copied last may be of the case; which program put it there cannot be told everywhere."""
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        QGuiApplication.clipboard().clear(mode)
