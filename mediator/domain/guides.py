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


@dataclass(frozen=True, kw_only=True)
class GuideQuestion:
    """One question in both languages, with a tip for the officer."""

    question_id: str
    kind: QuestionKind
    text: str
    text_en: str
    tip: str = ""
    tip_en: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionGuide:
    """The ordered questions of one kind of dispute. `category` is the dispute category it suggests."""

    guide_id: str
    title: str
    title_en: str
    category: str
    source: str
    mark: str
    questions: tuple[GuideQuestion, ...]
