"""A fact point being made or changed: its words, its topic, its lane; typed text waits as a draft."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal

from mediator.domain.events import COMPARISON_TITLES, Comparison
from mediator.domain.session import FactPoint, Session
from mediator.gui.drafts import DraftKeeper, put_text
from mediator.gui.session.board_again import AskAgain
from mediator.gui.session.board_words import comparable
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import number_shown
from mediator.gui.session.leak_warning import LeakWarning, everybody
from mediator.gui.widgets import (
    Card,
    ErrorSummary,
    LineField,
    Para,
    Problem,
    SegmentedChoice,
    TextField,
    button,
    label,
    row,
)
from mediator.wording import tr


class PointEditor(Card):
    """Without a point it makes a new one. Nothing is judged here: the officer chooses the lane."""

    saved = Signal()
    dropped = Signal(object)  # FactPoint
    selection_changed = Signal()

    def __init__(self, context: SessionContext, point: FactPoint | None) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.point_id = point.point_id if point else ""
        self.errors = ErrorSummary()
        self.title = TextField(tr("事实点"), hint=tr("写成各方都能接受的说法，不判断对错。"), lines=2)
        self.leaks = LeakWarning(
            context, self.title.text, lambda: everybody(context.session), officer_only=True
        )
        self.topic = LineField(tr("事项"), hint=tr("同一件事用同一个词，例如“手机”。"))
        lanes = [(c.value, tr(COMPARISON_TITLES[c])) for c in Comparison]
        self.lane = SegmentedChoice(lanes, name=tr("各方说法"))
        self.chosen_words = Para("", 14, "text2")
        self.again = AskAgain(context, self.point_id)
        self.save = button(tr("保存修改") if point else tr("记下这个事实点"), "primary", on_click=self._save)
        self.drop = button(tr("移出看板"), "danger", on_click=self._drop)
        self.drop.setVisible(point is not None)
        self.buttons = Card(row(self.drop, None, self.save), pad=(20, 10, 20, 10))
        self.add(
            label(tr("修改事实点") if point else tr("新的事实点"), "h3"),
            self.errors,
            self.chosen_words,
            self.title,
            self.leaks,
            self.topic,
            label(tr("各方说法"), "bold"),
            row(self.lane, None),
            self.again,
        )
        self._chosen: tuple[str, ...] = ()
        self._keepers: tuple[DraftKeeper, ...] = ()
        self._fill(point)

    def _fill(self, point: FactPoint | None) -> None:
        if point is not None:
            put_text(self.title.edit, point.title)
            put_text(self.topic.edit, point.topic)
        self._memory = ChoiceMemory(self)
        ids: tuple[str, ...] = point.statement_ids if point else ()
        lane: tuple[str, ...] = (point.comparison.value,) if point else ()
        end = f":{self.point_id}" if point else ""
        self._keepers = (
            self._context.keep_draft(f"point{end}", self.title.edit),
            self._context.keep_draft(f"point-topic{end}", self.topic.edit),
            self._context.keep_draft(f"point-choice{end}", self._memory),
        )
        kept_ids, kept_lane = self._memory.remembered(2)
        if kept_ids or kept_lane:
            ids, lane = kept_ids, kept_lane
        self.lane.set_value(next(iter(lane), ""))
        known = comparable(self._context.session)
        self._chosen = tuple(i for i in ids if i in known)
        self.lane.changed.connect(lambda _key: self._remember())
        self.title.changed.connect(lambda _text: self.leaks.look_soon())
        self.topic.changed.connect(self.again.follow)
        self.again.follow(self.topic.text())
        self._offer_again()
        self._show_chosen()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the statements chosen, in the order of the record."""
        return self._chosen

    def toggle(self, statement_id: str) -> None:
        """Take a statement in, or out again."""
        wanted = set(self._chosen) ^ {statement_id}
        self._chosen = tuple(i for i in comparable(self._context.session) if i in wanted)
        self._suggest_lane()
        self._remember()
        self._show_chosen()
        self.selection_changed.emit()

    def _suggest_lane(self) -> None:
        """One speaker alone can only be one side; with two the officer decides."""
        known = comparable(self._context.session)
        speakers = {known[i].person_id for i in self._chosen}
        if len(speakers) == 1:
            self.lane.set_value(Comparison.ONE_SIDE.value)
        elif self.lane.value() == Comparison.ONE_SIDE.value:
            self.lane.set_value("")

    def _remember(self) -> None:
        lane = self.lane.value()
        self._memory.remember(self._chosen, (lane,) if lane else ())
        self._offer_again()

    def _offer_again(self) -> None:
        self.again.offer(possible=self.lane.value() in (Comparison.DIFFER.value, Comparison.ONE_SIDE.value))

    def _show_chosen(self) -> None:
        session = self._context.session
        known = comparable(session)
        numbers = tr("·").join(number_shown(session, known[i]) for i in self._chosen)
        words = tr("已选：{numbers}", numbers=numbers) if numbers else tr("先在左边勾选有关的陈述。")
        self.chosen_words.set_text(words)

    def show_session(self, session: Session) -> None:
        """Statements may have come or gone."""
        known = comparable(session)
        self._chosen = tuple(i for i in self._chosen if i in known)
        self._show_chosen()

    def _wanting(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._chosen:
            found.append((tr("请勾选有关的陈述"), None))
        if not self.title.text():
            found.append((tr("请写明事实点"), self.title))
        if not self.topic.text():
            found.append((tr("请写明事项"), self.topic))
        if not self.lane.value():
            found.append((tr("请选择各方说法是否一致"), self.lane))
        again = self.again.wanted()
        if again is not None and not again.question:
            found.append((tr("请写明第二轮怎样问"), self.again.words))
        if again is not None and not again.person_ids:
            found.append((tr("请选择问谁"), self.again.people))
        return found

    def _save(self) -> None:
        wanting = self._wanting()
        if not wanting:
            error = self._context.attempt(self._record)
            wanting = [(tr(error.title), None)] if error is not None else []
        if wanting:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(wanting)), wanting)
            return
        self._leave()
        self.saved.emit()

    def _record(self) -> Session:
        """The point, and at once what is asked again about it."""
        if self.point_id:
            if self._differs():
                self._record_point()
        else:
            self._record_point()
            self.point_id = self._context.session.fact_points[-1].point_id
        self.again.settle(self.point_id)
        return self._context.session

    def _differs(self) -> bool:
        point = self._context.session.fact_point(self.point_id)
        same_words = (point.title, point.topic) == (self.title.text(), self.topic.text())
        same_lane = point.comparison.value == self.lane.value()
        return not (same_words and same_lane and set(point.statement_ids) == set(self._chosen))

    def _record_point(self) -> Session:
        board = self._context.room.board
        lane = Comparison(self.lane.value())
        if self.point_id:
            return board.revise_point(self.point_id, self.title.text(), self.topic.text(), lane, self._chosen)
        return board.note_point(self.title.text(), self.topic.text(), lane, self._chosen)

    def _drop(self) -> None:
        board = self._context.room.board
        point = self._context.session.fact_point(self.point_id)
        if self._context.do(lambda: board.drop_point(self.point_id)):
            self._leave()
            self.dropped.emit(point)

    def _leave(self) -> None:
        """Everything was recorded; no field waits to be saved any more."""
        for edit in (self.title.edit, self.topic.edit, self._memory):
            with QSignalBlocker(edit):
                put_text(edit, "")
        for keeper in self._keepers:
            keeper.forget()
        self.again.forget()
