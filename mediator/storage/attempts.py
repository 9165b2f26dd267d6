"""Counts wrong pass-phrases beside the store, where the key is not known yet: guessing must not pay."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.services.ports import SignInLocked
from mediator.storage.durable_file import write_durably
from mediator.storage.small_file import read_small_file
from mediator.storage.ticks import ticks

FREE_FAILURES = 4
FIRST_WAIT_MS = 30_000
LONG_AFTER = 10
LONG_WAIT_MS = 30 * 60_000
MOST_STRANGERS = 200
ATTEMPTS = "attempts.json"
FORMAT = 1


def wait_after(failures: int) -> int:
    """How long nobody may try after so many wrong ones in a row, in ms: 5 → 30 s, doubling, 10 → 30 min."""
    if failures <= FREE_FAILURES:
        return 0
    if failures >= LONG_AFTER:
        return LONG_WAIT_MS
    return int(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES - 1))


@dataclass(frozen=True)
class Count:
    """Wrong ones in a row, and how much of the wait was left at which reading of the computer's counter."""

    failures: int = 0
    left_ms: int = 0
    at_ms: int = 0
    known: int = 0

    def left(self, now_ms: int) -> int:
        """What is left of the wait. No clock is asked: only time this computer was seen to run counts.

        After a restart the counter begins anew, so what it shows has passed since, at the least.
        """
        passed = now_ms - self.at_ms if now_ms >= self.at_ms else now_ms
        return max(0, self.left_ms - passed)


NEVER = Count()
EVERYBODY = ""


class Attempts:
    """The counts of one store, by the keyed hash of a number. `key` ties the file to the store.

    Whoever may write in the directory can delete the file; then the longest wait begins for everybody.
    """

    def __init__(
        self, directory: Path, key: bytes, *, expected: bool, now_ms: Callable[[], int] = ticks
    ) -> None:
        self._path = directory / ATTEMPTS
        self._key = key
        self._expected = expected
        self._now_ms = now_ms
        self._counts = self._read()

    def start(self) -> None:
        """Begin with no count at all."""
        self._write()

    def check(self, owner: str) -> None:
        """Refuse while there is a wait; whether anybody has this number plays no part."""
        now_ms = self._now_ms()
        left = max(self._counts.get(who, NEVER).left(now_ms) for who in (owner, EVERYBODY))
        if left:
            raise SignInLocked(left)

    def begin(self, owner: str, *, known: bool) -> None:
        """Count this try as a wrong one, on the disk, before the pass-phrase is looked at."""
        failures = self._counts.pop(owner, NEVER).failures + 1
        self._counts[owner] = Count(
            failures=failures, left_ms=wait_after(failures), at_ms=self._now_ms(), known=int(known)
        )
        # Numbers nobody has take room: the oldest of them go, never one that is known.
        strangers = [who for who, count in self._counts.items() if not count.known]
        for who in strangers[:-MOST_STRANGERS]:
            del self._counts[who]
        self._write()

    def succeeded(self, owner: str) -> int:
        """It was right: how many wrong ones went before it."""
        before = self._counts.pop(owner, NEVER).failures - 1
        self._write()
        return max(0, before)

    def unlock(self, owner: str) -> None:
        """Let somebody try again at once."""
        if owner in self._counts or EVERYBODY in self._counts:
            self._counts.pop(owner, None)
            self._counts.pop(EVERYBODY, None)
            self._write()

    def failures(self, owner: str) -> int:
        """How many wrong ones in a row."""
        return self._counts.get(owner, NEVER).failures

    def _read(self) -> dict[str, Count]:
        if not self._path.exists():
            return self._tampered() if self._expected else {}
        try:
            data = read_small_file(self._path, FORMAT)
            listed = data["counts"]
            if not isinstance(listed, list) or data["mac"] != self._mac(listed):
                return self._tampered()
            kept = {str(who): Count(*(int(part) for part in count)) for who, *count in listed}
        except (EnvironmentTrouble, ValueError, TypeError, KeyError):
            return self._tampered()
        now_ms = self._now_ms()
        # What is left is set down anew at every start, so that the time of each adds up.
        return {who: replace(count, left_ms=count.left(now_ms), at_ms=now_ms) for who, count in kept.items()}

    def _tampered(self) -> dict[str, Count]:
        """Gone or changed by another hand: the longest wait for everybody, which ends by itself."""
        self._counts = {EVERYBODY: Count(0, LONG_WAIT_MS, self._now_ms(), 1)}
        self._write()
        return self._counts

    def _mac(self, listed: object) -> str:
        words = json.dumps(listed, separators=(",", ":")).encode()
        return hmac.digest(self._key, b"attempts" + words, "sha256").hex()

    def _write(self) -> None:
        listed = [[who, *astuple(count)] for who, count in self._counts.items()]
        data = {"format": FORMAT, "counts": listed, "mac": self._mac(listed)}
        write_durably(self._path, json.dumps(data, indent=1).encode())
