"""另一人核对 on the page of signing: another user, the same code, told calmly when it is not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.signing_second import SecondPerson
from mediator.services.desk import Desk
from tests.builders import Building, a_desk
from tests.gui.words_in_view import everything_in
from tests.people_samples import MEDIATOR

pytestmark = pytest.mark.usefixtures("theme")


def all_signed() -> tuple[Desk, Building]:
    desk = a_desk()
    desk.users.admit(MEDIATOR, "")
    b = Building(desk)
    b.at(Stage.AGREEMENT).drafted().locked().signed_by_all()
    return desk, b


def card_of(qtbot: QtBot, b: Building) -> SecondPerson:
    context = SessionContext(b.room, _Nobody())
    card = SecondPerson(context)
    context.changed.connect(card.show_session)
    qtbot.addWidget(card)
    card.show_session(b.session)
    card.open()
    return card


class _Nobody:
    """Nothing is asked here."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(name)


def test_another_user_with_the_same_code_is_recorded_and_named(qtbot: QtBot):
    _, b = all_signed()
    card = card_of(qtbot, b)
    assert b.session.lock is not None
    card.number.set_text(MEDIATOR.number)
    card.code.set_text(b.session.lock.check_code.lower())
    card.confirm()
    assert b.session.confirmed_by is not None
    assert b.session.confirmed_by.name == MEDIATOR.name
    assert MEDIATOR.name in everything_in(card)


@pytest.mark.parametrize("number", ["", "T-nobody", "host"])
def test_nobody_and_the_host_cannot_confirm(qtbot: QtBot, number: str):
    desk, b = all_signed()
    card = card_of(qtbot, b)
    assert b.session.lock is not None
    card.number.set_text(desk.user.number if number == "host" else number)
    card.code.set_text(b.session.lock.check_code)
    card.confirm()
    assert b.session.confirmed_by is None
    assert "还没有核对" in everything_in(card)


def test_another_code_is_told_and_what_was_typed_stays(qtbot: QtBot):
    _, b = all_signed()
    card = card_of(qtbot, b)
    card.number.set_text(MEDIATOR.number)
    card.code.set_text("0000-00")
    card.confirm()
    assert b.session.confirmed_by is None
    assert card.code.text() == "0000-00"
    assert "再看一遍" in everything_in(card)


def test_unlocking_takes_the_confirmation_away():
    desk, b = all_signed()
    assert b.session.lock is not None
    b.room.agreement.confirm_second(MEDIATOR.number, "", b.session.lock.check_code)
    b.room.agreement.unlock("要改一处")
    assert b.session.confirmed_by is None
    assert desk
