"""Who may bring a store back: two people of it, each with his own pass-phrase, or both halves on paper."""

from __future__ import annotations

from collections.abc import Sequence

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.wording import message
from mediator.services.ports import SignInRefused, User
from mediator.services.rights import Action, granted
from mediator.services.staff import SECONDS
from mediator.storage.recovery import joined
from mediator.storage.restore import KeySource, Opened
from mediator.storage.vault import Vault

ON_PAPER = ("", "paper")
"""Who restores with the key on paper: its two halves are kept by two people."""


def by_people(people: Sequence[tuple[str, str]]) -> KeySource:
    """Numbers with pass-phrases. Each must open the backup; nobody is asked twice under two names."""

    def opened(vault: Vault) -> Opened:
        numbers = tuple(number.strip() for number, _ in people)
        if not numbers:
            raise BadInput(message("恢复要两个人的警号和密码"))
        found = [vault.keys(number, words) for number, words in people]
        if any(keys.root != found[0].root for keys in found):
            raise SignInRefused
        return found[0], numbers

    return opened


def by_paper(first: str, second: str) -> KeySource:
    """Both halves of the key on paper, as typed."""
    return lambda vault: (vault.recovered(joined(first, second)), ON_PAPER)


def check_people(users: Sequence[User], numbers: tuple[str, ...]) -> None:
    """Refuse unless a supervisor or system administrator restores and a second person stands by.

    A store with one user alone, and a training store, come back by one person; that is put on record.
    """
    if numbers in (ON_PAPER, ("",)):
        return
    known = {user.number: user for user in users}
    people = [known.get(number) for number in numbers]
    first = people[0]
    if first is None or None in people:
        raise Refusal(message("没有这个警号的使用人，没有恢复"))
    if len(users) == 1:
        return
    if granted(first.role, Action.RESTORE) is None:
        raise Refusal(message("恢复由所领导或者系统管理员来做"))
    second = next((p for p in people[1:] if p is not None and p.number != first.number), None)
    if second is None or second.role not in SECONDS:
        raise Refusal(
            message("恢复要两个人一起：第二个人应当是另一位所领导或者管理员"),
            message("没有恢复任何东西，备份没有动。请第二个人也输入警号和密码"),
        )
