"""逐条念: the record of a talk before the person it is of, one statement a screen in large type."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.disclosure import PartyView
from mediator.domain.people import AccessNeed
from mediator.domain.session import Session, Talk
from mediator.gui.session.interview_rows import number_shown, own_statements, words_shown
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.party_pages import PartyPages, PartyScreen
from mediator.gui.widgets import big_button
from mediator.wording import tr

PLAIN_SIZE, LARGEST_SIZE = 40, 56


class RecordAloudView(PartyPages):
    """Each screen is answered: right as it stands, or to be put right; the last asks what is missing."""

    heard = Signal(str)  # statement id: it is right
    wrong = Signal(str)  # statement id: it has to be put right
    more = Signal()  # something has to be added
    done = Signal()

    def __init__(self, session: Session, talk: Talk, *, first: str = "") -> None:
        name = session.person(talk.person_id).name
        needs = session.person(talk.person_id).details.needs
        screens = (*_screens(session, talk), _last())
        size = LARGEST_SIZE if AccessNeed.SIGHT in needs else PLAIN_SIZE
        super().__init__(tr("念给{name}核对", name=name), screens, size=size)
        self.turned.connect(lambda _index: self._show_buttons())
        self.show_screen(next((i for i, s in enumerate(screens) if s.key == first), 0))

    def buttons_right(self) -> list[QPushButton]:
        self.wrong_button = big_button("", on_click=self._put_right)
        self.right_button = big_button("", "primary", on_click=self._is_right)
        return [self.wrong_button, self.right_button]

    def progress(self) -> str:
        total = len(self.screens) - 1
        if self.last:
            return tr("共{total}条", total=total)
        return tr("第{number}条，共{total}条", number=self.index + 1, total=total)

    def _is_right(self) -> None:
        if self.last:
            self.done.emit()
            return
        self.heard.emit(self.shown.key)
        self.go_on()

    def _put_right(self) -> None:
        if self.last:
            self.more.emit()
        else:
            self.wrong.emit(self.shown.key)

    @in_own_language
    def _show_buttons(self) -> None:
        right, wrong = tr("对，下一条"), tr("要更正")
        if self.last:
            right, wrong = tr("没有要补充的"), tr("要补充")
        for made, words in ((self.right_button, right), (self.wrong_button, wrong)):
            made.setText(words)
            made.setAccessibleName(words)


def _screens(session: Session, talk: Talk) -> tuple[PartyScreen, ...]:
    asked = {q.question_id: q.text for q in talk.asked}
    own = PartyView(talk.person_id)
    return tuple(
        PartyScreen(
            key=s.statement_id,
            heading=asked.get(s.question_id, "") or number_shown(session, s),
            text=words_shown(session, s, own),
        )
        for s in own_statements(session, talk)
    )


def _last() -> PartyScreen:
    return PartyScreen(key="", heading=tr("念完了"), text=tr("还有要补充的吗？没有的话，请在记录上签名。"))
