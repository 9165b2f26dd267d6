"""Writes the lock files from pyproject.toml: every package with its version and hashes, no index named.

`make lock` keeps the versions of the packages in between; `make lock UPGRADE=--upgrade` takes newer ones.
Needs the network; the tool it uses is itself pinned by hash and lives in .setup/lock-tool.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.commands import logged_to
from tools.environment import ensure_environment, install
from tools.messages import SetupStopped

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "requirements"
HEADER = "# {what} Written by `make lock`; change pyproject.toml instead.\n"
OPTIONS = [
    "--generate-hashes",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-emit-options",
    "--quiet",
]


def entries(text: str) -> dict[str, str]:
    """The pins of a lock file: package name to its whole entry, `name==version` with its hashes."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        start = re.match(r"([A-Za-z0-9._-]+)==", line)
        if start:
            name = start.group(1).lower()
            found[name] = [line]
        elif name and line.startswith("    --hash="):
            found[name].append(line)
    return {name: "\n".join(lines) + "\n" for name, lines in found.items()}


def _resolve(tool: Path, source: Path, kept: Sequence[Path], options: Sequence[str]) -> dict[str, str]:
    """Resolve `source`, preferring the versions of the `kept` lock files."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "lock.txt"
        target.write_text("".join(path.read_text() for path in kept if path.exists()), encoding="utf-8")
        command = [str(tool), "-m", "piptools", "compile", *OPTIONS, *options]
        subprocess.run([*command, "--output-file", str(target), str(source)], check=True, cwd=CHECKOUT)
        return entries(target.read_text(encoding="utf-8"))


def _write(path: Path, what: str, pins: dict[str, str]) -> None:
    """Write one lock file, packages in alphabetical order."""
    path.write_text(HEADER.format(what=what) + "".join(pins[name] for name in sorted(pins)), encoding="utf-8")
    print(f"{path.relative_to(CHECKOUT)}: {len(pins)} packages")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the four lock files and return 0."""
    parser = argparse.ArgumentParser(prog="tools.lock", description="Write the lock files.")
    parser.add_argument("--upgrade", action="store_true", help="take newer versions where allowed")
    more = ["--upgrade"] if parser.parse_args(arguments).upgrade else []
    run_lock, test_lock, bench_lock, tool_lock = (
        FOLDER / f"lock{part}.txt" for part in ("", "-dev", "-bench", "-tool")
    )
    try:
        run = logged_to(CHECKOUT / ".setup" / "lock.log")
        tool = ensure_environment(CHECKOUT / ".setup" / "lock-tool", run)
        install(tool, [tool_lock], run)
    except SetupStopped as stop:
        print(stop.zh, stop.en, sep="\n", file=sys.stderr)
        return 3
    pyproject = CHECKOUT / "pyproject.toml"
    runtime = _resolve(tool, pyproject, [run_lock], more)
    everything = _resolve(tool, pyproject, [run_lock, test_lock], ["--extra", "dev", *more])
    measured = _resolve(
        tool, pyproject, [run_lock, test_lock, bench_lock], ["--extra", "dev", "--extra", "bench", *more]
    )
    for some, more_of_them in ((runtime, everything), (everything, measured)):
        if any(more_of_them[name] != pin for name, pin in some.items()):
            print(
                "The packages of tests or benchmarks need other versions than the program's; "
                "nothing was written.",
                file=sys.stderr,
            )
            return 1
    tests = {name: pin for name, pin in everything.items() if name not in runtime}
    bench = {name: pin for name, pin in measured.items() if name not in everything}
    _write(run_lock, "What the program needs.", runtime)
    _write(test_lock, "What the tests and checks need beside lock.txt.", tests)
    _write(bench_lock, "What `make bench` compares with, beside lock.txt and lock-dev.txt.", bench)
    tools = _resolve(tool, FOLDER / "lock-tool.in", [tool_lock], ["--allow-unsafe", *more])
    _write(tool_lock, "What `make lock` itself needs.", tools)
    return 0


if __name__ == "__main__":
    sys.exit(main())
