"""Papers on what was settled and done: performance, receipts, application for recognition and its record."""

from __future__ import annotations

from mediator.domain.chinese_dates import date_text
from mediator.domain.clauses import clause_text, named
from mediator.domain.errors import Refusal
from mediator.domain.events import ClauseKind
from mediator.domain.followup import PERFORMED
from mediator.domain.money import capitals, digits
from mediator.domain.numerals import chinese_number
from mediator.domain.paper_forms import joined
from mediator.domain.paper_people import paper_person
from mediator.domain.papers import (
    FormPaper,
    PaperGroup,
    SignatureLine,
)
from mediator.domain.session import Clause, Session
from mediator.domain.wording import message


class NothingToPrint(Refusal):
    """What this paper is about is not in the record yet."""


def performance_of(session: Session, clause_id: str, *, station: str, training: bool) -> FormPaper:
    """履行确认书 of one clause: on which day, in what way, with what proof; those of the clause sign."""
    clause = session.clause(clause_id)
    check = session.performance.get(clause_id)
    done = check is not None and check.result == PERFORMED
    performed_on = check.on if check is not None and done else None
    return FormPaper(
        form="performance-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("agreement_number", session.number),
            ("parties", joined(p.name for p in session.parties)),
            ("item", chinese_number(session.clauses.index(clause) + 1)),
            ("performed_on", date_text(performed_on) if performed_on else ""),
            ("manner", clause.terms.manner),
            ("proof", check.note if check is not None and done else ""),
        ),
        texts=(("clause", clause_text(session, clause.terms)),),
        signatures=(
            *_clause_lines(session, clause),
            SignatureLine(label="主持人", name=session.host.name),
        ),
        made_on=performed_on,
        training=training,
        station=station,
    )


def _clause_lines(session: Session, clause: Clause) -> tuple[SignatureLine, ...]:
    doers = (SignatureLine(label="履行人", name=session.person(i).name) for i in clause.terms.actor_ids)
    others = (SignatureLine(label="对方", name=session.person(i).name) for i in clause.terms.to_ids)
    return (*doers, *others)


def receipt_of(
    session: Session, clause_id: str, *, station: str, training: bool, instalment: int | None = None
) -> FormPaper:
    """收条 for a sum of the agreement, or for one of its instalments, counted from 0."""
    clause = session.clause(clause_id)
    terms = clause.terms
    if terms.kind is not ClauseKind.PAY or not terms.amount_fen:
        raise NothingToPrint(message("这一条不是付款，没有收条"))
    fen = terms.amount_fen if instalment is None else terms.instalments[instalment].amount_fen
    item = f"第{chinese_number(session.clauses.index(clause) + 1)}项"
    if instalment is not None:
        item += f"第{chinese_number(instalment + 1)}期"
    return FormPaper(
        form="receipt-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("payer", joined(named(session, i) for i in terms.actor_ids)),
            ("what", terms.action.rstrip("。").removesuffix("款")),
            ("capitals", capitals(fen)),
            ("digits", digits(fen)),
            ("item", item),
        ),
        signatures=tuple(SignatureLine(label="收款人", name=session.person(i).name) for i in terms.to_ids),
        training=training,
        station=station,
    )


def recognition_application_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """不予处罚申请书 of both parties after they settled and performed (法 9(4), 程序规定 186)."""
    settlement = session.settlement
    if settlement is None:
        raise NothingToPrint(message("还没有登记和解和履行情况，没有申请书"))
    applied = {a.person_id: a.applied_on for a in session.recognition_applied.values()}
    day = max(applied.values(), default=session.updated_at.date())
    return FormPaper(
        form="recognition-application-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("case_number", session.filing.case_number if session.filing else ""),
            ("matter", session.matter.title),
            ("committee", settlement.committee),
            ("settled_on", date_text(settlement.settled_on)),
            ("performed_on", date_text(settlement.performed_on)),
        ),
        people=(
            PaperGroup(
                part="applicant", people=tuple(paper_person(session, p, day) for p in session.parties)
            ),
        ),
        texts=(
            ("facts", session.facts_text or session.matter.summary),
            ("terms", settlement.terms),
            ("proof", settlement.proof),
        ),
        chosen=(settlement.way.value,),
        signatures=tuple(
            SignatureLine(label="申请人", name=p.name, signed_on=applied.get(p.person_id))
            for p in session.parties
        ),
        training=training,
        station=station,
    )


def recognition_record_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """认可审批表: the settlement in short and what the organ decided; who approves signs by hand."""
    settlement, decision = session.settlement, session.recognition
    if settlement is None:
        raise NothingToPrint(message("还没有登记和解和履行情况，没有认可审批表"))
    applied = sorted({a.applied_on for a in session.recognition_applied.values()})
    return FormPaper(
        form="recognition-record-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("matter", session.matter.title),
            ("case_number", session.filing.case_number if session.filing else ""),
            ("parties", joined(p.name for p in session.parties)),
            ("applied_on", joined(date_text(day) for day in applied)),
            ("settled_on", date_text(settlement.settled_on)),
            ("performed_on", date_text(settlement.performed_on)),
            ("host", session.host.name),
            ("host_unit", session.host.unit),
            ("decided_by", decision.decided_by if decision else ""),
        ),
        texts=(
            ("terms", settlement.terms),
            ("proof", settlement.proof),
            ("reason", decision.reason if decision else ""),
        ),
        chosen=() if decision is None else ("granted",) if decision.granted else ("not_granted",),
        signatures=(SignatureLine(label="承办民警", name=session.host.name),),
        made_on=decision.decided_on if decision else None,
        training=training,
        station=station,
    )
