"""Reads the officers, recordings, notified guardians and answers given alone of a case file."""

from __future__ import annotations

from datetime import datetime

from mediator.domain.events import Answer, HostInfo, RecordingGap
from mediator.domain.wording import message
from mediator.knowledge.toml_file import Table
from mediator.services.script_presence import (
    ScriptNotice,
    ScriptOfficers,
    ScriptPresence,
    ScriptRecording,
    ScriptRecusal,
    ScriptSafety,
)


def presence(table: Table) -> ScriptPresence:
    """Everything about who was there and what recorded it."""
    wards = (*table.tables("party"), *table.tables("witness"))
    unit = table.required("officer").text("unit")
    return ScriptPresence(
        officers=_officers(table.table("officers"), unit),
        recordings=tuple(_recording(t) for t in table.tables("recording")),
        safety=tuple(_safety(t) for t in table.tables("safety")),
        recusals=tuple(_recusal(t) for t in table.tables("recusal_decision")),
        notices=tuple(_notice(t, w.text("key")) for w in wards for t in w.tables("guardian_notice")),
    )


def _officers(table: Table | None, unit: str) -> ScriptOfficers | None:
    if table is None:
        return None
    document = table.text("place_document", "")
    return ScriptOfficers(
        where=table.where,
        others=tuple(
            HostInfo(number=t.text("number"), name=t.text("name"), unit=unit) for t in table.tables("other")
        ),
        auxiliaries=table.texts("auxiliaries"),
        place_document=document,
        place_set_by=table.text("place_set_by") if document else "",
        card_shown=table.flag("card_shown"),
    )


def _recording(table: Table) -> ScriptRecording:
    gap = table.table("gap")
    return ScriptRecording(
        where=table.where,
        device=table.text("device"),
        reference=table.text("reference"),
        started_at=_moment(table, "started_at"),
        stopped_at=_moment(table, "stopped_at"),
        gaps=() if gap is None else (_gap(gap),),
        lost=table.text("lost", ""),
    )


def _gap(table: Table) -> RecordingGap:
    return RecordingGap(
        started_at=_moment(table, "started_at"),
        stopped_at=_moment(table, "stopped_at"),
        reason=table.text("reason"),
    )


def _safety(table: Table) -> ScriptSafety:
    return ScriptSafety(
        where=table.where,
        person=table.text("person"),
        question_id=table.text("question"),
        answer=table.choice("answer", Answer),
        superior=table.text("superior", ""),
        decision=table.text("decision", ""),
    )


def _recusal(table: Table) -> ScriptRecusal:
    return ScriptRecusal(
        where=table.where,
        person=table.text("person"),
        granted=table.flag("granted"),
        decided_by=table.text("decided_by"),
        reason=table.text("reason"),
    )


def _notice(table: Table, person: str) -> ScriptNotice:
    return ScriptNotice(
        where=table.where,
        person=person,
        name=table.text("name"),
        relation=table.text("relation"),
        manner=table.text("manner"),
        at=_moment(table, "at"),
        result=table.text("result"),
    )


def _moment(table: Table, key: str) -> datetime:
    moment = table.moment(key)
    if moment is None:
        raise table.refuse(key, message("缺少这一项"))
    return moment
