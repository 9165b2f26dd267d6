"""设置, 备份: one by hand, stopped, the drill, what is kept; and the ones nobody asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator.app.desks import desk_of
from mediator.gui.own_backups import OwnBackups
from mediator.gui.pages.home import HomePage
from mediator.gui.pages.settings import SettingsPage
from mediator.gui.pages.settings_backup import BackupCard
from mediator.services.backing_up import BackingUp
from mediator.services.backups import Watch
from mediator.services.desk import Desk
from mediator.storage.database import Store
from mediator.storage.mark import read_mark
from tests.builders import a_desk
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import Whole, texts_in
from tests.people_samples import OFFICER, STATION, SUPERVISOR
from tests.storage.backup_states import station_store, training
from tests.storage.stores import opening, record

Make = Callable[..., Whole]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with training(tmp_path / "store") as opened:
        record(opened.log, opening())
        yield opened


@pytest.fixture
def card(store: Store, stick: Path, qtbot: QtBot) -> BackupCard:
    made = BackupCard(desk_of(store))
    on_screen(qtbot, made, 900, 700)
    return made


def test_a_backup_by_hand_is_made_kept_and_drilled(
    card: BackupCard, store: Store, stick: Path, qtbot: QtBot
) -> None:
    assert not card.now.isEnabled()
    assert "还没有选备份的文件夹" in texts_in(card)
    card.choose_folder(stick)
    assert "同一块磁盘" in card.advice.text()
    assert not card.try_it.isEnabled()
    with qtbot.waitSignal(card.run.done, timeout=60_000):
        card.now.click()
        assert card.run.isVisible()
        assert not card.now.isEnabled()
    assert "已备份并读回核对" in card.told.text()
    assert "那里有1份备份" in texts_in(card)
    with qtbot.waitSignal(card.run.done, timeout=60_000):
        card.try_it.click()
    assert "演练成功：1条记录恢复出来，和备份时一样" in card.told.text()
    assert "上次演练恢复" in card.drilled.text()
    standing = BackingUp(desk_of(store)).standing()
    assert standing.warnings() == ()
    assert not card.warning.isVisible()
    noted = [(r.actor, r.kind) for r in _lines(store)]
    assert noted == [(store.user.number, "drill"), (store.user.number, "by_hand")]


def _lines(store: Store) -> list[object]:
    from mediator.services.audit_trail import AuditFilter

    return [row.entry for row in store.audit.rows(AuditFilter(action="back_up"), most=9)]


def test_one_that_is_stopped_leaves_nothing_and_is_no_failure(
    card: BackupCard, store: Store, stick: Path, qtbot: QtBot
) -> None:
    card.choose_folder(stick)
    with qtbot.waitSignal(card.run.failed, timeout=60_000):
        card.now.click()
        card.run.cancel.click()
    assert "已停止，没有留下写了一半的东西" in card.told.text()
    assert list(stick.iterdir()) == []
    assert card.now.isEnabled()
    assert BackingUp(desk_of(store)).standing().failed_at is None


def test_a_stick_that_is_gone_is_told_and_remembered_until_the_next_good_one(
    card: BackupCard, store: Store, stick: Path, qtbot: QtBot
) -> None:
    card.choose_folder(stick)
    stick.rmdir()
    with qtbot.waitSignal(card.run.failed, timeout=60_000):
        card.now.click()
    assert "备份没有做成" in card.told.text()
    assert "没有留下写了一半的备份" in card.advice.text()
    assert "最近一次备份没有做成" in card.warning.text()
    stick.mkdir()
    with qtbot.waitSignal(card.run.done, timeout=60_000):
        card.now.click()
    assert "最近一次备份没有做成" not in card.warning.text()


def test_a_folder_that_will_not_do_changes_nothing(card: BackupCard, store: Store, tmp_path: Path) -> None:
    card.choose_folder(tmp_path / "gone")
    assert "打不开" in card.told.text()
    card.choose_folder(store.directory)
    assert "不能放在记录库自己的文件夹里" in card.told.text()
    assert BackingUp(desk_of(store)).standing().folder == ""


def test_officers_have_no_card_and_no_warning_and_supervisors_of_a_station_have_both(qtbot: QtBot) -> None:
    real = replace(STATION, training=False)
    homes: list[HomePage] = []
    for user, has in ((OFFICER, False), (SUPERVISOR, True)):
        desk = replace(a_desk(user), station=real)
        page = SettingsPage(desk, 1.0, high_contrast=False, typed={})
        qtbot.addWidget(page)
        assert (page.backup is not None) is has
        home = HomePage(desk)
        homes.append(home)
        on_screen(qtbot, home)
        assert ("还没有选备份的文件夹" in texts_in(home)) is has


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_fits_and_everything_in_it_has_a_name(
    store: Store, stick: Path, qtbot: QtBot, theme: Look, scale: float
) -> None:
    theme(scale=scale)
    BackingUp(desk_of(store)).choose_folder(stick)
    page = SettingsPage(desk_of(store), scale, high_contrast=False, typed={})
    on_screen(qtbot, page, 1366, 690)
    assert page.backup is not None
    page.backup.run.show()
    assert [*audit(page), *fits(page), *stops_without_name(page), *overflowing(page)] == []


# -- nobody asks -----------------------------------------------------------------------


def test_a_backup_that_is_due_is_made_beside_the_work_and_at_leaving_only_what_is_new(
    store: Store, stick: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    desk = desk_of(store)
    BackingUp(desk).choose_folder(stick)
    own = OwnBackups(qapp)
    own.came_in(desk)
    qtbot.waitUntil(lambda: BackingUp(desk).standing().last_at is not None, timeout=60_000)
    assert len(list(stick.iterdir())) == 1
    own.leaves()
    assert len(list(stick.iterdir())) == 1
    own.came_in(replace(desk, lists=_Touched(desk)))
    own.leaves()
    assert len(list(stick.iterdir())) == 2
    assert {line.kind for line in _lines(store)} == {"by_itself"}


class _Touched:
    """Lists whose newest session was recorded in just now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def summaries(self) -> tuple[object, ...]:
        now = self._desk.clock.now()
        return tuple(replace(row, updated_at=now) for row in self._desk.lists.summaries())


def test_a_stick_that_is_not_there_holds_nobody_up(
    store: Store, stick: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    desk = desk_of(store)
    BackingUp(desk).choose_folder(stick)
    stick.rmdir()
    own = OwnBackups(qapp)
    own.came_in(desk)
    qtbot.waitUntil(lambda: BackingUp(desk).standing().failed_at is not None, timeout=60_000)
    own.leaves()
    assert BackingUp(desk).standing().last_at is None


def test_signing_out_stops_what_is_under_way(
    tmp_path: Path, stick: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with station_store(tmp_path / "station") as store:
        desk = desk_of(store)
        BackingUp(desk).choose_folder(stick)
        begun: list[Watch] = []

        class Slow:
            def work(self, folder: Path) -> Callable[[Watch], None]:
                del folder
                return begun.append

        own = OwnBackups(qapp)
        own.came_in(replace(desk, backups=Slow()))
        qtbot.waitUntil(lambda: bool(begun), timeout=60_000)
        own.goes_out()
        with pytest.raises(Exception, match="已停止"):
            begun[0](50)
        assert BackingUp(desk).standing().last_at is None
    assert not read_mark(tmp_path / "station").training
