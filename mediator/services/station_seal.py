"""The certificate of this station: what is in use, another one, and the file other offices check with."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from mediator.services.access import Action, may
from mediator.services.accounts import require_proof
from mediator.services.audit_trail import Noted
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import About, Audited, Declared
from mediator.services.seal_ports import StationCertificate

TRUST_FILE = "station.cer"
WARNED_BEFORE = timedelta(days=90)
"""Long enough to tell courts and offices that hold the trust file."""


class StationSealing(DeskVerbs):
    """The station's identity, for whoever is signed in."""

    does: ClassVar[Declared] = {
        Action.OWN_ACCOUNT: ("certificate", "runs_out", "may_renew"),
        Action.CHECK_PAPER: ("trust_file",),
        Action.RENEW_SEAL: ("renew",),
    }
    audits: ClassVar[Audited] = {"trust_file": Noted.SAVE_PAPER}

    def _about(self, result: object) -> About:
        del result
        return About(kind=TRUST_FILE)

    def certificate(self) -> StationCertificate:
        """The certificate papers are sealed with now."""
        return self._desk.seals.station(self._desk.clock.now())

    def runs_out(self) -> bool:
        """Whether the certificate ends within 90 days."""
        now = self._desk.clock.now()
        return self._desk.seals.station(now).valid_until - now < WARNED_BEFORE

    def may_renew(self) -> bool:
        """Whether this user may change the certificate."""
        return may(self._desk.user, Action.RENEW_SEAL).allowed

    def renew(self) -> StationCertificate:
        """Seal under a new key from now on; papers sealed before stay good, the trust file holds both."""
        require_proof(self._desk)
        # On the trail before it is done: a line too many is better than one that is missing.
        self._desk.note(Action.RENEW_SEAL, digest=self.certificate().sha256)
        return self._desk.seals.renew(self._desk.clock.now())

    def trust_file(self) -> bytes:
        """`station.cer`, with every certificate this station ever sealed with."""
        return self._desk.seals.trust_file(self._desk.clock.now())
