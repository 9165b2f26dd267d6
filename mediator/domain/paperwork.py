"""Turns a session into the data of its papers: what was typed once appears wherever a form asks for it."""

from __future__ import annotations

from datetime import date

from mediator.domain.attendance import party_title
from mediator.domain.chinese_dates import date_or_blank
from mediator.domain.clauses import clause_text, named
from mediator.domain.disclosure import PartyView, may_see
from mediator.domain.events import SignerRole, VisitManner
from mediator.domain.followup import MISSED, PERFORMED, POSTPONED, obligations
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    PaperPerson,
    PerformanceRow,
    RightsNoticePaper,
    SignatureLine,
    TalkEntry,
    TalkRecordPaper,
    ToldRight,
)
from mediator.domain.people import (
    ID_KIND_TITLES,
    KIND_TITLES,
    LETTERS,
    Person,
    PersonKind,
    age_on,
)
from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.screening import RulePack
from mediator.domain.session import Clause, PerformanceCheck, Session, Signature, Talk, Visit
from mediator.domain.signing import HOST_ID, ROLE_NAMES, SigningLine, signature_of, signing_plan


def agreement_paper_of(session: Session, *, station: str, training: bool) -> AgreementPaper:
    """治安调解协议书 with whatever is signed so far."""
    day = _signing_day(session)
    others = session.here(
        PersonKind.GUARDIAN,
        PersonKind.SUITABLE_ADULT,
        PersonKind.AGENT,
        PersonKind.INTERPRETER,
        PersonKind.INVITEE,
        PersonKind.ATTESTING_WITNESS,
        PersonKind.RECORDER,
    )
    return AgreementPaper(
        organ=session.organ,
        number=session.number,
        host_name=session.host.name,
        host_unit=session.host.unit,
        place=place_of(session),
        parties=tuple(paper_person(session, p, day) for p in session.parties),
        others=tuple(paper_person(session, p, day) for p in others),
        facts=session.facts_text,
        clauses=tuple(clause_text(session, c.terms) for c in session.clauses),
        copies=len(session.parties) + 1,
        signatures=tuple(_signature_line(session, line) for line in signing_plan(session)),
        made_on=session.lock.at.date() if session.lock else None,
        check_code=session.lock.check_code if session.lock else "",
        digest=session.lock.digest if session.lock else "",
        training=training,
        station=station,
    )


def talk_record_of(session: Session, talk: Talk, *, station: str, training: bool) -> TalkRecordPaper:
    """The record of one separate talk: the person's own words only."""
    person = session.person(talk.person_id)
    day = talk.started_at.date()
    earlier = [t for t in session.talks if t.person_id == talk.person_id]
    statements = [
        s for s in session.standing() if s.talk_id == talk.talk_id and may_see(s, PartyView(talk.person_id))
    ]
    asked = {q.question_id: q.text for q in talk.asked}
    entries: list[TalkEntry] = []
    last = ""
    for statement in statements:
        question = asked.get(statement.question_id, "")
        if question and question != last:
            entries.append(TalkEntry(label="问：", text=question))
            last = question
        entries.append(TalkEntry(label="答：", text=statement.text))
    return TalkRecordPaper(
        organ=session.organ,
        number=session.number,
        times=earlier.index(talk) + 1,
        started_at=talk.started_at,
        ended_at=talk.ended_at,
        place=place_of(session),
        askers=(session.host.name,),
        asker_unit=session.host.unit,
        recorder=next((p.name for p in session.here(PersonKind.RECORDER)), ""),
        recorder_unit=session.host.unit if session.here(PersonKind.RECORDER) else "",
        person=paper_person(session, person, day),
        present=tuple(paper_person(session, session.person(i), day) for i in talk.present),
        entries=tuple(entries),
        signatures=(
            SignatureLine(
                label="被谈话人",
                name=person.name,
                ink=talk.ink,
                note=f"拒绝签名：{talk.refusal}" if talk.refusal else "",
                signed_on=talk.read_back_at.date() if talk.read_back_at else None,
            ),
            *(
                SignatureLine(label=KIND_TITLES[session.person(i).kind], name=session.person(i).name)
                for i in talk.present
            ),
            SignatureLine(label="谈话人", name=session.host.name),
        ),
        training=training,
        station=station,
    )


