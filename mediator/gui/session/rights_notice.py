"""The notice as one person goes through it: right by right, recusal, alone, willingness, the signature."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.screening import RightItem
from mediator.domain.session import Rights
from mediator.gui.session.context import SessionContext
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.rights_alone import PREFIX, AloneSteps
from mediator.gui.session.rights_screens import (
    ChoiceScreen,
    DoneScreen,
    ReasonScreen,
    RightScreen,
    reading_size_for,
)
from mediator.gui.session.rights_signing import WANTED_REASON, SigningPages
from mediator.gui.session.route_words import phrase_shown
from mediator.gui.widgets import big_button
from mediator.services.draft_keys import rights_draft
from mediator.wording import language, mark, tr

# Longer than any right's own id: a pack has a right called `recusal` too.
RECUSAL, WILLING, SIGN = "step:recusal", "step:willing", "step:sign"

WANTED_QUESTION = mark("请先写下疑问")


class NoticeView(SigningPages):
    """Every answer is recorded at once; opened again, it goes on at the first thing not answered yet."""

    finished = Signal()

    def __init__(
        self,
        context: SessionContext,
        person_id: str,
        *,
        only_willing: bool = False,
        only_alone: bool = False,
        voice: Callable[[str], None] | None = None,
    ) -> None:
        person = context.session.person(person_id)
        heading = tr("单独询问") if only_alone else tr("权利义务告知")
        super().__init__(context, heading, reading_size_for(person), person)
        self._voice = voice
        self._only_willing, self._only_alone = only_willing, only_alone
        self._alone = AloneSteps(context, self._person)
        self._rights = context.room.pack.rights
        self._steps = self._plan()
        self._at = self._steps[0] if only_willing or only_alone else self._first_open()
        self._show = self._show_step
        self.size_chosen.connect(lambda _px: self._show())
        self.back_clicked.connect(self._leave)
        self._show_step()

    @property
    def step(self) -> str:
        """Where the person is: the id of a right, or one of the three steps after them."""
        return self._at

    def _plan(self) -> list[str]:
        if self._only_willing:
            return [WILLING]
        if self._only_alone:
            return self._alone.steps
        asked = [WILLING] if must_be_willing(self._person) else []
        return [*(item.right_id for item in self._rights), RECUSAL, *self._alone.steps, *asked, SIGN]

    def _first_open(self) -> str:
        rights = self._told()
        answered = {answer.right_id for answer in rights.answers}
        for item in self._rights:
            if item.right_id not in answered:
                return item.right_id
        if not rights.recusal_asked:
            return RECUSAL
        if self._alone.first_open():
            return self._alone.first_open()
        if must_be_willing(self._person) and rights.willing is None:
            return WILLING
        return SIGN

    def _told(self) -> Rights:
        return rights_of(self._context.session, self._person.person_id)

    @in_own_language
    def _show_step(self) -> None:
        place = self._steps.index(self._at) + 1
        self.set_progress(
            tr(
                "{name}，第{number}页，共{total}页",
                name=self._person.name,
                number=place,
                total=len(self._steps),
            )
        )
        self._show = self._show_step
        if self._at == RECUSAL:
            self._show_recusal()
        elif self._at == WILLING:
            self._show_willing()
        elif self._at == SIGN:
            self._show_sign()
        elif self._at.startswith(PREFIX):
            self._show_alone()
        else:
            self._show_right(next(item for item in self._rights if item.right_id == self._at))

    def _way_back(self) -> list[QPushButton]:
        place = self._steps.index(self._at)
        if place == 0:
            return []
        return [big_button(tr("上一页"), icon="arrow-left", on_click=lambda: self._turn_to(place - 1))]

    def _turn_to(self, place: int) -> None:
        self._at = self._steps[place]
        self._show_step()

    def _go_on(self) -> None:
        place = self._steps.index(self._at) + 1
        if place < len(self._steps):
            self._turn_to(place)
        else:
            self._show_done()

    # --- the rights ---

    def _show_right(self, item: RightItem) -> None:
        answers = {answer.right_id: answer for answer in self._told().answers}
        noted = answers[item.right_id].question if item.right_id in answers else ""
        left = self._way_back()
        if self._voice is not None:
            voice, words = self._voice, _spoken(item)
            left.append(big_button(tr("念给他听"), icon="volume-2", on_click=lambda: voice(words)))
        ask = big_button(
            tr("有疑问"), icon="circle-question-mark", on_click=lambda: self._show_question(item)
        )
        clear = big_button(tr("听清了，下一页"), "primary", on_click=lambda: self._answer(item, ""))
        self.put(RightScreen(item, self.reading_size(), noted), left, [ask, clear])

    @in_own_language
    def _show_question(self, item: RightItem) -> None:
        self._show = lambda: self._show_question(item)
        screen = ReasonScreen(
            item.title,
            item.text,
            tr("记下疑问和解答"),
            min(self.reading_size(), 32),
            self._context.keep_draft,
            rights_draft(self._person.person_id, "question"),
        )
        leave = big_button(tr("不问了"), on_click=self._show_step)
        note = big_button(tr("记下，下一页"), "primary", on_click=lambda: self._note(item, screen))
        self.put(screen, [leave], [note])

    def _note(self, item: RightItem, screen: ReasonScreen) -> None:
        if not screen.field.text():
            self._ask_for(screen, WANTED_QUESTION)
            return
        self._answer(item, screen.field.text(), screen)

    def _answer(self, item: RightItem, question: str, screen: ReasonScreen | None = None) -> None:
        rights, person_id = self._context.room.rights, self._person.person_id
        done = self._context.do(
            lambda: rights.answer(person_id, item.right_id, understood=not question, question=question)
        )
        if done:
            if screen is not None:
                screen.keeper.forget()
            self._go_on()

    # --- recusal and willingness: two answers that look the same ---

    def _show_recusal(self) -> None:
        host = self._context.session.host.name
        text = tr("主持这次调解的是民警{host}。您要求换人吗？", host=host)
        told = self._told()
        noted = tr("已申请：{reason}", reason=told.recusal_reason) if told.recusal_wanted else ""
        screen = ChoiceScreen(tr("回避"), text, self.reading_size(), noted)
        ask = big_button(tr("要求换人"), on_click=self._show_recusal_reason)
        keep = big_button(tr("不要求"), on_click=lambda: self._record_recusal("", None))
        self.put(screen, self._way_back(), [ask, keep])

    @in_own_language
    def _show_recusal_reason(self) -> None:
        self._show = self._show_recusal_reason
        screen = ReasonScreen(
            tr("回避"),
            tr("请说说为什么要求换人。"),
            tr("理由"),
            self.reading_size(),
            self._context.keep_draft,
            rights_draft(self._person.person_id, "recusal"),
        )
        leave = big_button(tr("返回"), icon="arrow-left", on_click=self._show_step)
        note = big_button(tr("记下，下一页"), "primary", on_click=lambda: self._reason_given(screen))
        self.put(screen, [leave], [note])

    def _reason_given(self, screen: ReasonScreen) -> None:
        if not screen.field.text():
            self._ask_for(screen, WANTED_REASON)
            return
        self._record_recusal(screen.field.text(), screen)

    def _record_recusal(self, reason: str, screen: ReasonScreen | None) -> None:
        rights, person_id = self._context.room.rights, self._person.person_id
        if self._context.do(lambda: rights.ask_recusal(person_id, asks=bool(reason), reason=reason)):
            if screen is not None:
                screen.keeper.forget()
            self._go_on()

    def _show_alone(self) -> None:
        screen = self._alone.screen(self._at, self.reading_size())
        self.put(screen, self._way_back(), self._alone.buttons(self._at, self._go_on))

    def _show_willing(self) -> None:
        screen = ChoiceScreen(
            tr("意愿"),
            phrase_shown(self._context.room.rules.willing),
            self.reading_size(),
        )
        draft = rights_draft(self._person.person_id, "words")
        screen.ask_words(tr("本人的话"), self._context.keep_draft, draft)
        no = big_button(tr("不愿意"), on_click=lambda: self._record_willing(screen, willing=False))
        yes = big_button(tr("愿意"), on_click=lambda: self._record_willing(screen, willing=True))
        self.put(screen, self._way_back(), [no, yes])

    def _record_willing(self, screen: ChoiceScreen, *, willing: bool) -> None:
        rights, person_id = self._context.room.rights, self._person.person_id
        words = screen.words.text() if screen.words is not None else ""
        done = self._context.do(lambda: rights.record_willingness(person_id, willing=willing, words=words))
        if done:
            if screen.keeper is not None:
                screen.keeper.forget()
            self._go_on()

    @in_own_language
    def _show_done(self) -> None:
        self._show = self._show_done
        text = tr("{name}的权利义务告知完成了。请把屏幕交还民警。", name=self._person.name)
        if self._only_alone:
            text = tr("问完了。请把屏幕交还民警。")
        done = big_button(tr("完成"), "primary", on_click=self._leave)
        self.put(DoneScreen(text, self.reading_size()), [], [done])

    def _leave(self) -> None:
        self._context.flush_drafts()
        self.finished.emit()


def _spoken(item: RightItem) -> str:
    """The right as it is read out, in the language of the page."""
    return item.text_en if language() == "en" and item.text_en else item.text
