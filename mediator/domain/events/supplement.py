"""Facts of supplements: a signed agreement is never written anew, it is followed by a numbered one."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class SupplementOpened(Event):
    """补充协议 `number` is begun; `cites` are the digests of what was signed before, the first one first."""

    number: int
    reason: str
    cites: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SupplementWithdrawn(Event):
    """What was begun is not signed after all; the agreement signed before stands as it stood."""

    number: int
    reason: str
