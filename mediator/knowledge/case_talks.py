"""Reads the talks of a case file, the comparison board and the offers."""

from __future__ import annotations

from mediator.domain.errors import BadInput
from mediator.domain.events import ArrivalWay, ClauseKind, Comparison, DifferenceOutcome, StatementCategory
from mediator.domain.money import parse_money
from mediator.domain.wording import message
from mediator.knowledge.case_disclosure import about_words
from mediator.knowledge.case_pace import pace, tells_pace
from mediator.knowledge.toml_file import Table
from mediator.services.script import (
    Ask,
    AskAgain,
    AskOwn,
    Correct,
    Restore,
    Say,
    ScriptArrival,
    ScriptOffer,
    ScriptOfferTerms,
    ScriptPoint,
    ScriptReply,
    ScriptRevision,
    ScriptSettled,
    ScriptTalk,
    Strike,
    TalkEntry,
)


def talk(table: Table) -> ScriptTalk:
    """One separate talk with its entries in order."""
    return ScriptTalk(
        where=table.where,
        person=table.text("person"),
        round=table.whole("round"),
        entries=tuple(_entry(t) for t in table.tables("entries")),
        at=table.moment("at"),
        refusal=table.text("refusal", ""),
        arrival=_arrival(table.table("arrival")),
        limits=table.flag("limits", otherwise=True),
    )


def _arrival(table: Table | None) -> ScriptArrival | None:
    if table is None:
        return None
    came = table.moment("at")
    if came is None:
        raise table.refuse("at", message("缺少这一项"))
    return ScriptArrival(where=table.where, how=table.choice("how", ArrivalWay), at=came)


def _entry(table: Table) -> TalkEntry:
    where = table.where
    if table.has("ask"):
        return Ask(where=where, question_id=table.text("ask"))
    if table.has("own"):
        return AskOwn(where=where, text=table.text("own"))
    if table.has("ask_again"):
        return AskAgain(where=where, point=table.text("ask_again"))
    categories = table.choices("categories", StatementCategory)
    if table.has("say"):
        return Say(
            where=where,
            text=table.text("say", ""),
            categories=categories,
            verbatim=table.flag("verbatim"),
            may_say=table.flag("may_say"),
            language=table.text("language", ""),
        )
    if table.has("correct"):
        return Correct(
            where=where,
            label=table.text("correct"),
            text=table.text("text"),
            categories=categories,
            verbatim=table.flag("verbatim"),
            reason=table.text("reason"),
            asked_by=table.text("asked_by", ""),
        )
    if table.has("strike"):
        return Strike(where=where, label=table.text("strike"), reason=table.text("reason"))
    if table.has("restore"):
        return Restore(where=where, label=table.text("restore"))
    return pace(table) if tells_pace(table) else about_words(table)


def point(table: Table) -> ScriptPoint:
    """One fact point of the board."""
    return ScriptPoint(
        where=table.where,
        key=table.text("key"),
        title=table.text("title"),
        topic=table.text("topic"),
        comparison=table.choice("comparison", Comparison),
        statements=table.texts("statements"),
        ask_again=table.text("ask_again", ""),
        ask_again_of=table.texts("ask_again_of"),
    )


def revision(table: Table) -> ScriptRevision:
    """A fact point seen anew after a round."""
    return ScriptRevision(
        where=table.where,
        point=table.text("point"),
        title=table.text("title", ""),
        comparison=table.choice("comparison", Comparison),
        statements=table.texts("statements"),
        round=table.whole("round") if table.has("round") else 2,
    )


def settled(table: Table) -> ScriptSettled:
    """What became of a difference."""
    return ScriptSettled(
        where=table.where,
        point=table.text("point"),
        outcome=table.choice("outcome", DifferenceOutcome),
        reason=table.text("reason", ""),
        clause=table.whole("clause") if table.has("clause") else 0,
        round=table.whole("round") if table.has("round") else 2,
    )


def offer(table: Table) -> ScriptOffer:
    """One offer with the replies it got."""
    return ScriptOffer(
        where=table.where,
        key=table.text("key"),
        party=table.text("party"),
        text=table.text("text"),
        may_convey=table.flag("may_convey", otherwise=not table.flag("cleared")),
        cleared=table.flag("cleared"),
        amount_fen=amount(table),
        due_on=table.day("due_on"),
        answers=table.text("answers", ""),
        replies=tuple(
            ScriptReply(
                where=t.where,
                party=t.text("party"),
                answer=t.text("answer", ""),
                words=t.text("words", ""),
            )
            for t in table.tables("reply")
        ),
        withdrawn=table.text("withdrawn", ""),
        conditions=table.text("conditions", ""),
        valid_until=table.day("valid_until"),
        terms=_offer_terms(table.table("terms")),
        visits=table.flag("visits"),
    )


def _offer_terms(table: Table | None) -> ScriptOfferTerms | None:
    if table is None:
        return None
    return ScriptOfferTerms(
        where=table.where,
        kind=table.choice("kind", ClauseKind),
        actors=table.texts("actors"),
        action=table.text("action", ""),
        to=table.texts("to"),
        on_the_spot=table.flag("on_the_spot"),
        manner=table.text("manner", ""),
    )


def amount(table: Table) -> int | None:
    """The amount of a table in fen, None when it names none."""
    if not table.has("amount"):
        return None
    try:
        return parse_money(table.text("amount")).fen
    except BadInput as error:
        raise table.refuse("amount", error.title) from None
