"""What the home page and the lists show: today's sessions, drafts, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from mediator.domain.deadlines import Course, Deadline, course_of, deadlines
from mediator.domain.due import DueItem
from mediator.domain.guardians import about_guardians
from mediator.domain.stages import Stage
from mediator.domain.summary import SessionSummary, SummaryState
from mediator.services.access import Action, may, may_view, views_beside
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import Declared
from mediator.services.ports import Draft

LONGEST_AFTER_CLOSING = timedelta(days=45)
"""No term of a closed session runs longer: the file in ten working days, the court in thirty days."""


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """One thing due, with the session it belongs to."""

    item: DueItem
    summary: SessionSummary


@dataclass(frozen=True, kw_only=True)
class DeadlineRow:
    """The terms that run in one session, the earliest first; there is at least one."""

    summary: SessionSummary
    deadlines: tuple[Deadline, ...]

    def nearest(self, today: date) -> Deadline:
        """The one to count down to: what is only usual no longer counts once its day has passed."""
        warning = [d for d in self.deadlines if d.warns and (d.rule.binding or d.due_on >= today)]
        return warning[0] if warning else self.deadlines[0]


class Worklist(DeskVerbs):
    """Lists within the rights of whoever is signed in."""

    does: ClassVar[Declared] = {
        Action.VIEW_LISTS: ("all", "find", "today", "lacks_guardian", "due", "deadlines", "drafts")
    }

    def all(self) -> tuple[SessionSummary, ...]:
        """Every session this user may see, the one touched last first."""
        return tuple(s for s in self._desk.lists.summaries() if self._may_see(s))

    def find(self, words: str) -> tuple[SessionSummary, ...]:
        """Sessions that hold the words in number, title, place or a party's name."""
        found = self._desk.lists.find(words.strip()) if words.strip() else self.all()
        return tuple(s for s in found if self._may_see(s))

    def _may_see(self, summary: SessionSummary) -> bool:
        """By the row alone; whoever is let in by being noted beside the host is looked for in the events."""
        user = self._desk.user
        if may_view(user, summary.host_number):
            return True
        if not views_beside(user) or summary.state is not SummaryState.UNDER_WAY:
            return False
        return may(user, Action.VIEW_SESSION, self._desk.log.replayed(summary.session_id)).allowed

    def today(self) -> tuple[SessionSummary, ...]:
        """Sessions planned for today or under way, and those signed today: open ones first, by the hour."""
        day = self._desk.today()
        rows = [s for s in self.all() if _belongs_to(s, day)]
        return tuple(sorted(rows, key=lambda s: _rank(s, day)))

    def lacks_guardian(self, summary: SessionSummary) -> bool:
        """Whether a child of a session whose people are being entered has nobody to come along."""
        if summary.stage is not Stage.PARTIES or summary.state is not SummaryState.UNDER_WAY:
            return False
        session = self._desk.log.replayed(summary.session_id)
        return bool(about_guardians(session, self._desk.today()))

    def due(self) -> tuple[DueRow, ...]:
        """Obligations and visits that come due, the earliest first."""
        rows = [DueRow(item=item, summary=s) for s in self.all() for item in s.dues]
        return tuple(sorted(rows, key=lambda row: row.item.due_on))

    def deadlines(self) -> tuple[DeadlineRow, ...]:
        """The legal terms of every session they still run in, the most pressing first."""
        calendar, today = self._desk.deadlines.calendar(), self._desk.today()
        rows = []
        for summary in self.all():
            if not _may_have_terms(summary, today):
                continue
            course = self._course(summary)
            found = deadlines(course, self._desk.deadlines.pack(course.opened_on), calendar, today)
            if found:
                rows.append(DeadlineRow(summary=summary, deadlines=found))
        return tuple(sorted(rows, key=lambda row: row.nearest(today).due_on))

    def _course(self, summary: SessionSummary) -> Course:
        """From the row; one that was written before rows held it is read from its events."""
        return summary.course or course_of(self._desk.log.replayed(summary.session_id))

    def drafts(self) -> tuple[tuple[Draft, SessionSummary | None], ...]:
        """Typed and not yet recorded text, the newest of each session, with the session it belongs to."""
        by_id = {s.session_id: s for s in self.all()}
        newest: dict[str, Draft] = {}
        for draft in self._desk.drafts.all():
            kept = newest.get(draft.session_id)
            if kept is None or draft.at > kept.at:
                newest[draft.session_id] = draft
        rows = [
            (d, by_id.get(d.session_id)) for d in newest.values() if d.session_id in by_id or not d.session_id
        ]
        return tuple(sorted(rows, key=lambda row: row[0].at, reverse=True))


def _may_have_terms(summary: SessionSummary, today: date) -> bool:
    if summary.state in (SummaryState.UNDER_WAY, SummaryState.SIGNED):
        return True
    ended = summary.closed_at or summary.updated_at
    return summary.state is SummaryState.CLOSED and today - ended.date() <= LONGEST_AFTER_CLOSING


def _belongs_to(summary: SessionSummary, day: date) -> bool:
    planned = summary.scheduled_at.date() if summary.scheduled_at else None
    if planned is not None and planned >= day:
        return planned == day
    if summary.state is SummaryState.UNDER_WAY:
        return True
    return summary.state is SummaryState.SIGNED and summary.updated_at.date() == day


def _rank(summary: SessionSummary, day: date) -> tuple[bool, bool, datetime]:
    """What is open before what is done, today's before what was left over, then the hour."""
    hour = summary.scheduled_at or summary.opened_at
    return summary.state is not SummaryState.UNDER_WAY, hour.date() < day, hour
