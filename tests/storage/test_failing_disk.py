"""Every call to the disk may fail, once or for good: nothing is lost, one sentence is said, work goes on."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.cli.out_folder import OutFolder
from mediator.storage.database import Store
from tests.storage.disk_children import FLOWS, NAMES, NEVER, NEW, OLD
from tests.storage.failing_disk import built
from tests.storage.nursery import Nursery
from tests.storage.stores import training_store

STORE_FLOWS = ("sign", "open", "enter")
WAYS = [(error, sticky) for error in (errno.EIO, errno.ENOSPC) for sticky in (False, True)]


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(below=built(tmp_path_factory.mktemp("disk"))) as started:
        yield started


@pytest.fixture(scope="module")
def signing(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one session that lacks one signature; it is copied, never opened."""
    place = tmp_path_factory.mktemp("signing") / "store"
    training_store(place).close()
    nursery.said("make_signing", place=str(place))
    return place


def prepared(flow: str, signing: Path, place: Path) -> Path:
    """What lies in the folder before the step."""
    shutil.rmtree(place.parent, ignore_errors=True)
    if flow in STORE_FLOWS:
        shutil.copytree(signing.parent, place.parent)
    elif flow in ("save", "over"):
        place.mkdir(parents=True)
        (place / NAMES[0]).write_bytes(OLD)
    else:
        with OutFolder(place) as folder:
            for name in NAMES:
                folder.write(name, OLD)
            folder.finish()
    return place


def is_whole(place: Path) -> None:
    """No file is torn: each is the old one, the new one or not there."""
    for name in NAMES:
        path = place / name
        assert not path.exists() or path.read_bytes() in (OLD, NEW), name


def checked(flow: str, place: Path, said: list[str]) -> None:
    """The step, the sentence and the state, after a failure and a second try."""
    told = [line for line in said if line.startswith("told ")]
    assert len(told) <= 1, said
    assert said[-1] == "usable", said
    if flow in STORE_FLOWS:
        with Store.open_training(place) as store:
            assert store.integrity() == (), said
            if flow == "sign":
                session = store.log.replayed(store.lists.summaries()[0].session_id)
                acknowledged = [int(line.split()[1]) for line in said if line.startswith("done ")]
                assert session.version == max(acknowledged), said
                assert session.signed is not None
                assert store.log.paper(session.signed.paper_sha256) is not None
    else:
        is_whole(place)
        assert (place / NAMES[0]).read_bytes() == NEW
        left = {path.name for path in place.iterdir()} - {*NAMES, ".contents.json"}
        assert left == set(), said


def one(nursery: Nursery, flow: str, place: Path, nth: int, way: tuple[int, bool]) -> int:
    """One run; the number of calls the step made."""
    said = nursery.said(
        "on_a_failing_disk", flow=flow, place=str(place), nth=nth, error=way[0], sticky=way[1]
    )
    checked(flow, place, said)
    return next(int(line.split()[1]) for line in said if line.startswith("calls "))


@pytest.mark.parametrize("flow", FLOWS)
def test_a_few_calls_that_fail_lose_nothing(
    flow: str, nursery: Nursery, signing: Path, tmp_path: Path
) -> None:
    place = tmp_path / "here" / "store"
    calls = one(nursery, flow, prepared(flow, signing, place), NEVER, WAYS[0])
    assert calls > 3
    for at, way in ((1, WAYS[0]), (1, WAYS[3]), (calls // 2, WAYS[0]), (calls, WAYS[1])):
        one(nursery, flow, prepared(flow, signing, place), at, way)


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS, ids=["EIO-once", "EIO-for-good", "ENOSPC-once", "ENOSPC-for-good"])
@pytest.mark.parametrize("flow", FLOWS)
def test_every_call_of_a_step_may_fail(
    flow: str, way: tuple[int, bool], nursery: Nursery, signing: Path, tmp_path: Path
) -> None:
    place, at, calls = tmp_path / "here" / "store", 0, NEVER
    while at < calls:
        at += 1
        made = one(nursery, flow, prepared(flow, signing, place), at, way)
        # Beyond the last call of a step without failure nothing can fail any more.
        calls = NEVER if made >= at else at


def test_a_file_written_straight_over_the_old_one_would_be_noticed(
    nursery: Nursery, signing: Path, tmp_path: Path
) -> None:
    """The control: the same failure in the middle of such a file leaves it torn."""
    place = prepared("over", signing, tmp_path / "here" / "store")
    nursery.said(
        "on_a_failing_disk", flow="over", place=str(place), nth=2, error=errno.EIO, sticky=False, again=False
    )
    with pytest.raises(AssertionError):
        is_whole(place)
