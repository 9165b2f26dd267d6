"""A store that came back says so: on its trail, in a setting with both heads, and in its new anchor."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from mediator.domain.wording import Message, message
from mediator.services.audit_trail import AuditEntry
from mediator.services.rights import Action
from mediator.storage.anchor import Anchor, AnchorFile, AnchorForged, anchor_place, head_of
from mediator.storage.audit import StoredTrail
from mediator.storage.backup_folder import Manifest
from mediator.storage.chain import AuditChain
from mediator.storage.codec import moment_text
from mediator.storage.engine import Connection
from mediator.storage.keys import StoreKeys
from mediator.storage.settings import StoredSettings
from mediator.storage.ticks import now

RESTORED = "restored"
"""The setting that keeps both heads: how far the backup came, and how far the record had once come."""


@dataclass(frozen=True)
class Acting:
    """Who brought it about: the numbers of the people, and the role of the first."""

    numbers: tuple[str, ...]
    role: str


def put_on_record(
    connection: Connection, manifest: Manifest, keys: StoreKeys, directory: Path, acting: Acting
) -> tuple[Message, ...]:
    """A line of the trail, both heads in a setting, a new anchor; the old one is kept where it says more."""
    file = AnchorFile(anchor_place(directory), keys.root, manifest.store)
    known, warnings = _compared(connection, file, manifest)
    trail = StoredTrail(connection, AuditChain(keys.root, manifest.store))
    trail.note(
        AuditEntry(
            at=now(),
            actor=acting.numbers[0],
            role=acting.role,
            action=Action.RESTORE,
            object=" ".join(acting.numbers[1:]),
            kind="older" if warnings else "",
            digest=manifest.digest,
        )
    )
    heads = {"backup": {"event": manifest.event, "audit": manifest.audit}, "known": known}
    StoredSettings(connection).put(
        RESTORED,
        json.dumps({"at": moment_text(now()), "made_at": manifest.made_at, "by": acting.numbers, **heads}),
    )
    event = head_of(connection, "event") or (0, bytes.fromhex(manifest.event[1]))
    if warnings:
        _keep_aside(file.path)
    file.write(Anchor(event=event, audit=trail.head(), at=moment_text(now())))
    return warnings


def _compared(
    connection: Connection, file: AnchorFile, manifest: Manifest
) -> tuple[dict[str, object], tuple[Message, ...]]:
    """What the anchor of the store that stood here says, and in which way the backup falls short of it."""
    if not file.exists():
        return {}, ()
    try:
        anchor = file.read()
    except AnchorForged as error:
        return {"anchor": "forged"}, (error.title,)
    known: dict[str, object] = {
        name: [head[0], head[1].hex()] for name, head in (("event", anchor.event), ("audit", anchor.audit))
    }
    if anchor.event[0] > manifest.event[0] or anchor.audit[0] > manifest.audit[0]:
        return known, (
            message(
                "这份备份比原来的记录库旧：原来记到第{known}条（审计第{known_audit}条），备份到第{found}条"
                "（审计第{found_audit}条）。之后记的不在里面，这一点已记入审计记录",
                known=anchor.event[0],
                known_audit=anchor.audit[0],
                found=manifest.event[0],
                found_audit=manifest.audit[0],
            ),
        )
    found = connection.rows("SELECT hash FROM event WHERE seq = ?", (anchor.event[0],))
    if anchor.event[0] and (not found or found[0][0] != anchor.event[1]):
        return known, (message("这份备份和原来的记录库从某一条起不一样，已记入审计记录"),)
    return known, ()


def _keep_aside(path: Path) -> None:
    """What the record had once come to is evidence; it is not written over."""
    path.replace(path.with_name(f"{path.stem}-before-restore{path.suffix}"))
