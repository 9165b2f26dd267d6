"""What the events of writing, signing and following up the agreement make of the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from mediator.domain.craft_states import Confirmation, Scan
from mediator.domain.events import (
    AgreementLocked,
    AgreementReadAloud,
    AgreementSigned,
    AgreementUnlocked,
    ClauseDrafted,
    ClauseQuestioned,
    ClauseRevised,
    ClausesOrdered,
    ClauseStruck,
    Event,
    FactsWritten,
    FollowUpPlanned,
    FollowUpVisited,
    ObligationMissed,
    ObligationPerformed,
    ObligationPostponed,
    PaperPrinted,
    PaperSignatureChosen,
    PrintOutcome,
    PrintQueued,
    PrintSettled,
    ScanAttached,
    SecondConfirmed,
    SignatureMade,
    SignatureRefused,
    SupplementOpened,
    SupplementWithdrawn,
)
from mediator.domain.paper_hand import PaperHand
from mediator.domain.print_jobs import PrintJob
from mediator.domain.session import (
    Clause,
    EarlierAgreement,
    Lock,
    PerformanceCheck,
    Print,
    Session,
    Signature,
    SignedPaper,
    Supplement,
    Visit,
)


def changed(session: Session, event: Event, at: datetime) -> Session | None:
    """The session after an event of the agreement, or None when it is about something else."""
    for part in (_clauses, _lock, _supplement, _signing, _printing, _performance, _visits):
        after = part(session, event, at)
        if after is not None:
            return after
    return None


def _clauses(session: Session, event: Event, at: datetime) -> Session | None:
    del at
    match event:
        case FactsWritten():
            return _unread(replace(session, facts_text=event.text))
        case ClauseDrafted():
            clause = Clause(clause_id=event.clause_id, terms=event.terms)
            return _unread(replace(session, clauses=(*session.clauses, clause)))
        case ClauseRevised():
            reworded = _with_clause(
                session, event.clause_id, lambda c: replace(c, terms=event.terms, questioned=())
            )
            return _unread(_without_refusals(reworded, event.clause_id))
        case ClauseStruck():
            kept = tuple(c for c in session.clauses if c.clause_id != event.clause_id)
            struck = _without_refusals(replace(session, clauses=kept), event.clause_id)
            return _unread(_no_clause_any_more(struck, event.clause_id))
        case ClausesOrdered():
            return _unread(replace(session, clauses=tuple(session.clause(i) for i in event.clause_ids)))
        case ClauseQuestioned():
            return _with_clause(
                session, event.clause_id, lambda c: replace(c, questioned=(*c.questioned, event.note))
            )
        case _:
            return None


def _unread(session: Session) -> Session:
    """A text that was changed has not been read aloud."""
    return replace(session, read_aloud_at=None, heard_by=())


def _without_refusals(session: Session, clause_id: str) -> Session:
    """Other words, or none: a refusal was of the words as they were."""
    kept = tuple(r for r in session.clause_refusals if r.clause_id != clause_id)
    return replace(session, clause_refusals=kept)


def _no_clause_any_more(session: Session, clause_id: str) -> Session:
    """An offer whose clause was struck may become a clause again."""
    offers = tuple(replace(o, became_clause=False) if o.offer_id == clause_id else o for o in session.offers)
    return replace(session, offers=offers)


def _with_clause(session: Session, clause_id: str, change: Callable[[Clause], Clause]) -> Session:
    after = tuple(change(c) if c.clause_id == clause_id else c for c in session.clauses)
    return replace(session, clauses=after)


def _lock(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case AgreementReadAloud():
            return replace(session, read_aloud_at=at, heard_by=event.heard_by)
        case AgreementLocked():
            lock = Lock(
                draft=event.draft, text=event.text, digest=event.digest, check_code=event.check_code, at=at
            )
            return replace(session, lock=lock, drafts_locked=event.draft)
        case AgreementUnlocked():
            return replace(session, lock=None, signatures=(), confirmed_by=None)
        case SecondConfirmed():
            confirmation = Confirmation(digest=event.digest, number=event.number, name=event.name, at=at)
            return replace(session, confirmed_by=confirmation)
        case ScanAttached():
            scan = Scan(
                scan_id=event.scan_id,
                name=event.name,
                digest=event.digest,
                sha256=event.sha256,
                pages=event.pages,
                at=at,
            )
            return replace(session, scans=(*session.scans, scan))
        case AgreementSigned():
            signed = SignedPaper(
                digest=event.digest,
                paper_sha256=event.paper_sha256,
                pages=event.pages,
                at=at,
                seal_algorithm=event.seal_algorithm,
                certificate_sha256=event.certificate_sha256,
                anchor=event.anchor,
            )
            return replace(session, signed=signed, performance=_still_owed(session))
        case _:
            return None


def _still_owed(session: Session) -> dict[str, PerformanceCheck]:
    """The word on each obligation; one that a supplement words anew is open again."""
    before = {c.clause_id: c.terms for kept in session.earlier[-1:] for c in kept.clauses}
    now = {c.clause_id: c.terms for c in session.clauses}
    worded_anew = {i for i, terms in before.items() if now.get(i) != terms}
    return {i: check for i, check in session.performance.items() if i not in worded_anew}


def _supplement(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case SupplementOpened():
            return replace(
                session,
                earlier=(*session.earlier, *_kept(session)),
                supplement=Supplement(number=event.number, reason=event.reason, at=at),
                read_aloud_at=None,
                heard_by=(),
                lock=None,
                signatures=(),
                confirmed_by=None,
                signed=None,
            )
        case SupplementWithdrawn():
            before = session.in_force if session.earlier else replace(session, supplement=None)
            return replace(before, clause_refusals=())
        case _:
            return None


def _kept(session: Session) -> tuple[EarlierAgreement, ...]:
    """The signed text as it is put aside."""
    if session.lock is None or session.signed is None:
        return ()
    kept = EarlierAgreement(
        facts_text=session.facts_text,
        clauses=session.clauses,
        read_aloud_at=session.read_aloud_at,
        heard_by=session.heard_by,
        lock=session.lock,
        signatures=session.signatures,
        confirmed_by=session.confirmed_by,
        signed=session.signed,
        supplement=session.supplement,
    )
    return (kept,)


def _printing(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case PaperPrinted():
            printed = Print(paper=event.paper, copies=event.copies, printer=event.printer, at=at)
            return replace(session, prints=(*session.prints, printed))
        case PrintQueued():
            return replace(session, print_jobs=(*session.print_jobs, PrintJob(queued=event, at=at)))
        case PrintSettled():
            return _settled(session, event, at)
        case _:
            return None


def _settled(session: Session, event: PrintSettled, at: datetime) -> Session:
    jobs = tuple(
        replace(job, outcome=event.outcome, pages_out=event.pages_out, note=event.note)
        if job.queued.print_id == event.print_id
        else job
        for job in session.print_jobs
    )
    if event.outcome is not PrintOutcome.PRINTED:
        return replace(session, print_jobs=jobs)
    sent = next((job.queued for job in jobs if job.queued.print_id == event.print_id), None)
    if sent is None:
        return replace(session, print_jobs=jobs)
    printed = Print(paper=sent.paper, copies=sent.copies, printer=sent.printer, at=at, print_id=sent.print_id)
    return replace(session, print_jobs=jobs, prints=(*session.prints, printed))


def _signing(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case SignatureMade():
            signature = Signature(
                signer_id=event.signer_id,
                role=event.role,
                at=at,
                ink=event.ink,
                digest=event.digest,
                ink_sha256=event.ink_sha256,
                binding=event.binding,
            )
        case SignatureRefused():
            signature = Signature(
                signer_id=event.signer_id,
                role=event.role,
                at=at,
                refusal=event.reason,
                witness_id=event.witness_id,
            )
        case PaperSignatureChosen():
            paper = PaperHand(
                reason=event.reason, way=event.way, writer=event.writer, witness_id=event.witness_id
            )
            signature = Signature(signer_id=event.signer_id, role=event.role, at=at, paper=paper)
        case _:
            return None
    return replace(session, signatures=(*session.signatures, signature))


def _performance(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case ObligationPerformed():
            check = PerformanceCheck(
                clause_id=event.clause_id,
                result="performed",
                since=event.performed_on,
                on=event.performed_on,
                note=event.proof,
            )
        case ObligationMissed():
            check = PerformanceCheck(
                clause_id=event.clause_id,
                result="missed",
                since=at.date(),
                on=at.date(),
                note=event.reason,
            )
        case ObligationPostponed():
            check = PerformanceCheck(
                clause_id=event.clause_id,
                result="postponed",
                since=at.date(),
                on=event.due_on,
                note=event.reason,
            )
        case _:
            return None
    return replace(
        session,
        performance={**session.performance, check.clause_id: check},
        checks=(*session.checks, check),
    )


def _visits(session: Session, event: Event, at: datetime) -> Session | None:
    del at
    match event:
        case FollowUpPlanned():
            visit = Visit(visit_id=event.visit_id, due_on=event.due_on, manner=event.manner)
            return replace(session, visits=(*session.visits, visit))
        case FollowUpVisited():
            after = tuple(_visited(v, event) if v.visit_id == event.visit_id else v for v in session.visits)
            return replace(session, visits=after)
        case _:
            return None


def _visited(visit: Visit, event: FollowUpVisited) -> Visit:
    return replace(
        visit,
        visited_on=event.visited_on,
        manner=event.manner,
        findings=event.findings,
        happened_again=event.happened_again,
        satisfaction=event.satisfaction,
    )
