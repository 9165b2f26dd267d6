"""Makes a new store: all of its files, with the mark last, so that one half made is never taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.services.ports import Station, User
from mediator.storage import trouble
from mediator.storage.account_keys import COST, PUBLIC, keys_for, own_words
from mediator.storage.anchor import anchor_place
from mediator.storage.attempts import ATTEMPTS, Attempts
from mediator.storage.durable_file import OWNER_ONLY
from mediator.storage.engine import Connection
from mediator.storage.ground import check_ground
from mediator.storage.keys import StoreKeys
from mediator.storage.lock import StoreLock
from mediator.storage.mark import StoreMark, is_store, write_mark
from mediator.storage.migrations import migrate
from mediator.storage.passphrases import check_passphrase
from mediator.storage.settings import StoredSettings
from mediator.storage.users import StoredUsers
from mediator.storage.vault import SLOTS, Vault

if TYPE_CHECKING:
    from mediator.storage.wrapping import KeyCost

DATABASE = "record.db"
# Stands while a store is being made. Nothing can have been recorded in one that still has it.
UNFINISHED = "unfinished"
MADE_HERE = (
    *(DATABASE + end for end in ("", "-wal", "-shm", "-journal")),
    *(name + end for name in (SLOTS, ATTEMPTS) for end in ("", ".new")),
    "store.json.new",
)


def clear_ground(directory: Path, *, training: bool, restoring: bool = False) -> StoreLock:
    """An empty directory of our own, and its lock; `BadInput` when something else lies there.

    An anchor without its store means that there was one: for a training store alone, and for one that comes
    back from a backup, that is nothing.
    """
    if not training:
        check_ground(directory)
    if not restoring:
        _check_anchor(directory, training=training)
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = {path.name for path in directory.iterdir()}
    except FileExistsError as error:
        raise trouble.unwritable(directory) from error
    except OSError as error:
        raise trouble.from_os(error, directory) from error
    unfinished = UNFINISHED in held and not is_store(directory)
    if held - {"lock"} and not unfinished:
        raise BadInput(
            message("这个文件夹不是空的，没有在里面建记录库：{place}", place=str(directory)),
            message("里面的东西没有动。请换一个空文件夹，或者直接打开里面的记录库"),
        )
    lock = StoreLock(directory)
    try:
        (directory / UNFINISHED).touch(mode=OWNER_ONLY)
        for name in MADE_HERE:
            (directory / name).unlink(missing_ok=True)
    except OSError as error:
        lock.release()
        raise trouble.from_os(error, directory) from error
    return lock


def _check_anchor(directory: Path, *, training: bool) -> None:
    anchor = anchor_place(directory)
    try:
        if training and not is_store(directory):
            anchor.unlink(missing_ok=True)
        left = anchor.exists() and not is_store(directory)
    except OSError as error:
        raise trouble.from_os(error, directory) from error
    if left:
        raise BadInput(
            message("这里原来有一个记录库，现在不见了，锚点文件还在：{place}", place=str(anchor)),
            message("没有改动任何东西。请先查明记录库去了哪里；确定不再要它，由管理员移走锚点文件"),
        )


def make_database(directory: Path, key: bytes, mark: StoreMark, station: Station, users: list[User]) -> None:
    """The keyed database with its tables, the station and the first users."""
    try:
        (directory / DATABASE).touch(mode=OWNER_ONLY, exist_ok=False)
    except OSError as error:
        raise trouble.from_os(error, directory) from error
    connection = Connection(directory / DATABASE, key)
    try:
        connection.prepare_for_writing()
        migrate(connection, key)
        with connection.transaction():
            connection.run(
                "INSERT INTO station (one, store_id, training, organ, name, room, number_template) "
                "VALUES (1, ?, ?, ?, ?, ?, ?)",
                (
                    mark.store_id,
                    int(mark.training),
                    station.organ,
                    station.name,
                    station.room,
                    station.number_template,
                ),
            )
            for user in users:
                StoredUsers(connection).put(user)
    finally:
        connection.close()


def check_people(station: Station, people: Sequence[tuple[User, str]]) -> None:
    """Refuse two with one number and any pass-phrase that will not do, before anything is made."""
    numbers = [user.number for user, _ in people]
    for user, passphrase in people:
        if numbers.count(user.number) > 1:
            raise BadInput(message("警号{number}填了两次，每个人要用自己的警号", number=user.number))
        check_passphrase(passphrase, own_words(station, user))
    if len({words for _, words in people}) < len(people):
        raise BadInput(message("每个人要用自己的密码，不能两人一样"))


def make_slots(
    directory: Path,
    keys: StoreKeys,
    mark: StoreMark,
    people: Sequence[tuple[User, str]],
    cost: KeyCost | None,
) -> None:
    """A slot for each of the first users, as dear to try as this computer bears."""
    from mediator.storage.wrapping import tuned

    vault = Vault.new(directory, mark.store_id)
    found = cost or tuned()
    for user, passphrase in people:
        vault.admit(user.number, passphrase, keys_for(user.role, keys), cost=found)
    Attempts(directory, vault.salt, expected=False).start()
    connection = Connection(directory / DATABASE, keys.page)
    try:
        settings = StoredSettings(connection)
        settings.put(COST, f"{found.memory_kib},{found.passes},{found.lanes}")
        for owner, public in vault.publics().items():
            settings.put(PUBLIC + owner, public.hex())
    finally:
        connection.close()


def finish(directory: Path, mark: StoreMark) -> None:
    """Make it count."""
    write_mark(directory, mark)
    try:
        (directory / UNFINISHED).unlink(missing_ok=True)
    except OSError as error:
        raise trouble.from_os(error, directory) from error
