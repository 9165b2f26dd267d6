"""The key a station seals its papers with, and the certificates that let others check them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mediator.services.ports import Settings
from mediator.services.seal_ports import StationSeal

if TYPE_CHECKING:
    from cryptography import x509

KEY = "station-seal"
YEARS = 10
"""A paper may be asked about for as long as the file is kept; renewal makes a new key long before."""


class StationKeys:
    """Keys and certificates of one station, kept in the store, which is encrypted as a whole.

    The certificate is signed by the key itself: it says which station, and proves nothing beyond that.
    """

    def __init__(self, settings: Settings, station: str) -> None:
        self._settings = settings
        self._station = station

    def current(self, now: datetime) -> StationSeal:
        """The key in use; made at the first call, and anew once the last one has run out."""
        seals = self._seals()
        if seals and seals[-1].valid_until > now:
            return seals[-1]
        return self.renew(now)

    def renew(self, now: datetime) -> StationSeal:
        """A new key from now on. Earlier certificates stay, so that earlier papers can be checked."""
        made = make_seal(self._station, now)
        self._write((*self._seals(), made))
        return made

    def certificates(self) -> tuple[bytes, ...]:
        """Every certificate this station ever sealed with, as DER, the oldest first."""
        return tuple(seal.certificate for seal in self._seals())

    def _seals(self) -> tuple[StationSeal, ...]:
        kept = self._settings.get(KEY)
        rows = json.loads(kept) if kept else []
        return tuple(
            StationSeal(
                station=row["station"],
                algorithm=row["algorithm"],
                key=b64decode(row["key"]),
                certificate=b64decode(row["certificate"]),
                valid_until=datetime.fromisoformat(row["valid_until"]),
            )
            for row in rows
        )

    def _write(self, seals: tuple[StationSeal, ...]) -> None:
        rows = [
            {
                "station": seal.station,
                "algorithm": seal.algorithm,
                "key": b64encode(seal.key).decode(),
                "certificate": b64encode(seal.certificate).decode(),
                "valid_until": seal.valid_until.isoformat(),
            }
            for seal in seals
        ]
        self._settings.put(KEY, json.dumps(rows, ensure_ascii=False))


def make_seal(station: str, now: datetime) -> StationSeal:
    """A P-256 key with a certificate of its own that names the station (RFC 5280).

    The certificate is good from a day before now, as clocks of two computers differ.
    """
    # Loaded when a key is made, which is once in ten years: no start waits for it.
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, station[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, station[:64]),
        ]
    )
    start, until = now.astimezone(UTC) - timedelta(days=1), _years_later(now.astimezone(UTC), YEARS)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signs_only(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return StationSeal(
        station=station,
        algorithm="ecdsa-p256-sha256",
        key=key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate=certificate.public_bytes(serialization.Encoding.DER),
        valid_until=until.replace(microsecond=0),
    )


def _signs_only() -> x509.KeyUsage:
    """The key signs and does nothing else (RFC 5280, 4.2.1.3)."""
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _years_later(day: datetime, years: int) -> datetime:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
