"""A translation beside a statement: the language, the words, which interpreter put them so."""

from __future__ import annotations

from mediator.domain.people import PersonKind
from mediator.domain.session import Session, Statement
from mediator.domain.translations import SPOKEN_TITLES
from mediator.gui.drafts import text_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_panel import StatementPanel
from mediator.gui.session.interview_rows import number_shown
from mediator.gui.widgets import ChoiceField, TextField
from mediator.services.draft_keys import translation_draft
from mediator.wording import tr


class TranslationPanel(StatementPanel):
    """The statement itself stays in the language spoken."""

    def __init__(self, context: SessionContext, statement: Statement) -> None:
        super().__init__(context, statement)
        number = number_shown(context.session, statement)
        others = [(code, tr(title)) for code, title in SPOKEN_TITLES.items() if code != statement.language]
        here = context.session.here(PersonKind.INTERPRETER)
        self.language = ChoiceField(tr("译成"), others, others[0][0])
        self.by = ChoiceField(
            tr("翻译人员"), [(p.person_id, p.name) for p in here], here[0].person_id if len(here) == 1 else ""
        )
        self.words = TextField(tr("{number}的译文", number=number), lines=2)
        self.add(self.words)
        self.add_buttons(self.language, self.by)
        self.keep(translation_draft(statement.statement_id), self.words.edit)

    def wanting(self) -> str:
        return "" if self.by.key() else tr("请选是哪位翻译人员译的")

    def record(self) -> Session:
        return self.context.room.talks.translate(
            self.statement_id, self.language.key(), text_of(self.words.edit), self.by.key()
        )

    def focus_first(self) -> None:
        self.words.focus()
