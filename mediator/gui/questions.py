"""Every question the program asks a person goes through this small port; tests and the tour answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mediator.domain.errors import MediatorError


@dataclass(frozen=True, kw_only=True)
class Question:
    """A decision that cannot be undone: the title asks, the lines say what follows, buttons are verbs."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    yes: str
    no: str


@dataclass(frozen=True, kw_only=True)
class TextQuestion:
    """Asks for a sentence, such as a reason; `choices` are offered to be taken over."""

    key: str
    title: str
    hint: str = ""
    yes: str
    no: str
    choices: tuple[str, ...] = ()
    required: bool = True
    secret: bool = False
    """Asks for a pass-phrase: nothing of it is shown, and blanks at its ends count."""


class Questions(Protocol):
    """Whoever answers: a window, a refusal, or answers prepared beforehand."""

    def confirm(self, question: Question) -> bool:
        """Yes or no; no is the safe answer."""
        ...

    def ask_text(self, question: TextQuestion) -> str | None:
        """The sentence, or None when the person would rather not."""
        ...

    def tell(self, error: MediatorError) -> None:
        """Show what happened, what is safe and what to do."""
        ...


@dataclass
class PreparedQuestions:
    """Answers laid out beforehand, by the key of the question; what was told is kept to be looked at."""

    yes: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    told: list[MediatorError] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def confirm(self, question: Question) -> bool:
        self.asked.append(question.key)
        return question.key in self.yes

    def ask_text(self, question: TextQuestion) -> str | None:
        self.asked.append(question.key)
        return self.texts.get(question.key)

    def tell(self, error: MediatorError) -> None:
        self.told.append(error)


def prepared(yes: Sequence[str] = (), **texts: str) -> PreparedQuestions:
    """Answers for a test or the tour."""
    return PreparedQuestions(yes=set(yes), texts=dict(texts))
