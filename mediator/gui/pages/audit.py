"""审计记录: who did what, newest first, for whoever may look; taken out as a table, compared with a paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTableView, QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.dates import day_shown
from mediator.gui.pages import audit_table
from mediator.gui.pages.audit_table import BATCH, AuditTable
from mediator.gui.questions import Question, Questions
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    DateField,
    EmptyState,
    InfoCard,
    LineField,
    Para,
    box,
    button,
    col,
    flow,
    label,
    page,
    row,
    table_look,
)
from mediator.services.audit_trail import AuditFilter, Outcome
from mediator.services.audit_view import FITS_WORDS, AuditChoices, AuditView, may_export_audit
from mediator.services.audit_words import OUTCOME_WORDS, action_words
from mediator.services.desk import Desk
from mediator.wording import tr

DAY_WIDTH, CODE_WIDTH = 200, 240
TABLE_FILE = "audit.csv"


class AuditPage(QWidget):
    """Filters over a table; the text of a case is never in it."""

    shown_anew = Signal()

    def __init__(self, desk: Desk, questions: Questions, typed: Mapping[str, str], folder: Path) -> None:
        super().__init__()
        self._view, self._questions, self._folder = AuditView(desk), questions, folder
        choices = self._view.open()
        self._fields(choices, typed)
        self.model = AuditTable()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("审计记录"))
        table_look(self.table)
        self.empty = EmptyState(tr("没有这样的记录。换个条件再看。"))
        self.done = Para("", 14, "text2")
        self.export_button = button(tr("导出表格"), icon="download", on_click=self._choose_place)
        self.export_button.setVisible(may_export_audit(desk.user))
        content = page(
            row(label(tr("审计记录"), "h1"), None, self.export_button, gap=12),
            *self._alarm_cards(choices),
            flow(self.actor, self.action, self.outcome, self.first, self.last, gap=12),
            (Card((self.table, 1), self.empty, pad=1, gap=0), 1),
            row(self.code, self.compare_button, (self.done, 1), gap=12),
            gap=12,
            margins=(24, 20, 24, 24),
        )
        self.setLayout(col(content, gap=0))
        self.refresh()

    def first_focus(self) -> QWidget:
        """The first filter."""
        return self.actor.edit

    def typed(self) -> dict[str, str]:
        """What is looked for."""
        days = {"audit-first": self.first.value(), "audit-last": self.last.value()}
        return {
            "audit-actor": self.actor.key(),
            "audit-action": self.action.key(),
            "audit-outcome": self.outcome.key(),
            "audit-code": self.code.edit.text(),
            **{key: day.isoformat() if day else "" for key, day in days.items()},
        }

    def wanted(self) -> AuditFilter:
        """The lines that are asked for."""
        outcome = self.outcome.key()
        return AuditFilter(
            actor=self.actor.key(),
            action=self.action.key(),
            outcome=Outcome(outcome) if outcome else None,
            first=self.first.value(),
            last=self.last.value(),
        )

    def refresh(self) -> None:
        """Read anew with what is chosen."""
        wanted = self.wanted()
        self.model.show(lambda before: self._view.rows(wanted, most=BATCH, before=before))
        some = self.model.rowCount() > 0
        self.table.setVisible(some)
        self.empty.setVisible(not some)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        self.table.resizeColumnsToContents()
        header.setSectionResizeMode(audit_table.KIND, QHeaderView.ResizeMode.Stretch)

    def save_to(self, path: Path) -> None:
        """Write the table, and say where it is and by which digest it is known again."""
        try:
            made = self._view.export(self.wanted())
            path.write_bytes(made.content)
        except OSError:
            self.done.setText(tr("没有存成。请换个位置再存一次。"))
            return
        except MediatorError as error:
            self._questions.tell(error)
            return
        self._folder = path.parent
        count, digest = made.count, made.digest
        self.done.setText(
            tr("已存{count}条，文件{name}，SHA-256指纹{digest}", count=count, name=path.name, digest=digest)
        )

    def compare(self) -> None:
        """Compare the anchor code of a paper with the trail."""
        try:
            fits = self._view.fits(self.code.edit.text())
        except MediatorError as error:
            self.code.set_error(tr(error.title))
            self.code.focus()
            return
        self.code.set_error("")
        self.done.setText(tr(FITS_WORDS[fits]))

    def _fields(self, choices: AuditChoices, typed: Mapping[str, str]) -> None:
        everybody, everything = ("", tr("全部")), ("", tr("全部"))
        actors = [(number, number) for number in choices.actors if number]
        actions = [(action, tr(action_words(action))) for action in choices.actions]
        outcomes = [(outcome.value, tr(words)) for outcome, words in OUTCOME_WORDS.items()]
        self.actor = ChoiceField(tr("警号"), [everybody, *actors], typed.get("audit-actor", ""))
        self.action = ChoiceField(tr("事项"), [everything, *actions], typed.get("audit-action", ""))
        self.outcome = ChoiceField(tr("结果"), [everything, *outcomes], typed.get("audit-outcome", ""))
        self.first = DateField(tr("从哪天"), width=DAY_WIDTH, shown=day_shown)
        self.last = DateField(tr("到哪天"), width=DAY_WIDTH, shown=day_shown)
        self.first.set_text(typed.get("audit-first", ""))
        self.last.set_text(typed.get("audit-last", ""))
        self.code = LineField(tr("核对文书上的锚点码"), typed.get("audit-code", ""), width=CODE_WIDTH)
        self.compare_button = button(tr("核对"), icon="shield-check", on_click=self.compare)
        self.code.edit.returnPressed.connect(self.compare)
        for choice in (self.actor, self.action, self.outcome):
            choice.changed.connect(lambda _key: self.refresh())
        for day in (self.first, self.last):
            day.edit.editingFinished.connect(self.refresh)

    def _alarm_cards(self, choices: AuditChoices) -> list[QWidget]:
        if not choices.alarms:
            return []
        words = "\n".join(tr(alarm) for alarm in choices.alarms)
        renew = button(tr("查明后重记锚点"), icon="refresh-cw", on_click=self._renew)
        return [InfoCard("triangle-alert", tr("记录库和锚点对不上"), words), box(row(renew, None))]

    def _renew(self) -> None:
        question = Question(
            key="renew-anchor",
            title=tr("把现在的记录库当作正确的吗？"),
            lines=(tr("查明原因以后才这样做。谁在什么时候确认的，会记进审计记录。"),),
            yes=tr("重记锚点"),
            no=tr("先不记"),
        )
        if not self._questions.confirm(question):
            return
        try:
            self._view.renew_anchor()
        except MediatorError as error:
            self._questions.tell(error)
            return
        self.shown_anew.emit()

    def _choose_place(self) -> None:
        start = str(self._folder / TABLE_FILE)
        name, _ = QFileDialog.getSaveFileName(self, tr("导出表格"), start, "CSV (*.csv)")
        if name:
            self.save_to(Path(name))
