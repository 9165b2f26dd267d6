"""The way into the store of this computer, and into the training store beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mediator.app.remnants import sweep
from mediator.services.doors import FirstSetUp, Recovery, StoreState
from mediator.services.printable import check_set_up

if TYPE_CHECKING:
    from mediator.services.desk import Desk
    from mediator.storage.database import Store


def training_place(station: Path) -> Path:
    """Where the training store of this computer lies: beside the station's, never inside it."""
    return station.with_name(f"{station.name}-training")


def store_in_use(station: Path) -> Path:
    """The station's directory where it has a store; before that only the training store can be open."""
    from mediator.storage.mark import is_store

    return station if is_store(station) else training_place(station)


class Door:
    """Holds at most one open store; `directory` is the station's, the training store has its own."""

    def __init__(self, directory: Path, number: str = "") -> None:
        self._directory = directory
        self._number = number
        self._store: Store | None = None

    def state(self) -> StoreState:
        """What stands in the directory; a broken mark is told when it is opened."""
        from mediator.storage.mark import is_store, read_mark

        if not is_store(self._directory):
            return StoreState.NONE
        return StoreState.TRAINING if read_mark(self._directory).training else StoreState.STATION

    def set_up(self, first: FirstSetUp) -> Desk:
        from mediator.app.desks import desk_of, press
        from mediator.storage.database import Store

        check_set_up(press(), first)
        self.close()
        self._store = Store.create(
            self._directory,
            station=first.station,
            first_user=first.user,
            passphrase=first.passphrase,
            administrators=first.administrators,
        )
        desk = desk_of(self._store)
        # The station has its certificate from the first day, so that it can be handed to others.
        desk.seals.station(desk.clock.now())
        return desk

    def sign_in(self, number: str, passphrase: str) -> Desk:
        from mediator.app.desks import desk_of
        from mediator.storage.database import Store

        self.close()
        self._store = Store.open(self._directory, number=number, passphrase=passphrase)
        sweep(self._directory)
        return desk_of(self._store)

    def recover(self, typed: Recovery) -> Desk:
        from mediator.app.desks import desk_of
        from mediator.storage.database import Store

        self.close()
        self._store = Store.recover(
            self._directory, typed.first, typed.second, number=typed.number, passphrase=typed.passphrase
        )
        return desk_of(self._store)

    def start_training(self) -> Desk:
        from mediator.app.desks import desk_of, open_training

        self.close()
        own = self.state() is StoreState.TRAINING
        place = self._directory if own else training_place(self._directory)
        self._store = open_training(place, self._number if own else "")
        sweep(place)
        return desk_of(self._store)

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
