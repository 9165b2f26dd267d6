"""Opening a session, answering the screening, and the officer's own conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    Answer,
    GateOverride,
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
from mediator.domain.screening import Gate, RulePack, ScreeningResult, screen_session
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import Message, message


class ScreeningNotFinished(Refusal):
    """There are questions of the screening without an answer."""


class ReasonMissing(Refusal):
    """Departing from what the rules say needs a reason; `gate_id` names the finding, "" the whole."""

    def __init__(self, title: Message, *, article: str = "", gate_id: str = "") -> None:
        super().__init__(title, article=article)
        self.gate_id = gate_id


class SuperiorMissing(ReasonMissing):
    """What a superior decides needs the superior's name."""


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


def answer_gates(session: Session, pack: RulePack, answers: Mapping[str, Answer]) -> list[ScreeningAnswered]:
    """Several questions in one go, each an answer of its own in the record."""
    return [answer_gate(session, pack, gate_id, answer) for gate_id, answer in answers.items()]


def conclude(
    session: Session,
    pack: RulePack,
    *,
    mediate: bool,
    reason: str = "",
    overrides: tuple[GateOverride, ...] = (),
    superior: str = "",
) -> ScreeningConcluded:
    """The officer decides, not the rules.

    To mediate in spite of a finding wants a reason for each of them, and for what a superior decides the
    superior's name. Not to mediate what could be wants one reason. Who decides is whoever records it.
    """
    result = screen_session(pack, session)
    if mediate and result.waiting:
        raise ScreeningNotFinished(
            message("还差{count}项没有回答，答完再下结论", count=len(result.waiting)),
            article=result.waiting[0].law,
        )
    if not mediate and result.verdict is ScreeningVerdict.MAY and not reason.strip():
        raise ReasonMissing(message("结论与审查结果不一致，请写明理由"))
    name = check_line(superior, message("批准人姓名"), most=40, required=False)
    departed = _departed(result, overrides, name) if mediate else ()
    return ScreeningConcluded(
        verdict=result.verdict,
        mediate=mediate,
        reason=check_text(reason, message("理由"), most=500, required=False),
        superior=name if any(o.superior for o in departed) else "",
        overrides=departed,
    )


def _departed(
    result: ScreeningResult, overrides: tuple[GateOverride, ...], superior: str
) -> tuple[GateOverride, ...]:
    """One override for each finding, in the order of the pack."""
    given = {override.gate_id: override for override in overrides}
    return tuple(_override(gate, given.get(gate.gate_id), superior, result) for gate in result.against)


def _override(gate: Gate, given: GateOverride | None, superior: str, result: ScreeningResult) -> GateOverride:
    if given is None or not given.reason.strip():
        raise ReasonMissing(
            message("{law}：仍要调解的，请写明理由", law=gate.law),
            article=gate.law,
            gate_id=gate.gate_id,
        )
    name = ""
    if gate in result.reviews:
        name = check_line(given.superior, message("批准人姓名"), most=40, required=False) or superior
        if not name:
            sentence = message("{law}：须请示，请填写批准人的姓名", law=gate.law)
            raise SuperiorMissing(sentence, article=gate.law, gate_id=gate.gate_id)
    kept = check_text(given.reason, message("理由"), most=500)
    return GateOverride(gate_id=gate.gate_id, reason=kept, superior=name)
