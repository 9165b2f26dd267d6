"""Who and what in the session stands behind the keys of a script, and answers laid out for a question."""

from __future__ import annotations

from mediator.domain.session import Session
from mediator.gui.questions import PreparedQuestions
from mediator.gui.session.stage_page import StagePage
from mediator.services.script import Script


def people_of(session: Session, script: Script) -> dict[str, str]:
    """Ids by key: people stand in the order in which they were entered, each before their guardians."""
    keys = [key for p in script.people for key in (p.key, *(g.key for g in p.guardians))]
    return {key: person.person_id for key, person in zip(keys, session.people, strict=False)}


def points_of(session: Session, script: Script) -> dict[str, str]:
    """Fact points by key."""
    return {s.key: p.point_id for s, p in zip(script.points, session.fact_points, strict=False)}


def offers_of(session: Session, script: Script) -> dict[str, str]:
    """Offers by key, as far as they were made."""
    return {s.key: o.offer_id for s, o in zip(script.offers, session.offers, strict=False)}


def will_answer(page: StagePage, key: str, text: str) -> None:
    """Lay out what is answered to the next question with this key."""
    questions = page.context.questions
    if isinstance(questions, PreparedQuestions):
        questions.texts[key] = text
