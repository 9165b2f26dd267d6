"""Drives what is done with words already recorded: leave, the saying, acting on, notes, translations."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mediator.domain.events import DisclosureLevel
from mediator.domain.interview import label_of
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.gui.session.interview_consent import ConsentPanel
from mediator.gui.session.interview_must_act import MustActPanel
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.interview_translation import TranslationPanel
from mediator.gui.tour.forms import choose
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.tour.rows import choose_from_menu
from mediator.services.script import Allow, Script
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told, Translate
from mediator.wording import tr

PassingOn = Allow | KeepBack | Told | ActOn | Note | Translate
ALT = Qt.KeyboardModifier.AltModifier


def pass_on(hand: Hand, session: Session, view: TalkView, script: Script, entry: PassingOn) -> None:
    """One entry of a talk that is about words which stand there already, or are kept apart."""
    match entry:
        case Note():
            _note(hand, view, entry)
        case Allow():
            _allow(hand, session, view, script, entry)
        case KeepBack():
            _choose(hand, session, view, entry.label, tr("改为只留本人"))
        case Told():
            name = _name(script, entry.to)
            _choose(hand, session, view, entry.label, tr("已转述给{name}", name=name))
        case ActOn():
            _act_on(hand, session, view, entry)
        case Translate():
            _translate(hand, session, view, script, entry)


def speak(hand: Hand, view: TalkView, language: str) -> None:
    """Choose the language of the next statement, where the script names one."""
    chosen = view.bar.kind.language
    wanted = chosen.findData(language) if language else chosen.currentIndex()
    if wanted == chosen.currentIndex():
        return
    hand.go(chosen)
    hand.press(chosen, Qt.Key.Key_Home)
    for _ in range(wanted):
        hand.press(chosen, Qt.Key.Key_Down)


def labelled(session: Session, label: str) -> str:
    """The id of the statement with this label, such as 甲-2."""
    return next(s.statement_id for s in session.statements if label_of(session, s) == label)


def _choose(hand: Hand, session: Session, view: TalkView, label: str, words: str) -> None:
    choose_from_menu(hand, view.statements.list, labelled(session, label), words)


def _allow(hand: Hand, session: Session, view: TalkView, script: Script, entry: Allow) -> None:
    if (entry.level, entry.words, entry.by) == (DisclosureLevel.MAY_SAY, "", ""):
        private = session.statement(labelled(session, entry.label)).disclosure is DisclosureLevel.PRIVATE
        if private:
            _choose(hand, session, view, entry.label, tr("本人同意转述"))
            return
    _choose(hand, session, view, entry.label, tr("转述许可…"))
    form = view.form
    if not isinstance(form, ConsentPanel):
        raise HandSlipped("no form for the leave opened")
    hand.click(form.level.button_for(entry.level.value))
    hand.type_into(form.words.edit, entry.words)
    if entry.by:
        wanted = _name(script, entry.by)
        person = next(p for p in session.people if p.name == wanted)
        hand.click(form.who.button_for(person.person_id))
    hand.click(form.save)


def _act_on(hand: Hand, session: Session, view: TalkView, entry: ActOn) -> None:
    _choose(hand, session, view, entry.label, tr("须依法处置…"))
    form = view.form
    if not isinstance(form, MustActPanel):
        raise HandSlipped("no form for what must be acted on opened")
    hand.click(form.ground.button_for(entry.ground.value))
    hand.type_into(form.superior.edit, entry.superior)
    hand.type_into(form.measures.edit, entry.measures)
    hand.click(form.save)


def _translate(hand: Hand, session: Session, view: TalkView, script: Script, entry: Translate) -> None:
    _choose(hand, session, view, entry.label, tr("译文…"))
    form = view.form
    if not isinstance(form, TranslationPanel):
        raise HandSlipped("no form for the translation opened")
    choose(hand, form.language, entry.language)
    wanted = _name(script, entry.by)
    helper = next(p for p in session.here(PersonKind.INTERPRETER) if p.name == wanted)
    choose(hand, form.by, helper.person_id)
    hand.type_into(form.words.edit, entry.text)
    hand.click(form.save)


def _note(hand: Hand, view: TalkView, entry: Note) -> None:
    """To the other class and back, both by the keyboard."""
    composer = view.bar.composer
    hand.press(composer, Qt.Key.Key_N, ALT)
    hand.type_into(composer, entry.text)
    hand.press(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if entry.struck:
        rows = view.notes.list
        hand.go(rows)
        hand.press(rows, Qt.Key.Key_End)
        hand.press(rows, Qt.Key.Key_Delete)
        hand.go(composer)
    hand.press(composer, Qt.Key.Key_N, ALT)


def _name(script: Script, key: str) -> str:
    people = {p.key: p.details.name for p in script.people}
    guardians = {g.key: g.details.name for p in script.people for g in p.guardians}
    return {**guardians, **people}[key]
