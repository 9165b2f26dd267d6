"""What one person says in a talk: the list, and the ways to take back, bring back, put right and pass on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from mediator.domain.events import DisclosureLevel
from mediator.domain.session import Session, Statement
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import (
    earlier_statements,
    number_shown,
    own_statements,
    statement_row,
    struck_statements,
)
from mediator.gui.session.interview_statement_menu import statement_entries
from mediator.gui.session.interview_undo import Step, UndoSteps
from mediator.gui.session.recording_places import mark_place
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.widgets import StatementList, button, col, label, row
from mediator.wording import tr

LATEST = 200
"""How many statements the list begins with, and how many more each press of 显示更早的 brings."""


class StatementsPanel(QWidget):
    """Only this person's own words, in the order they were said; struck ones on demand, faded."""

    correction_asked = Signal(str)  # statement id
    form_asked = Signal(str, str)  # consent, must_act or translation, and the statement id
    check_asked = Signal()

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self._talk_id = talk_id
        talk = context.session.talk(talk_id)
        name = context.session.person(talk.person_id).name
        self._steps = UndoSteps(
            [Step(s.statement_id, struck=False) for s in own_statements(context.session, talk)]
        )
        self.list = StatementList(tr("{name}的陈述", name=name))
        self._count = label("", "secondary")
        self.struck = button("", "quiet", "history", small=True, on_click=self._toggle_struck)
        self.undo_button = button(
            tr("撤销"),
            "quiet",
            "undo-2",
            small=True,
            tip=tr("撤销 Ctrl+Z"),
            name=tr("撤销"),
            on_click=self.undo,
        )
        self.read_back = button(
            tr("念给本人核对"), "plain", "volume-2", small=True, on_click=self.check_asked.emit
        )
        self.lock = button(tr("转述"), "quiet", "lock", small=True, on_click=self.open_lock)
        self.lock.setToolTip(tr("选中一条，记下本人同意怎样转述"))
        heading = WrappingRow(
            row(label(tr("{name}的陈述", name=name), "h3"), self._count, None, gap=8),
            row(None, self.struck, self.lock, self.undo_button, self.read_back, gap=8),
        )
        self.earlier = button("", "quiet", "chevron-up", small=True, on_click=self.show_earlier)
        self.setLayout(col(heading, row(self.earlier, None, gap=0), (self.list, 1), gap=8))
        self.struck_shown = False
        self._most = LATEST
        self._drawn: tuple[Session, bool, int] | None = None
        self._connect()
        self.show_session(context.session)

    def showEvent(self, event: QShowEvent) -> None:
        """Open at what was said last."""
        super().showEvent(event)
        QTimer.singleShot(0, self.list.scroll_to_end)

    def _connect(self) -> None:
        self.list.opened.connect(self._opened)
        self.list.removal_asked.connect(self.strike)
        self.list.menu_asked.connect(self._menu)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; a page that opens asks for the same twice."""
        self.undo_button.setEnabled(bool(self._steps.done))
        wanted = (session, self.struck_shown, self._most)
        if self._drawn is not None and self._drawn[0] is session and self._drawn[1:] == wanted[1:]:
            return
        self._draw(session)
        self._drawn = (session, self.struck_shown, self._most)

    def _draw(self, session: Session) -> None:
        talk = session.talk(self._talk_id)
        standing, struck = own_statements(session, talk), struck_statements(session, talk)
        earlier = earlier_statements(session, talk)
        self.struck_shown = self.struck_shown and bool(struck)
        shown = (*earlier, *standing, *(struck if self.struck_shown else ()))
        ordered = sorted(shown, key=lambda s: s.number)
        self.list.set_rows([statement_row(session, s) for s in ordered[-self._most :]])
        self._offer_earlier(len(ordered) - self._most)
        self._count.setText(tr("{count}条", count=len(standing)))
        words = tr("收起已删除") if self.struck_shown else tr("已删除{count}条", count=len(struck))
        self.struck.setText(words)
        self.struck.setAccessibleName(words)
        self.struck.setVisible(bool(struck))

    def _offer_earlier(self, left_out: int) -> None:
        """A talk of thousands of statements opens at its end; what came before is a press away."""
        self.earlier.setVisible(left_out > 0)
        if left_out > 0:
            words = tr("显示更早的{count}条", count=min(left_out, LATEST))
            self.earlier.setText(words)
            self.earlier.setAccessibleName(words)

    def show_earlier(self) -> None:
        """Bring more of what was said before; the keyboard goes to the last of it."""
        first = self.list.rows()[0].key
        self._most += LATEST
        self.show_session(self._context.session)
        keys = [row.key for row in self.list.rows()]
        self.list.select(keys[max(0, keys.index(first) - 1)])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def added(self, statement_id: str) -> None:
        """A statement was recorded just now."""
        self._steps.note(Step(statement_id, struck=False))
        self.show_session(self._context.session)
        self.list.scroll_to_end()

    def undo(self) -> None:
        """Take back what was done last: strike it, or bring it back (Ctrl+Z)."""
        self._take(self._steps.undo())

    def redo(self) -> None:
        """Do again what was taken back (Ctrl+Y)."""
        self._take(self._steps.redo())

    def _take(self, step: Step | None) -> None:
        if step is None:
            return
        done = (
            self._commit_strike(step.statement_id) if step.struck else self._commit_restore(step.statement_id)
        )
        if not done:
            self._steps.forget(step.statement_id)
        self.show_session(self._context.session)

    def strike(self, statement_id: str) -> None:
        """Strike a statement; it can be brought back as long as the talk goes on."""
        shown = [row.key for row in self.list.rows()]
        if not self._statement(statement_id).struck and self._commit_strike(statement_id):
            self._steps.note(Step(statement_id, struck=True))
            self.show_session(self._context.session)
            self._stay_near(shown.index(statement_id) if statement_id in shown else 0)

    def _stay_near(self, place: int) -> None:
        """The keyboard stays where the row was taken out."""
        rows = self.list.rows()
        if rows and not self.list.current_key():
            self.list.select(rows[min(place, len(rows) - 1)].key)

    def restore(self, statement_id: str) -> None:
        """Bring a struck statement back under its number."""
        if self._statement(statement_id).struck and self._commit_restore(statement_id):
            self._steps.note(Step(statement_id, struck=False))
            self.show_session(self._context.session)

    def _commit_strike(self, statement_id: str) -> bool:
        talks, number = self._context.room.talks, self._number(statement_id)
        if not self._context.do(lambda: talks.strike(statement_id, tr("记录人删除"))):
            return False
        self._context.toast(
            tr("已删除{number}。", number=number), tr("撤销"), lambda: self.restore(statement_id)
        )
        return True

    def _commit_restore(self, statement_id: str) -> bool:
        talks = self._context.room.talks
        if not self._context.do(lambda: talks.restore(statement_id)):
            return False
        self._context.toast(tr("已恢复{number}。", number=self._number(statement_id)))
        return True

    def turn_disclosure(self, statement_id: str) -> None:
        """The speaker gives leave to pass these words on, or takes it back."""
        talks, statement = self._context.room.talks, self._statement(statement_id)
        private = statement.disclosure is DisclosureLevel.PRIVATE
        verb = talks.grant_disclosure if private else talks.withdraw_disclosure
        if self._context.do(lambda: verb(statement_id)):
            number = self._number(statement_id)
            now_shared, now_kept = (
                tr("{number}已改为可转述。", number=number),
                tr("{number}已改为只留本人。", number=number),
            )
            said = now_shared if private else now_kept
            self._context.toast(said, tr("撤销"), lambda: self.turn_disclosure(statement_id))

    def _statement(self, statement_id: str) -> Statement:
        return self._context.session.statement(statement_id)

    def _number(self, statement_id: str) -> str:
        return number_shown(self._context.session, self._statement(statement_id))

    def _opened(self, statement_id: str) -> None:
        statement = self._statement(statement_id)
        if statement.struck:
            self.restore(statement_id)
        elif statement.talk_id == self._talk_id:
            self.correction_asked.emit(statement_id)

    def _toggle_struck(self) -> None:
        self.struck_shown = not self.struck_shown
        self.show_session(self._context.session)

    def _menu(self, statement_id: str, where: QPoint) -> None:
        menu = self.menu_for(statement_id)
        menu.popup(where)

    def menu_for(self, statement_id: str) -> QMenu:
        """What can be done with one statement."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, act in statement_entries(self, self._context.session, self._statement(statement_id)):
            menu.addAction(words).triggered.connect(lambda _on=False, act=act: act())
        return menu

    def open_lock(self) -> None:
        """The menu of the statement that is chosen, below the button."""
        key = self.list.current_key()
        if key:
            self._menu(key, self.lock.mapToGlobal(self.lock.rect().bottomLeft()))
        else:
            self._context.toast(tr("先在列表里选中一条陈述"))

    def said(self, statement_id: str, to_person: str) -> None:
        """The agreed words were said to this person."""
        if self._context.do(lambda: self._context.room.talks.say(statement_id, to_person)):
            name = self._context.session.person(to_person).name
            number = self._number(statement_id)
            self._context.toast(tr("已记下：{number}已转述给{name}。", number=number, name=name))

    def mark_here(self) -> None:
        """Keep this moment of the recording beside the chosen or the last statement (Ctrl+M)."""
        self.mark_beside(self.list.current_key() if self.list.hasFocus() else "")

    def mark_beside(self, statement_id: str) -> None:
        """The same beside this statement."""
        mark_place(self._context, self._talk_id, statement_id)

    @property
    def talk_id(self) -> str:
        """The talk that goes on here."""
        return self._talk_id
