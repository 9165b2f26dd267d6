"""How a session ends: closed after performance, or terminated with a ground and a next route."""

from __future__ import annotations

import pytest

from mediator.domain.closing import NotClosable, check_open
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Answer, Comparison, JointOutcome, MediationTerminated, SessionClosed
from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from tests.builders import a_session, print_out
from tests.people_samples import MATTER

GROUND, ROUTE = "许明川明确表示不愿意继续调解", "依法作出处理，并告知可以向人民法院提起民事诉讼"


def test_a_session_is_closed_only_after_performance_and_a_visit():
    b = a_session().at(Stage.FOLLOW_UP)
    with pytest.raises(NotClosable, match="第1条还没有登记履行结果") as refused:
        b.room.close("已履行")
    assert "第二百五十八条第二项" in refused.value.article
    b.room.follow_up.perform(b.session.clauses[0].clause_id, b.desk.today(), "收条")
    with pytest.raises(NotClosable, match="还没有做过回访"):
        b.room.close("已履行")


def test_a_closing_has_its_words():
    b = a_session().at(Stage.FOLLOW_UP).finish()
    with pytest.raises(BadInput, match="结案说明"):
        b.room.close("")
    b.room.close("已履行")
    assert (b.session.stage, b.session.ended, b.session.closing_summary) == (Stage.CLOSED, True, "已履行")


def test_nothing_is_closed_before_it_was_signed():
    for stage in list(Stage)[:9]:
        with pytest.raises(NotClosable, match="没有达成协议的，请办理终止"):
            a_session().at(stage).room.close("结束")


def test_a_missed_duty_is_never_closed_as_performed_but_ended_with_the_way_to_court():
    b = a_session().at(Stage.FOLLOW_UP)
    b.room.follow_up.miss(b.session.clauses[0].clause_id, "到期没有付")
    with pytest.raises(NotClosable, match="不能按已履行结案") as refused:
        b.room.close("结案")
    assert "第九条第三款" in refused.value.article
    b.room.terminate("达成协议后不履行", ROUTE)
    assert (b.session.terminated, b.session.next_route) == ("达成协议后不履行", ROUTE)


def test_a_signed_agreement_that_is_kept_is_not_terminated():
    b = a_session().at(Stage.FOLLOW_UP)
    with pytest.raises(NotClosable, match="协议已经签署，不能终止调解"):
        b.room.terminate(GROUND, ROUTE)


@pytest.mark.parametrize("stage", list(Stage)[:9])
def test_a_mediation_can_end_without_agreement_at_every_step(stage: Stage):
    b = a_session().at(stage)
    b.room.terminate(GROUND, ROUTE)
    ended, closed = (recorded.event for recorded in b.events[-2:])
    assert ended == MediationTerminated(ground=GROUND, next_route=ROUTE)
    assert closed == SessionClosed(summary=GROUND)
    assert b.session.stage is Stage.CLOSED


def test_a_termination_says_why_and_where_to_go_next():
    b = a_session()
    with pytest.raises(BadInput, match="终止的原因"):
        b.room.terminate("", ROUTE)
    with pytest.raises(BadInput, match="下一步去向"):
        b.room.terminate(GROUND, " ")


def test_nobody_is_cut_off_in_the_middle_of_a_talk():
    b = a_session().at(Stage.FIRST_ROUND)
    b.talk("甲")
    with pytest.raises(NotClosable, match="请先结束谈话"):
        b.room.terminate(GROUND, ROUTE)


def test_nothing_more_is_recorded_once_it_ended():
    b = a_session().at(Stage.SHUTTLE)
    b.room.terminate(GROUND, ROUTE)
    before, first = len(b.events), b.session.statements[0].statement_id
    room, someone, other = b.room, b.id_of("甲"), b.id_of("乙")
    for step in (
        lambda: room.terminate(GROUND, ROUTE),
        lambda: room.close("再结一次"),
        lambda: room.advance(),
        lambda: room.skip(Stage.SHUTTLE, "x"),
        lambda: room.intake.correct_matter(MATTER, "general"),
        lambda: room.intake.answer("need-lighter", Answer.NO),
        lambda: room.intake.conclude(mediate=True),
        lambda: b.with_party("秦越", PartyRole.NEITHER),
        lambda: room.people.let_go(someone, "x"),
        lambda: room.rights.record_willingness(someone, willing=False),
        lambda: b.told("甲"),
        lambda: b.talk("甲", 2),
        lambda: room.talks.withdraw_disclosure(first),
        lambda: room.board.note_point("路灯", "路灯", Comparison.ONE_SIDE, (first,)),
        lambda: b.offer("甲"),
        lambda: room.joint.start((someone, other), rules_accepted=True),
        lambda: room.joint.end(JointOutcome.AGREED),
        lambda: b.drafted(),
    ):
        with pytest.raises(Refusal, match="已经结案"):
            step()
    assert len(b.events) == before


def test_the_rule_itself_knows_an_ended_session_without_the_table_of_rights():
    b = a_session().at(Stage.FOLLOW_UP)
    check_open(b.session)
    with pytest.raises(NotClosable, match="已经结案"):
        check_open(b.at(Stage.CLOSED).session)


def test_a_paper_may_still_be_printed_after_the_end():
    b = a_session().at(Stage.CLOSED)
    print_out(b.room, copies=3, printer="一楼打印机")
    assert [p.copies for p in b.session.prints] == [3]
