"""A script may hold more rounds than two, and says what became of its differences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import DifferenceOutcome, DifferenceSettled, FactPointRevised, TalkStarted
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.knowledge.cases import load_script
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.law import LawFiles
from mediator.services.play import play
from mediator.services.rehearsal import script_station, script_user
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.services.script_clock import ScriptClock
from tests.builders import a_desk
from tests.third_round import with_third_round
from tests.walked_cases import FOLDER


def played(script: Script) -> tuple[Session, list[object]]:
    clock = ScriptClock(script.desk)
    desk = replace(
        a_desk(script_user(script.desk), station=script_station(script.desk)),
        clock=clock,
        rules=LawFiles(),
        guides=GuideFiles(),
    )
    session = play(script, desk, clock, SampleHand())
    return session, [e.event for e in desk.log.read(session.session_id)]


def test_a_third_round_is_played_and_the_board_follows_it() -> None:
    session, events = played(with_third_round())
    assert session.stage is Stage.CLOSED
    kinds = [type(e) for e in events if isinstance(e, TalkStarted | DifferenceSettled | FactPointRevised)]
    third = next(i for i, e in enumerate(events) if isinstance(e, TalkStarted) and e.round == 3)
    settled = [(i, e) for i, e in enumerate(events) if isinstance(e, DifferenceSettled)]
    assert [e.outcome for _i, e in settled] == [DifferenceOutcome.RESOLVED, DifferenceOutcome.BECAME_CLAUSE]
    assert all(i > third for i, _e in settled)
    assert kinds[-3:] == [DifferenceSettled, FactPointRevised, DifferenceSettled]
    taken_up = next(p.settled for p in session.fact_points if p.settled and p.settled.clause_id)
    assert taken_up.clause_id == session.clauses[0].clause_id


def test_the_shipped_case_settles_what_was_made_clear() -> None:
    session, _events = played(load_script(FOLDER / "night-noise-phone.toml"))
    settled = [p.settled for p in session.fact_points if p.settled is not None]
    assert [s.outcome for s in settled] == [DifferenceOutcome.RESOLVED]


def test_a_difference_left_open_without_a_reason_names_its_place() -> None:
    script = with_third_round()
    changed = replace(script.settled[0], outcome=DifferenceOutcome.LEFT_OPEN, reason="")
    with pytest.raises(BadInput) as caught:
        played(replace(script, settled=(changed,)))
    assert "settled[1]" in caught.value.title.in_chinese()
