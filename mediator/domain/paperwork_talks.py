"""Turns talks into their records: a separate talk into that of one person, a joint talk into 调解笔录."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mediator.domain.apologies import apologies_of
from mediator.domain.chinese_dates import datetime_text, span_text
from mediator.domain.clauses import named
from mediator.domain.craft_states import Apology
from mediator.domain.disclosure import Both, Paper, may_see, offer_words_for, translation_for, words_for
from mediator.domain.events import APOLOGY_TITLES, ARRIVAL_TITLES, JointOutcome
from mediator.domain.paper_forms import ANSWER, QUESTION, joined
from mediator.domain.paper_people import (
    guardian_rows,
    officers_at,
    paper_person,
    place_of,
    recorder_of,
    recording_text,
)
from mediator.domain.papers import (
    FormPaper,
    PaperTable,
    SignatureLine,
    TalkEntry,
    TalkRecordPaper,
)
from mediator.domain.people import KIND_TITLES, AccessNeed, Person, PersonKind
from mediator.domain.question_rules import AS_SAID
from mediator.domain.rights import rights_of
from mediator.domain.session import JointTalk, Session, Talk
from mediator.domain.signature_lines import talk_lines

TRANSLATED = "译文："
BEFORE, OFFICER = "更正前：", "记录人"
CORRECTED = "（以上回答更正过，更正处捺指印：　　　　　　）"
CANNOT_READ = (AccessNeed.READING, AccessNeed.SIGHT)
READ_OUT = "以上笔录已向我宣读，和我说的相符。"
OUTCOMES = {
    JointOutcome.AGREED: "agreed",
    JointOutcome.NOT_AGREED: "not_agreed",
    JointOutcome.ADJOURNED: "adjourned",
}


def talk_record_of(
    session: Session, talk: Talk, *, station: str, training: bool, form: str = "talk-record-1"
) -> TalkRecordPaper:
    """The record of one separate talk: the person's own words only."""
    person = session.person(talk.person_id)
    day = talk.started_at.date()
    earlier = [t for t in session.talks if t.person_id == talk.person_id]
    officers = officers_at(session, talk.talk_id)
    recorder, recorder_unit = recorder_of(session)
    named_person = paper_person(session, person, day)
    arrival = session.arrivals.get(talk.talk_id)
    return TalkRecordPaper(
        organ=session.organ,
        number=session.number,
        times=earlier.index(talk) + 1,
        started_at=talk.started_at,
        ended_at=talk.ended_at,
        place=place_of(session),
        askers=tuple(officer.name for officer in officers),
        asker_unit=joined(dict.fromkeys(officer.unit for officer in officers)),
        recorder=recorder,
        recorder_unit=recorder_unit,
        person=replace(named_person, extra=(*named_person.extra, *guardian_rows(session, person))),
        present=tuple(paper_person(session, session.person(i), day) for i in talk.present),
        recording=recording_text(session, talk.talk_id),
        arrival=ARRIVAL_TITLES[arrival.how] if arrival else "",
        arrived_at=arrival.arrived_at if arrival else None,
        left_at=arrival.left_at if arrival else None,
        entries=tuple(_entries(session, talk)),
        answers=tuple(_known_answers(session, talk.person_id)),
        closing=READ_OUT if any(n in person.details.needs for n in CANNOT_READ) else "",
        signatures=(
            *talk_lines(session, "被谈话人", talk),
            *(_line_of(session.person(i)) for i in talk.present),
            *(SignatureLine(label="谈话人", name=officer.name) for officer in officers),
            *((SignatureLine(label="记录人", name=recorder),) if recorder else ()),
        ),
        training=training,
        station=station,
        form=form,
    )


