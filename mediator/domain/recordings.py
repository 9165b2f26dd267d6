"""Recordings kept elsewhere: linked by device and reference, matched by their times to what they cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import RecordingGap, RecordingLinked, RecordingLost
from mediator.domain.events.presence import WHOLE_MEDIATION
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.presence_rules import ActKind
from mediator.domain.session import Session, Talk
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

SUSPECTS = (PartyRole.ACTOR, PartyRole.BOTH)


@dataclass(frozen=True, kw_only=True)
class Span:
    """From when to when something was done; both ends are equal for a single moment."""

    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act at which officers are counted: a talk under its id, or the mediation with all its spans."""

    act_id: str
    kind: ActKind
    person_id: str
    spans: tuple[Span, ...]


def acts_of(session: Session) -> tuple[Act, ...]:
    """What was done so far, in order: every talk in which something was said, then the mediation."""
    talks = tuple(_talk_act(session, talk) for talk in session.talks if _counts(session, talk))
    spans = _mediation_spans(session)
    if not spans:
        return talks
    return (*talks, Act(act_id=WHOLE_MEDIATION, kind=ActKind.MEDIATION, person_id="", spans=spans))


def talk_kind(session: Session, person_id: str) -> ActKind:
    """Whether hearing this person is hearing a suspect; one who acted and was harmed is one."""
    person = session.person(person_id)
    suspect = person.kind is PersonKind.PARTY and person.role in SUSPECTS
    return ActKind.SUSPECT_TALK if suspect else ActKind.OTHER_TALK


def link_recording(
    session: Session,
    recording_id: str,
    now: datetime,
    *,
    device: str,
    reference: str,
    started_at: datetime,
    stopped_at: datetime,
    gaps: tuple[RecordingGap, ...] = (),
) -> RecordingLinked:
    """Where a recording lies and what it covers, found by its times; an entry can be put right."""
    check_files_open(session)
    if stopped_at <= started_at:
        raise BadInput(message("录音录像的结束时间应当在开始时间之后，请核对"))
    if stopped_at > now:
        raise BadInput(message("录音录像的结束时间还没有到，请核对"))
    for gap in gaps:
        if not started_at <= gap.started_at < gap.stopped_at <= stopped_at:
            raise BadInput(message("中断的时间不在录音录像的起止时间之内，请核对"))
    span = Span(started_at=started_at, ended_at=stopped_at)
    covered = tuple(act.act_id for act in acts_of(session) if any(_holds(span, s) for s in act.spans))
    if not covered:
        raise BadInput(message("这段时间里没有谈话，也没有调解，请核对起止时间"))
    return RecordingLinked(
        recording_id=recording_id,
        device=check_line(device, message("录音录像设备"), most=60),
        reference=check_line(reference, message("录音录像编号"), most=120),
        started_at=started_at,
        stopped_at=stopped_at,
        acts=covered,
        gaps=tuple(_checked_gap(gap) for gap in gaps),
    )


def lose_recording(session: Session, recording_id: str, reason: str) -> RecordingLost:
    """A recording is damaged or gone; the entry stays and says so (法 108(3))."""
    check_files_open(session)
    if recording_id not in session.recordings:
        raise KeyError(recording_id)
    if recording_id in session.lost_recordings:
        raise Refusal(message("这段录音录像已经登记为损毁或者丢失"))
    kept = check_text(reason, message("损毁或者丢失的原因"), most=300)
    return RecordingLost(recording_id=recording_id, reason=kept)


def recordings_of(session: Session, act: Act) -> tuple[RecordingLinked, ...]:
    """The recordings that hold at least one span of this act, lost ones among them."""
    return tuple(r for r in session.recordings.values() if any(_holds(_span_of(r), s) for s in act.spans))


def is_covered(session: Session, act: Act) -> bool:
    """Whether every span of the act lies within a recording that was linked, whatever became of it."""
    whole = [_span_of(r) for r in session.recordings.values()]
    return all(any(_holds(recorded, span) for recorded in whole) for span in act.spans)


def is_broken(session: Session, act: Act) -> bool:
    """Whether a part of the act is on no recording that still exists: lost, or in a gap."""
    sound = [r for r in session.recordings.values() if r.recording_id not in session.lost_recordings]
    return not all(any(_holds(_span_of(r), s) and not _torn(r, s) for r in sound) for s in act.spans)


def check_files_open(session: Session) -> None:
    """Who was there and what recorded it may be put right until the session is closed."""
    if session.ended:
        raise Refusal(message("本次调解已经结案，不能再改动。已有的记录都在"))


def _counts(session: Session, talk: Talk) -> bool:
    """A talk that ended without a word is no act."""
    return (
        talk.ended_at is None
        or talk.read_back_at is not None
        or any(s.talk_id == talk.talk_id for s in session.standing())
    )


def _talk_act(session: Session, talk: Talk) -> Act:
    span = Span(started_at=talk.started_at, ended_at=talk.ended_at or talk.read_back_at or talk.started_at)
    kind = talk_kind(session, talk.person_id)
    return Act(act_id=talk.talk_id, kind=kind, person_id=talk.person_id, spans=(span,))


def _mediation_spans(session: Session) -> tuple[Span, ...]:
    """Sitting together, and each moment of signing."""
    joint = [Span(started_at=t.started_at, ended_at=t.ended_at or t.started_at) for t in session.joint_talks]
    signed = [s for kept in session.earlier for s in kept.signatures]
    signed += session.signatures if session.signed is not None else ()
    return (*joint, *(Span(started_at=at, ended_at=at) for at in (s.at for s in signed)))


def _span_of(recording: RecordingLinked) -> Span:
    return Span(started_at=recording.started_at, ended_at=recording.stopped_at)


def _to_the_minute(moment: datetime) -> datetime:
    """Times of recordings are typed in minutes, so seconds do not count."""
    return moment.replace(second=0, microsecond=0)


def _holds(outer: Span, inner: Span) -> bool:
    return _to_the_minute(outer.started_at) <= _to_the_minute(inner.started_at) and _to_the_minute(
        inner.ended_at
    ) <= _to_the_minute(outer.ended_at)


def _torn(recording: RecordingLinked, span: Span) -> bool:
    return any(_overlaps(gap, span) for gap in recording.gaps)


def _overlaps(gap: RecordingGap, span: Span) -> bool:
    return gap.started_at <= span.ended_at and span.started_at <= gap.stopped_at


def _checked_gap(gap: RecordingGap) -> RecordingGap:
    return RecordingGap(
        started_at=gap.started_at,
        stopped_at=gap.stopped_at,
        reason=check_line(gap.reason, message("中断的原因"), most=120),
    )


def gaps_in(session: Session, act: Act) -> Iterable[RecordingGap]:
    """The stretches of this act without sound or picture."""
    for recording in recordings_of(session, act):
        yield from (gap for gap in recording.gaps if any(_overlaps(gap, span) for span in act.spans))
