"""Who may be sitting at the screen, for the question the curtain asks; nothing about the case."""

from __future__ import annotations

from mediator.domain.people import KIND_TITLES, PersonKind
from mediator.domain.session import Session
from mediator.gui.session.letters import letter_shown
from mediator.wording import tr


def seats(session: Session) -> list[tuple[str, str]]:
    """The people who are heard alone, as pairs of id and name."""
    return [
        (p.person_id, f"{letter_shown(p.letter)} {p.name}" if p.letter else tr(KIND_TITLES[p.kind]))
        for p in session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS)
    ]
