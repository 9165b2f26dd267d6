"""告知与去向: who was told to turn elsewhere, in which words, where to and what to bring."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.progress import Missing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_matter import MatterForm, MatterSummary, texts_of
from mediator.gui.session.intake_route import RouteBar
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.session.route_words import stage_shown
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.widgets import (
    Card,
    ErrorSummary,
    LineField,
    Para,
    TextField,
    button,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.wording import tr

BETWEEN_NAMES = "、"


class AdviceForm(Card):
    """What somebody was told; it can be put right until the session is closed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.told = LineField(tr("告知了谁"), optional=tr("（几位之间用顿号隔开）"))
        self.words = TextField(tr("告知的内容"), lines=3)
        self.where = TextField(
            tr("告知去处"), lines=2, hint=tr("例如：区人民法院诉讼服务中心；社区人民调解委员会")
        )
        self.bring = TextField(tr("要带的材料"), optional=tr("（选填）"), lines=2)
        self.record = button(tr("记下告知"), "tint")
        self.record.clicked.connect(lambda _checked=False: self.submit())
        self.fields = KeptFields(
            context.keep_draft,
            "advice",
            {
                "told": self.told.edit,
                "words": self.words.edit,
                "where": self.where.edit,
                "bring": self.bring.edit,
            },
            _recorded(context.session),
        )
        rules = context.room.rules
        law = tr("依据：{law}", law=rules.instrument + rules.article)
        self.add(
            label(tr("告知情况"), "h3"),
            Para(law, 14, "text2", 1.4),
            self.told,
            self.words,
            self.where,
            self.bring,
            row(None, self.record),
        )

    def show_session(self, session: Session) -> None:
        """What is recorded; a closed session takes no more words."""
        self.fields.show(_recorded(session))
        for field in (self.told, self.words, self.where, self.bring):
            field.control.setEnabled(not session.ended)
        self.record.setVisible(not session.ended)

    def submit(self) -> bool:
        """Record it; what is wrong is said at its field."""
        names = tuple(n.strip() for n in self.told.text().split(BETWEEN_NAMES) if n.strip())
        problems = self._problems(names)
        for field in (self.told, self.words, self.where):
            field.set_error(next((sentence for sentence, where in problems if where is field), ""))
        if problems:
            first = problems[0][1]
            if first is not None:
                first.setFocus()
            return False
        error = self._context.attempt(
            lambda: self._context.room.route.advise(
                names, self.words.text(), self.where.text(), self.bring.text()
            )
        )
        self._show_refusal(error)
        if error is None:
            self.fields.forget()
        return error is None

    def _show_refusal(self, error: MediatorError | None) -> None:
        self.words.set_error(tr(error.title) if error else "")

    def _problems(self, names: tuple[str, ...]) -> list[Problem]:
        found: list[Problem] = []
        if not names:
            found.append((tr("请填写告知了谁"), self.told))
        if not self.words.text():
            found.append((tr("请填写告知的内容"), self.words))
        if not self.where.text():
            found.append((tr("请填写告知去处"), self.where))
        return found


class AdvicePage(StagePage):
    """The only page of a session in which nobody mediates: the matter, then the advice."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.INTAKE)
        session = context.session
        self.errors = ErrorSummary()
        self.route = RouteBar(context)
        self.matter = MatterForm(context.room.desk.guides.all())
        self.fields = KeptFields(
            context.keep_draft, "matter", self.matter.edits(), texts_of(session.matter, session.guide_id)
        )
        self.summary = MatterSummary()
        self._opened = self.fields.touched()
        self.note_matter = button(tr("记下改动"), "tint")
        self.note_matter.clicked.connect(lambda _checked=False: self._record_matter())
        self.matter.add(row(None, self.note_matter))
        self.advice = AdviceForm(context)
        content = page(
            label(stage_shown(context.room.rules, Stage.INTAKE), "h2"),
            self.errors,
            self.route,
            self.summary,
            self.matter,
            self.advice,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self.setLayout(col((scroll(content), 1), gap=0))
        self.matter.changed.connect(self._rearrange)
        self.summary.change.clicked.connect(lambda _checked=False: self._open_matter())

    def show_session(self, session: Session) -> None:
        self.route.show_session(session)
        self.fields.show(texts_of(session.matter, session.guide_id))
        self.summary.show_matter(session.matter)
        self.matter.set_read_only(session.ended)
        self.advice.show_session(session)
        self._rearrange()

    def footer_plan(self) -> FooterPlan:
        if self.session.ended:
            return FooterPlan(primary=tr("查看结案"))
        return FooterPlan(hint=tr("记下告知情况后结案"), primary=tr("结案"))

    def press_primary(self) -> None:
        self.errors.clear()
        if not self.session.ended:
            if self.fields.touched() and not self._record_matter():
                return
            if (self.session.advice is None or self.advice.fields.touched()) and not self.advice.submit():
                return
        self.context.open_stage(Stage.CLOSED)

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        self.errors.show_errors(
            tr("有{count}处需要补充", count=len(missing)),
            [(tr(m.sentence), self.advice.told) for m in missing],
        )

    def first_focus(self) -> QWidget | None:
        return self.advice.told.edit

    def _open_matter(self) -> None:
        self._opened = True
        self._rearrange()
        self.matter.title.focus()

    def _record_matter(self) -> bool:
        problems = self.matter.problems(self.context.room.desk.today())
        if problems:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
            return False
        matter, guide_id = self.matter.matter(), self.matter.guide_id()
        if not self.context.do(lambda: self.context.room.intake.correct_matter(matter, guide_id)):
            return False
        self.fields.forget()
        self._opened = False
        self._rearrange()
        return True

    def _rearrange(self) -> None:
        opened = self._opened or self.fields.touched()
        self.matter.setVisible(opened)
        self.summary.setVisible(not opened)
        self.summary.change.setEnabled(not self.session.ended)
        self.note_matter.setVisible(self.fields.touched() and not self.session.ended)


def _recorded(session: Session) -> dict[str, str]:
    advice = session.advice
    if advice is None:
        return {}
    return {
        "told": BETWEEN_NAMES.join(advice.told),
        "words": advice.words,
        "where": advice.where_to_go,
        "bring": advice.to_bring,
    }
