"""The accounts of a store, and one's own pass-phrase asked for again before what cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.wording import message
from mediator.services.ports import Role

if TYPE_CHECKING:
    from mediator.services.desk import Desk

PROOF_LASTS = timedelta(minutes=2)


@dataclass(frozen=True, kw_only=True)
class PaperKey:
    """The recovery key: two halves for two people, each in groups of letters; shown once."""

    first: str
    second: str


class Accounts(Protocol):
    """What can be done to the accounts of a store. Whether it may be done is for `Staff` to say."""

    def change_passphrase(self, number: str, old: str, new: str) -> None:
        """Whoever knows the old one may set a new one; `SignInRefused` otherwise."""
        ...

    def reset_passphrase(self, number: str, new: str) -> None:
        """A new one for somebody who forgot his."""
        ...

    def remove(self, number: str) -> None:
        """Take somebody's way in away, and give the store another key."""
        ...

    def change_role(self, number: str, role: Role) -> None: ...

    def unlock(self, number: str) -> None:
        """Let somebody who typed wrong too often try again at once."""
        ...

    def make_recovery(self) -> PaperKey:
        """A new recovery key; an earlier one opens no more."""
        ...


class NoAccounts:
    """A training store has no pass-phrases, and its people are invented."""

    def change_passphrase(self, number: str, old: str, new: str) -> None:
        del number, old, new
        raise _training()

    def reset_passphrase(self, number: str, new: str) -> None:
        del number, new
        raise _training()

    def remove(self, number: str) -> None:
        del number
        raise _training()

    def change_role(self, number: str, role: Role) -> None:
        del number, role
        raise _training()

    def unlock(self, number: str) -> None:
        del number
        raise _training()

    def make_recovery(self) -> PaperKey:
        raise _training()


def _training() -> BadInput:
    return BadInput(message("演练库不用密码，没有什么可以改"))


class ProofWanted(Refusal):
    """What is asked for waits until whoever is signed in has typed his own pass-phrase again."""

    def __init__(self) -> None:
        super().__init__(
            message("这一步要再输一次您本人的密码，还没有做"), message("已经记下的都在。请再做一次并输入密码")
        )


@dataclass
class Proof:
    """When whoever is signed in last proved it; good for one step."""

    given_at: datetime | None = None

    def take(self, now: datetime) -> bool:
        """Whether there is one that is fresh; it is used up."""
        given, self.given_at = self.given_at, None
        return given is not None and timedelta() <= now - given <= PROOF_LASTS


def prove(desk: Desk, passphrase: str) -> None:
    """It is really he who is signed in; `SignInRefused` or `SignInLocked` when not."""
    desk.users.identify(desk.user.number, passphrase)
    desk.proof.given_at = desk.clock.now()


def require_proof(desk: Desk) -> None:
    """Refuse a step that cannot be undone without a fresh proof; a training store asks for none."""
    if not desk.station.training and not desk.proof.take(desk.clock.now()):
        raise ProofWanted
