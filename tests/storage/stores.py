"""Stores, events and text for the tests of storage, without one slow key and without one real word."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from mediator.domain.events import (
    Event,
    HostInfo,
    Matter,
    MatterCorrected,
    RecordedEvent,
    Regime,
    SessionOpened,
)
from mediator.domain.evolve import evolve, open_session
from mediator.domain.session import Session
from mediator.domain.summary import summary_of
from mediator.services.ports import EventLog, Role, Station, User
from mediator.storage.database import Store
from mediator.storage.wrapping import KeyCost

AT = datetime(2026, 3, 9, 9, 0, tzinfo=timezone(timedelta(hours=8)))
OFFICER = User(number="D1001", name="何砚秋", role=Role.OFFICER)
SUPERVISOR = User(number="D9001", name="顾长宁", role=Role.SUPERVISOR)
STATION = Station(
    organ="云溪市公安局青石分局",
    name="青石派出所",
    room="调解一室",
    number_template="TJ-{year}-",
    training=False,
)
PASSPHRASE = "青石桥边数白鹭九只"
# One pass over 8 KiB: what a key costs is tried once, with the real figures, in test_vault.py.
CHEAP = KeyCost(memory_kib=8, passes=1, lanes=1)


def new_store(directory: Path) -> Store:
    """A store for real sessions with one officer."""
    return Store.create(directory, station=STATION, first_user=OFFICER, passphrase=PASSPHRASE, cost=CHEAP)


def opened_again(directory: Path) -> Store:
    return Store.open(directory, number=OFFICER.number, passphrase=PASSPHRASE)


def training_store(directory: Path) -> Store:
    return Store.create_training(directory, station=STATION, users=[OFFICER, SUPERVISOR])


def opening(number: str = "TJ-2026-0001", title: str = "楼道纠纷", place: str = "紫荆路12号院") -> Event:
    return SessionOpened(
        number=number,
        matter=Matter(title=title, category="邻里纠纷", place=place),
        regime=Regime.PUBLIC_ORDER,
        host=HostInfo(number=OFFICER.number, name=OFFICER.name, unit=STATION.name),
        organ=STATION.organ,
        room=STATION.room,
        guide_id="general",
        rule_pack="pack",
    )


def retitled(title: str) -> Event:
    return MatterCorrected(matter=Matter(title=title, category="邻里纠纷"), guide_id="general")


def recorded(event: Event, version: int, session_id: str = "s1") -> RecordedEvent:
    at = AT + timedelta(minutes=version)
    return RecordedEvent(session_id=session_id, version=version, at=at, by=OFFICER.number, event=event)


def record(log: EventLog, *events: Event, session: Session | None = None, session_id: str = "s1") -> Session:
    """Append events after a session, or as a new one; the session they make."""
    version = session.version if session else 0
    entries = [recorded(event, version + i, session_id) for i, event in enumerate(events, 1)]
    for entry in entries:
        session = open_session(entry) if session is None else evolve(session, entry)
    assert session is not None
    log.append(entries, summary_of(session))
    return session


def files_of(directory: Path) -> dict[str, bytes]:
    """Every file of a store with its content."""
    return {
        str(p.relative_to(directory)): p.read_bytes() for p in sorted(directory.rglob("*")) if p.is_file()
    }
