"""Everything outside a session in its frame: home, lists, settings, help, a new mediation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator.gui.frame import HomeHeader, HomeShell
from mediator.gui.pages.audit import AuditPage
from mediator.gui.pages.due import DuePage
from mediator.gui.pages.help import HelpPage
from mediator.gui.pages.home import HomePage
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.pages.records import RecordsPage
from mediator.gui.pages.settings import SettingsPage
from mediator.gui.pages.verify import VerifyPage
from mediator.gui.preferences import Look
from mediator.gui.questions import Questions
from mediator.gui.theme import current
from mediator.gui.widgets import NavEntry, Navigation, col
from mediator.services.access import Action, may
from mediator.services.audit_view import may_view_audit
from mediator.services.desk import Desk
from mediator.services.worklist import Worklist
from mediator.wording import tr

Page = HomePage | RecordsPage | DuePage | SettingsPage | HelpPage | NewSessionPage | VerifyPage | AuditPage
KEEPS_TYPED = RecordsPage | SettingsPage | HelpPage | VerifyPage | AuditPage


class DayView(QWidget):
    """One page of the navigation; `typed` is what stood in it before it was built anew."""

    session_opened = Signal(str)
    room_opened = Signal(object)  # Room
    page_asked = Signal(str, str)  # key, words to look for
    look_asked = Signal(object)  # Look
    larger_asked = Signal()
    language_asked = Signal()
    curtain_asked = Signal()
    signed_out = Signal()
    back_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        look: Look,
        key: str,
        typed: Mapping[str, str],
        *,
        questions: Questions,
        folder: Path,
        returns: bool = False,
    ) -> None:
        super().__init__()
        if not works_with_cases(desk) and key not in ("settings", "help", "audit"):
            key = "audit" if may_view_audit(desk.user) else "settings"
        self.key = key
        self._questions, self._folder = questions, folder
        self._desk, self._look, self._returns = desk, look, returns
        self.header = HomeHeader(desk.user.name, training=desk.station.training)
        self.header.search.setVisible(works_with_cases(desk))
        self.navigation = Navigation(top=self._top(), groups=[], foot=_foot())
        self.navigation.set_current("home" if key == "new" else key)
        self.shell = HomeShell(self.header, self.navigation)
        self.page = self._page(key, typed)
        self.shell.set_page(self.page, self.page.first_focus())
        self.setLayout(col(self.shell, gap=0))
        self._connect()

    def focus_first(self) -> None:
        """The keyboard goes to the page's main control."""
        (self.page.first_focus() or self.page).setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """What stands in the page's fields and is kept nowhere else."""
        page = self.page
        return page.typed() if isinstance(page, KEEPS_TYPED) else {}

    def _connect(self) -> None:
        self.navigation.chosen.connect(self._chosen)
        self.header.search_submitted.connect(lambda words: self.page_asked.emit("search", words))
        self.header.curtain_asked.connect(self.curtain_asked)
        self.header.larger_asked.connect(self.larger_asked)
        self.header.language_asked.connect(self.language_asked)

    def _top(self) -> list[NavEntry]:
        audit = [NavEntry("audit", tr("审计记录"), "history")] if may_view_audit(self._desk.user) else []
        if not works_with_cases(self._desk):
            return audit
        today = self._desk.today()
        late = sum(1 for d in Worklist(self._desk).due() if d.item.due_on <= today)
        due = tr("回访与履行，{count}件到期", count=late) if late else ""
        return [
            NavEntry("home", tr("今日工作"), "house"),
            NavEntry("sessions", tr("全部会谈"), "messages-square"),
            NavEntry("due", tr("回访与履行"), "calendar-check", badge=str(late) if late else "", spoken=due),
            NavEntry("search", tr("查询"), "search"),
            NavEntry("verify", tr("核验文书"), "shield-check"),
            *audit,
        ]

    def _page(self, key: str, typed: Mapping[str, str]) -> Page:
        match key:
            case "new":
                return self._new()
            case "sessions" | "search":
                title = tr("查询") if key == "search" else tr("全部会谈")
                records = RecordsPage(self._desk, title, typed)
                records.session_opened.connect(self.session_opened)
                return records
            case "due":
                due = DuePage(self._desk)
                due.session_opened.connect(self.session_opened)
                return due
            case "verify":
                checked = VerifyPage(self._desk, typed)
                checked.session_opened.connect(self.session_opened)
                return checked
            case "audit":
                return self._audit(typed)
            case "settings":
                return self._settings(typed)
            case "help":
                page = HelpPage(returns=self._returns, stage=typed.get("stage", ""))
                page.back_asked.connect(self.back_asked)
                return page
            case _:
                return self._home()

    def _audit(self, typed: Mapping[str, str]) -> AuditPage:
        trail = AuditPage(self._desk, self._questions, typed, self._folder)
        trail.shown_anew.connect(lambda: self.page_asked.emit("audit", ""))
        return trail

    def _home(self) -> HomePage:
        home = HomePage(self._desk)
        home.session_opened.connect(self.session_opened)
        home.new_asked.connect(lambda: self.page_asked.emit("new", ""))
        home.all_asked.connect(lambda: self.page_asked.emit("sessions", ""))
        home.due_asked.connect(lambda: self.page_asked.emit("due", ""))
        home.draft_opened.connect(self._draft_opened)
        return home

    def flush_drafts(self) -> bool:
        """Save now what is being typed for a new session; True when there is nothing to lose."""
        return self.page.flush_drafts() if isinstance(self.page, NewSessionPage) else True

    def _new(self) -> NewSessionPage:
        new = NewSessionPage(self._desk)
        new.opened.connect(self.room_opened)
        return new

    def _settings(self, typed: Mapping[str, str]) -> SettingsPage:
        settings = SettingsPage(
            self._desk, current().scale, high_contrast=self._look.high_contrast, typed=typed
        )
        settings.verify_asked.connect(lambda: self.page_asked.emit("verify", ""))
        settings.language_chosen.connect(lambda chosen: self._ask(replace(self._look, language=chosen)))
        settings.scale_chosen.connect(lambda scale: self._ask(replace(self._look, scale=scale)))
        settings.contrast_chosen.connect(lambda on: self._ask(replace(self._look, high_contrast=on)))
        return settings

    def _draft_opened(self, session_id: str) -> None:
        if session_id:
            self.session_opened.emit(session_id)
        else:
            self.page_asked.emit("new", "")

    def _chosen(self, key: str) -> None:
        if key == "sign_out":
            self.signed_out.emit()
        else:
            self.page_asked.emit(key, "")

    def _ask(self, look: Look) -> None:
        self.look_asked.emit(look)


def works_with_cases(desk: Desk) -> bool:
    """Whether whoever is signed in has cases at all: an administrator has accounts or the audit instead."""
    return may(desk.user, Action.VIEW_LISTS).allowed


def _foot() -> list[NavEntry]:
    return [
        NavEntry("settings", tr("设置"), "settings"),
        NavEntry("help", tr("帮助F1"), "circle-question-mark"),
        NavEntry("sign_out", tr("退出登录"), "log-out"),
    ]
