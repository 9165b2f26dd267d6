"""Shows sentences in the language of the moment: Chinese is the source, English a gettext catalogue."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from mediator.domain.wording import Message, Value, fill
from mediator.resources import RESOURCES

LANGUAGES = ("zh", "en")
_language = "zh"
_only_one = False


def use_language(language: str) -> None:
    """Choose `zh` or `en` for everything shown from now on; anything else is a mistake of ours."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _language = language


def language() -> str:
    """The language in use, `zh` or `en`."""
    return _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, everything is worded in this language; one without a catalogue changes nothing.

    For what a person is shown in their own language while the officer's windows stay in another.
    """
    before = _language
    use_language(language if language in LANGUAGES and not _only_one else before)
    try:
        yield
    finally:
        use_language(before)


@contextmanager
def one_language() -> Iterator[None]:
    """Inside, `speaking` changes nothing: for pictures of the whole program in one language."""
    global _only_one
    before, _only_one = _only_one, True
    try:
        yield
    finally:
        _only_one = before


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    if name == "zh":
        return gettext.NullTranslations()
    return gettext.translation("mediator", RESOURCES / "i18n", [name])


def mark(template: str) -> str:
    """Mark a constant for the catalogue; it is translated when it is shown."""
    return template


def tr(text: str | Message, **values: Value | Message) -> str:
    """The sentence in the language in use, its `{name}` marks filled with the values."""
    if isinstance(text, Message):
        return tr(text.template, **dict(text.values))
    shown = {k: tr(v) if isinstance(v, Message) else v for k, v in values.items()}
    translated = _catalogue(_language).gettext(text) if text else ""
    return fill(translated, shown)
