"""Where words live that one person said alone, and which words a person knows already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.chinese_dates import date_text
from mediator.domain.events import ClauseTerms, Comparison, DisclosureLevel
from mediator.domain.money import plain
from mediator.domain.session import Offer, Session, Statement

GROUP = 128
"""Statements in a group; what is made of a group is made again only when one of its statements changes."""

CLEARED = (DisclosureLevel.MAY_SAY, DisclosureLevel.SAID)


class PrivateSource(StrEnum):
    """What kind of private words they are."""

    STATEMENT = "statement"
    NOTE = "note"
    OFFER = "offer"
    REPLY = "reply"
    MARK = "mark"
    SAFETY = "safety"
    DANGER = "danger"


@dataclass(frozen=True)
class PrivateWords:
    """Words only those in `heard` know; `label` is 甲-4 or the number of an offer, `speaker` may be ""."""

    source: PrivateSource
    speaker: str
    label: str
    text: str
    heard: frozenset[str]


def private_words(session: Session) -> Iterator[tuple[PrivateWords, ...]]:
    """Everything said alone and not let go as it stands, struck words too: they were said all the same.

    It comes in groups, each of the same statements after every event but the last, so that what is made
    of a group can be kept.
    """
    letters = {p.person_id: p.letter for p in session.people}
    present = {t.talk_id: frozenset(t.present) for t in session.talks}
    for group in _groups(session):
        yield tuple(
            PrivateWords(
                PrivateSource.STATEMENT,
                s.person_id,
                f"{letters.get(s.person_id, '')}-{s.number}",
                text,
                present.get(s.talk_id, frozenset()) | {s.person_id},
            )
            for s in group
            for text in _kept_texts(s)
        )
    yield tuple(words for words in _beside_statements(session) if words.text)


def known_texts(session: Session, person_id: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """What this person knows without anybody's leave, as pairs of speaker and text; nobody's is "".

    It comes in groups as the private words do.
    """
    circle = circle_of(session, person_id)
    for group in _groups(session):
        yield tuple(pair for s in group for pair in _known_of(s, circle))
    yield tuple(pair for pair in _known_beside_statements(session, person_id, circle) if pair[1])


def circle_of(session: Session, person_id: str) -> frozenset[str]:
    """The person and whom they stand in for: who comes for a ward knows what the ward said."""
    return frozenset({person_id, session.person(person_id).for_person} - {""})


def offer_text(offer: Offer) -> str:
    """All the words, sums and days of an offer in one text."""
    parts = [offer.text, offer.conditions]
    parts += [f"{plain(offer.amount_fen)}元"] if offer.amount_fen else []
    parts += [date_text(day) for day in (offer.due_on, offer.valid_until) if day]
    parts += [terms_text(offer.terms)] if offer.terms else []
    return "；".join(part for part in parts if part)


def terms_text(terms: ClauseTerms) -> str:
    """All the words, sums and days of a clause in one text."""
    sums = [
        terms.amount_fen,
        *(p.amount_fen for p in terms.parts),
        *(i.amount_fen for i in terms.instalments),
    ]
    dates = [terms.due_on, *(i.due_on for i in terms.instalments)]
    parts = [terms.action, terms.manner, terms.otherwise, terms.proof, *(p.label for p in terms.parts)]
    parts += [f"{plain(fen)}元" for fen in sums if fen]
    parts += [date_text(day) for day in dates if day]
    return "；".join(part for part in parts if part)


def _groups(session: Session) -> Iterator[tuple[Statement, ...]]:
    said = session.statements
    yield from (said[i : i + GROUP] for i in range(0, len(said), GROUP))


def _kept_texts(statement: Statement) -> Iterator[str]:
    """The words not let go as they stand; those before a correction were let go by nobody."""
    if statement.agreed_words or statement.disclosure not in CLEARED:
        yield from (statement.text, *statement.translations.values())
    yield from _before(statement)


def _before(statement: Statement) -> Iterator[str]:
    return (correction.before for correction in statement.corrections)


def _known_of(statement: Statement, circle: frozenset[str]) -> Iterator[tuple[str, str]]:
    own = statement.person_id in circle
    if own or statement.disclosure in CLEARED or circle & set(statement.said_to):
        yield statement.person_id, statement.agreed_words or statement.text
    if own:
        for text in (statement.text, *statement.translations.values(), *_before(statement)):
            yield statement.person_id, text


def _beside_statements(session: Session) -> Iterator[PrivateWords]:
    for note in session.notes:
        yield _alone(PrivateSource.NOTE, note.person_id, "", note.text)
    yield from _of_offers(session)
    for round_ in session.private_rounds:
        for mark in round_.marks:
            yield _alone(PrivateSource.MARK, mark.party_id, "", mark.words)
    for person_id, asked in session.safety.items():
        for answer in asked.answers:
            yield _alone(PrivateSource.SAFETY, person_id, "", answer.note)
    for danger in session.dangers:
        speaker = session.statement(danger.statement_id).person_id if danger.statement_id else ""
        yield _alone(PrivateSource.DANGER, speaker, "", danger.words)


def _known_beside_statements(
    session: Session, person_id: str, circle: frozenset[str]
) -> Iterator[tuple[str, str]]:
    yield from (("", text) for text in _of_the_matter(session))
    yield from ((p.for_person, f"我{p.relation}") for p in session.people if p.for_person)
    yield from _own_words(session, circle)
    yield from (("", q.text) for t in session.talks if t.person_id in circle for q in t.asked)
    for offer in session.offers:
        if offer.party_id in circle or circle & _carried_to(offer):
            yield offer.party_id, offer_text(offer)
    yield from (("", p.title) for p in session.fact_points if p.comparison is Comparison.AGREE)
    yield from _said_together(session, person_id)


def _alone(source: PrivateSource, person_id: str, label: str, text: str) -> PrivateWords:
    return PrivateWords(source, person_id, label, text, frozenset({person_id} - {""}))


def _of_offers(session: Session) -> Iterator[PrivateWords]:
    for offer in session.offers:
        heard = _carried_to(offer) | {offer.party_id}
        number = str(offer.number)
        yield PrivateWords(PrivateSource.OFFER, offer.party_id, number, offer_text(offer), heard)
        for reply in offer.replies:
            yield _alone(PrivateSource.REPLY, reply.party_id, number, reply.words)


def _carried_to(offer: Offer) -> frozenset[str]:
    return frozenset(r.party_id for r in offer.replies if r.conveyed_at is not None)


def _of_the_matter(session: Session) -> Iterator[str]:
    matter = session.matter
    yield from (
        matter.title,
        matter.category,
        matter.summary,
        matter.place,
        matter.happened_time,
        matter.cause,
    )
    yield from (session.organ, session.room, session.committee)
    days = (matter.happened_on, session.opened_at.date(), session.updated_at.date())
    yield from (date_text(day) for day in days if day)
    if session.scheduled_at:
        yield date_text(session.scheduled_at.date())
    for person in session.people:
        yield person.name


def _own_words(session: Session, circle: frozenset[str]) -> Iterator[tuple[str, str]]:
    for offer in session.offers:
        yield from ((r.party_id, r.words) for r in offer.replies if r.party_id in circle)
    for round_ in session.private_rounds:
        yield from ((m.party_id, m.words) for m in round_.marks if m.party_id in circle)
    yield from ((n.person_id, n.text) for n in session.notes if n.person_id in circle)
    for person_id in circle:
        rights = session.rights.get(person_id)
        if rights is not None:
            yield person_id, f"{rights.willing_words}；{rights.recusal_reason}"


def _said_together(session: Session, person_id: str) -> Iterator[tuple[str, str]]:
    for talk in session.joint_talks:
        if session.spoken_for(person_id, talk.present):
            yield from ((entry.person_id, entry.text) for entry in talk.entries)
    for apology in session.apologies:
        if person_id in (*apology.to_ids, apology.person_id):
            yield apology.person_id, apology.words
    marked = {c for round_ in session.private_rounds for c in round_.clause_ids}
    read = session.read_aloud_at is not None and session.spoken_for(person_id, session.heard_by)
    for clause in session.clauses:
        if read or clause.clause_id in marked:
            yield "", terms_text(clause.terms)
    if read:
        yield "", session.facts_text
