"""Accounts of a real store: what an administrator's key opens, removal, forgotten pass-phrases, paper."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

import pytest
import sqlcipher3

from mediator.domain.errors import BadInput
from mediator.services.ports import ADMINISTRATORS, Draft, Role, SignInRefused, User
from mediator.storage.case_seal import NoCaseKey
from mediator.storage.database import Store
from mediator.storage.engine import Connection
from mediator.storage.keys import TRAINING_KEY, StoreKeys
from mediator.storage.mark import read_mark
from mediator.storage.recovery import joined, split
from mediator.storage.trouble import StoreDamaged
from mediator.storage.vault import Vault
from mediator.storage.wrapping import FLOOR, LADDER, KeyCost, tuned
from tests.storage.stores import (
    AT,
    CHEAP,
    OFFICER,
    PASSPHRASE,
    STATION,
    SUPERVISOR,
    opening,
    record,
    retitled,
    training_store,
)

PEOPLE = (
    User(number="A1", name="方砚", role=Role.SYSTEM_ADMIN),
    User(number="A2", name="石越", role=Role.SECURITY_ADMIN),
    User(number="A3", name="江采薇", role=Role.AUDITOR),
)
WORDS = {"A1": "lamp rope violet seven", "A2": "seven kites over a barn", "A3": "owls read slow papers"}
OTHER = "another phrase of mine"


def station_store(place: Path) -> Store:
    """A supervisor, the three administrators, and one session."""
    store = Store.create(
        place,
        station=STATION,
        first_user=SUPERVISOR,
        passphrase=PASSPHRASE,
        administrators=[(user, WORDS[user.number]) for user in PEOPLE],
        cost=CHEAP,
    )
    record(store.log, opening(title="楼道里堆的纸箱"), retitled("楼道堆物"))
    return store


def keys_of(place: Path, number: str, words: str) -> StoreKeys:
    return Vault.load(place, read_mark(place).store_id).keys(number, words)


def supervisor(place: Path) -> Store:
    return Store.open(place, number=SUPERVISOR.number, passphrase=PASSPHRASE)


def test_no_administrator_is_given_the_key_of_the_cases(tmp_path: Path):
    station_store(tmp_path / "s").close()
    assert keys_of(tmp_path / "s", SUPERVISOR.number, PASSPHRASE).case
    for user in PEOPLE:
        assert user.role in ADMINISTRATORS
        assert keys_of(tmp_path / "s", user.number, WORDS[user.number]).case == b""


def test_with_an_administrators_key_and_a_database_tool_nothing_said_is_read(tmp_path: Path):
    place = tmp_path / "s"
    store = station_store(place)
    store.drafts.save(draft_of("他先推的我"))
    store.close()
    keys = keys_of(place, "A1", WORDS["A1"])
    connection = Connection(place / "record.db", keys.page)
    text = "\n".join(
        str(value)
        for sql in ("SELECT payload FROM event", "SELECT text FROM draft")
        for (value,) in connection.rows(sql)
    )
    connection.close()
    assert len(text) > 500
    for word in ("纸箱", "推的我", "云溪市", OFFICER.name):
        assert word not in text


def draft_of(words: str) -> Draft:
    return Draft(session_id="s1", field="statement", text=words, at=AT)


def test_an_administrator_signs_in_and_sees_no_case(tmp_path: Path):
    station_store(tmp_path / "s").close()
    with Store.open(tmp_path / "s", number="A3", passphrase=WORDS["A3"]) as store:
        with pytest.raises(NoCaseKey):
            store.log.replayed("s1")
        assert store.integrity() == ()
        with pytest.raises(BadInput, match="没有办案钥匙"):
            store.accounts.reset_passphrase(SUPERVISOR.number, OTHER)


def test_a_sealed_event_opens_in_its_own_place_only(tmp_path: Path):
    with station_store(tmp_path / "s") as store:
        seal = store.log._seal
        sealed = seal.payload('{"a":1}', "event:s1:1")
        assert seal.opened_payload(sealed, "event:s1:1") == '{"a":1}'
        with pytest.raises(Exception, match="被改动过"):
            seal.opened_payload(sealed, "event:s1:2")


def test_a_removed_user_gets_in_no_more_even_with_a_copied_slot(tmp_path: Path):
    place = tmp_path / "s"
    with station_store(place) as store:
        store.add_user(OFFICER, OTHER, cost=CHEAP)
        copied = keys_of(place, OFFICER.number, OTHER)
        old_slots = (place / "slots.json").read_bytes()
        store.accounts.remove(OFFICER.number)
        record(store.log, opening("TJ-2026-0002"), session_id="s2")
        assert store.users.get(OFFICER.number) is None
    with pytest.raises(StoreDamaged):
        Connection(place / "record.db", copied.page)
    with pytest.raises(SignInRefused):
        Store.open(place, number=OFFICER.number, passphrase=OTHER)
    assert old_slots != (place / "slots.json").read_bytes()
    with supervisor(place) as store:
        assert store.log.replayed("s1").matter.title == "楼道堆物"
        assert store.integrity() == ()
    with Store.open(place, number="A3", passphrase=WORDS["A3"]) as store:
        assert store.integrity() == ()


@pytest.mark.parametrize("step", ["write_next", "rekey_pages"])
def test_a_crash_while_the_key_is_changed_leaves_a_store_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
):
    place = tmp_path / "s"

    class Crash(Exception):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with station_store(place) as store, monkeypatch.context() as m:
        if step == "write_next":
            m.setattr(Store, "rekey_pages", crash)
        else:
            m.setattr(Vault, "take_next", crash)
        with pytest.raises(Crash):
            store.accounts.rekey()
    assert (place / "slots.next").exists()
    with supervisor(place) as store:
        assert store.integrity() == ()
    assert not (place / "slots.next").exists()
    with Store.open(place, number="A1", passphrase=WORDS["A1"]):
        pass


def test_an_exchanged_slot_is_given_no_new_key(tmp_path: Path):
    place = tmp_path / "s"
    with station_store(place) as store:
        path = place / "slots.json"
        data = json.loads(path.read_text())
        data["slots"][1]["public"] = secrets.token_bytes(32).hex()
        path.write_text(json.dumps(data))
        with pytest.raises(StoreDamaged, match="被人动过"):
            store.accounts.rekey()


def test_ones_own_pass_phrase_is_changed_with_the_old_one(tmp_path: Path):
    place = tmp_path / "s"
    with station_store(place) as store:
        with pytest.raises(SignInRefused):
            store.accounts.change_passphrase(SUPERVISOR.number, "wrong phrase", OTHER)
        store.accounts.change_passphrase(SUPERVISOR.number, PASSPHRASE, OTHER)
    with pytest.raises(SignInRefused):
        supervisor(place)
    with Store.open(place, number=SUPERVISOR.number, passphrase=OTHER) as store:
        assert store.log.replayed("s1")


def test_both_halves_on_paper_open_the_store_for_a_new_pass_phrase(tmp_path: Path):
    place = tmp_path / "s"
    with station_store(place) as store:
        mixed = store.accounts.make_recovery().first, store.accounts.make_recovery().second
    with pytest.raises(BadInput, match="打不开"):
        Store.recover(place, *mixed, number=SUPERVISOR.number, passphrase=OTHER)
    with supervisor(place) as store:
        key = store.accounts.make_recovery()
    with Store.recover(
        place, key.second.lower(), key.first, number=SUPERVISOR.number, passphrase=OTHER
    ) as store:
        assert store.user == SUPERVISOR
        assert store.log.replayed("s1")
    Store.open(place, number=SUPERVISOR.number, passphrase=OTHER).close()


def test_one_half_is_worth_nothing_and_a_misread_letter_is_found():
    secret = bytes(range(20))
    first, second = split(secret)
    assert len(first.words.split()) == 8 and {len(group) for group in first.words.split()} == {5}
    assert joined(first.words, second.words) == joined(second.words, first.words) == secret
    with pytest.raises(BadInput, match="同一半"):
        joined(first.words, first.words)
    wrong = ("B" if first.words[0] == "A" else "A") + first.words[1:]
    with pytest.raises(BadInput, match="抄错"):
        joined(wrong, second.words)


@pytest.mark.parametrize(
    ("seconds", "found"),
    [
        ([9.0, 9.0, 9.0, 9.0, 9.0], FLOOR),
        ([0.1, 0.3, 0.8, 1.4, 3.0], KeyCost()),
        ([0.01, 0.02, 0.05, 0.1, 0.2], LADDER[-1]),
    ],
)
def test_a_guess_costs_what_this_computer_bears_and_never_less_than_the_floor(
    seconds: list[float], found: KeyCost
):
    assert tuned(dict(zip(LADDER, seconds, strict=True)).__getitem__) == found
    assert (FLOOR.memory_kib, FLOOR.passes) == (19 * 1024, 2)


def test_two_people_of_the_first_day_share_neither_number_nor_pass_phrase(tmp_path: Path):
    for users, match in (
        ([(PEOPLE[0], PASSPHRASE)], "两人一样"),
        ([(User(number="D9001", name="方砚", role=Role.AUDITOR), OTHER)], "填了两次"),
        ([(PEOPLE[0], "short")], "太短"),
    ):
        with pytest.raises(BadInput, match=match):
            Store.create(
                tmp_path / "s",
                station=STATION,
                first_user=SUPERVISOR,
                passphrase=PASSPHRASE,
                administrators=users,
                cost=CHEAP,
            )
    assert not (tmp_path / "s").exists()


def test_an_open_database_is_no_station(tmp_path: Path):
    """A plain SQLite file in place of the keyed one is refused, and so is a training store's."""
    place = tmp_path / "s"
    station_store(place).close()
    path = place / "record.db"
    path.unlink()
    plain = sqlcipher3.connect(str(path))
    plain.execute("CREATE TABLE event (seq INTEGER)")
    plain.commit()
    plain.close()
    with pytest.raises(StoreDamaged):
        supervisor(place)


def test_a_training_store_is_keyed_with_the_published_key_and_says_so(tmp_path: Path):
    training_store(tmp_path / "t").close()
    assert read_mark(tmp_path / "t").training
    connection = Connection(tmp_path / "t" / "record.db", TRAINING_KEY)
    assert connection.rows("SELECT training FROM station") == [(1,)]
    connection.close()
    assert not (tmp_path / "t" / "record.db").read_bytes().startswith(b"SQLite format 3")
