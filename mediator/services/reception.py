"""Opening a new session and resuming one exactly where it was."""

from __future__ import annotations

from datetime import datetime

from mediator.domain import intake
from mediator.domain.errors import BadInput
from mediator.domain.events import HostInfo, Matter
from mediator.domain.evolve import replay
from mediator.domain.wording import message
from mediator.services.access import Action, check
from mediator.services.desk import Desk
from mediator.services.room import Room


class Reception:
    """Where sessions begin and are taken up again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(
        self,
        matter: Matter,
        *,
        guide_id: str,
        scheduled_at: datetime | None = None,
        spent_drafts: tuple[str, ...] = (),
    ) -> Room:
        """A new session under the next number, hosted by whoever is signed in."""
        desk = self._desk
        check(desk.user, Action.OPEN_SESSION)
        pack = desk.rules.pack()
        event = intake.open_session(
            number=desk.log.next_number(self._prefix()),
            matter=matter,
            host=HostInfo(number=desk.user.number, name=desk.user.name, unit=desk.station.name),
            organ=desk.station.organ,
            room=desk.station.room,
            guide_id=guide_id,
            rule_pack=pack.name,
            today=desk.today(),
            scheduled_at=scheduled_at,
        )
        session = desk.record(None, [event], session_id=desk.ids.new_id(), spent_drafts=spent_drafts)
        return Room(desk, session)

    def resume(self, session_id: str) -> Room:
        """The session as its events add up to it."""
        events = self._desk.log.read(session_id)
        if not events:
            raise BadInput(message("没有找到这次调解，记录库没有改动"))
        session = replay(events)
        check(self._desk.user, Action.VIEW_SESSION, session)
        return Room(self._desk, session)

    def _prefix(self) -> str:
        return self._desk.station.number_template.replace("{year}", str(self._desk.today().year))
