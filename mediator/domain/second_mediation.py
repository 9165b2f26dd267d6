"""The second mediation: at most one, and only within its working days (程序规定 183)."""

from __future__ import annotations

from datetime import date

from mediator.domain.chinese_dates import date_text
from mediator.domain.course import DeadlineStart, attempts, course_of
from mediator.domain.deadlines import DeadlinePack, DeadlineRule, end_of
from mediator.domain.errors import Refusal
from mediator.domain.events.negotiation import JointOutcome
from mediator.domain.session import Session
from mediator.domain.wording import message
from mediator.domain.working_days import Counted, WorkingCalendar

MOST_ATTEMPTS = 2


class NoFurtherMediation(Refusal):
    """The law leaves no room for another mediation."""


def last_day(session: Session, pack: DeadlinePack, calendar: WorkingCalendar) -> Counted | None:
    """Until when a second mediation may be done; None while none has failed or no rule limits it."""
    course = course_of(session)
    rule = _rule(session, pack)
    if rule is None or course.first_failed_on is None:
        return None
    return end_of(rule, course.first_failed_on, course, calendar)


def check_may_mediate(session: Session, pack: DeadlinePack, calendar: WorkingCalendar, today: date) -> None:
    """Refuse a mediation after the term of the second, or a third one; 法 9(3) then wants a decision."""
    rule = _rule(session, pack)
    if rule is None or session.in_force.signed is not None:
        return
    article = f"{rule.instrument}{rule.article}"
    tried = attempts(session)
    if len(tried) >= MOST_ATTEMPTS and tried[-1].outcome is JointOutcome.NOT_AGREED:
        raise NoFurtherMediation(
            message("已经调解过两次没有达成协议，不能再调解。请办理终止，依法作出处理"), article=article
        )
    end = last_day(session, pack, calendar)
    if end is None or today <= end.day or tried[-1].outcome is JointOutcome.AGREED:
        return
    if end.certain:
        sentence = message(
            "再次调解应在{day}前完成，现在已过期限。请办理终止，依法作出处理", day=date_text(end.day)
        )
    else:
        sentence = message(
            "再次调解的期限暂算到{day}，现在已过。当年的放假安排还没有录入，录入后再核对；确已过期的请办理终止",
            day=date_text(end.day),
        )
    raise NoFurtherMediation(sentence, article=article)


def _rule(session: Session, pack: DeadlinePack) -> DeadlineRule | None:
    rules = (r for r in pack.rules if r.starts is DeadlineStart.FIRST_FAILED and session.regime in r.regimes)
    return next((r for r in rules if r.binding), None)
