"""The page on which a new session begins: what the dispute is, and nothing else yet."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.drafts import DraftKeeper, Edit, put_text
from mediator.gui.frame import Footer
from mediator.gui.session.intake_matter import MatterForm
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.widgets import ErrorSummary, Para, col, label, page, scroll
from mediator.services.desk import Desk
from mediator.services.draft_keys import NEW_MATTER_DRAFTS
from mediator.services.ports import Draft
from mediator.services.reception import Reception
from mediator.wording import tr


class NewSessionPage(QWidget):
    """Somebody knocked. What is typed here waits as a draft until the session is opened."""

    opened = Signal(object)  # Room

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.errors = ErrorSummary()
        self.matter = MatterForm(desk.guides.all())
        self._keepers: list[DraftKeeper] = []
        self.fields = KeptFields(self._keep, "new-matter", self.matter.edits(), {})
        self.footer = Footer()
        self.footer.set_back(None)
        self.footer.set_primary(tr("开始受理"))
        self.footer.primary_clicked.connect(self.open)
        self._lay_out()

    def _lay_out(self) -> None:
        content = page(
            label(tr("新建调解"), "h2"),
            Para(tr("先记下是什么事。写到一半也可以离开，内容会留着。"), 14, "text2", 1.4),
            self.errors,
            self.matter,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self.setLayout(col((scroll(content), 1), self.footer, gap=0))

    def first_focus(self) -> QWidget:
        """The control that has the keyboard when the page opens."""
        return self.matter.title.edit

    def open(self) -> None:
        """Begin the session, or show what is still wanted."""
        problems = self.matter.problems(self._desk.today())
        if problems:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
            return
        self.errors.clear()
        try:
            room = Reception(self._desk).open(
                self.matter.matter(), guide_id=self.matter.guide_id(), spent_drafts=NEW_MATTER_DRAFTS
            )
        except MediatorError as error:
            advice = [(tr(error.advice), None)] if error.advice else []
            self.errors.show_errors(tr(error.title), advice or [(tr("写好的内容还在，请再试一次"), None)])
            return
        self.fields.forget()
        # The receiver may delete this page, which must not happen inside its own click.
        QTimer.singleShot(0, self, lambda: self.opened.emit(room))

    def flush_drafts(self) -> bool:
        """Save now what is being typed; every field is tried, also after one that failed."""
        saved = [keeper.flush() for keeper in self._keepers]
        return all(saved)

    def _keep(self, field: str, edit: Edit) -> DraftKeeper:
        for draft in self._desk.drafts.load(""):
            if draft.field == field:
                put_text(edit, draft.text)
        keeper = DraftKeeper(edit, lambda text: self._save(field, text))
        self._keepers.append(keeper)
        return keeper

    def _save(self, field: str, text: str) -> bool:
        try:
            self._desk.drafts.save(Draft(session_id="", field=field, text=text, at=self._desk.clock.now()))
        except MediatorError:
            return False
        return True
