"""A file somebody asked for is the old one, absent, or the new one whole, whatever fails half-way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mediator import whole_file
from mediator.cli.out_folder import OutFolder
from mediator.domain.errors import EnvironmentTrouble
from mediator.storage.durable_file import write_durably
from mediator.whole_file import NotSure, write_whole

OLD, NEW = b"old" * 1000, b"new" * 2000


def test_a_file_is_replaced_and_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    write_whole(path, OLD)
    write_whole(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o077 == 0
    assert [p.name for p in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_sync_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "paper.pdf"
    write_whole(path, OLD)

    def pulled(handle: int) -> None:
        raise OSError(errno.EIO, "pulled out")

    monkeypatch.setattr(os, "fsync", pulled)
    with pytest.raises(OSError, match="pulled"):
        write_whole(path, NEW)
    assert path.read_bytes() == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["paper.pdf"]


def test_what_is_read_back_otherwise_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick of a feigned size takes everything and keeps nothing."""
    path = tmp_path / "paper.pdf"
    write_whole(path, OLD)
    monkeypatch.setattr(os, "fsync", lambda handle: os.ftruncate(handle, 4096))
    with pytest.raises(OSError, match="read back"):
        write_whole(path, NEW)
    assert path.read_bytes() == OLD


def test_a_name_that_may_not_last_is_told_apart_from_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(directory: Path) -> None:
        raise OSError(errno.EIO, "pulled out")

    monkeypatch.setattr(whole_file, "sync_directory", pulled)
    with pytest.raises(NotSure):
        write_whole(tmp_path / "paper.pdf", NEW)
    assert (tmp_path / "paper.pdf").read_bytes() == NEW


def test_a_list_of_files_that_cannot_be_read_is_told_and_not_taken_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OutFolder(tmp_path / "out") as folder:
        folder.write("a.pdf", OLD)
        folder.finish()
    real = Path.read_text

    def failing(path: Path, **given: str) -> str:
        if path.name == ".contents.json":
            raise OSError(errno.EIO, "worn out")
        return real(path, **given)

    monkeypatch.setattr(Path, "read_text", failing)
    with pytest.raises(EnvironmentTrouble), OutFolder(tmp_path / "out") as folder:
        folder.write("a.pdf", NEW)
        folder.finish()
    assert (tmp_path / "out" / "a.pdf").read_bytes() == OLD


def test_a_file_of_a_store_is_the_old_one_where_its_sync_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slots.json"
    write_durably(path, OLD)

    def worn(handle: int) -> None:
        raise OSError(errno.EIO, "worn out")

    monkeypatch.setattr(os, "fsync", worn)
    with pytest.raises(EnvironmentTrouble, match="读写出错"):
        write_durably(path, NEW)
    assert path.read_bytes() == OLD
