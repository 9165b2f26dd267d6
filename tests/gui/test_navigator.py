"""Every way through the program: nothing typed is lost when the look changes, and back is where one was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui.actions import IME_KEYS, KEYS
from mediator.gui.day_view import DayView
from mediator.gui.entrance import Entrance
from mediator.gui.frame import SaveState
from mediator.gui.main_window import MainWindow
from mediator.gui.pages.help import HelpPage
from mediator.gui.pages.home import HomePage
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.pages.records import RecordsPage
from mediator.gui.preferences import Look
from mediator.gui.preview import PreviewPage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.session_view import SessionView
from mediator.gui.theme import current
from mediator.services.desk import Desk
from mediator.services.ports import Draft
from mediator.wording import language
from tests.builders import a_desk, a_session
from tests.gui.whole_window import PASSPHRASE, OneDoor, Whole, press, settle, texts_in
from tests.people_samples import OFFICER, OTHER_OFFICER, SUPERVISOR

Make = Callable[..., Whole]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def day(made: Whole) -> DayView:
    view = made.navigator.view
    assert isinstance(view, DayView)
    return view


def a_talk(made_desk: Desk | None = None):
    building = a_session(desk=made_desk).at(Stage.FIRST_ROUND)
    building.talk("甲")
    return building


def composer_of(view: SessionView) -> QPlainTextEdit:
    return next(e for e in view.page.findChildren(QPlainTextEdit) if e.isVisible())


# -- the look ---------------------------------------------------------------------------


@pytest.mark.parametrize("stage", list(Stage))
def test_another_language_shows_the_same_page(whole: Make, stage: Stage):
    building = a_session().at(stage)
    made = whole(desk=building.desk)
    before = made.session(building)
    made.navigator.switch_language()
    settle()
    assert made.view is not before
    assert made.view.page.stage is stage
    assert language() == "en"
    assert made.preferences.look.language == "en"


def test_what_was_being_typed_survives_another_language_and_size(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    composer_of(made.session(building)).insertPlainText("他先推了")
    made.navigator.switch_language()
    settle()
    assert composer_of(made.view).toPlainText() == "他先推了"
    made.navigator.larger()
    settle()
    assert composer_of(made.view).toPlainText() == "他先推了"
    assert building.session.statements == ()


def test_what_is_looked_for_survives_another_language(whole: Make):
    made = whole().home()
    made.navigator.show_day("search", "楼道")
    made.window.findChild(RecordsPage).search.setText("楼道纠")
    made.navigator.switch_language()
    settle()
    assert made.window.findChild(RecordsPage).search.text() == "楼道纠"


def test_what_is_typed_at_the_entrance_survives_another_language(whole: Make):
    made = whole()
    made.navigator.enter()
    entrance = made.navigator.view
    assert isinstance(entrance, Entrance)
    entrance.page.number.set_text("D10")
    made.navigator.switch_language()
    settle()
    assert made.navigator.view is not entrance
    assert made.navigator.view.page.number.text() == "D10"


def test_an_open_paper_is_open_again_after_another_size(whole: Make):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk)
    view = made.session(building)
    view.context.open_paper("agreement", "治安调解协议书", b"%PDF")
    settle()
    made.navigator.larger()
    settle()
    shown = [p for p in made.window.findChildren(PreviewPage) if p.isVisible()]
    assert len(shown) == 1
    press(shown[0], Qt.Key.Key_Escape)
    assert made.view.isVisible()


def test_larger_and_smaller_go_step_by_step_and_stop_at_the_ends(whole: Make):
    made = whole().home()
    for _ in range(9):
        press(made.window, Qt.Key.Key_Equal, CONTROL)
    assert current().scale == 2.0
    for _ in range(9):
        press(made.window, Qt.Key.Key_Minus, CONTROL)
    assert current().scale == 1.0


def test_the_size_that_fits_the_screen_comes_back(whole: Make):
    made = whole(look=Look(scale=1.5)).home()
    press(made.window, Qt.Key.Key_0, CONTROL)
    assert made.preferences.look.scale == 0.0


def test_a_page_that_cannot_save_is_not_rebuilt_without_a_question(
    whole: Make, monkeypatch: pytest.MonkeyPatch
):
    building = a_talk()
    made = whole(desk=building.desk)
    view = made.session(building)
    composer_of(view).insertPlainText("他先推了")
    monkeypatch.setattr(SessionContext, "_save_draft", lambda self, field, text: False)
    made.navigator.switch_language()
    assert made.questions.asked == ["leave-unsaved"]
    assert made.view is view
    assert language() == "zh"


class Flashes(QObject):
    """Notes every window that is shown besides the one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, MainWindow):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def flashes(dressed: QApplication) -> Iterator[Flashes]:
    made = Flashes()
    dressed.installEventFilter(made)
    yield made
    dressed.removeEventFilter(made)


