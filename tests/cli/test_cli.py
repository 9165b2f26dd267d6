"""The command line: exit codes, one line on standard error, and nothing half-written."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.app.verbs import Parts
from mediator.app.verbs import run_verbs as main
from mediator.cli import StoreWay, run
from mediator.cli.out_folder import OutFolder
from mediator.domain.errors import EnvironmentTrouble, Refusal
from mediator.domain.session import Session
from mediator.domain.wording import message
from mediator.resources import RESOURCES
from mediator.services.ports import Finding, Part
from mediator.services.script import Script
from mediator.wording import use_language

CASES = RESOURCES / "cases"
FOUNDING = CASES / "play-area-quarrel.toml"


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    yield
    use_language("zh")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("play")
    assert main(["play", str(FOUNDING), "--out", str(place)]) == 0
    return place


def refused(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """The one line on standard error; nothing stands on standard output."""
    assert main(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert "Traceback" not in line
    return line


def test_play_leaves_every_paper_the_session_and_its_log(out: Path):
    names = {path.name for path in out.iterdir()}
    assert {"agreement.pdf", "session.json", "events.jsonl", "store"} <= names
    assert {"rights-notice-03.pdf", "talk-record-04.pdf", "follow-up-02.pdf"} <= names
    assert not names & {".part", ".old"}
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    lines = (out / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert session["stage"] == "closed"
    assert [json.loads(line)["version"] for line in lines] == list(range(1, session["version"] + 1))


def test_the_store_of_a_play_is_a_training_store_and_whole(out: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["check", "--store", str(out / "store"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "findings": []}
    assert json.loads((out / "store" / "store.json").read_text(encoding="utf-8"))["training"] is True


def test_a_store_too_damaged_to_open_is_a_finding_of_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "store.json").write_text("{", encoding="utf-8")
    assert main(["check", "--store", str(tmp_path), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["part"] == "pages" and str(tmp_path) in finding["detail"]


def test_play_again_replaces_its_own_files_and_leaves_all_others(
    out: Path, capsys: pytest.CaptureFixture[str]
):
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["play", str(CASES / "family-care.toml"), "--out", str(out)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert not (out / "talk-record-04.pdf").exists()
    assert "兄妹照料母亲争吵" in (out / "session.json").read_text(encoding="utf-8")


def test_a_foreign_file_of_the_same_name_is_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "agreement.pdf").write_bytes(b"signed by somebody")
    assert "agreement.pdf" in refused(capsys, 2, "papers", str(FOUNDING), "--out", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["agreement.pdf"]
    assert (tmp_path / "agreement.pdf").read_bytes() == b"signed by somebody"


OF_EVERY_FILE = {"dossier", "dossier-cover", "dossier-contents", "dossier-situation", "dossier-back"}
"""What is drawn for a session of any route."""


@pytest.mark.parametrize(
    ("case", "also"),
    [
        (
            "night-noise-phone",
            {"rights-notice-03", "talk-record-05", "mediation-record-01", "receipt-02", "ledger"},
        ),
        ("scooter-scrape", {"agreement", "performance-02", "receipt-02"}),
        ("ceiling-leak", {"application", "registration", "receipt-02-2", "confirmation-application"}),
        ("corridor-shoes", {"registration", "oral-agreement"}),
        ("parking-scuffle", {"recognition-application", "recognition-record"}),
        ("loan-advice", {"advice-record"}),
    ],
)
def test_papers_fills_every_form_and_writes_nothing_else(case: str, also: set[str], tmp_path: Path):
    assert main(["papers", str(CASES / f"{case}.toml"), "--out", str(tmp_path / "new")]) == 0
    shown = [path for path in (tmp_path / "new").iterdir() if not path.name.startswith(".")]
    assert {path.stem for path in shown} >= OF_EVERY_FILE | also
    assert all(path.suffix == ".pdf" and path.read_bytes().startswith(b"%PDF") for path in shown)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("330199201705120171", "330199201705120170", ["party[1].id_number", "身份证号有误"]),
        ('gate = "need-origin"', 'gate = "need-luck"', ["screening[2].gate", "need-luck"]),
        ('stage = "x"', "", []),
    ],
)
def test_a_bad_case_is_told_in_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: list[str]
):
    bad = tmp_path / "bad.toml"
    text = FOUNDING.read_text(encoding="utf-8")
    skip = '[[skip]]\nstage = "party"\nreason = "x"\n'
    bad.write_text(text.replace(old, new) if words else text + skip, encoding="utf-8")
    line = refused(capsys, 2, "play", str(bad), "--out", str(tmp_path / "out"))
    assert all(word in line for word in ["bad.toml", *(words or ["skip[1].stage", "party"])]), line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["paly"], "paly"),
        (["play"], "CASE.toml"),
        (["play", "case.toml"], "--out"),
        (["play", "none.toml", "--out", "nowhere"], "none.toml"),
        (["play", "--fast"], "--fast"),
        (["tour", "--out", "x", "--lang", "fr"], "--lang"),
        (["tour", "--out", "x", "--size", "huge"], "huge"),
        (["tour", "--out"], "--out"),
        (["papers", str(FOUNDING), "--out", ""], "--out"),
        (["check", "--store", "nowhere-at-all"], "nowhere-at-all"),
        (["papers", str(FOUNDING), "--out", str(FOUNDING)], "--out"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_two(
    capsys: pytest.CaptureFixture[str], arguments: list[str], word: str
):
    assert word in refused(capsys, 2, *arguments)


def test_help_names_every_verb_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：")
    assert all(verb in shown for verb in ("play", "tour", "papers", "check"))
    assert main(["play", "--help"]) == 0
    assert "CASE.toml" in capsys.readouterr().out


class StageHand(Parts):
    """Parts that note what was asked of them, and fail on demand."""

    def __init__(self, trouble: BaseException | None = None, found: tuple[Finding, ...] = ()) -> None:
        self.ways: list[StoreWay] = []
        self.trouble = trouble
        self.found = found

    def open_window(self, way: StoreWay) -> int:
        self.ways.append(way)
        return 0

    def rehearse(self, script: Script) -> Session:
        if self.trouble is not None:
            raise self.trouble
        return super().rehearse(script)

    def check_store(self, way: StoreWay) -> tuple[Finding, ...]:
        self.ways.append(way)
        return self.found


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Refusal(message("规则不允许")), 1),
        (EnvironmentTrouble(message("磁盘满了"), message("已记录的内容都在")), 3),
        (OSError(28, "No space left on device"), 3),
        (KeyboardInterrupt(), 3),
        (ZeroDivisionError("秘密"), 3),
    ],
)
def test_each_kind_of_trouble_has_its_exit_code_and_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], trouble: BaseException, code: int
):
    assert run(StageHand(trouble), ["play", str(FOUNDING), "--out", str(tmp_path / "out")]) == code
    said = capsys.readouterr()
    # After ^C the terminal first gets a new line.
    assert len(said.err.strip().splitlines()) == 1 and said.out == ""
    assert "秘密" not in said.err and "Traceback" not in said.err
    assert not (tmp_path / "out").exists()


def test_without_a_verb_the_window_opens_with_what_was_typed():
    hand = StageHand()
    assert run(hand, ["--store", "there", "--user", "T0002", "--lang", "en"]) == 0
    (way,) = hand.ways
    assert (way.directory, way.user, way.language) == (Path("there"), "T0002", "en")


def test_common_options_count_in_front_of_the_verb_and_behind_it():
    hand = StageHand()
    assert run(hand, ["--store", "one", "--user", "A", "check", "--store", "two"]) == 0
    assert (hand.ways[0].directory, hand.ways[0].user) == (Path("two"), "A")


def test_a_finding_is_named_and_gives_exit_code_one(capsys: pytest.CaptureFixture[str]):
    hand = StageHand(found=(Finding(part=Part.CHAIN, detail=message("第3条对不上")),))
    assert run(hand, ["check"]) == 1
    assert capsys.readouterr().out == "第3条对不上\n"
    assert run(hand, ["check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "findings": [{"part": "chain", "detail": "第3条对不上"}],
    }


def test_the_pass_phrase_comes_from_its_file_without_the_line_end(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("三月 春天\n", encoding="utf-8")
    hand = StageHand()
    run(hand, ["check", "--passphrase-file", str(secret)])
    assert hand.ways[0].passphrase() == "三月 春天"


def test_a_run_that_fails_leaves_the_earlier_run_as_it_was(tmp_path: Path):
    with OutFolder(tmp_path) as folder:
        folder.write("paper.pdf", b"first")
        folder.finish()

    def disk_full() -> None:
        with OutFolder(tmp_path) as folder:
            folder.write("paper.pdf", b"second")
            raise OSError(28, "No space left on device")

    with pytest.raises(EnvironmentTrouble, match="磁盘满了"):
        disk_full()
    assert (tmp_path / "paper.pdf").read_bytes() == b"first"
    assert not (tmp_path / ".part").exists()


def test_a_move_that_fails_half_way_brings_the_earlier_run_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with OutFolder(tmp_path) as folder:
        folder.write("a.pdf", b"first")
        folder.write("b.pdf", b"first")
        folder.finish()
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.parent.name == ".part" and self.name == "b.pdf":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    def second_run() -> None:
        with OutFolder(tmp_path) as folder:
            folder.write("a.pdf", b"second")
            folder.write("b.pdf", b"second")
            monkeypatch.setattr(Path, "rename", failing)
            folder.finish()

    with pytest.raises(EnvironmentTrouble):
        second_run()
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.pdf")} == {"a.pdf": b"first", "b.pdf": b"first"}


class Stopped(BaseException):
    """A run that is killed; nothing of ours gets to tidy up."""


@pytest.mark.parametrize("at", range(10))
def test_whenever_a_run_is_killed_the_next_one_finds_a_whole_earlier_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
):
    with OutFolder(tmp_path) as folder:
        folder.write("a.pdf", b"first")
        folder.write("b.pdf", b"first")
        folder.finish()
    rename, left = Path.rename, [at]

    def stopping(self: Path, target: Path) -> Path:
        if not left[0]:
            raise Stopped
        left[0] -= 1
        return rename(self, target)

    killed = OutFolder(tmp_path).__enter__()
    killed.write("a.pdf", b"second")
    killed.write("c.pdf", b"second")
    monkeypatch.setattr(Path, "rename", stopping)
    with contextlib.suppress(Stopped):
        killed.finish()
    monkeypatch.setattr(Path, "rename", rename)
    os.close(killed._lock)
    with OutFolder(tmp_path):
        pass
    found = {p.name: p.read_bytes() for p in tmp_path.glob("*.pdf")}
    assert found in (
        {"a.pdf": b"first", "b.pdf": b"first"},
        {"a.pdf": b"second", "c.pdf": b"second"},
    )
    assert {p.name for p in tmp_path.iterdir()} == {*found, ".contents.json"}


def test_two_runs_never_share_a_folder(tmp_path: Path):
    with OutFolder(tmp_path) as first:
        first.write("a.pdf", b"first")
        with pytest.raises(EnvironmentTrouble, match="另一个程序正在"), OutFolder(tmp_path):
            pass
        first.finish()
    assert (tmp_path / "a.pdf").read_bytes() == b"first"


def test_names_from_outside_never_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    line = refused(capsys, 2, "papers", f"{tmp_path}/\x1b[2Jcase\u202e.toml", "--out", str(tmp_path / "out"))
    assert "?[2Jcase?.toml" in line
    assert main(["papers", str(FOUNDING), "--out", f"{tmp_path}/a\nb\x1b[31m"]) == 0
    assert capsys.readouterr().out.rstrip("\n").endswith("a b?[31m")


def test_the_reason_a_file_cannot_be_read_is_told_in_the_language_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    endless = tmp_path / "endless.toml"
    endless.symlink_to(endless)
    assert "链接绕成了圈" in refused(capsys, 3, "papers", str(endless), "--out", str(tmp_path / "out"))


def test_a_wrong_language_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]):
    assert "zh、en" in refused(capsys, 2, "check", "--lang", "fr")


def test_help_in_chinese_holds_no_english_word_of_the_library(capsys: pytest.CaptureFixture[str]):
    assert main(["play", "--help"]) == 0
    assert "required" not in capsys.readouterr().out


def test_a_pass_phrase_file_may_begin_with_the_mark_some_editors_write(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"\xef\xbb\xbf" + "三月 春天\r\n".encode())
    hand = StageHand()
    run(hand, ["check", "--passphrase-file", str(secret)])
    assert hand.ways[0].passphrase() == "三月 春天"


def test_an_answer_nobody_heard_is_no_finding(capsys: pytest.CaptureFixture[str]):
    class Deaf(StageHand):
        def check_store(self, way: StoreWay) -> tuple[Finding, ...]:
            raise BrokenPipeError(32, "Broken pipe")

    streams = sys.stdout, sys.stderr
    try:
        assert run(Deaf(), ["check"]) == 3
    finally:
        sys.stdout, sys.stderr = streams


def test_the_program_itself_ends_with_the_code_and_without_a_traceback(tmp_path: Path):
    root = RESOURCES.parent
    done = subprocess.run(
        [sys.executable, str(root / "main.py"), "play", "none.toml", "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("none.toml：") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["--lang", "zh"]])
def test_without_a_display_the_window_says_so_and_the_program_does_not_break_off(
    tmp_path: Path, arguments: list[str]
):
    root = RESOURCES.parent
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, str(root / "main.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=root,
        env={**bare, "PYTHONIOENCODING": "utf-8", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
    )
    assert done.returncode == 3
    assert "没有显示屏" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.toml")))
def test_every_case_plays_into_a_folder_of_its_own(tmp_path: Path, name: str):
    place = shutil.copy(CASES / name, tmp_path / name)
    assert main(["play", str(place), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "dossier.pdf").read_bytes().startswith(b"%PDF")
