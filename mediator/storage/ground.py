"""Where a real store may lie: on a disk of this computer, never on a share, a stick or in a cloud folder.

SQLite's locks and its promise that a commit is on the disk hold there alone. Training stores hold nothing
that could be lost and may lie anywhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import Message, message

MOUNTS = Path("/proc/self/mounts")
BLOCKS = Path("/sys/class/block")
SHARES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p"),
        *("ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "davfs", "davfs2", "sshfs"),
    )
)
STICKS = frozenset({"vfat", "exfat", "msdos"})
FUSE = "fuse."
CONTAINER_FUSE = frozenset({"fuse.fuse-overlayfs"})
CLOUDS = (
    *("onedrive", "dropbox", "google drive", "googledrive", "mobile documents", "baidunetdisk"),
    *("icloud", "icloud drive", "iclouddrive", "nutstore", "nutstore files", "坚果云", "我的坚果云"),
    *("百度网盘", "百度云同步盘", "baidunetdiskdownload", "baidusyncdisk"),
)
# What a cloud client appends to the name of its folder: OneDrive - a company, Dropbox (work).
CLOUD_MORE = re.compile(r"\s*[-(（].*$")
REMOVABLE_DRIVE, REMOTE_DRIVE = 2, 4


@dataclass(frozen=True)
class Mount:
    """One line of the table of mounts: what, where, of which file system."""

    source: str
    place: str
    kind: str


def check_ground(
    directory: Path,
    *,
    mounts: Sequence[Mount] | None = None,
    removable: Callable[[str], bool] | None = None,
    drive_kind: Callable[[Path], int] | None = None,
) -> None:
    """`EnvironmentTrouble` where no real store may lie; a table that cannot be read forbids nothing.

    `removable` says whether a device can be pulled out, `drive_kind` what Windows calls the drive.
    """
    place = directory.resolve()
    if any(_is_cloud(part) for part in place.parts):
        raise _refused(message("这个文件夹会同步到网盘，不能放记录库：{place}", place=str(directory)))
    kind = (drive_kind or _drive_kind)(place)
    mount = _mount_of(place, _mounts() if mounts is None else mounts)
    # Some containers have 9p for everything they know of the computer: there is no other ground in them.
    is_all = mount is not None and (mount.place, mount.kind) == ("/", "9p")
    if kind == REMOTE_DRIVE or (mount and _is_share(mount.kind) and not is_all):
        raise _refused(message("这个文件夹在网络上，不能放记录库：{place}", place=str(directory)))
    stick = mount and (mount.kind in STICKS or (removable or _removable)(mount.source))
    if kind == REMOVABLE_DRIVE or stick:
        raise _refused(message("这个文件夹在可以拔下的盘上，不能放记录库：{place}", place=str(directory)))


def _refused(title: Message) -> EnvironmentTrouble:
    return EnvironmentTrouble(title, message("没有改动任何东西。请把记录库放在这台电脑自己的硬盘上"))


def _is_cloud(part: str) -> bool:
    return CLOUD_MORE.sub("", part).strip().casefold() in CLOUDS or part.casefold().startswith("com~apple~")


def _is_share(kind: str) -> bool:
    return kind in SHARES or (kind.startswith(FUSE) and kind not in CONTAINER_FUSE)


def _mount_of(place: Path, mounts: Sequence[Mount]) -> Mount | None:
    """The mount a path lies on: the longest place above it, and of several there the last."""
    above = [mount for mount in mounts if place.is_relative_to(mount.place)]
    return max(above, key=lambda mount: len(Path(mount.place).parts), default=None) if above else None


def _mounts() -> list[Mount]:
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    parts = [line.split(" ") for line in reversed(lines)]
    return [Mount(_plain(p[0]), _plain(p[1]), p[2]) for p in parts if len(p) > 2]


def _plain(field: str) -> str:
    """The kernel writes a blank in a path as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _removable(source: str) -> bool:
    """Whether the device of a mount, or the whole disk it is a part of, can be pulled out."""
    device = (BLOCKS / Path(source).name).resolve()
    for disk in (device, device.parent):
        try:
            return (disk / "removable").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


def _drive_kind(place: Path) -> int:
    """What Windows calls the drive of a path; 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(place.anchor))
