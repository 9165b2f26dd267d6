"""What children do on a disk that fails: one step of an officer, tried again when the disk is well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mediator.app.desks import RandomIds
from mediator.cli.out_folder import OutFolder
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.signing import next_line
from mediator.domain.stages import Stage
from mediator.services.desk import Desk
from mediator.services.reception import Reception
from mediator.services.room import Room
from mediator.storage.database import Store
from mediator.whole_file import NotSure, write_whole
from tests.builders import Building, a_desk
from tests.people_samples import GUIDE, MATTER, OFFICER, ink
from tests.storage.failing_disk import Disk
from tests.storage.nursery import say
from tests.storage.stores import opening, record, retitled, training_store

OLD, NEW = b"%PDF-old " * 500, b"%PDF-new " * 700
NAMES = ("agreement.pdf", "contents.pdf", "cover.pdf")
NEVER = 1_000_000
Step = Callable[[], None]


def store_desk(store: Store) -> Desk:
    """A desk of the tests whose record is a store."""
    return replace(
        a_desk(OFFICER),
        ids=RandomIds(),
        log=store.log,
        lists=store.lists,
        drafts=store.drafts,
        settings=store.settings,
        audit=store.audit,
    )


def make_signing(place: str) -> None:
    """A session whose agreement lacks one signature, in the store there."""
    with Store.open_training(Path(place)) as store:
        building = Building(store_desk(store)).at(Stage.AGREEMENT).locked()
        while len(building.session.signatures) + 1 < _lines(building):
            building.sign_next()


def _lines(building: Building) -> int:
    from mediator.domain.signing import signing_plan

    return len(signing_plan(building.session))


@contextmanager
def _signing(place: str) -> Iterator[Step]:
    with Store.open_training(Path(place)) as store:
        desk = store_desk(store)
        room = Room(desk, desk.log.replayed(store.lists.summaries()[0].session_id))

        def sign() -> None:
            line = next_line(room.session)
            if line is not None:
                room.agreement.sign(
                    line.signer_id, line.role, ink(7), identity_checked=True, read_or_heard=True
                )
                say(f"done {room.session.version}")
            if room.session.signed is None:
                room.agreement.complete()
                say(f"done {room.session.version}")

        yield sign


@contextmanager
def _opening(place: str) -> Iterator[Step]:
    with Store.open_training(Path(place)) as store:
        desk = store_desk(store)

        def open_one() -> None:
            Reception(desk).open(MATTER, guide_id=GUIDE.guide_id)
            say("opened")

        yield open_one


@contextmanager
def _entering(place: str) -> Iterator[Step]:
    def enter() -> None:
        with Store.open_training(Path(place)) as store:
            store.settings.put("entered", "yes")
        say("opened")

    yield enter


@contextmanager
def _saving(place: str) -> Iterator[Step]:
    def save() -> None:
        try:
            write_whole(Path(place) / NAMES[0], NEW)
        except NotSure:
            say("not sure")
        except OSError:
            # What the preview tells in one sentence.
            say("not saved")
        else:
            say("saved")

    yield save


@contextmanager
def _writing_a_file(place: str) -> Iterator[Step]:
    def write() -> None:
        with OutFolder(Path(place)) as folder:
            for name in NAMES:
                folder.write(name, NEW)
            folder.finish()
        say("saved")

    yield write


@contextmanager
def _saving_over(place: str) -> Iterator[Step]:
    """The seeded defect: the new file is written straight over the old one."""

    def save() -> None:
        try:
            (Path(place) / NAMES[0]).write_bytes(NEW)
        except OSError:
            say("not saved")

    yield save


FLOWS = {
    "sign": _signing,
    "open": _opening,
    "enter": _entering,
    "save": _saving,
    "file": _writing_a_file,
}
DEFECT = {"over": _saving_over}


def on_a_failing_disk(
    flow: str, place: str, nth: int, error: int, *, sticky: bool, again: bool = True
) -> None:
    """One step during which the nth call fails; what was told; then the step again on a disk that is well."""
    # The anchor of a store lies beside it.
    disk = Disk(str(Path(place).parent))
    with {**FLOWS, **DEFECT}[flow](place) as step:
        disk.fail(nth, error, sticky=sticky)
        try:
            step()
            say("went well")
        except EnvironmentTrouble as trouble:
            say(f"told {trouble.title.in_chinese()}")
        finally:
            say(f"calls {disk.calls()}")
            disk.heal()
        if again:
            step()
            say("usable")


def until_the_power_goes(place: str, notes: str, actions: int, *, lazy: bool = False) -> None:
    """A new store and so many actions in it, each marked when it is acknowledged; twice closed in between.

    `lazy` is the seeded defect: commits that do not wait for the disk.
    """
    disk = Disk(str(Path(place).parent))
    disk.note(notes)
    training_store(Path(place)).close()
    disk.mark("made")
    session = None
    for part in range(3):
        with Store.open_training(Path(place)) as store:
            if lazy:
                store.log._connection.run("PRAGMA synchronous = NORMAL")
            for _ in range(actions // 3):
                if session is None:
                    session = record(store.log, opening())
                else:
                    events = (retitled(f"第{session.version}步" * 40), retitled(f"第{session.version}步"))
                    session = record(store.log, *events, session=session)
                disk.mark(f"done {session.version}")
            if part == 1:
                store.settings.put("language", "en")
                disk.mark("set")


def open_until(place: str, nth: int) -> None:
    """Open a store, an older one as it may be, and be killed at the nth call to the disk."""
    disk = Disk(str(Path(place).parent))
    disk.kill_at(nth)
    with Store.open_training(Path(place)):
        pass
    say(f"calls {disk.calls()}")
