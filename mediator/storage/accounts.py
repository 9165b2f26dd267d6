"""What is done to the accounts of an open store: pass-phrases, removal, roles, locks, the key on paper."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.services.accounts import PaperKey
from mediator.services.audit_trail import Noted, Outcome
from mediator.services.ports import ADMINISTRATORS, Role, User
from mediator.services.rights import Action
from mediator.storage.account_keys import COST, PUBLIC, keys_for, own_words
from mediator.storage.gate import Gate
from mediator.storage.keys import KEY_BYTES, StoreKeys
from mediator.storage.passphrases import check_passphrase
from mediator.storage.recovery import SECRET_BYTES, split
from mediator.storage.trouble import StoreDamaged

if TYPE_CHECKING:
    from mediator.storage.database import Store
    from mediator.storage.wrapping import KeyCost


class Accounts:
    """The accounts of one station's store. Who may do this is for the services to say.

    Each is put on the trail before it is done: a line too many is better than one that is missing.
    """

    def __init__(self, store: Store, keys: StoreKeys) -> None:
        self._store = store
        self._keys = keys

    @property
    def keys(self) -> StoreKeys:
        """The keys of the moment; the one for the pages changes when somebody is removed."""
        return self._keys

    def admit(self, user: User, passphrase: str, *, cost: KeyCost | None = None) -> None:
        """Give a user a slot, in place of an earlier one."""
        store = self._store
        self.check(user, passphrase)
        self._may_give(user.role)
        vault = self._gate().vault
        vault.admit(user.number, passphrase, keys_for(user.role, self._keys), cost=cost or self._cost())
        owner = vault.owner_mark(user.number)
        store.settings.put(PUBLIC + owner, vault.publics()[owner].hex())

    def check(self, user: User, passphrase: str) -> None:
        """Refuse a pass-phrase that will not do for this user."""
        check_passphrase(passphrase, own_words(self._store.station, user))

    def change_passphrase(self, number: str, old: str, new: str) -> None:
        """Whoever knows the old one may set a new one."""
        user = self._known(number)
        self._gate().keys(number, old)
        self.check(user, new)
        self._store.note(Action.OWN_ACCOUNT, object=user.number, kind="passphrase")
        self.admit(user, new)

    def reset_passphrase(self, number: str, new: str) -> None:
        """A new one for somebody who forgot his, who is let in at once."""
        user = self._known(number)
        self.check(user, new)
        self._may_give(user.role)
        self._store.note(Action.RESET_PASSPHRASE, object=user.number)
        self.admit(user, new)
        self.unlock(number)

    def remove(self, number: str) -> None:
        """Take away row and slot, then give the pages another key, so that a copied one opens nothing new."""
        user = self._known(number)
        self._store.note(Action.REMOVE_USER, object=user.number, kind=user.role.value)
        vault = self._gate().vault
        vault.remove(number)
        self._store.users.remove(user.number)
        self.rekey()

    def change_role(self, number: str, role: Role) -> None:
        """Another role; never across the line between cases and administration, where the keys differ."""
        user = self._known(number)
        if (role in ADMINISTRATORS) or (user.role in ADMINISTRATORS):
            raise BadInput(message("管理员和办案人员不能互换身份，请为本人另设警号"))
        self._store.note(Action.CHANGE_ROLE, object=user.number, kind=role.value)
        self._store.users.put(User(number=user.number, name=user.name, role=role))

    def unlock(self, number: str) -> None:
        """Let somebody who typed wrong too often try again."""
        gate = self._gate()
        self._store.note(Action.UNLOCK_USER, object=number.strip())
        gate.attempts.unlock(gate.vault.owner_mark(number))

    def make_recovery(self) -> PaperKey:
        """A new key on paper in two halves, to be shown once; an earlier one opens no more."""
        self._may_give(Role.SUPERVISOR)
        self._store.note(Action.MAKE_RECOVERY)
        secret = secrets.token_bytes(SECRET_BYTES)
        self._gate().vault.make_recovery(secret, self._keys)
        first, second = split(secret)
        return PaperKey(first=first.words, second=second.words)

    def rekey(self) -> None:
        """Another key for the pages: new slots beside, the pages, then the new slots in place of the old."""
        vault = self._gate().vault
        self._check_publics(vault.publics())
        fresh = replace(self._keys, page=secrets.token_bytes(KEY_BYTES))
        vault.write_next(fresh)
        self._store.rekey_pages(fresh)
        vault.take_next()
        self._keys = fresh

    def _check_publics(self, publics: Mapping[str, bytes]) -> None:
        """Refuse to seal for a slot that somebody exchanged beside the store."""
        for owner, public in publics.items():
            kept = self._store.settings.get(PUBLIC + owner)
            if kept and kept != public.hex():
                self._store.note(Noted.SLOT_EXCHANGED, Outcome.FAILED)
                raise StoreDamaged(
                    message("登录文件被人动过，没有更换密钥"),
                    message("记录没有改动。请从备份恢复slots.json，并查明是谁动了它"),
                )

    def _may_give(self, role: Role) -> None:
        """Nobody hands on a key he does not hold; a store without a case key has none to hand on."""
        if role not in ADMINISTRATORS and self._store.user.role in ADMINISTRATORS:
            raise BadInput(message("管理员没有办案钥匙，这一步由所领导来做"))

    def _gate(self) -> Gate:
        return Gate(self._store.directory, self._store.mark)

    def _known(self, number: str) -> User:
        user = self._store.users.get(number)
        if user is None:
            raise BadInput(message("没有这个警号的使用人"))
        return user

    def _cost(self) -> KeyCost:
        """What this computer was found to bear when the store was made."""
        from mediator.storage.wrapping import KeyCost

        kept = self._store.settings.get(COST)
        if not kept:
            return KeyCost()
        memory_kib, passes, lanes = (int(part) for part in kept.split(","))
        return KeyCost(memory_kib=memory_kib, passes=passes, lanes=lanes)
