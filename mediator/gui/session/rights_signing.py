"""The end of the notice: the signature on the pad or on paper, or the refusal with its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from mediator.domain.handwriting import Handwriting
from mediator.domain.people import Person
from mediator.gui.session.context import SessionContext
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.rights_screens import OwnNameScreen, PaperScreen, ReasonScreen, SignScreen
from mediator.gui.session.rights_shell import ScreensShell
from mediator.gui.widgets import big_button
from mediator.services.draft_keys import rights_draft
from mediator.wording import mark, tr

WANTED_REASON = mark("请先写下理由")


class SigningPages(ScreensShell):
    """What comes before and after the signature is up to the pages of the notice itself."""

    def __init__(self, context: SessionContext, heading: str, size: int, person: Person) -> None:
        super().__init__(context, heading, size)
        self._person = person
        self._show: Callable[[], None] = self._show_sign

    def _way_back(self) -> list[QPushButton]:
        raise NotImplementedError

    def _show_done(self) -> None:
        raise NotImplementedError

    @in_own_language
    def _show_sign(self) -> None:
        self._show = self._show_sign
        screen = SignScreen(self._person.name)
        refuse = big_button(tr("拒绝签名"), on_click=self._show_refusal)
        paper = big_button(tr("改用纸质签名"), on_click=self._show_paper)
        confirm = big_button(
            tr("确认签名"), "primary", on_click=lambda: self._show_own_name(screen.pad.handwriting())
        )
        self._context.keep_ink(self._ink_key, screen.pad)
        confirm.setEnabled(screen.pad.usable())
        screen.pad.changed.connect(lambda: confirm.setEnabled(screen.pad.usable()))
        self.put(screen, self._way_back(), [refuse, paper, confirm])

    @property
    def _ink_key(self) -> str:
        return f"notice:{self._person.person_id}"

    def _sign_anew(self) -> None:
        self._context.drop_ink(self._ink_key)
        self._show_sign()

    @in_own_language
    def _show_paper(self) -> None:
        self._show = self._show_paper
        screen = PaperScreen(self._context, self._person)
        leave = big_button(tr("返回签名"), icon="arrow-left", on_click=lambda: self._leave_paper(screen))
        note = big_button(tr("记下"), "primary", on_click=lambda: self._on_paper(screen))
        note.setEnabled(not screen.fields.wanting())
        screen.fields.changed.connect(lambda: note.setEnabled(not screen.fields.wanting()))
        self.put(screen, [leave], [note])

    def _leave_paper(self, screen: PaperScreen) -> None:
        screen.fields.empty()
        self._show_sign()

    @in_own_language
    def _on_paper(self, screen: PaperScreen) -> None:
        rights, person_id, paper = self._context.room.rights, self._person.person_id, screen.fields.paper()
        error = self._context.attempt(lambda: rights.give_notice(person_id, ink=None, on_paper=paper))
        if error is not None:
            screen.show_wrong(tr(error.title))
            return
        screen.fields.forget()
        self._context.drop_ink(self._ink_key)
        self._show_done()

    @in_own_language
    def _show_own_name(self, ink: Handwriting) -> None:
        self._show = lambda: self._show_own_name(ink)
        screen = OwnNameScreen(self._person.name, ink, self.reading_size())
        again = big_button(tr("重新签"), icon="eraser", on_click=self._sign_anew)
        own = big_button(tr("是我签的"), "primary", on_click=lambda: self._give(ink, "", None))
        self.put(screen, [again], [own])

    @in_own_language
    def _show_refusal(self) -> None:
        self._show = self._show_refusal
        screen = ReasonScreen(
            tr("拒绝签名"),
            tr("不签名也可以。请说说理由，由民警写进记录。"),
            tr("拒绝签名的理由"),
            self.reading_size(),
            self._context.keep_draft,
            rights_draft(self._person.person_id, "refusal"),
        )
        leave = big_button(tr("返回签名"), icon="arrow-left", on_click=self._show_sign)
        note = big_button(tr("记下"), "primary", on_click=lambda: self._refused(screen))
        self.put(screen, [leave], [note])

    def _refused(self, screen: ReasonScreen) -> None:
        if not screen.field.text():
            self._ask_for(screen, WANTED_REASON)
            return
        self._give(None, screen.field.text(), screen)

    def _give(self, ink: Handwriting | None, refusal: str, screen: ReasonScreen | None) -> None:
        rights, person_id = self._context.room.rights, self._person.person_id
        if self._context.do(lambda: rights.give_notice(person_id, ink=ink, refusal=refusal)):
            if screen is not None:
                screen.keeper.forget()
            self._context.drop_ink(self._ink_key)
            self._show_done()

    @in_own_language
    def _ask_for(self, screen: ReasonScreen, wanted: str) -> None:
        screen.field.set_error(tr(wanted))
