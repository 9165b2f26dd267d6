"""What the services need of the seal: its keys, sealing a finished file, saying what a seal is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mediator.domain.seals import SealVerdict


@dataclass(frozen=True, kw_only=True)
class StationSeal:
    """What a station seals with: the private key (PKCS #8, DER), its certificate (DER), the algorithm's name.

    Other algorithms come in under another name; a reader refuses those it does not know.
    """

    station: str
    algorithm: str
    key: bytes
    certificate: bytes
    valid_until: datetime


class SealKeys(Protocol):
    """Keeps the station's sealing keys."""

    def current(self, now: datetime) -> StationSeal:
        """The key in use; one is made where there is none."""
        ...

    def renew(self, now: datetime) -> StationSeal:
        """A new key from now on; earlier certificates stay."""
        ...

    def certificates(self) -> tuple[bytes, ...]:
        """Every certificate this station ever sealed with, as DER."""
        ...


@dataclass(frozen=True, kw_only=True)
class SealedFile:
    """A finished file under the station's seal, with what the record keeps of the sealing."""

    content: bytes
    algorithm: str
    certificate_sha256: str


@dataclass(frozen=True, kw_only=True)
class StationCertificate:
    """What can be told of the certificate in use; `renewed` counts those before it."""

    station: str
    algorithm: str
    sha256: str
    valid_until: datetime
    renewed: int


class Seals(Protocol):
    """Seals finished files for the station, and says what a seal is worth."""

    def seal(self, pdf: bytes, at: datetime) -> SealedFile:
        """The file with one certifying seal over all of it; no change is allowed afterwards."""
        ...

    def verify(self, pdf: bytes, ledger_sha256: str | None = None) -> SealVerdict:
        """What the seal is worth. Without `ledger_sha256` the comparison with the record is left open."""
        ...

    def station(self, at: datetime) -> StationCertificate:
        """The certificate in use; a first key is made where there is none."""
        ...

    def renew(self, at: datetime) -> StationCertificate:
        """Seal under a new key from now on; papers sealed before go on being accepted."""
        ...

    def trust_file(self, at: datetime) -> bytes:
        """The certificates as a file that another office can check papers with."""
        ...
