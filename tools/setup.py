"""Makes a fresh checkout ready to run, and once it is, finds that out at once: `python3 -m tools.setup`.

Three steps: system libraries (requirements/debian.txt), the environment .venv, the pinned packages
(requirements/lock.txt); with `--tests` also debian-test.txt and lock-dev.txt, with `--bench` what the
benchmarks compare with. Stamps in .setup/ record the Python and the lists that were carried out; while
they fit, nothing is done.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools import environment, system_packages
from tools.commands import logged_to
from tools.messages import SetupStopped, say

CHECKOUT = Path(__file__).resolve().parent.parent
DEBIAN = Path("requirements/debian.txt")
TEST_DEBIAN = Path("requirements/debian-test.txt")
BENCH_DEBIAN = Path("requirements/debian-bench.txt")
RUN_LOCK = Path("requirements/lock.txt")
TEST_LOCK = Path("requirements/lock-dev.txt")
BENCH_LOCK = Path("requirements/lock-bench.txt")
OLDEST_PYTHON = (3, 11)
STOPPED = 3


def fingerprint(root: Path, lists: Sequence[Path]) -> str:
    """A hash that changes with the Python in use and with any of the lists (paths relative to `root`)."""
    digest = hashlib.sha256(f"{sys.version}\n{sys.platform}\n".encode())
    for path in lists:
        digest.update(path.as_posix().encode() + b"\0" + (root / path).read_bytes())
    return digest.hexdigest()


def is_ready(root: Path, wanted: Mapping[Path, str]) -> bool:
    """Whether the stamps tell of these very lists and the environment is still there."""
    return (root / ".venv" / "bin" / "python").exists() and all(
        stamp.exists() and stamp.read_text(encoding="ascii") == text for stamp, text in wanted.items()
    )


def stamps(root: Path, *, tests: bool, bench: bool = False) -> dict[Path, str]:
    """Stamp file to what it says after this set-up; one for the tests is one for running, too."""
    found = {root / ".setup" / "run": fingerprint(root, [DEBIAN, RUN_LOCK])}
    if tests:
        found[root / ".setup" / "tests"] = fingerprint(root, [DEBIAN, TEST_DEBIAN, RUN_LOCK, TEST_LOCK])
    if bench:
        found[root / ".setup" / "bench"] = fingerprint(root, [BENCH_DEBIAN, RUN_LOCK, TEST_LOCK, BENCH_LOCK])
    return found


def prepare(root: Path, *, tests: bool, bench: bool = False) -> None:
    """Carry out what is not yet done; a second call at the same time waits for the first.

    Raises SetupStopped with a sentence for the person.
    """
    locks = [RUN_LOCK, *([TEST_LOCK] if tests else []), *([BENCH_LOCK] if bench else [])]
    debian = [DEBIAN, *([TEST_DEBIAN] if tests else []), *([BENCH_DEBIAN] if bench else [])]
    state = root / ".setup"
    wanted = stamps(root, tests=tests, bench=bench)
    if is_ready(root, wanted):
        return
    state.mkdir(exist_ok=True)
    with (state / "lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if is_ready(root, wanted):
            return
        run = logged_to(state / "setup.log")
        listed = "\n".join((root / path).read_text(encoding="utf-8") for path in debian)
        system_packages.ensure(system_packages.listed(listed), run)
        python = environment.ensure_environment(root / ".venv", run)
        environment.install(python, [root / lock for lock in locks], run)
        for stamp, text in wanted.items():
            stamp.write_text(text, encoding="ascii")
    say("准备完毕。", "Ready.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Set up and return 0, or say in one sentence why not and return 3."""
    parser = argparse.ArgumentParser(prog="tools.setup", description="Make this checkout ready.")
    parser.add_argument("--tests", action="store_true", help="with the packages that the tests need")
    parser.add_argument("--bench", action="store_true", help="with what the benchmarks compare with")
    asked = parser.parse_args(arguments)
    try:
        if sys.version_info < OLDEST_PYTHON:
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            raise SetupStopped(
                f"需要Python 3.11或更新的版本，这里的python3是{version}。",
                f"Python 3.11 or newer is needed; python3 here is {version}.",
            )
        prepare(CHECKOUT, tests=asked.tests or asked.bench, bench=asked.bench)
    except SetupStopped as stop:
        print(stop.zh, stop.en, sep="\n", file=sys.stderr)
        return STOPPED
    except OSError as trouble:
        print(
            f"准备没有完成，文件写不进去：{trouble}",
            f"The set-up is not finished, a file could not be written: {trouble}",
            sep="\n",
            file=sys.stderr,
        )
        return STOPPED
    except KeyboardInterrupt:
        print(
            "已中断；再运行一次会接着做。", "Interrupted; run it again to go on.", sep="\n", file=sys.stderr
        )
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
