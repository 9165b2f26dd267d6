"""The administrative case behind a session: when it was filed, and longer terms that were approved."""

from __future__ import annotations

from datetime import date

from mediator.domain.deadlines import DeadlinePack
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events.filing import DeadlineExtended, FilingRecorded
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message


def record_filing(session: Session, case_number: str, filed_on: date, today: date) -> FilingRecorded:
    """立案 (法 90): its number and day; the case limit counts from it (法 118)."""
    if filed_on > today:
        raise BadInput(message("立案日期晚于今天，请核对。原来的登记不变"))
    if session.matter.happened_on is not None and filed_on < session.matter.happened_on:
        raise BadInput(message("立案日期早于事发日期，请核对。原来的登记不变"))
    number = check_line(case_number, message("案号"), most=60, required=False)
    return FilingRecorded(case_number=number, filed_on=filed_on)


def extend_deadline(
    session: Session,
    pack: DeadlinePack,
    rule_id: str,
    *,
    approved_by: str,
    approved_on: date,
    reason: str,
    today: date,
) -> DeadlineExtended:
    """A longer term, approved by a superior; how often is the rule's to say (法 118: twice)."""
    rule = pack.rule(rule_id)
    if rule is None or session.regime not in rule.regimes or not rule.extensions:
        raise Refusal(message("这项期限不能延长"))
    given = sum(1 for e in session.extensions if e.rule_id == rule_id)
    if given >= rule.extensions:
        raise Refusal(
            message("这项期限已经延长{count}次，不能再延长", count=given),
            article=f"{rule.instrument}{rule.article}",
        )
    if approved_on > today:
        raise BadInput(message("批准日期晚于今天，请核对。原来的登记不变"))
    return DeadlineExtended(
        rule_id=rule_id,
        approved_by=check_line(approved_by, message("批准人"), most=40),
        approved_on=approved_on,
        reason=check_text(reason, message("延长的理由"), most=500),
    )
