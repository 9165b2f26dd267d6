"""A real store lies on a disk built into the computer: shares, sticks and cloud folders are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain.errors import EnvironmentTrouble
from mediator.storage import founding, ground
from mediator.storage.ground import Mount, check_ground
from tests.storage.stores import new_store, opened_again, training_store

SHARE, STICK, CLOUD, FINE = "在网络上", "可以拔下", "网盘", ""
ROOT = Mount("/dev/sda2", "/", "ext4")

TABLE = [
    ("/srv/station", Mount("nas:/x", "/srv", "nfs"), SHARE),
    ("/srv/station", Mount("nas:/x", "/srv", "nfs4"), SHARE),
    ("/srv/station", Mount("//nas/x", "/srv", "cifs"), SHARE),
    ("/srv/station", Mount("//nas/x", "/srv", "smb3"), SHARE),
    ("/srv/station", Mount("host", "/srv", "9p"), SHARE),
    ("/srv/station", Mount("me@nas:", "/srv", "fuse.sshfs"), SHARE),
    ("/srv/station", Mount("https://nas", "/srv", "davfs"), SHARE),
    ("/srv/station", Mount("remote", "/srv", "fuse.rclone"), SHARE),
    ("/media/stick/station", Mount("/dev/sdb1", "/media/stick", "vfat"), STICK),
    ("/media/stick/station", Mount("/dev/sdb1", "/media/stick", "exfat"), STICK),
    ("/media/stick/station", Mount("/dev/sdz1", "/media/stick", "ext4"), STICK),
    ("/home/a/OneDrive - 青石所/station", ROOT, CLOUD),
    ("/home/a/我的坚果云/station", ROOT, CLOUD),
    ("/home/a/百度网盘/station", ROOT, CLOUD),
    ("/home/a/Dropbox (Work)/station", ROOT, CLOUD),
    ("/home/a/iCloud Drive/station", ROOT, CLOUD),
    ("/srv/station", ROOT, FINE),
    ("/srv2/station", Mount("nas:/x", "/srv", "nfs"), FINE),
    ("/srv/station", Mount("none", "/", "9p"), FINE),
    ("/srv/station", Mount("overlay", "/srv", "overlay"), FINE),
    ("/srv/station", Mount("tmpfs", "/srv", "tmpfs"), FINE),
    ("/srv/station", Mount("/dev/sda3", "/srv", "xfs"), FINE),
    ("/srv/station", Mount("/dev/sda3", "/srv", "btrfs"), FINE),
    ("/srv/station", Mount("pool/x", "/srv", "zfs"), FINE),
    ("/home/a/onedriver-notes/station", ROOT, FINE),
]


def refusal(place: str, mount: Mount) -> str:
    """What is said, or nothing."""
    try:
        check_ground(
            Path(place),
            mounts=[mount] if mount.place == "/" else [ROOT, mount],
            removable=lambda source: source == "/dev/sdz1",
        )
    except EnvironmentTrouble as trouble:
        assert trouble.advice is not None
        assert "自己的硬盘" in trouble.advice.in_chinese()
        return trouble.title.in_chinese()
    return ""


@pytest.mark.parametrize(("place", "mount", "words"), TABLE)
def test_every_kind_of_ground_is_known(place: str, mount: Mount, words: str) -> None:
    said = refusal(place, mount)
    assert (words in said) if words else not said


@pytest.mark.parametrize(("kind", "words"), [(4, SHARE), (2, STICK)])
def test_what_windows_calls_a_drive_counts(kind: int, words: str) -> None:
    with pytest.raises(EnvironmentTrouble, match=words):
        check_ground(Path("/srv/station"), mounts=[], drive_kind=lambda _: kind)
    check_ground(Path("/srv/station"), mounts=[], drive_kind=lambda _: 3)


def test_the_mount_nearest_to_the_folder_decides() -> None:
    over = Mount("tmpfs", "/srv/fast", "tmpfs")
    share = Mount("nas:/x", "/srv", "nfs")
    check_ground(Path("/srv/fast/station"), mounts=[over, share, ROOT])
    with pytest.raises(EnvironmentTrouble):
        check_ground(Path("/srv/station"), mounts=[over, share, ROOT])


def test_blanks_in_the_table_of_mounts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text("/dev/sda2 / ext4 rw 0 0\nnas:/x /srv/our\\040share nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(ground, "MOUNTS", table)
    with pytest.raises(EnvironmentTrouble, match=SHARE):
        check_ground(Path("/srv/our share/station"))
    monkeypatch.setattr(ground, "MOUNTS", tmp_path / "nowhere")
    check_ground(Path("/srv/our share/station"))


def test_a_real_store_is_neither_made_nor_opened_there_and_a_training_store_is(tmp_path: Path) -> None:
    there = tmp_path / "Dropbox"
    with pytest.raises(EnvironmentTrouble, match=CLOUD):
        new_store(there / "station")
    assert not there.exists()
    training_store(there / "training").close()
    new_store(tmp_path / "station").close()
    (tmp_path / "station").rename(there / "station")
    with pytest.raises(EnvironmentTrouble, match=CLOUD):
        opened_again(there / "station")
    assert not (there / "station" / founding.UNFINISHED).exists()
