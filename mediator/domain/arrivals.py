"""When whoever is heard came and left, and up to which moment they may be questioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mediator.domain.deadlines import DeadlinePack, DeadlineRule, DeadlineUnit
from mediator.domain.errors import BadInput
from mediator.domain.events import ArrivalNoted, ArrivalWay
from mediator.domain.events.filing import POLICE_REGIMES
from mediator.domain.recordings import check_files_open
from mediator.domain.session import Session
from mediator.domain.wording import message


@dataclass(frozen=True, kw_only=True)
class HourLimit:
    """One limit of hours from an arrival. `over` says that the person was still there when it ended."""

    rule: DeadlineRule
    ends_at: datetime
    over: bool


def are_asked(session: Session) -> bool:
    """Whether the record of a talk on this route has a line for arrival and leaving."""
    return session.regime in POLICE_REGIMES


def note_arrival(
    session: Session,
    talk_id: str,
    now: datetime,
    *,
    how: ArrivalWay,
    arrived_at: datetime,
    left_at: datetime | None = None,
) -> ArrivalNoted:
    """How and when the person of this talk came, and when they left; an entry can be put right.

    Times are typed in minutes, so seconds do not count.
    """
    check_files_open(session)
    talk = session.talk(talk_id)
    if arrived_at > talk.started_at:
        raise BadInput(message("到达时间应当在谈话开始之前，请核对"))
    if left_at is not None:
        if left_at > now:
            raise BadInput(message("离开时间还没有到，请核对"))
        if left_at < arrived_at:
            raise BadInput(message("离开时间应当在到达时间之后，请核对"))
        if talk.ended_at is None or left_at < _to_the_minute(talk.ended_at):
            raise BadInput(message("离开时间应当在谈话结束之后，请核对"))
    return ArrivalNoted(talk_id=talk_id, how=how, arrived_at=arrived_at, left_at=left_at)


def hour_limits(session: Session, talk_id: str, pack: DeadlinePack, now: datetime) -> tuple[HourLimit, ...]:
    """The limits that run from the arrival noted for this talk, the earliest first.

    Nobody is held who was only asked to come (治安管理处罚法 97 limits questioning after a summons).
    """
    arrival = session.arrivals.get(talk_id)
    if arrival is None or arrival.how is ArrivalWay.NOTIFIED:
        return ()
    until = arrival.left_at or now
    rules = (r for r in pack.rules if r.unit is DeadlineUnit.HOURS and session.regime in r.regimes)
    ends = ((rule, arrival.arrived_at + timedelta(hours=rule.count)) for rule in rules)
    limits = (HourLimit(rule=rule, ends_at=end, over=until > end) for rule, end in ends)
    return tuple(sorted(limits, key=lambda limit: limit.ends_at))


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
