"""Finds a fact point that was being written when the page was last open."""

from __future__ import annotations

from mediator.gui.session.context import SessionContext
from mediator.services.negotiation_verbs import POINT_DRAFTS


def begun_point(context: SessionContext) -> str | None:
    """The id of the point whose change was begun, "" for a new one begun, None where nothing waits."""
    session = context.session
    kept = {draft.field for draft in context.room.desk.drafts.load(session.session_id)}
    for point in session.fact_points:
        if any(f"{draft}:{point.point_id}" in kept for draft in POINT_DRAFTS):
            return point.point_id
    return "" if kept & set(POINT_DRAFTS) else None
