"""What the law wants done by when in a session: rules as data, the course of the session, and the days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediator.domain.events.negotiation import JointOutcome
from mediator.domain.followup import missed
from mediator.domain.session import JointTalk, Session
from mediator.domain.working_days import Counted, WorkingCalendar


class DeadlineStart(StrEnum):
    """The day a count begins with."""

    OPENED = "opened"
    FIRST_FAILED = "first_failed"
    FAILED = "failed"


class DeadlineEnd(StrEnum):
    """What has to be done by the last day; the deadline is over once it is."""

    MEDIATED = "mediated"
    MEDIATED_AGAIN = "mediated_again"
    CLOSED = "closed"


class DeadlineUnit(StrEnum):
    """What is counted."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """One rule of a pack. `conflicts_with` names the rule it is another reading of.

    `notice` is a sentence for the day's page, with {title} and {day}; "" when a row is enough.
    `binding` is False where the rule only says what is usual. `confirm` is the open question it rests on.
    """

    rule_id: str
    title: str
    title_en: str
    starts: DeadlineStart
    until: DeadlineEnd
    count: int
    unit: DeadlineUnit
    binding: bool
    instrument: str
    article: str
    quote: str
    explanation: str
    explanation_en: str
    notice_title: str
    notice_title_en: str
    notice: str
    notice_en: str
    conflicts_with: str
    confirm: str
    mark: str
    effective_from: str


@dataclass(frozen=True, kw_only=True)
class DeadlinePack:
    """A dated, versioned set of deadline rules."""

    name: str
    effective_from: str
    source: str
    rules: tuple[DeadlineRule, ...]


NO_DEADLINES = DeadlinePack(name="", effective_from="", source="", rules=())


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One term of a session. `due_on` is its last day; `certain` is False when holidays were estimated.

    `warns` is False when another reading of the law ends earlier: `rival` is the rule id of that one.
    """

    id: str
    title: str
    due_on: date
    certain: bool
    article: str
    mark: str
    explanation: str
    started_on: date
    rule: DeadlineRule
    warns: bool = True
    rival: str = ""


@dataclass(frozen=True, kw_only=True)
class Course:
    """The days of a session that deadlines count from, and what is already done."""

    opened_on: date
    mediated: bool = False
    first_failed_on: date | None = None
    mediated_again: bool = False
    failed_on: date | None = None
    closed: bool = False

    def start(self, starts: DeadlineStart) -> date | None:
        """The day a count begins with; None while that has not happened."""
        match starts:
            case DeadlineStart.OPENED:
                return self.opened_on
            case DeadlineStart.FIRST_FAILED:
                return self.first_failed_on
            case DeadlineStart.FAILED:
                return self.failed_on

    def is_over(self, until: DeadlineEnd) -> bool:
        """Whether that was done, or the session has ended."""
        match until:
            case DeadlineEnd.MEDIATED:
                return self.closed or self.mediated
            case DeadlineEnd.MEDIATED_AGAIN:
                return self.closed or self.mediated_again
            case DeadlineEnd.CLOSED:
                return self.closed


def attempts(session: Session) -> tuple[JointTalk, ...]:
    """The joint talks that count as a mediation (程序规定 183): agreed or not; adjourned ones go on."""
    decisive = (JointOutcome.AGREED, JointOutcome.NOT_AGREED)
    return tuple(t for t in session.joint_talks if t.outcome in decisive)


def course_of(session: Session) -> Course:
    """What the deadlines need to know of a session."""
    tried, signed = attempts(session), session.signed is not None
    first = tried[0] if tried else None
    failed_first = first is not None and first.outcome is JointOutcome.NOT_AGREED
    return Course(
        opened_on=session.opened_at.date(),
        mediated=signed or first is not None,
        first_failed_on=_ended_on(first) if failed_first else None,
        mediated_again=signed or len(tried) > 1,
        failed_on=_failed_on(session, tried),
        closed=session.ended,
    )


def deadlines(course: Course, pack: DeadlinePack, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    """Every term that runs now, the earliest first; of two readings of one rule the earlier warns."""
    found = [
        _deadline(rule, start, calendar)
        for rule in pack.rules
        if (start := course.start(rule.starts)) is not None and not course.is_over(rule.until)
    ]
    earliest_first = sorted(found, key=lambda d: (d.due_on, bool(d.rule.conflicts_with)))
    settled: list[Deadline] = []
    for deadline in earliest_first:
        rival = next((d.id for d in settled if _same_rule(d, deadline)), "")
        settled.append(replace(deadline, warns=not rival, rival=rival))
    return tuple(settled)


def _deadline(rule: DeadlineRule, start: date, calendar: WorkingCalendar) -> Deadline:
    end = _end(rule, start, calendar)
    return Deadline(
        id=rule.rule_id,
        title=rule.title,
        due_on=end.day,
        certain=end.certain,
        article=f"{rule.instrument}{rule.article}",
        mark=rule.mark,
        explanation=rule.explanation,
        started_on=start,
        rule=rule,
    )


def _end(rule: DeadlineRule, start: date, calendar: WorkingCalendar) -> Counted:
    match rule.unit:
        case DeadlineUnit.WORKING_DAYS:
            return calendar.working_days_after(start, rule.count)
        case DeadlineUnit.DAYS:
            return calendar.days_after(start, rule.count)
        case DeadlineUnit.MONTHS:
            return calendar.months_after(start, rule.count)


def _same_rule(one: Deadline, other: Deadline) -> bool:
    return other.id == one.rule.conflicts_with or one.id == other.rule.conflicts_with


def _failed_on(session: Session, tried: tuple[JointTalk, ...]) -> date | None:
    """The day mediation failed, or the agreement was not performed (程序规定 185(2))."""
    if session.signed is not None:
        signed_on = session.signed.at.date()
        return min((clause.terms.due_on or signed_on for clause in missed(session)), default=None)
    last = tried[-1] if tried else None
    return _ended_on(last) if last is not None and last.outcome is JointOutcome.NOT_AGREED else None


def _ended_on(talk: JointTalk | None) -> date | None:
    return talk.ended_at.date() if talk is not None and talk.ended_at is not None else None
