"""A store: the directory that holds one station's record, opened by one window at a time."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.wording import message
from mediator.services.audit_trail import AuditEntry, Noted, Outcome
from mediator.services.ports import Finding, Role, SignInLocked, SignInRefused, Station, User
from mediator.storage import founding, integrity, trouble
from mediator.storage.accounts import Accounts
from mediator.storage.anchor import AnchorFile, anchor_place, head_of
from mediator.storage.backup_make import BackupSource
from mediator.storage.case_seal import CaseSeal
from mediator.storage.chain import AuditChain, Chain
from mediator.storage.drafts import StoredDrafts
from mediator.storage.engine import Connection, number, text
from mediator.storage.event_log import StoredEventLog
from mediator.storage.gate import Gate
from mediator.storage.ground import check_ground
from mediator.storage.keys import TRAINING_KEY, TRAINING_KEYS, StoreKeys
from mediator.storage.lists import StoredLists
from mediator.storage.lock import StoreLock
from mediator.storage.mark import StoreMark, read_mark
from mediator.storage.migrations import AUDIT_SCHEMA, found_schema, migrate, refuse_unknown, schema_version
from mediator.storage.recovery import joined
from mediator.storage.reserve import STATION_BYTES, TRAINING_BYTES, Reserve
from mediator.storage.settings import StoredSettings
from mediator.storage.side_log import OWNER_DIGITS, SideLog
from mediator.storage.ticks import now
from mediator.storage.users import StoredUsers
from mediator.storage.vault import Vault
from mediator.storage.witness import AnchoredTrail

if TYPE_CHECKING:
    from mediator.storage.wrapping import KeyCost


class Store:
    """An open store and whoever is signed in at it. To be used by one thread, and closed."""

    def __init__(self, directory: Path, lock: StoreLock, keys: StoreKeys, mark: StoreMark) -> None:
        self.directory = directory
        self._lock = lock
        self._key = keys.root
        self.mark = mark
        self._chain, self._audit_chain = Chain(keys.root, mark.store_id), AuditChain(keys.root, mark.store_id)
        if not (directory / founding.DATABASE).is_file():
            raise trouble.damaged(directory)
        self._connection = Connection(directory / founding.DATABASE, keys.page)
        try:
            # Nothing is written before it is sure that the store is ours and one we know.
            refuse_unknown(self._connection)
            self.station = self._read_station()
            self._connection.prepare_for_writing()
            before = schema_version(self._connection)
            migrate(self._connection, keys.page)
            self.audit = self._trail(before)
        except BaseException:
            self._connection.close()
            raise
        self._reserve = self._connection.reserve = Reserve(directory)
        self._seal = CaseSeal(keys.case)
        self.log = StoredEventLog(self._connection, self._chain, self.audit, self._seal)
        self.lists = StoredLists(self._connection, self.log.replayed)
        self.drafts = StoredDrafts(self._connection, self._seal)
        self.settings = StoredSettings(self._connection)
        self.users = StoredUsers(self._connection)
        self.accounts = Accounts(self, keys)
        self.user = User(number="", name="", role=Role.OFFICER)

    @classmethod
    def create(
        cls,
        directory: Path,
        *,
        station: Station,
        first_user: User,
        passphrase: str,
        administrators: Sequence[tuple[User, str]] = (),
        cost: KeyCost | None = None,
    ) -> Self:
        """A new store for real sessions in an empty directory, with its first user signed in.

        Each of the administrators comes with a pass-phrase. `cost` is found on this computer where it is
        not given.
        """
        people = [(_tidy(user), words) for user, words in ((first_user, passphrase), *administrators)]
        founding.check_people(station, people)
        first_user, keys = people[0][0], StoreKeys.new()
        mark = StoreMark(store_id=uuid.uuid4().hex, training=False)
        lock = founding.clear_ground(directory, training=False)
        try:
            founding.make_database(directory, keys.page, mark, station, [user for user, _ in people])
            founding.make_slots(directory, keys, mark, people, cost)
            founding.finish(directory, mark)
            return cls._entered(directory, lock, keys, mark, first_user.number)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def create_training(cls, directory: Path, *, station: Station, users: Sequence[User]) -> Self:
        """A new store for invented sessions: published key, no pass-phrases, marked for ever."""
        mark = StoreMark(store_id=uuid.uuid4().hex, training=True)
        tidy = [_tidy(user) for user in users]
        lock = founding.clear_ground(directory, training=True)
        try:
            founding.make_database(directory, TRAINING_KEY, mark, station, tidy)
            founding.finish(directory, mark)
            return cls._entered(directory, lock, TRAINING_KEYS, mark, "")
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, directory: Path, *, number: str, passphrase: str) -> Self:
        """Sign in at a store. `SignInRefused` when number and pass-phrase do not fit."""
        mark = read_mark(directory)
        if mark.training:
            raise BadInput(
                message("这是演练库，不用密码打开：{place}", place=str(directory)),
                message("没有改动任何东西。请按演练库打开它，或者选真正的记录库"),
            )
        check_ground(directory)
        lock = StoreLock(directory)
        try:
            keys = Gate(directory, mark).sign_in(number, passphrase)
            return cls._entered(directory, lock, keys, mark, number)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def recover(cls, directory: Path, first: str, second: str, *, number: str, passphrase: str) -> Self:
        """Let somebody in with both halves of the key on paper, under a new pass-phrase of his."""
        mark = read_mark(directory)
        lock = StoreLock(directory)
        try:
            keys = Gate(directory, mark).vault.recovered(joined(first, second))
            store = cls._entered(directory, lock, keys, mark, number)
        except BaseException:
            lock.release()
            raise
        try:
            store.accounts.reset_passphrase(store.user.number, passphrase)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open_training(cls, directory: Path, *, number: str = "") -> Self:
        """Open a training store as the user of that number, or as its first supervisor."""
        mark = read_mark(directory)
        if not mark.training:
            raise BadInput(
                message("这是真正的记录库，不能当演练库打开：{place}", place=str(directory)),
                message("没有改动任何东西。请用警号和密码登录"),
            )
        lock = StoreLock(directory)
        try:
            return cls._entered(directory, lock, TRAINING_KEYS, mark, number)
        except BaseException:
            lock.release()
            raise

    def add_user(self, user: User, passphrase: str, *, cost: KeyCost | None = None) -> None:
        """Let another user in; whether whoever is signed in may do so is for the services to say."""
        user = _tidy(user)
        if self.station.training:
            if self.users.get(user.number):
                raise _number_taken(user)
            self._admit(user)
            return
        vault = Vault.load(self.directory, self.mark.store_id)
        self.accounts.check(user, passphrase)
        # A row without a slot is left by a crash between the two; it is completed here.
        if self.users.get(user.number) and vault.holds(user.number):
            raise _number_taken(user)
        self._admit(user)
        self.accounts.admit(user, passphrase, cost=cost)

    def identify(self, number: str, passphrase: str) -> User:
        """Whoever this is, by number and pass-phrase, without signing anybody out; `SignInRefused`."""
        try:
            if not self.station.training:
                Gate(self.directory, self.mark).keys(number, passphrase)
            user = self.users.get(number)
            if user is None:
                raise SignInRefused
        except SignInLocked:
            self.note(Noted.SIGN_IN_LOCKED, Outcome.DENIED)
            raise
        except SignInRefused:
            self.note(Noted.SECOND_SIGN_IN, Outcome.FAILED)
            raise
        self.note(Noted.SECOND_SIGN_IN, object=user.number)
        return user

    def note(self, action: str, outcome: Outcome = Outcome.GOOD, *, object: str = "", kind: str = "") -> None:
        """One line of the trail by whoever is signed in."""
        self.audit.note(self._line(action, outcome, object=object, kind=kind))

    def rekey_pages(self, keys: StoreKeys) -> None:
        """Encrypt every page with another key; after a crash one of the two opens all of them."""
        self._connection.rekey(keys.page)

    def hold_reserve(self, size: int | None = None) -> None:
        """Keep room back for the day the disk is full, in bytes; as usual for this kind of store without."""
        usual = TRAINING_BYTES if self.station.training else STATION_BYTES
        self._reserve.hold(usual if size is None else size)

    def backup_source(self) -> BackupSource:
        """What a backup is made from, as the keys stand now."""
        return BackupSource(directory=self.directory, keys=self.accounts.keys, mark=self.mark)

    def integrity(self) -> tuple[Finding, ...]:
        """Everything in the store that is not as it must be; reads all of it, changes nothing."""
        chains = integrity.Chains(events=self._chain, audit=self._audit_chain, anchored=self.audit.findings())
        return integrity.findings(self._connection, chains, self.log, self.lists, self._seal)

    def close(self) -> None:
        """Let the next window in; the sign-out goes on the trail, and how far it came into the anchor."""
        if self.user.number:
            self.audit.went_out(self.user)
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @classmethod
    def _entered(
        cls, directory: Path, lock: StoreLock, keys: StoreKeys, mark: StoreMark, wanted: str
    ) -> Self:
        store = cls(directory, lock, keys, mark)
        try:
            store.user = store._signed_in(wanted)
            store.audit.came_in(store.user, SideLog(directory), store._known())
        except BaseException:
            store._connection.close()
            raise
        return store

    def _signed_in(self, wanted: str) -> User:
        if wanted:
            user = self.users.get(wanted)
        else:
            user = next((u for u in self.users.all() if u.role is Role.SUPERVISOR), None)
        if user is None:
            self.audit.note(self._line(Noted.SIGN_IN, Outcome.FAILED))
            raise SignInRefused
        return user

    def _trail(self, before: int) -> AnchoredTrail:
        """The trail; `before` is the schema the store was found at. Its first opening has no anchor yet."""
        file = AnchorFile(anchor_place(self.directory), self._key, self.mark.store_id)
        connection = self._connection
        if "audit" not in found_schema(connection):
            # Nobody signs in where the sign-in cannot be put on record.
            raise trouble.StoreDamaged(
                message("数据库的结构变了样：{name}", name="audit"),
                message("程序没有改动任何文件。请不要删它们，把整个文件夹复制一份，交给管理员检查"),
            )
        first = before < AUDIT_SCHEMA or head_of(connection, "audit") is None
        trail = AnchoredTrail(connection, self._audit_chain, self._chain, file, first=first)
        if first and not file.exists():
            # Before the first line: whoever is cut off between the two finds no alarm about nothing.
            trail.anchor_if_possible()
        return trail

    def _known(self) -> dict[str, str]:
        """The users' numbers by what stands for them in the file of failed sign-ins."""
        if self.mark.training:
            return {}
        vault = Vault.load(self.directory, self.mark.store_id)
        return {vault.owner_mark(user.number)[:OWNER_DIGITS]: user.number for user in self.users.all()}

    def _admit(self, user: User) -> None:
        """The row and its line on the trail in one commit."""
        with self.audit.together():
            self.users.put(user)
            self.audit.write(self._line("admit_user", object=user.number, kind=user.role.value))

    def _line(
        self, action: str, outcome: Outcome = Outcome.GOOD, *, object: str = "", kind: str = ""
    ) -> AuditEntry:
        """A line by whoever is signed in, now."""
        return AuditEntry(
            at=now(),
            actor=self.user.number,
            role=self.user.role.value if self.user.number else "",
            action=action,
            outcome=outcome,
            object=object,
            kind=kind,
        )

    def _read_station(self) -> Station:
        """The station, after making sure that the database belongs to the mark beside it."""
        found = self._connection.rows(
            "SELECT store_id, training, organ, name, room, number_template FROM station"
        )
        if not found:
            raise trouble.damaged(self.directory)
        store_id, training, organ, name, room, template = found[0]
        if text(store_id) != self.mark.store_id or bool(number(training)) != self.mark.training:
            raise EnvironmentTrouble(
                message("记录库和它旁边的标记对不上，没有打开：{place}", place=str(self.directory)),
                message("程序没有改动任何文件。请不要在记录库之间搬文件；把整个文件夹交给管理员检查"),
            )
        return Station(
            organ=text(organ),
            name=text(name),
            room=text(room),
            number_template=text(template),
            training=self.mark.training,
        )


def _tidy(user: User) -> User:
    """The user with the number as it is typed at sign-in: no blanks around it."""
    number = user.number.strip()
    if not number:
        raise BadInput(message("警号还是空的，请填写"))
    return replace(user, number=number)


def _number_taken(user: User) -> BadInput:
    return BadInput(
        message("警号{number}已经有人用了", number=user.number), message("没有改动任何东西。请核对警号")
    )
