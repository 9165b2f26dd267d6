"""Drives the separate talks: seats, questions, statements, reading back, and the board as it then stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.events import StatementCategory
from mediator.domain.stages import Stage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_correction import OFFICER
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.stage_page import StagePage
from mediator.gui.session.talk_check import TalkCheck
from mediator.gui.tour import board, danger
from mediator.gui.tour.forms import choose, type_day
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.tour.pass_on import labelled, pass_on, speak
from mediator.gui.tour.rows import go_to_row
from mediator.gui.widgets.step_rows import StepRow
from mediator.services.script import (
    Allow,
    Ask,
    AskAgain,
    AskOwn,
    Correct,
    Restore,
    Say,
    Script,
    ScriptArrival,
    ScriptTalk,
    Strike,
    TalkEntry,
)
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told, Translate
from mediator.services.script_pace import Alarm, MarkPlace, Rest
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {}
PICTURES = {1: "04-first-round", 2: "06-second-round"}


def drive(hand: Hand, page: InterviewPage, script: Script) -> None:
    """Every talk of the first round, or of the second and those after it, one after the other."""
    for round_ in (1,) if page.stage is Stage.FIRST_ROUND else script.further_rounds():
        if round_ > page.round:
            hand.secondary(tr("再谈一轮（第{number}轮）", number=round_))
        talks = [talk for talk in script.talks if talk.round == round_]
        if round_ in PICTURES:
            hand.picture(f"{PICTURES[round_]}-seat")
        for talk in talks:
            hand.clock_to(talk.at)
            page = _talk(hand, page, script, talk, pictured=talk is talks[0] and round_ in PICTURES)
        if round_ > 1 and board.has_more(script, round_):
            page = _see_anew(hand, page, script, round_)
    hand.primary()


def _talk(
    hand: Hand, page: InterviewPage, script: Script, talk: ScriptTalk, *, pictured: bool
) -> InterviewPage:
    name = next(p.details.name for p in script.people if p.key == talk.person)
    seating = page.view
    if not isinstance(seating, Seating):
        raise HandSlipped("nobody can be asked in")
    hand.click_text(seating, tr("请{name}入座", name=name))
    if seating.seat is None:
        raise HandSlipped("there is no seat")
    if talk.limits:
        hand.click(seating.seat.limits.tick)
    hand.click(seating.seat.tick)
    hand.click(seating.seat.start)
    for entry in talk.entries:
        if isinstance(entry, Alarm):
            window = page.window()
            danger.sound(hand, page, script, entry)
            page = _open_page(window)
        else:
            _entry(hand, page, script, entry)
    if pictured:
        hand.picture(PICTURES[page.round])
    hand.primary()
    _read_back(hand, page, talk, name, picture=f"{PICTURES[page.round]}-check" if pictured else "")
    return page


def _entry(hand: Hand, page: InterviewPage, script: Script, entry: TalkEntry) -> None:
    view = _talk_view(page)
    match entry:
        case Ask():
            _put(hand, view, entry.question_id)
        case AskAgain():
            title = next(p.title for p in script.points if p.key == entry.point)
            _put(hand, view, next(p.point_id for p in page.session.fact_points if p.title == title))
        case AskOwn():
            hand.click(view.guide.own)
            hand.type_into(view.guide.own_question.field.edit, entry.text)
            hand.click(view.guide.own_question.put)
        case Say():
            _say(hand, view, entry)
        case Correct():
            _correct(hand, page, view, script, entry)
        case Strike():
            go_to_row(hand, view.statements.list, labelled(page.session, entry.label))
            hand.press(view.statements.list, Qt.Key.Key_Delete)
        case Restore():
            if not view.statements.struck_shown:
                hand.click(view.statements.struck)
            go_to_row(hand, view.statements.list, labelled(page.session, entry.label))
            hand.press(view.statements.list, Qt.Key.Key_Return)
        case Allow() | KeepBack() | Told() | ActOn() | Note() | Translate():
            pass_on(hand, page.session, view, script, entry)
        case Rest():
            hand.click(view.strip.rest.button)
            hand.clock_to(entry.until)
            hand.click(view.strip.rest.button)
        case MarkPlace():
            go_to_row(hand, view.statements.list, labelled(page.session, entry.label))
            hand.press(view.statements.list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)


def _put(hand: Hand, view: TalkView, question_id: str) -> None:
    """Put a question of the list; with the key for the next one where it is the next one."""
    ids = [prompt.question_id for prompt in view.guide.prompts()]
    current = view.guide.current
    at = ids.index(current) if current in ids else -1
    if ids[at + 1 : at + 2] == [question_id]:
        hand.press(view.bar.composer, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        return
    go_to_row(hand, view.guide.questions, question_id)
    hand.press(view.guide.questions, Qt.Key.Key_Return)


def _say(hand: Hand, view: TalkView, entry: Say) -> None:
    bar = view.bar
    hand.type_into(bar.composer, entry.text)
    for place, category in enumerate(StatementCategory, 1):
        if (category.value in bar.chips.chosen()) != (category in entry.categories):
            hand.press(bar.composer, getattr(Qt.Key, f"Key_{place}"), Qt.KeyboardModifier.AltModifier)
    speak(hand, view, entry.language)
    if entry.verbatim:
        hand.click(bar.verbatim)
    if entry.may_say:
        hand.click(bar.private)
    hand.press(bar.composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _correct(hand: Hand, page: InterviewPage, view: TalkView, script: Script, entry: Correct) -> None:
    go_to_row(hand, view.statements.list, labelled(page.session, entry.label))
    hand.press(view.statements.list, Qt.Key.Key_Return)
    panel = view.correction
    if panel is None:
        raise HandSlipped("nothing can be put right")
    hand.type_into(panel.words.edit, entry.text)
    for category in StatementCategory:
        if (category.value in panel.chips.chosen()) != (category in entry.categories):
            hand.click(panel.chips.button_for(category.value))
    if panel.verbatim.isChecked() != entry.verbatim:
        hand.click(panel.verbatim)
    asked_by = OFFICER
    if entry.asked_by:
        name = next(p.details.name for p in script.people if p.key == entry.asked_by)
        asked_by = next(p.person_id for p in page.session.people if p.name == name)
    if panel.asked_by.one() != asked_by:
        hand.click(panel.asked_by.button_for(asked_by))
    hand.type_into(panel.reason.edit, entry.reason)
    hand.click(panel.save)


def _read_back(hand: Hand, page: InterviewPage, talk: ScriptTalk, name: str, *, picture: str) -> None:
    check = page.view
    if not isinstance(check, TalkCheck):
        raise HandSlipped("the record is not read back")
    if talk.arrival is not None:
        _note_arrival(hand, check, talk.arrival)
    _tick_lines(hand, check)
    if talk.refusal:
        hand.click(check.sign.refuse)
        hand.type_into(check.sign.reason.edit, talk.refusal)
    else:
        hand.write_name(check.sign.pad, name)
    if picture:
        hand.picture(picture)
    hand.primary()


def _tick_lines(hand: Hand, check: TalkCheck) -> None:
    """Each line as it is read; the key goes on to the next one by itself."""
    go_to_row(hand, check.record, check.heard.left()[0])
    while check.heard.left():
        hand.press(check.record, Qt.Key.Key_Space)


def _note_arrival(hand: Hand, check: TalkCheck, arrival: ScriptArrival) -> None:
    card = check.arrival
    if card is None:
        raise HandSlipped("this route asks nobody when they came")
    hand.click(card.toggle)
    choose(hand, card.how, arrival.how.value)
    type_day(hand, card.day, arrival.at.date())
    hand.type_into(card.arrived.edit, f"{arrival.at:%H:%M}")
    hand.click(card.note)


def _see_anew(hand: Hand, page: InterviewPage, script: Script, round_: int) -> InterviewPage:
    """To the board by the stepper, the points settled and seen anew, and back."""
    window = page.window()
    board.see_anew(hand, board_of(hand, page), script, round_)
    step_to(hand, window, Stage.SECOND_ROUND)
    return _open_page(window)


def _open_page(window: QWidget) -> InterviewPage:
    here = next((p for p in window.findChildren(InterviewPage) if p.isVisible()), None)
    if here is None:
        raise HandSlipped("the talks did not open")
    return here


def board_of(hand: Hand, page: StagePage) -> BoardPage:
    """The board, opened by the stepper."""
    window = page.window()
    step_to(hand, window, Stage.COMPARISON)
    opened = next((b for b in window.findChildren(BoardPage) if b.isVisible()), None)
    if opened is None:
        raise HandSlipped("the board did not open")
    return opened


def step_to(hand: Hand, window: QWidget, stage: Stage) -> None:
    """Choose a stage in the stepper."""
    rows = window.findChildren(StepRow)
    hand.click(next(row for row in rows if row.isVisible() and row.item.key == stage.value))


def _talk_view(page: InterviewPage) -> TalkView:
    if not isinstance(page.view, TalkView):
        raise HandSlipped("no talk is going on")
    return page.view
