"""The agreement as it stands: a live document while it is drafted, the locked text while it is signed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.chinese_dates import date_text
from mediator.domain.clauses import clause_text
from mediator.domain.events import ClauseTerms
from mediator.domain.money import capitals, digits
from mediator.domain.numerals import chinese_number
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.session.route_words import agreement_shown
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    FlexLabel,
    Para,
    Pill,
    box,
    button,
    clear_layout,
    col,
    icon_label,
    label,
    row,
    rule,
    scroll,
)
from mediator.wording import mark, tr

LINE_HEIGHT = 1.65


class DocumentCard(Card):
    """Head with the state and the check code, the text, and whether it was read aloud."""

    read_asked = Signal()
    preview_asked = Signal()
    large_asked = Signal()

    def __init__(self) -> None:
        super().__init__(pad=0, gap=0)
        self._drawn: object = None
        self._state = Pill(tr("正在起草"), Tone.MUTE, "pen-line")
        self._code = FlexLabel("", "caption")
        self.read_button = button(tr("放大朗读"), icon="volume-2", small=True, on_click=self.read_asked.emit)
        self.large_button = button(tr("大字稿"), icon="printer", small=True, on_click=self.large_asked.emit)
        self.large_button.setToolTip(tr("协议朗读稿，大字，可以打印出来给人看"))
        self.preview_button = button(
            tr("预览PDF"), icon="file-text", small=True, on_click=self.preview_asked.emit
        )
        self._body = QVBoxLayout()
        self._body.setContentsMargins(28, 20, 28, 20)
        self._body.setSpacing(12)
        self._text = box(self._body)
        self._mark = col(gap=0)
        self._heard = label("", "secondary", wrap=True)
        self._draft = label("", "caption")
        head = WrappingRow(
            row(label(tr("协议正文"), "h3"), self._state, self._code, None, gap=6),
            row(self.read_button, self.large_button, self.preview_button, None, gap=8),
        )
        foot = row(self._mark, (self._heard, 1), self._draft, gap=8, margins=(20, 10, 16, 10))
        area = scroll(self._text)
        area.setMinimumHeight(120)
        self.add(row(head, margins=(16, 12, 12, 12)), rule(), (area, 1), rule(), foot)

    def show_session(self, session: Session) -> None:
        """Draw the text anew when it changed, and the state always."""
        locked = session.lock is not None
        self._state.set_text(*_state(session))
        self._code.setText(tr("核对码{code}", code=session.lock.check_code) if session.lock else "")
        self._code.setVisible(locked)
        self.preview_button.setVisible(locked)
        self._show_heard(session)
        draft = session.drafts_locked if locked else session.drafts_locked + 1
        self._draft.setText(tr("第{number}稿", number=draft))
        key = (session.facts_text, session.clauses, session.parties, session.matter, session.supplement)
        if key != self._drawn:
            self._drawn = key
            self._write(session)

    def code_shown(self) -> str:
        """The check code beside the state, as it stands on the paper."""
        return self._code.text()

    def _show_heard(self, session: Session) -> None:
        at = session.read_aloud_at
        clear_layout(self._mark)
        self._mark.addWidget(icon_label("circle-check" if at else "clock", Tone.AGREE if at else "text3", 18))
        self._heard.setText(_heard(at, len(session.parties)))

    def _write(self, session: Session) -> None:
        clear_layout(self._body)
        title = label(agreement_shown(session), "h2")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body.addWidget(title)
        for line in _supplement_lines(session):
            self._body.addWidget(Para(line, 16, "text", LINE_HEIGHT))
        names = [p.details.organisation or p.name for p in session.parties]
        for party, name in zip(session.parties, names, strict=True):
            line = tr("{letter}方：{name}", letter=party.letter, name=name)
            self._body.addWidget(Para(line, 16, "text", LINE_HEIGHT, strong=[name]))
        self._body.addWidget(Para(tr("主要事实"), 16, "text", LINE_HEIGHT, bold=True))
        self._body.addWidget(_written(session.facts_text, tr("（还没有写）")))
        several = len(session.parties) > 2
        agreed = tr("经调解，各方自愿达成如下协议：") if several else tr("经调解，双方自愿达成如下协议：")
        self._body.addWidget(Para(agreed, 16, "text", LINE_HEIGHT, bold=True))
        if not session.clauses:
            self._body.addWidget(_written("", tr("（还没有条款）")))
        for i, clause in enumerate(session.clauses, 1):
            sentence = f"{chinese_number(i)}、{clause_text(session, clause.terms)}"
            self._body.addWidget(Para(sentence, 16, "text", LINE_HEIGHT, strong=emphasised(clause.terms)))
        self._body.addWidget(Para(tr(EFFECT), 14, "text2", 1.5))
        self._body.addStretch(1)


EFFECT = mark("提示：协议履行后，公安机关不再处罚。不履行的，公安机关依法处理；民事争议可以向人民法院起诉。")


def _supplement_lines(session: Session) -> list[str]:
    """Which supplement it is and what it goes back to; nothing where it is the agreement itself."""
    if session.supplement is None:
        return []
    lines = [tr("补充协议第{number}号", number=session.supplement.number)]
    for kept in session.earlier:
        lines.append(
            tr(
                "所依据的文本：{day}签署，第{draft}稿，核对码{code}",
                day=day_shown(kept.signed.at.date()),
                draft=kept.lock.draft,
                code=kept.lock.check_code,
            )
        )
    return lines


def emphasised(terms: ClauseTerms) -> tuple[str, ...]:
    """What is set bold in a clause: the amount in both ways, and the day."""
    found = []
    if terms.amount_fen is not None:
        found.append(f"{digits(terms.amount_fen)}元（大写：人民币{capitals(terms.amount_fen)}）")
    if terms.due_on is not None and not terms.on_the_spot:
        found.append(date_text(terms.due_on))
    return tuple(found)


def _written(text: str, nothing: str) -> QWidget:
    return Para(text or nothing, 16, "text" if text else "text3", LINE_HEIGHT)


def _state(session: Session) -> tuple[str, Tone, str]:
    if session.signed is not None:
        return tr("已登记") if session.oral else tr("已签署"), Tone.AGREE, "circle-check"
    if session.lock is not None:
        return tr("已锁定"), Tone.MUTE, "lock"
    return tr("正在起草"), Tone.MUTE, "pen-line"


def _heard(at: datetime | None, parties: int) -> str:
    if at is None:
        return tr("还没有朗读全文")
    time = f"{at:%H:%M}"
    if parties > 2:
        return tr("{time}已向各方朗读全文，各方表示听清", time=time)
    return tr("{time}已向双方朗读全文，双方表示听清", time=time)
