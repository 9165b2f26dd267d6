"""The frame around every page: header, steps, footer, the party-facing frame and the curtain.

Views only: they show what they are told and tell what was asked for by signals. Their fixed words are
translated here; what concerns a session comes from the caller.

SessionHeader, HomeHeader, SaveState    Footer    SessionShell, HomeShell    PartyShell    CurtainView
session_stepper, show_progress, stage_step, person_step fill the stepper with the states in words.

Each view is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediator.gui.frame.curtain import CurtainView
    from mediator.gui.frame.footer import Footer
    from mediator.gui.frame.header import HomeHeader, SessionHeader
    from mediator.gui.frame.party_shell import PartyShell
    from mediator.gui.frame.save_state import SaveState, SaveStatePill
    from mediator.gui.frame.shell import HomeShell, SessionShell, Shell
    from mediator.gui.frame.steps import person_step, session_stepper, show_progress, stage_step

# Which module each name comes from; a test holds this table to the imports above.
WHERE = {
    "CurtainView": "mediator.gui.frame.curtain",
    "Footer": "mediator.gui.frame.footer",
    "HomeHeader": "mediator.gui.frame.header",
    "SessionHeader": "mediator.gui.frame.header",
    "PartyShell": "mediator.gui.frame.party_shell",
    "SaveState": "mediator.gui.frame.save_state",
    "SaveStatePill": "mediator.gui.frame.save_state",
    "HomeShell": "mediator.gui.frame.shell",
    "SessionShell": "mediator.gui.frame.shell",
    "Shell": "mediator.gui.frame.shell",
    "person_step": "mediator.gui.frame.steps",
    "session_stepper": "mediator.gui.frame.steps",
    "show_progress": "mediator.gui.frame.steps",
    "stage_step": "mediator.gui.frame.steps",
}

__all__ = [
    "CurtainView",
    "Footer",
    "HomeHeader",
    "HomeShell",
    "PartyShell",
    "SaveState",
    "SaveStatePill",
    "SessionHeader",
    "SessionShell",
    "Shell",
    "person_step",
    "session_stepper",
    "show_progress",
    "stage_step",
]


def __getattr__(name: str) -> object:
    """The named piece, its module loaded when it is first asked for."""
    if name not in WHERE:
        raise AttributeError(f"{__name__} has no {name}")
    found: object = getattr(import_module(WHERE[name]), name)
    globals()[name] = found
    return found
