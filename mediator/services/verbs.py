"""What every group of verbs shares: the room it acts in, the day and a new id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from mediator.domain.events import Event
from mediator.domain.session import Session
from mediator.services.guarded import Guarded
from mediator.services.ports import User

if TYPE_CHECKING:
    from mediator.services.desk import Desk
    from mediator.services.room import Room


class Verbs(Guarded):
    """A group of verbs of one room; each stands in `does` under its action."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def _acting(self) -> tuple[User, Session | None]:
        return self._room.desk.user, self._room.session

    def _at(self) -> Desk:
        return self._room.desk

    @property
    def _today(self) -> date:
        return self._room.desk.today()

    @property
    def _now(self) -> datetime:
        return self._room.desk.clock.now()

    def _new_id(self) -> str:
        return self._room.desk.ids.new_id()

    def _act(self, decide: Callable[[Session], Event | Sequence[Event]], *spent_drafts: str) -> Session:
        return self._room.act(decide, spent_drafts=spent_drafts)
