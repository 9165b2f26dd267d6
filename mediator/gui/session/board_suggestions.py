"""What was noticed between accounts, marked as a suggestion: the officer takes it on the board, or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediator.domain.account_matrix import Quote
from mediator.domain.events import COMPARISON_TITLES, Comparison
from mediator.domain.session import Session
from mediator.domain.suggestions import Suggestion
from mediator.domain.wording import Message
from mediator.gui.session.board_table import quoted, source_shown
from mediator.gui.session.letters import label_shown, letter_shown, tone_of
from mediator.gui.widgets import (
    Card,
    Para,
    Pill,
    Saying,
    SayingBox,
    Tone,
    button,
    clear_layout,
    flow,
    label,
    row,
)
from mediator.wording import tr

MOST_SHOWN = 6


class SuggestionCard(Card):
    """Both statements in their own words, why it was noticed, and the officer's three answers."""

    confirmed = Signal(object, bool)  # Suggestion; whether it is asked about again too
    dismissed = Signal(str)  # key of the suggestion

    def __init__(self, session: Session, suggestion: Suggestion) -> None:
        super().__init__(pad=(12, 10, 12, 10), gap=8, look="Item")
        self.suggestion = suggestion
        differ = suggestion.comparison is Comparison.DIFFER
        why = why_shown(suggestion)
        self.setAccessibleName(tr("建议：{why}", why=why))
        tone = Tone.DISPUTE if differ else Tone.AGREE
        self.add(
            row(
                Pill(tr("建议"), Tone.MUTE),
                Pill(tr(COMPARISON_TITLES[suggestion.comparison]), tone),
                (label(suggestion.title, "bold", wrap=True), 1),
                gap=6,
            ),
            Para(why, 14, "text2"),
        )
        quotes = (suggestion.first.quote, suggestion.second.quote)
        self.add(*(SayingBox(saying_of(session, quote)) for quote in quotes))
        self.confirm = self._button(tr("确认"), "check", lambda: self.confirmed.emit(suggestion, False))
        self.ask = self._button(
            tr("确认并再问"), "message-square", lambda: self.confirmed.emit(suggestion, True)
        )
        if not differ:
            self.ask.hide()
        self.dismiss = self._button(tr("不采用"), "x", lambda: self.dismissed.emit(suggestion.key))
        actions = [self.confirm, *([self.ask] if differ else []), self.dismiss]
        line = flow(*actions, gap=12)
        line.setContentsMargins(0, -2, 0, -4)
        self.add(line)

    def _button(self, words: str, icon: str, pressed: object) -> QPushButton:
        made = button(words, icon=icon, inline=True)
        made.setAccessibleName(tr("{action}：{title}", action=words, title=self.suggestion.title))
        if callable(pressed):
            made.clicked.connect(lambda _checked=False: pressed())
        return made


class SuggestionList(QWidget):
    """The suggestions of one topic or of all, the first few of them; more come as these are answered."""

    confirmed = Signal(object, bool)
    dismissed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.cards: list[SuggestionCard] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._shown: tuple[Suggestion, ...] | None = None

    def show_suggestions(self, session: Session, found: Sequence[Suggestion]) -> None:
        """Draw these; nothing is built anew while they are the same."""
        if self._shown == tuple(found):
            return
        self._shown = tuple(found)
        clear_layout(self._rows)
        self.cards = []
        for suggestion in found[:MOST_SHOWN]:
            card = SuggestionCard(session, suggestion)
            card.confirmed.connect(self.confirmed)
            card.dismissed.connect(self.dismissed)
            self.cards.append(card)
            self._rows.addWidget(card)
        if len(found) > MOST_SHOWN:
            self._rows.addWidget(Para(tr("另有{count}条建议", count=len(found) - MOST_SHOWN), 14, "text2"))
        if not found:
            self._rows.addWidget(Para(tr("没有可以直接比较的说法。"), 14, "text2"))


def why_shown(suggestion: Suggestion) -> str:
    """Why it was noticed, with the numbers of the statements as they are shown in the language in use."""
    why, labels = suggestion.why, {suggestion.first.quote.label, suggestion.second.quote.label}
    values = tuple((k, label_shown(v) if isinstance(v, str) and v in labels else v) for k, v in why.values)
    return tr(Message(why.template, values))


def saying_of(session: Session, quote: Quote) -> Saying:
    """One quote on its speaker's ground."""
    person, words, source = session.person(quote.person_id), quoted(quote), source_shown(quote)
    spoken = tr("{name}说：{words}（{number}）", name=person.name, words=words, number=source)
    return Saying(letter_shown(person.letter), tone_of(person), words, source, spoken)
