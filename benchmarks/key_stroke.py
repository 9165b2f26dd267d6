"""A key stroke in the composer until it is drawn, with 2,000 statements above it, against bare widgets."""

from __future__ import annotations

import time
from itertools import count

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from benchmarks.long_session import WORDS, long_session
from benchmarks.pairs import Pair, measure
from benchmarks.screen import SIZE, dressed, settle
from mediator.gui.questions import PreparedQuestions
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.session_view import SessionView
from mediator.services.reception import Reception

STATEMENTS = 2_000
STROKES = 400
TYPED = "晚上十点半左右楼上有拖动家具的声音，我上去敲门，他不开。"


def key_stroke_pair(strokes: int = STROKES) -> Pair:
    """One stroke each in turn, in our window and in a bare one with the same rows; both stay open."""
    app = dressed()
    with long_session(STATEMENTS, 1) as (desk, session_id):
        view = SessionView(SessionContext(Reception(desk).resume(session_id), PreparedQuestions()))
        view.resize(*SIZE)
        view.show()
        settle(app)
        composer = _composer(view)
        bare, edit = _bare()
        ours = count()
        theirs = count()
        try:
            return measure(
                "a key in the composer, drawn",
                lambda: _stroke(app, view, composer, next(ours)),
                f"QPlainTextEdit under a QListView of {STATEMENTS}",
                lambda: _stroke(app, bare, edit, next(theirs)),
                strokes,
            )
        finally:
            view.context.flush_drafts()
            for window in (view, bare):
                window.close()
                window.deleteLater()
            settle(app)


def _composer(view: SessionView) -> QWidget:
    page = view.page
    assert isinstance(page, InterviewPage) and isinstance(page.view, TalkView)
    return page.view.bar.composer


def _bare() -> tuple[QWidget, QWidget]:
    window = QWidget()
    rows = QListView()
    rows.setModel(QStringListModel([WORDS.format(number=n) for n in range(STATEMENTS)], rows))
    edit = QPlainTextEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(rows, 1)
    layout.addWidget(edit)
    edit.setFixedHeight(80)
    window.resize(*SIZE)
    window.show()
    rows.scrollToBottom()
    return window, edit


def _stroke(app: QApplication, window: QWidget, field: QWidget, number: int) -> float:
    """One character; every hundredth a new start, as statements are."""
    window.activateWindow()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    settle(app)
    if number % 100 == 0:
        assert isinstance(field, QPlainTextEdit)
        field.clear()
        settle(app)
    began = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        app.sendEvent(
            field,
            QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, TYPED[number % len(TYPED)]),
        )
    settle(app)
    return time.perf_counter() - began
