"""Officers at each act: who was there, whether the law allows so few, and what is still owed to the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import HostInfo, OfficersNoted
from mediator.domain.events.presence import WHOLE_MEDIATION
from mediator.domain.missing import Missing
from mediator.domain.people import PersonKind
from mediator.domain.presence_rules import ActKind, PresencePack, PresenceRule, RecordingNeed
from mediator.domain.recordings import Act, acts_of, check_files_open, is_broken, is_covered, talk_kind
from mediator.domain.rights import to_be_told
from mediator.domain.session import Session
from mediator.domain.texts import check_line
from mediator.domain.wording import Message, message

MOST_AT_ONE_ACT = 6


class TooFewOfficers(Refusal):
    """So few officers may not do this here (法 108)."""


class Staffing(StrEnum):
    """How the officers noted stand to the rules: enough, enough with a full recording, or too few."""

    ENOUGH = "enough"
    WITH_RECORDING = "with_recording"
    TOO_FEW = "too_few"


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What the rules say of one kind of act with so many officers noted; `rule` is the one that says so."""

    act: ActKind
    officers: int
    staffing: Staffing
    rule: PresenceRule


def officers_at(session: Session, act_id: str = WHOLE_MEDIATION) -> OfficersNoted:
    """Who of the police is at this act: as noted for it, for the whole, or else the host alone."""
    noted = session.officers.get(act_id) or session.officers.get(WHOLE_MEDIATION)
    return noted or OfficersNoted(act_id=WHOLE_MEDIATION, officers=(session.host,))


def note_officers(
    session: Session,
    act_id: str,
    others: tuple[HostInfo, ...],
    *,
    auxiliaries: tuple[str, ...] = (),
    standard_place: bool = False,
    place_document: str = "",
    card_shown: bool = False,
) -> OfficersNoted:
    """The host with these officers beside, each by name and number; later words of one act replace earlier.

    A standard place needs the paper that makes it one: whether it is, is not ours to say (confirm U5).
    """
    check_files_open(session)
    if act_id != WHOLE_MEDIATION:
        session.talk(act_id)
    officers = (session.host, *(_checked(officer) for officer in others))
    helping = tuple(check_line(name, message("辅警姓名"), most=60) for name in auxiliaries)
    _check_persons(session, officers, helping)
    document = check_line(place_document, message("办案场所文件"), most=120, required=standard_place)
    return OfficersNoted(
        act_id=act_id,
        officers=officers,
        auxiliaries=helping,
        standard_place=standard_place,
        place_document=document if standard_place else "",
        card_shown=card_shown,
    )


def kinds_ahead(session: Session, pack: PresencePack) -> tuple[ActKind, ...]:
    """The kinds of acts that happen in this session on its route."""
    talks = {talk_kind(session, person.person_id) for person in to_be_told(session)}
    wanted = (*sorted(talks, reverse=True), ActKind.MEDIATION)
    known = {rule.act for rule in _in_force(session, pack)}
    return tuple(kind for kind in wanted if kind in known)


def outlook(
    session: Session, pack: PresencePack, kind: ActKind, act_id: str = WHOLE_MEDIATION
) -> Outlook | None:
    """How the officers noted for an act stand to its rules; None where the route has none."""
    noted = officers_at(session, act_id)
    rows = [r for r in _in_force(session, pack) if r.act is kind and r.standard_place == noted.standard_place]
    if not rows:
        return None
    count = len(noted.officers)
    fitting = [row for row in rows if _is_staffed(row, noted)]
    if not fitting:
        most = max(rows, key=lambda row: row.officers)
        return Outlook(act=kind, officers=count, staffing=Staffing.TOO_FEW, rule=most)
    free = next((row for row in fitting if row.recording is not RecordingNeed.FULL), None)
    if free is not None:
        return Outlook(act=kind, officers=count, staffing=Staffing.ENOUGH, rule=free)
    return Outlook(act=kind, officers=count, staffing=Staffing.WITH_RECORDING, rule=fitting[0])


def check_staffed(session: Session, pack: PresencePack, person_id: str) -> None:
    """Refuse to hear somebody with fewer officers than the law wants here."""
    seen = outlook(session, pack, talk_kind(session, person_id))
    if seen is not None and seen.staffing is Staffing.TOO_FEW:
        raise TooFewOfficers(_too_few(seen), article=seen.rule.basis)


