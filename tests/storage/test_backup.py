"""Backups really restore: random states come back row by row, hostile and torn ones do not."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput, EnvironmentTrouble, MediatorError, Refusal
from mediator.services.audit_trail import AuditFilter
from mediator.services.backups import BackupRefused, BackupState, BackupStopped, BackupTrouble, unwatched
from mediator.services.ports import SignInRefused
from mediator.storage.anchor import anchor_place
from mediator.storage.backup_folder import finished
from mediator.storage.backup_make import make_backup
from mediator.storage.backups import StoredBackups, run_drill
from mediator.storage.database import Store
from mediator.storage.engine import Connection
from mediator.storage.keys import TRAINING_KEY
from mediator.storage.mark import is_store
from mediator.storage.restore import restore
from mediator.storage.restore_people import by_paper, by_people, check_people
from mediator.storage.restore_record import RESTORED
from tests.storage.backup_states import (
    PEOPLE,
    SECOND_PASSPHRASE,
    SYSTEM_ADMIN,
    all_good,
    backed_up,
    brought_back,
    equal_but_for_its_return,
    rows_of,
    signed_anew,
    station_store,
    stirred,
    training,
)
from tests.storage.stores import (
    AT,
    CHEAP,
    OFFICER,
    PASSPHRASE,
    SUPERVISOR,
    files_of,
    opening,
    record,
    retitled,
)

SEED = 20261125


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def kept(tmp_path: Path, stick: Path) -> Path:
    """A backup of a training store with one session."""
    with training(tmp_path / "store") as store:
        record(store.log, opening())
        return backed_up(store, stick).kept.place


def one_state(tmp_path: Path, stick: Path, seed: int) -> None:
    chance = random.Random(seed)
    real, place = bool(seed % 2), tmp_path / f"store-{seed}"
    with (station_store if real else training)(place) as store:
        stirred(store, chance, chance.randint(0, 40))
        key = store.backup_source().keys.page
        before = rows_of(place, key)
        kept = backed_up(store, stick).kept
    brought_back(kept.place, tmp_path / f"back-{seed}")
    equal_but_for_its_return(before, rows_of(tmp_path / f"back-{seed}", key))
    number = SUPERVISOR.number
    opened = (
        Store.open(tmp_path / f"back-{seed}", number=number, passphrase=PASSPHRASE)
        if real
        else Store.open_training(tmp_path / f"back-{seed}")
    )
    with opened as store:
        assert store.integrity() == ()


@pytest.mark.parametrize("seed", [0, 1])
def test_a_random_state_comes_back_row_by_row(tmp_path: Path, stick: Path, seed: int) -> None:
    one_state(tmp_path, stick, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50))
def test_fifty_random_states_come_back_row_by_row(tmp_path: Path, stick: Path, seed: int) -> None:
    one_state(tmp_path, stick, SEED + seed)


def test_a_copy_of_the_live_file_without_its_log_loses_rows(tmp_path: Path, stick: Path) -> None:
    """The control: what a backup by copying would lose, and the backup does not."""
    with training(tmp_path / "store") as store:
        session = record(store.log, opening())
        for step in range(30):
            session = record(store.log, retitled(f"第{step}次"), session=session)
        (tmp_path / "copied").mkdir()
        shutil.copy(tmp_path / "store" / "record.db", tmp_path / "copied")
        before = rows_of(tmp_path / "store", TRAINING_KEY)
        brought_back(backed_up(store, stick).kept.place, tmp_path / "back")
    assert rows_of(tmp_path / "copied", TRAINING_KEY) != before
    equal_but_for_its_return(before, rows_of(tmp_path / "back", TRAINING_KEY))


def test_what_is_recorded_while_a_backup_runs_is_neither_lost_nor_in_it_by_half(
    tmp_path: Path, stick: Path
) -> None:
    with training(tmp_path / "store") as store:
        session = record(store.log, opening())
        before = rows_of(tmp_path / "store", TRAINING_KEY)
        made: list[int] = []

        def watch(percent: int) -> None:
            nonlocal session
            made.append(percent)
            session = record(store.log, retitled(f"第{len(made)}次"), session=session)

        receipt = backed_up(store, stick, watch)
        assert len(store.log.read("s1")) == len(made) + 1
    assert receipt.kept.events == 1
    assert made == sorted(made)
    brought_back(receipt.kept.place, tmp_path / "back")
    equal_but_for_its_return(before, rows_of(tmp_path / "back", TRAINING_KEY))


def test_a_backup_holds_no_word_in_clear_and_no_name(tmp_path: Path, stick: Path) -> None:
    with station_store(tmp_path / "store") as store:
        record(store.log, opening(title="楼道里堆的纸箱"))
        backed_up(store, stick)
    words = ["楼道里堆的纸箱", SUPERVISOR.name, SUPERVISOR.number, SYSTEM_ADMIN.name, "青石派出所"]
    for name, content in files_of(stick).items():
        assert not any(word.encode(code) in content for word in words for code in ("utf-8", "utf-16-le"))
        assert name.split("/")[0].removeprefix("backup-").replace("-", "").isalnum()
    assert all(path.stat().st_mode & 0o077 == 0 for path in stick.rglob("*"))


def test_stopping_leaves_nothing_and_the_store_goes_on(tmp_path: Path, stick: Path) -> None:
    with training(tmp_path / "store") as store:
        record(store.log, opening())
        for point in range(0, 100, 20):

            def watch(percent: int, point: int = point) -> None:
                if percent >= point:
                    raise BackupStopped

            with pytest.raises(BackupStopped):
                backed_up(store, stick, watch)
            assert list(stick.iterdir()) == []
        backed_up(store, stick)
        assert store.integrity() == ()


def test_a_store_that_is_not_whole_is_not_backed_up_over_good_backups(tmp_path: Path, stick: Path) -> None:
    with training(tmp_path / "store") as store:
        record(store.log, opening())
        backed_up(store, stick)
        store._connection.run("DROP TRIGGER event_never_updated")
        store._connection.run("UPDATE event SET at = '2020-01-01T00:00:00+08:00'")
        before = files_of(stick)
        with pytest.raises(BackupRefused, match="检查没有通过"):
            backed_up(store, stick)
    assert files_of(stick) == before


def test_a_stick_that_is_gone_or_full_is_told_with_what_lies_there(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with training(tmp_path / "store") as store:
        record(store.log, opening())
        with pytest.raises(BackupTrouble, match="没有这个位置") as caught:
            backed_up(store, tmp_path / "nowhere")
        assert caught.value.state is BackupState.NOTHING
        with monkeypatch.context() as pulled:
            # Written, and gone when it is read back: nothing there can be cleared away either.
            pulled.setattr("mediator.storage.backup_make._verify", _gone)
            pulled.setattr("mediator.storage.backup_make.shutil.rmtree", lambda *_, **__: None)
            with pytest.raises(BackupTrouble, match=r"没有做成.*磁盘读写出错") as caught:
                backed_up(store, stick)
        assert caught.value.state is BackupState.NOT_VERIFIED
        assert caught.value.advice is not None and ".part" in caught.value.advice.in_chinese()
        (left,) = stick.iterdir()
        assert left.name.endswith(".part")
        with pytest.raises(BackupRefused, match="没有写完"):
            restore(left, tmp_path / "back", None, check_people)
        backed_up(store, stick)
        assert all_good(stick, tmp_path / "good") == len(list(stick.iterdir())) == 1


def _gone(*_: object) -> None:
    raise OSError(5, "gone")


def test_old_backups_are_thinned_and_those_of_others_left_alone(tmp_path: Path, stick: Path) -> None:
    with training(tmp_path / "other") as other:
        foreign = backed_up(other, stick).kept.place
    with training(tmp_path / "store") as store:
        source = store.backup_source()
        for day in range(12):
            receipt = make_backup(source, stick, unwatched, clock=lambda day=day: AT + timedelta(days=day))
    assert receipt.thinned == 1
    assert foreign.is_dir()
    days = {(m.at() - AT).days for _, m in finished(stick, source.mark.store_id, TRAINING_KEY)}
    # Seven days, and the newest of the week before them; AT is a Monday in March.
    assert days == {5, 6, 7, 8, 9, 10, 11}


# -- restoring -------------------------------------------------------------------------


def test_a_real_store_comes_back_by_two_people_alone(tmp_path: Path, stick: Path) -> None:
    with station_store(tmp_path / "store") as store:
        store.add_user(OFFICER, "河边的柳树有十三棵", cost=CHEAP)
        kept = backed_up(store, stick).kept.place
        paper = store.accounts.make_recovery()
        later = backed_up(store, stick).kept.place
    back, officer = tmp_path / "back", (OFFICER.number, "河边的柳树有十三棵")
    refused: list[tuple[type[MediatorError], tuple[tuple[str, str], ...]]] = [
        (Refusal, (PEOPLE[0],)),
        (Refusal, (PEOPLE[0], PEOPLE[0])),
        (Refusal, (PEOPLE[0], officer)),
        (Refusal, (officer, PEOPLE[0])),
        (SignInRefused, (PEOPLE[0], (SYSTEM_ADMIN.number, PASSPHRASE))),
        (SignInRefused, ((SUPERVISOR.number, SECOND_PASSPHRASE), PEOPLE[1])),
        (BadInput, ()),
    ]
    for error, people in refused:
        with pytest.raises(error):
            brought_back(kept, back, people)
        assert not back.exists()
    brought_back(kept, back)
    with Store.open(back, number=SUPERVISOR.number, passphrase=PASSPHRASE) as store:
        (line,) = (r.entry for r in store.audit.rows(AuditFilter(action="restore"), most=9))
        assert (line.actor, line.object, line.role) == (SUPERVISOR.number, SYSTEM_ADMIN.number, "supervisor")
        assert json.loads(store.settings.get(RESTORED))["backup"]["event"][0] == 0
    restore(later, tmp_path / "paper", by_paper(paper.first, paper.second), check_people)
    with pytest.raises(BadInput):
        restore(kept, tmp_path / "early", by_paper(paper.first, paper.second), check_people)


@pytest.mark.parametrize("filled", ["store", "letter"])
def test_nothing_is_restored_over_anything(tmp_path: Path, kept: Path, filled: str) -> None:
    place = tmp_path / "there"
    if filled == "store":
        training(place).close()
    else:
        place.mkdir()
        (place / "letter.txt").write_text("mine")
    before = files_of(place)
    with pytest.raises(BadInput, match="不是空的"):
        brought_back(kept, place)
    after = files_of(place)
    assert {name: content for name, content in after.items() if name != "lock"} == {
        name: content for name, content in before.items() if name != "lock"
    }


def test_an_older_backup_is_named_and_the_old_anchor_kept(tmp_path: Path, stick: Path) -> None:
    place = tmp_path / "store"
    with station_store(place) as store:
        session = record(store.log, opening())
        kept = backed_up(store, stick).kept.place
        record(store.log, retitled("后来的事"), session=session)
    anchor = anchor_place(place)
    before = anchor.read_bytes()
    shutil.rmtree(place)
    receipt = restore(kept, place, by_people(PEOPLE), check_people)
    assert ["旧" in warning.in_chinese() for warning in receipt.warnings] == [True]
    assert anchor.with_name("store-anchor-before-restore.json").read_bytes() == before
    with Store.open(place, number=SUPERVISOR.number, passphrase=PASSPHRASE) as store:
        assert store.integrity() == ()
        (line,) = (r.entry for r in store.audit.rows(AuditFilter(action="restore"), most=9))
        assert line.kind == "older"
        heads = json.loads(store.settings.get(RESTORED))
        assert (heads["backup"]["event"][0], heads["known"]["event"][0]) == (1, 2)


def tampered(sql: str) -> Callable[[Path], None]:
    """Whoever knows the key changes the database and makes the manifest fit."""

    def change(place: Path) -> None:
        connection = Connection(place / "record.db", TRAINING_KEY)
        connection.run(sql)
        connection.close()
        signed_anew(place)

    return change


def flipped(name: str) -> Callable[[Path], None]:
    def change(place: Path) -> None:
        content = bytearray((place / name).read_bytes())
        content[len(content) // 2] ^= 1
        (place / name).write_bytes(content)

    return change


def _linked_file(place: Path) -> None:
    (place / "record.db").rename(place.parent / "elsewhere")
    (place / "record.db").symlink_to(place.parent / "elsewhere")


def _fifo(place: Path) -> None:
    (place / "record.db").unlink()
    os.mkfifo(place / "record.db")


def _longer(place: Path) -> None:
    with (place / "record.db").open("ab") as file:
        file.write(bytes(4096))


def _huge_manifest(place: Path) -> None:
    (place / "manifest.json").write_bytes(b" " * 2_000_000)


def _deep_manifest(place: Path) -> None:
    (place / "manifest.json").write_bytes(b"[" * 100_000)


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "trigger": (
        tampered("CREATE TRIGGER x AFTER INSERT ON audit BEGIN DELETE FROM draft; END"),
        "结构变了样：x",
    ),
    "trigger on the migrations": (
        tampered('CREATE TRIGGER y AFTER INSERT ON "_sqlite_migrations" BEGIN DELETE FROM draft; END'),
        "结构变了样：y",
    ),
    "view": (tampered("CREATE VIEW v AS SELECT * FROM user"), "结构变了样：v"),
    "table": (tampered("CREATE TABLE extra (a TEXT)"), "结构变了样：extra"),
    "a trigger too few": (tampered("DROP TRIGGER event_never_deleted"), "结构变了样：event_never_deleted"),
    "a row more": (tampered("INSERT INTO setting VALUES ('k', 'v')"), "不一样"),
    "another store in it": (tampered("PRAGMA user_version = 99"), "更新的版本"),
    "a changed byte": (flipped("record.db"), "被改动过：record.db"),
    "a changed manifest": (flipped("manifest.json"), "不是本程序做的备份|被改动过"),
    "a longer file": (_longer, "被改动过：record.db"),
    "a link": (_linked_file, "不是本程序做的备份"),
    "a pipe": (_fifo, "不是本程序做的备份"),
    "a huge manifest": (_huge_manifest, "不是本程序做的备份"),
    "a deep manifest": (_deep_manifest, "不是本程序做的备份"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_backup_is_refused_and_leaves_no_store(tmp_path: Path, kept: Path, name: str) -> None:
    change, said = HOSTILE[name]
    change(kept)
    back = tmp_path / "back"
    with pytest.raises((BackupRefused, EnvironmentTrouble), match=said):
        brought_back(kept, back)
    assert not back.exists()
    assert not anchor_place(back).exists()


def test_a_backup_under_another_key_and_a_linked_folder_are_refused(tmp_path: Path, stick: Path) -> None:
    with station_store(tmp_path / "a") as store:
        kept = backed_up(store, stick).kept.place
    with station_store(tmp_path / "b") as store:
        other = backed_up(store, stick).kept.place
    shutil.copy(other / "slots.json", kept / "slots.json")
    with pytest.raises(SignInRefused):
        brought_back(kept, tmp_path / "back")
    (stick / "link").symlink_to(other)
    for place in (stick / "link", stick / "nothing", stick):
        with pytest.raises((BadInput, BackupRefused)):
            brought_back(place, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_a_restore_that_was_stopped_is_no_store_and_can_be_done_again(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = tmp_path / "back"

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("mediator.storage.restore.finish", power_cut)
        broken.setattr("mediator.storage.restore._clear", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            brought_back(kept, back)
    assert back.is_dir()
    assert not is_store(back)
    brought_back(kept, back)
    with Store.open_training(back) as store:
        assert store.integrity() == ()


# -- the drill -------------------------------------------------------------------------


def test_a_drill_restores_the_newest_backup_and_leaves_nothing(tmp_path: Path, stick: Path) -> None:
    with station_store(tmp_path / "store") as store:
        record(store.log, opening())
        source, number = store.backup_source(), SUPERVISOR.number
        with pytest.raises(BackupRefused, match="没有可以演练的备份"):
            run_drill(source, stick, number, unwatched)
        kept = backed_up(store, stick).kept
        result = run_drill(source, stick, number, unwatched)
        assert (result.backup_made_at, result.events) == (kept.made_at, 1)
        assert not (tmp_path / "store" / "drill").exists()
        flipped("record.db")(kept.place)
        with pytest.raises(BackupRefused, match=r"被改动过：record\.db"):
            run_drill(source, stick, number, unwatched)
        assert not (tmp_path / "store" / "drill").exists()
        store.accounts.rekey()
        backups = StoredBackups(store.backup_source, number)
        with pytest.raises(BackupRefused, match="换过密钥"):
            backups.drill(stick)(unwatched)
        backups.work(stick)(unwatched)
        assert backups.drill(stick)(unwatched).events == 1


def test_a_folder_is_refused_or_advised_against_before_it_is_chosen(tmp_path: Path, stick: Path) -> None:
    with training(tmp_path / "store") as store:
        backups = StoredBackups(store.backup_source, "")
        advice = backups.check_folder(stick)
        assert advice is not None and "同一块磁盘" in advice.in_chinese()
        (tmp_path / "store" / "inside").mkdir()
        for place in (tmp_path / "gone", tmp_path / "store" / "inside", tmp_path / "store" / "record.db"):
            with pytest.raises(BadInput):
                backups.check_folder(place)
        assert backups.kept(tmp_path / "gone") == ()
