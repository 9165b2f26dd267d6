"""The form of what the dispute is about; a new session and the intake page use the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.categories import DISPUTE_CATEGORIES
from mediator.domain.errors import BadInput
from mediator.domain.events import Matter
from mediator.domain.guides import QuestionGuide
from mediator.domain.intake import checked_matter
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit
from mediator.gui.session.kept_fields import carrier
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    DateField,
    LineField,
    Para,
    TextField,
    button,
    col,
    row,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.gui.widgets.fields import Field
from mediator.wording import language, tr

GENERAL_GUIDE = "general"


class MatterForm(Card):
    """Title, kind of dispute, place, day, time, cause and a short account."""

    changed = Signal()

    def __init__(self, guides: Sequence[QuestionGuide]) -> None:
        super().__init__(pad=20, gap=16)
        self._guides = tuple(guides)
        optional = tr("（选填）")
        self.title = LineField(tr("案件简称"))
        self.category = ChoiceField(tr("纠纷类别"), [(name, tr(name)) for name in DISPUTE_CATEGORIES])
        titles = [(g.guide_id, g.title_en if language() == "en" else g.title) for g in self._guides]
        self.guide = ChoiceField(tr("问话提纲"), titles, optional=tr("（可以另选）"))
        self.place = LineField(tr("发生地点"))
        self.happened_on = DateField(tr("发生日期"), shown=day_shown)
        self.happened_time = LineField(tr("发生时间"), optional=optional)
        self.cause = TextField(tr("起因"), optional=optional, lines=1)
        self.summary = TextField(tr("纠纷简况"), optional=optional, lines=3)
        self._category_held = carrier(self.category, self)
        self._guide_held = carrier(self.guide, self)
        self.add(
            row((self.title, 3), (self.category, 2), gap=24),
            row((self.place, 3), (row((self.happened_on, 1), (self.happened_time, 1), gap=16), 2), gap=24),
            row((self.guide, 3), (QWidget(), 2), gap=24),
            self.cause,
            self.summary,
        )
        # Only a person's own choice suggests a guide; a draft that comes back brings its own.
        self.category.edit.activated.connect(lambda _index: self._suggest_guide())
        for field in self._fields().values():
            field.changed.connect(lambda _text: self.changed.emit())

    def _suggest_guide(self) -> None:
        fitting = (g.guide_id for g in self._guides if self.category.key() in (g.category, *g.also))
        self._guide_held.setText(next(fitting, GENERAL_GUIDE))

    def _fields(self) -> dict[str, Field]:
        return {
            "title": self.title,
            "category": self.category,
            "place": self.place,
            "happened_on": self.happened_on,
            "happened_time": self.happened_time,
            "guide": self.guide,
            "cause": self.cause,
            "summary": self.summary,
        }

    def edits(self) -> Mapping[str, Edit]:
        """The fields that are kept as drafts, by the names of services/draft_keys.py."""
        return {
            "title": self.title.edit,
            "category": self._category_held,
            "guide": self._guide_held,
            "place": self.place.edit,
            "happened_on": self.happened_on.edit,
            "happened_time": self.happened_time.edit,
            "cause": self.cause.edit,
            "summary": self.summary.edit,
        }

    def guide_id(self) -> str:
        """The question guide chosen; nothing when none is."""
        return self._guide_held.text()

    def matter(self) -> Matter:
        """What is typed, not checked yet."""
        return Matter(
            title=self.title.text(),
            category=self._category_held.text(),
            summary=self.summary.text(),
            place=self.place.text(),
            happened_on=self.happened_on.value(),
            happened_time=self.happened_time.text(),
            cause=self.cause.text(),
        )

    def problems(self, today: date) -> Sequence[Problem]:
        """Everything the record would refuse, each at its field."""
        found: list[tuple[str, Field]] = []
        if self.happened_on.unreadable():
            found.append((tr("请把发生日期写成2026年3月9日这样"), self.happened_on))
        typed, sound = self.matter(), Matter(title="简称", category="类别")
        alone: tuple[tuple[Field, Matter], ...] = (
            (self.title, replace(sound, title=typed.title)),
            (self.place, replace(sound, place=typed.place)),
            (self.happened_on, replace(sound, happened_on=typed.happened_on)),
            (self.happened_time, replace(sound, happened_time=typed.happened_time)),
            (self.cause, replace(sound, cause=typed.cause)),
            (self.summary, replace(sound, summary=typed.summary)),
        )
        for field, matter in alone:
            try:
                checked_matter(matter, today)
            except BadInput as error:
                found.append((tr(error.title), field))
        if not typed.category:
            found.append((tr("请选择纠纷类别"), self.category))
        if not self.guide_id():
            found.append((tr("请选择问话提纲"), self.guide))
        order = list(self._fields().values())
        return sorted(found, key=lambda problem: order.index(problem[1]))

    def field_for(self, code: str) -> Field | None:
        """The field a missing fact is about, by its code in domain/progress.py."""
        return self._fields().get(code)

    def set_read_only(self, closed: bool) -> None:
        """A session that has ended shows its matter and takes no more words."""
        for field in self._fields().values():
            field.control.setEnabled(not closed)


class MatterSummary(Card):
    """A matter that is complete, in three lines, so that the questions below come into view."""

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 14), gap=4)
        self.change = button(tr("修改"), small=True, icon="pen-line", name=tr("修改案件信息"))
        self._title = Para("", 16, bold=True, line_height=1.4)
        self._where = Para("", 14, "text2", 1.4)
        self._cause = Para("", 14, "text2", 1.4)
        words = col(self._title, self._where, self._cause, gap=4)
        self.add(row((words, 1), col(self.change, None), gap=24))

    def show_matter(self, matter: Matter) -> None:
        """Draw what is recorded."""
        self._title.set_text(tr("{title}（{category}）", title=matter.title, category=tr(matter.category)))
        day = day_text(matter.happened_on)
        self._where.set_text(
            tr("{day}{time}，{place}", day=day, time=matter.happened_time, place=matter.place)
        )
        self._cause.set_text(matter.cause or matter.summary)
        self._cause.setVisible(bool(matter.cause or matter.summary))


def texts_of(matter: Matter, guide_id: str) -> dict[str, str]:
    """What the fields show of a recorded matter."""
    return {
        "title": matter.title,
        "category": matter.category,
        "guide": guide_id,
        "place": matter.place,
        "happened_on": day_text(matter.happened_on),
        "happened_time": matter.happened_time,
        "cause": matter.cause,
        "summary": matter.summary,
    }


def day_text(day: date | None) -> str:
    """A day as the field shows it and reads it back; nothing where none is recorded."""
    return "" if day is None else day_shown(day)
