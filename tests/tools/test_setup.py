"""The set-up does only what is missing, and says in one sentence what stops it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools import environment, setup, system_packages
from tools.commands import Command, Finished, Run, logged_to
from tools.messages import SetupStopped

DONE = Finished(0, "")


class FixedRun:
    """Answers every command with the first answer whose word is in the command, and remembers them."""

    def __init__(self, answers: dict[str, Finished] | None = None) -> None:
        self.answers = answers or {}
        self.commands: list[str] = []

    def __call__(self, command: Command) -> Finished:
        line = " ".join(command)
        self.commands.append(line)
        return next((answer for word, answer in self.answers.items() if word in line), DONE)


@pytest.fixture
def on_debian(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Call it with the programs the machine has and whether the person is root."""

    def arrange(*programs: str, root: bool) -> None:
        present = {"dpkg-query", *programs}
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in present else None)
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0 if root else 1000)

    return arrange


def test_a_list_of_packages_is_read_without_its_comments():
    assert system_packages.listed("# all\nlibgl1   # drawing\n\nlibcups2\n") == ["libgl1", "libcups2"]


def test_nothing_is_installed_where_every_package_is_there(on_debian: Callable[..., None]):
    on_debian(root=False)
    run = FixedRun({"dpkg-query": Finished(0, "installed libgl1\ninstalled libcups2\n")})
    system_packages.ensure(["libgl1", "libcups2"], run)
    assert len(run.commands) == 1


def test_only_the_missing_packages_are_installed(on_debian: Callable[..., None]):
    on_debian(root=True)
    run = FixedRun({"dpkg-query": Finished(1, "installed libgl1\nconfig-files libcups2\n")})
    system_packages.ensure(["libgl1", "libcups2"], run)
    assert run.commands[1] == "apt-get update"
    assert run.commands[2].endswith("apt-get install --yes --no-install-recommends libcups2")


def test_a_person_with_sudo_installs_through_it(on_debian: Callable[..., None]):
    on_debian("sudo", root=False)
    run = FixedRun({"dpkg-query": Finished(1, "")})
    system_packages.ensure(["libgl1"], run)
    assert all(line.startswith("sudo ") for line in run.commands[1:])


def test_who_may_not_install_is_told_the_packages(on_debian: Callable[..., None]):
    on_debian(root=False)
    with pytest.raises(SetupStopped) as stop:
        system_packages.ensure(["libgl1", "libcups2"], FixedRun({"dpkg-query": Finished(1, "")}))
    assert "apt-get install libgl1 libcups2" in stop.value.zh
    assert "apt-get install libgl1 libcups2" in stop.value.en


def test_a_refused_sudo_names_the_packages(on_debian: Callable[..., None]):
    on_debian("sudo", root=False)
    answers = {"dpkg-query": Finished(1, ""), "update": Finished(1, "sudo: a password is required")}
    with pytest.raises(SetupStopped, match=r"administrator.*libgl1"):
        system_packages.ensure(["libgl1"], FixedRun(answers))


def test_an_unreachable_debian_source_is_said_so(on_debian: Callable[..., None]):
    on_debian(root=True)
    answers = {"dpkg-query": Finished(1, ""), "install": Finished(100, "E: Could not connect to source")}
    with pytest.raises(SetupStopped, match="cannot be reached; still missing: libgl1"):
        system_packages.ensure(["libgl1"], FixedRun(answers))


def test_another_system_than_debian_goes_on_without_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    run = FixedRun()
    system_packages.ensure(["libgl1"], run)
    assert not run.commands
    assert "requirements/debian.txt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("NewConnectionError: failed\nERROR: No matching distribution found", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "recorded hash"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something new", r"something new.*setup\.log"),
    ],
)
def test_a_failed_installation_is_explained(tmp_path: Path, output: str, sentence: str):
    lock = tmp_path / "lock.txt"
    lock.write_text("click==1.0 \\\n    --hash=sha256:0\n", encoding="utf-8")
    with pytest.raises(SetupStopped, match=sentence):
        environment.install(Path("python"), [lock], FixedRun({"install": Finished(1, output)}))


