"""Something said that has to be acted on: on which ground, whom the officer told, what is done."""

from __future__ import annotations

from mediator.domain.events import MUST_ACT_TITLES, MustActGround
from mediator.domain.session import Session, Statement
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_panel import StatementPanel
from mediator.gui.session.interview_rows import number_shown
from mediator.gui.widgets import ChipGroup, FlexLabel, LineField, flow, label, row
from mediator.services.draft_keys import must_act_drafts
from mediator.wording import tr


class MustActPanel(StatementPanel):
    """No leave is asked for: the speaker was told of it before the talk."""

    def __init__(self, context: SessionContext, statement: Statement) -> None:
        super().__init__(context, statement)
        number = number_shown(context.session, statement)
        self.ground = ChipGroup(
            [(ground.value, tr(title)) for ground, title in MUST_ACT_TITLES.items()],
            (),
            name=tr("须处置的原因"),
        )
        self.superior = LineField(tr("向谁报告"))
        self.measures = LineField(tr("处置措施"))
        self.add(
            flow(
                label(tr("{number}须依法处置", number=number), "bold"),
                FlexLabel(tr("谈话前已经说明，不论本人是否同意都要处置")),
                gap=12,
            ),
            self.ground,
            row((self.superior, 1), (self.measures, 2), gap=12),
        )
        self.add_buttons()
        superior, measures = must_act_drafts(statement.statement_id)
        self.keep(superior, self.superior.edit)
        self.keep(measures, self.measures.edit)

    def wanting(self) -> str:
        return "" if self.ground.chosen() else tr("请选须处置的原因")

    def record(self) -> Session:
        return self.context.room.talks.raise_must_act(
            self.statement_id,
            MustActGround(self.ground.one()),
            self.superior.text(),
            self.measures.text(),
        )

    def focus_first(self) -> None:
        if self.ground.chosen():
            self.superior.focus()
        else:
            self.ground.buttons()[0].setFocus()
