"""Loads the question guides: the same topics for everybody, in both languages, with tips for the officer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.guides import GuideQuestion, GuideStage, GuideTopic, QuestionGuide, QuestionKind
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

GENERAL = "general"


class GuideFiles:
    """The guides in a folder, one file each, in the order their files ask for."""

    def __init__(self, folder: Path = RESOURCES / "guides") -> None:
        self._folder = folder

    def all(self) -> tuple[QuestionGuide, ...]:
        """Every guide, in the order they are offered at intake."""
        return load_guides(self._folder)

    def guide(self, guide_id: str) -> QuestionGuide:
        """The guide of that id, or the general one when a station took it away."""
        guides = {guide.guide_id: guide for guide in self.all()}
        return guides.get(guide_id) or guides[GENERAL]


@lru_cache(maxsize=8)
def load_guides(folder: Path) -> tuple[QuestionGuide, ...]:
    """Every guide of the folder; read once while the program runs."""
    found = sorted(load_guide(path) for path in sorted(folder.glob("*.toml")))
    guides = tuple(guide for _, _, guide in found)
    if GENERAL not in [guide.guide_id for guide in guides]:
        raise BadInput(message("没有找到通用询问提纲，请重新安装程序。已有的记录不受影响"))
    return guides


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
    questions = tuple(_question(entry) for entry in table.tables("question"))
    if not questions:
        raise table.refuse("question", message("至少要有一项"))
    seen: set[str] = set()
    for place, question in enumerate(questions, 1):
        if question.question_id in seen:
            name = question.question_id
            raise table.refuse(f"question[{place}].id", message("“{name}”用了两次", name=name))
        seen.add(question.question_id)
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


def _question(table: Table) -> GuideQuestion:
    table.only("id", "kind", "stage", "topic", "text", "text_en", "tip", "tip_en")
    return GuideQuestion(
        question_id=table.text("id"),
        kind=table.choice("kind", QuestionKind),
        text=table.text("text"),
        text_en=table.text("text_en"),
        tip=table.text("tip", ""),
        tip_en=table.text("tip_en", ""),
        stage=table.choice("stage", GuideStage, GuideStage.FOLLOW_UP),
        topic=table.text("topic", ""),
    )
