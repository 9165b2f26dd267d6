"""Makes and restores backups for the command line, by the rights of whoever names himself there."""

from __future__ import annotations

from pathlib import Path

from mediator.app.opening import open_store
from mediator.cli.parts import SecondWay, StoreWay
from mediator.domain.errors import MediatorError
from mediator.services.backups import BackupReceipt, RestoreReceipt, unwatched


def back_up(way: StoreWay, directory: Path, folder: Path) -> BackupReceipt:
    """One backup of the store there, on its trail."""
    from mediator.app.desks import desk_of
    from mediator.services.backing_up import BackingUp

    with open_store(directory, way) as store:
        desk = desk_of(store)
        backing = BackingUp(desk)
        work = backing.work(folder)
        desk.backups.check_folder(folder)
        try:
            receipt = work(unwatched)
        except MediatorError as error:
            backing.failed(error)
            raise
        backing.made(receipt)
        return receipt


def restore(way: StoreWay, directory: Path, backup: Path, second: SecondWay) -> RestoreReceipt:
    """The store comes back in an empty directory; by two people where it is a real one."""
    from mediator.storage import restore as stored
    from mediator.storage.restore_people import by_people, check_people
    from mediator.storage.vault import Vault

    def keys(vault: Vault) -> stored.Opened:
        # Asked for only now: a training backup wants no pass-phrase.
        people = [(way.user, way.passphrase())]
        if second.user:
            people.append((second.user, second.passphrase()))
        return by_people(people)(vault)

    return stored.restore(backup, directory, keys, check_people)
