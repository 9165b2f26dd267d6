"""The way into real stores: set up, left, entered again, by the first user and by whoever was let in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediator.app.door import Door, store_in_use, training_place
from mediator.app.look_file import LookFile
from mediator.app.remnants import printing_place
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.gui.preferences import Look
from mediator.services.curtain_code import CurtainCode
from mediator.services.doors import FirstSetUp, StoreState
from mediator.services.ports import Role, SignInRefused, Station, User
from mediator.services.staff import Staff
from mediator.storage.station_key import KEY
from tests.storage.stores import PASSPHRASE

FIRST = FirstSetUp(
    station=Station(
        organ="云溪市公安局青石分局",
        name="青石派出所",
        room="调解一室",
        number_template="TJ-{year}-",
        training=False,
    ),
    user=User(number="D9001", name="顾长宁", role=Role.SUPERVISOR),
    passphrase=PASSPHRASE,
)
OTHER_PASSPHRASE = "白鹭九只落在石桥东"


def left_behind(store: Path) -> Path:
    """A copy for the printer that a power cut left there."""
    folder = printing_place(store)
    folder.mkdir(parents=True)
    copy = folder / "tmpab12.pdf"
    copy.write_bytes(b"%PDF-1.7")
    (folder / "note.txt").write_text("not ours", encoding="utf-8")
    return copy


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "station"


@pytest.fixture
def door(place: Path) -> Iterator[Door]:
    made = Door(place)
    yield made
    made.close()


def test_a_new_place_holds_nothing_and_then_a_station(door: Door):
    assert door.state() is StoreState.NONE
    desk = door.set_up(FIRST)
    assert (desk.user, desk.station) == (FIRST.user, FIRST.station)
    assert door.state() is StoreState.STATION


def test_a_station_has_its_certificate_from_the_first_day(door: Door):
    desk = door.set_up(FIRST)
    made = desk.settings.get(KEY)
    assert FIRST.station.name in made
    assert desk.seals.station(desk.clock.now()).renewed == 0
    assert desk.settings.get(KEY) == made


@pytest.mark.parametrize(
    ("first", "where"),
    [
        (replace(FIRST, station=replace(FIRST.station, organ="𪚥溪市公安局")), "公安机关名称"),
        (replace(FIRST, station=replace(FIRST.station, room="𪚥室")), "地点"),
        (replace(FIRST, user=replace(FIRST.user, name="顾𪚥")), "姓名"),
    ],
)
def test_a_station_does_not_begin_under_a_name_that_cannot_be_printed(
    door: Door, first: FirstSetUp, where: str
):
    with pytest.raises(BadInput, match=f"{where}里的“𪚥”（U\\+2A6A5）没有打印字形。原文还在"):
        door.set_up(first)
    assert door.state() is StoreState.NONE


def test_whoever_was_let_in_signs_in_with_their_own_pass_phrase(door: Door):
    staff = Staff(door.set_up(FIRST))
    admitted = staff.admit("D1007", "柳青", Role.MEDIATOR, OTHER_PASSPHRASE)
    assert [user.number for user in staff.all()] == ["D1007", "D9001"]
    door.close()
    with pytest.raises(SignInRefused):
        door.sign_in("D1007", PASSPHRASE)
    desk = door.sign_in("D1007", OTHER_PASSPHRASE)
    assert desk.user == admitted
    assert not CurtainCode(desk).is_set()


def test_a_short_pass_phrase_lets_nobody_in(door: Door):
    staff = Staff(door.set_up(FIRST))
    with pytest.raises(BadInput):
        staff.admit("D1007", "柳青", Role.MEDIATOR, "短")
    assert [user.number for user in staff.all()] == ["D9001"]


def test_a_refused_sign_in_leaves_the_store_free(door: Door):
    door.set_up(FIRST)
    door.close()
    with pytest.raises(SignInRefused):
        door.sign_in("D9001", OTHER_PASSPHRASE)
    assert door.sign_in("D9001", PASSPHRASE).user == FIRST.user


def test_the_training_store_lies_beside_and_is_marked(door: Door, place: Path):
    desk = door.start_training()
    assert desk.station.training
    assert desk.user.role is Role.SUPERVISOR
    assert door.state() is StoreState.NONE
    assert training_place(place).is_dir()
    assert CurtainCode(desk).published() == "0000"


def test_a_training_place_of_its_own_opens_as_whoever_is_named(door: Door, place: Path):
    door.start_training()
    door.close()
    own = Door(training_place(place), "T0002")
    assert own.state() is StoreState.TRAINING
    desk = own.start_training()
    assert desk.user.number == "T0002"
    own.close()


def test_a_place_that_cannot_be_written_is_one_calm_sentence(tmp_path: Path):
    taken = tmp_path / "file"
    taken.write_text("nothing of ours", encoding="utf-8")
    with pytest.raises((EnvironmentTrouble, BadInput)) as refused:
        Door(taken / "station").set_up(FIRST)
    assert refused.value.title.in_chinese()
    assert taken.read_text(encoding="utf-8") == "nothing of ours"


# -- the look ---------------------------------------------------------------------------


def test_the_look_is_remembered(tmp_path: Path):
    kept = LookFile(tmp_path / "new" / "look.json")
    kept.save(Look(language="en", scale=1.5, high_contrast=True))
    assert LookFile(tmp_path / "new" / "look.json").load() == Look(
        language="en", scale=1.5, high_contrast=True
    )
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["look.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"language": "xx", "scale": 1, "high_contrast": false}',
        b'{"language": "en", "scale": 9, "high_contrast": false}',
        b'{"language": "en", "scale": "NaN", "high_contrast": false}',
        b'{"language": "en"}',
        b"\xff\xfe",
    ],
)
def test_a_broken_look_is_the_first_look(tmp_path: Path, content: bytes):
    (tmp_path / "look.json").write_bytes(content)
    assert LookFile(tmp_path / "look.json").load() == Look()


def test_a_look_that_cannot_be_kept_disturbs_nobody(tmp_path: Path):
    taken = tmp_path / "file"
    taken.write_bytes(b"")
    LookFile(taken / "look.json").save(Look(language="en"))
    assert LookFile(taken / "look.json").load() == Look()


@pytest.mark.long
def test_copies_for_the_printer_that_were_left_behind_are_swept_when_the_store_opens(place: Path):
    door = Door(place)
    door.set_up(FIRST)
    door.close()
    copy = left_behind(place)
    with pytest.raises(SignInRefused):
        door.sign_in("D9001", OTHER_PASSPHRASE)
    assert copy.exists()
    door.sign_in("D9001", PASSPHRASE)
    door.close()
    assert [path.name for path in printing_place(place).iterdir()] == ["note.txt"]


@pytest.mark.long
def test_copies_lie_in_the_store_that_is_open(place: Path):
    assert store_in_use(place) == training_place(place)
    door = Door(place)
    door.start_training()
    copy = left_behind(training_place(place))
    door.start_training()
    door.close()
    assert not copy.exists() and not place.exists()
    door.set_up(FIRST)
    door.close()
    assert store_in_use(place) == place
