"""Below a question that is being typed: what is not well put, and how to ask instead; calm, and live."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.question_lint import QuestionFinding, refused
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import Para, Tone, box, check_box, clear_layout, col, icon_label, row
from mediator.wording import language, tr

PAUSE_MS = 250


class QuestionHints(QWidget):
    """Rows of hints. Wording the law forbids is put only where the officer says that it was asked so."""

    changed = Signal()

    def __init__(self, context: SessionContext, talk_id: str, text: Callable[[], str]) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._talk_id, self._text = context, talk_id, text
        self.findings: tuple[QuestionFinding, ...] = ()
        self._rows = col(gap=4)
        # Never ticked by itself: it says of the record that these words were really spoken.
        self.as_said = check_box(tr("已经这样问了，如实记录"))
        self.as_said.setVisible(False)
        self.setLayout(col(box(self._rows), self.as_said, gap=4))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.look)
        self.setVisible(False)

    def look_soon(self) -> None:
        """The text changed; look when the typing pauses."""
        self._wait.start()

    def look(self) -> None:
        """Look now, and show what there is to say."""
        self._wait.stop()
        text = self._text().strip()
        talks = self._context.room.talks
        self.findings = talks.lint_question(self._talk_id, text, language()) if text else ()
        clear_layout(self._rows)
        for finding in self.findings:
            self._rows.addWidget(_row(finding))
        stopped = refused(self.findings)
        self.as_said.setVisible(stopped)
        if not stopped:
            self.as_said.setChecked(False)
        self.setVisible(bool(self.findings))
        self.changed.emit()

    def may_put(self) -> bool:
        """Whether the question may go into the record as it stands."""
        self.look()
        return not refused(self.findings) or self.as_said.isChecked()


def _row(finding: QuestionFinding) -> QWidget:
    what = tr("“{found}”：{title}", found=finding.found, title=finding.title)
    how = tr("可以这样问：{instead}", instead=finding.instead)
    tone = Tone.DANGER if refused((finding,)) else Tone.DISPUTE
    return box(
        row(
            icon_label("circle-alert", tone, 18),
            (col(Para(what, 14), Para(how, 14, "text2"), gap=0), 1),
            gap=6,
        )
    )
