"""Seeing whether it held: performance, postponement, visits, and what comes due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mediator.domain.due import due_items
from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseKind, SatisfactionAnswer, VisitManner
from mediator.domain.followup import ObligationNotOpen, due_on, is_settled, missed, obligations
from mediator.domain.stages import Stage
from mediator.domain.summary import SummaryState, summary_of
from tests.builders import Building, a_session
from tests.people_samples import DAY

PAY_DAY = DAY + timedelta(days=10)


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.FOLLOW_UP)


def pay(b: Building) -> str:
    return b.session.clauses[0].clause_id


def visit(b: Building, **changed: object) -> None:
    visit_id = b.room.follow_up.plan_visit(b.desk.today(), VisitManner.PHONE).visits[-1].visit_id
    told = {"visited_on": b.desk.today(), "findings": "一切都好", "happened_again": False, **changed}
    b.room.follow_up.visit(visit_id, manner=VisitManner.PHONE, **told)


def test_a_mutual_promise_is_no_obligation(b: Building):
    assert [c.terms.kind for c in obligations(b.session)] == [ClauseKind.PAY]
    mutual = b.session.clauses[1].clause_id
    with pytest.raises(ObligationNotOpen, match="共同约定"):
        b.room.follow_up.perform(mutual, DAY, "x")


def test_nothing_is_registered_before_the_agreement_is_signed():
    b = a_session().at(Stage.AGREEMENT).drafted()
    for step in (
        lambda: b.room.follow_up.perform(pay(b), DAY, "收条"),
        lambda: b.room.follow_up.miss(pay(b), "没有付"),
        lambda: b.room.follow_up.postpone(pay(b), PAY_DAY, "宽限"),
        lambda: b.room.follow_up.plan_visit(PAY_DAY, VisitManner.PHONE),
    ):
        with pytest.raises(ObligationNotOpen, match="还没有签署完成"):
            step()
    assert due_items(b.session) == ()


def test_performance_has_a_day_not_ahead_and_what_shows_it(b: Building):
    with pytest.raises(BadInput, match="履行日期晚于今天"):
        b.room.follow_up.perform(pay(b), DAY + timedelta(days=1), "收条")
    with pytest.raises(BadInput, match="履行凭据"):
        b.room.follow_up.perform(pay(b), DAY, " ")
    b.room.follow_up.perform(pay(b), DAY, "收条")
    assert is_settled(b.session, pay(b)) and due_on(b.session, b.session.clauses[0]) is None


def test_what_was_performed_is_not_registered_again(b: Building):
    b.room.follow_up.perform(pay(b), DAY, "收条")
    for step in (
        lambda: b.room.follow_up.perform(pay(b), DAY, "收条"),
        lambda: b.room.follow_up.miss(pay(b), "没有付"),
        lambda: b.room.follow_up.postpone(pay(b), PAY_DAY, "宽限"),
    ):
        with pytest.raises(ObligationNotOpen, match="不重复登记"):
            step()


def test_a_missed_duty_may_still_be_performed_late_or_put_off_by_both(b: Building):
    b.room.follow_up.miss(pay(b), "到期没有付")
    assert [c.clause_id for c in missed(b.session)] == [pay(b)]
    with pytest.raises(ObligationNotOpen):
        b.room.follow_up.miss(pay(b), "还是没有付")
    b.room.follow_up.postpone(pay(b), PAY_DAY, "双方同意宽限")
    assert missed(b.session) == ()
    b.room.follow_up.perform(pay(b), DAY, "收条")
    assert missed(b.session) == ()


def test_a_new_day_is_not_behind_us_and_moves_what_is_due(b: Building):
    with pytest.raises(BadInput, match="改期的日期早于今天"):
        b.room.follow_up.postpone(pay(b), DAY - timedelta(days=1), "宽限")
    later = DAY + timedelta(days=30)
    b.room.follow_up.postpone(pay(b), later, "双方同意宽限")
    assert [(i.ref, i.due_on) for i in due_items(b.session)] == [(pay(b), later)]
    assert not is_settled(b.session, pay(b))


def test_a_visit_is_planned_ahead_and_made_once_not_ahead(b: Building):
    with pytest.raises(BadInput, match="回访日期早于今天"):
        b.room.follow_up.plan_visit(DAY - timedelta(days=1), VisitManner.PHONE)
    with pytest.raises(BadInput, match="回访日期晚于今天"):
        visit(b, visited_on=DAY + timedelta(days=1))
    visit(b)
    visit_id = b.session.visits[-1].visit_id
    with pytest.raises(ObligationNotOpen, match="不重复登记"):
        b.room.follow_up.visit(visit_id, DAY, VisitManner.PHONE, "又去", happened_again=False)


def test_satisfaction_goes_from_one_to_five_and_may_be_kept_to_oneself(b: Building):
    for score in (0, 6):
        with pytest.raises(BadInput, match="满意度请在1到5之间选"):
            visit(b, satisfaction=(SatisfactionAnswer(person_id=b.id_of("甲"), score=score),))
    answers = (
        SatisfactionAnswer(person_id=b.id_of("甲"), score=5),
        SatisfactionAnswer(person_id=b.id_of("乙"), score=None),
    )
    visit(b, satisfaction=answers)
    assert b.session.visits[-1].satisfaction == answers


def test_what_comes_due_is_the_earliest_first_with_names_and_what(b: Building):
    b.room.follow_up.plan_visit(DAY + timedelta(days=5), VisitManner.IN_PERSON)
    items = [(i.kind, i.due_on, i.who, i.what) for i in due_items(b.session)]
    assert items == [
        ("visit", DAY + timedelta(days=5), "林知夏、许明川", ""),
        ("obligation", PAY_DAY, "林知夏", "手机维修费"),
    ]


def test_an_apology_without_a_matter_still_says_what_is_due():
    b = a_session().at(Stage.AGREEMENT).drafted()
    b.room.agreement.draft_clause(b.clause(kind=ClauseKind.APOLOGY, action="", amount_fen=None))
    b.at(Stage.FOLLOW_UP)
    assert "赔礼道歉" in [i.what for i in due_items(b.session)]


def test_nothing_is_due_once_the_session_is_closed(b: Building):
    b.at(Stage.CLOSED)
    b.desk.log.read(b.session.session_id)
    assert due_items(b.session) == ()


def test_the_list_row_says_where_a_session_stands(b: Building):
    under_way = a_session().at(Stage.RIGHTS)
    assert summary_of(under_way.session).state is SummaryState.UNDER_WAY
    assert summary_of(b.session).state is SummaryState.SIGNED
    assert summary_of(b.at(Stage.CLOSED).session).state is SummaryState.CLOSED
    under_way.room.terminate("许明川不愿意调解", "告知可以向人民法院起诉")
    assert summary_of(under_way.session).state is SummaryState.TERMINATED


def test_the_list_row_holds_what_lists_show():
    row = summary_of(a_session().at(Stage.PARTIES).with_parties().with_fact_witness().session)
    assert (row.names, row.witnesses, row.stage) == (("林知夏", "许明川"), 1, Stage.PARTIES)
    assert (row.number, row.host_number, row.version) == ("TJ-2026-0001", "D1001", 10)


def test_a_date_of_performance_is_a_plain_day():
    assert isinstance(PAY_DAY, date)