def about_staff(session: Session, pack: PresencePack) -> tuple[Missing, ...]:
    """Too few officers for what is done on this route: said as soon as it is known."""
    seen = (outlook(session, pack, kind) for kind in kinds_ahead(session, pack))
    few = next((found for found in seen if found is not None and found.staffing is Staffing.TOO_FEW), None)
    if few is None:
        return ()
    return (Missing(code="officers", sentence=_too_few(few), article=few.rule.basis),)


def wanting(session: Session, pack: PresencePack) -> tuple[Missing, ...]:
    """What the acts so far still want before the session may be closed; what only warns does not block."""
    found = (missing for act in acts_of(session) for missing in _about(session, pack, act))
    return tuple(found)


def loss_note(session: Session, pack: PresencePack) -> tuple[Message, ...]:
    """What stands in the record of every recording that is lost, with its effect (法 108(3))."""
    return tuple(
        message(
            "录音录像{reference}已损毁或者丢失：{reason}。{effect}（{article}）",
            reference=session.recordings[recording_id].reference,
            reason=reason,
            effect=pack.loss_effect,
            article=pack.loss_article,
        )
        for recording_id, reason in session.lost_recordings.items()
    )


def _about(session: Session, pack: PresencePack, act: Act) -> tuple[Missing, ...]:
    seen = outlook(session, pack, act.kind, act.act_id)
    if seen is None:
        return ()
    if seen.staffing is Staffing.TOO_FEW:
        return (_missing("officers", _too_few(seen), act, seen.rule.basis),)
    found = []
    if seen.staffing is Staffing.WITH_RECORDING:
        if not is_covered(session, act):
            found.append(_missing("recording", _unrecorded(session, act), act, seen.rule.basis))
        elif is_broken(session, act):
            sentence = message("{act}的录音录像有中断、损毁或者丢失", act=act_title(session, act))
            found.append(_missing("recording_lost", sentence, act, pack.loss_article, blocking=False))
    if seen.rule.mark == TO_CONFIRM:
        sentence = message("{act}按待法制确认的规定配备人员", act=act_title(session, act))
        found.append(_missing("officers_unconfirmed", sentence, act, seen.rule.basis, blocking=False))
    return tuple(found)


TO_CONFIRM = "M"


def act_title(session: Session, act: Act) -> Message:
    """What an act is called in a sentence."""
    if act.kind is ActKind.MEDIATION:
        return message("调解")
    return message("与{name}的谈话", name=session.person(act.person_id).name)


def _unrecorded(session: Session, act: Act) -> Message:
    if not session.recordings:
        return message("{act}应当全程同步录音录像，还没有登记录音录像", act=act_title(session, act))
    return message("登记的录音录像没有录下{act}的全程", act=act_title(session, act))


def _too_few(seen: Outlook) -> Message:
    least = seen.rule.officers
    if seen.act is ActKind.MEDIATION:
        return message(
            "调解登记了{count}名民警，在这里应当有{least}名。请登记办案人员", count=seen.officers, least=least
        )
    return message(
        "询问登记了{count}名民警，在这里应当有{least}名。请登记办案人员", count=seen.officers, least=least
    )


def _missing(code: str, sentence: Message, act: Act, article: str, *, blocking: bool = True) -> Missing:
    return Missing(code=code, sentence=sentence, person_id=act.person_id, article=article, blocking=blocking)


def _in_force(session: Session, pack: PresencePack) -> tuple[PresenceRule, ...]:
    return tuple(rule for rule in pack.rules if session.regime in rule.regimes)


def _is_staffed(rule: PresenceRule, noted: OfficersNoted) -> bool:
    return len(noted.officers) >= rule.officers and len(noted.auxiliaries) >= rule.auxiliaries


def _checked(officer: HostInfo) -> HostInfo:
    return HostInfo(
        number=check_line(officer.number, message("警号"), most=20),
        name=check_line(officer.name, message("民警姓名"), most=60),
        unit=check_line(officer.unit, message("单位"), most=60, required=False),
        post=officer.post,
    )


def _check_persons(session: Session, officers: tuple[HostInfo, ...], auxiliaries: tuple[str, ...]) -> None:
    numbers = [officer.number for officer in officers]
    if len(set(numbers)) < len(numbers):
        raise BadInput(message("同一个警号填了两次，请核对"))
    if len(officers) + len(auxiliaries) > MOST_AT_ONE_ACT:
        raise BadInput(message("一个环节最多登记{most}人", most=MOST_AT_ONE_ACT))
    names = {officer.name for officer in officers} | set(auxiliaries)
    attesting = next((p for p in session.here(PersonKind.ATTESTING_WITNESS) if p.name in names), None)
    if attesting is not None:
        raise BadInput(message("{name}是见证人，不能同时作为办案人员", name=attesting.name))
