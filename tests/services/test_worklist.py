"""Today's sessions, drafts and what comes due, within the rights of whoever is signed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mediator.domain.events import VisitManner
from mediator.domain.stages import Stage
from mediator.services.desk import Desk
from mediator.services.ports import Draft, User
from mediator.services.reception import Reception
from mediator.services.worklist import Worklist
from tests.builders import NOW, Building, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.people_samples import MATTER, OFFICER, OTHER_OFFICER, SUPERVISOR


class Numbered:
    """Ids that no other desk of the test uses."""

    def __init__(self, mark: str) -> None:
        self._mark, self._given = mark, 0

    def new_id(self) -> str:
        self._given += 1
        return f"{self._mark}-{self._given}"


def desk_of(user: User, record: MemoryRecord, now: datetime = NOW) -> Desk:
    desk = a_desk(user, record=record, now=now)
    return replace(desk, ids=Numbered(f"{user.number}{now.day}{len(record.events)}"))


def opened(record: MemoryRecord, user: User = OFFICER, title: str = "楼道纠纷", **planned: datetime) -> str:
    room = Reception(desk_of(user, record)).open(
        replace(MATTER, title=title), guide_id="general", scheduled_at=planned.get("at")
    )
    return room.session.session_id


def test_an_officer_sees_own_sessions_and_a_supervisor_everybodys():
    record = MemoryRecord()
    mine, theirs = opened(record), opened(record, OTHER_OFFICER)
    assert [s.session_id for s in Worklist(desk_of(OFFICER, record)).all()] == [mine]
    assert [s.session_id for s in Worklist(desk_of(SUPERVISOR, record)).all()] == [theirs, mine]


def test_words_find_only_what_one_may_see():
    record = MemoryRecord()
    mine = opened(record, title="噪声纠纷")
    opened(record, OTHER_OFFICER, title="噪声纠纷")
    assert [s.session_id for s in Worklist(desk_of(OFFICER, record)).find(" 噪声 ")] == [mine]
    assert Worklist(desk_of(OFFICER, record)).find("没有的词") == ()
    assert len(Worklist(desk_of(OFFICER, record)).find("  ")) == 1


def test_today_holds_the_planned_and_what_is_under_way_by_the_hour():
    record = MemoryRecord()
    later = opened(record, at=NOW + timedelta(hours=5))
    soon = opened(record, at=NOW + timedelta(hours=1))
    under_way = opened(record)
    assert [s.session_id for s in Worklist(desk_of(OFFICER, record)).today()] == [under_way, soon, later]


def test_the_day_after_holds_what_is_unfinished_and_not_what_is_planned_for_later():
    record = MemoryRecord()
    begun = opened(record, at=NOW + timedelta(hours=1))
    opened(record, at=NOW + timedelta(days=2))
    tomorrow = desk_of(OFFICER, record, NOW + timedelta(days=1))
    assert [s.session_id for s in Worklist(tomorrow).today()] == [begun]


def test_a_session_that_ended_is_not_among_todays():
    record = MemoryRecord()
    b = Building(desk_of(OFFICER, record))
    b.room.terminate("不谈了", "告知起诉")
    assert Worklist(b.desk).today() == ()


def test_what_comes_due_is_told_with_its_session_the_earliest_first():
    b = a_session().at(Stage.FOLLOW_UP)
    b.room.follow_up.plan_visit(b.desk.today() + timedelta(days=3), VisitManner.PHONE)
    rows = Worklist(b.desk).due()
    assert [(r.item.kind, r.summary.session_id) for r in rows] == [
        ("visit", b.session.session_id),
        ("obligation", b.session.session_id),
    ]


def test_of_each_session_the_newest_draft_is_shown_and_of_others_none():
    record = MemoryRecord()
    mine, theirs = opened(record), opened(record, OTHER_OFFICER)
    desk = desk_of(OFFICER, record)
    for session_id, field, minute in ((mine, "facts", 1), (mine, "closing", 5), (theirs, "facts", 9)):
        at = NOW + timedelta(minutes=minute)
        desk.drafts.save(Draft(session_id=session_id, field=field, text="写到一半", at=at))
    shown = [(d.field, s.session_id if s else "") for d, s in Worklist(desk).drafts()]
    assert shown == [("closing", mine)]
