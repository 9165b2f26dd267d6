"""A seal of our own key that still allows changes is not taken for one that allows none."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from pyhanko.sign import fields

from mediator.documents import seal as sealing
from mediator.documents.agreement import agreement_paper
from mediator.documents.seal_check import verify
from mediator.domain.seals import SealCheck
from mediator.storage.station_key import make_seal
from tests.documents.samples import AGREEMENT

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("allowed", ["FILL_FORMS", "ANNOTATE"])
def test_a_seal_that_allows_changes_is_refused(allowed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    station = make_seal("青石派出所", NOW)
    laxer = SimpleNamespace(
        **{**vars(fields), "MDPPerm": SimpleNamespace(NO_CHANGES=fields.MDPPerm[allowed])}
    )
    monkeypatch.setattr(sealing, "fields", laxer)
    verdict = verify(sealing.seal(agreement_paper(AGREEMENT), station, NOW), (station.certificate,))
    assert {f.check for f in verdict.findings if f.good is False} == {SealCheck.ALONE}
    assert not verdict.accepted
