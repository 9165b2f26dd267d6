"""Makes every public verb say what it does: one that names no action cannot even be imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from types import FunctionType
from typing import ClassVar

from mediator.domain.session import Session
from mediator.services.access import Action, check
from mediator.services.ports import User

Declared = Mapping[Action, tuple[str, ...]]
KINDS = (FunctionType, property, staticmethod, classmethod)


class Guarded:
    """Whoever derives lists in `does`, by action, the name of each of its public methods and properties.

    Each is wrapped: the right is asked for before the first line of it runs.
    """

    does: ClassVar[Declared] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        guard(cls)

    def _acting(self) -> tuple[User, Session | None]:
        """Who does it, and in which session where there is one."""
        raise NotImplementedError


def guard(cls: type[Guarded]) -> None:
    """Wrap what the class declares; a `TypeError` for a public name without an action, or the reverse."""
    public = {
        name: member
        for name, member in vars(cls).items()
        if not name.startswith("_") and isinstance(member, KINDS)
    }
    declared = [(name, action) for action, names in cls.__dict__.get("does", {}).items() for name in names]
    named = [name for name, _ in declared]
    wrong = sorted(set(public) ^ set(named)) + sorted({name for name in named if named.count(name) > 1})
    if wrong:
        raise TypeError(
            f"{cls.__module__}.{cls.__name__}: {', '.join(wrong)}: every public verb stands in `does` "
            "exactly once, under its action (mediator/services/rights.py)"
        )
    for name, action in declared:
        setattr(cls, name, _wrapped(public[name], action))


def actions_of(cls: type[Guarded]) -> dict[str, Action]:
    """Each verb of a class with its action, those it inherits among them."""
    found: dict[str, Action] = {}
    for kind in reversed(cls.__mro__):
        for action, names in kind.__dict__.get("does", {}).items():
            found.update(dict.fromkeys(names, action))
    return found


def _wrapped(member: object, action: Action) -> object:
    if isinstance(member, property) and isinstance(member.fget, FunctionType):
        return property(_checked(member.fget, action), doc=member.__doc__)
    if isinstance(member, FunctionType):
        return _checked(member, action)
    raise TypeError(f"{member!r}: a verb is a method or a property")


def _checked(verb: FunctionType, action: Action) -> Callable[..., object]:
    @wraps(verb)
    def checked(self: Guarded, *args: object, **named: object) -> object:
        user, session = self._acting()
        check(user, action, session)
        return verb(self, *args, **named)

    return checked
