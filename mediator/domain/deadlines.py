"""What the law wants done by when in a session: rules as data, the course of the session, and the days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediator.domain.course import Course as Course
from mediator.domain.course import DeadlineEnd as DeadlineEnd
from mediator.domain.course import DeadlineStart as DeadlineStart
from mediator.domain.course import attempts as attempts
from mediator.domain.course import course_of as course_of
from mediator.domain.events.filing import Regime
from mediator.domain.working_days import Counted, WorkingCalendar


class DeadlineUnit(StrEnum):
    """What is counted. Hours run exactly, from the moment somebody arrived: see domain/arrivals.py."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"


MONTHS_A_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """One rule of a pack. `conflicts_with` names the rule it is another reading of.

    `notice` is a sentence for the day's page, with {title} and {day}; "" when a row is enough.
    `binding` is False where the rule only says what is usual. `confirm` is the open question it rests on.
    `regimes` are the routes it holds on. `extensions` is how often a superior may grant the term anew;
    `excludes_appraisals` leaves out the days of an expert. `lead` is from how many days before its end it
    is shown; 0 for always.
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
    regimes: tuple[Regime, ...] = ()
    extensions: int = 0
    excludes_appraisals: bool = False
    lead: int = 0


@dataclass(frozen=True, kw_only=True)
class DeadlinePack:
    """A dated, versioned set of deadline rules."""

    name: str
    effective_from: str
    source: str
    rules: tuple[DeadlineRule, ...]

    def rule(self, rule_id: str) -> DeadlineRule | None:
        """The rule of that id, if the pack has it."""
        return next((rule for rule in self.rules if rule.rule_id == rule_id), None)


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


def deadlines(
    course: Course, pack: DeadlinePack, calendar: WorkingCalendar, today: date | None = None
) -> tuple[Deadline, ...]:
    """Every term that runs, the earliest first; of two readings of one rule the earlier warns.

    With `today`, a term that merely passes is left out once it has, and one with a lead until it is near.
    """
    found = [
        _deadline(rule, start, course, calendar)
        for rule in pack.rules
        if rule.unit is not DeadlineUnit.HOURS
        and course.regime in rule.regimes
        and (start := course.start(rule.starts)) is not None
        and not course.is_over(rule.until)
    ]
    if today is not None:
        found = [d for d in found if _concerns(d, today)]
    earliest_first = sorted(found, key=lambda d: (d.due_on, bool(d.rule.conflicts_with)))
    settled: list[Deadline] = []
    for deadline in earliest_first:
        rival = next((d.id for d in settled if _same_rule(d, deadline)), "")
        settled.append(replace(deadline, warns=not rival, rival=rival))
    return tuple(settled)


def end_of(rule: DeadlineRule, start: date, course: Course, calendar: WorkingCalendar) -> Counted:
    """The last day of a term with every extension granted and without the days of appraisals."""
    spared = course.days_not_counted() if rule.excludes_appraisals else 0
    end = _counted(rule, start, spared, calendar)
    certain = end.certain
    for _ in range(min(course.extended.count(rule.rule_id), rule.extensions)):
        # The days before ran to their unmoved end: only the last day is moved past a day off.
        end = _counted(rule, end.unmoved, 0, calendar)
        certain = certain and end.certain
    return replace(end, certain=certain)


def _concerns(deadline: Deadline, today: date) -> bool:
    if deadline.rule.until is DeadlineEnd.PASSED and deadline.due_on < today:
        return False
    return not deadline.rule.lead or (deadline.due_on - today).days <= deadline.rule.lead


def _deadline(rule: DeadlineRule, start: date, course: Course, calendar: WorkingCalendar) -> Deadline:
    end = end_of(rule, start, course, calendar)
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


def _counted(rule: DeadlineRule, start: date, spared: int, calendar: WorkingCalendar) -> Counted:
    match rule.unit:
        case DeadlineUnit.WORKING_DAYS:
            return calendar.working_days_after(start, rule.count + spared)
        case DeadlineUnit.DAYS:
            return calendar.days_after(start, rule.count + spared)
        case DeadlineUnit.MONTHS:
            return calendar.months_after(start, rule.count)
        case DeadlineUnit.YEARS:
            return calendar.months_after(start, rule.count * MONTHS_A_YEAR)
        case DeadlineUnit.HOURS:
            raise ValueError("hours are counted from a moment, not from a day")


def _same_rule(one: Deadline, other: Deadline) -> bool:
    return other.id == one.rule.conflicts_with or one.id == other.rule.conflicts_with
