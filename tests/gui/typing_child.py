"""A child at a keyboard: it types into a field of a session for as long as it lives."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mediator.gui.questions import prepared
from mediator.gui.session.context import SessionContext
from mediator.storage.database import Store
from tests.builders import Building
from tests.storage.disk_children import store_desk
from tests.storage.nursery import say

KEY_MS = 60
NEVER_MS = 1_000_000


def type_until_killed(place: str, seconds: float, *, ceiling: bool) -> None:
    """`key N at` for each key when it is down, in seconds of the counter all processes share."""
    app = QApplication([])
    with Store.open_training(Path(place)) as store:
        context = SessionContext(Building(store_desk(store)).room, prepared())
        edit = QLineEdit()
        # keep_draft makes its keeper with the times of the product; the control types without a ceiling.
        keeper = context.keep_draft("note", edit)
        if not ceiling:
            keeper._ceiling.setInterval(NEVER_MS)
        edit.show()

        def press() -> None:
            QTest.keyClicks(edit, "a")
            say(f"key {len(edit.text())} {time.monotonic()}")

        timer = QTimer()
        timer.setInterval(KEY_MS)
        timer.timeout.connect(press)
        timer.start()
        QTimer.singleShot(int(seconds * 1000), app.quit)
        app.exec()
