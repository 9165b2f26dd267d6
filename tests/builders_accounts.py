"""Builds a session and its guide from a small file of accounts with planted differences."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from mediator.domain.account_matrix import AccountMatrix, account_matrix
from mediator.domain.events import StatementCategory
from mediator.domain.guides import GuideQuestion, GuideTopic, QuestionGuide, QuestionKind
from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from mediator.domain.wording import Message
from tests.builders import Building, a_desk, a_session

FOLDER = Path(__file__).parent / "data" / "accounts"
FILES = sorted(FOLDER.glob("*.toml"))
Planted = tuple[str, str, str, str]
"""Kind, agree or differ, and the two labels."""


def topic_guide(*topics: str) -> QuestionGuide:
    """A guide of one question a topic, both known by the topic's own word."""
    return QuestionGuide(
        guide_id="topics",
        title="事项",
        title_en="Topics",
        category="",
        source="",
        mark="D",
        topics=tuple(GuideTopic(topic_id=topic, title=topic, title_en="") for topic in topics),
        questions=tuple(
            GuideQuestion(
                question_id=topic, kind=QuestionKind.OPEN, text=f"请说说{topic}。", text_en="", topic=topic
            )
            for topic in topics
        ),
    )


class Accounts:
    """One file told by its people: every one of them asked on every topic, in a talk of their own."""

    def __init__(self, path: Path) -> None:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        topics = tuple(dict.fromkeys(said["topic"] for said in told["said"]))
        self.guide = topic_guide(*topics)
        self.planted: list[Planted] = [
            (p["kind"], p["result"], p["first"], p["second"]) for p in told["planted"]
        ]
        self.made = _peopled(told["people"], self.guide)
        for line in told["people"]:
            letter = line.split()[0]
            _heard(self.made, letter, topics, [s for s in told["said"] if s["who"] == letter])
        if self.made.session.stage is Stage.FIRST_ROUND:
            self.made.room.advance()

    def matrix(self) -> AccountMatrix:
        """The accounts laid beside each other."""
        return account_matrix(self.made.session, self.guide)


class TopicGuides:
    """Has this one guide, whatever is asked for."""

    def __init__(self, guide: QuestionGuide) -> None:
        self._guide = guide

    def all(self) -> tuple[QuestionGuide, ...]:
        return (self._guide,)

    def guide(self, guide_id: str) -> QuestionGuide:
        del guide_id
        return self._guide

    def troubles(self) -> tuple[Message, ...]:
        return ()


def _peopled(people: list[str], guide: QuestionGuide) -> Building:
    made = a_session(desk=replace(a_desk(), guides=TopicGuides(guide))).at(Stage.PARTIES)
    for line in people:
        letter, name = line.split()
        if letter == "证":
            made.with_fact_witness(name)
        else:
            made.with_party(name, PartyRole.BOTH)
    return made.at(Stage.FIRST_ROUND)


def _heard(made: Building, letter: str, topics: tuple[str, ...], said: list[dict[str, object]]) -> None:
    talk_id = made.talk(letter)
    for topic in topics:
        made.room.talks.ask(talk_id, topic, f"请说说{topic}。")
        for line in said:
            if line["topic"] == topic:
                made.room.talks.record_statement(
                    talk_id,
                    str(line["words"]),
                    categories=(StatementCategory.EVENTS,),
                    verbatim=bool(line.get("verbatim")),
                    may_say=not line.get("private"),
                    question_id=topic,
                )
    made.ended(talk_id)
