"""The one door to what somebody said: who is looking decides which words there are at all.

Everything that shows one person's words to anybody else asks here, for statements, translations,
offers, answers and notes alike. Nothing is allowed that is not written down here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from mediator.domain.craft_states import NegotiationNote
from mediator.domain.events import DisclosureLevel
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Offer, OfferReply, Session, Statement


@dataclass(frozen=True)
class Officer:
    """The officer's own screen."""


@dataclass(frozen=True)
class PartyView:
    """A screen one person may see: that person's own words, and what was said to them already."""

    person_id: str


@dataclass(frozen=True)
class Both:
    """A screen everybody may see."""


@dataclass(frozen=True)
class Board:
    """The comparison board: an officer's view that still never quotes private words."""


@dataclass(frozen=True)
class Paper:
    """A paper of the evidence file: one person's own record."""

    person_id: str


@dataclass(frozen=True, kw_only=True)
class Export:
    """A file that leaves the station. Private words only where somebody with the right asked for them."""

    unmasked: bool = False


@dataclass(frozen=True)
class Superior:
    """The card with which a matter is handed over: only what the law makes the officer act on."""


Audience = Officer | PartyView | Both | Board | Paper | Export | Superior

CLEARED = frozenset({DisclosureLevel.MAY_SAY, DisclosureLevel.SAID})
"""The speaker let these words go."""
ON_THE_BOARD = CLEARED | {DisclosureLevel.MAY_HINT}


def may_see(statement: Statement, audience: Audience) -> bool:
    """Whether this audience may read this statement. Default: no."""
    match audience:
        case Officer():
            return True
        case PartyView(person_id):
            return statement.person_id == person_id or _was_said_to(statement, person_id)
        case Paper(person_id):
            return statement.person_id == person_id
        case Board():
            return statement.disclosure in ON_THE_BOARD
        case Both():
            return statement.disclosure in CLEARED
        case Export():
            return audience.unmasked or statement.disclosure in CLEARED
        case Superior():
            return statement.disclosure is DisclosureLevel.MUST_ACT
        case _:
            assert_never(audience)


def words_for(session: Session, statement: Statement, audience: Audience) -> str:
    """The words this audience may read of a statement; "" where there are none for it.

    Whoever did not hear them from the speaker gets the agreed words where some were agreed, never more.
    What counts is the leave as it stands in `session`: a statement kept from before may still say otherwise.
    """
    statement = session.statement(statement.statement_id)
    if not may_see(statement, audience) or (statement.struck and not _at_the_source(statement, audience)):
        return ""
    if _reads_original(statement, audience):
        return statement.text
    return statement.agreed_words or statement.text


def translation_for(session: Session, statement: Statement, audience: Audience, language: str) -> str:
    """The translation into `language` this audience may read; "" without one.

    Agreed words are not translated: beside them the translation would tell the rest.
    """
    statement = session.statement(statement.statement_id)
    if words_for(session, statement, audience) != statement.text:
        return ""
    return statement.translations.get(language, "")


def statements_for(session: Session, audience: Audience) -> tuple[Statement, ...]:
    """The standing statements this audience may read, in the order they were made."""
    return tuple(s for s in session.standing() if may_see(s, audience))


def held_back(session: Session) -> int:
    """How many standing statements the board may not show; the number tells nothing of the words."""
    return sum(1 for s in session.standing() if not may_see(s, Board()))


def notes_for(session: Session, audience: Audience) -> tuple[NegotiationNote, ...]:
    """The standing negotiation notes: for the officer alone, on no paper and in no export, whoever asks."""
    if not isinstance(audience, Officer):
        return ()
    return tuple(note for note in session.notes if not note.struck)


def offer_words_for(session: Session, offer: Offer, audience: Audience) -> str:
    """The words of an offer: for its maker, for whom it was carried to, for all once all others had it."""
    if isinstance(audience, Officer):
        return offer.text
    own = isinstance(audience, PartyView) and audience.person_id == offer.party_id
    return offer.text if own or _was_carried(session, offer, audience) else ""


def reply_words_for(reply: OfferReply, audience: Audience) -> str:
    """What a party said to an offer, beside yes or no: for the officer and that party."""
    own = isinstance(audience, PartyView) and audience.person_id == reply.party_id
    return reply.words if own or isinstance(audience, Officer) else ""


def _was_said_to(statement: Statement, person_id: str) -> bool:
    return statement.disclosure is DisclosureLevel.SAID and person_id in statement.said_to


def _at_the_source(statement: Statement, audience: Audience) -> bool:
    """The officer who took it down, or the screen of its speaker."""
    return isinstance(audience, Officer) or audience == PartyView(statement.person_id)


def _reads_original(statement: Statement, audience: Audience) -> bool:
    match audience:
        case Officer() | Board() | Superior():
            return True
        case PartyView(person_id) | Paper(person_id):
            return statement.person_id == person_id
        case Export():
            return audience.unmasked
        case Both():
            return False
        case _:
            assert_never(audience)


def _was_carried(session: Session, offer: Offer, audience: Audience) -> bool:
    """Whether the maker let it go and it reached this audience; everybody means all others of the dispute."""
    carried = {reply.party_id for reply in offer.replies if reply.conveyed_at is not None}
    match audience:
        case PartyView(person_id):
            wanted = {person_id}
        case Both():
            wanted = {p.person_id for p in session.parties if must_be_willing(p)} - {offer.party_id}
        case _:
            return False
    return offer.may_convey and bool(wanted) and wanted <= carried
