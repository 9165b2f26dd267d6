"""The frame around every page: header, steps, footer, the party-facing frame and the curtain.

Views only: they show what they are told and tell what was asked for by signals. Their fixed words are
translated here; what concerns a session comes from the caller.

SessionHeader, HomeHeader, SaveState    Footer    SessionShell, HomeShell    PartyShell    CurtainView
session_stepper, show_progress, stage_step, person_step fill the stepper with the states in words.
"""

from mediator.gui.frame.curtain import CurtainView
from mediator.gui.frame.footer import Footer
from mediator.gui.frame.header import HomeHeader, SessionHeader
from mediator.gui.frame.party_shell import PartyShell
from mediator.gui.frame.save_state import SaveState, SaveStatePill
from mediator.gui.frame.shell import HomeShell, SessionShell, Shell
from mediator.gui.frame.steps import person_step, session_stepper, show_progress, stage_step

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
