"""Opening a session, answering the screening, and the officer's own conclusion."""

from __future__ import annotations

from datetime import date, datetime

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    Answer,
    HostInfo,
    Matter,
    MatterCorrected,
    PackVersion,
    Regime,
    ScreeningAnswered,
    ScreeningConcluded,
    ScreeningVerdict,
    SessionOpened,
)
from mediator.domain.screening import RulePack, screen
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message


class ScreeningNotFinished(Refusal):
    """There are questions of the screening without an answer."""


class ReasonMissing(Refusal):
    """Departing from what the rules say needs a reason."""


def checked_matter(matter: Matter, today: date) -> Matter:
    """The matter as it may be kept: a title and a category, and no day ahead of today."""
    if matter.happened_on is not None and matter.happened_on > today:
        raise BadInput(message("发生日期晚于今天，请核对"))
    return Matter(
        title=check_line(matter.title, message("案件简称"), most=60),
        category=check_line(matter.category, message("纠纷类别"), most=40),
        summary=check_text(matter.summary, message("纠纷简况"), required=False),
        place=check_line(matter.place, message("发生地点"), most=120, required=False),
        happened_on=matter.happened_on,
        happened_time=check_line(matter.happened_time, message("发生时间"), most=60, required=False),
        cause=check_text(matter.cause, message("起因"), most=500, required=False),
    )


def open_session(
    *,
    number: str,
    matter: Matter,
    host: HostInfo,
    organ: str,
    room: str,
    guide_id: str,
    rule_pack: str,
    today: date,
    scheduled_at: datetime | None = None,
    regime: Regime = Regime.PUBLIC_ORDER,
    packs: tuple[PackVersion, ...] = (),
    committee: str = "",
) -> SessionOpened:
    """Somebody knocked: the session begins with what it is about and who leads it."""
    return SessionOpened(
        number=number,
        matter=checked_matter(matter, today),
        regime=regime,
        host=host,
        organ=organ,
        room=room,
        guide_id=guide_id,
        rule_pack=rule_pack,
        scheduled_at=scheduled_at,
        packs=packs,
        committee=committee,
    )


def correct_matter(session: Session, matter: Matter, guide_id: str, today: date) -> MatterCorrected:
    """What the dispute is, put right; the earlier wording stays in the record."""
    if session.lock is not None or session.ended:
        raise Refusal(message("协议正文已锁定，案件信息不能再改动"))
    return MatterCorrected(matter=checked_matter(matter, today), guide_id=guide_id)


def answer_gate(
    session: Session, pack: RulePack, gate_id: str, answer: Answer, note: str = ""
) -> ScreeningAnswered:
    """One question of the screening, answered yes, no or not yet known."""
    if session.ended:
        raise Refusal(message("本次调解已经结案，不能再改动"))
    pack.gate(gate_id)
    kept = check_text(note, message("说明"), most=500, required=False)
    return ScreeningAnswered(gate_id=gate_id, answer=answer, note=kept)


def conclude(session: Session, pack: RulePack, *, mediate: bool, reason: str = "") -> ScreeningConcluded:
    """The officer decides, not the rules; going against them needs a reason."""
    result = screen(pack, session.screening)
    if mediate and result.verdict is ScreeningVerdict.INCOMPLETE:
        raise ScreeningNotFinished(message("还差{count}项没有回答，答完再下结论", count=len(result.open)))
    against_rules = mediate != (result.verdict is ScreeningVerdict.MAY)
    if against_rules and not reason.strip():
        article = result.against[0].article if result.against else ""
        raise ReasonMissing(message("结论与审查结果不一致，请写明理由"), article=article)
    return ScreeningConcluded(
        verdict=result.verdict,
        mediate=mediate,
        reason=check_text(reason, message("理由"), most=500, required=False),
    )
