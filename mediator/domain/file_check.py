"""The self-check of a file: which parts and points hold, what is missing, and where it is made good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediator.domain.dossier import check_file_open
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import FileItemChecked
from mediator.domain.file_findings import FILE_STAGE, FINDERS, PASSED_OVER, FileFacts
from mediator.domain.file_rules import Demand, FileItem, FileRule, ItemKind
from mediator.domain.missing import Missing
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class FileState(StrEnum):
    """How an item stands: it holds, something is open, that is explained, to be looked at, or not wanted."""

    HOLDS = "holds"
    OPEN = "open"
    EXPLAINED = "explained"
    TO_SEE = "to_see"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, kw_only=True)
class FileFinding:
    """One item as it stands. `wants` is what is missing; each of it can be made good in `stage`.

    `note` is the officer's word on it. `blocking` holds the closing up.
    """

    item: FileItem
    state: FileState
    wants: tuple[Missing, ...] = ()
    stage: Stage = Stage.CLOSED
    note: str = ""
    blocking: bool = False


class ItemNotTicked(Refusal):
    """The program finds this itself; it can be explained and not ticked."""


def findings(session: Session, pack: RulePack, today: date) -> tuple[FileFinding, ...]:
    """Every item of the route in the order of the data; those the route knows nothing of are left out."""
    wanted = [i for i in pack.file_rules.items if i.demand(session.regime) is not Demand.NONE]
    parts = [_finding(session, pack, today, item) for item in wanted if item.rule is not FileRule.COMPLETE]
    found = {finding.item.item_id: finding for finding in parts}
    return tuple(found.get(item.item_id) or _complete(session, item, parts) for item in wanted)


def wanting(session: Session, pack: RulePack, today: date) -> tuple[Missing, ...]:
    """What must still be made good, or explained, before the session may be closed."""
    return tuple(
        missing
        for finding in findings(session, pack, today)
        if finding.blocking and finding.item.rule is not FileRule.COMPLETE
        for missing in finding.wants
    )


def check_item(
    session: Session, pack: RulePack, item_id: str, *, holds: bool, note: str = ""
) -> FileItemChecked:
    """Tick an item that only eyes can tell, or say why a missing one may stay so."""
    check_file_open(session)
    item = next((i for i in pack.file_rules.items if i.item_id == item_id), None)
    if item is None or item.demand(session.regime) is Demand.NONE:
        raise BadInput(message("这条途径的自查没有这一项"))
    if holds and item.rule not in (FileRule.EYES, FileRule.EVIDENCE):
        raise ItemNotTicked(message("这一项由程序核对，不能打勾。暂缺的，请写明原因"))
    kept = check_text(note, message("说明"), most=300, required=not holds)
    return FileItemChecked(item_id=item_id, holds=holds, note=kept)


def explained(session: Session, pack: RulePack, today: date) -> tuple[str, ...]:
    """What was explained, as sentences for the note on the file."""
    return tuple(
        f"{finding.item.title_on(session.regime)}：{finding.note}"
        for finding in findings(session, pack, today)
        if finding.note
    )


def _finding(session: Session, pack: RulePack, today: date, item: FileItem) -> FileFinding:
    demand = item.demand(session.regime)
    said = session.file_items.get(item.item_id)
    note = said.note if said else ""
    if item.rule is FileRule.EYES:
        return _by_eye(session, item, demand)
    found = FINDERS[item.rule](FileFacts(session=session, pack=pack, today=today))
    if found is PASSED_OVER:
        return FileFinding(item=item, state=FileState.NOT_NEEDED)
    if not found:
        return FileFinding(item=item, state=FileState.HOLDS)
    wants = tuple(replace(m, article=m.article or f"{item.instrument}{item.article}") for m in found)
    stage = FILE_STAGE.get(wants[0].code, item.stage)
    if said is not None:
        state = FileState.HOLDS if said.holds else FileState.EXPLAINED
        return FileFinding(item=item, state=state, wants=wants, stage=stage, note=note)
    if item.rule is FileRule.EVIDENCE and wants[0].code == "exhibits":
        return FileFinding(item=item, state=FileState.TO_SEE, wants=wants, stage=stage)
    must = demand is Demand.REQUIRED
    return FileFinding(item=item, state=FileState.OPEN, wants=wants, stage=stage, blocking=must)


def _by_eye(session: Session, item: FileItem, demand: Demand) -> FileFinding:
    said = session.file_items.get(item.item_id)
    if said is None:
        asked = Missing(
            code="to_see",
            sentence=message("请看过卷宗后打勾，或者写明情况"),
            article=f"{item.instrument}{item.article}",
        )
        return FileFinding(
            item=item, state=FileState.TO_SEE, wants=(asked,), blocking=demand is Demand.REQUIRED
        )
    state = FileState.HOLDS if said.holds else FileState.EXPLAINED
    return FileFinding(item=item, state=state, note=said.note)


def _complete(session: Session, item: FileItem, found: list[FileFinding]) -> FileFinding:
    """Whether none of the parts is open."""
    said = session.file_items.get(item.item_id)
    open_parts = [f for f in found if f.item.kind is ItemKind.PART and f.state is FileState.OPEN]
    if not open_parts:
        return FileFinding(item=item, state=FileState.HOLDS)
    wants = (
        Missing(
            code="parts",
            sentence=message("还有{count}项材料没有齐", count=len(open_parts)),
            article=f"{item.instrument}{item.article}",
        ),
    )
    if said is not None:
        return FileFinding(item=item, state=FileState.EXPLAINED, wants=wants, note=said.note)
    must = item.demand(session.regime) is Demand.REQUIRED and any(f.blocking for f in open_parts)
    return FileFinding(item=item, state=FileState.OPEN, wants=wants, blocking=must)
