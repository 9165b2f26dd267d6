"""Who may do what: the whole table, by role, action and whose session it is."""

from __future__ import annotations

from itertools import product

import pytest

from mediator.domain.errors import MediatorError
from mediator.services.access import Action, NotPermitted, check, may, may_view
from mediator.services.ports import Role, User
from mediator.services.reception import Reception
from tests.builders import a_desk, a_session
from tests.fakes import MemoryRecord
from tests.people_samples import MATTER, MEDIATOR, OFFICER, OTHER_OFFICER, SUPERVISOR

SUPERVISORS = {Action.VIEW_AUDIT: {Role.SUPERVISOR}, Action.ADMIT_USER: {Role.SUPERVISOR}}
OWN_SESSION = {action: set(Role) for action in Action} | SUPERVISORS | {Action.SIGN_OFF: set()}
ANOTHERS_SESSION = SUPERVISORS | {
    Action.OPEN_SESSION: set(Role),
    Action.VIEW_LISTS: set(Role),
    Action.VIEW_SESSION: {Role.SUPERVISOR},
    Action.PRINT: {Role.SUPERVISOR},
    Action.RECORD: set(),
    Action.FILE: set(),
    Action.SIGN_OFF: {Role.SUPERVISOR},
}


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_the_table_of_rights(role: Role, action: Action):
    session = a_session().session
    host = User(number=session.host.number, name=session.host.name, role=role)
    somebody = User(number="X1", name="别人", role=role)
    assert may(host, action, session).allowed is (role in OWN_SESSION[action])
    assert may(somebody, action, session).allowed is (role in ANOTHERS_SESSION[action])


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_every_no_comes_with_a_reason(role: Role, action: Action):
    verdict = may(User(number="X1", name="别人", role=role), action, a_session().session)
    assert verdict.allowed or (verdict.reason is not None and verdict.reason.in_chinese())


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
    room.agreement.note_print("agreement", 1, "")
    assert len(record.events[b.session.session_id]) == before + 1


def test_a_refusal_is_something_a_person_can_act_on():
    assert issubclass(NotPermitted, MediatorError)
