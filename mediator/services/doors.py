"""The way into a store: first set-up, signing in, the training store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mediator.services.desk import Desk
    from mediator.services.ports import Station, User


class StoreState(StrEnum):
    """What stands at the place where the store should be."""

    NONE = "none"
    STATION = "station"
    TRAINING = "training"


@dataclass(frozen=True, kw_only=True)
class FirstSetUp:
    """What is typed once when a station begins: the unit and the first user."""

    station: Station
    user: User
    passphrase: str
    administrators: tuple[tuple[User, str], ...] = ()
    """The three administrators (三员分立), each with a first pass-phrase."""


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """Both halves of the key on paper as typed, and the new pass-phrase of whoever forgot his."""

    first: str
    second: str
    number: str
    passphrase: str


class StoreDoor(Protocol):
    """Opens the store and gives the desk of whoever came in. Raises `MediatorError`s only."""

    def state(self) -> StoreState: ...

    def set_up(self, first: FirstSetUp) -> Desk:
        """Create the station's store and sign its first user in."""
        ...

    def sign_in(self, number: str, passphrase: str) -> Desk:
        """The same sentence for a wrong number and a wrong pass-phrase."""
        ...

    def recover(self, typed: Recovery) -> Desk:
        """Let somebody in with the key on paper, under a new pass-phrase."""
        ...

    def start_training(self) -> Desk:
        """Create the training store, or open it, as its sample supervisor."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
