"""A shipped case with a third round: what stayed open is asked again, and a clause takes another point up."""

from __future__ import annotations

from dataclasses import replace

from mediator.domain.events import DifferenceOutcome, StatementCategory
from mediator.knowledge.cases import load_script
from mediator.services.script import AskAgain, Say, Script, ScriptSettled, ScriptTalk
from tests.walked_cases import FOLDER


def with_third_round() -> Script:
    """What was settled and seen anew after the second round of the shipped case comes after the third."""
    script = load_script(FOLDER / "night-noise-phone.toml")
    again = ScriptTalk(
        where="talk[third]",
        person="wang",
        round=3,
        entries=(
            AskAgain(where="talk[third].entries[1]", point="phone"),
            Say(
                where="talk[third].entries[2]",
                text="想过以后还是这样：他抬手，碰到我的手，手机掉了。",
                categories=(StatementCategory.EVENTS,),
                verbatim=False,
                may_say=True,
            ),
        ),
        at=None,
        refusal="",
    )
    by_clause = ScriptSettled(
        where="settled[2]", point="felt", outcome=DifferenceOutcome.BECAME_CLAUSE, clause=1
    )
    return replace(
        script,
        talks=(*script.talks, again),
        settled=(*(replace(s, round=3) for s in script.settled), by_clause),
        revisions=tuple(replace(r, round=3) for r in script.revisions),
    )
