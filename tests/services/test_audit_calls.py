"""G32: exactly one line a step, reading, print, export and sign-in; without the call, the count breaks."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import mediator.services
from mediator.app.desks import desk_of
from mediator.domain.errors import EnvironmentTrouble, MediatorError
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.services.access import Action, NotPermitted
from mediator.services.audit_trail import AuditEntry, AuditFilter, Noted, Outcome
from mediator.services.audit_view import AuditView
from mediator.services.audit_words import ACTION_WORDS
from mediator.services.desk import Desk
from mediator.services.guarded import Guarded
from mediator.services.paper_lookup import PaperLookup
from mediator.services.paper_verdict import verify
from mediator.services.ports import Role, SignInRefused, User
from mediator.services.reception import Reception
from mediator.services.room import Room
from mediator.services.station_seal import StationSealing
from mediator.storage.audit import StoredTrail
from mediator.storage.database import Store
from tests.builders import Building, a_desk
from tests.people_samples import GUIDE, MATTER, OFFICER, OTHER_OFFICER, STATION, SUPERVISOR

AUDITOR = User(number="A7001", name="石有为", role=Role.AUDITOR)
EVERYTHING = AuditFilter()
GOOD, FAILED, DENIED = Outcome.GOOD, Outcome.FAILED, Outcome.DENIED
Line = tuple[str, Outcome]
DAY: list[Line] = [
    (Noted.SIGN_IN, GOOD),
    (Action.OPEN_SESSION, GOOD),
    (Action.RECORD, GOOD),
    (Action.VIEW_SESSION, GOOD),
    (Action.VIEW_SESSION, DENIED),
    (Action.RECORD, DENIED),
    (Noted.FIND_PAPER, GOOD),
    (Action.CHECK_PAPER, FAILED),
    (Noted.SEND_TO_PRINTER, GOOD),
    (Noted.SAVE_PAPER, GOOD),
    (Noted.SAVE_PAPER, FAILED),
    (Noted.SAVE_PAPER, GOOD),
    (Action.RENEW_SEAL, GOOD),
    (Action.VIEW_AUDIT, DENIED),
    (Action.VIEW_AUDIT, GOOD),
    (Action.EXPORT_AUDIT, GOOD),
    (Noted.SECOND_SIGN_IN, GOOD),
    (Noted.SECOND_SIGN_IN, FAILED),
    (Noted.CHECK_STORE, GOOD),
    (Noted.SIGN_OUT, GOOD),
]


def a_store(place: Path) -> Store:
    return Store.create_training(place, station=STATION, users=[OFFICER, OTHER_OFFICER, SUPERVISOR, AUDITOR])


def at(store: Store, user: User) -> Desk:
    """The desk of a user at the open store, with its trail."""
    real = desk_of(store)
    return replace(
        a_desk(user), log=real.log, lists=real.lists, audit=real.audit, users=real.users, drafts=real.drafts
    )


def refused(step: Callable[[], object], kind: type[MediatorError] = NotPermitted) -> None:
    with pytest.raises(kind):
        step()


def a_day(place: Path) -> list[Line]:
    """Everything that must leave a line, once each, at a real store; the lines it left."""
    a_store(place).close()
    with Store.open_training(place, number=OFFICER.number) as store:
        before = len(lines_of(store)) - 1
        desk, other = at(store, OFFICER), at(store, OTHER_OFFICER)
        room = Reception(desk).open(MATTER, guide_id=GUIDE.guide_id)
        room.intake.correct_matter(replace(MATTER, title="楼道"), GUIDE.guide_id)
        Reception(desk).resume(room.session.session_id)
        refused(lambda: Reception(other).resume(room.session.session_id))
        refused(lambda: Room(other, room.session).advance())
        PaperLookup(desk).find("7F3A-21")
        verify(desk, b"%PDF of somebody else")
        room.hand_out.to_printer("agreement", b"%PDF")
        room.hand_out.to_file("agreement", b"%PDF")
        room.hand_out.did_not_arrive(Noted.SAVE_PAPER, "agreement")
        StationSealing(desk).trust_file()
        StationSealing(at(store, SUPERVISOR)).renew()
        refused(AuditView(desk).open)
        AuditView(at(store, SUPERVISOR)).open()
        AuditView(at(store, AUDITOR)).export(EVERYTHING)
        store.identify(SUPERVISOR.number, "")
        refused(lambda: store.identify("X0000", ""), SignInRefused)
        store.audit.note_check(store.user, store.integrity())
    with Store.open_training(place, number=OFFICER.number) as store:
        # Without the sign-in just made.
        return lines_of(store)[before:-1]


def lines_of(store: Store) -> list[Line]:
    rows = store.audit.rows(EVERYTHING, most=10_000)
    return [(str(row.entry.action), row.entry.outcome) for row in reversed(rows)]


def test_a_day_leaves_one_line_for_each_thing_done(tmp_path: Path):
    assert a_day(tmp_path / "store") == DAY


def guarded() -> list[type[Guarded]]:
    for info in pkgutil.walk_packages(mediator.services.__path__, "mediator.services."):
        importlib.import_module(info.name)
    found, kinds = [], [Guarded]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("mediator.") and kind.__dict__.get("audits"):
            found.append(kind)
    return found


READINGS = [(kind, verb) for kind in guarded() for verb in kind.audits]


@pytest.mark.parametrize(("kind", "verb"), READINGS)
def test_without_the_declaration_of_a_reading_the_day_is_a_line_short(
    kind: type[Guarded], verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fewer = {name: noted for name, noted in kind.audits.items() if name != verb}
    monkeypatch.setattr(kind, "audits", fewer)
    assert len(a_day(tmp_path / "store")) == len(DAY) - 1


def leaving_out(method: Callable[..., None], *outcomes: Outcome) -> Callable[..., None]:
    """The method as it is, but deaf to these outcomes, or to everything."""

    def deaf(self: object, entry: AuditEntry) -> None:
        if outcomes and entry.outcome not in outcomes:
            method(self, entry)

    return deaf


@pytest.mark.parametrize("outcomes", [(), (GOOD,), (FAILED,), (DENIED,)])
def test_a_trail_that_takes_no_lines_of_a_kind_breaks_the_count(
    outcomes: tuple[Outcome, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(StoredTrail, "write", leaving_out(StoredTrail.write, *outcomes))
    assert a_day(tmp_path / "store") != DAY


def test_every_step_of_a_whole_mediation_leaves_one_line(tmp_path: Path):
    with a_store(tmp_path / "store") as store:
        real, commits = at(store, OFFICER), []
        append = store.log.append

        def counted(*given: object, **named: object) -> None:
            append(*given, **named)
            commits.append(given)

        store.log.append = counted
        before = len(lines_of(store))
        session = Building(real).at(Stage.CLOSED).session
        left = store.audit.rows(EVERYTHING, most=10_000)[:-before]
        assert len(left) == len(commits)
        assert {row.entry.object for row in left} == {session.number}
        assert {row.entry.actor for row in left} == {OFFICER.number}
        known = {Action.OPEN_SESSION, Action.RECORD, Action.LOCK, Action.SIGN, Action.SEAL, Action.END}
        assert known <= {Action(row.entry.action) for row in left}
        assert store.integrity() == ()


@pytest.mark.parametrize("step", ["record", "open", "print"])
def test_where_the_line_cannot_be_written_nothing_happens(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with a_store(tmp_path / "store") as store:
        desk = at(store, OFFICER)
        room = Reception(desk).open(MATTER, guide_id=GUIDE.guide_id)
        before = store.log.read(room.session.session_id)

        def broken(self: StoredTrail, entry: AuditEntry) -> None:
            raise EnvironmentTrouble(message("磁盘满了"))

        with monkeypatch.context() as patched:
            patched.setattr(StoredTrail, "write", broken)
            steps: dict[str, Callable[[], object]] = {
                "record": lambda: room.intake.correct_matter(replace(MATTER, title="楼道"), GUIDE.guide_id),
                "open": lambda: Reception(desk).resume(room.session.session_id),
                "print": lambda: room.hand_out.to_printer("agreement", b"%PDF"),
            }
            refused(steps[step], EnvironmentTrouble)
        assert store.log.read(room.session.session_id) == before
        assert room.intake.correct_matter(replace(MATTER, title="楼道"), GUIDE.guide_id).version == 2
        assert store.integrity() == ()


def test_no_line_holds_a_word_of_the_case(tmp_path: Path):
    with a_store(tmp_path / "store") as store:
        session = Building(at(store, OFFICER)).at(Stage.CLOSED).session
        said = " ".join(
            " ".join((row.entry.object, row.entry.kind, row.entry.digest))
            for row in store.audit.rows(EVERYTHING, most=10_000)
        )
        names = [person.details.name for person in session.people]
        assert not [word for word in (*names, session.matter.title, session.matter.place) if word in said]


def test_everything_that_can_stand_on_the_trail_has_its_words():
    assert set(ACTION_WORDS) == {*Action, *Noted}
