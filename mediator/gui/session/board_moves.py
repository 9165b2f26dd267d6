"""What the officer does on the board with one press: confirm a suggestion, ask again, bring a point back."""

from __future__ import annotations

from mediator.domain.next_questions import question_about
from mediator.domain.rights import must_be_willing
from mediator.domain.session import FactPoint
from mediator.domain.suggestions import Suggestion
from mediator.gui.session.context import SessionContext
from mediator.wording import tr


class BoardMoves:
    """Each records, or tells why it cannot; the page draws itself anew after the commit."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def turn_second_round(self, point_id: str) -> None:
        """Onto the list of what is asked again, or off it."""
        board = self._context.room.board
        if any(q.point_id == point_id for q in self._context.session.second_round):
            self._context.do(lambda: board.unlist(point_id))
        else:
            self._ask_again(point_id)

    def _ask_again(self, point_id: str) -> bool:
        """List the point with a question that shows neither its source nor anybody's words."""
        session, board = self._context.session, self._context.room.board
        asked = tuple(p.person_id for p in session.parties if must_be_willing(p))
        question = tr(question_about(session, session.fact_point(point_id), asked))
        return self._context.do(lambda: board.list_for_second_round(point_id, question, asked))

    def confirm(self, suggestion: Suggestion, again: bool) -> None:
        """A suggestion becomes a point of the board, and only now counts."""
        board, topic = self._context.room.board, suggestion.topic_title
        noted = self._context.do(
            lambda: board.note_point(
                suggestion.title, topic, suggestion.comparison, suggestion.statement_ids, typed=False
            )
        )
        if not noted:
            return
        if again and self._ask_again(self._context.session.fact_points[-1].point_id):
            self._context.toast(tr("已记下事实点，并列入下一轮。"))
        else:
            self._context.toast(tr("已记下事实点。"))

    def offer_back(self, point: FactPoint) -> None:
        """A point was taken off; the toast brings it back."""
        board = self._context.room.board

        def bring_back() -> None:
            self._context.do(
                lambda: board.note_point(point.title, point.topic, point.comparison, point.statement_ids)
            )

        self._context.toast(tr("已移出看板：{title}。", title=point.title), tr("撤销"), bring_back)
