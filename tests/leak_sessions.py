"""Sessions of the leak tests, made from tests/data/leaks: who said what alone, and what must be noticed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypedDict

from mediator.domain.craft_states import NegotiationNote
from mediator.domain.events import DisclosureLevel, HostInfo, Matter, Regime
from mediator.domain.people import Person, PersonDetails, PersonKind
from mediator.domain.session import AskedQuestion, Offer, OfferReply, Session, Statement, Talk

FOLDER = Path(__file__).parent / "data" / "leaks"
NOW = datetime(2026, 12, 3, 9, 0, tzinfo=timezone(timedelta(hours=8)))


class SeededLeak(TypedDict):
    """A wording for somebody that gives away what `who` said alone."""

    to: str
    text: str
    kind: str
    who: str


@dataclass(frozen=True)
class LeakCase:
    """One session with the leaks seeded in it, and ordinary sentences as pairs of person and text."""

    name: str
    session: Session
    leaks: tuple[SeededLeak, ...]
    ordinary: tuple[tuple[str, str], ...]


def leak_cases() -> tuple[LeakCase, ...]:
    """Every session of the folder, by name."""
    return tuple(_case(path) for path in sorted(FOLDER.glob("*.toml")))


def _case(path: Path) -> LeakCase:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return LeakCase(
        name=path.stem,
        session=_session(path.stem, told),
        leaks=tuple(told["leaks"]),
        ordinary=tuple((group["to"], text) for group in told["ordinary"] for text in group["texts"]),
    )


def _session(name: str, told: dict) -> Session:
    matter = Matter(
        title=told["title"],
        category=told["category"],
        place=told["place"],
        happened_on=told["happened_on"],
        happened_time=told["happened_time"],
        cause=told["cause"],
    )
    people = tuple(_person(line) for line in told["people"])
    asked = {a["who"]: (AskedQuestion(question_id="", text=a["words"], at=NOW),) for a in told["asked"]}
    talks = tuple(
        Talk(
            talk_id=f"talk-{p.person_id}",
            person_id=p.person_id,
            round=1,
            present=tuple(g.person_id for g in people if g.for_person == p.person_id),
            started_at=NOW,
            asked=asked.get(p.person_id, ()),
        )
        for p in people
        if p.kind is not PersonKind.GUARDIAN
    )
    return Session(
        session_id=name,
        number="TJ-1",
        matter=matter,
        regime=Regime.PUBLIC_ORDER,
        host=HostInfo(number="D1001", name="何砚秋", unit="青石派出所"),
        organ="云溪市公安局青石分局",
        room="调解一室",
        guide_id="general",
        rule_pack="test",
        opened_at=NOW,
        updated_at=NOW,
        people=people,
        talks=talks,
        statements=tuple(_statement(number, said) for number, said in enumerate(told["said"], 1)),
        notes=tuple(
            NegotiationNote(note_id=str(i), person_id=n["who"], talk_id="", text=n["words"], at=NOW)
            for i, n in enumerate(told["notes"])
        ),
        offers=tuple(_offer(number, offer) for number, offer in enumerate(told["offers"], 1)),
    )


def _person(line: str) -> Person:
    letter, name, *relation = line.split()
    kinds = {"监": PersonKind.GUARDIAN, "证": PersonKind.FACT_WITNESS}
    return Person(
        person_id=letter,
        kind=kinds.get(letter[0], PersonKind.PARTY),
        letter=letter,
        details=PersonDetails(name=name),
        for_person=letter[1:] if relation else "",
        relation="".join(relation),
    )


def _statement(number: int, said: dict) -> Statement:
    return Statement(
        statement_id=str(number),
        talk_id=f"talk-{said['who']}",
        person_id=said["who"],
        number=number,
        text=said["words"],
        categories=(),
        verbatim=False,
        disclosure=DisclosureLevel(said["level"]),
        question_id="",
        at=NOW,
        language=said.get("language", "zh"),
        agreed_words=said.get("agreed", ""),
        said_to=tuple(said.get("said_to", ())),
    )


def _offer(number: int, offer: dict) -> Offer:
    return Offer(
        offer_id=str(number),
        number=number,
        party_id=offer["who"],
        text=offer["words"],
        may_convey=bool(offer["conveyed"]),
        amount_fen=offer.get("amount"),
        due_on=None,
        answers="",
        at=NOW,
        replies=tuple(OfferReply(party_id=i, conveyed_at=NOW) for i in offer["conveyed"]),
    )
