"""Guessing does not pay: the wait after wrong pass-phrases, through restarts, set clocks and lost files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from mediator.services.ports import SignInLocked, SignInRefused
from mediator.storage import ticks as ticks_module
from mediator.storage.attempts import LONG_WAIT_MS, Attempts, wait_after
from mediator.storage.database import Store
from tests.storage.stores import CHEAP, OFFICER, SUPERVISOR, new_store, opened_again

KEY = b"salt of the store"
SECOND = 1000
MINUTE = 60 * SECOND


@dataclass
class Counter:
    """The computer's counter since it was started."""

    ms: int = 5 * MINUTE

    def __call__(self) -> int:
        return self.ms


def counts(place: Path, counter: Counter, *, expected: bool = False) -> Attempts:
    return Attempts(place, KEY, expected=expected, now_ms=counter)


def wrong(attempts: Attempts, times: int, owner: str = "o") -> None:
    for _ in range(times):
        attempts.begin(owner, known=True)


def left(attempts: Attempts, owner: str = "o") -> int:
    try:
        attempts.check(owner)
    except SignInLocked as error:
        return error.left_ms
    return 0


def test_five_cost_half_a_minute_each_further_one_twice_that_and_ten_half_an_hour():
    waits = [wait_after(failures) // SECOND for failures in range(12)]
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 1800, 1800]


def test_the_wait_goes_down_as_the_computer_runs(tmp_path: Path):
    counter = Counter()
    attempts = counts(tmp_path, counter)
    wrong(attempts, 5)
    assert left(attempts) == 30 * SECOND
    counter.ms += 29 * SECOND
    assert left(attempts) == SECOND
    counter.ms += SECOND
    assert left(attempts) == 0


def test_a_restart_of_the_program_takes_nothing_off(tmp_path: Path):
    counter = Counter()
    wrong(counts(tmp_path, counter), 10)
    assert left(counts(tmp_path, counter)) == LONG_WAIT_MS
    counter.ms += 10 * MINUTE
    again = counts(tmp_path, counter)
    assert left(again) == LONG_WAIT_MS - 10 * MINUTE
    assert again.failures("o") == 10


def test_after_a_restart_of_the_computer_only_the_time_it_ran_counts(tmp_path: Path):
    counter = Counter(90 * MINUTE)
    wrong(counts(tmp_path, counter), 10)
    counter.ms = 2 * MINUTE
    assert left(counts(tmp_path, counter)) == LONG_WAIT_MS - 2 * MINUTE


def test_a_clock_that_is_set_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    counter = Counter()
    wrong(counts(tmp_path, counter), 10)

    def never() -> object:
        raise AssertionError("the clock was asked")

    monkeypatch.setattr(ticks_module, "now", never)
    monkeypatch.setattr("time.time", never)
    assert left(counts(tmp_path, counter)) == LONG_WAIT_MS


def test_a_right_one_forgets_the_wrong_ones(tmp_path: Path):
    attempts = counts(tmp_path, Counter())
    wrong(attempts, 4)
    attempts.begin("o", known=True)
    assert attempts.succeeded("o") == 4
    assert counts(tmp_path, Counter()).failures("o") == 0


@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b'{"format": 1, "counts": [["o", 0, 0, 0, 1]], "mac": ""}']
)
def test_a_file_that_is_gone_or_changed_makes_everybody_wait(tmp_path: Path, content: bytes | None):
    counter = Counter()
    wrong(counts(tmp_path, counter), 6)
    path = tmp_path / "attempts.json"
    path.unlink() if content is None else path.write_bytes(content)
    assert left(counts(tmp_path, counter, expected=True)) == LONG_WAIT_MS
    counter.ms += LONG_WAIT_MS
    assert left(counts(tmp_path, counter, expected=True)) == 0


def test_strangers_do_not_push_a_user_out_of_the_file(tmp_path: Path):
    attempts = counts(tmp_path, Counter())
    wrong(attempts, 9)
    for number in range(300):
        attempts.begin(f"stranger {number}", known=False)
    assert attempts.failures("o") == 9
    assert (tmp_path / "attempts.json").stat().st_size < 32_000
    assert (tmp_path / "attempts.json").stat().st_mode & 0o077 == 0


# -- at the door of a store --------------------------------------------------------------


def tried(place: Path, number: str, times: int) -> list[str]:
    said = []
    for _ in range(times):
        with pytest.raises((SignInRefused, SignInLocked)) as caught:
            Store.open(place, number=number, passphrase="wrong phrase")
        said.append(type(caught.value).__name__)
    return said


def test_the_right_pass_phrase_is_refused_while_there_is_a_wait(tmp_path: Path):
    place = tmp_path / "store"
    new_store(place).close()
    assert tried(place, OFFICER.number, 6) == ["SignInRefused"] * 5 + ["SignInLocked"]
    with pytest.raises(SignInLocked, match="请在1分钟后再试"):
        opened_again(place)


def test_a_number_nobody_has_waits_just_as_long_and_hears_the_same(tmp_path: Path):
    place = tmp_path / "store"
    new_store(place).close()
    assert tried(place, "D4711", 7) == tried(place, OFFICER.number, 7)
    opened_again_later = pytest.raises(SignInLocked, match="暂时不能登录")
    with opened_again_later:
        opened_again(place)


def test_whoever_may_unlock_lets_somebody_try_again(tmp_path: Path):
    place = tmp_path / "store"
    with new_store(place) as store:
        store.add_user(SUPERVISOR, "another phrase of mine", cost=CHEAP)
    tried(place, OFFICER.number, 5)
    with Store.open(place, number=SUPERVISOR.number, passphrase="another phrase of mine") as store:
        store.accounts.unlock(OFFICER.number)
    opened_again(place).close()


def test_a_second_person_who_guesses_waits_too(tmp_path: Path):
    place = tmp_path / "store"
    with new_store(place) as store:
        store.add_user(SUPERVISOR, "another phrase of mine", cost=CHEAP)
        for _ in range(5):
            with pytest.raises(SignInRefused):
                store.identify(SUPERVISOR.number, "wrong phrase")
        with pytest.raises(SignInLocked):
            store.identify(SUPERVISOR.number, "another phrase of mine")
