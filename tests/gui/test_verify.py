"""核验文书: a code leads to the record, a file is told apart from its changed copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mediator.documents.agreement import agreement_paper
from mediator.documents.station_seals import StationSeals
from mediator.domain.paper_codes import scanned_code
from mediator.domain.stages import Stage
from mediator.gui.pages.verify import VerifyPage
from mediator.services.desk import Desk
from mediator.storage.station_key import StationKeys
from tests.builders import Building, a_desk
from tests.documents.samples import AGREEMENT
from tests.fakes import MemorySettings
from tests.gui.words_in_view import everything_in

pytestmark = pytest.mark.usefixtures("theme")


class Sealed:
    """Papers that are real files, so that they can be sealed."""

    def __init__(self, desk: Desk) -> None:
        self._papers = desk.papers

    def __getattr__(self, name: str) -> object:
        return getattr(self._papers, name)

    def agreement(self, _paper: object) -> bytes:
        return agreement_paper(AGREEMENT)


def sealing(desk: Desk) -> Desk:
    seals = StationSeals(StationKeys(MemorySettings(), "青石派出所"))
    return replace(desk, seals=seals, papers=Sealed(desk))


def signed(desk: Desk) -> Building:
    b = Building(desk)
    b.at(Stage.FOLLOW_UP)
    return b


def test_a_typed_code_finds_the_signed_paper_and_opens_it(qtbot: QtBot):
    desk = a_desk()
    session = signed(desk).session
    assert session.lock is not None
    page = VerifyPage(desk, {})
    qtbot.addWidget(page)
    page.code.set_text(session.lock.check_code.lower())
    page.look_up()
    shown = everything_in(page)
    assert session.number in shown
    assert "签署的那一稿" in shown
    opening = next(b for b in page.findChildren(QPushButton) if session.number in b.accessibleName())
    with qtbot.waitSignal(page.session_opened) as opened:
        opening.click()
    assert opened.args == [session.session_id]


def test_a_scanned_code_of_a_draft_that_never_was_finds_nothing(qtbot: QtBot):
    desk = a_desk()
    lock = signed(desk).session.lock
    assert lock is not None
    page = VerifyPage(desk, {"code": scanned_code(lock.check_code, lock.draft + 1, lock.digest)})
    qtbot.addWidget(page)
    page.look_up()
    assert "没有这个核对码" in everything_in(page)


def test_what_is_no_code_is_told_at_the_field(qtbot: QtBot):
    page = VerifyPage(a_desk(), {"code": "hello"})
    qtbot.addWidget(page)
    page.look_up()
    assert "例如7F3A-21" in everything_in(page)
    assert page.typed() == {"code": "hello"}


def test_the_sealed_file_is_told_from_a_changed_copy(qtbot: QtBot, tmp_path: Path):
    desk = sealing(a_desk())
    b = signed(desk)
    page = VerifyPage(desk, {})
    qtbot.addWidget(page)
    good = tmp_path / "good.pdf"
    good.write_bytes(b.room.agreement.pdf())
    page.check_file(good)
    assert "一字不差" in everything_in(page)
    assert b.session.number in everything_in(page)
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b.room.agreement.pdf() + b"\n")
    page.check_file(bad)
    assert "不能认作" in everything_in(page)
    page.check_file(tmp_path / "gone.pdf")
    assert "打不开" in everything_in(page)


def test_the_certificate_goes_out_without_the_key(qtbot: QtBot, tmp_path: Path):
    page = VerifyPage(sealing(a_desk()), {})
    qtbot.addWidget(page)
    page.save_trust(tmp_path / "station.cer")
    assert b"BEGIN CERTIFICATE" in (tmp_path / "station.cer").read_bytes()
    assert "station.cer" in everything_in(page)
