"""Who may do what: every cell of the table, and every verb tried by every role on another's session."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import ClassVar

import pytest

import mediator.services
from mediator.domain.errors import MediatorError
from mediator.domain.events import HostInfo, OfficersNoted
from mediator.domain.events.presence import WHOLE_MEDIATION
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.services.access import NotPermitted, check, may, may_view
from mediator.services.desk import Desk
from mediator.services.guarded import Declared, Guarded, actions_of
from mediator.services.ports import ADMINISTRATORS, Role, User
from mediator.services.reception import Reception
from mediator.services.rights import Action, Ownership, SessionState, ownership, state_of
from mediator.services.room import Room
from mediator.services.verbs import Verbs
from tests.builders import a_desk, a_session, print_out
from tests.fakes import MemoryRecord
from tests.people_samples import MATTER, MEDIATOR, OFFICER, OTHER_OFFICER, SUPERVISOR

WRITTEN = tomllib.loads((Path(__file__).parents[1] / "data" / "rights.toml").read_text(encoding="utf-8"))
RECORDER = User(number="R1001", name="纪小满", role=Role.RECORDER)
BESIDE_NUMBER = "B1"


@pytest.fixture(scope="module")
def sessions() -> dict[SessionState, Session]:
    """One session in each state; somebody is noted in each beside the host."""
    found: dict[SessionState, Session] = {}
    for state, stage in (
        (SessionState.OPEN, Stage.INTAKE),
        (SessionState.AGREED, Stage.FOLLOW_UP),
        (SessionState.ENDED, Stage.CLOSED),
    ):
        session = a_session().at(stage).session
        helper = HostInfo(number=BESIDE_NUMBER, name="纪小满", unit="青石派出所")
        noted = OfficersNoted(act_id=WHOLE_MEDIATION, officers=(session.host, helper))
        found[state] = replace(session, officers={WHOLE_MEDIATION: noted})
        assert state_of(found[state]) is state
    return found


def somebody(role: Role, owner: Ownership, session: Session) -> User:
    numbers = {Ownership.OWN: session.host.number, Ownership.BESIDE: BESIDE_NUMBER, Ownership.OTHERS: "X1"}
    user = User(number=numbers[owner], name="某人", role=role)
    assert ownership(user, session) is owner
    return user


def written(role: Role, action: Action, state: SessionState, owner: Ownership) -> bool:
    lines = WRITTEN[role.value]
    return action.value in (*lines["anywhere"], *lines.get(owner.value, {}).get(state.value, ()))


def test_every_cell_of_the_table_is_as_it_is_written(sessions: dict[SessionState, Session]):
    wrong = []
    for role, action, state, owner in product(Role, Action, SessionState, Ownership):
        verdict = may(somebody(role, owner, sessions[state]), action, sessions[state])
        if verdict.allowed is not written(role, action, state, owner):
            wrong.append((role, action, state, owner))
        assert verdict.allowed or (verdict.reason is not None and verdict.reason.in_chinese())
    assert wrong == []
    assert len(Role) * len(Action) * len(SessionState) * len(Ownership) > 2000


def test_no_written_line_names_what_there_is_not():
    assert set(WRITTEN) == {role.value for role in Role}
    for lines in WRITTEN.values():
        named = [
            *lines["anywhere"],
            *(a for o in Ownership for s in lines.get(o.value, {}).values() for a in s),
        ]
        assert set(named) <= {action.value for action in Action}


def test_no_administrator_may_do_anything_with_a_case(sessions: dict[SessionState, Session]):
    cases = {
        Action.VIEW_SESSION,
        Action.VIEW_NOTES,
        Action.RECORD,
        Action.PRINT,
        Action.VIEW_LISTS,
        Action.EXPORT,
    }
    for role, action, owner in product(ADMINISTRATORS, cases, Ownership):
        session = sessions[SessionState.OPEN]
        assert not may(somebody(role, owner, session), action, session).allowed


# -- every verb stands under an action ---------------------------------------------------


def guarded() -> list[type[Guarded]]:
    """Every class of the services that declares its verbs."""
    for info in pkgutil.walk_packages(mediator.services.__path__, "mediator.services."):
        importlib.import_module(info.name)
    found, kinds = [], [Guarded]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind not in (Guarded, Verbs) and kind.__module__.startswith("mediator."):
            found.append(kind)
    return found


def groups_of(room: Room) -> list[Verbs]:
    return [group for group in vars(room).values() if isinstance(group, Verbs)]


@pytest.mark.parametrize("role", list(Role))
def test_every_verb_on_anothers_session_asks_the_table_first(role: Role):
    record = MemoryRecord()
    session = a_session(desk=a_desk(record=record)).with_parties().session
    user = User(number="X1", name="某人", role=role)
    room = Room(a_desk(user, record=record), session)
    before = list(record.events[session.session_id])
    tried = 0
    for group in (room, *groups_of(room)):
        for name, action in actions_of(type(group)).items():
            if may(user, action, session).allowed:
                continue
            tried += 1
            with pytest.raises(NotPermitted):
                member = getattr(group, name)
                member()
    assert tried > 90
    assert record.events[session.session_id] == before


def test_a_verb_without_an_action_cannot_be_imported():
    with pytest.raises(TypeError, match="peek"):

        class Careless(Verbs):
            def peek(self) -> Session:
                return self._room.session


def test_an_action_for_a_verb_that_there_is_not_cannot_be_imported():
    with pytest.raises(TypeError, match="gone"):

        class Stale(Verbs):
            does: ClassVar[Declared] = {Action.RECORD: ("gone",)}


def test_a_property_is_a_verb_too():
    class Shown(Verbs):
        does: ClassVar[Declared] = {Action.VIEW_SESSION: ("words",)}

        @property
        def words(self) -> str:
            return self._room.session.matter.title

    record = MemoryRecord()
    b = a_session(desk=a_desk(record=record))
    assert Shown(b.room).words == MATTER.title
    with pytest.raises(NotPermitted):
        _ = Shown(Room(a_desk(OTHER_OFFICER, record=record), b.session)).words


# These take a desk and are no verbs: they make a file for a verb, check what is typed, keep one's own code.
NO_VERBS = {"DossierMaking", "CurtainCode", "PersonCheck", "Prompter"}


def test_whatever_takes_a_desk_or_a_room_asks_the_table():
    asking = set(guarded())
    left = set()
    for info in pkgutil.walk_packages(mediator.services.__path__, "mediator.services."):
        for name, kind in vars(importlib.import_module(info.name)).items():
            if not inspect.isclass(kind) or kind.__module__ != info.name or name.startswith("_"):
                continue
            taken = inspect.signature(kind).parameters.values() if kind not in (Desk,) else ()
            if any(str(p.annotation) in ("Desk", "Room") for p in taken) and kind not in asking:
                left.add(name)
    assert left - NO_VERBS - {"Verbs"} == set()


# -- what it comes to ---------------------------------------------------------------------


def test_a_refusal_names_the_host_and_blames_nobody():
    with pytest.raises(NotPermitted, match="这是何砚秋主持的调解，只能由本人记录"):
        check(SUPERVISOR, Action.RECORD, a_session().session)


def test_lists_show_ones_own_sessions_and_a_supervisor_all():
    assert may_view(OFFICER, OFFICER.number) and not may_view(OTHER_OFFICER, OFFICER.number)
    assert may_view(SUPERVISOR, OFFICER.number)


@pytest.mark.parametrize("user", [OTHER_OFFICER, MEDIATOR])
def test_anothers_session_is_neither_opened_nor_recorded_in(user: User):
    record = MemoryRecord()
    b = a_session(desk=a_desk(record=record))
    with pytest.raises(NotPermitted, match="只有本人和所领导能查看"):
        Reception(a_desk(user, record=record)).resume(b.session.session_id)


def test_a_supervisor_looks_in_and_prints_but_records_nothing():
    record = MemoryRecord()
    b = a_session(desk=a_desk(record=record)).with_parties()
    room = Reception(a_desk(SUPERVISOR, record=record)).resume(b.session.session_id)
    assert room.session == b.session
    assert room.agreement.pdf()
    before = len(record.events[b.session.session_id])
    with pytest.raises(NotPermitted):
        room.intake.correct_matter(MATTER, "general")
    print_out(room)
    assert len(record.events[b.session.session_id]) == before + 2


def test_nobody_but_the_host_sees_the_notes():
    record = MemoryRecord()
    b = a_session(desk=a_desk(record=record)).with_parties()
    b.room.notes.note(b.id_of("甲"), "底线是三千元")
    assert b.session.notes
    looked_at = Reception(a_desk(SUPERVISOR, record=record)).resume(b.session.session_id).session
    assert looked_at.notes == ()
    assert Reception(a_desk(record=record)).resume(b.session.session_id).session.notes == b.session.notes


def test_a_recorder_writes_where_the_host_noted_him_and_nowhere_else():
    record = MemoryRecord()
    b = a_session(desk=a_desk(record=record)).with_parties()
    desk = a_desk(RECORDER, record=record)
    with pytest.raises(NotPermitted, match="请主持人先登记您"):
        Reception(desk).resume(b.session.session_id)
    b.room.presence.note_officers(
        (HostInfo(number=RECORDER.number, name=RECORDER.name, unit=desk.station.name),)
    )
    room = Reception(desk).resume(b.session.session_id)
    room.intake.correct_matter(replace(MATTER, title="楼道堆物"), "general")
    assert room.session.matter.title == "楼道堆物"
    with pytest.raises(NotPermitted):
        room.agreement.lock()
    with pytest.raises(NotPermitted, match="您的身份不能做这一步"):
        Reception(desk).open(MATTER, guide_id="general")


def test_a_refusal_is_something_a_person_can_act_on():
    assert issubclass(NotPermitted, MediatorError)
