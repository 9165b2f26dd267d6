"""With whom the officer is just now: one chip a party and one for nobody, noted with a press."""

from __future__ import annotations

from mediator.domain.session import Session
from mediator.domain.shuttle_visits import open_visit
from mediator.gui.session.chip_grid import ChipGrid
from mediator.gui.session.context import SessionContext
from mediator.gui.session.people_choice import person_shown
from mediator.gui.widgets import Card, Para, label
from mediator.wording import tr

NOBODY = "-"


class VisitCard(Card):
    """Going from one party to the other leaves the first. Minutes are counted from the record elsewhere."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=6)
        self._context = context
        self.where = ChipGrid(tr("现在在谁那里"), exclusive=True)
        self.since = label("", "caption", wrap=True)
        self.where.changed.connect(self._go)
        self.advice = Para("", 14, "text2", 1.4)
        self.add(self.where, self.since, self.advice)

    def show_session(self, session: Session) -> None:
        """The parties here, with whom the record says the officer is, and who was seen too little."""
        here = open_visit(session)
        nudge = self._context.room.pace.nudge()
        self.advice.set_text(tr(nudge) if nudge else "")
        self.advice.setVisible(nudge is not None)
        people = [(p.person_id, person_shown(session, p)) for p in session.parties]
        self.where.set_options([*people, (NOBODY, tr("不在任何一方"))])
        self.where.choose([here.party_id if here else NOBODY])
        self.since.setVisible(here is not None)
        if here is not None:
            name = session.person(here.party_id).name
            self.since.setText(
                tr("{time}到{name}那里，走的时候点“不在任何一方”", time=f"{here.started_at:%H:%M}", name=name)
            )

    def _go(self) -> None:
        wanted = self.where.one()
        here = open_visit(self._context.session)
        if here is not None and here.party_id == wanted:
            return
        offers = self._context.room.offers
        left = here is None or self._context.do(offers.end_visit)
        if left and wanted != NOBODY:
            self._context.do(lambda: offers.start_visit(wanted))
        self.show_session(self._context.session)
