"""`backup` and `restore` by the contract: exit codes, receipts, one line, two people for a real store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.app.desks import open_training
from mediator.app.verbs import run_verbs as main
from mediator.storage.database import Store
from mediator.storage.mark import is_store
from mediator.wording import use_language
from tests.storage.backup_states import SECOND_PASSPHRASE, SYSTEM_ADMIN, station_store
from tests.storage.stores import CHEAP, OFFICER, PASSPHRASE, SUPERVISOR, files_of, opening, record

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    yield
    use_language("zh")


def secret(tmp_path: Path, words: str) -> str:
    file = tmp_path / f"secret-{abs(hash(words))}"
    file.write_text(words, encoding="utf-8")
    return str(file)


def test_a_training_store_goes_out_and_comes_back(tmp_path: Path, capsys: Said) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_training(tmp_path / "store") as store:
        record(store.log, opening())
    assert main(["backup", str(stick), "--store", str(tmp_path / "store"), "--json"]) == 0
    receipt = json.loads(capsys.readouterr().out)
    assert (receipt["state"], receipt["events"]) == ("verified", 1)
    assert main(["backup", str(stick), "--store", str(tmp_path / "store")]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("已备份并核对")
    back = tmp_path / "back"
    assert main(["restore", receipt["backup"], "--store", str(back), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert (len(said.out.splitlines()), said.err) == (1, "")
    with Store.open_training(back) as store:
        assert len(store.log.read("s1")) == 1
    before = files_of(back)
    assert main(["restore", receipt["backup"], "--store", str(back)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert files_of(back) == before
    assert main(["restore", f"{receipt['backup']}/manifest.json", "--store", str(tmp_path / "too")]) == 0


def test_exit_codes_tell_usage_rule_and_machine_apart(tmp_path: Path, capsys: Said) -> None:
    store, stick = tmp_path / "store", tmp_path / "stick"
    stick.mkdir()
    open_training(store).close()
    assert main(["backup", str(stick), "--store", str(tmp_path / "none")]) == 2
    assert main(["backup", str(tmp_path / "gone"), "--store", str(store)]) == 2
    assert main(["backup", str(store), "--store", str(store)]) == 2
    assert main(["backup", str(stick), "--store", str(store), "--user", "T0002"]) == 1
    assert main(["backup"]) == 2
    assert main(["restore", str(tmp_path / "gone"), "--store", str(tmp_path / "back")]) == 2
    assert main(["restore", str(stick), "--store", str(tmp_path / "back")]) == 1
    with Store.open_training(store):
        assert main(["backup", str(stick), "--store", str(store)]) == 3
    assert list(stick.iterdir()) == []
    assert not (tmp_path / "back").exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 8


def test_a_real_store_wants_two_people_and_says_who_is_missing(tmp_path: Path, capsys: Said) -> None:
    store, stick, back = tmp_path / "store", tmp_path / "stick", tmp_path / "back"
    stick.mkdir()
    with station_store(store) as opened:
        opened.add_user(OFFICER, "河边的柳树有十三棵", cost=CHEAP)
    first = ["--user", SUPERVISOR.number, "--passphrase-file", secret(tmp_path, PASSPHRASE)]
    second = [
        "--second",
        SYSTEM_ADMIN.number,
        "--second-passphrase-file",
        secret(tmp_path, SECOND_PASSPHRASE),
    ]
    officer = ["--user", OFFICER.number, "--passphrase-file", secret(tmp_path, "河边的柳树有十三棵")]
    assert main(["backup", str(stick), "--store", str(store), *officer]) == 1
    assert main(["backup", str(stick), "--store", str(store), *first]) == 0
    (kept,) = stick.iterdir()
    capsys.readouterr()
    assert main(["restore", str(kept), "--store", str(back), *first]) == 1
    assert "两个人" in capsys.readouterr().err
    assert main(["restore", str(kept), "--store", str(back), *officer, *second]) == 1
    wrong = [*second[:3], secret(tmp_path, "不对的密码不对的")]
    assert main(["restore", str(kept), "--store", str(back), *first, *wrong]) == 3
    assert not is_store(back)
    assert main(["restore", str(kept), "--store", str(back), *first, *second]) == 0
    Store.open(back, number=OFFICER.number, passphrase="河边的柳树有十三棵").close()
