"""One person's private words appear nowhere for anybody else, whatever happens in a session."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.leaks.checker import leaks
from tests.leaks.planting import PLANS, planted
from tests.leaks.surfaces import surfaces

Plan = list[tuple[str, int]]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
EVERYTHING: Plan = [
    ("agree", 2),
    ("agree", 1),
    ("translate", 3),
    ("note", 1),
    ("danger", 2),
    ("safety", 1),
    ("grant", 1),
    ("grant", 3),
    ("said", 1),
    ("must act", 2),
    ("point", 2),
    ("again", 0),
    ("carry", 3),
    ("carry", 4),
    ("answer", 1),
    ("answer", 0),
    ("alone", 2),
    ("alone", 5),
    ("together", 0),
]


def nothing_leaks(plan: Plan) -> None:
    made = planted(plan)
    assert leaks(made, surfaces(made)) == []


@settings(max_examples=400, deadline=None, database=None, suppress_health_check=SLOW)
@given(plan=PLANS)
@example(plan=EVERYTHING)
def test_no_private_word_reaches_anybody_else(plan: Plan) -> None:
    nothing_leaks(plan)


@pytest.mark.long
@settings(max_examples=2000, deadline=None, database=None, suppress_health_check=SLOW)
@given(plan=PLANS)
@example(plan=EVERYTHING)
def test_no_private_word_reaches_anybody_else_in_two_thousand_sessions(plan: Plan) -> None:
    nothing_leaks(plan)


def test_the_sessions_hold_words_of_every_kind_and_show_every_surface() -> None:
    """Or the tests above could pass by planting nothing."""
    made = planted([*EVERYTHING, ("recording", 1), ("correct", 1), ("withdraw", 1), ("willing", 1)])
    assert {s.kind for s in made.secrets} >= {
        *("words", "translation", "note", "danger", "safety", "measures", "recording mark"),
        *("offer", "answer", "reason", "condition", "willing"),
    }
    filled = {surface.name for surface in surfaces(made) if surface.words}
    assert filled >= {
        *("door", "offers", "offers on the screen", "second round", "private rounds", "door to a paper"),
        *("door to both", "door to an export", "door to the board", "door to a superior"),
        *("next questions", "table of the board", "line of time", "suggestions"),
        *("points on the board", "joint agenda", "joint agenda on the screen", "read aloud"),
        *("private rounds for both", "row in the list", "paper agreement", "paper ledger"),
        *("frozen agreement", "paper talk-record-01", "paper rights-notice-01"),
    }
