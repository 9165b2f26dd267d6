"""Pages for the people in the room, worded in their own language whatever the officer's windows speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from mediator.domain.people import Person
from mediator.wording import language, speaking


class Spoken(Protocol):
    """A page that knows in which language it was made."""

    spoken: str


S = TypeVar("S", bound=Spoken)
P = ParamSpec("P")
R = TypeVar("R")


def in_own_language(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """For a method that words something later on: it keeps to the language its page was made in."""

    @wraps(method)
    def worded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(self.spoken):
            return method(self, *args, **kwargs)

    return worded


def shared_language(people: Iterable[Person]) -> str:
    """The one language of all these people; where they have several, that of the windows."""
    languages = {person.details.language for person in people}
    return languages.pop() if len(languages) == 1 else language()
