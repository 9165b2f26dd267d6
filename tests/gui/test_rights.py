"""The notice: each person alone, right by right, kept at once, resumed, signed or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from mediator.domain.paper_hand import PaperWay
from mediator.domain.people import AccessNeed, PartyRole, PersonKind
from mediator.domain.rights import rights_of
from mediator.domain.session import Rights
from mediator.domain.stages import Stage
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.rights_notice import RECUSAL, SIGN, WILLING, NoticeView
from mediator.gui.session.rights_screens import ChoiceScreen, PaperScreen, ReasonScreen, SignScreen
from mediator.services.sample_ink import SampleHand
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows, drafts_of_session
from tests.people_samples import PACK

NEXT = "听清了，下一页"


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def at_rights() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().with_fact_witness("白露").at(Stage.RIGHTS)


def page_of(frame: PageFrame) -> RightsPage:
    assert isinstance(frame.page, RightsPage)
    return frame.page


def open_notice(frame: PageFrame, building: Building, letter: str) -> NoticeView:
    page = page_of(frame)
    frame.hand.click(page.rows[building.id_of(letter)].action)
    assert page.notice is not None
    return page.notice


def told(building: Building, letter: str) -> Rights:
    return rights_of(building.session, building.id_of(letter))


def press(frame: PageFrame, notice: NoticeView, *words: str) -> None:
    for word in words:
        frame.hand.click_text(notice, word)


def sign(frame: PageFrame, notice: NoticeView, name: str) -> None:
    screen = notice.screen_shown
    assert isinstance(screen, SignScreen)
    frame.hand.draw(screen.pad, SampleHand().write(name))
    press(frame, notice, "确认签名", "是我签的", "完成")


def write(frame: PageFrame, notice: NoticeView, text: str) -> None:
    screen = notice.screen_shown
    assert isinstance(screen, ReasonScreen)
    frame.hand.type_into(screen.field.edit, text)


def go_through(frame: PageFrame, building: Building, letter: str) -> None:
    notice = open_notice(frame, building, letter)
    person = building.session.person(building.id_of(letter))
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    if person.kind is PersonKind.PARTY:
        press(frame, notice, "愿意")
    sign(frame, notice, person.name)


def test_everybody_is_told_and_the_stage_goes_on(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    for letter in ("甲", "乙", "证"):
        go_through(frame, building, letter)
    frame.hand.primary()
    assert building.session.stage is Stage.FIRST_ROUND
    assert told(building, "甲").ink is not None
    assert told(building, "证").willing is None


def test_every_answer_is_recorded_at_once_and_the_notice_resumes_there(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, NEXT, NEXT)
    assert [a.right_id for a in told(building, "甲").answers] == ["voluntary", "truth"]
    press(frame, notice, "返回")
    assert page_of(frame).rows[building.id_of("甲")].action.text().strip().endswith("继续告知")
    assert open_notice(frame, building, "甲").step == "privacy"


def test_a_question_is_kept_with_its_right(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, "有疑问", "记下，下一页")
    screen = notice.screen_shown
    assert isinstance(screen, ReasonScreen)
    assert screen.field.error() == "请先写下疑问"
    write(frame, notice, "不谈会怎样？已说明")
    press(frame, notice, "记下，下一页")
    (answer,) = told(building, "甲").answers
    assert (answer.understood, answer.question) == (False, "不谈会怎样？已说明")
    assert notice.step == "truth"
    assert drafts_of_session(building) == {}


def test_a_half_written_question_is_there_again(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, "有疑问")
    write(frame, notice, "不谈会")
    press(frame, notice, "返回")
    again = open_notice(frame, building, "甲")
    press(frame, again, "有疑问")
    screen = again.screen_shown
    assert isinstance(screen, ReasonScreen)
    assert screen.field.text() == "不谈会"


def test_asking_for_another_officer_needs_a_reason_and_is_shown_to_the_officer(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, *(NEXT for _ in PACK.rights))
    assert notice.step == RECUSAL
    press(frame, notice, "要求换人")
    write(frame, notice, "民警与对方是邻居")
    press(frame, notice, "记下，下一页")
    assert (told(building, "甲").recusal_wanted, told(building, "甲").recusal_reason) == (
        True,
        "民警与对方是邻居",
    )
    press(frame, notice, "返回")
    shown = [
        label.accessibleName() for label in page_of(frame).rows[building.id_of("甲")].findChildren(QLabel)
    ]
    assert any("2日内作出决定" in text for text in shown)


def test_yes_and_no_look_the_same_and_neither_has_the_keyboard(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    assert notice.step == WILLING
    yes, no = frame.hand.button(notice, "愿意"), frame.hand.button(notice, "不愿意")
    for key in ("kind", "sz"):
        assert yes.property(key) == no.property(key)
    assert yes.size() == no.size()
    assert not yes.hasFocus() and not no.hasFocus()
    assert notice.screen_shown.hasFocus()


def test_somebody_unwilling_is_asked_to_sign_and_then_the_mediation_ends(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS, yes=("terminate",))
    notice = open_notice(frame, building, "甲")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    screen = notice.screen_shown
    assert isinstance(screen, ChoiceScreen) and screen.words is not None
    frame.hand.type_into(screen.words.edit, "想走法律程序")
    press(frame, notice, "不愿意")
    sign(frame, notice, "林知夏")
    assert page_of(frame).footer_plan().primary == "终止调解"
    frame.hand.primary()
    assert building.session.ended
    assert building.session.terminated.startswith("因林知夏明确表示不愿意继续调解")


def test_somebody_unwilling_may_be_asked_again(windows: Windows) -> None:
    building = at_rights().told("甲", willing=False)
    frame = windows.frame(building, Stage.RIGHTS)
    frame.hand.click_text(page_of(frame), "再问林知夏的意愿")
    notice = page_of(frame).notice
    assert notice is not None and notice.step == WILLING
    press(frame, notice, "愿意", "完成")
    assert told(building, "甲").willing is True
    assert page_of(frame).footer_plan().primary == "保存并继续"


def test_a_party_who_only_takes_on_a_duty_is_not_asked(windows: Windows) -> None:
    building = a_session().at(Stage.PARTIES).with_parties().with_party("何文彬", PartyRole.NEITHER)
    building.at(Stage.RIGHTS)
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "丙")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    assert notice.step == SIGN


def test_a_dot_cannot_be_confirmed_and_strokes_can_be_taken_back(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "证")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    screen = notice.screen_shown
    assert isinstance(screen, SignScreen)
    confirm = frame.hand.button(notice, "确认签名")
    frame.hand.click(screen.pad)
    assert not confirm.isEnabled()
    frame.hand.draw(screen.pad, SampleHand().write("白露"))
    assert confirm.isEnabled()
    press(frame, notice, "重新签")
    assert screen.pad.stroke_count() == 0
    assert not confirm.isEnabled()


def test_a_signature_not_ones_own_is_written_again(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "证")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    screen = notice.screen_shown
    assert isinstance(screen, SignScreen)
    frame.hand.draw(screen.pad, SampleHand().write("白露"))
    press(frame, notice, "确认签名", "重新签")
    assert told(building, "证").given_at is None
    sign(frame, notice, "白露")
    assert told(building, "证").ink is not None


def test_a_refused_signature_keeps_its_reason(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "证")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求", "拒绝签名", "记下")
    screen = notice.screen_shown
    assert isinstance(screen, ReasonScreen) and screen.field.error() == "请先写下理由"
    write(frame, notice, "手受伤，不便签名")
    press(frame, notice, "记下", "完成")
    assert told(building, "证").refusal == "手受伤，不便签名"
    assert told(building, "证").ink is None
    assert page_of(frame).sub_steps()[2].note == "已告知，拒绝签名"


def test_going_on_too_early_names_everybody_not_told(windows: Windows) -> None:
    building = at_rights().told("甲")
    frame = windows.frame(building, Stage.RIGHTS)
    frame.hand.primary()
    page = page_of(frame)
    assert [link.text() for link in page.errors.links()] == [
        "还没有向许明川告知权利义务",
        "还没有向白露告知权利义务",
    ]
    frame.hand.click(page.errors.links()[0])
    assert page.rows[building.id_of("乙")].action.hasFocus()


def test_looking_back_changes_nothing(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, NEXT)
    before = building.session.version
    press(frame, notice, "上一页")
    assert notice.step == "voluntary"
    assert building.session.version == before


def test_larger_type_keeps_the_place(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    press(frame, notice, NEXT, "特大")
    assert notice.step == "truth"
    assert notice.reading_size() == 56


def test_somebody_who_sees_badly_begins_with_the_largest_type(windows: Windows) -> None:
    building = a_session().at(Stage.PARTIES).with_parties()
    person = building.session.parties[0]
    poor_sight = replace(person.details, needs=(AccessNeed.SIGHT,))
    building.room.people.correct(person.person_id, poor_sight)
    building.at(Stage.RIGHTS)
    frame = windows.frame(building, Stage.RIGHTS)
    assert open_notice(frame, building, "甲").reading_size() == 56


def test_reading_aloud_is_offered_only_where_there_is_a_voice(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    silent = open_notice(frame, building, "甲")
    assert "念给他听" not in [b.accessibleName() for b in silent.findChildren(QAbstractButton)]
    heard: list[str] = []
    speaking = NoticeView(frame.context, building.id_of("甲"), voice=heard.append)
    windows.show(speaking)
    press(frame, speaking, "念给他听")
    assert heard == [PACK.rights[0].text]


def texts_in(window: QWidget) -> str:
    found = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found)


def test_nothing_of_another_person_stands_on_somebodys_own_pages(windows: Windows) -> None:
    building = at_rights().told("乙")
    building.room.rights.answer(building.id_of("乙"), "truth", understood=False, question="乙的疑问")
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    seen = texts_in(notice)
    for word in (*(NEXT for _ in PACK.rights), "不要求", "愿意"):
        press(frame, notice, word)
        seen += texts_in(notice)
    for foreign in ("许明川", "白露", "乙的疑问", "愿意谈"):
        assert foreign not in seen


def test_the_notice_can_be_gone_through_with_the_keyboard(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton) and focused.accessibleName() == NEXT
    frame.hand.press(focused, Qt.Key.Key_Space)
    assert notice.step == "truth"
    assert stops_without_name(notice) == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_officers_page_can_be_read_and_hit_at_this_scale(
    windows: Windows, theme: Look, scale: float
) -> None:
    theme(scale=scale)
    frame = windows.frame(at_rights().told("甲", willing=False), Stage.RIGHTS)
    frame.hand.primary()
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(page_of(frame))] == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_party_pages_can_be_read_and_hit_at_this_scale(
    windows: Windows, theme: Look, scale: float
) -> None:
    theme(scale=scale)
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = open_notice(frame, building, "甲")
    found = [*audit(notice, smallest=60), *fits(notice), *overflowing(notice)]
    press(frame, notice, "有疑问")
    found += [*audit(notice, smallest=50), *overflowing(notice)]
    press(frame, notice, "不问了", *(NEXT for _ in PACK.rights))
    found += [*audit(notice, smallest=60), *overflowing(notice)]
    press(frame, notice, "不要求")
    found += [*audit(notice, smallest=50), *overflowing(notice)]
    press(frame, notice, "愿意")
    found += [*audit(notice, smallest=60), *fits(notice), *overflowing(notice)]
    screen = notice.screen_shown
    assert isinstance(screen, SignScreen)
    frame.hand.draw(screen.pad, SampleHand().write("林知夏"))
    press(frame, notice, "确认签名")
    found += [*audit(notice, smallest=60), *fits(notice), *overflowing(notice)]
    assert found == []


def test_a_child_is_told_with_the_guardian_named_beside(windows: Windows) -> None:
    building = a_session().at(Stage.PARTIES).with_children().at(Stage.RIGHTS)
    frame = windows.frame(building, Stage.RIGHTS)
    row = page_of(frame).rows[building.id_of("甲")]
    assert any("林知夏陪同" in label.accessibleName() for label in row.findChildren(QLabel))
    assert building.session.parties[0].details.born_on == date(2016, 5, 20)


def at_signature(frame: PageFrame, building: Building) -> NoticeView:
    notice = open_notice(frame, building, "甲")
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求", "愿意")
    return notice


def test_ink_stays_on_the_pad_in_another_reading_size_and_goes_with_signing_anew(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = at_signature(frame, building)
    assert isinstance(notice.screen_shown, SignScreen)
    frame.hand.draw(notice.screen_shown.pad, SampleHand().write("林知夏"))
    before = notice.screen_shown.pad.handwriting()
    notice.size_chosen.emit(56)
    assert isinstance(notice.screen_shown, SignScreen)
    assert notice.screen_shown.pad.handwriting() == before
    press(frame, notice, "撤销一笔", "恢复")
    assert notice.screen_shown.pad.handwriting() == before
    press(frame, notice, "确认签名", "重新签")
    assert isinstance(notice.screen_shown, SignScreen) and notice.screen_shown.pad.stroke_count() == 0


def test_the_notice_is_signed_on_paper_by_finger(windows: Windows) -> None:
    building = at_rights()
    frame = windows.frame(building, Stage.RIGHTS)
    notice = at_signature(frame, building)
    press(frame, notice, "改用纸质签名")
    screen = notice.screen_shown
    assert isinstance(screen, PaperScreen) and screen.fields.key() == ""
    note = frame.hand.button(notice, "记下")
    assert not note.isEnabled()
    press(frame, notice, "不会写字，按指印", "不会写字")
    assert "本人捺指印" in screen.fields.printed_words()
    assert [*audit(notice), *fits(notice), *overflowing(notice), *stops_without_name(notice)] == []
    press(frame, notice, "记下", "完成")
    kept = told(building, "甲").on_paper
    assert kept is not None and (kept.way, kept.reason) == (PaperWay.FINGERPRINT, "不会写字")
    assert drafts_of_session(building) == {}
