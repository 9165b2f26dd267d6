"""The end of a play: the agreement written, read aloud, locked and signed, then what came of it."""

from __future__ import annotations

from dataclasses import replace

from mediator.domain.events import ClauseKind, ClauseTerms, PrintOutcome, SatisfactionAnswer
from mediator.domain.followup import MISSED, PERFORMED
from mediator.domain.offer_clause import terms_of_offer
from mediator.domain.paper_hand import PaperHand
from mediator.domain.signing import HOST_ID, SigningLine, signing_plan
from mediator.services.play_craft import mark_alone, refuse_and_withdraw
from mediator.services.prompter import Prompter
from mediator.services.script import (
    HOST_KEY,
    ScriptClause,
    ScriptPerformance,
    ScriptSignature,
    ScriptVisit,
)
from mediator.services.script_routes import ScriptOral

PAPER = "agreement"


def agree_and_sign(p: Prompter) -> None:
    """Facts, clauses in order, read aloud, locked, every line of the plan in turn, then the paper."""
    script = p.script.agreement
    _write_and_read(p)
    with p.at(script.where):
        p.room.agreement.lock()
    otherwise = {_signer(p, s.person): s for s in p.script.signatures}
    for line in signing_plan(p.session):
        _sign(p, line, otherwise.get(line.signer_id))
    with p.at("signature"):
        p.room.agreement.complete()
    if script.printed:
        with p.at(f"{script.where}.printed"):
            pdf, printing = p.room.agreement.pdf(), p.room.printing
            sent = printing.queue(PAPER, pdf, printer=script.printer, copies=script.printed)
            printing.settle(sent.queued.print_id, PrintOutcome.PRINTED, sent.total)


def agree_orally(p: Prompter, oral: ScriptOral) -> None:
    """Facts and clauses read aloud, then the register: the parties want no paper."""
    _write_and_read(p)
    with p.at(oral.where, oral.at):
        p.room.route.record_oral(oral.reason)


def _write_and_read(p: Prompter) -> None:
    script = p.script.agreement
    with p.at(f"{script.where}.facts", script.at):
        p.room.agreement.write_facts(script.facts)
    for clause in script.clauses:
        with p.at(clause.where):
            _clause(p, clause)
    mark_alone(p)
    refuse_and_withdraw(p)
    with p.at(f"{script.where}.heard_by"):
        p.room.agreement.read_aloud(p.persons_in_order(script.heard_by))


def _clause(p: Prompter, clause: ScriptClause) -> None:
    if not clause.from_offer:
        p.room.agreement.draft_clause(_terms(p, clause))
        return
    offer = p.session.offer(p.offers[clause.from_offer])
    p.room.offers.become_clause(offer.offer_id, _put_in(p, clause, terms_of_offer(p.session, offer)))


def _put_in(p: Prompter, clause: ScriptClause, terms: ClauseTerms) -> ClauseTerms:
    """The offer's own terms with what the script writes in their place."""
    return replace(
        terms,
        kind=clause.kind or terms.kind,
        actor_ids=p.persons_in_order(clause.actors) or terms.actor_ids,
        action=clause.action or terms.action,
        to_ids=p.persons_in_order(clause.to) or terms.to_ids,
        due_on=clause.due_on or terms.due_on,
        on_the_spot=clause.on_the_spot or terms.on_the_spot,
        manner=clause.manner or terms.manner,
        otherwise=clause.otherwise or terms.otherwise,
        proof=clause.proof or terms.proof,
        parts=clause.parts or terms.parts,
        instalments=clause.instalments or terms.instalments,
    )


def _terms(p: Prompter, clause: ScriptClause) -> ClauseTerms:
    return ClauseTerms(
        kind=clause.kind or ClauseKind.DO,
        actor_ids=p.persons_in_order(clause.actors),
        action=clause.action,
        to_ids=p.persons_in_order(clause.to),
        amount_fen=clause.amount_fen,
        due_on=clause.due_on,
        on_the_spot=clause.on_the_spot,
        manner=clause.manner,
        otherwise=clause.otherwise,
        proof=clause.proof,
        parts=clause.parts,
        instalments=clause.instalments,
    )


def _signer(p: Prompter, key: str) -> str:
    return HOST_ID if key == HOST_KEY else p.people[key]


def _sign(p: Prompter, line: SigningLine, otherwise: ScriptSignature | None) -> None:
    verbs = p.room.agreement
    with p.at(otherwise.where if otherwise else "signature"):
        if otherwise and otherwise.refusal:
            verbs.refuse_signature(line.signer_id, line.role, otherwise.refusal)
        elif otherwise and otherwise.paper:
            paper = PaperHand(
                reason=otherwise.paper,
                way=otherwise.way,
                writer=otherwise.writer,
                witness_id=p.people[otherwise.witness] if otherwise.witness else "",
            )
            verbs.choose_paper(line.signer_id, line.role, paper, identity_checked=True, read_or_heard=True)
        else:
            verbs.sign(
                line.signer_id,
                line.role,
                p.hand.write(line.name),
                identity_checked=True,
                read_or_heard=True,
                redone=otherwise.redone if otherwise else 0,
            )


def follow_up(p: Prompter) -> None:
    """Visits are planned first; performances and visits follow on their days."""
    planned: dict[str, str] = {}
    for visit in p.script.visits:
        with p.at(visit.where):
            p.room.follow_up.plan_visit(visit.due_on, visit.manner)
        planned[visit.where] = p.session.visits[-1].visit_id
    for step in p.script.follow_up():
        with p.at(step.where, step.at):
            if isinstance(step, ScriptPerformance):
                _performance(p, step)
            else:
                _visit(p, planned[step.where], step)


def _performance(p: Prompter, step: ScriptPerformance) -> None:
    clause_id = p.session.clauses[step.clause - 1].clause_id
    verbs = p.room.follow_up
    if step.result == PERFORMED:
        verbs.perform(clause_id, p.clock.now().date(), step.note)
    elif step.result == MISSED:
        verbs.miss(clause_id, step.note)
    elif step.due_on is not None:
        verbs.postpone(clause_id, step.due_on, step.note)


def _visit(p: Prompter, visit_id: str, step: ScriptVisit) -> None:
    p.room.follow_up.visit(
        visit_id,
        p.clock.now().date(),
        step.manner,
        step.findings,
        happened_again=step.happened_again,
        satisfaction=tuple(
            SatisfactionAnswer(person_id=p.people[person], score=score) for person, score in step.satisfaction
        ),
    )


def close(p: Prompter) -> None:
    """The session is closed."""
    with p.at("closing", p.script.closing_at):
        p.room.close(p.script.closing_summary)
