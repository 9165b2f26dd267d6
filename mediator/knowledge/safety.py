"""Loads the private questions on free will, fear and fitness, dated and sourced."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from mediator.domain.events.intake import Answer
from mediator.domain.presence_rules import SafetyEffect, SafetyPack, SafetyQuestion
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.packs import digest_of_content
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

PREFIX = "safety-"
BUILT_IN = RESOURCES / "law"
LONGEST_QUESTION = 40
"""Chinese characters, so that one question stands on one screen in large type (UX facts §9)."""

MOST_QUESTIONS = 10
"""More would not be listened to."""


def is_safety(path: Path) -> bool:
    """Whether a file of the law holds the private questions."""
    return path.stem.startswith(PREFIX)


@lru_cache(maxsize=8)
def load_safety(beside: Path | None = None) -> Laid[SafetyPack]:
    """Our questions with the station's own file laid over them, and a sentence for each that was refused."""
    return lay_over(BUILT_IN, beside, is_safety, load_safety_pack)


def safety_in_force(beside: Path | None = None) -> SafetyPack:
    """The questions that took effect last; none where there is no file."""
    packs = load_safety(beside).found
    return max(packs, key=lambda pack: pack.effective_from) if packs else SafetyPack()


def load_safety_pack(path: Path) -> SafetyPack:
    """One file, or a `BadInput` that names file, key and rule."""
    content = read_toml(path)
    table = Table(path.name, "", content)
    table.only("name", "effective_from", "source", "question")
    day = table.day("effective_from")
    if day is None:
        raise table.refuse("effective_from", message("缺少这一项"))
    table.text("source")
    questions = tuple(_question(entry) for entry in table.tables("question"))
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise table.refuse("question", message("应有1至{most}个问题", most=MOST_QUESTIONS))
    ids = [question.question_id for question in questions]
    for place, question_id in enumerate(ids, 1):
        if question_id in ids[: place - 1]:
            raise table.refuse(f"question[{place}].id", message("“{name}”用了两次", name=question_id))
    return SafetyPack(
        name=table.text("name"),
        effective_from=day.isoformat(),
        digest=digest_of_content(content),
        questions=questions,
    )


def _question(table: Table) -> SafetyQuestion:
    table.only("id", "text", "text_en", "good", "effect", "mark")
    text = table.text("text")
    if len(text) > LONGEST_QUESTION:
        rule = message("有{count}字，最多{most}字", count=len(text), most=LONGEST_QUESTION)
        raise table.refuse("text", rule)
    good = table.choice("good", Answer)
    if good is Answer.UNKNOWN:
        raise table.refuse("good", message("应为yes或no"))
    return SafetyQuestion(
        question_id=table.text("id"),
        text=text,
        text_en=table.text("text_en"),
        good=good,
        effect=table.choice("effect", SafetyEffect),
        mark=table.choice("mark", Mark).value,
    )
