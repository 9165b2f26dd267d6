"""证据材料: the pieces that lie in the file, entered and taken off the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.events import ExhibitListed
from mediator.domain.session import Session
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.widgets import (
    Card,
    EmptyState,
    LineField,
    Para,
    box,
    button,
    clear_layout,
    col,
    label,
    row,
    rule,
)
from mediator.wording import tr

HEAD, ROW, FORM = (20, 14, 16, 12), (20, 8, 16, 8), (20, 12, 20, 16)


class ExhibitsCard(Card):
    """The list, and below it the form for one more."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=0, gap=0)
        self._context = context
        self.count = label("", "secondary")
        self.list = QWidget()
        self._rows = col(gap=0)
        self.list.setLayout(self._rows)
        self.title = LineField(tr("证据名称"), hint=tr("例如：手机维修发票复印件"))
        self.source = LineField(tr("来源"), hint=tr("例如：乙方提供"))
        self.sheets = LineField(tr("张数"), "1", hint=tr("光盘等填0"))
        self.sheets.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.note = LineField(tr("备注"), hint=tr("例如：原件已核对"))
        self.wrong = Para("", 14, "danger", 1.4)
        self.wrong.hide()
        self.record = button(tr("列入清单"), on_click=self.submit)
        self._fields = KeptFields(
            context.keep_draft,
            "exhibit",
            {
                "title": self.title.edit,
                "source": self.source.edit,
                "sheets": self.sheets.edit,
                "note": self.note.edit,
            },
            {"sheets": "1"},
        )
        self.form = QWidget()
        self.form.setLayout(
            col(
                row((self.title, 3), (self.source, 2), gap=16),
                row((self.sheets, 1), (self.note, 3), gap=16),
                self.wrong,
                row(None, self.record),
                gap=12,
                margins=FORM,
            )
        )
        self.add(
            row(label(tr("证据材料"), "h3"), self.count, None, gap=12, margins=HEAD),
            self.list,
            rule(),
            self.form,
        )

    def show_session(self, session: Session, *, is_open: bool) -> None:
        clear_layout(self._rows)
        self.count.setText(tr("{count}件", count=len(session.exhibits)))
        for exhibit in session.exhibits:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(exhibit, is_open=is_open))
        if not session.exhibits:
            self._rows.addWidget(rule())
            self._rows.addWidget(EmptyState(tr("还没有列出证据材料。")))
        self.form.setVisible(is_open)

    def first_focus(self) -> QWidget:
        return self.title.control

    def submit(self) -> None:
        """Enter the piece; what is wrong is said above the button."""
        typed = self.sheets.text()
        if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
            self.sheets.set_error(tr("张数填数字，例如3"))
            self.sheets.focus()
            return
        self.sheets.set_error("")
        verbs = self._context.room.dossier
        error = self._context.attempt(
            lambda: verbs.list_exhibit(
                title=self.title.text(), source=self.source.text(), sheets=int(typed), note=self.note.text()
            )
        )
        self.wrong.setText(tr(error.title) if error else "")
        self.wrong.setVisible(error is not None)
        if error is None:
            self._fields.empty()
            self.title.focus()

    def _row(self, exhibit: ExhibitListed, *, is_open: bool) -> QWidget:
        words = tr("{source}，{sheets}张", source=exhibit.source, sheets=exhibit.sheets)
        if exhibit.note:
            words = tr("{what}，{note}", what=words, note=exhibit.note)
        texts = col(Para(exhibit.title, 16), Para(words, 14, "text2", 1.4), gap=2)
        line = row((texts, 1), gap=12, margins=ROW)
        if is_open:
            line.addWidget(
                button(
                    tr("移出"),
                    small=True,
                    name=tr("把{title}移出清单", title=exhibit.title),
                    on_click=lambda: self._remove(exhibit),
                )
            )
        return box(line)

    def _remove(self, exhibit: ExhibitListed) -> None:
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="remove-exhibit",
                title=tr("为什么把“{title}”移出清单？", title=exhibit.title),
                hint=tr("原因会写进记录。"),
                yes=tr("移出"),
                no=tr("不移出"),
                choices=(tr("列错了"), tr("已退还本人")),
            )
        )
        if reason is not None:
            verbs = self._context.room.dossier
            self._context.do(lambda: verbs.remove_exhibit(exhibit.exhibit_id, reason))
