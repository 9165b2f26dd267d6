"""People, place, officers and recording as every paper of a session names them."""

from __future__ import annotations

from datetime import date

from mediator.domain.attendance import party_title
from mediator.domain.chinese_dates import datetime_text, span_text, time_text
from mediator.domain.clauses import named
from mediator.domain.events.intake import HostInfo
from mediator.domain.events.presence import WHOLE_MEDIATION, RecordingLinked
from mediator.domain.papers import PaperPerson
from mediator.domain.people import ID_KIND_TITLES, KIND_TITLES, Person, PersonKind, age_on
from mediator.domain.session import Session


def place_of(session: Session) -> str:
    """Where the mediation was held: the unit and its room."""
    return session.host.unit + session.room


def paper_person(session: Session, person: Person, day: date) -> PaperPerson:
    """A person as the papers name them, with the age on that day."""
    details = person.details
    extra: list[tuple[str, str]] = []
    if details.organisation:
        extra.append(("所代表的单位", details.organisation))
    if person.relation:
        extra.append(("关系", _relation(session, person)))
    return PaperPerson(
        label=_label(person),
        name=person.name,
        sex=details.sex,
        age=age_on(details.born_on, day) if details.born_on else None,
        born_on=details.born_on,
        id_kind=ID_KIND_TITLES[details.id_kind],
        id_number=details.id_number,
        address=details.address,
        workplace=details.workplace,
        phone=details.phone,
        ethnicity=details.ethnicity,
        registered_address=details.registered_address,
        occupation=details.occupation,
        deputy=details.deputy,
        extra=tuple(extra),
    )


def _relation(session: Session, person: Person) -> str:
    if not person.for_person:
        return person.relation
    return f"{named(session, person.for_person)}的{person.relation}"


def _label(person: Person) -> str:
    if person.kind is PersonKind.PARTY:
        # No role word here: the parties read this page together (ux: names, not 违法嫌疑人 or 受害人).
        # 当事人 first, so that the narrow column breaks between the words.
        title = party_title(person.letter)
        return title if title.startswith("当事人") else f"当事人{title}"
    return KIND_TITLES[person.kind]


def officers_at(session: Session, act_id: str = WHOLE_MEDIATION) -> tuple[HostInfo, ...]:
    """Who of the police was at a talk: as noted for it, or for the whole mediation, or the host alone."""
    noted = session.officers.get(act_id) or session.officers.get(WHOLE_MEDIATION)
    return noted.officers if noted and noted.officers else (session.host,)


def recorder_of(session: Session) -> tuple[str, str]:
    """Name and unit of whoever writes the record; empty when the host does."""
    recorder = next(iter(session.here(PersonKind.RECORDER)), None)
    if recorder is None:
        return "", ""
    return recorder.name, recorder.details.workplace or session.host.unit


def recording_text(session: Session, act_id: str) -> str:
    """The recordings of one act: device, reference, start and stop, gaps, and whether one was lost."""
    covering = [
        r for r in session.recordings.values() if act_id in r.acts or WHOLE_MEDIATION in r.acts or not r.acts
    ]
    return "；".join(_recording(session, recording) for recording in covering)


def _recording(session: Session, recording: RecordingLinked) -> str:
    parts = [
        f"{recording.device}，编号{recording.reference}",
        span_text(recording.started_at, recording.stopped_at),
        *(
            f"{datetime_text(gap.started_at)}至{time_text(gap.stopped_at)}中断：{gap.reason}"
            for gap in recording.gaps
        ),
    ]
    lost = session.lost_recordings.get(recording.recording_id, "")
    if lost:
        parts.append(f"资料损毁或者丢失：{lost}")
    return "，".join(parts)


def guardian_rows(session: Session, person: Person) -> tuple[tuple[str, str], ...]:
    """What the record must say of a minor whose guardian was called (法 98(3)): the call, the absence."""
    rows = [
        (
            "通知监护人",
            f"{datetime_text(n.notified_at)}以{n.manner}通知{n.name}（{n.relation}），{n.result}",
        )
        for n in session.guardian_notices
        if n.for_person == person.person_id
    ]
    if person.absence is not None and not session.guardians_of(person.person_id):
        rows.append(("监护人未到场", person.absence.reason))
    return tuple(rows)
