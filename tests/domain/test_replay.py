"""Whatever legal steps are taken in whatever order, the events add up to the session and lose no word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator.domain.errors import MediatorError
from mediator.domain.events import Answer, Comparison, DangerSign, JointOutcome, SignerRole, StatementRecorded
from mediator.domain.evolve import evolve, open_session, replay
from mediator.domain.interview import lines_of
from mediator.domain.paper_hand import PaperHand
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session, print_out
from tests.people_samples import details, ink

Step = Callable[[Building, int], object]


def pick(items: tuple, n: int):  # type of the items is theirs
    return items[n % len(items)]


def letter(n: int) -> str:
    return pick(("甲", "乙", "丙", "证"), n)


def statement(b: Building, n: int) -> str:
    return pick(b.session.statements[-3:], n).statement_id


STEPS: dict[str, Step] = {
    "finish": lambda b, n: b.finish(),
    "advance": lambda b, n: b.room.advance(),
    "skip": lambda b, n: b.room.skip(pick(tuple(Stage), n), "双方已说清"),
    "answer": lambda b, n: b.room.intake.answer("stop-179-1", pick(tuple(Answer), n)),
    "conclude": lambda b, n: b.room.intake.conclude(mediate=True, reason="所长同意"),
    "party": lambda b, n: b.with_party(f"秦{n}", pick(tuple(PartyRole), n), date(1990 + n % 30, 1, 1)),
    "witness": lambda b, n: b.with_fact_witness(f"白{n}"),
    "guardian": lambda b, n: b.with_guardian(letter(n), f"柳{n}", "父亲"),
    "helper": lambda b, n: b.with_helper(PersonKind.INVITEE, f"丁{n}"),
    "correct": lambda b, n: b.room.people.correct(b.id_of(letter(n)), details(f"更名{n}")),
    "leave": lambda b, n: b.room.people.let_go(b.id_of(letter(n)), "登记错误"),
    "tell": lambda b, n: b.told(letter(n)),
    "will": lambda b, n: b.room.rights.record_willingness(b.id_of(letter(n)), willing=n % 3 != 0),
    "talk": lambda b, n: b.talk(letter(n), 1 + n % 2),
    "say": lambda b, n: b.says(pick(b.session.talks[-1:], n).talk_id, f"第{n}句", may_say=n % 2 == 0),
    "amend": lambda b, n: b.room.talks.correct(
        statement(b, n), f"改成{n}", categories=(), verbatim=False, reason="本人更正"
    ),
    "strike": lambda b, n: b.room.talks.strike(statement(b, n), "口误"),
    "restore": lambda b, n: b.room.talks.restore(statement(b, n)),
    "grant": lambda b, n: b.room.talks.grant_disclosure(statement(b, n)),
    "withdraw": lambda b, n: b.room.talks.withdraw_disclosure(statement(b, n)),
    "read back": lambda b, n: b.room.talks.read_back(
        pick(b.session.talks[-1:], n).talk_id,
        ink=ink(n),
        heard=lines_of(b.session, pick(b.session.talks[-1:], n).talk_id),
    ),
    "rest": lambda b, n: b.room.pace.rest(),
    "go on": lambda b, n: b.room.pace.go_on(),
    "mark": lambda b, n: b.room.pace.mark(pick(b.session.talks[-1:], n).talk_id, statement(b, n)),
    "alarm": lambda b, n: b.room.danger.raise_((pick(tuple(DangerSign), n),), f"听到第{n}句"),
    "hand over": lambda b, n: b.room.danger.hand_over(pick(b.session.dangers, n).danger_id, "韩所", "分开"),
    "end": lambda b, n: b.room.talks.end(pick(b.session.talks[-1:], n).talk_id),
    "point": lambda b, n: b.room.board.note_point(
        "谁先动手", "动手", Comparison.ONE_SIDE, (statement(b, n),)
    ),
    "drop": lambda b, n: b.room.board.drop_point(pick(b.session.fact_points, n).point_id),
    "offer": lambda b, n: b.offer(letter(n), f"方案{n}", may_convey=n % 2 == 0),
    "convey": lambda b, n: b.room.offers.convey(pick(b.session.offers, n).offer_id, b.id_of(letter(n + 1))),
    "decline": lambda b, n: b.room.offers.decline(pick(b.session.offers, n).offer_id, b.id_of(letter(n + 1))),
    "together": lambda b, n: b.room.joint.start(
        tuple(p.person_id for p in b.session.people), rules_accepted=True
    ),
    "part": lambda b, n: b.room.joint.end(pick(tuple(JointOutcome), n)),
    "draft": lambda b, n: b.drafted(),
    "lock": lambda b, n: b.locked(),
    "unlock": lambda b, n: b.room.agreement.unlock("再改"),
    "sign": lambda b, n: b.sign_next(),
    "absent": lambda b, n: b.room.people.note_guardian_absent(b.id_of(letter(n)), "已通知未到"),
    "revise point": lambda b, n: b.room.board.revise_point(
        pick(b.session.fact_points, n).point_id, "改题", "动手", Comparison.ONE_SIDE, (statement(b, n),)
    ),
    "ask again": lambda b, n: b.room.board.list_for_second_round(
        pick(b.session.fact_points, n).point_id, "请您再说说"
    ),
    "unlist": lambda b, n: b.room.board.unlist(pick(b.session.fact_points, n).point_id),
    "clear": lambda b, n: b.room.offers.clear(pick(b.session.offers, n).offer_id),
    "take back": lambda b, n: b.room.offers.withdraw(pick(b.session.offers, n).offer_id),
    "confirm": lambda b, n: b.room.joint.confirm(pick(b.session.offers, n).offer_id),
    "order": lambda b, n: b.room.agreement.order_clauses(
        tuple(c.clause_id for c in reversed(b.session.clauses))
    ),
    "doubt": lambda b, n: b.room.agreement.question_clause(pick(b.session.clauses, n).clause_id, "不清楚"),
    "reword": lambda b, n: b.room.agreement.revise_clause(pick(b.session.clauses, n).clause_id, b.clause()),
    "cut": lambda b, n: b.room.agreement.strike_clause(pick(b.session.clauses, n).clause_id),
    "refuse": lambda b, n: b.room.agreement.refuse_signature(b.id_of("甲"), SignerRole.PARTY, "不签"),
    "by pen": lambda b, n: b.room.agreement.choose_paper(
        b.id_of("乙"),
        SignerRole.PARTY,
        PaperHand(reason="手写板不灵"),
        identity_checked=True,
        read_or_heard=True,
    ),
    "miss": lambda b, n: b.room.follow_up.miss(pick(b.session.clauses, n).clause_id, "没有付"),
    "postpone": lambda b, n: b.room.follow_up.postpone(
        pick(b.session.clauses, n).clause_id, b.desk.today(), "双方同意"
    ),
    "print": lambda b, n: print_out(b.room),
    "terminate": lambda b, n: n % 5 == 0 and b.room.terminate("不谈了", "告知起诉"),
}

TALKING = ("talk", "say", "say", "amend", "strike", "restore", "read back", "end", "part")
OFTEN = (*sorted(STEPS), *TALKING, *TALKING)
STEPS_TAKEN = st.lists(st.tuples(st.sampled_from(OFTEN), st.integers(0, 30)), max_size=45)


def walk(start: Stage, steps: list[tuple[str, int]]) -> Building:
    """Try each step; what is refused, or has nothing to act on, is passed over."""
    b = a_session().at(start)
    for name, n in steps:
        try:
            STEPS[name](b, n)
        except (MediatorError, StopIteration, ZeroDivisionError, KeyError, AssertionError):
            continue
    return b


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(start=st.sampled_from([s for s in Stage if s is not Stage.CLOSED]), steps=STEPS_TAKEN)
def test_the_events_of_any_walk_add_up_to_the_session_in_memory(start: Stage, steps: list[tuple[str, int]]):
    b = walk(start, steps)
    assert replay(b.events) == b.session
    assert [e.version for e in b.events] == list(range(1, len(b.events) + 1))


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(start=st.sampled_from([Stage.FIRST_ROUND, Stage.SECOND_ROUND, Stage.SHUTTLE]), steps=STEPS_TAKEN)
def test_no_step_forward_or_back_loses_a_statement(start: Stage, steps: list[tuple[str, int]]):
    events = walk(start, steps).events
    said: dict[str, int] = {}
    session = open_session(events[0])
    for recorded in events[1:]:
        session = evolve(session, recorded)
        if isinstance(recorded.event, StatementRecorded):
            said[recorded.event.statement_id] = recorded.event.number
        assert {s.statement_id: s.number for s in session.statements} == said
    assert all(s.text for s in session.statements)
