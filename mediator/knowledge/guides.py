"""Loads the question guides: the same topics for everybody, in both languages, with tips for the officer."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.guides import GuideQuestion, GuideStage, GuideTopic, QuestionGuide, QuestionKind
from mediator.domain.wording import Message, message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

GENERAL = "general"
FOLDER = "guides"
KEYS = (
    *("id", "order", "title", "title_en", "category", "also", "safety_first", "source", "mark"),
    *("topic", "question"),
)
WITHOUT_TOPIC = (GuideStage.OPENING, GuideStage.MAY_BE_TOLD, GuideStage.SUMMARY, GuideStage.READ_BACK)
"""Parts of a talk that are about no topic of their own."""


class GuideFiles:
    """Our guides under those of the station, in the folder `guides` of `beside`; each file is read once."""

    def __init__(self, folder: Path = RESOURCES / FOLDER, *, beside: Path | None = None) -> None:
        self._folder = folder
        self._beside = beside / FOLDER if beside is not None else None

    def all(self) -> tuple[QuestionGuide, ...]:
        """Every guide, in the order they are offered at intake."""
        return tuple(guide for _, _, guide in sorted(self._laid.found, key=lambda found: found[:2]))

    def guide(self, guide_id: str) -> QuestionGuide:
        """The guide of that id, or the general one when a station took it away."""
        guides = {guide.guide_id: guide for guide in self.all()}
        return guides.get(guide_id) or guides[GENERAL]

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every guide of the station that was refused; ours is in force in its place."""
        return self._laid.troubles

    @cached_property
    def _laid(self) -> Laid[tuple[int, str, QuestionGuide]]:
        laid = lay_over(self._folder, self._beside, lambda _path: True, load_guide)
        if GENERAL not in {guide_id for _, guide_id, _ in laid.found}:
            raise BadInput(message("没有找到通用询问提纲，请重新安装程序。已有的记录不受影响"))
        return laid


def load_guide(path: Path) -> tuple[int, str, QuestionGuide]:
    """One guide with its place in the list, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only(
        "id",
        "order",
        "title",
        "title_en",
        "category",
        "also",
        "safety_first",
        "source",
        "mark",
        "topic",
        "question",
    )
    guide_id = table.text("id")
    if guide_id != path.stem:
        raise table.refuse("id", message("应与文件名“{name}”相同", name=path.stem))
    topics = tuple(_topic(entry) for entry in table.tables("topic"))
    known = tuple(topic.topic_id for topic in topics)
    _once(table, "topic", known)
    questions = tuple(_question(entry, known) for entry in table.tables("question"))
    _once(table, "question", tuple(question.question_id for question in questions))
    _check_order(table, questions)
    guide = QuestionGuide(
        guide_id=guide_id,
        title=table.text("title"),
        title_en=table.text("title_en"),
        category=table.text("category"),
        source=table.text("source"),
        mark=table.choice("mark", Mark).value,
        also=tuple(table.texts("also")) if table.has("also") else (),
        safety_first=table.flag("safety_first"),
        topics=topics,
        questions=questions,
    )
    return table.whole("order"), guide_id, guide


def _topic(table: Table) -> GuideTopic:
    table.only("id", "title", "title_en")
    return GuideTopic(topic_id=table.text("id"), title=table.text("title"), title_en=table.text("title_en"))


def _question(table: Table, topics: tuple[str, ...]) -> GuideQuestion:
    table.only("id", "kind", "stage", "topic", "text", "text_en", "tip", "tip_en")
    stage = table.choice("stage", GuideStage)
    topic = table.text("topic", "")
    if not topic and stage not in WITHOUT_TOPIC:
        raise table.refuse("topic", message("缺少这一项"))
    if topic and topic not in topics:
        raise table.refuse("topic", message("“{name}”没有列在topic里", name=topic))
    return GuideQuestion(
        question_id=table.text("id"),
        kind=table.choice("kind", QuestionKind),
        text=table.text("text"),
        text_en=table.text("text_en"),
        tip=table.text("tip", ""),
        tip_en=table.text("tip_en", ""),
        stage=stage,
        topic=topic,
    )


def _once(table: Table, key: str, ids: tuple[str, ...]) -> None:
    """At least one, and each id once."""
    if not ids:
        raise table.refuse(key, message("至少要有一项"))
    for place, name in enumerate(ids, 1):
        if name in ids[: place - 1]:
            raise table.refuse(f"{key}[{place}].id", message("“{name}”用了两次", name=name))


def _check_order(table: Table, questions: tuple[GuideQuestion, ...]) -> None:
    """The parts of a talk follow each other, so that the guide shows each of them under one heading."""
    order = tuple(GuideStage)
    latest = 0
    for place, question in enumerate(questions, 1):
        at = order.index(question.stage)
        if at < latest:
            raise table.refuse(
                f"question[{place}].stage",
                message("应排在“{stage}”之前", stage=order[latest].value),
            )
        latest = at
