"""Sessions under the rules that are shipped for officers, recordings and private questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mediator.domain.events import Answer, HostInfo
from mediator.domain.screening import RulePack
from mediator.domain.stages import Stage
from mediator.knowledge.presence import presence_in_force
from mediator.knowledge.safety import safety_in_force
from mediator.services.presence_verbs import StandardPlace
from tests.builders import Building, a_desk
from tests.people_samples import PACK
from tests.stand_ins import OnePack

PRESENCE = presence_in_force()
SAFETY = safety_in_force()
PLACE = StandardPlace(set_by="顾长宁", document="青公办〔2026〕12号")
SECOND = HostInfo(number="D1005", name="陆时雨", unit="青石派出所")
GOOD = {question.question_id: question.good for question in SAFETY.questions}


class PackOf(OnePack):
    """Rules with the pack that was handed over."""

    def __init__(self, pack: RulePack) -> None:
        self._pack = pack

    def pack(self, name: str = "", **_: object) -> RulePack:
        return self._pack


def with_rules(*, presence: bool = True, safety: bool = False) -> Building:
    """A session just opened, under the shipped rules on officers, or the private questions, or both."""
    pack = PACK
    if presence:
        pack = replace(pack, presence=PRESENCE)
    if safety:
        pack = replace(pack, safety=SAFETY)
    return Building(replace(a_desk(), rules=PackOf(pack)))


def recorded(b: Building, started_at: datetime, **minutes: int) -> str:
    """A recording from then on, `for_=30` minutes; its id."""
    after = b.room.presence.link_recording(
        device="执法记录仪03",
        reference="HD-1",
        started_at=started_at,
        stopped_at=started_at + timedelta(minutes=minutes.get("for_", 30)),
    )
    return list(after.recordings)[-1]


def well(b: Building, letter: str, **changed: Answer) -> None:
    """Ask somebody alone; everything is well but what is named."""
    b.room.rights.ask_safety(b.id_of(letter), {**GOOD, **changed})


def asked(b: Building) -> Building:
    """Brought to the first round with both sides asked alone, and everything well."""
    b.at(Stage.FIRST_ROUND)
    for letter in ("甲", "乙"):
        well(b, letter)
    return b
