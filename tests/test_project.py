"""Holds the checkout itself to its promises: lock files, layers, file sizes, and no trace of a machine."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from mediator.domain.program import VERSION
from tools.lock import entries

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
MOST_LINES = 500
# Part of every environment, hence not locked: the environment's own installer.
INSTALLER = {"pip", "setuptools"}

# One letter of a word is in brackets where a pattern would otherwise find itself here.
MACHINE_PATHS = re.compile(rb"/wor[k]/\w|/roo[t]/\.|\.py[e]nv/|/opt/whee[l]s|/Users/\w|[A-Z]:\\Users\\")
INDEX_HOSTS = re.compile(
    rb"pypi\.org|pythonhosted\.org|npmjs\.org|(deb|ftp|security|snapshot)\.debian\.org|\w\.pkg\.dev"
)
LEFT_OVER = re.compile(
    r"#[^\n]*\b(TOD[O]|FIXM[E])\b|type:\s*ignore|\bmark\.(skip|xfail)|pytest\.(skip|xfail)\(|^\s*except\s*:",
    re.MULTILINE,
)


def tracked(suffix: str = "") -> list[Path]:
    """The files under version control that are there, by the end of their name."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listing.decode().split("\0") if name.endswith(suffix) and name]
    return [path for path in paths if path.is_file()]


def tracked_python() -> list[Path]:
    files = tracked(".py")
    assert files, "no Python file is under version control"
    return files


def pins(name: str) -> dict[str, str]:
    """Package to version, of one lock file."""
    found = entries((REQUIREMENTS / name).read_text(encoding="utf-8"))
    return {package: pin.split("==")[1].split()[0] for package, pin in found.items()}


def all_pins() -> dict[str, str]:
    return pins("lock.txt") | pins("lock-dev.txt")


def declared(requirements: list[str]) -> dict[str, str]:
    """Package to version, of a list in pyproject.toml, where every package has its exact version."""
    found: dict[str, str] = {}
    for text in requirements:
        match = re.fullmatch(r"([A-Za-z0-9._-]+)==(\S+)", text)
        assert match, f"{text}: not one exact version"
        found[canonicalize_name(match.group(1))] = match.group(2)
    return found


def project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        table: dict[str, object] = tomllib.load(file)["project"]
    return table


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_every_line_of_a_lock_file_is_a_pin_or_its_hash():
    for lock in sorted(REQUIREMENTS.glob("lock*.txt")):
        for line in lock.read_text(encoding="utf-8").splitlines():
            known = re.fullmatch(
                r"#.*|[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line
            )
            assert known, f"{lock.name}: {line}"


def test_every_pin_has_a_hash():
    for lock in sorted(REQUIREMENTS.glob("lock*.txt")):
        found = entries(lock.read_text(encoding="utf-8"))
        assert found, f"{lock.name} is empty"
        bare = [name for name, pin in found.items() if "--hash=sha256:" not in pin]
        assert not bare, f"{lock.name}: {bare}"


def test_no_requirements_file_names_an_index():
    for path in sorted(REQUIREMENTS.iterdir()):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text), path.name


def test_the_lock_files_pin_what_pyproject_declares():
    table = project()
    dependencies, extras = table["dependencies"], table["optional-dependencies"]
    assert isinstance(dependencies, list)
    assert isinstance(extras, dict)
    runtime, everything = pins("lock.txt"), all_pins()
    assert declared(dependencies).items() <= runtime.items()
    assert declared(extras["dev"]).items() <= everything.items()
    assert declared(extras["bench"]).items() <= pins("lock-bench.txt").items()


def test_no_package_is_pinned_twice():
    assert not set(pins("lock.txt")) & set(pins("lock-dev.txt"))
    assert not set(all_pins()) & set(pins("lock-bench.txt"))


def test_what_a_locked_package_needs_is_locked_and_installed_as_locked():
    locked = all_pins()
    for name, version in locked.items():
        package = distribution(name)
        assert package.version == version, f"{name} {package.version} is installed, {version} is locked"
        for text in package.requires or []:
            need = Requirement(text)
            needed = need.marker is None or need.marker.evaluate({"extra": ""})
            key = canonicalize_name(need.name)
            if not needed or key in INSTALLER:
                continue
            assert key in locked, f"{name} needs {text}"
            assert need.specifier.contains(locked[key], prereleases=True), f"{name} needs {text}"


def test_every_debian_package_says_what_it_is_for():
    for path in REQUIREMENTS.glob("debian*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"#.*|[a-z0-9][a-z0-9.+-]+\s+# \S.+", line), line


def test_no_tracked_file_holds_a_path_of_a_machine_or_a_package_host():
    for path in tracked():
        content = path.read_bytes()
        if b"\0" in content[:8192]:
            continue
        found = MACHINE_PATHS.search(content) or INDEX_HOSTS.search(content)
        assert not found, f"{path.relative_to(ROOT)}: {found and found.group()!r}"


def test_no_python_file_is_longer_than_five_hundred_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked_python()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_no_python_file_has_something_left_over():
    for path in tracked_python():
        found = LEFT_OVER.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.relative_to(ROOT)}: {found and found.group()!r}"


def test_every_module_opens_with_a_sentence_on_what_it_is_for():
    modules = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in tracked_python()
        if path.is_relative_to(ROOT / "mediator")
    }
    silent = [
        name for name, code in modules.items() if code.strip() and not ast.get_docstring(ast.parse(code))
    ]
    assert not silent


def test_no_module_has_a_name_that_says_nothing():
    empty_words = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    assert not [str(path.relative_to(ROOT)) for path in tracked_python() if path.stem in empty_words]


def contracts() -> list[dict[str, object]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: list[dict[str, object]] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return found


LINT = (
    "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True, no_logo=True))"
)


def test_no_module_imports_what_its_layer_may_not():
    done = run(sys.executable, "-c", LINT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_import_contract_notices_a_break(tmp_path: Path):
    shutil.copytree(ROOT / "mediator", tmp_path / "mediator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    forbidden = ["mediator.services"]
    for contract in contracts():
        modules = contract.get("forbidden_modules", [])
        assert isinstance(modules, list)
        forbidden += [str(module) for module in modules[:1]]
    offender = tmp_path / "mediator" / "domain" / "offender.py"
    offender.write_text("".join(f"import {module}\n" for module in forbidden), encoding="utf-8")
    done = run(sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); {LINT}", cwd=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"Contracts: 0 kept, {len(contracts())} broken." in done.stdout, done.stdout


def test_every_command_that_the_papers_name_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
        assert named, f"{name} names no command"
        assert named <= targets, f"{name}: {sorted(named - targets)}"


def test_papers_name_the_version_of_the_program():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
