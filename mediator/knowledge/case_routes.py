"""Reads the route of a case file, and which tables it then cannot do without."""

from __future__ import annotations

from datetime import date

from mediator.domain.events import ApplicationSource, Regime, SettlementWay
from mediator.domain.wording import message
from mediator.knowledge.toml_file import Table
from mediator.services.script_routes import (
    ScriptAdvice,
    ScriptApplication,
    ScriptFiling,
    ScriptOral,
    ScriptRecognition,
    ScriptRoute,
    ScriptSettlement,
)

SCREENED = ("screening", "conclusion", "party", "rights")
WRITTEN = ("agreement", "clause")
NEEDED: dict[Regime, tuple[str, ...]] = {
    Regime.PUBLIC_ORDER: (*SCREENED, "talk", "point", *WRITTEN),
    Regime.ON_THE_SPOT: (*SCREENED, *WRITTEN),
    Regime.PEOPLES: (*SCREENED, "application", *WRITTEN),
    Regime.RECOGNITION: (*SCREENED, "talk", "settlement", "recognition"),
    Regime.ADVICE: ("advice",),
}
"""The tables a script of each route must have."""


def route(table: Table) -> ScriptRoute:
    """The route, with what it needs being there; a `BadInput` names the first table that is not."""
    session = table.required("session")
    regime = session.choice("regime", Regime, Regime.PUBLIC_ORDER)
    for key in NEEDED[regime]:
        if not table.has(key):
            raise table.refuse(key, message("缺少这一项"))
    return ScriptRoute(
        regime=regime,
        committee=session.text("committee") if regime is Regime.PEOPLES else session.text("committee", ""),
        filing=_filing(table.table("filing")),
        advice=_advice(table.table("advice")),
        application=_application(table.table("application")),
        oral=_oral(table.table("oral")),
        settlement=_settlement(table.table("settlement")),
        recognition=_recognition(table.table("recognition")),
    )


def _filing(table: Table | None) -> ScriptFiling | None:
    if table is None:
        return None
    return ScriptFiling(
        where=table.where, case_number=table.text("case_number"), filed_on=_day(table, "filed_on")
    )


def _advice(table: Table | None) -> ScriptAdvice | None:
    if table is None:
        return None
    return ScriptAdvice(
        where=table.where,
        at=table.moment("at"),
        told=table.texts("told"),
        words=table.text("words"),
        where_to_go=table.text("where_to_go"),
        to_bring=table.text("to_bring", ""),
    )


def _application(table: Table | None) -> ScriptApplication | None:
    if table is None:
        return None
    return ScriptApplication(
        where=table.where,
        at=table.moment("at"),
        source=table.choice("source", ApplicationSource),
        applicants=table.texts("applicants"),
        respondents=table.texts("respondents"),
        requests=table.texts("requests"),
        entrusted_by=table.text("entrusted_by", ""),
    )


def _oral(table: Table | None) -> ScriptOral | None:
    if table is None:
        return None
    return ScriptOral(where=table.where, at=table.moment("at"), reason=table.text("reason"))


def _settlement(table: Table | None) -> ScriptSettlement | None:
    if table is None:
        return None
    return ScriptSettlement(
        where=table.where,
        at=table.moment("at"),
        way=table.choice("way", SettlementWay),
        committee=table.text("committee", ""),
        settled_on=_day(table, "settled_on"),
        terms=table.text("terms"),
        performed_on=_day(table, "performed_on"),
        proof=table.text("proof"),
    )


def _recognition(table: Table | None) -> ScriptRecognition | None:
    if table is None:
        return None
    return ScriptRecognition(
        where=table.where,
        at=table.moment("at"),
        applications=tuple((t.text("person"), _day(t, "on")) for t in table.tables("application")),
        granted=table.flag("granted"),
        decided_by=table.text("decided_by"),
        decided_on=_day(table, "decided_on"),
        reason=table.text("reason"),
    )


def _day(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.refuse(key, message("缺少这一项"))
    return day
