"""Random states of a store, their whole content as rows, and what is good in a folder of backups."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mediator.domain.session import Session
from mediator.services.backups import BackupReceipt, Watch, unwatched
from mediator.services.ports import ArchivedPaper, Draft, Role, User
from mediator.storage.backup_folder import LEAVING, PART, PREFIX, manifest_content, measured, read_manifest
from mediator.storage.backup_make import make_backup
from mediator.storage.database import Store
from mediator.storage.engine import Connection, Row
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.logical_digest import tables
from mediator.storage.restore import restore
from mediator.storage.restore_people import by_people, check_people
from tests.storage.stores import (
    AT,
    CHEAP,
    OFFICER,
    PASSPHRASE,
    STATION,
    SUPERVISOR,
    opening,
    record,
    recorded,
    retitled,
)

SECOND_PASSPHRASE = "三月的竹林里有七只鸟"
SYSTEM_ADMIN = User(number="G0001", name="段青禾", role=Role.SYSTEM_ADMIN)
PEOPLE = ((SUPERVISOR.number, PASSPHRASE), (SYSTEM_ADMIN.number, SECOND_PASSPHRASE))
WORDS = "楼道纸箱噪音停车漏水围墙晾衣绳𠮷田㐀"
Rows = dict[str, list[Row]]


def station_store(directory: Path) -> Store:
    """A store for real sessions with a supervisor, who is signed in, and a system administrator."""
    return Store.create(
        directory,
        station=STATION,
        first_user=SUPERVISOR,
        passphrase=PASSPHRASE,
        administrators=[(SYSTEM_ADMIN, SECOND_PASSPHRASE)],
        cost=CHEAP,
    )


def training(directory: Path) -> Store:
    return Store.create_training(
        directory, station=replace(STATION, training=True), users=[OFFICER, SUPERVISOR]
    )


def stirred(store: Store, chance: random.Random, steps: int) -> None:
    """Sessions, corrections, papers, drafts, settings and users in a random order."""
    sessions: dict[str, Session] = {}
    for at in range(steps):
        said = "".join(chance.choices(WORDS, k=chance.randint(1, 40)))
        match chance.randrange(6):
            case 0 | 1:
                name = f"s{len(sessions) + 1}"
                number = f"TJ-2026-{len(sessions) + 1:04d}"
                sessions[name] = record(store.log, opening(number, said), session_id=name)
            case 2 if sessions:
                name = chance.choice(sorted(sessions))
                sessions[name] = record(store.log, retitled(said), session=sessions[name], session_id=name)
            case 3 if sessions:
                name = chance.choice(sorted(sessions))
                sessions[name] = _with_paper(store, sessions[name], chance.randbytes(chance.randint(1, 9000)))
            case 4:
                store.drafts.save(Draft(session_id="s1", field=f"f{chance.randint(1, 9)}", text=said, at=AT))
            case _:
                store.settings.put(f"k{at % 7}", said)


def _with_paper(store: Store, session: Session, content: bytes) -> Session:
    from mediator.domain.evolve import evolve
    from mediator.domain.summary import summary_of

    entry = recorded(retitled("有一份文书"), session.version + 1, session.session_id)
    after = evolve(session, entry)
    paper = ArchivedPaper(kind="form", sha256=hashlib.sha256(content).hexdigest(), content=content)
    store.log.append([entry], summary_of(after), papers=[paper])
    return after


def rows_of(place: Path, key: bytes) -> Rows:
    """Every row of every table of a closed store."""
    connection = Connection(place / "record.db", key)
    try:
        return {
            name: sorted(connection.rows(f'SELECT * FROM "{name}"'), key=repr) for name in tables(connection)
        }
    finally:
        connection.close()


def equal_but_for_its_return(before: Rows, after: Rows) -> None:
    """All rows are there again; a line of the trail and a setting more tell that it came back."""
    assert before.keys() == after.keys()
    for name, rows in before.items():
        more = {repr(row) for row in after[name]} - {repr(row) for row in rows}
        assert {repr(row) for row in rows} <= {repr(row) for row in after[name]}, name
        assert len(more) == (name in ("audit", "setting")), name


def backed_up(store: Store, folder: Path, watch: Watch = unwatched) -> BackupReceipt:
    return make_backup(store.backup_source(), folder, watch)


def brought_back(place: Path, directory: Path, people: Sequence[tuple[str, str]] = PEOPLE) -> None:
    """By two people of the station; a training backup asks nobody."""
    restore(place, directory, by_people(people), check_people)


def all_good(folder: Path, scratch: Path) -> int:
    """Everything that bears the name of a backup can be restored; how many there are."""
    named = [
        p for p in folder.iterdir() if p.name.startswith(PREFIX) and not p.name.endswith((PART, LEAVING))
    ]
    for count, place in enumerate(named):
        brought_back(place, scratch / f"{place.name}-{count}")
    return len(named)


def signed_anew(place: Path) -> None:
    """The manifest of a training backup made to fit its files, as whoever knows the published key can."""
    manifest, _ = read_manifest(place)
    fitting = replace(manifest, files={name: measured(place / name) for name in manifest.files})
    (place / "manifest.json").write_bytes(manifest_content(fitting, TRAINING_KEY))
