"""The comparison board: accounts side by side, for the officer's eyes only."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.accounts import unplaced
from mediator.domain.differences import still_listed
from mediator.domain.disclosure import held_back
from mediator.domain.guides import QuestionGuide
from mediator.domain.regimes import StageNeed
from mediator.domain.session import FactPoint, Session
from mediator.domain.stages import Stage
from mediator.gui.questions import Question
from mediator.gui.session.board_cover import BoardCover
from mediator.gui.session.board_lanes import BoardLanes
from mediator.gui.session.board_matrix import BoardMatrix
from mediator.gui.session.board_moves import BoardMoves
from mediator.gui.session.board_outline import BoardOutline
from mediator.gui.session.board_settle import BoardSettle
from mediator.gui.session.board_sort import BoardSort
from mediator.gui.session.board_switch import MATRIX, TIMELINE
from mediator.gui.session.board_timeline import BoardTimeline
from mediator.gui.session.board_unsaved import begun_point
from mediator.gui.session.context import SessionContext
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.widgets import PageStack
from mediator.wording import tr

ALONE = "board-alone"
OUTLINE = "outline"

Overview = BoardLanes | BoardMatrix | BoardTimeline
View = BoardCover | Overview | BoardSort | BoardOutline | BoardSettle


class BoardPage(StagePage):
    """Shows nothing until the officer has said, once a visit, that no party sees the screen."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.COMPARISON)
        self._alone = False
        self._moves = BoardMoves(context)
        self._put_aside: set[str] = set()  # suggestions the officer did not take, while the page is open
        self._visit = QTimer(self)
        self._visit.setSingleShot(True)
        self._visit.timeout.connect(self._visited)
        self._stack = PageStack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.view: View = self._cover()
        self._stack.replace(self.view)

    def _cover(self) -> BoardCover:
        cover = BoardCover()
        cover.open_asked.connect(self.ask_alone)
        return cover

    def showEvent(self, event: QShowEvent) -> None:
        """A visit begins: ask who can see the screen."""
        super().showEvent(event)
        if not self._alone:
            self._visit.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """The visit is over; minimising the window is not leaving."""
        super().hideEvent(event)
        if self._alone and not event.spontaneous():
            self._alone = False
            self._put_away()
            self._turn(self._cover())

    def _visited(self) -> None:
        if self.isVisible() and not self._alone:
            self.ask_alone()

    def ask_alone(self) -> None:
        """Open the board once the officer is alone with it."""
        question = Question(
            key=ALONE,
            title=tr("当事人不在屏幕前吗？"),
            lines=(tr("看板把各方的说法放在一起，只给警官看。"),),
            yes=tr("不在，打开看板"),
            no=tr("先不打开"),
        )
        self._alone = self.context.questions.confirm(question)
        if self._alone:
            self._open()

    def _open(self) -> None:
        """Where the work was left, what waits to be sorted, or the board."""
        begun = begun_point(self.context)
        if begun is not None:
            self.open_sort(begun)
        elif not self.session.fact_points and unplaced(self.session):
            self.open_sort()
        else:
            self.open_lanes()

    def _put_away(self) -> None:
        """Before another view is built: what was typed is saved, and its fields are no longer watched."""
        self.context.flush_drafts()
        self.context.release_drafts()

    def _turn(self, view: View) -> None:
        self.view = view
        self._stack.replace(view)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
        self.footer_changed.emit()

    def open_lanes(self) -> None:
        """The three lanes."""
        self._put_away()
        view = BoardLanes(self.session)
        view.sort_asked.connect(self.open_sort)
        view.edit_asked.connect(self.open_sort)
        view.toggled.connect(self._moves.turn_second_round)
        view.settle_asked.connect(self._settle)
        view.turned.connect(self._turn_to)
        self._turn(view)

    def open_matrix(self) -> None:
        """The table of topics and people."""
        self._put_away()
        view = BoardMatrix(self.session, self._guide(), lambda key: key in self._put_aside)
        view.turned.connect(self._turn_to)
        view.point_asked.connect(self.open_sort)
        view.confirmed.connect(self._moves.confirm)
        view.dismissed.connect(self._dismiss)
        self._turn(view)

    def open_timeline(self) -> None:
        """The line of time."""
        self._put_away()
        view = BoardTimeline(self.session, self._guide())
        view.turned.connect(self._turn_to)
        self._turn(view)

    def _turn_to(self, wanted: str) -> None:
        if wanted == MATRIX:
            self.open_matrix()
        elif wanted == TIMELINE:
            self.open_timeline()
        else:
            self.open_lanes()

    def _guide(self) -> QuestionGuide:
        return self.context.room.desk.guides.guide(self.session.guide_id)

    def open_sort(self, point_id: str = "") -> None:
        """Make a fact point out of statements, or change one."""
        self._put_away()
        view = BoardSort(self.context, point_id)
        view.closed.connect(self.open_lanes)
        view.dropped.connect(self._dropped)
        self._turn(view)

    def open_settle(self, point_id: str) -> None:
        """Decide what became of a difference."""
        self._put_away()
        view = BoardSettle(self.context, point_id)
        view.closed.connect(self.open_lanes)
        self._turn(view)

    def _settle(self, point_id: str) -> None:
        if self.session.fact_point(point_id).settled is None:
            self.open_settle(point_id)
        else:
            self.context.do(lambda: self.context.room.board.reopen(point_id))

    def open_outline(self) -> None:
        """What will be asked again."""
        self._put_away()
        view = BoardOutline(self.context)
        view.closed.connect(self._close_outline)
        self._turn(view)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        if not isinstance(self.view, BoardCover):
            self.view.show_session(session)

    def first_focus(self) -> QWidget | None:
        """The next thing to be done."""
        return self.view.open if isinstance(self.view, BoardCover) else self.view.first_focus()

    def footer_plan(self) -> FooterPlan:
        listed, kept = len(still_listed(self.session)), held_back(self.session)
        covered = isinstance(self.view, BoardCover)
        shown = not covered and not isinstance(self.view, BoardOutline)
        return FooterPlan(
            back=tr("上一步") if covered or isinstance(self.view, Overview) else tr("返回看板"),
            hint=tr("{count}条“只留本人谈话”的内容未列入看板", count=kept) if kept else "",
            hint_icon="lock" if kept else "",
            secondary=((OUTLINE, tr("查看第二轮提纲（{count}）", count=listed)),) if shown else (),
            primary=self._onward(listed=bool(listed)),
            primary_kind="tint" if covered or isinstance(self.view, BoardSort | BoardSettle) else "primary",
        )

    def _onward(self, *, listed: bool) -> str:
        if not self._may_ask_why():
            return self.onward()
        return tr("开始第二轮分别谈") if listed else tr("不谈第二轮，继续")

    def _may_ask_why(self) -> bool:
        """Whether leaving the second round out wants a reason on this route."""
        return self.context.room.rules.need(Stage.SECOND_ROUND) is StageNeed.NEEDED

    def press_secondary(self, key: str) -> None:
        if key == OUTLINE:
            self.open_outline()

    def press_back(self) -> None:
        if isinstance(self.view, BoardSort | BoardSettle):
            self.open_lanes()
        elif isinstance(self.view, BoardOutline):
            self._close_outline()
        else:
            super().press_back()

    def press_primary(self) -> None:
        """On to the second round; without a question listed, it is left out with a reason."""
        if isinstance(self.view, BoardOutline) and not self.view.record_all():
            return
        room, there = self.context.room, Stage.SECOND_ROUND
        here = room.session.stage is self.stage
        if (
            here
            and self._may_ask_why()
            and not room.missing()
            and not room.session.second_round
            and there not in room.session.skipped
        ):
            self.skip(there, tr("不谈第二轮？"), (tr("各方说法已经一致"), tr("没有需要再问的事项")))
            if there not in room.session.skipped:
                return
        self.go_on()

    def _dismiss(self, key: str) -> None:
        self._put_aside.add(key)
        if isinstance(self.view, BoardMatrix):
            self.view.refresh()

    def _close_outline(self) -> None:
        if not isinstance(self.view, BoardOutline) or self.view.record_all():
            self.open_lanes()

    def _dropped(self, point: FactPoint) -> None:
        self.open_lanes()
        self._moves.offer_back(point)