def rights_notice_of(
    session: Session, pack: RulePack, person_id: str, *, station: str, training: bool
) -> RightsNoticePaper:
    """权利义务告知书 of one person, with what they answered."""
    person = session.person(person_id)
    latest = rights_of(session, person_id)
    rights = latest.signed or latest
    answers = {a.right_id: a for a in rights.answers}
    told = []
    for item in pack.rights:
        answer = answers.get(item.right_id)
        said = "" if answer is None else "听清了" if answer.understood else f"有疑问：{answer.question}"
        told.append(ToldRight(text=item.text, answer=said))
    day = (rights.given_at or session.updated_at).date()
    recusal = ""
    if rights.recusal_asked:
        recusal = f"申请回避：{rights.recusal_reason}" if rights.recusal_wanted else "不申请回避"
    return RightsNoticePaper(
        organ=session.organ,
        number=session.number,
        place=place_of(session),
        told_at=rights.given_at,
        tellers=(session.host.name,),
        teller_unit=session.host.unit,
        person=paper_person(session, person, day),
        rights=tuple(told),
        recusal=recusal,
        asks_willing=must_be_willing(person),
        willing=rights.willing if must_be_willing(person) else None,
        willing_words=rights.willing_words,
        signatures=(
            SignatureLine(
                label="被告知人",
                name=person.name,
                ink=rights.ink,
                note=f"拒绝签名：{rights.refusal}" if rights.refusal else "",
                signed_on=rights.given_at.date() if rights.given_at else None,
            ),
            *(SignatureLine(label=KIND_TITLES[g.kind], name=g.name) for g in session.guardians_of(person_id)),
        ),
        training=training,
        station=station,
    )


RESULT_WORDS = {PERFORMED: "已履行", MISSED: "未履行"}
MANNER_WORDS = {VisitManner.IN_PERSON: "上门回访", VisitManner.PHONE: "电话回访"}
SATISFACTION_WORDS = {1: "很不满意", 2: "不太满意", 3: "一般", 4: "比较满意", 5: "很满意"}


def follow_up_of(session: Session, visit: Visit, *, station: str, training: bool) -> FollowUpPaper:
    """回访记录 of one visit that was made: how the obligations stood on that day, whatever came later."""
    day = visit.visited_on or visit.due_on
    return FollowUpPaper(
        organ=session.organ,
        number=session.number,
        agreement_number=session.number,
        parties=tuple(p.name for p in session.parties),
        reason=session.matter.title,
        visited_on=day,
        manner=MANNER_WORDS[visit.manner],
        performance=tuple(_performance_row(session, clause, day) for clause in obligations(session)),
        findings=visit.findings,
        happened_again=visit.happened_again,
        satisfaction=tuple(
            (session.person(a.person_id).name, SATISFACTION_WORDS[a.score] if a.score else "不作答")
            for a in visit.satisfaction
        ),
        visitors=(session.host.name,),
        visitor_unit=session.host.unit,
        signatures=(SignatureLine(label="回访人", name=session.host.name),),
        training=training,
        station=station,
    )


def _performance_row(session: Session, clause: Clause, day: date) -> PerformanceRow:
    known = [c for c in session.checks if c.clause_id == clause.clause_id and c.since <= day]
    return PerformanceRow(
        number=session.clauses.index(clause) + 1,
        clause=clause_text(session, clause.terms),
        result=_result(known[-1]) if known else _not_yet(clause, day),
        note=known[-1].note if known else "",
    )


def _result(check: PerformanceCheck) -> str:
    if check.result == POSTPONED:
        return f"改期至{date_or_blank(check.on)}"
    return RESULT_WORDS[check.result]


def _not_yet(clause: Clause, day: date) -> str:
    due = clause.terms.due_on
    return "未到期" if due is not None and due > day else "尚未登记"


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


def _signing_day(session: Session) -> date:
    return (session.lock.at if session.lock else session.updated_at).date()


def _signature_line(session: Session, line: SigningLine) -> SignatureLine:
    signature = signature_of(session, line)
    return SignatureLine(
        label=_line_label(line),
        name=line.name,
        ink=signature.ink if signature else None,
        note=_line_note(signature),
        signed_on=signature.at.date() if signature and not signature.on_paper else None,
    )


def _party_label(letter: str) -> str:
    """甲方当事人; the eleventh and later parties, who have no letter, are 当事人11."""
    title = party_title(letter)
    return f"{title}当事人" if letter in LETTERS else title


def _line_label(line: SigningLine) -> str:
    if line.role is SignerRole.PARTY:
        return _party_label(line.letter)
    if line.role is SignerRole.GUARDIAN:
        return f"{party_title(line.letter)}法定代理人"
    if line.signer_id == HOST_ID:
        return "主持人"
    return ROLE_NAMES[line.role]


def _line_note(signature: Signature | None) -> str:
    if signature is None:
        return ""
    if signature.refusal:
        return f"拒绝签名：{signature.refusal}"
    return ""
