"""Appraisals of a session: how each one stands, and the days the case limit does not count (法 118)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events.filing import AppraisalKind, AppraisalNoted, AppraisalState
from mediator.domain.session import Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

APPRAISAL_TITLES: dict[AppraisalKind, str] = {
    AppraisalKind.INJURY: "伤情鉴定",
    AppraisalKind.VALUE: "价格认定",
}
STATE_TITLES: dict[AppraisalState, str] = {
    AppraisalState.REQUESTED: "已委托，等结果",
    AppraisalState.RECEIVED: "已出结果",
    AppraisalState.REFUSED: "本人不做",
    AppraisalState.NOT_NEEDED: "不需要做",
}


@dataclass(frozen=True, kw_only=True)
class AppraisalSpan:
    """From the day an appraisal was asked for to the day its result came; None while it is awaited."""

    requested_on: date
    received_on: date | None


def standing_appraisals(session: Session) -> tuple[AppraisalNoted, ...]:
    """The latest word on each appraisal, by kind and person, in the order they first came up."""
    latest = {(a.kind, a.person_id): a for a in session.appraisals}
    return tuple(latest.values())


def spans_of(session: Session) -> tuple[AppraisalSpan, ...]:
    """The stretches in which an expert was at work."""
    spans, asked = [], dict[tuple[AppraisalKind, str], date]()
    for noted in session.appraisals:
        key = (noted.kind, noted.person_id)
        if noted.state is AppraisalState.REQUESTED:
            asked.setdefault(key, noted.on)
        elif key in asked:
            spans.append(AppraisalSpan(requested_on=asked.pop(key), received_on=noted.on))
    waiting = [AppraisalSpan(requested_on=day, received_on=None) for day in asked.values()]
    return (*spans, *waiting)


def days_not_counted(spans: Sequence[AppraisalSpan]) -> int:
    """Days of finished appraisals; a day on which two were at work counts once."""
    finished = sorted((s.requested_on, s.received_on) for s in spans if s.received_on is not None)
    total, reached = 0, None
    for start, end in finished:
        begin = start if reached is None else max(start, reached)
        if end > begin:
            total += (end - begin).days
        reached = end if reached is None else max(reached, end)
    return total


def note_appraisal(
    session: Session,
    kind: AppraisalKind,
    person_id: str,
    state: AppraisalState,
    on: date,
    note: str,
    today: date,
) -> AppraisalNoted:
    """How an appraisal stands; one that is refused or not needed wants its ground (程序规定 89 to 93)."""
    session.person(person_id)
    if on > today:
        raise BadInput(message("鉴定的日期晚于今天，请核对。原来的登记不变"))
    waiting = {(a.kind, a.person_id): a for a in session.appraisals}.get((kind, person_id))
    if state is AppraisalState.RECEIVED:
        if waiting is None or waiting.state is not AppraisalState.REQUESTED:
            raise Refusal(message("还没有登记委托鉴定，请先登记委托的日期，再登记结果"))
        if on < waiting.on:
            raise BadInput(message("出结果的日期早于委托的日期，请核对"))
    ground_needed = state in (AppraisalState.REFUSED, AppraisalState.NOT_NEEDED)
    kept = check_text(note, message("鉴定的说明"), most=500, required=ground_needed)
    return AppraisalNoted(kind=kind, person_id=person_id, state=state, on=on, note=kept)
