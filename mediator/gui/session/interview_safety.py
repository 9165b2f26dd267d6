"""Says above the guide of couples that this person has not been asked the private safety questions yet."""

from __future__ import annotations

from mediator.domain.people import Person
from mediator.domain.safety import to_be_asked
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Para, Well, icon_label, link, row
from mediator.wording import tr


class SafetyFirst(Well):
    """Shown until the questions were asked; it never says how they were answered."""

    def __init__(self, context: SessionContext, person: Person) -> None:
        super().__init__(pad=(12, 8, 12, 8), gap=4)
        self._context, self._person = context, person
        words = tr("还没有单独问过安全方面的几句话。双方都问完之前，不安排共同会谈。")
        self.go = link(tr("去单独问"), on_click=lambda: context.open_stage(Stage.RIGHTS))
        mark = icon_label("shield-check", Tone.DISPUTE, 18)
        self.add(row(mark, (Para(words, 14, "text", 1.4), 1), gap=6), row(None, self.go))
        self.setAccessibleName(words)

    def show_session(self, session: Session) -> None:
        """Hide once this person was asked, or where the guide does not ask for it."""
        guide = self._context.room.desk.guides.guide(session.guide_id)
        wanted = any(p.person_id == self._person.person_id for p in to_be_asked(session))
        asked = self._person.person_id in session.safety
        pack = self._context.room.pack.safety
        self.setVisible(guide.safety_first and wanted and not asked and bool(pack.questions))
