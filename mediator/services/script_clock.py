"""The clock of a scripted mediation: it stands still, and moves forward only when it is told to."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediator.services.script import ScriptDesk


class ScriptClock:
    """Starts where the script says; every record is `step` minutes after the one before."""

    def __init__(self, desk: ScriptDesk) -> None:
        self._now = desk.start
        self._step = timedelta(minutes=desk.step)

    def now(self) -> datetime:
        return self._now

    def tick(self) -> None:
        """One record further."""
        self._now += self._step

    def move_to(self, moment: datetime | None) -> bool:
        """Forward to a moment of the script; False, and nothing moves, when that lies behind."""
        if moment is None:
            return True
        if moment < self._now:
            return False
        self._now = moment.astimezone(self._now.tzinfo)
        return True
