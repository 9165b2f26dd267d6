"""The only place where all the parts meet: the window when nothing is asked for, verbs otherwise."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process by default); the exit code.

    Without any the window opens at once: the command line is not even loaded, which halves the start.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given:
        from mediator.app.verbs import run_verbs

        return run_verbs(given)
    from mediator.app.places import data_directory
    from mediator.app.window import open_window

    try:
        return open_window(data_directory() / "station", data_directory() / "look.json")
    except Exception as error:
        from mediator.cli.sentences import told

        line, code = told(error)
        print(line, file=sys.stderr)
        return int(code)