def test_packages_are_installed_by_hash_and_from_wheels_alone(tmp_path: Path):
    lock = tmp_path / "lock.txt"
    lock.write_text("click==1.0 \\\n    --hash=sha256:0\n", encoding="utf-8")
    run = FixedRun()
    environment.install(Path("python"), [lock], run)
    for option in ("--require-hashes", "--no-deps", "--only-binary :all:"):
        assert option in run.commands[0]


def test_an_environment_that_does_not_work_is_made_anew(tmp_path: Path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    run = FixedRun({"pip --version": Finished(1, "broken")})
    environment.ensure_environment(tmp_path, run)
    assert run.commands[1].endswith(f"-m venv --clear {tmp_path}")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, FixedRun]:
    """A checkout with small lists, and a runner under which every command succeeds."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    for path in (setup.DEBIAN, setup.TEST_DEBIAN, setup.RUN_LOCK, setup.TEST_LOCK):
        (tmp_path / path).write_text("# nothing\n", encoding="utf-8")
    run = FixedRun()

    def runner(_log: Path) -> Run:
        return run

    monkeypatch.setattr(setup, "logged_to", runner)
    return tmp_path, run


def test_a_second_set_up_runs_nothing(checkout: tuple[Path, FixedRun]):
    root, run = checkout
    setup.prepare(root, tests=True)
    assert run.commands
    run.commands.clear()
    setup.prepare(root, tests=True)
    assert not run.commands


def test_a_set_up_for_the_tests_serves_running_too(checkout: tuple[Path, FixedRun]):
    root, run = checkout
    setup.prepare(root, tests=True)
    run.commands.clear()
    setup.prepare(root, tests=False)
    assert not run.commands


def test_a_set_up_for_running_does_not_serve_the_tests(checkout: tuple[Path, FixedRun]):
    root, run = checkout
    setup.prepare(root, tests=False)
    run.commands.clear()
    setup.prepare(root, tests=True)
    assert any(str(setup.TEST_LOCK) in line for line in run.commands)


def changed_lock(root: Path) -> None:
    (root / setup.RUN_LOCK).write_text("# changed\n", encoding="utf-8")


def lost_environment(root: Path) -> None:
    shutil.rmtree(root / ".venv")


@pytest.mark.parametrize("change", [changed_lock, lost_environment])
def test_the_set_up_runs_again_after(checkout: tuple[Path, FixedRun], change: Callable[[Path], None]):
    root, run = checkout
    setup.prepare(root, tests=False)
    run.commands.clear()
    change(root)
    setup.prepare(root, tests=False)
    assert any("pip install" in line for line in run.commands)


def test_a_set_up_that_failed_is_not_taken_for_done(checkout: tuple[Path, FixedRun]):
    root, run = checkout
    run.answers = {"pip install": Finished(1, "NewConnectionError")}
    with pytest.raises(SetupStopped):
        setup.prepare(root, tests=False)
    run.answers = {}
    run.commands.clear()
    setup.prepare(root, tests=False)
    assert any("pip install" in line for line in run.commands)


def test_an_old_python_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(setup, "OLDEST_PYTHON", (99, 0))
    assert setup.main([]) == 3
    said = capsys.readouterr().err
    assert "3.11" in said
    assert "Traceback" not in said


def test_an_unwritable_checkout_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refuse(_root: Path, *, tests: bool, bench: bool) -> None:
        raise PermissionError(13, f"read-only ({tests})")

    monkeypatch.setattr(setup, "prepare", refuse)
    assert setup.main([]) == 3
    assert "could not be written" in capsys.readouterr().err


def test_a_command_is_logged_with_all_it_printed(tmp_path: Path):
    log = tmp_path / "deep" / "setup.log"
    done = logged_to(log)(["sh", "-c", "echo first; echo second >&2; exit 4"])
    assert (done.code, done.last_line) == (4, "second")
    assert "first\nsecond" in log.read_text(encoding="utf-8")


def test_a_program_that_is_not_there_ends_as_the_shell_would_end_it(tmp_path: Path):
    command: Sequence[str] = ["no-such-program-here"]
    assert logged_to(tmp_path / "log")(command).code == 127
