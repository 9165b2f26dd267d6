"""The way into a station's store: the wait after wrong pass-phrases is asked first, then the vault."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mediator.services.audit_trail import Noted, Outcome
from mediator.services.ports import SignInLocked, SignInRefused
from mediator.storage import trouble
from mediator.storage.attempts import Attempts
from mediator.storage.engine import Connection
from mediator.storage.keys import StoreKeys
from mediator.storage.mark import StoreMark
from mediator.storage.side_log import SideLog
from mediator.storage.vault import NEXT_SLOTS, Vault


class Gate:
    """One store's slots and counts, read when it is made."""

    def __init__(self, directory: Path, mark: StoreMark) -> None:
        self.directory = directory
        self._mark = mark
        self.vault = Vault.load(directory, mark.store_id)
        self.attempts = Attempts(directory, self.vault.salt, expected=self.vault.counted)

    def keys(self, number: str, passphrase: str) -> StoreKeys:
        """The keys of whoever this is. `SignInLocked` while there is a wait, even for the right pass-phrase;
        otherwise `SignInRefused` when number and pass-phrase do not fit.
        """
        owner = self.vault.owner_mark(number)
        self.attempts.check(owner)
        # Counted before it is looked at: whoever ends the program in between has tried all the same.
        self.attempts.begin(owner, known=self.vault.holds(number))
        keys = self.vault.keys(number, passphrase)
        self.attempts.succeeded(owner)
        return keys

    def sign_in(self, number: str, passphrase: str) -> StoreKeys:
        """As `keys`, before anybody is in: what fails is put down beside the trail."""
        beside = SideLog(self.directory)
        owner = self.vault.owner_mark(number)
        try:
            keys = self.keys(number, passphrase)
        except SignInLocked:
            beside.note(owner, Noted.SIGN_IN_LOCKED, Outcome.DENIED)
            raise
        except SignInRefused:
            beside.note(owner)
            raise
        return self._current(number, passphrase, keys)

    def _current(self, number: str, passphrase: str, keys: StoreKeys) -> StoreKeys:
        """After a crash while the pages were given another key: whichever of the two opens them."""
        following = self.directory / NEXT_SLOTS
        if not following.exists():
            return keys
        if self._opens(keys):
            try:
                following.unlink()
            except OSError as error:
                raise trouble.from_os(error, self.directory) from error
            return keys
        later = Vault.load(self.directory, self._mark.store_id, NEXT_SLOTS).keys(number, passphrase)
        if self._opens(later):
            self.vault.take_next()
        return later

    def _opens(self, keys: StoreKeys) -> bool:
        from mediator.storage.founding import DATABASE

        with suppress(trouble.StoreDamaged):
            Connection(self.directory / DATABASE, keys.page).close()
            return True
        return False
