"""What is read out before a talk: what the officer has to act on, in the language of who is asked in."""

from __future__ import annotations

from mediator.domain.limits import limits
from mediator.domain.people import Person
from mediator.gui.widgets import Para, Well, check_box, icon_label, label, row
from mediator.wording import speaking, tr


class LimitsBox(Well):
    """The sentences to read out, and the tick that it was done, never made beforehand."""

    def __init__(self, person: Person) -> None:
        super().__init__(pad=12, gap=6)
        self.tick = check_box(tr("已念给{name}听，本人听清了", name=person.name))
        self.add(row(icon_label("volume-2", "text2", 18), label(tr("开始前念给本人听"), "bold"), None, gap=8))
        with speaking(person.details.language):
            for sentence in limits():
                self.add(Para(tr(sentence), 16))
        self.add(row(self.tick, None))
