"""Puts a desk together from a store, the law and the press; and the invented people of a training store."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from mediator.app.station_forms import StationForms
from mediator.documents.press import Press
from mediator.documents.station_seals import StationSeals
from mediator.knowledge.credentials import RegisterFiles
from mediator.knowledge.deadlines import DeadlineFiles
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.law import LawFiles
from mediator.knowledge.question_rules import QuestionRuleFiles
from mediator.knowledge.terms import TermFiles
from mediator.services.accounts import NoAccounts
from mediator.services.desk import Desk
from mediator.services.ports import Clock, Role, Station, User
from mediator.services.rehearsal import script_station, script_user
from mediator.services.script import Script
from mediator.storage.backups import StoredBackups
from mediator.storage.database import Store
from mediator.storage.mark import is_store
from mediator.storage.reserve import STATION_LEAST, TRAINING_LEAST, DiskRoom
from mediator.storage.station_key import StationKeys

TRAINING_STATION = Station(
    organ="云岭市公安局青梧分局",
    name="紫荆路派出所",
    room="调解二室",
    number_template="TJ-{year}-",
    training=True,
)
TRAINING_USERS = (
    User(number="T0001", name="周岚", role=Role.SUPERVISOR),
    User(number="T0002", name="李明远", role=Role.OFFICER),
    User(number="T0003", name="何素", role=Role.MEDIATOR),
)


class MachineClock:
    """This computer's clock, with its offset from UTC."""

    def now(self) -> datetime:
        return datetime.now().astimezone()


class RandomIds:
    """Ids that are never used twice."""

    def new_id(self) -> str:
        return uuid.uuid4().hex


class StoreUsers:
    """The users of an open store, and the way in for one more."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[User, ...]:
        return self._store.users.all()

    def identify(self, number: str, passphrase: str) -> User:
        return self._store.identify(number, passphrase)

    def admit(self, user: User, passphrase: str) -> None:
        self._store.add_user(user, passphrase)


@lru_cache(maxsize=1)
def law() -> LawFiles:
    """The law, read once."""
    return LawFiles()


@lru_cache(maxsize=1)
def guides() -> GuideFiles:
    """The question guides, read once; a script knows no station's own."""
    return GuideFiles()


@lru_cache(maxsize=1)
def terms() -> TermFiles:
    """The rules for clauses, read once; a script knows no station's own."""
    return TermFiles()


def own_resources(directory: Path) -> Path:
    """Where a station lays its own `law`, `calendar`, `regions` and so on: beside the store, never in it."""
    return directory.with_name(f"{directory.name}-resources")


def press(directory: Path | None = None) -> Press:
    """What makes the papers, with the station's own forms where there is a store."""
    return Press(StationForms(own_resources(directory) if directory else None))


def desk_of(store: Store, clock: Clock | None = None) -> Desk:
    """The desk of whoever is signed in at this store."""
    store.hold_reserve()
    least = TRAINING_LEAST if store.station.training else STATION_LEAST
    return Desk(
        user=store.user,
        station=store.station,
        clock=clock or MachineClock(),
        ids=RandomIds(),
        log=store.log,
        lists=store.lists,
        drafts=store.drafts,
        settings=store.settings,
        users=StoreUsers(store),
        rules=LawFiles(beside=own_resources(store.directory)),
        deadlines=DeadlineFiles(beside=own_resources(store.directory)),
        terms=TermFiles(beside=own_resources(store.directory)),
        guides=GuideFiles(beside=own_resources(store.directory)),
        papers=press(store.directory),
        registers=RegisterFiles(beside=own_resources(store.directory)),
        question_rules=QuestionRuleFiles(beside=own_resources(store.directory)),
        audit=store.audit,
        accounts=NoAccounts() if store.station.training else store.accounts,
        space=DiskRoom(store.directory, least),
        backups=StoredBackups(store.backup_source, store.user.number),
        seals=StationSeals(StationKeys(store.settings, store.station.name)),
    )


def open_training(directory: Path, number: str = "") -> Store:
    """The training store there, made when there is none, opened as its supervisor or as `number`."""
    if is_store(directory):
        return Store.open_training(directory, number=number)
    return Store.create_training(directory, station=TRAINING_STATION, users=TRAINING_USERS)


def script_store(directory: Path, script: Script) -> Store:
    """A fresh training store with the unit and the officer of a script, who is signed in."""
    officer = script_user(script.desk)
    users = [TRAINING_USERS[0], officer]
    Store.create_training(directory, station=script_station(script.desk), users=users).close()
    return Store.open_training(directory, number=officer.number)
