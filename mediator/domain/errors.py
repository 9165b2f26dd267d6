"""What a person can act on: one base class, with what happened, what is safe and what to do."""

from __future__ import annotations

from mediator.domain.wording import Message


class MediatorError(Exception):
    """Something a person can act on. `title` says what happened, `advice` what is safe and what to do."""

    def __init__(self, title: Message, advice: Message | None = None) -> None:
        super().__init__(title.in_chinese())
        self.title = title
        self.advice = advice


class Refusal(MediatorError):
    """A rule says no: the sentence for the officer, and the article or rule it rests on."""

    def __init__(self, title: Message, advice: Message | None = None, *, article: str = "") -> None:
        super().__init__(title, advice)
        self.article = article


class BadInput(MediatorError):
    """What was typed or handed over cannot be used; nothing was written."""


class EnvironmentTrouble(MediatorError):
    """The machine, not the mediation: disk full, store locked or unwritable, no printer."""
