"""Below a question that is being typed: what is not well put, and how to ask instead; calm, and live."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.interview import label_of
from mediator.domain.question_lint import QuestionFinding, refused
from mediator.domain.question_rules import QuestionFault
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import earlier_statements, own_statements
from mediator.gui.widgets import ChoiceField, Para, Tone, check_box, clear_layout, col, icon_label, row
from mediator.wording import language, tr

PAUSE_MS = 250
MOST_SHOWN = 2
"""The gravest ones; a question that is put well loses them all."""

LONGEST_QUOTE = 14
"""Characters of a statement in the list; its number says which it is."""


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
        self.confirms = ChoiceField(tr("只是核对记下的这一条"), [])
        self.confirms.setVisible(False)
        self.confirms.changed.connect(lambda _key: self.look())
        self.setLayout(col(self._rows, self.confirms, self.as_said, gap=4))
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
        self._offer_statements(self._lint(text, ""))
        self.findings = self._lint(text, self.confirms_id())
        clear_layout(self._rows)
        for finding in self.findings[:MOST_SHOWN]:
            self._show(finding)
        stopped = refused(self.findings)
        self.as_said.setVisible(stopped)
        if not stopped:
            self.as_said.setChecked(False)
        self.setVisible(bool(self.findings) or bool(self.confirms_id()))
        self.changed.emit()

    def confirms_id(self) -> str:
        """The statement that the question only confirms, where the officer named one."""
        return self.confirms.key()

    def forget(self) -> None:
        """The question was put; the next one begins with nothing ticked and nothing named."""
        self.as_said.setChecked(False)
        self.look()

    def _show(self, finding: QuestionFinding) -> None:
        tone = Tone.DANGER if refused((finding,)) else Tone.DISPUTE
        what = Para(tr("“{found}”：{title}", found=finding.found, title=finding.title), 14, "text", 1.4)
        how = Para(tr("可以这样问：{instead}", instead=finding.instead), 14, "text2", 1.4)
        self._rows.addLayout(row(icon_label("circle-alert", tone, 18), (what, 1), gap=6))
        self._rows.addWidget(how)

    def _lint(self, text: str, confirms_id: str) -> tuple[QuestionFinding, ...]:
        talks = self._context.room.talks
        if not text:
            return ()
        return talks.lint_question(self._talk_id, text, language(), confirms_id=confirms_id)

    def _offer_statements(self, findings: tuple[QuestionFinding, ...]) -> None:
        """Where a question names its answer, the statements of this person that it may only confirm."""
        session = self._context.session
        talk = session.talk(self._talk_id)
        said = [*earlier_statements(session, talk), *own_statements(session, talk)]
        leading = any(f.fault is QuestionFault.LEADING for f in findings) and not refused(findings)
        kept = self.confirms.key()
        options = [("", tr("不是核对"))] if leading and said else []
        if options:
            options += [(s.statement_id, f"{label_of(session, s)} {_shortened(s.text)}") for s in said[::-1]]
        with QSignalBlocker(self.confirms.edit):
            self.confirms.edit.clear()
            for key, words in options:
                self.confirms.edit.addItem(words, key)
            self.confirms.choose(kept if kept in dict(options) else "")
        self.confirms.setVisible(bool(options))

    def may_put(self) -> bool:
        """Whether the question may go into the record as it stands."""
        self.look()
        return not refused(self.findings) or self.as_said.isChecked()


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
