"""Makes every public verb say what it does: one that names no action cannot even be imported.

Here alone a refusal and a reading are put on the trail; what is recorded gets its line with the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, ClassVar

from mediator.domain.session import Session
from mediator.services.access import Action, NotPermitted, check
from mediator.services.audit_trail import Outcome
from mediator.services.ports import User

if TYPE_CHECKING:
    from mediator.services.desk import Desk

Declared = Mapping[Action, tuple[str, ...]]
Audited = Mapping[str, str]
"""Verbs that read, print or export, each with its name on the trail."""
DOING: ContextVar[Action | None] = ContextVar("doing", default=None)
"""The action of the outermost verb that is under way."""
KINDS = (FunctionType, property, staticmethod, classmethod)


@dataclass(frozen=True, kw_only=True)
class About:
    """What a reading was of, for the trail: numbers, the kind of paper, a digest; never a text."""

    object: str = ""
    kind: str = ""
    digest: str = ""


class Guarded:
    """Whoever derives lists in `does`, by action, the name of each of its public methods and properties.

    Each is wrapped: the right is asked for before the first line of it runs.
    """

    does: ClassVar[Declared] = {}
    audits: ClassVar[Audited] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        guard(cls)

    def _acting(self) -> tuple[User, Session | None]:
        """Who does it, and in which session where there is one."""
        raise NotImplementedError

    def _at(self) -> Desk:
        """The desk it is done at, whose trail tells of it."""
        raise NotImplementedError

    def _about(self, result: object) -> About:
        """What a reading was of: the session where there is one."""
        del result
        _, session = self._acting()
        return About(object=session.number if session is not None else "")


def doing() -> Action | None:
    """The action of the verb that is under way, for whatever it records."""
    return DOING.get()


def guard(cls: type[Guarded]) -> None:
    """Wrap what the class declares; a `TypeError` for a public name without an action, or the reverse."""
    public = {
        name: member
        for name, member in vars(cls).items()
        if not name.startswith("_") and isinstance(member, KINDS)
    }
    declared = [(name, action) for action, names in cls.__dict__.get("does", {}).items() for name in names]
    named = [name for name, _ in declared]
    wrong = sorted(cls.__dict__.get("audits", {}).keys() - set(named))
    wrong += sorted(set(public) ^ set(named)) + sorted({name for name in named if named.count(name) > 1})
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
        outermost = DOING.set(DOING.get() or action)
        try:
            check(user, action, session)
            result = verb(self, *args, **named)
        except NotPermitted as error:
            if not error.noted:
                self._at().note(error.action, Outcome.DENIED, object=error.session_number)
                error.noted = True
            raise
        finally:
            DOING.reset(outermost)
        read_as = self.audits.get(verb.__name__)
        if read_as is not None:
            # Before anything of it is handed out: where the line cannot be written, nothing is read.
            about = self._about(result)
            self._at().note(read_as, object=about.object, kind=about.kind, digest=about.digest)
        return result

    return checked
