"""Writes a store of the present schema for the tests of later ones: python -m tests.storage.make_fixture.

Run once when a schema is released; what lies in tests/data/stores is never written anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from mediator.domain.evolve import evolve, open_session
from mediator.domain.stages import Stage
from mediator.domain.summary import SessionSummary, summary_of
from mediator.services.ports import Draft
from mediator.storage.database import Store
from mediator.storage.migrations import STEPS
from tests.builders import Building, a_session
from tests.storage.stores import AT, OFFICER, STATION, SUPERVISOR

STORES = Path(__file__).parent.parent / "data" / "stores"
NUMBERS = ("TJ-2026-0001", "TJ-2026-0002")


def row_as_data(summary: SessionSummary) -> dict[str, object]:
    """What must still be there of a session, whatever a later schema looks like."""
    return {
        "number": summary.number,
        "title": summary.title,
        "place": summary.place,
        "names": list(summary.names),
        "stage": summary.stage.value,
        "state": summary.state.value,
        "version": summary.version,
        "dues": [[due.kind, due.due_on.isoformat(), due.who, due.what] for due in summary.dues],
    }


def _copy(building: Building, store: Store, session_id: str, number: str) -> None:
    session = None
    for entry in building.events:
        given = type(entry)(**{**vars(entry), "session_id": session_id})
        if session is None:
            opened = type(entry.event)(**{**vars(entry.event), "number": number})
            given = type(entry)(**{**vars(given), "event": opened})
        session = open_session(given) if session is None else evolve(session, given)
        signed = building.desk.log.paper(session.signed.paper_sha256) if session.signed else None
        store.log.append([given], summary_of(session), papers=[signed] if signed else [])


def make(directory: Path) -> None:
    """A training store with a closed session, one that waits for its follow-up, a draft and a setting."""
    with Store.create_training(directory, station=STATION, users=[OFFICER, SUPERVISOR]) as store:
        _copy(a_session().at(Stage.CLOSED), store, "closed", NUMBERS[0])
        _copy(a_session().at(Stage.FOLLOW_UP), store, "signed", NUMBERS[1])
        store.drafts.save(Draft(session_id="signed", field="follow_up", text="还没记的话", at=AT))
        store.settings.put("language", "en")
        rows = [row_as_data(summary) for summary in store.lists.summaries()]
    (directory / "lock").unlink()
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (directory / "expected.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    make(STORES / f"schema-{len(STEPS)}")
