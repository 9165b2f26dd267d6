"""Opening a session of 10,000 statements, from the record to the painted page, against a bare QListView."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.long_session import long_session
from benchmarks.pairs import Pair, measure
from benchmarks.screen import SIZE, dressed, painted
from mediator.domain.session import Session
from mediator.gui.questions import PreparedQuestions
from mediator.gui.session.context import SessionContext
from mediator.gui.session.session_view import SessionView
from mediator.services.desk import Desk
from mediator.services.reception import Reception

STATEMENTS, TALKS = 10_000, 5
RUNS = 15


def opening_pairs(runs: int = RUNS) -> tuple[Pair, Pair]:
    """The record read and added up; and the same with its page, shown. Both against the same bare list."""
    app = dressed()
    with long_session(STATEMENTS, TALKS) as (desk, session_id):
        session = Reception(desk).resume(session_id).session
        rows = _rows(session)

        def bare() -> float:
            return _bare(app, rows)

        name = f"bare QListView with {len(rows)} rows"
        read = measure("our record, read and added up", lambda: _read(desk, session_id), name, bare, runs)
        shown = measure(
            "the same, and its page painted", lambda: _shown(app, desk, session_id), name, bare, runs
        )
        return read, shown


def _rows(session: Session) -> list[str]:
    return [f"{s.number} {s.at:%H:%M} {s.text}" for s in session.statements]


def _read(desk: Desk, session_id: str) -> float:
    began = time.perf_counter()
    room = Reception(desk).resume(session_id)
    took = time.perf_counter() - began
    assert len(room.session.statements) == STATEMENTS
    return took


def _shown(app: QApplication, desk: Desk, session_id: str) -> float:
    began = time.perf_counter()
    room = Reception(desk).resume(session_id)
    view = SessionView(SessionContext(room, PreparedQuestions()))
    took = painted(app, view, began)
    view.deleteLater()
    return took


def _bare(app: QApplication, rows: Sequence[str]) -> float:
    began = time.perf_counter()
    view = QListView()
    view.setModel(QStringListModel(list(rows), view))
    view.resize(*SIZE)
    took = painted(app, view, began)
    view.deleteLater()
    return took
