"""The key of a store opens for the right pass-phrase, in this store, in this slot, and for nothing else."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.services.ports import SignInRefused
from mediator.storage import wrapping
from mediator.storage.keys import TRAINING_KEY, StoreKeys, derived_key
from mediator.storage.vault import Vault
from mediator.storage.wrapping import KeyCost
from tests.storage.stores import CHEAP, PASSPHRASE

KEYS = StoreKeys.new()
KEY = KEYS.root


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = Vault.new(tmp_path, "store-1")
    vault.admit("D1001", PASSPHRASE, KEYS, cost=CHEAP)
    return vault


def test_every_user_opens_the_same_key_with_their_own_passphrase(vault: Vault, tmp_path: Path) -> None:
    vault.admit("D1002", "another phrase of mine", KEYS, cost=CHEAP)
    again = Vault.load(tmp_path, "store-1")
    assert again.keys("D1001", PASSPHRASE) == KEYS
    assert again.keys("D1002", "another phrase of mine") == KEYS
    with pytest.raises(SignInRefused):
        again.keys("D1002", PASSPHRASE)


def test_a_new_passphrase_takes_the_place_of_the_old_one(vault: Vault) -> None:
    vault.admit("D1001", "a later phrase of mine", KEYS, cost=CHEAP)
    assert vault.keys("D1001", "a later phrase of mine") == KEYS
    with pytest.raises(SignInRefused):
        vault.keys("D1001", PASSPHRASE)


def test_full_width_letters_are_the_same_passphrase(vault: Vault) -> None:
    vault.admit("D1003", "ｐａｓｓ１２３４ heron bridge", KEYS, cost=CHEAP)
    assert vault.keys("D1003", "pass1234 heron bridge") == KEYS


def test_a_wrong_number_and_a_wrong_passphrase_cannot_be_told_apart(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[KeyCost] = []
    derive = wrapping.Argon2id

    def noted(*, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> object:
        tried.append(KeyCost(memory_kib=memory_cost, passes=iterations, lanes=lanes))
        return derive(salt=salt, length=length, iterations=iterations, lanes=lanes, memory_cost=memory_cost)

    monkeypatch.setattr(wrapping, "Argon2id", noted)
    said = set()
    for number, passphrase in (
        ("D1001", "wrong phrase"),
        ("D9999", PASSPHRASE),
        ("", ""),
        ("\ud800", "\ud800"),
    ):
        with pytest.raises(SignInRefused) as caught:
            vault.keys(number, passphrase)
        said.add((caught.value.title, caught.value.advice))
    assert len(said) == 1
    assert tried == [CHEAP] * 4


def test_the_usual_cost_is_that_of_the_decision() -> None:
    assert KeyCost() == KeyCost(memory_kib=65536, passes=3, lanes=4)


def test_the_usual_cost_is_written_and_opens(tmp_path: Path) -> None:
    vault = Vault.new(tmp_path, "store-1")
    vault.admit("D1001", PASSPHRASE, KEYS)
    slot = json.loads((tmp_path / "slots.json").read_text())["slots"][0]
    assert slot["argon2id"] == [65536, 3, 4]
    assert Vault.load(tmp_path, "store-1").keys("D1001", PASSPHRASE) == KEYS


@pytest.mark.parametrize("short", ["", "fourteen signs", " " * 20, "七个字的密码呀"])
def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path: Path, short: str) -> None:
    with pytest.raises(BadInput, match="至少要15个字母或者8个汉字"):
        Vault.new(tmp_path, "store-1").admit("D1001", short, KEYS, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_slot_opens_in_its_own_store_only(vault: Vault, tmp_path: Path) -> None:
    assert vault.holds("D1001")
    with pytest.raises(SignInRefused):
        Vault.load(tmp_path, "store-2").keys("D1001", PASSPHRASE)


@pytest.mark.parametrize("field", ["owner", "salt", "nonce", "wrapped", "public", "sealed", "case"])
def test_a_changed_slot_opens_for_nobody(vault: Vault, tmp_path: Path, field: str) -> None:
    path = tmp_path / "slots.json"
    data = json.loads(path.read_text())
    value = data["slots"][0][field]
    data["slots"][0][field] = ("0" if value[0] != "0" else "1") + value[1:]
    path.write_text(json.dumps(data))
    with pytest.raises(SignInRefused):
        Vault.load(tmp_path, "store-1").keys("D1001", PASSPHRASE)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": 1, "salt": "zz", "slots": []}',
        '{"format": 1, "salt": "00", "slots": [{}]}',
        '{"format": 1, "salt": "00", "slots": [7]}',
        '{"format": 1, "salt": "00", "slots": null}',
        '{"format": Infinity, "salt": "00", "slots": []}',
        "[" * 100_000,
    ],
)
def test_a_damaged_slot_file_is_said_in_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "slots.json").write_text(content)
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        Vault.load(tmp_path, "store-1")


@pytest.mark.parametrize("cost", [[2**31, 3, 4], [65536, 10**9, 4], [65536, 3], "much", [8, 1, 4], [0, 0, 0]])
def test_a_slot_that_would_exhaust_the_machine_is_not_tried(
    vault: Vault, tmp_path: Path, cost: object
) -> None:
    path = tmp_path / "slots.json"
    data = json.loads(path.read_text())
    data["slots"][0]["argon2id"] = cost
    path.write_text(json.dumps(data))
    with pytest.raises(EnvironmentTrouble, match="坏了"):
        Vault.load(tmp_path, "store-1")


def test_slots_of_a_newer_format_are_refused_kindly(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 3}))
    with pytest.raises(EnvironmentTrouble, match="更新的版本"):
        Vault.load(tmp_path, "store-1")


def test_neither_number_nor_key_stands_in_the_slot_file(vault: Vault, tmp_path: Path) -> None:
    content = (tmp_path / "slots.json").read_bytes()
    assert b"D1001" not in content
    assert KEY.hex().encode() not in content
    assert KEY not in content
    assert (tmp_path / "slots.json").stat().st_mode & 0o077 == 0


def test_derived_keys_are_those_of_rfc_5869() -> None:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    theirs = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"purpose").derive(KEY)
    assert derived_key(KEY, b"purpose") == theirs


def test_the_published_key_never_changes() -> None:
    assert TRAINING_KEY.hex() == "514df3d0cd05ed4d0bb162d3403d62b717da3ee59e724ecbd4bd015a9c006487"


def test_a_slot_of_the_first_format_still_opens(tmp_path: Path) -> None:
    """One key wrapped under the pass-phrase, no pair: as every store had it before there were roles."""
    salt, nonce, file_salt = secrets.token_bytes(16), secrets.token_bytes(12), secrets.token_bytes(16)
    owner = hmac.digest(file_salt, b"D1001", "sha256").hex()
    bound = json.dumps(["store-1", owner, salt.hex(), 8, 1, 1], separators=(",", ":")).encode()
    lock = wrapping.Lock(salt=salt, cost=CHEAP, nonce=nonce, bound=bound)
    slot = {
        "owner": owner,
        "salt": salt.hex(),
        "argon2id": [8, 1, 1],
        "nonce": nonce.hex(),
        "wrapped": wrapping.wrap(KEY, "short 14 signs", lock).hex(),
    }
    old = {"format": 1, "salt": file_salt.hex(), "slots": [slot]}
    (tmp_path / "slots.json").write_text(json.dumps(old))
    vault = Vault.load(tmp_path, "store-1")
    assert vault.keys("D1001", "short 14 signs") == StoreKeys(root=KEY, page=KEY)
    with pytest.raises(BadInput, match="旧的密码格式"):
        vault.write_next(KEYS)
    vault.admit("D1001", PASSPHRASE, StoreKeys(root=KEY, page=KEY), cost=CHEAP)
    assert Vault.load(tmp_path, "store-1").keys("D1001", PASSPHRASE) == StoreKeys(root=KEY, page=KEY)


def test_the_case_key_lies_apart_and_is_left_alone_when_the_pages_get_another(
    vault: Vault, tmp_path: Path
) -> None:
    vault.admit("A1", "another phrase of mine", KEYS.without_case(), cost=CHEAP)
    later = replace(KEYS, page=secrets.token_bytes(32))
    vault.write_next(later.without_case())
    vault.take_next()
    assert vault.keys("D1001", PASSPHRASE) == later
    assert vault.keys("A1", "another phrase of mine") == later.without_case()
