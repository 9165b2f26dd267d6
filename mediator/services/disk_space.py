"""Before something long begins, the disk is asked whether it would see it through."""

from __future__ import annotations

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message
from mediator.services.ports import DiskSpace


class AmpleSpace:
    """The disk of a desk in memory: never too small."""

    def too_little(self) -> int | None:
        return None


def check_before_talk(space: DiskSpace) -> None:
    """`EnvironmentTrouble` where too little is free for a talk."""
    left = space.too_little()
    if left is not None:
        raise EnvironmentTrouble(
            message("磁盘只剩{left}MB，没有开始谈话", left=left),
            message("已有的记录都在。请先清理磁盘，再开始"),
        )


def check_before_signing(space: DiskSpace) -> None:
    """`EnvironmentTrouble` where too little is free for signing and the paper of it."""
    left = space.too_little()
    if left is not None:
        raise EnvironmentTrouble(
            message("磁盘只剩{left}MB，没有锁定协议开始签名", left=left),
            message("协议和记录都在。请先清理磁盘，再锁定"),
        )
