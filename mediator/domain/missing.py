"""One missing fact, as every rule of going on names it."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.wording import Message


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One missing fact: its sentence, whom it is about, and the article that wants it.

    One that is not `blocking` is good practice on the route at hand: it is shown and holds nothing up.
    """

    code: str
    sentence: Message
    person_id: str = ""
    article: str = ""
    blocking: bool = True
