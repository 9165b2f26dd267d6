"""What children do with backups on a stick that fails, and until they are killed."""

from __future__ import annotations

from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.services.backups import BackupRefused, BackupTrouble
from mediator.storage.backup_make import BackupSource, make_backup
from mediator.storage.keys import TRAINING_KEYS
from mediator.storage.mark import read_mark
from tests.storage.backup_states import brought_back
from tests.storage.failing_disk import Disk
from tests.storage.nursery import say


def _nobody_looks(percent: int) -> None:
    del percent


def source_of(place: Path) -> BackupSource:
    """A training store that nobody has open."""
    return BackupSource(directory=place, keys=TRAINING_KEYS, mark=read_mark(place))


def back_up_on_a_failing_stick(place: str, stick: str, nth: int, error: int, *, sticky: bool) -> None:
    """One backup; the nth call to the stick fails."""
    disk = Disk(stick)
    disk.fail(nth, error, sticky=sticky)
    try:
        make_backup(source_of(Path(place)), Path(stick), _nobody_looks)
        say("made")
    except BackupTrouble as told:
        say(f"told {told.state.value}")
    except BackupRefused:
        say("told nothing")
    say(f"calls {disk.calls()}")


def back_up_until_killed(place: str, stick: str) -> None:
    """One backup after the other."""
    say("begun")
    while True:
        make_backup(source_of(Path(place)), Path(stick), _nobody_looks)
        say("made")


def restore_until_killed(backup: str, directory: str) -> None:
    """The same backup into one folder after the other."""
    say("begun")
    for count in range(1000):
        brought_back(Path(backup), Path(directory) / f"back-{count}")
        say("made")


def restore_on_a_failing_disk(backup: str, directory: str, nth: int, error: int, *, sticky: bool) -> None:
    """One restore; the nth call to the disk fails."""
    disk = Disk(str(Path(directory).parent))
    disk.fail(nth, error, sticky=sticky)
    try:
        brought_back(Path(backup), Path(directory))
        say("made")
    except (EnvironmentTrouble, BackupRefused):
        say("told")
    say(f"calls {disk.calls()}")
