"""Opening sessions under running numbers, and finding one again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import HostPost, Regime
from mediator.domain.regimes import PostNotAllowed
from mediator.domain.stages import Stage
from mediator.services.ports import Draft
from mediator.services.reception import Reception
from tests.builders import BEIJING, NOW, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.people_samples import GUIDE, MATTER, MEDIATOR, OTHER_OFFICER, PACK, STATION


def test_numbers_run_on_across_desks_and_begin_anew_each_year():
    record = MemoryRecord()
    numbers = [a_session(desk=a_desk(record=record)).session.number for _ in range(1)]
    desk, other = a_desk(record=record), a_desk(OTHER_OFFICER, record=record)
    desk.ids._given, other.ids._given = 100, 200
    numbers += [Reception(d).open(MATTER, guide_id="general").session.number for d in (desk, other)]
    new_year = a_desk(record=record, now=datetime(2027, 1, 1, 9, tzinfo=BEIJING))
    new_year.ids._given = 300
    numbers.append(Reception(new_year).open(MATTER, guide_id="general").session.number)
    assert numbers == ["TJ-2026-0001", "TJ-2026-0002", "TJ-2026-0003", "TJ-2027-0001"]


def test_a_new_session_holds_who_leads_it_where_and_under_which_rules():
    session = a_session().session
    assert (session.stage, session.version) == (Stage.INTAKE, 1)
    assert (session.host.number, session.host.unit) == ("D1001", STATION.name)
    assert (session.organ, session.room) == (STATION.organ, STATION.room)
    assert (session.guide_id, session.rule_pack) == (GUIDE.guide_id, PACK.name)


def test_a_matter_that_cannot_be_kept_opens_no_session():
    record = MemoryRecord()
    desk = a_desk(record=record)
    with pytest.raises(BadInput):
        Reception(desk).open(MATTER.__class__(title="", category="邻里纠纷"), guide_id="general")
    assert record.events == {}


def test_the_drafts_of_the_new_form_go_with_the_opening():
    record = MemoryRecord()
    desk = a_desk(record=record)
    desk.drafts.save(Draft(session_id="", field="new-matter-title", text="楼道", at=NOW))
    Reception(desk).open(MATTER, guide_id="general", spent_drafts=("new-matter-title",))
    assert desk.drafts.all() == ()


def test_a_planned_hour_is_kept():
    at = NOW + timedelta(days=1)
    room = Reception(a_desk()).open(MATTER, guide_id="general", scheduled_at=at)
    assert room.session.scheduled_at == at


def test_a_session_nobody_opened_is_not_found_and_nothing_is_written():
    record = MemoryRecord()
    with pytest.raises(BadInput, match="没有找到这次调解，记录库没有改动"):
        Reception(a_desk(record=record)).resume("no-such-session")
    assert record.events == {}


def test_each_route_is_opened_by_its_own_and_a_refusal_writes_nothing():
    record = MemoryRecord()
    for user, regime, refusal in (
        (MEDIATOR, Regime.PUBLIC_ORDER, "由民警主持"),
        (OTHER_OFFICER, Regime.PEOPLES, "由人民调解员主持"),
    ):
        with pytest.raises(PostNotAllowed, match=refusal):
            Reception(a_desk(user, record=record)).open(
                MATTER, guide_id="general", regime=regime, committee="青石社区人民调解委员会"
            )
    assert record.events == {}


def test_the_committee_numbers_its_own_and_heads_its_papers():
    record = MemoryRecord()
    a_session(desk=a_desk(record=record))
    desk = a_desk(MEDIATOR, record=record)
    desk.ids._given = 100
    room = Reception(desk).open(
        MATTER, guide_id="general", regime=Regime.PEOPLES, committee=" 青石社区人民调解委员会 "
    )
    session = room.session
    assert session.number == "人调字〔2026〕0001号"
    assert session.organ == session.committee == session.host.unit == "青石社区人民调解委员会"
    assert session.host.post is HostPost.PEOPLES_MEDIATOR


def test_a_template_may_end_in_words():
    station = replace(STATION, number_template="云公（青石）调解字〔{year}〕{number:04}号")
    record = MemoryRecord()
    numbers = []
    for given in (0, 100):
        desk = a_desk(record=record, station=station)
        desk.ids._given = given
        numbers.append(Reception(desk).open(MATTER, guide_id="general").session.number)
    assert numbers == ["云公（青石）调解字〔2026〕0001号", "云公（青石）调解字〔2026〕0002号"]
