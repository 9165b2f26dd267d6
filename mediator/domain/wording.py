"""A sentence for a person, kept apart from its language until someone shows it."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int


@dataclass(frozen=True)
class Message:
    """A Chinese template with named values; the windows and the command line translate it.

    `template` is the key of the catalogues in `resources/i18n`, so it is never built from pieces.
    """

    template: str
    values: tuple[tuple[str, Value | Message], ...] = ()

    def in_chinese(self) -> str:
        """The sentence in the source language, for papers and for logs of refusals."""
        filled = {k: v.in_chinese() if isinstance(v, Message) else v for k, v in self.values}
        return fill(self.template, filled)


def fill(template: str, values: dict[str, Value]) -> str:
    """Replace `{name}` marks and nothing else: a value that holds braces stays as it was typed.

    `str.format` is not used, because typed text could reach into objects through it.
    """
    parts: list[str] = []
    rest = template
    while rest:
        head, opening, tail = rest.partition("{")
        parts.append(head)
        if not opening:
            break
        name, closing, rest = tail.partition("}")
        parts.append(str(values[name]) if closing and name in values else opening + name + closing)
    return "".join(parts)


def message(template: str, **values: Value | Message) -> Message:
    """Mark a sentence for the catalogues and give it its values."""
    return Message(template, tuple(sorted(values.items(), key=lambda item: item[0])))
