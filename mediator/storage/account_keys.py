"""Which keys each role is given, and what a store remembers of its slots."""

from __future__ import annotations

from mediator.services.ports import ADMINISTRATORS, Role, Station, User
from mediator.storage.keys import StoreKeys

COST = "key-cost"
"""What one guess costs, found on this computer when the store was made."""
PUBLIC = "slot-public:"
"""The public key of a slot, by its owner: what lies beside the store is compared with it."""


def keys_for(role: Role, keys: StoreKeys) -> StoreKeys:
    """What a user of this role is given: no administrator gets the key of the cases."""
    return keys.without_case() if role in ADMINISTRATORS else keys


def own_words(station: Station, user: User) -> tuple[str, ...]:
    """What everybody knows of this user, and tries first."""
    return (user.number, user.name, station.organ, station.name, station.room)
