"""A scan of the signed paper lies beside the text it bears, is kept by its digest and never replaced."""

from __future__ import annotations

import pytest

from mediator.domain.scans import ScanNotAllowed
from mediator.domain.stages import Stage
from tests.builders import a_session


def test_a_scan_is_kept_beside_the_locked_text():
    b = a_session().at(Stage.AGREEMENT).drafted().locked()
    b.room.agreement.attach_scan("签好的协议", b"%PDF-1.7 seen")
    (scan,) = b.session.scans
    assert b.session.lock is not None
    assert (scan.name, scan.digest) == ("签好的协议", b.session.lock.digest)
    assert b.room.agreement.scan(scan.scan_id) == b"%PDF-1.7 seen"


def test_nothing_can_be_attached_before_there_is_a_text():
    b = a_session().at(Stage.AGREEMENT)
    with pytest.raises(ScanNotAllowed):
        b.room.agreement.attach_scan("早了", b"%PDF-1.7")


def test_a_scan_of_an_earlier_draft_still_says_which_it_was():
    b = a_session().at(Stage.AGREEMENT).drafted().locked()
    b.room.agreement.attach_scan("第一稿", b"%PDF-1.7 first")
    b.room.agreement.unlock("改一处")
    b.room.agreement.write_facts("双方在楼道里因摆放鞋架发生争执。")
    b.locked()
    (scan,) = b.session.scans
    assert b.session.lock is not None
    assert scan.digest != b.session.lock.digest
