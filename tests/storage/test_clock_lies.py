"""Whatever the clock says, the record keeps its order; a clock that went back is on the trail, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mediator.domain.stages import Stage
from mediator.services.audit_trail import AuditFilter, Noted
from mediator.storage import witness
from tests.builders import NOW, Building
from tests.fakes import FixedClock
from tests.storage.disk_children import store_desk
from tests.storage.stores import OFFICER as LEAD
from tests.storage.stores import new_store, opened_again, training_store

ZONES = (-12, -8, -3, 0, 3, 5.75, 9, 14)
LATER = [
    *(NOW - timedelta(seconds=1), NOW - timedelta(hours=1), NOW - timedelta(days=365)),
    *(NOW + timedelta(seconds=1), NOW + timedelta(hours=1), NOW + timedelta(days=365)),
    *(datetime(1970, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)),
    *(datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)),
    # The hour that comes twice, and the one that never comes, where clocks are put back and forward.
    *(datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=h))) for h in (1, 2)),
    *(datetime(2026, 3, 29, 2, 30, tzinfo=timezone(timedelta(hours=h))) for h in (1, 2)),
    *(NOW.astimezone(timezone(timedelta(hours=zone))) for zone in ZONES),
]


@pytest.mark.parametrize(
    "later",
    [pytest.param(m, marks=() if i % 4 == 0 else pytest.mark.long) for i, m in enumerate(LATER)],
    ids=str,
)
def test_the_record_keeps_its_order_whatever_the_clock_says(later: datetime, tmp_path: Path) -> None:
    """The clock lies in the middle of a talk: it goes on, is read back, signed, and found in order."""
    with training_store(tmp_path / "store") as store:
        clock = FixedClock(NOW)
        building = Building(replace(store_desk(store), clock=clock)).at(Stage.RIGHTS)
        clock.moment = later
        before = building.session.version
        building.told("甲")
        after = store.log.read(building.session.session_id)
        assert [e.version for e in after] == list(range(1, len(after) + 1))
        assert len(after) > before
        assert {e.at for e in after[before:]} == {later}
        assert store.log.replayed(building.session.session_id) == building.session
        assert store.lists.summaries()[0].version == len(after)
        assert store.integrity() == ()


def test_a_clock_that_went_back_is_put_on_the_trail_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "station"
    new_store(place).close()
    real = witness.now()
    for moved, noted in ((timedelta(0), 0), (timedelta(days=-400), 1), (timedelta(days=-399), 1)):
        monkeypatch.setattr(witness, "now", lambda moved=moved: real + timedelta(hours=1) + moved)
        with opened_again(place) as store:
            rows = store.audit.rows(AuditFilter(action=Noted.CLOCK_BACK), most=9)
            assert len(rows) == noted
            assert [row.entry.actor for row in rows] == [LEAD.number] * noted
            assert store.integrity() == ()
