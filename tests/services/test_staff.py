"""Who works at a station: only a supervisor lets others in, each with a number of their own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.stages import Stage
from mediator.services.access import NotPermitted
from mediator.services.accounts import NoAccounts, ProofWanted, prove, require_proof
from mediator.services.ports import Role, SignInRefused, User
from mediator.services.staff import SecondPerson, Staff
from tests.builders import a_desk, a_session
from tests.fakes import FixedClock, MemoryUsers
from tests.people_samples import MEDIATOR, OFFICER, STATION, SUPERVISOR
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


# -- what is hard to undo takes two persons ------------------------------------------------

SYSTEM = User(number="A1", name="方砚", role=Role.SYSTEM_ADMIN)
SECURITY = User(number="A2", name="石越", role=Role.SECURITY_ADMIN)
AUDIT = User(number="A3", name="江采薇", role=Role.AUDITOR)
EVERYBODY = (SUPERVISOR, OFFICER, SYSTEM, SECURITY, AUDIT)


@dataclass
class NotedAccounts(NoAccounts):
    """Notes what it was asked to do."""

    done: list[tuple[str, ...]] = field(default_factory=list)

    def remove(self, number: str) -> None:
        self.done.append(("remove", number))

    def change_role(self, number: str, role: Role) -> None:
        self.done.append(("role", number, role.value))

    def reset_passphrase(self, number: str, new: str) -> None:
        self.done.append(("reset", number))

    def unlock(self, number: str) -> None:
        self.done.append(("unlock", number))


def staff_of(user: User, *others: User) -> tuple[Staff, NotedAccounts]:
    accounts = NotedAccounts()
    users = MemoryUsers(user, *(u for u in (*EVERYBODY, *others) if u != user))
    users.let_in = {u.number: f"phrase of {u.number}" for u in users.all()}
    return Staff(replace(a_desk(user), users=users, accounts=accounts)), accounts


def by(user: User) -> SecondPerson:
    return SecondPerson(number=user.number, passphrase=f"phrase of {user.number}")


def test_a_user_is_removed_by_an_administrator_and_a_second_person():
    staff, accounts = staff_of(SECURITY)
    staff.remove(OFFICER.number, by(SUPERVISOR))
    assert accounts.done == [("remove", OFFICER.number)]


@pytest.mark.parametrize("second", [SECURITY, OFFICER, AUDIT])
def test_the_second_person_is_another_one_who_may_and_whom_it_is_not_about(second: User):
    staff, accounts = staff_of(SECURITY)
    with pytest.raises(Refusal, match="第二个人"):
        staff.change_role(OFFICER.number, Role.SUPERVISOR, by(second))
    assert accounts.done == []


def test_a_second_person_with_a_wrong_pass_phrase_agrees_to_nothing():
    staff, accounts = staff_of(SECURITY)
    with pytest.raises(SignInRefused):
        staff.remove(OFFICER.number, SecondPerson(number=SUPERVISOR.number, passphrase="wrong"))
    assert accounts.done == []


@pytest.mark.parametrize("last", [SUPERVISOR, SYSTEM, AUDIT])
def test_the_last_of_a_kind_is_not_removed(last: User):
    staff, accounts = staff_of(SECURITY)
    second = SYSTEM if last is not SYSTEM else SUPERVISOR
    with pytest.raises(Refusal, match="最后一位"):
        staff.remove(last.number, by(second))
    assert accounts.done == []


def test_nobody_raises_himself_or_lets_himself_go():
    staff, accounts = staff_of(SECURITY)
    for step in (
        lambda: staff.change_role(SECURITY.number, Role.SUPERVISOR, by(SUPERVISOR)),
        lambda: staff.remove(SECURITY.number, by(SUPERVISOR)),
    ):
        with pytest.raises((Refusal, BadInput)):
            step()
    with pytest.raises(NotPermitted):
        staff_of(SUPERVISOR)[0].change_role(OFFICER.number, Role.SUPERVISOR, by(SECURITY))
    assert accounts.done == []


def test_no_account_crosses_from_cases_to_administration():
    staff, _ = staff_of(SECURITY)
    for number, role in ((OFFICER.number, Role.AUDITOR), (SYSTEM.number, Role.OFFICER)):
        with pytest.raises(BadInput, match="不能互换身份"):
            staff.change_role(number, role, by(SUPERVISOR))
    with pytest.raises(BadInput, match="管理员由管理员"):
        staff_of(SUPERVISOR)[0].admit("N1", "新来", Role.SYSTEM_ADMIN, "青石桥边数白鹭九只")


def test_a_forgotten_pass_phrase_is_replaced_by_the_supervisor_with_a_second_person():
    staff, accounts = staff_of(SUPERVISOR)
    staff.reset_passphrase(OFFICER.number, "门前老槐树下三把椅", by(SECURITY))
    staff.unlock(OFFICER.number)
    assert accounts.done == [("reset", OFFICER.number), ("unlock", OFFICER.number)]


# -- one's own pass-phrase again ------------------------------------------------------------


def test_a_proof_is_good_for_one_step_and_two_minutes():
    desk = replace(a_desk(station=replace(STATION, training=False)), users=MemoryUsers(OFFICER))
    with pytest.raises(ProofWanted):
        require_proof(desk)
    prove(desk, "")
    require_proof(desk)
    with pytest.raises(ProofWanted):
        require_proof(desk)
    prove(desk, "")
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.moment += timedelta(minutes=3)
    with pytest.raises(ProofWanted):
        require_proof(desk)
    clock.moment -= timedelta(minutes=9)
    prove(desk, "")
    clock.moment -= timedelta(minutes=1)
    with pytest.raises(ProofWanted):
        require_proof(desk)


def test_a_training_store_asks_for_no_proof():
    require_proof(a_desk())


def test_the_agreement_is_sealed_by_whoever_proved_it_is_him():
    desk = replace(a_desk(station=replace(STATION, training=False)), users=MemoryUsers(OFFICER))
    b = a_session(desk=desk).at(Stage.AGREEMENT).locked().signed_by_all()
    with pytest.raises(ProofWanted):
        b.room.agreement.complete()
    assert b.session.signed is None
    prove(desk, "")
    assert b.room.agreement.complete().signed is not None
