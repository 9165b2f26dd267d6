"""Reads the agreement of a case file, who signs it otherwise, and what came after."""

from __future__ import annotations

from mediator.domain.events import ClauseKind, ClausePart, Instalment, VisitManner
from mediator.domain.paper_hand import PaperWay
from mediator.domain.wording import message
from mediator.knowledge.case_talks import amount
from mediator.knowledge.toml_file import Table
from mediator.services.script import (
    ScriptAgreement,
    ScriptClause,
    ScriptPerformance,
    ScriptSignature,
    ScriptVisit,
)

NO_AGREEMENT = ScriptAgreement(
    where="agreement", at=None, facts="", clauses=(), heard_by=(), printed=0, printer=""
)


def agreement(table: Table) -> ScriptAgreement:
    """Main facts, clauses, and who heard them; empty on a route without an agreement of its own."""
    own = table.table("agreement")
    if own is None:
        return NO_AGREEMENT
    return ScriptAgreement(
        where=own.where,
        at=own.moment("at"),
        facts=own.text("facts"),
        clauses=tuple(_clause(t) for t in table.tables("clause")),
        heard_by=own.texts("heard_by"),
        printed=own.whole("printed", 0),
        printer=own.text("printer", ""),
    )


def _clause(table: Table) -> ScriptClause:
    return ScriptClause(
        where=table.where,
        kind=_kind(table),
        actors=table.texts("actors"),
        action=table.text("action", ""),
        to=table.texts("to"),
        amount_fen=amount(table),
        due_on=table.day("due_on"),
        on_the_spot=table.flag("on_the_spot"),
        manner=table.text("manner", ""),
        otherwise=table.text("otherwise", ""),
        proof=table.text("proof", ""),
        parts=tuple(
            ClausePart(label=t.text("label"), amount_fen=amount(t) or 0) for t in table.tables("part")
        ),
        instalments=tuple(_instalment(t) for t in table.tables("instalment")),
        from_offer=table.text("from_offer", ""),
    )


def _kind(table: Table) -> ClauseKind | None:
    """Needed, unless the clause is an offer whose kind it keeps."""
    if table.has("from_offer") and not table.has("kind"):
        return None
    return table.choice("kind", ClauseKind)


def _instalment(table: Table) -> Instalment:
    due_on = table.day("due_on")
    if due_on is None:
        raise table.refuse("due_on", message("缺少这一项"))
    return Instalment(due_on=due_on, amount_fen=amount(table) or 0)


def signature(table: Table) -> ScriptSignature:
    """Somebody who does not simply sign."""
    return ScriptSignature(
        where=table.where,
        person=table.text("person"),
        refusal=table.text("refusal", ""),
        paper=table.text("paper", ""),
        redone=table.whole("redone", 0),
        way=table.choice("way", PaperWay, PaperWay.OWN_HAND),
        writer=table.text("writer", ""),
        witness=table.text("witness", ""),
    )


def visit(table: Table) -> ScriptVisit:
    """A follow-up visit, planned or made."""
    due_on = table.day("due_on")
    if due_on is None:
        raise table.refuse("due_on", message("缺少这一项"))
    at = table.moment("at")
    if at is not None:
        table.text("findings")
    return ScriptVisit(
        where=table.where,
        due_on=due_on,
        manner=table.choice("manner", VisitManner),
        at=at,
        findings=table.text("findings", ""),
        happened_again=table.flag("happened_again"),
        satisfaction=tuple(
            (t.text("person"), t.whole("score") if t.has("score") else None)
            for t in table.tables("satisfaction")
        ),
    )


def performance(table: Table) -> ScriptPerformance:
    """What became of one clause, on the day of `at`."""
    at = table.moment("at")
    if at is None:
        raise table.refuse("at", message("缺少这一项"))
    due_on, result = table.day("due_on"), table.text("result")
    if result == "postponed" and due_on is None:
        raise table.refuse("due_on", message("改期要写新的日期"))
    return ScriptPerformance(
        where=table.where,
        clause=table.whole("clause"),
        result=result,
        at=at,
        note=table.text("note"),
        due_on=due_on,
    )
