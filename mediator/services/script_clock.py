"""The clock of a scripted mediation: it stands still, and moves forward only when it is told to."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediator.services.script import ScriptDesk


class ScriptClock:
    """Starts where the script says; every record is `step` minutes after the one before."""

    def __init__(self, desk: ScriptDesk) -> None:
        self._now = self._given = desk.start
        self._step = timedelta(minutes=desk.step)

    def now(self) -> datetime:
        return self._now

    def tick(self) -> None:
        """One record further."""
        self._now += self._step

    def move_to(self, moment: datetime | None) -> bool:
        """Not before a moment of the script; False when the script itself goes back in time.

        Where the records before have taken longer than the script thought, the clock is later already.
        """
        if moment is None:
            return True
        if moment < self._given:
            return False
        self._given = moment
        self._now = max(self._now, moment.astimezone(self._now.tzinfo))
        return True
