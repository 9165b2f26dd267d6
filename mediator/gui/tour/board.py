"""Drives the comparison board: statements ticked into points, what is asked again, and points seen anew."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mediator.domain.events import Comparison
from mediator.domain.interview import label_of
from mediator.domain.stages import Stage
from mediator.gui.questions import PreparedQuestions
from mediator.gui.session.board import BoardPage
from mediator.gui.session.board_editor import PointEditor
from mediator.gui.session.board_lanes import BoardLanes
from mediator.gui.session.board_matrix import BoardMatrix
from mediator.gui.session.board_settle import BoardSettle
from mediator.gui.session.board_sort import ALL, BoardSort
from mediator.gui.session.board_switch import LANES, MATRIX, TIMELINE
from mediator.gui.session.board_timeline import BoardTimeline
from mediator.gui.tour.forms import choose
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.tour.rows import go_to_row
from mediator.services.script import Script, ScriptPoint, ScriptRevision, ScriptSettled
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {"board-alone": True}


def drive(hand: Hand, page: BoardPage, script: Script) -> None:
    """Every point in order, then on to the second round or past it."""
    hand.settle()
    for point in script.points:
        _point(hand, page, script, point)
    if isinstance(page.view, BoardSort):
        hand.click(page.view.back)
    hand.picture("05-comparison")
    _see_otherwise(hand, page)
    if page.session.second_round:
        hand.secondary(tr("查看第二轮提纲（{count}）", count=len(page.session.second_round)))
        hand.picture("05-comparison-outline")
    _prepare_reason(page, script)
    hand.primary()


def _see_otherwise(hand: Hand, page: BoardPage) -> None:
    """The table of topics and the line of time, and back to the lanes; nothing is recorded."""
    for key, name in ((MATRIX, "05-comparison-matrix"), (TIMELINE, "05-comparison-timeline"), (LANES, "")):
        view = page.view
        if not isinstance(view, BoardLanes | BoardMatrix | BoardTimeline):
            raise HandSlipped("the board is not shown")
        hand.click(view.switch.chips.button_for(key))
        if name:
            hand.picture(name)


def has_more(script: Script, round_: int) -> bool:
    """Whether anything is done on the board after that round."""
    settled = any(s.round == round_ and not s.clause for s in script.settled)
    return settled or any(r.round == round_ for r in script.revisions)


def see_anew(hand: Hand, page: BoardPage, script: Script, round_: int) -> None:
    """The differences settled after a round, and the points that look different."""
    hand.settle()
    for settled in script.settled:
        if settled.round == round_ and not settled.clause:
            _settle(hand, page, script, settled)
    for revision in script.revisions:
        if revision.round == round_:
            _revision(hand, page, script, revision)
    hand.picture("06-second-round-board")


def settle_by_clauses(hand: Hand, page: BoardPage, script: Script) -> None:
    """The differences that a clause of the agreement takes up."""
    hand.settle()
    for settled in script.settled:
        if settled.clause:
            _settle(hand, page, script, settled)


def _settle(hand: Hand, page: BoardPage, script: Script, settled: ScriptSettled) -> None:
    if not isinstance(page.view, BoardLanes):
        raise HandSlipped("the lanes are not shown")
    hand.click(page.view.cards[_point_id(page, script, settled.point)].settle)
    view = page.view
    if not isinstance(view, BoardSettle):
        raise HandSlipped("nothing can be settled here")
    hand.click(view.outcome.button_for(settled.outcome.value))
    if settled.clause:
        choose(hand, view.clause, page.session.clauses[settled.clause - 1].clause_id)
    elif settled.reason:
        hand.type_into(view.reason.edit, settled.reason)
    hand.click(view.save)


def _point_id(page: BoardPage, script: Script, key: str) -> str:
    place = next(i for i, p in enumerate(script.points) if p.key == key)
    return page.session.fact_points[place].point_id


def _point(hand: Hand, page: BoardPage, script: Script, point: ScriptPoint) -> None:
    if isinstance(page.view, BoardLanes):
        hand.click(page.view.tray)
    editor = _choose(hand, page, point.statements)
    hand.type_into(editor.title.edit, point.title)
    hand.type_into(editor.topic.edit, point.topic)
    hand.click(editor.lane.button_for(point.comparison.value))
    if point.ask_again:
        _ask_again(hand, page, editor, script, point)
    hand.click(editor.save)


def _ask_again(hand: Hand, page: BoardPage, editor: PointEditor, script: Script, point: ScriptPoint) -> None:
    again = editor.again
    if point.comparison is Comparison.AGREE:
        raise HandSlipped("where accounts agree nothing is asked again")
    hand.click(again.tick)
    hand.type_into(again.words.edit, point.ask_again)
    names = {p.key: p.details.name for p in script.people}
    ids = {p.name: p.person_id for p in page.session.people}
    wanted = {ids[names[key]] for key in point.ask_again_of} or set(again.people.chosen())
    for person_id in wanted ^ set(again.people.chosen()):
        hand.click(again.people.chip_of(person_id))


def _revision(hand: Hand, page: BoardPage, script: Script, revision: ScriptRevision) -> None:
    if not isinstance(page.view, BoardLanes):
        raise HandSlipped("the lanes are not shown")
    hand.click(page.view.cards[_point_id(page, script, revision.point)].edit)
    editor = _choose(hand, page, revision.statements)
    if revision.title:
        hand.type_into(editor.title.edit, revision.title)
    hand.click(editor.lane.button_for(revision.comparison.value))
    hand.click(editor.save)


def _choose(hand: Hand, page: BoardPage, labels: tuple[str, ...]) -> PointEditor:
    """Tick exactly these statements, with the keyboard."""
    view, session = page.view, page.session
    if not isinstance(view, BoardSort):
        raise HandSlipped("there are no statements to tick")
    hand.click(view.filter.button_for(ALL))
    wanted = {s.statement_id for s in session.statements if label_of(session, s) in labels}
    for row in view.ticks.rows():
        if row.ticked != (row.key in wanted):
            go_to_row(hand, view.ticks, row.key)
            hand.press(view.ticks, Qt.Key.Key_Space)
    return view.editor


def _prepare_reason(page: BoardPage, script: Script) -> None:
    """The script's own reason where it leaves the second round out."""
    reason, questions = script.skip_reason(Stage.SECOND_ROUND), page.context.questions
    if reason and isinstance(questions, PreparedQuestions):
        questions.texts[f"skip-{Stage.SECOND_ROUND.value}"] = reason
