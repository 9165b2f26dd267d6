"""The page of the people: parties of any number, fact witnesses, and the others in the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.attendance import next_letter
from mediator.domain.people import HELPER_KINDS, PersonKind
from mediator.domain.presence import officers_at
from mediator.domain.progress import Missing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.id_reader import reader_of
from mediator.gui.session.letters import letter_shown
from mediator.gui.session.parties_helpers import HelpersPanel
from mediator.gui.session.parties_officers import OfficersPanel
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.session.parties_tabs import HELPERS, OFFICERS, WITNESSES, PeopleTabs, TabRow
from mediator.gui.session.parties_witnesses import WitnessesPanel
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.widgets import PageStack, StepState, SubStep, button, col, label, page, row, scroll
from mediator.wording import tr

FEWEST_PARTIES = 2
POLICE_CODES = frozenset({"officers", "recording"})
LISTS = (WITNESSES, HELPERS, OFFICERS)
Panel = PersonPanel | WitnessesPanel | HelpersPanel | OfficersPanel


class PartiesPage(StagePage):
    """One tab a person; the forms of the other tabs wait as drafts."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.PARTIES)
        self._reader = reader_of(context.room.desk.settings, context.room.desk.today())
        self._wanted: list[str] = []
        self.tabs = PeopleTabs()
        self.title = label("", "h2")
        self.read_card = button(
            tr("读身份证"), icon="id-card", tip=tr("把身份证放到读卡器上，或按F6"), on_click=self._read_card
        )
        self.add = button(tr("添加当事人"), icon="plus", on_click=self.add_party)
        self._stack = PageStack()
        content = page(
            *self.above(),
            row(self.title, None, self.add, self.read_card, gap=12),
            self.tabs,
            self._stack,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self._scroll = scroll(content)
        self.setLayout(col((self._scroll, 1), gap=0))
        self.tab = ""
        self.panel: Panel | None = None
        self.tabs.chosen.connect(self.open_tab)
        self.open_tab(self._first_tab())

    def above(self) -> tuple[QWidget, ...]:
        """What a route puts above the people; nothing on most."""
        return ()

    def letters(self) -> list[str]:
        """The parties entered, then those still to be typed; two at least."""
        entered = [p.letter for p in self.session.parties]
        upcoming = next_letter(self.session, PersonKind.PARTY)
        wanted = [letter for letter in self._wanted if letter not in entered]
        self._wanted = [letter for letter in wanted if letter == upcoming]
        if not self._wanted and (len(entered) < FEWEST_PARTIES or self._has_draft(upcoming)):
            self._wanted = [upcoming]
        return [*entered, *self._wanted]

    def open_tab(self, key: str) -> None:
        """Turn to a tab; what is being typed in the one before is saved first."""
        if self.panel is not None and key == self.tab:
            return
        if self.panel is not None and not self.context.flush_drafts():
            return
        self.tab = key
        if key == WITNESSES:
            self.panel = WitnessesPanel(self.context, self._reader)
        elif key == HELPERS:
            self.panel = HelpersPanel(self.context)
        elif key == OFFICERS:
            self.panel = OfficersPanel(self.context)
        else:
            self.panel = PersonPanel(self.context, PersonKind.PARTY, key, self._reader)
        self._stack.replace(self.panel)
        self.show_top()
        self.panel.show_session(self.session)
        self._redraw_frame()
        self.panel.first_field().setFocus()

    def show_top(self) -> None:
        """Scroll back to where the page begins."""
        self._scroll.verticalScrollBar().setValue(0)

    def add_party(self) -> None:
        """A tab for one more party."""
        letter = next_letter(self.session, PersonKind.PARTY)
        self._wanted = [letter]
        self.open_tab(letter)

    def show_session(self, session: Session) -> None:
        letters = self.letters()
        if self.tab not in (*letters, *LISTS):
            self.panel = None
            self.open_tab(letters[0])
        elif self.panel is not None:
            self.panel.show_session(session)
        closed = session.ended or session.lock is not None
        self.add.setVisible(not closed)
        self._redraw_frame()

    def footer_plan(self) -> FooterPlan:
        return FooterPlan(back=tr("上一步"), secondary=(("draft", tr("存为草稿")),), primary=tr("保存并继续"))

    def first_focus(self) -> QWidget | None:
        return self.panel.first_field() if self.panel is not None else None

    def sub_steps(self) -> tuple[SubStep, ...]:
        rows = [self._sub_step(tab) for tab in self._tab_rows()]
        return tuple(rows)

    def press_sub_step(self, key: str) -> None:
        self.open_tab(key)

    def press_secondary(self, key: str) -> None:
        if key == "draft" and self.context.flush_drafts():
            self.context.toast(tr("草稿已保存。"))

    def press_primary(self) -> None:
        panel = self.panel
        if panel is not None and panel.touched() and not panel.save():
            return
        missing = self.context.room.missing(Stage.PARTIES)
        if not missing:
            self._wanted = []
            self.go_on()
            return
        self._open_missing(missing)

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        self._open_missing(missing)

    def _open_missing(self, missing: tuple[Missing, ...]) -> None:
        for item in missing:
            tab = self._tab_of(item)
            if tab:
                self.open_tab(tab)
                if self.panel is not None:
                    self.panel.show_missing()
                return
        upcoming = next_letter(self.session, PersonKind.PARTY)
        if self.tab == upcoming and isinstance(self.panel, PersonPanel):
            self.panel.save()
            return
        self.add_party()

    def _tab_of(self, missing: Missing) -> str:
        """Where something that is missing is filled in; "" for a party who is not entered yet."""
        if missing.code in POLICE_CODES:
            return OFFICERS
        if not missing.person_id:
            return ""
        person = self.session.person(missing.person_id)
        if person.kind is PersonKind.PARTY:
            return person.letter
        return WITNESSES if person.kind is PersonKind.FACT_WITNESS else HELPERS

    def _first_tab(self) -> str:
        for person in self.session.parties:
            if person.person_id == self.context.seated:
                return person.letter
        owed = {m.code for m in self.context.room.missing()}
        if self.session.stage is not Stage.PARTIES and owed & POLICE_CODES:
            return OFFICERS
        missing = {m.person_id for m in self.context.room.missing(Stage.PARTIES) if m.person_id}
        for person in self.session.parties:
            if person.person_id in missing:
                return person.letter
        letters = self.letters()
        return letters[-1] if len(self.session.parties) < FEWEST_PARTIES else letters[0]

    def _has_draft(self, letter: str) -> bool:
        drafts = self.context.room.desk.drafts.load(self.session.session_id)
        return any(d.field == f"person-{letter}-name" for d in drafts)

    def _redraw_frame(self) -> None:
        titles = {WITNESSES: tr("证人"), HELPERS: tr("其他在场人"), OFFICERS: tr("办案人员与录音录像")}
        shown = letter_shown(self.tab)
        self.title.setText(titles.get(self.tab) or tr("当事人{letter}", letter=shown))
        self.read_card.setVisible(self._reader.present and self.tab not in titles)
        self.tabs.show_tabs(self._tab_rows(), self.tab)
        self.steps_changed.emit()

    def _tab_rows(self) -> list[TabRow]:
        session = self.session
        missing = {m.person_id for m in self.context.room.missing(Stage.PARTIES) if m.person_id}
        names = {p.letter: p for p in session.parties}
        rows = []
        for letter in self.letters():
            person = names.get(letter)
            done = person is not None and person.person_id not in missing
            title = tr("当事人{letter}", letter=letter_shown(letter))
            if person is not None:
                title = tr("{letter} {name}", letter=letter_shown(letter), name=person.name)
            rows.append(TabRow(letter, title, entered=person is not None, done=done))
        for key, title, kinds in (
            (WITNESSES, tr("证人"), (PersonKind.FACT_WITNESS,)),
            (HELPERS, tr("其他在场人"), HELPER_KINDS),
        ):
            people = session.here(*kinds)
            done = not any(p.person_id in missing for p in people)
            rows.append(TabRow(key, title, entered=bool(people), done=done, count=len(people)))
        officers = len(officers_at(session).officers)
        rows.append(TabRow(OFFICERS, tr("办案人员"), entered=True, done=True, count=officers))
        return rows

    def _sub_step(self, tab: TabRow) -> SubStep:
        if tab.key == self.tab:
            state, note = StepState.NOW, tr("填写中")
        elif tab.key in LISTS:
            state = StepState.DONE if tab.entered else StepState.TODO
            note = tr("{count}人", count=tab.count) if tab.entered else tr("未添加")
        elif tab.done:
            state, note = StepState.DONE, tr("已核对")
        else:
            state = StepState.WARN if tab.entered else StepState.TODO
            note = tr("待补充") if tab.entered else tr("待填写")
        return SubStep(tab.key, tab.title, state, note)

    def _read_card(self) -> None:
        panel = self.panel.panel if isinstance(self.panel, WitnessesPanel) else self.panel
        if isinstance(panel, PersonPanel):
            panel.read_card()
