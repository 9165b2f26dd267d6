"""Loads a scripted mediation: size, form, keys and references are checked before anything is played."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.events import Answer, GateOverride, JointOutcome, Matter
from mediator.domain.stages import Stage
from mediator.domain.texts import MOST_CHARACTERS, check_line, check_text
from mediator.domain.wording import message
from mediator.knowledge import (
    case_agreement,
    case_craft,
    case_dossier,
    case_people,
    case_presence,
    case_routes,
    case_talks,
)
from mediator.knowledge.case_details import check_details
from mediator.knowledge.case_keys import check_references
from mediator.knowledge.case_schema import check_schema
from mediator.knowledge.toml_file import ADVICE, Table, read_toml
from mediator.services.ports import Role
from mediator.services.script import (
    Script,
    ScriptConclusion,
    ScriptDesk,
    ScriptGate,
    ScriptJoint,
    ScriptJointEntry,
)

FOUNDING_CASE = "play-area-quarrel.toml"


def load_script(path: Path) -> Script:
    """The mediation a case file tells, or a `BadInput` that names file, key and rule. Writes nothing."""
    content = read_toml(path)
    _check_characters(path.name, "", content)
    check_schema(path.name, content)
    script = _script(Table(path.name, "", content))
    check_references(script)
    check_details(script)
    return script


def _check_characters(file: str, where: str, value: object) -> None:
    """No control character anywhere: TOML lets them in as \\u escapes. The officer's unit heads papers."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check_characters(file, f"{where}.{key}" if where else str(key), inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value, 1):
            _check_characters(file, f"{where}[{place}]", inner)
    elif isinstance(value, str):
        what = message("{file}：{key}", file=file, key=where)
        try:
            if where.startswith("officer."):
                check_line(value, what, most=MOST_CHARACTERS, required=False)
            else:
                check_text(value, what, required=False)
        except BadInput as error:
            raise BadInput(error.title, ADVICE) from None


def _script(table: Table) -> Script:
    session, closing = table.required("session"), table.required("closing")
    route = case_routes.route(table)
    return Script(
        file=table.file,
        desk=_desk(table),
        matter=_matter(session),
        guide_id=session.text("guide"),
        scheduled_at=session.moment("scheduled"),
        screening=tuple(_gate(t) for t in table.tables("screening")),
        conclusion=_conclusion(table.table("conclusion")),
        people=case_people.people(table),
        rights=tuple(case_people.rights(t) for t in table.tables("rights")),
        talks=tuple(case_talks.talk(t) for t in table.tables("talk")),
        points=tuple(case_talks.point(t) for t in table.tables("point")),
        revisions=tuple(case_talks.revision(t) for t in table.tables("revision")),
        settled=tuple(case_talks.settled(t) for t in table.tables("settled")),
        offers=tuple(case_talks.offer(t) for t in table.tables("offer")),
        joint=_joint(table),
        agreement=case_agreement.agreement(table),
        signatures=tuple(case_agreement.signature(t) for t in table.tables("signature")),
        visits=tuple(case_agreement.visit(t) for t in table.tables("visit")),
        performances=tuple(case_agreement.performance(t) for t in table.tables("performance")),
        closing_summary=closing.text("summary"),
        closing_at=closing.moment("at"),
        skips=tuple((t.choice("stage", Stage), t.text("reason")) for t in table.tables("skip")),
        route=route,
        presence=case_presence.presence(table),
        dossier=case_dossier.dossier(table),
        private=tuple(case_craft.private_round(t) for t in table.tables("private")),
        refusals=tuple(case_craft.refusal(t) for t in table.tables("refusal")),
    )


def _desk(table: Table) -> ScriptDesk:
    clock, officer = table.required("clock"), table.required("officer")
    return ScriptDesk(
        start=_needed(clock, "start"),
        step=clock.whole("step", 1),
        officer=officer.text("name"),
        number=officer.text("number"),
        unit=officer.text("unit"),
        organ=officer.text("organ"),
        room=officer.text("room"),
        number_template=officer.text("number_template", "TJ-{year}-"),
        role=officer.choice("role", Role, Role.OFFICER),
    )


def _needed(table: Table, key: str) -> datetime:
    moment = table.moment(key)
    if moment is None:
        raise table.refuse(key, message("缺少这一项"))
    return moment


def _matter(table: Table) -> Matter:
    return Matter(
        title=table.text("title"),
        category=table.text("category"),
        summary=table.text("summary", ""),
        place=table.text("place"),
        happened_on=table.day("happened_on"),
        happened_time=table.text("happened_time", ""),
        cause=table.text("cause", ""),
    )


def _gate(table: Table) -> ScriptGate:
    return ScriptGate(
        where=table.where,
        gate_id=table.text("gate"),
        answer=table.choice("answer", Answer),
        note=table.text("note", ""),
    )


def _conclusion(table: Table | None) -> ScriptConclusion:
    if table is None:
        return ScriptConclusion(mediate=False, reason="")
    return ScriptConclusion(
        mediate=table.flag("mediate"),
        reason=table.text("reason", ""),
        superior=table.text("superior", ""),
        overrides=tuple(
            GateOverride(gate_id=t.text("gate"), reason=t.text("reason"), superior=t.text("superior", ""))
            for t in table.tables("override")
        ),
    )


def _joint(table: Table) -> ScriptJoint | None:
    joint = table.table("joint")
    if joint is None:
        return None
    return ScriptJoint(
        where=joint.where,
        at=joint.moment("at"),
        present=joint.texts("present"),
        confirm=joint.texts("confirm"),
        entries=tuple(
            ScriptJointEntry(where=t.where, person=t.text("person"), text=t.text("text"))
            for t in joint.tables("entry")
        ),
        outcome=joint.choice("outcome", JointOutcome),
        apologies=tuple(case_craft.apology(t) for t in joint.tables("apology")),
    )
