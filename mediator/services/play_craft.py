"""Apologies, marks made alone and refused clauses in a play, in the order an officer enters them."""

from __future__ import annotations

from mediator.domain.wording import message
from mediator.services.prompter import Prompter
from mediator.services.script_craft import ScriptApology, ScriptPrivateRound


def apologise(p: Prompter, apologies: tuple[ScriptApology, ...]) -> None:
    """Each apology, and at once the clause it becomes."""
    for script in apologies:
        with p.at(script.where):
            p.room.joint.apologise(
                script.kind,
                p.people[script.person],
                p.persons_in_order(script.to),
                script.words,
                accepted=script.accepted,
            )
        if script.clause:
            apology_id = p.session.apologies[-1].apology_id
            with p.at(f"{script.where}.clause"):
                p.room.joint.write_clause(apology_id, done=True)


def mark_alone(p: Prompter) -> None:
    """Every round: opened, marked by one party after the other, ended."""
    for script in p.script.private:
        _round(p, script)


def _round(p: Prompter, script: ScriptPrivateRound) -> None:
    numbers = script.clauses or tuple(range(1, len(p.session.clauses) + 1))
    with p.at(script.where):
        p.room.private.open(tuple(clause_of(p, f"{script.where}.clauses", number) for number in numbers))
    for mark in script.marks:
        clause_id = clause_of(p, f"{mark.where}.clause", mark.clause)
        with p.at(mark.where):
            p.room.private.answer(clause_id, p.people[mark.person], mark.answer, mark.words)
    with p.at(script.where):
        p.room.private.close()


def refuse_and_withdraw(p: Prompter) -> None:
    """Each refused clause, and the refusal taken back once it was spoken about."""
    for script in p.script.refusals:
        clause_id = clause_of(p, f"{script.where}.clause", script.clause)
        with p.at(script.where):
            p.room.agreement.refuse_clause(clause_id, p.people[script.person], script.reason)
        with p.at(script.where):
            p.room.agreement.withdraw_refusal(clause_id, p.people[script.person])


def clause_of(p: Prompter, where: str, number: int) -> str:
    """The id of the clause with this number in the draft."""
    if number > len(p.session.clauses):
        raise p.refused(where, message("草稿里没有第{number}条", number=number))
    return p.session.clauses[number - 1].clause_id
