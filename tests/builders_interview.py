"""Sessions in the middle of the separate talks, with words that can be told apart."""

from __future__ import annotations

from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from tests.builders import Building, a_session

MARKERS = {
    "甲": ("马甲共享语句", "马甲私下语句"),
    "乙": ("马乙共享语句", "马乙私下语句"),
    "证": ("马证共享语句", "马证私下语句"),
}
"""Of each person: a statement that may be passed on, and one that may not."""


def three_people(stage: Stage = Stage.FIRST_ROUND) -> Building:
    """甲, 乙 and a fact witness, all told their rights."""
    made = a_session().at(Stage.PARTIES)
    made.with_party("王秀兰", PartyRole.INJURED).with_party("赵建国", PartyRole.ACTOR)
    return made.with_fact_witness("孙丽宁").at(stage)


def heard_with_markers(made: Building, *letters: str) -> Building:
    """A whole talk with each of these, with the marked words."""
    for letter in letters:
        shared, private = MARKERS[letter]
        talk_id = made.talk(letter)
        made.says(talk_id, shared, may_say=True)
        made.says(talk_id, private)
        made.ended(talk_id)
    return made


def at_the_board() -> Building:
    """Everybody heard, with marked words; nothing on the board yet."""
    made = heard_with_markers(three_people(), "甲", "乙", "证")
    made.room.advance()
    return made
