"""What the data says about how a question should not be put, as plain frozen rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionFault(StrEnum):
    """How a question goes astray, the gravest first (治安管理处罚法 91 for the first three)."""

    THREAT = "threat"
    PROMISE = "promise"
    DECEIT = "deceit"
    PRESSING = "pressing"
    LEADING = "leading"
    BLAME = "blame"
    COMPOUND = "compound"
    REPEATED = "repeated"


class FaultLevel(StrEnum):
    """Not to be asked, or better asked in another way."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, kw_only=True)
class QuestionRule:
    """Words and patterns of one fault, and how to ask instead, in both languages."""

    fault: QuestionFault
    level: FaultLevel
    title: str
    title_en: str
    instead: str
    instead_en: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QuestionPack:
    """The rules in force; an empty one points nothing out."""

    name: str = ""
    effective_from: str = ""
    rules: tuple[QuestionRule, ...] = ()


AS_SAID = "（已经这样问，如实记录）"
"""What the record adds to a question that the law forbids but that was asked."""

NO_QUESTION_RULES = QuestionPack()
