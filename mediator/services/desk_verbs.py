"""What every group of verbs shares that is done at a desk and in no session."""

from __future__ import annotations

from mediator.domain.session import Session
from mediator.services.desk import Desk
from mediator.services.guarded import Guarded
from mediator.services.ports import User


class DeskVerbs(Guarded):
    """A group of verbs of one desk; each stands in `does` under its action."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _acting(self) -> tuple[User, Session | None]:
        return self._desk.user, None

    def _at(self) -> Desk:
        return self._desk
