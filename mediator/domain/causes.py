"""What the operating system answered, in words; its own answers come in English alone."""

from __future__ import annotations

import errno

from mediator.domain.wording import Message, message

CAUSES = {
    errno.ENOSPC: message("磁盘满了"),
    errno.EDQUOT: message("磁盘满了"),
    errno.EACCES: message("没有权限"),
    errno.EPERM: message("没有权限"),
    errno.EROFS: message("磁盘只能读"),
    errno.ENOENT: message("没有这个位置"),
    errno.ENOTDIR: message("上一级不是文件夹"),
    errno.ENAMETOOLONG: message("名字太长"),
    errno.ELOOP: message("链接绕成了圈"),
    errno.EIO: message("磁盘读写出错"),
}


def cause_of(error: OSError) -> Message:
    """Why it failed; the number of the error where nobody put it into words yet."""
    known = CAUSES.get(error.errno or 0)
    return known or message("系统错误{number}", number=error.errno or 0)
