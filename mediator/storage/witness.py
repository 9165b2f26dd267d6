"""The trail with its anchor: what was found when the store was opened, and how far it has come since."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import Message, message
from mediator.services.audit_trail import AuditEntry, Noted, Outcome
from mediator.services.ports import Finding, Part, User
from mediator.storage.anchor import Anchor, AnchorFile, anchor_findings, head_of
from mediator.storage.audit import StoredTrail
from mediator.storage.chain import AuditChain, Chain
from mediator.storage.codec import moment_text
from mediator.storage.engine import Connection
from mediator.storage.side_log import SideLog
from mediator.storage.ticks import now

log = logging.getLogger(__name__)
Head = tuple[int, bytes]


class AnchoredTrail(StoredTrail):
    """The `AuditTrail` of a store."""

    def __init__(
        self, connection: Connection, chain: AuditChain, events: Chain, file: AnchorFile, *, first: bool
    ) -> None:
        super().__init__(connection, chain)
        self._events = events
        self._file = file
        # A store that never had a trail has no anchor either; every other one must have one.
        self._found = () if first and not file.exists() else anchor_findings(connection, file)

    def findings(self) -> tuple[Finding, ...]:
        """What did not fit when the store was opened, as findings."""
        return self._found

    def alarms(self) -> tuple[Message, ...]:
        """The same in words."""
        return tuple(finding.detail for finding in self._found)

    def anchor(self) -> None:
        """Write how far the record has come. Not while something does not fit: it would cover that up."""
        if not self._found:
            self._file.write(Anchor(event=self._event_head(), audit=self.head(), at=moment_text(now())))

    def anchor_if_possible(self) -> None:
        """After a commit: what is recorded is recorded, and an anchor that stays behind is no alarm."""
        try:
            self.anchor()
        except EnvironmentTrouble:
            log.warning("the anchor could not be written")

    def renew_anchor(self, at: datetime, actor: str, role: str) -> None:
        """Take the record as it stands for the right one; the line says who, and what did not fit."""
        what = ",".join(sorted({finding.part.value for finding in self._found}))
        self.note(AuditEntry(at=at, actor=actor, role=role, action=Noted.ANCHOR_RENEWED, kind=what))
        self._found = ()
        self.anchor()

    def came_in(self, user: User, attempts: SideLog, known: dict[str, str]) -> None:
        """The sign-in, with those before it that failed, in one commit; then the anchor."""
        lines = [a for a in attempts.pending(known) if not self.holds(a.digest)]
        last = self.last_at()
        clock_went_back = last is not None and now() < last
        with self.together():
            for line in lines:
                self.write(line.entry)
            if self._found:
                self.write(_by(user, Noted.ANCHOR_ALARM, Outcome.FAILED))
            if clock_went_back:
                self.write(_by(user, Noted.CLOCK_BACK, Outcome.FAILED))
            self.write(_by(user, Noted.SIGN_IN))
        attempts.clear()
        self.anchor_if_possible()

    def note_check(self, user: User, found: Sequence[Finding]) -> tuple[Finding, ...]:
        """That the store was looked through, and with what result; a finding more where that fails."""
        outcome = Outcome.FAILED if found else Outcome.GOOD
        parts = " ".join(sorted({finding.part.value for finding in found}))
        try:
            self.note(replace(_by(user, Noted.CHECK_STORE, outcome), kind=parts))
        except EnvironmentTrouble:
            detail = message("这次检查没有记进审计记录")
            return (Finding(part=Part.AUDIT, detail=detail),)
        return ()

    def went_out(self, user: User) -> None:
        """The sign-out. Nobody is held back by a disk that takes no more: the window closes all the same."""
        try:
            self.note(_by(user, Noted.SIGN_OUT))
            self.anchor()
        except EnvironmentTrouble:
            log.warning("the sign-out could not be put on the trail")

    def _event_head(self) -> Head:
        return head_of(self._connection, "event") or (0, self._events.start)


def _by(user: User, action: Noted, outcome: Outcome = Outcome.GOOD) -> AuditEntry:
    return AuditEntry(at=now(), actor=user.number, role=user.role.value, action=action, outcome=outcome)
