"""The same verbs without a window: what is typed, what comes back, and the exit code."""

from mediator.cli.entry import run
from mediator.cli.parts import CliParts, StoreWay

__all__ = ["CliParts", "StoreWay", "run"]
