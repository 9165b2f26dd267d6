"""What every part of a play shares: the room, the clock, the hand, and who stands behind which key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from mediator.domain.errors import BadInput, EnvironmentTrouble, MediatorError
from mediator.domain.handwriting import Handwriting
from mediator.domain.interview import label_of
from mediator.domain.session import Session
from mediator.domain.wording import Message, message
from mediator.services.room import Room
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.services.script_clock import ScriptClock

ADVICE = message("没有写入任何内容。改好文件后再试一次")


class Prompter:
    """Turns the keys of a script into ids, and a refusal into the place in the file it comes from."""

    def __init__(self, script: Script, room: Room, clock: ScriptClock, hand: SampleHand) -> None:
        self.script = script
        self.room = room
        self.clock = clock
        self.hand = hand
        self.people: dict[str, str] = {}
        self.points: dict[str, str] = {}
        self.offers: dict[str, str] = {}

    @property
    def session(self) -> Session:
        return self.room.session

    @contextmanager
    def at(self, where: str, moment: datetime | None = None) -> Iterator[None]:
        """One record: the clock goes to its moment, and a step further afterwards."""
        if not self.clock.move_to(moment):
            raise self.refused(f"{where}.at", message("时间早于前面写的时间，时钟不能往回走"))
        with named(self.script, where):
            yield
        self.clock.tick()

    def refused(self, where: str, rule: Message) -> BadInput:
        return refused(self.script, where, rule)

    def statement(self, where: str, label: str) -> str:
        """The id of the statement with this label, such as 甲-2."""
        for statement in self.session.statements:
            if label_of(self.session, statement) == label:
                return statement.statement_id
        raise self.refused(where, message("还没有“{label}”这条陈述", label=label))

    def persons(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Ids in the order in which the keys are given."""
        return tuple(self.people[key] for key in keys)

    def persons_in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Ids in the order in which people were entered, as a list of ticks gives them."""
        wanted = set(self.persons(keys))
        return tuple(p.person_id for p in self.session.people if p.person_id in wanted)

    def ink(self, person_id: str, refusal: str) -> Handwriting | None:
        """This person's name by hand, nothing when they refuse."""
        return None if refusal else self.hand.write(self.session.person(person_id).name)


def refused(script: Script, where: str, rule: Message) -> BadInput:
    """One sentence that names the file, the key and the rule."""
    return BadInput(message("{file}：{key}：{rule}", file=script.file, key=where, rule=rule), ADVICE)


@contextmanager
def named(script: Script, where: str) -> Iterator[None]:
    """Whatever a rule refuses inside is told with its place in the file."""
    try:
        yield
    except EnvironmentTrouble:
        raise
    except MediatorError as error:
        raise refused(script, where, error.title) from error
