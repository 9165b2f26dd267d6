"""Finds the Debian packages that are missing and installs them, or says which ones to ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from importlib.util import find_spec

from tools.commands import Command, Run
from tools.messages import SetupStopped, say

NO_NETWORK = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Network is unreachable",
    "Connection refused",
    "Connection timed out",
    "Unable to connect",
)


def listed(text: str) -> list[str]:
    """Package names of a list file: one a line, `#` starts a comment."""
    names = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return [name for name in names if name]


def missing(packages: Sequence[str], run: Run) -> list[str]:
    """The packages that dpkg does not have installed, in the order given.

    `python3-venv` counts as present where this Python can make environments without it (its own build).
    """
    answer = run(["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *packages])
    present = {
        line.split(" ", 1)[1].strip() for line in answer.output.splitlines() if line.startswith("installed ")
    }
    if find_spec("ensurepip") is not None:
        present.add("python3-venv")
    return [name for name in packages if name not in present]


def as_root() -> list[str]:
    """What to put before a command so that it runs as root; refuses where neither root nor sudo is there."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"] if os.isatty(0) else ["sudo", "--non-interactive"]
    raise LookupError("neither root nor sudo")


def ensure(packages: Sequence[str], run: Run) -> None:
    """Install what is missing of `packages`.

    Raises SetupStopped, naming the packages, where this person may not install them or no source answers.
    """
    if shutil.which("dpkg-query") is None:
        say(
            "这不是Debian系统：跳过系统库的安装，所需的库见requirements/debian.txt。",
            "This is not Debian: system libraries are left to you; requirements/debian.txt lists them.",
        )
        return
    wanted = missing(packages, run)
    if not wanted:
        return
    names = " ".join(wanted)
    try:
        prefix = as_root()
    except LookupError:
        raise _ask_for(names) from None
    say(f"安装系统库：{names}", f"Installing system packages: {names}")
    _apt([*prefix, "apt-get", "update"], names, run)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *wanted]
    _apt([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *install], names, run)


def _apt(command: Command, names: str, run: Run) -> None:
    """Run one apt step and turn its failure into a sentence."""
    done = run(command)
    # `apt-get update` ends with 0 although no source was reached; the install after it then fails.
    if done.code == 0:
        return
    if command[0] == "sudo" and "sudo:" in done.output:
        raise _ask_for(names)
    if any(sign in done.output for sign in NO_NETWORK):
        raise SetupStopped(
            f"连不上Debian软件源，还缺这些系统库：{names}。请检查网络后再运行一次，已完成的部分不会重做。",
            f"The Debian package source cannot be reached; still missing: {names}. "
            "Check the network and run this again: what is done stays done.",
        )
    raise SetupStopped(
        f"系统库没有装上（{done.last_line}）。全部输出在.setup/setup.log。",
        f"The system packages were not installed ({done.last_line}). All output is in .setup/setup.log.",
    )


def _ask_for(names: str) -> SetupStopped:
    """The sentence for a person who may not install packages."""
    return SetupStopped(
        f"缺少系统库，而您没有安装权限。请管理员运行：apt-get install {names}",
        "System packages are missing and you may not install them. "
        f"Ask an administrator to run: apt-get install {names}",
    )
