"""Runs what was typed and always comes back with an exit code, never with a traceback."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from mediator.cli.commands import verbs
from mediator.cli.parts import CliParts
from mediator.cli.sentences import ExitCode, told
from mediator.wording import LANGUAGES, use_language

PROGRAM = "main.py"


def run(parts: CliParts, arguments: Sequence[str]) -> int:
    """The exit code of the contract; at most one line on standard error."""
    _speak(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character shows a mark instead of stopping the work.
            stream.reconfigure(errors="replace")
    try:
        code = verbs(parts).main(args=list(arguments), prog_name=PROGRAM, standalone_mode=False)
        return int(code or ExitCode.DONE)
    except SystemExit:
        # Click's answer when whoever read our output went away: what was found, nobody heard.
        return ExitCode.ENVIRONMENT
    except (Exception, KeyboardInterrupt) as error:
        line, exit_code = told(error)
        with contextlib.suppress(OSError):
            click.echo(line, err=True)
        return exit_code


def _speak(arguments: Sequence[str]) -> None:
    """The language, before anything is read: a sentence about a wrong option is to be in it too."""
    wanted = ""
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
        elif word == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
    if wanted in LANGUAGES:
        use_language(wanted)
