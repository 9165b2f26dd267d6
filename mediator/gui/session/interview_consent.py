"""Leave to pass words on: how far, in which exact words, and who agreed."""

from __future__ import annotations

from mediator.domain.disclosure_rules import GRANTABLE, consenting
from mediator.domain.events import DISCLOSURE_TITLES, DisclosureLevel
from mediator.domain.people import KIND_TITLES, Person, PersonKind
from mediator.domain.session import Session, Statement
from mediator.gui.drafts import text_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_panel import StatementPanel
from mediator.gui.session.interview_rows import number_shown
from mediator.gui.widgets import ChipGroup, FlexLabel, TextField, flow, label
from mediator.services.draft_keys import consent_draft
from mediator.wording import mark, tr

HINTS: dict[DisclosureLevel, str] = {
    DisclosureLevel.MAY_HINT: mark("可提示：可以问到这件事，不说原话，也不说是谁讲的"),
    DisclosureLevel.MAY_SAY: mark("可转述：可以把下面的话讲给对方听"),
}
NOTHING_CHOSEN = mark("先问本人：能不能告诉对方，怎样说")


class ConsentPanel(StatementPanel):
    """Nothing is chosen beforehand but what stands already."""

    def __init__(self, context: SessionContext, statement: Statement) -> None:
        super().__init__(context, statement)
        number = number_shown(context.session, statement)
        granted = statement.disclosure if statement.disclosure in GRANTABLE else None
        self.level = ChipGroup(
            [(level.value, tr(DISCLOSURE_TITLES[level])) for level in GRANTABLE],
            (granted.value,) if granted else (),
            name=tr("转述级别"),
        )
        self._hint = FlexLabel("")
        self.words = TextField(tr("同意转述的原话"), optional=tr("选填，不填就照这条陈述"), lines=1)
        people = consenting(context.session, statement)
        self.who = ChipGroup(
            [(p.person_id, _named(context.session, p)) for p in people],
            (statement.agreed_by or statement.person_id,),
            name=tr("谁同意的"),
        )
        title = label(tr("{number}的转述许可", number=number), "bold")
        self.add(flow(title, self.level, self._hint, gap=12), self.words)
        self.add_buttons(label(tr("谁同意的"), "secondary"), self.who)
        self.words.set_text(statement.agreed_words)
        self.keep(consent_draft(statement.statement_id), self.words.edit)
        self.level.changed.connect(lambda _keys: self._show_hint())
        self._show_hint()

    def wanting(self) -> str:
        return "" if self.level.chosen() else tr("请选“可提示”或者“可转述”")

    def record(self) -> Session:
        level, words = DisclosureLevel(self.level.one()), text_of(self.words.edit)
        return self.context.room.talks.grant_disclosure(self.statement_id, level, words, self.who.one())

    def focus_first(self) -> None:
        self.level.buttons()[0].setFocus()

    def _show_hint(self) -> None:
        chosen = self.level.chosen()
        self._hint.setText(tr(HINTS[DisclosureLevel(chosen[0])] if chosen else NOTHING_CHOSEN))


def _named(session: Session, person: Person) -> str:
    """许知夏, or with the kind for whoever agrees in somebody's stead, an agent with what the letter says."""
    if person.kind in (PersonKind.PARTY, PersonKind.FACT_WITNESS):
        return tr("本人{name}", name=person.name)
    kind = tr(KIND_TITLES[person.kind])
    shown = session.authorities.get(person.person_id)
    if shown is None:
        return tr("{kind}{name}", kind=kind, name=person.name)
    return tr("{kind}{name}（{scope}）", kind=kind, name=person.name, scope=shown.scope)
