"""The only place where all the parts meet: the window when nothing is asked for, verbs otherwise."""

from mediator.app.verbs import main

__all__ = ["main"]