@pytest.mark.parametrize("stage", list(Stage))
def test_no_part_of_a_page_flashes_as_a_window_of_its_own(whole: Make, flashes: Flashes, stage: Stage):
    building = a_session().at(stage)
    made = whole(desk=building.desk)
    made.session(building)
    made.view.context.open_paper("agreement", "治安调解协议书", b"%PDF")
    settle()
    assert flashes.seen == []


@pytest.mark.parametrize("key", ["home", "new", "sessions", "due", "settings", "help"])
def test_no_part_of_the_days_pages_flashes_either(whole: Make, flashes: Flashes, key: str):
    made = whole(desk=a_desk(SUPERVISOR)).home()
    made.navigator.show_day(key)
    made.navigator.help()
    made.navigator.enter()
    settle()
    assert flashes.seen == []


# -- keys -------------------------------------------------------------------------------


def test_ctrl_s_saves_what_is_being_typed_and_shows_it(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    view = made.session(building)
    composer_of(view).insertPlainText("他先推了")
    press(composer_of(view), Qt.Key.Key_S, CONTROL)
    assert [d.text for d in building.desk.drafts.all()] == ["他先推了"]
    assert view.header.save_state() is SaveState.SAVED
    assert view.isVisible()


def test_ctrl_k_goes_to_the_box_outside_and_to_the_search_from_a_session(whole: Make):
    made = whole().home()
    press(made.window, Qt.Key.Key_K, CONTROL)
    assert day(made).header.search.hasFocus()
    building = a_session(desk=made.desk)
    made.session(building)
    press(made.window, Qt.Key.Key_K, CONTROL)
    assert isinstance(day(made).page, RecordsPage)
    assert day(made).page.search.hasFocus()


def test_ctrl_n_begins_a_new_mediation_and_keeps_what_was_typed(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    composer_of(made.session(building)).insertPlainText("他先推了")
    press(made.window, Qt.Key.Key_N, CONTROL)
    assert isinstance(day(made).page, NewSessionPage)
    assert [d.text for d in building.desk.drafts.all()] == ["他先推了"]


def test_ctrl_tab_goes_round_the_regions(whole: Make):
    building = a_session().at(Stage.PARTIES)
    made = whole(desk=building.desk)
    view = made.session(building)
    seen = []
    for _ in range(4):
        press(made.window.focusWidget(), Qt.Key.Key_Tab, CONTROL)
        focused = made.window.focusWidget()
        regions = {"page": view.page, "footer": view.footer, "steps": view.stepper, "header": view.header}
        seen.append(next(name for name, r in regions.items() if r.isAncestorOf(focused)))
    assert seen == ["footer", "steps", "header", "page"]


def test_f1_shows_the_help_and_comes_back_to_the_same_page(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    composer_of(made.session(building)).insertPlainText("他先推了")
    made.view.open_stage(Stage.PARTIES)
    press(made.window, Qt.Key.Key_F1)
    assert isinstance(day(made).page, HelpPage)
    assert "本页：当事人信息" in texts_in(day(made).page)
    made.navigator.larger()
    assert "本页：当事人信息" in texts_in(day(made).page)
    day(made).page.back.click()
    settle()
    assert made.view.page.stage is Stage.PARTIES


@pytest.mark.parametrize("way", ["escape", "button"])
def test_f1_from_a_page_of_the_day_comes_back_to_it(whole: Make, way: str):
    made = whole().home()
    made.navigator.show_day("search", "楼道")
    made.window.findChild(RecordsPage).search.setText("别的词")
    press(made.window, Qt.Key.Key_F1)
    help_page = day(made).page
    assert isinstance(help_page, HelpPage) and help_page.back.isVisible()
    press(made.window, Qt.Key.Key_F1)  # once more changes nothing
    help_page = day(made).page
    if way == "escape":
        press(help_page.back, Qt.Key.Key_Escape)
    else:
        help_page.back.click()
        settle()
    assert made.window.findChild(RecordsPage).search.text() == "别的词"


def test_help_from_the_navigation_has_nothing_to_go_back_to(whole: Make):
    made = whole().home()
    day(made).navigation.chosen.emit("help")
    settle()
    assert not day(made).page.back.isVisible()


def shortcuts(whole: Whole) -> list[str]:
    found = [s for s in whole.window.findChildren(QShortcut) if s.parent().isVisible()]
    return [s.key().toString() for s in found if not s.key().isEmpty()]


@pytest.mark.parametrize("stage", list(Stage))
def test_no_two_shortcuts_share_a_key_and_none_is_an_input_methods(whole: Make, stage: Stage):
    building = a_session().at(stage)
    made = whole(desk=building.desk)
    made.session(building)
    keys = shortcuts(made)
    assert len(keys) > 8
    assert sorted(keys) == sorted(set(keys))
    assert not {QKeySequence(k).toString() for k in IME_KEYS} & set(keys)


def test_every_key_of_the_help_is_named_once():
    names = [keys for keys, _what in KEYS]
    assert len(names) == len(set(names))
    assert not set(names) & IME_KEYS


# -- leaving and coming back ------------------------------------------------------------


def test_a_session_is_taken_up_where_it_was_left(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    view = made.session(building)
    composer_of(view).insertPlainText("他先推了")
    view.leave()
    settle()
    assert isinstance(day(made).page, HomePage)
    made.navigator.open_session(building.session.session_id)
    settle()
    assert made.view.page.stage is Stage.FIRST_ROUND
    assert composer_of(made.view).toPlainText() == "他先推了"
    assert made.view.context.session == building.session


def test_the_page_one_had_turned_back_to_is_found_again(whole: Make):
    building = a_session().at(Stage.COMPARISON)
    made = whole(desk=building.desk)
    made.session(building).open_stage(Stage.PARTIES)
    made.view.leave()
    settle()
    made.navigator.open_session(building.session.session_id)
    assert made.view.page.stage is Stage.PARTIES


def test_a_session_of_somebody_else_is_refused_in_words(whole: Make):
    from tests.fakes import MemoryRecord

    record = MemoryRecord()
    theirs = a_session(OTHER_OFFICER, desk=a_desk(OTHER_OFFICER, record=record))
    made = whole(desk=a_desk(OFFICER, record=record)).home()
    made.navigator.open_session(theirs.session.session_id)
    assert isinstance(day(made).page, HomePage)
    assert "只有本人和所领导能查看" in made.questions.told[0].title.in_chinese()


def test_a_draft_on_home_leads_to_its_session_or_to_the_new_one(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    moment = made.desk.clock.now()
    made.desk.drafts.save(Draft(session_id="", field="new-matter-title", text="车位", at=moment))
    made.home()
    home = day(made).page
    home.draft_opened.emit("")
    settle()
    page = day(made).page
    assert isinstance(page, NewSessionPage)
    assert page.matter.title.text() == "车位"


def test_signing_out_closes_the_store_and_asks_for_the_next_person(whole: Make):
    made = whole().home()
    closed = made.door.closed
    day(made).navigation.chosen.emit("sign_out")
    settle()
    assert made.door.closed == closed + 1
    assert isinstance(made.navigator.view, Entrance)
    assert made.navigator.desk is None


def test_the_curtain_lifts_once_for_whoever_signs_in_next(whole: Make):
    made = whole().home()
    made.navigator.sign_out()
    made.navigator.came_in(made.desk)
    lifted: list[str] = []
    made.navigator.curtain.lifted.connect(lifted.append)
    made.press(Qt.Key.Key_F9)
    made.window.curtain_view.unlock_asked.emit("0000")
    assert lifted == [""]


def test_closing_the_window_saves_what_is_being_typed(whole: Make):
    building = a_talk()
    made = whole(desk=building.desk)
    composer_of(made.session(building)).insertPlainText("他先推了")
    made.window.close()
    assert [d.text for d in building.desk.drafts.all()] == ["他先推了"]


def test_a_window_with_unsaved_text_asks_before_it_closes(whole: Make, monkeypatch: pytest.MonkeyPatch):
    building = a_talk()
    made = whole(desk=building.desk)
    composer_of(made.session(building)).insertPlainText("他先推了")
    monkeypatch.setattr(SessionContext, "_save_draft", lambda self, field, text: False)
    assert made.window.close() is False
    assert made.questions.asked == ["leave-unsaved"]
    assert made.window.isVisible()


# -- the way in -------------------------------------------------------------------------


def test_signing_in_leads_to_home(whole: Make):
    made = whole()
    made.navigator.enter()
    page = made.navigator.view.page
    page.number.set_text(OFFICER.number)
    page.passphrase.set_text(PASSPHRASE)
    press(page.passphrase.edit, Qt.Key.Key_Return)
    assert isinstance(day(made).page, HomePage)
    assert OFFICER.name in texts_in(day(made).header)


def test_a_store_that_cannot_be_opened_is_told_on_the_page(whole: Make):
    desk = a_desk()
    trouble = EnvironmentTrouble(message("记录库正在被另一个窗口使用"), message("请先关掉那个窗口"))
    made = whole(desk=desk, door=OneDoor(desk, trouble=trouble))
    made.navigator.enter()
    page = made.navigator.view.page
    page.number.set_text(OFFICER.number)
    page.passphrase.set_text(PASSPHRASE)
    page.enter.click()
    settle()
    assert "记录库正在被另一个窗口使用。请先关掉那个窗口" in texts_in(page)
    assert page.number.text() == OFFICER.number


def test_keys_do_nothing_before_anybody_is_signed_in(whole: Make):
    made = whole()
    made.navigator.enter()
    for key, held in ((Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_N, CONTROL)):
        press(made.window, key, held)
        assert isinstance(made.navigator.view, Entrance)


def test_the_window_names_nobody_in_its_title(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    made = whole(desk=building.desk)
    made.session(building)
    assert made.window.windowTitle() == "调解工作台"


def test_another_officers_places_are_not_kept(whole: Make):
    building = a_session().at(Stage.COMPARISON)
    made = whole(desk=building.desk)
    made.session(building).open_stage(Stage.INTAKE)
    made.navigator.sign_out()
    made.navigator.came_in(replace(made.desk))
    made.navigator.open_session(building.session.session_id)
    assert made.view.page.stage is Stage.COMPARISON


def test_a_search_from_the_header_finds_the_session(whole: Make):
    building = a_session()
    made = whole(desk=building.desk).home()
    box = day(made).header.search
    box.setFocus()
    box.setText(building.session.number)
    press(box, Qt.Key.Key_Return)
    page = day(made).page
    assert isinstance(page, RecordsPage)
    assert page.search.text() == building.session.number
    assert isinstance(page.findChild(QLineEdit), QLineEdit)
    assert "1件" in texts_in(page)
