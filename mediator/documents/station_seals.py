"""Seals papers for one station and checks them; the signing library is loaded when it is first needed."""

from __future__ import annotations

import hashlib
from datetime import datetime

from mediator.documents.trust_file import trust_file
from mediator.domain.seals import SealVerdict
from mediator.services.seal_ports import SealedFile, SealKeys, StationCertificate, StationSeal


class StationSeals:
    """Implements `Seals` with the keys of a store."""

    def __init__(self, keys: SealKeys) -> None:
        self._keys = keys

    def seal(self, pdf: bytes, at: datetime) -> SealedFile:
        """The file under the station's key in use; a first key is made where there is none."""
        from mediator.documents.seal import seal

        station = self._keys.current(at)
        return SealedFile(
            content=seal(pdf, station, at),
            algorithm=station.algorithm,
            certificate_sha256=hashlib.sha256(station.certificate).hexdigest(),
        )

    def verify(self, pdf: bytes, ledger_sha256: str | None = None) -> SealVerdict:
        """What the seal is worth, against every certificate this station ever sealed with."""
        from mediator.documents.seal_check import verify

        return verify(pdf, self._keys.certificates(), ledger_sha256)

    def station(self, at: datetime) -> StationCertificate:
        """The certificate in use; a first key is made where there is none."""
        return self._told(self._keys.current(at))

    def renew(self, at: datetime) -> StationCertificate:
        """A new key from now on; earlier certificates stay in the trust file."""
        return self._told(self._keys.renew(at))

    def _told(self, station: StationSeal) -> StationCertificate:
        return StationCertificate(
            station=station.station,
            algorithm=station.algorithm,
            sha256=hashlib.sha256(station.certificate).hexdigest(),
            valid_until=station.valid_until,
            renewed=len(self._keys.certificates()) - 1,
        )

    def trust_file(self, at: datetime) -> bytes:
        """`station.cer`: all certificates of the station as PEM, the newest first; no key is in it."""
        self._keys.current(at)
        return trust_file(reversed(self._keys.certificates()))
