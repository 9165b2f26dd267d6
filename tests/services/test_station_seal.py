"""The station's certificate: told to everybody who works here, changed only by a supervisor who proves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mediator.services.access import NotPermitted
from mediator.services.accounts import ProofWanted, prove
from mediator.services.desk import Desk, NoSeals
from mediator.services.ports import User
from mediator.services.seal_ports import StationCertificate
from mediator.services.station_seal import StationSealing
from tests.builders import a_desk
from tests.fakes import MemoryUsers
from tests.people_samples import OFFICER, STATION, SUPERVISOR


class Certificates(NoSeals):
    """One certificate that ends so many days from when it is asked for."""

    def __init__(self, days: int = 3650) -> None:
        self.days, self.renewed = days, 0

    def station(self, at: datetime) -> StationCertificate:
        until = at + timedelta(days=self.days)
        return StationCertificate(
            station="青石桥派出所",
            algorithm="EC P-256",
            sha256="7f" * 32,
            valid_until=until,
            renewed=self.renewed,
        )

    def renew(self, at: datetime) -> StationCertificate:
        self.renewed, self.days = self.renewed + 1, 3650
        return self.station(at)


def a_station(user: User, seals: Certificates, *, training: bool = True) -> Desk:
    return replace(a_desk(user), seals=seals, station=replace(STATION, training=training))


def test_a_supervisor_renews_the_certificate_and_the_warning_ends():
    seals = Certificates(days=89)
    sealing = StationSealing(a_station(SUPERVISOR, seals))
    assert sealing.runs_out()
    assert sealing.renew().renewed == 1
    assert not sealing.runs_out()


def test_nobody_is_warned_while_there_is_time():
    assert not StationSealing(a_station(SUPERVISOR, Certificates(days=90))).runs_out()


def test_an_officer_sees_the_certificate_and_changes_nothing():
    seals = Certificates()
    sealing = StationSealing(a_station(OFFICER, seals))
    assert sealing.certificate().station == "青石桥派出所"
    assert not sealing.may_renew()
    with pytest.raises(NotPermitted):
        sealing.renew()
    assert seals.renewed == 0


def test_a_real_station_asks_for_ones_own_passphrase_first():
    seals = Certificates()
    desk = replace(a_station(SUPERVISOR, seals, training=False), users=MemoryUsers(SUPERVISOR))
    with pytest.raises(ProofWanted):
        StationSealing(desk).renew()
    assert seals.renewed == 0
    prove(desk, "")
    assert StationSealing(desk).renew().renewed == 1