def _entries(session: Session, talk: Talk) -> Iterable[TalkEntry]:
    asked = {q.question_id: f"{q.text}{AS_SAID}" if q.as_said else q.text for q in talk.asked}
    audience, last = Paper(talk.person_id), ""
    for statement in session.standing():
        if statement.talk_id != talk.talk_id or not may_see(statement, audience):
            continue
        question = asked.get(statement.question_id, "")
        if question and question != last:
            yield TalkEntry(label=QUESTION, text=question)
            last = question
        yield TalkEntry(label=ANSWER, text=words_for(session, statement, audience))
        if translated := translation_for(session, statement, audience, "zh"):
            yield TalkEntry(label=TRANSLATED, text=translated)
        for correction in statement.corrections:
            who = session.person(correction.asked_by).name if correction.asked_by else OFFICER
            why = f"（{who}要求更正，原因：{correction.reason}）"
            yield TalkEntry(label=BEFORE, text=f"{correction.before}{why}")
        if statement.corrected:
            yield TalkEntry(label=CORRECTED, text="")


def _known_answers(session: Session, person_id: str) -> Iterable[tuple[str, str]]:
    """What was answered when the notice was read, for the fixed questions of an inquiry record."""
    latest = rights_of(session, person_id)
    rights = latest.signed or latest
    if rights.given_at is not None and rights.answers:
        open_points = [a.question for a in rights.answers if not a.understood]
        yield "notice", f"有疑问：{joined(open_points)}" if open_points else "听清了。"
    if rights.recusal_asked:
        yield "recusal", f"申请回避：{rights.recusal_reason}" if rights.recusal_wanted else "不申请回避。"


def mediation_record_of(session: Session, talk: JointTalk, *, station: str, training: bool) -> FormPaper:
    """调解笔录 of one joint talk: only what was said or confirmed with all of them in the room."""
    recorder, recorder_unit = recorder_of(session)
    hosts = officers_at(session, talk.talk_id)
    when = (
        span_text(talk.started_at, talk.ended_at)
        if talk.ended_at
        else f"{datetime_text(talk.started_at)}至　　时　　分"
    )
    return FormPaper(
        form="mediation-record-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("when", when),
            ("place", place_of(session)),
            ("host", joined(host.name for host in hosts)),
            ("host_unit", joined(dict.fromkeys(host.unit for host in hosts))),
            ("recorder", recorder),
            ("recorder_unit", recorder_unit),
            ("present", joined(named(session, i) for i in talk.present)),
            ("recording", recording_text(session, talk.talk_id)),
        ),
        texts=tuple(("points", title) for title in _confirmed(session, talk)),
        tables=(
            PaperTable(
                part="entries",
                rows=_said(session, talk),
            ),
        ),
        chosen=(OUTCOMES[talk.outcome],) if talk.outcome else (),
        signatures=(
            *(_line_of(p) for p in _there(session, talk) if p.kind is not PersonKind.RECORDER),
            *(SignatureLine(label="主持人", name=host.name) for host in hosts),
            *((SignatureLine(label="记录员", name=recorder),) if recorder else ()),
        ),
        made_on=talk.ended_at.date() if talk.ended_at else None,
        training=training,
        station=station,
    )


def _said(session: Session, talk: JointTalk) -> tuple[tuple[str, str], ...]:
    """What was said before everybody, in the order of time."""
    entries = [(e.at, (f"{named(session, e.person_id)}：", e.text)) for e in talk.entries]
    apologies = [(a.at, _apology_row(session, a)) for a in apologies_of(session, talk)]
    return tuple(line for _, line in sorted([*entries, *apologies], key=lambda one: one[0]))


def _apology_row(session: Session, made: Apology) -> tuple[str, str]:
    """Who said sorry to whom, the words, and whether it was taken."""
    whom = joined(named(session, i) for i in made.to_ids)
    kind = APOLOGY_TITLES[made.kind]
    taken = "对方当场接受" if made.accepted else "对方没有表示接受"
    return f"{named(session, made.person_id)}：", f"（{kind}，对{whom}）{made.words}（{taken}）"


def _there(session: Session, talk: JointTalk) -> Iterable[Person]:
    return (session.person(i) for i in talk.present)


def _confirmed(session: Session, talk: JointTalk) -> Iterable[str]:
    """Points and offers that both sides confirmed in each other's presence, in their own order."""
    offers = {o.offer_id: offer_words_for(session, o, Both()) for o in session.offers}
    titles = {p.point_id: p.title for p in session.fact_points} | offers
    return (titles[ref] for ref in talk.confirmed if ref in titles)


def _line_of(person: Person) -> SignatureLine:
    return SignatureLine(label=KIND_TITLES[person.kind], name=person.name)
