"""The page on which a new session begins: which way it takes, and what the dispute is."""

from __future__ import annotations

import re
from datetime import datetime, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.dates import day_shown
from mediator.gui.drafts import DraftKeeper, Edit, put_text
from mediator.gui.frame import Footer
from mediator.gui.pages.route_choice import RouteChoice
from mediator.gui.session.intake_matter import MatterForm
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.widgets import (
    DateField,
    ErrorSummary,
    LineField,
    Para,
    Problem,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.services.desk import Desk
from mediator.services.ports import Draft
from mediator.services.reception import Reception, post_of
from mediator.services.room import Room
from mediator.services.route_drafts import NEW_SESSION_DRAFTS
from mediator.wording import tr

COMMITTEE = "committee"
"""The setting that remembers the committee of the last session on its route."""


class NewSessionPage(QWidget):
    """Somebody knocked. What is typed here waits as a draft until the session is opened."""

    opened = Signal(object)  # Room

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.errors = ErrorSummary()
        post = post_of(desk.user)
        self.route = RouteChoice(desk.rules.pack().regimes, post, desk.settings.get(COMMITTEE))
        optional = tr("（选填）")
        self.scheduled_on = DateField(tr("约定哪天谈"), optional=optional, shown=day_shown)
        self.scheduled_time = LineField(tr("几点"), optional=tr("（如14:30）"))
        self.matter = MatterForm(desk.guides.all())
        self.matter.add(row((self.scheduled_on, 1), (self.scheduled_time, 1), (QWidget(), 2), gap=24))
        self._keepers: list[DraftKeeper] = []
        self.fields = KeptFields(
            self._keep, "new-matter", self._edits(), {"committee": desk.settings.get(COMMITTEE)}
        )
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
            self.route,
            self.matter,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self.setLayout(col((scroll(content), 1), self.footer, gap=0))

    def first_focus(self) -> QWidget:
        """The control that has the keyboard when the page opens."""
        return self.route.first()

    def open(self) -> None:
        """Begin the session, or show what is still wanted."""
        problems = [
            *self.route.problems(),
            *self.matter.problems(self._desk.today()),
            *self._schedule_problems(),
        ]
        regime = self.route.value()
        if problems or regime is None:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
            return
        self.errors.clear()
        try:
            room = Reception(self._desk).open(
                self.matter.matter(),
                guide_id=self.matter.guide_id(),
                regime=regime,
                committee=self.route.committee.text(),
                scheduled_at=self._scheduled_at(),
                spent_drafts=NEW_SESSION_DRAFTS,
            )
        except MediatorError as error:
            advice = [(tr(error.advice), None)] if error.advice else []
            self.errors.show_errors(tr(error.title), advice or [(tr("写好的内容还在，请再试一次"), None)])
            return
        self.fields.forget()
        self._remember(room)
        # The receiver may delete this page, which must not happen inside its own click.
        QTimer.singleShot(0, self, lambda: self.opened.emit(room))

    def _edits(self) -> dict[str, Edit]:
        schedule = {"scheduled_on": self.scheduled_on.edit, "scheduled_time": self.scheduled_time.edit}
        return {**self.route.edits(), **self.matter.edits(), **schedule}

    def _remember(self, room: Room) -> None:
        """The committee's name stands there the next time."""
        if room.session.committee:
            self._desk.settings.put(COMMITTEE, room.session.committee)

    def _scheduled_at(self) -> datetime | None:
        day, hour = self.scheduled_on.value(), _time_of_day(self.scheduled_time.text())
        if day is None or hour is None:
            return None
        return datetime.combine(day, hour, self._desk.clock.now().tzinfo)

    def _schedule_problems(self) -> list[Problem]:
        if self.scheduled_on.unreadable():
            return [(tr("请把约定的日期写成2026年3月9日这样"), self.scheduled_on)]
        day, typed = self.scheduled_on.value(), self.scheduled_time.text()
        if (day is not None or typed) and _time_of_day(typed) is None:
            return [(tr("请写明约定几点，如14:30"), self.scheduled_time)]
        if typed and day is None:
            return [(tr("请写明约定哪天谈"), self.scheduled_on)]
        return []

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


def _time_of_day(typed: str) -> time | None:
    """14:30, 14：30 or 14点30分; None when it cannot be read."""
    found = re.fullmatch(r"(\d{1,2})\s*[:：点时]\s*(\d{1,2})?\s*分?", typed.strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
