"""Who works at a station: only a supervisor lets others in, each with a number of their own."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput
from mediator.services.access import NotPermitted
from mediator.services.ports import Role, User
from mediator.services.staff import Staff
from tests.builders import a_desk
from tests.people_samples import MEDIATOR, OFFICER, SUPERVISOR
from tests.stand_ins import UNPRINTABLE


def test_a_supervisor_lets_somebody_in():
    desk = a_desk(SUPERVISOR)
    user = Staff(desk).admit(" D1007 ", " 柳青 ", Role.OFFICER, "青石桥边数白鹭")
    assert user == User(number="D1007", name="柳青", role=Role.OFFICER)
    assert Staff(desk).all() == (user, SUPERVISOR)


@pytest.mark.parametrize("user", [OFFICER, MEDIATOR])
def test_nobody_else_lets_anybody_in_or_sees_the_list(user: User):
    desk = a_desk(user)
    assert not Staff(desk).may_admit()
    with pytest.raises(NotPermitted):
        Staff(desk).admit("D1007", "柳青", Role.OFFICER, "青石桥边数白鹭")
    with pytest.raises(NotPermitted):
        Staff(desk).all()
    assert desk.users.all() == (user,)


@pytest.mark.parametrize(
    ("number", "name"),
    [("", "柳青"), ("D1007", " "), ("D10-07", "柳青"), ("D" * 31, "柳青"), ("D1007", "柳\u202e")],
)
def test_what_cannot_be_a_number_or_a_name_is_refused(number: str, name: str):
    desk = a_desk(SUPERVISOR)
    with pytest.raises(BadInput):
        Staff(desk).admit(number, name, Role.OFFICER, "青石桥边数白鹭")
    assert desk.users.all() == (SUPERVISOR,)


def test_a_number_belongs_to_one_person():
    desk = a_desk(SUPERVISOR)
    with pytest.raises(BadInput):
        Staff(desk).admit(SUPERVISOR.number, "柳青", Role.OFFICER, "青石桥边数白鹭")


def test_a_name_that_cannot_be_printed_is_refused_where_it_is_typed():
    desk = a_desk(SUPERVISOR)
    with pytest.raises(BadInput, match="姓名里有打印不出的字"):
        Staff(desk).admit("D1007", f"柳{UNPRINTABLE}", Role.OFFICER, "青石桥边数白鹭")
    assert desk.users.all() == (SUPERVISOR,)
