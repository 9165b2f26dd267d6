"""Sign-ins that did not succeed: before the key is known they can only be kept beside the chained trail.

They are taken into it at the next good sign-in. A line names nobody: what was typed as a number may have
been a pass-phrase, so a keyed hash of it is kept, which is known again where it was a user's.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mediator.services.audit_trail import AuditEntry, Noted, Outcome
from mediator.storage import trouble
from mediator.storage.codec import moment, moment_text
from mediator.storage.durable_file import OWNER_ONLY, sync_directory
from mediator.storage.ticks import now

FILE = "attempts.log"
MOST_BYTES = 256 * 1024
"""Some two thousand lines; then the file says that it is full and takes no more."""
OWNER_DIGITS = 16
UNREADABLE = "unreadable"
FULL = "full"


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One line of the file."""

    entry: AuditEntry
    digest: str


class SideLog:
    """The file of one store."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE

    def note(self, owner: str, action: str = Noted.SIGN_IN, outcome: Outcome = Outcome.FAILED) -> None:
        """Add a line and put it on the disk; `EnvironmentTrouble` when that fails, and nobody gets in."""
        line = {
            "at": moment_text(now()),
            "owner": owner[:OWNER_DIGITS],
            "action": str(action),
            "outcome": outcome.value,
            "mark": secrets.token_hex(8),
        }
        content = json.dumps(line, separators=(",", ":")).encode() + b"\n"
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        try:
            handle = os.open(self._path, flags, OWNER_ONLY)
            try:
                if os.fstat(handle).st_size < MOST_BYTES:
                    os.write(handle, content)
                    os.fsync(handle)
            finally:
                os.close(handle)
            sync_directory(self._path.parent)
        except OSError as error:
            raise trouble.from_os(error, self._path.parent) from error

    def pending(self, known: Mapping[str, str]) -> tuple[Attempt, ...]:
        """Every line as it goes on the trail; `known` are the users' numbers by their keyed hash."""
        try:
            content = self._path.read_bytes() if self._path.exists() else b""
        except OSError as error:
            raise trouble.from_os(error, self._path.parent) from error
        found = [self._attempt(line, known) for line in content.split(b"\n") if line]
        if len(content) >= MOST_BYTES:
            digest = hashlib.sha256(content).hexdigest()
            found.append(Attempt(entry=_failed(FULL, digest), digest=digest))
        return tuple(found)

    def clear(self) -> None:
        """They stand on the trail now."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise trouble.from_os(error, self._path.parent) from error

    def _attempt(self, line: bytes, known: Mapping[str, str]) -> Attempt:
        digest = hashlib.sha256(line).hexdigest()
        try:
            data = json.loads(line)
            owner = str(data["owner"])
            number = known.get(owner, "")
            entry = AuditEntry(
                at=moment(data["at"]),
                actor=number,
                role="",
                action=Noted(data["action"]),
                outcome=Outcome(data["outcome"]),
                object=number or owner,
                digest=digest,
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            # Half a line after a crash, or one that somebody changed: it was an attempt all the same.
            entry = _failed(UNREADABLE, digest)
        return Attempt(entry=entry, digest=digest)


def _failed(kind: str, digest: str) -> AuditEntry:
    return AuditEntry(
        at=now(), actor="", role="", action=Noted.SIGN_IN, outcome=Outcome.FAILED, kind=kind, digest=digest
    )
