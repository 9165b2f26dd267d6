"""The rules that decide what is seen, and how to take one away: for the controls of the suite."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mediator.domain import disclosure, joint, offers, private_answers
from mediator.domain.disclosure import Audience, Officer
from mediator.domain.session import Offer, Session, Statement


@dataclass(frozen=True)
class Door:
    """A rule that decides what is seen, one that lets everything through, and what then shows too much."""

    where: object
    name: str
    open: Callable[..., object]
    red: frozenset[str]
    window: str = ""


def _all_words(session: Session, statement: Statement, audience: Audience) -> str:
    del audience
    return session.statement(statement.statement_id).text


def _all_offers(session: Session, party_id: str) -> tuple[Offer, ...]:
    del party_id
    return session.offers


def _whole_agenda(session: Session) -> tuple[object, tuple[Offer, ...]]:
    return session.fact_points, session.offers


CLOSED_VIEW = private_answers.view_for
EVERY_DOOR = frozenset(
    f"door{to}" for to in ("", " to a paper", " to both", " to an export", " to the board", " to a superior")
)
THE_BOARD = frozenset({"table of the board", "line of time", "suggestions"})
DOORS = (
    Door(disclosure, "may_see", lambda _statement, _audience: True, EVERY_DOOR | THE_BOARD),
    Door(disclosure, "words_for", _all_words, EVERY_DOOR | THE_BOARD),
    Door(disclosure, "notes_for", lambda session, _audience: session.notes, EVERY_DOOR),
    Door(disclosure, "offer_words_for", lambda _session, offer, _audience: offer.text, EVERY_DOOR),
    Door(disclosure, "reply_words_for", lambda reply, _audience: reply.words, EVERY_DOOR),
    Door(offers, "visible_to", _all_offers, frozenset({"offers", "offers on the screen"}), window="offers"),
    Door(
        joint,
        "agenda",
        _whole_agenda,
        frozenset({"joint agenda", "joint agenda on the screen"}),
        window="joint talk",
    ),
    Door(
        private_answers,
        "view_for",
        lambda session, round_, _audience: CLOSED_VIEW(session, round_, Officer()),
        frozenset({"private rounds", "private rounds for both"}),
    ),
)


def take_away(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the rule wherever it was imported by name."""
    rule = getattr(door.where, door.name)
    for module in list(sys.modules.values()):
        if getattr(module, door.name, None) is rule:
            monkeypatch.setattr(module, door.name, door.open)
