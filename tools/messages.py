"""Says to a person, in Chinese and in English, what the set-up does and what stops it.

Used before anything is installed: standard library only, and readable by Pythons too old for the program.
"""

from __future__ import annotations


class SetupStopped(Exception):
    """The set-up cannot go on; carries one sentence in each language for the person at the terminal."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def say(zh: str, en: str) -> None:
    """Print one message in both languages: at this point nobody has chosen one yet."""
    print(zh, en, sep="\n", flush=True)
