"""G10: the anchor lies outside the store, is never made again in silence, and tells what does not fit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.services.audit_trail import AuditFilter, Noted, Outcome
from mediator.services.ports import Part, SignInRefused
from mediator.storage.anchor import anchor_place
from mediator.storage.database import Store
from mediator.storage.side_log import FILE
from tests.storage.stores import (
    AT,
    OFFICER,
    PASSPHRASE,
    SUPERVISOR,
    new_store,
    opened_again,
    opening,
    record,
    retitled,
    training_store,
)

EVERYTHING = AuditFilter()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with training_store(tmp_path / "store") as store:
        record(store.log, opening(), retitled("改一"))
    return tmp_path / "store"


def alarms(place: Path) -> list[str]:
    with Store.open_training(place) as store:
        assert [f.detail for f in store.integrity() if f.part is Part.ANCHOR] == list(store.audit.alarms())
        return [alarm.in_chinese() for alarm in store.audit.alarms()]


def test_a_store_that_goes_on_as_it_was_left_raises_no_alarm(place: Path) -> None:
    assert alarms(place) == alarms(place) == []


def test_the_anchor_lies_outside_the_directory_of_the_store(place: Path) -> None:
    anchor = anchor_place(place)
    assert anchor.is_file() and anchor.parent == place.parent


def test_a_missing_anchor_is_told_and_never_made_again_by_itself(place: Path) -> None:
    anchor_place(place).unlink()
    for _ in range(2):
        assert "锚点文件不见了" in alarms(place)[0]
    assert not anchor_place(place).exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data | {"event": [1, data["event"][1]]},
        lambda data: data | {"audit": [0, "00" * 32]},
        lambda data: data | {"mac": "00" * 32},
        lambda data: data | {"mac": "ü"},
        lambda data: data | {"store": "other"},
        lambda data: data | {"more": 1},
        lambda data: {"format": 1},
        lambda data: [],
    ],
)
def test_an_anchor_somebody_changed_is_told(place: Path, spoil: object) -> None:
    path = anchor_place(place)
    assert callable(spoil)
    path.write_text(json.dumps(spoil(json.loads(path.read_text()))), encoding="utf-8")
    assert "锚点文件被改动过" in alarms(place)[0]


def test_the_whole_directory_put_back_is_told_with_both_counts(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place, tmp_path / "kept")
    with Store.open_training(place) as store:
        record(store.log, retitled("改二"), retitled("改三"), session=store.log.replayed("s1"))
    shutil.rmtree(place)
    shutil.copytree(tmp_path / "kept", place)
    said = alarms(place)
    assert "调解记录比锚点旧：锚点记到第4条，库里只到第2条" in said[0]
    assert "审计记录比锚点旧" in said[1]


def test_an_older_store_that_records_on_is_found_out_all_the_same(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place, tmp_path / "kept")
    with Store.open_training(place) as store:
        record(store.log, retitled("改二"), session=store.log.replayed("s1"))
    shutil.rmtree(place)
    shutil.copytree(tmp_path / "kept", place)
    with Store.open_training(place) as store:
        record(store.log, *(retitled(f"别的{i}") for i in range(9)), session=store.log.replayed("s1"))
    assert any("不是当时的那一条" in said for said in alarms(place))


def test_renewing_the_anchor_is_on_the_trail_and_ends_the_alarm(place: Path) -> None:
    anchor_place(place).unlink()
    with Store.open_training(place) as store:
        store.audit.renew_anchor(AT, SUPERVISOR.number, SUPERVISOR.role.value)
        newest = store.audit.rows(EVERYTHING, most=3)
        assert (newest[0].entry.action, newest[0].entry.actor) == (Noted.ANCHOR_RENEWED, SUPERVISOR.number)
        assert (newest[2].entry.action, newest[2].entry.outcome) == (Noted.ANCHOR_ALARM, Outcome.FAILED)
        assert store.audit.alarms() == ()
    assert alarms(place) == []


def test_no_new_store_is_made_where_the_anchor_of_one_is_left(tmp_path: Path) -> None:
    place = tmp_path / "store"
    new_store(place).close()
    shutil.rmtree(place)
    with pytest.raises(BadInput, match="这里原来有一个记录库，现在不见了"):
        new_store(place)
    assert not place.exists() or not any(place.iterdir())


def test_a_printed_code_fits_its_own_place_in_its_own_store_alone(place: Path, tmp_path: Path) -> None:
    with Store.open_training(place) as store:
        code = store.audit.code()
        seq = int(code.split("-")[0])
        assert store.audit.fits(seq, code) is True
        assert store.audit.fits(seq, f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}") is False
        assert store.audit.fits(seq + 50, code) is None
    with training_store(tmp_path / "other") as other:
        record(other.log, opening(), *(retitled(f"改{i}") for i in range(seq)))
        other.audit.note(other.audit.rows(EVERYTHING, most=1)[0].entry)
        assert other.audit.fits(1, f"1-{code.split('-', 1)[1]}") is False


# -- sign-ins that did not succeed -------------------------------------------------------


def test_failed_sign_ins_are_taken_into_the_chain_at_the_next_good_one(tmp_path: Path) -> None:
    place = tmp_path / "store"
    new_store(place).close()
    for number in (OFFICER.number, "D4711"):
        with pytest.raises(SignInRefused):
            Store.open(place, number=number, passphrase="a wrong phrase")
    kept = (place / FILE).read_bytes()
    assert OFFICER.number.encode() not in kept and b"D4711" not in kept
    with opened_again(place) as store:
        wanted = AuditFilter(action=Noted.SIGN_IN, outcome=Outcome.FAILED)
        rows = store.audit.rows(wanted, most=9)
        assert [row.entry.actor for row in rows] == ["", OFFICER.number]
        assert not (place / FILE).exists()
        assert store.integrity() == ()


def test_a_failed_sign_in_that_was_taken_in_is_not_taken_in_twice(tmp_path: Path) -> None:
    place = tmp_path / "store"
    new_store(place).close()
    with pytest.raises(SignInRefused):
        Store.open(place, number=OFFICER.number, passphrase="a wrong phrase")
    kept = (place / FILE).read_bytes()
    opened_again(place).close()
    # As a crash between the commit and the end of the file would leave it.
    (place / FILE).write_bytes(kept + b'{"at":"half a li')
    with opened_again(place) as store:
        rows = store.audit.rows(AuditFilter(outcome=Outcome.FAILED), most=9)
        assert [row.entry.kind for row in rows] == ["unreadable", ""]


def test_nobody_signs_in_with_the_right_phrase_without_a_line(tmp_path: Path) -> None:
    place = tmp_path / "store"
    new_store(place).close()
    Store.open(place, number=OFFICER.number, passphrase=PASSPHRASE).close()
    with opened_again(place) as store:
        rows = store.audit.rows(AuditFilter(action=Noted.SIGN_IN), most=9)
        assert [row.entry.actor for row in rows] == [OFFICER.number] * 3
