"""Makes the virtual environment and puts the pinned Python packages into it, each checked by its hash."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.commands import Finished, Run
from tools.messages import SetupStopped, say

NO_NETWORK = (
    "NewConnectionError",
    "Temporary failure in name resolution",
    "Failed to resolve",
    "Network is unreachable",
    "Connection refused",
    "ConnectTimeoutError",
    "Read timed out",
    "ProxyError",
)


def ensure_environment(folder: Path, run: Run) -> Path:
    """Return the Python of the environment in `folder`, making or mending it where it does not work."""
    python = folder / "bin" / "python"
    if python.exists() and run([str(python), "-m", "pip", "--version"]).code == 0:
        return python
    say("建立虚拟环境.venv", "Making the virtual environment .venv")
    done = run([sys.executable, "-m", "venv", "--clear", str(folder)])
    if done.code != 0:
        raise _failed(done)
    return python


def install(python: Path, locks: Sequence[Path], run: Run) -> None:
    """Install every package of the lock files, from wheels only and by hash.

    Raises SetupStopped where the index cannot be reached, a hash differs, or the disk is full.
    """
    count = sum(line.count("==") for lock in locks for line in lock.read_text(encoding="utf-8").splitlines())
    say(
        f"下载并安装{count}个Python软件包，首次约需一两分钟。",
        f"Downloading and installing {count} Python packages; the first time takes a minute or two.",
    )
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-input", "--retries", "2"]
    files = [part for lock in locks for part in ("--requirement", str(lock))]
    done = run([str(python), "-m", "pip", "install", *options, *files])
    if done.code != 0:
        raise _failed(done)


def _failed(done: Finished) -> SetupStopped:
    """The sentence for a failed step."""
    if "DO NOT MATCH THE HASHES" in done.output:
        return SetupStopped(
            "下载的软件包与锁定的校验值不符，没有安装。请换一个软件源再试；若仍如此，请不要使用该软件源。",
            "A downloaded package does not match its recorded hash and was not installed. "
            "Try another package source; if it happens again, do not trust this one.",
        )
    if any(sign in done.output for sign in NO_NETWORK):
        return SetupStopped(
            "连不上Python软件源。请检查网络后再运行一次，已完成的部分不会重做。",
            "The Python package source cannot be reached. "
            "Check the network and run this again: what is done stays done.",
        )
    if "No space left on device" in done.output:
        return SetupStopped(
            "磁盘已满，软件包没有装完。请腾出约1 GB后再运行一次。",
            "The disk is full and the packages were not all installed. Free about 1 GB and run this again.",
        )
    return SetupStopped(
        f"Python软件包没有装上（{done.last_line}）。全部输出在.setup/setup.log。",
        f"The Python packages were not installed ({done.last_line}). All output is in .setup/setup.log.",
    )
