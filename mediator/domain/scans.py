"""Scans of the paper signed by hand, laid beside the text it belongs to."""

from __future__ import annotations

from mediator.domain.errors import Refusal
from mediator.domain.events import ScanAttached
from mediator.domain.session import Session
from mediator.domain.texts import check_line
from mediator.domain.wording import message


class ScanNotAllowed(Refusal):
    """There is no text yet that a paper could have been signed under."""


def attach_scan(session: Session, scan_id: str, *, name: str, sha256: str, pages: int) -> ScanAttached:
    """A scan of paper signed by hand, of the text locked now or of the one that binds; none is replaced."""
    lock = session.lock or session.in_force.lock
    if lock is None:
        raise ScanNotAllowed(message("协议正文还没有锁定，还没有可以附扫描件的文书"))
    return ScanAttached(
        scan_id=scan_id,
        name=check_line(name, message("扫描件的名称"), most=80),
        digest=lock.digest,
        sha256=sha256,
        pages=pages,
    )
