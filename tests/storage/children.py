"""What the children of the nursery do: one function a task, said with `say`, ended by a kill or by itself."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mediator.app.desks import RandomIds, desk_of
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.events import RecordedEvent
from mediator.domain.summary import SessionSummary
from mediator.knowledge.cases import load_script
from mediator.knowledge.hand import load_hand
from mediator.resources import RESOURCES
from mediator.services.play import play
from mediator.services.ports import EventLog
from mediator.services.script_clock import ScriptClock
from mediator.storage.database import Store
from tests.stand_ins import PlainPapers
from tests.storage.backup_children import (
    back_up_on_a_failing_stick,
    back_up_until_killed,
    restore_on_a_failing_disk,
    restore_until_killed,
)
from tests.storage.disk_children import make_signing, on_a_failing_disk, open_until, until_the_power_goes
from tests.storage.nursery import say


@dataclass
class ToldLog:
    """A record that says aloud what is wanted and what is done.

    `early` is the seeded defect: it calls done what is not committed yet. `last` is the acknowledgement at
    which the power goes; none when it is negative.
    """

    log: EventLog
    early: bool
    last: int

    def append(self, events: Sequence[RecordedEvent], summary: SessionSummary, **more: object) -> None:
        say(f"want {summary.session_id} {summary.version}")
        if self.early:
            self._acknowledge(summary)
        self.log.append(events, summary, **more)
        if not self.early:
            self._acknowledge(summary)

    def _acknowledge(self, summary: SessionSummary) -> None:
        say(f"done {summary.session_id} {summary.version}")
        self.last -= 1
        if not self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def __getattr__(self, name: str) -> object:
        return getattr(self.log, name)


def play_case(place: str, case: str, *, drawn: bool, early: bool = False, last: int = -1) -> None:
    """A whole mediation through the verbs of the services, from intake to the closed file."""
    script = load_script(RESOURCES / "cases" / f"{case}.toml")
    clock = ScriptClock(script.desk)
    with Store.open_training(Path(place), number=script.desk.number) as store:
        desk = desk_of(store, clock)
        log = ToldLog(desk.log, early, last)
        desk = replace(desk, log=log, ids=RandomIds())
        play(script, desk if drawn else replace(desk, papers=PlainPapers()), clock, load_hand())


def race(place: str) -> None:
    """Four windows at the same moment, then one more when whoever was in is gone."""
    start, go = os.pipe()
    stay, _ = os.pipe()
    runners = []
    for _ in range(4):
        pid = os.fork()
        if not pid:
            os.close(go)
            os.read(start, 1)
            os._exit(_run_in(place, stay))
        runners.append(pid)
    os.close(go)
    for pid in runners:
        os.waitpid(pid, 0)
    with Store.open_training(Path(place)) as store:
        say(f"after {len(store.integrity())}")


def _run_in(place: str, stay: int) -> int:
    try:
        with Store.open_training(Path(place)):
            say(f"in {os.getpid()}")
            os.read(stay, 1)
    except EnvironmentTrouble as trouble:
        say(f"told {trouble.title.in_chinese()}")
    return 0


def type_into(place: str, seconds: float, *, ceiling: bool) -> None:
    """Type into a field of a session, a key every 60 ms, until the kill; each key is said when it is down."""
    from tests.gui.typing_child import type_until_killed

    type_until_killed(place, seconds, ceiling=ceiling)


TASKS: tuple[Callable[..., None], ...] = (
    play_case,
    make_signing,
    on_a_failing_disk,
    until_the_power_goes,
    open_until,
    race,
    type_into,
    back_up_on_a_failing_stick,
    back_up_until_killed,
    restore_on_a_failing_disk,
    restore_until_killed,
)
