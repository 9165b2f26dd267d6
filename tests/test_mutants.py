"""The list of seeded defects stays one that can be carried out: make mutants does so."""

from __future__ import annotations

from pathlib import Path

from tests.mutants.defects import DEFECTS

ROOT = Path(__file__).parent.parent


def test_there_are_thirty_defects_or_more_each_of_its_own() -> None:
    assert (
        len({(d.path, d.old, d.new) for d in DEFECTS}) == len({d.name for d in DEFECTS}) == len(DEFECTS) >= 30
    )


def test_every_defect_still_fits_the_file_it_changes() -> None:
    stale = [d.name for d in DEFECTS if (ROOT / d.path).read_text(encoding="utf-8").count(d.old) != 1]
    assert stale == []


def test_every_defect_names_tests_that_are_there() -> None:
    assert [d.name for d in DEFECTS for test in d.tests.split() if not (ROOT / test).is_file()] == []
