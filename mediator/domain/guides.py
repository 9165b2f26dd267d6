"""A question guide: the same topics for every person, so that accounts can be laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """How a question asks, best first (law facts §13.3)."""

    FREE = "free"
    OPEN = "open"
    SPECIFIC = "specific"
    CLOSED = "closed"
    CHOICE = "choice"
    SUMMARY = "summary"


class GuideStage(StrEnum):
    """The parts of a talk in the order in which they come (law facts §13.2, steps 2 to 11)."""

    OPENING = "opening"
    ACCOUNT = "account"
    FOLLOW_UP = "follow_up"
    TOPIC = "topic"
    CLARIFY = "clarify"
    WISHES = "wishes"
    MAY_BE_TOLD = "may_be_told"
    SUMMARY = "summary"
    READ_BACK = "read_back"


GUIDE_STAGE_TITLES: dict[GuideStage, str] = {
    GuideStage.OPENING: "开场",
    GuideStage.ACCOUNT: "自由陈述",
    GuideStage.FOLLOW_UP: "开放追问",
    GuideStage.TOPIC: "具体追问",
    GuideStage.CLARIFY: "澄清",
    GuideStage.WISHES: "诉求与意愿",
    GuideStage.MAY_BE_TOLD: "可转述的范围",
    GuideStage.SUMMARY: "复述小结",
    GuideStage.READ_BACK: "核对",
}


@dataclass(frozen=True, kw_only=True)
class GuideTopic:
    """A subject on which everybody is heard, so that what they say stands side by side."""

    topic_id: str
    title: str
    title_en: str


@dataclass(frozen=True, kw_only=True)
class GuideQuestion:
    """One question in both languages, with a tip for the officer.

    `topic` is the id of the guide's topic it is about, "" for what is about none (the opening, the summary).
    """

    question_id: str
    kind: QuestionKind
    text: str
    text_en: str
    tip: str = ""
    tip_en: str = ""
    stage: GuideStage = GuideStage.FOLLOW_UP
    topic: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionGuide:
    """The ordered questions of one kind of dispute, suggested for `category` and those in `also`."""

    guide_id: str
    title: str
    title_en: str
    category: str
    source: str
    mark: str
    questions: tuple[GuideQuestion, ...]
    topics: tuple[GuideTopic, ...] = ()
    also: tuple[str, ...] = ()
    safety_first: bool = False
    """Nobody is brought together before each was asked the private questions, whatever the route."""

    def topic_of(self, question_id: str) -> str:
        """The id of the topic that question is about, "" where it is about none or is not of this guide."""
        return next((q.topic for q in self.questions if q.question_id == question_id), "")
