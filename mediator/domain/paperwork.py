"""Turns a session into the data of its papers: what was typed once appears wherever a form asks for it."""

from __future__ import annotations

import json
from datetime import date

from mediator.domain.attendance import party_title
from mediator.domain.chinese_dates import date_or_blank
from mediator.domain.clauses import clause_text
from mediator.domain.events import SignerRole, VisitManner
from mediator.domain.followup import MISSED, PERFORMED, POSTPONED, obligations
from mediator.domain.paper_people import officers_at, paper_person, place_of
from mediator.domain.paper_signing import refusal_note
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    PerformanceRow,
    RightsNoticePaper,
    SignatureLine,
    ToldRight,
)
from mediator.domain.paperwork_talks import mediation_record_of, talk_record_of
from mediator.domain.people import (
    LETTERS,
    PersonKind,
)
from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.screening import RulePack
from mediator.domain.session import Clause, PerformanceCheck, Session, Visit
from mediator.domain.signature_lines import guardian_lines, notice_lines, relation_words, signed_lines
from mediator.domain.signing import HOST_ID, ROLE_NAMES, SigningLine, signature_of, signing_plan
from mediator.domain.supplements import cited_by

__all__ = [
    "agreement_paper_of",
    "follow_up_of",
    "mediation_record_of",
    "paper_person",
    "place_of",
    "rights_notice_of",
    "talk_record_of",
]

OLDER_LAYOUT = "agreement-1"


def agreement_paper_of(
    session: Session, *, station: str, training: bool, form: str = OLDER_LAYOUT
) -> AgreementPaper:
    """The agreement with whatever is signed so far; once locked it keeps the form it was locked in."""
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
        cites=cited_by(session),
        copies=len(session.parties) + 1,
        signatures=tuple(
            place for line in signing_plan(session) for place in _signature_lines(session, line)
        ),
        made_on=session.lock.at.date() if session.lock else None,
        check_code=session.lock.check_code if session.lock else "",
        digest=session.lock.digest if session.lock else "",
        draft=session.lock.draft if session.lock else 0,
        training=training,
        station=station,
        form=_locked_form(session.lock.text) or form if session.lock else form,
    )


def _locked_form(frozen: str) -> str:
    try:
        content = json.loads(frozen)
    except ValueError:
        return ""
    form = content.get("form", "") if isinstance(content, dict) else ""
    return form if isinstance(form, str) else ""


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
    tellers = officers_at(session)
    recusal = ""
    if rights.recusal_asked:
        recusal = f"申请回避：{rights.recusal_reason}" if rights.recusal_wanted else "不申请回避"
    return RightsNoticePaper(
        organ=session.organ,
        number=session.number,
        place=place_of(session),
        told_at=rights.given_at,
        tellers=tuple(teller.name for teller in tellers),
        teller_unit="、".join(dict.fromkeys(teller.unit for teller in tellers)),
        person=paper_person(session, person, day),
        rights=tuple(told),
        recusal=recusal,
        asks_willing=must_be_willing(person) and pack.rules_of(session.regime).willing_printed,
        willing=rights.willing if must_be_willing(person) else None,
        willing_words=rights.willing_words,
        signatures=(
            *notice_lines(session, "被告知人", rights),
            *guardian_lines(session, person_id),
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


def _signing_day(session: Session) -> date:
    return (session.lock.at if session.lock else session.updated_at).date()


def _signature_lines(session: Session, line: SigningLine) -> tuple[SignatureLine, ...]:
    signature = signature_of(session, line)
    place = SignatureLine(label=_line_label(line), name=line.name, detail=_line_detail(session, line))
    if signature is None:
        return (place,)
    refused = refusal_note(session, line.name, signature.refusal, signature.at, signature.witness_id)
    return signed_lines(
        session,
        place,
        ink=signature.ink,
        note=refused if signature.refusal else "",
        paper=signature.paper,
        at=signature.at,
    )


def _line_detail(session: Session, line: SigningLine) -> str:
    if line.role is not SignerRole.GUARDIAN:
        return ""
    guardian = session.person(line.signer_id)
    ward = session.person(guardian.for_person)
    alone = not any(planned.signer_id == ward.person_id for planned in signing_plan(session))
    return relation_words(guardian, ward, instead=alone and ward in session.parties)


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
