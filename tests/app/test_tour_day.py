"""The home page of a tour shows a working day: two other sessions stand in its store."""

from __future__ import annotations

from pathlib import Path

from mediator.app.tour import _prepared_store
from mediator.knowledge.cases import FOUNDING_CASE, load_script
from mediator.knowledge.hand import load_hand
from mediator.resources import RESOURCES
from mediator.services.ports import SessionLists


def test_the_day_of_a_tour_holds_a_signed_session_and_one_that_is_under_way(tmp_path: Path):
    script = load_script(RESOURCES / "cases" / FOUNDING_CASE)
    store = _prepared_store(script, tmp_path / "store", load_hand(), working_day=True)
    try:
        lists: SessionLists = store.lists
        assert sorted(summary.state.value for summary in lists.summaries()) == ["signed", "under_way"]
    finally:
        store.close()
