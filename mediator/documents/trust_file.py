"""`station.cer`: the certificates of a station as PEM, for an office that checks its papers (RFC 7468)."""

from __future__ import annotations

from collections.abc import Iterable

CERTIFICATE = "CERTIFICATE"


def trust_file(certificates: Iterable[bytes]) -> bytes:
    """The file with these certificates, given as DER; no key is in it."""
    from asn1crypto import pem

    return b"".join(pem.armor(CERTIFICATE, certificate) for certificate in certificates)


def certificates_in(data: bytes) -> tuple[bytes, ...]:
    """The certificates of such a file as DER; none where it is something else."""
    from asn1crypto import pem

    try:
        blocks = list(pem.unarmor(data, multiple=True))
    except ValueError:
        return ()
    return tuple(der for kind, _, der in blocks if kind == CERTIFICATE)
