"""The intake page: answers kept at once, the matter put right, the officer's conclusion, the way out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import Answer, MediationTerminated, Regime
from mediator.domain.stages import Stage
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.session.intake import IntakePage
from mediator.gui.tour.forms import choose, type_day
from mediator.gui.tour.hand import Hand
from mediator.services.reception import Reception
from mediator.services.room import Room
from tests.builders import a_desk, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows, drafts_of_session
from tests.people_samples import MATTER, PACK


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def intake_of(frame: PageFrame) -> IntakePage:
    assert isinstance(frame.page, IntakePage)
    return frame.page


def answer_all(frame: PageFrame, page: IntakePage, **other: str) -> None:
    for gate in PACK.gates:
        wanted = other.get(gate.gate_id.replace("-", "_"), "yes" if gate.kind == "need" else "no")
        frame.hand.click(page.gates.cards[gate.gate_id].choice.button_for(wanted))


def test_an_answer_is_recorded_as_soon_as_it_is_given(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    frame.hand.click(page.gates.cards["need-lighter"].choice.button_for("no"))
    assert building.session.screening == {"need-lighter": (Answer.NO, "")}


def test_nothing_is_chosen_before_somebody_answers(windows: Windows) -> None:
    page = intake_of(windows.frame(a_session(), Stage.INTAKE))
    assert [card.choice.value() for card in page.gates.cards.values()] == ["", "", "", ""]
    assert page.conclusion.choice.value() == ""


def test_a_note_typed_before_the_answer_goes_into_the_same_record(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    card = intake_of(frame).gates.cards["need-lighter"]
    frame.hand.click(card.note_button)
    frame.hand.type_into(card.note.edit, "擦伤，没有就医")
    before = building.session.version
    frame.hand.click(card.choice.button_for("yes"))
    assert building.session.version == before + 1
    assert building.session.screening["need-lighter"] == (Answer.YES, "擦伤，没有就医")
    assert drafts_of_session(building) == {}


def test_a_note_added_later_is_recorded_when_the_field_is_left(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    card = intake_of(frame).gates.cards["need-lighter"]
    frame.hand.click(card.choice.button_for("yes"))
    frame.hand.click(card.note_button)
    frame.hand.type_into(card.note.edit, "双方均未就医")
    frame.hand.press(card.note.edit, Qt.Key.Key_Tab)
    assert building.session.screening["need-lighter"] == (Answer.YES, "双方均未就医")


def test_the_strip_says_in_plain_words_what_is_missing_and_what_speaks_against(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    assert "还差4项没有回答" in page.strip.accessibleName()
    answer_all(frame, page)
    assert "符合调解条件" in page.strip.accessibleName()
    frame.hand.click(page.gates.cards["stop-179-1"].choice.button_for("yes"))
    assert "不适用：“雇凶伤害他人？”答“是”" in page.strip.accessibleName()


def test_going_on_too_early_lists_what_is_missing_and_leads_there(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    frame.hand.primary()
    texts = [link.text() for link in page.errors.links()]
    assert texts == ["审查还差4项没有回答", "请写下您的审查结论"]
    frame.hand.click(page.errors.links()[0])
    first = page.gates.cards["need-violation"].choice
    assert first.buttons()[0].hasFocus()
    assert first.accessibleDescription() == texts[0]


def test_with_everything_answered_the_primary_records_the_conclusion_and_goes_on(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    answer_all(frame, page)
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.hand.primary()
    assert building.session.stage is Stage.PARTIES
    assert building.session.conclusion is not None and building.session.conclusion.mediate


def test_departing_from_the_rules_wants_a_reason(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    answer_all(frame, page, review_protection="yes")
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.hand.click(page.conclusion.note)
    assert page.conclusion.reason.error() == "结论与审查结果不一致，请写明理由"
    assert building.session.conclusion is None
    frame.hand.type_into(page.conclusion.reason.edit, "已请示所领导，同意调解")
    frame.hand.click(page.conclusion.note)
    assert building.session.conclusion is not None
    assert building.session.conclusion.reason == "已请示所领导，同意调解"


def test_answers_that_change_after_the_conclusion_ask_to_look_at_it_again(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    answer_all(frame, page)
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.hand.click(page.conclusion.note)
    assert page.conclusion.state.text_shown() == "已记下"
    frame.hand.click(page.gates.cards["need-lighter"].choice.button_for("no"))
    assert page.conclusion.state.text_shown() == "审查结果有变化，请再看结论"


@pytest.mark.parametrize("agrees", [True, False])
def test_a_dispute_not_to_be_mediated_ends_only_after_the_question(windows: Windows, agrees: bool) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE, yes=("terminate",) if agrees else ())
    page = intake_of(frame)
    answer_all(frame, page, stop_179_1="yes")
    frame.hand.click(page.conclusion.choice.button_for("no"))
    assert page.conclusion.route.text() == "依法作出处理"
    assert page.footer_plan().primary == "终止调解"
    frame.hand.primary()
    assert building.session.ended is agrees
    assert frame.questions.asked == ["terminate"]
    if agrees:
        ended = [e.event for e in building.events if isinstance(e.event, MediationTerminated)]
        assert ended == [
            MediationTerminated(ground="不适用：“雇凶伤害他人？”答“是”", next_route="依法作出处理")
        ]
        assert drafts_of_session(building) == {}


def test_a_matter_put_right_is_one_event_and_the_fold_closes(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    assert not page.matter.isVisible()
    frame.hand.click(page.summary.change)
    frame.hand.type_into(page.matter.place.edit, "紫荆路14号院")
    before = building.session.version
    frame.hand.click(page.note_matter)
    assert building.session.version == before + 1
    assert building.session.matter.place == "紫荆路14号院"
    assert building.session.matter.category == MATTER.category
    assert not page.matter.isVisible()
    assert drafts_of_session(building) == {}


def test_a_day_to_come_is_refused_at_its_field_and_nothing_is_written(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    frame.hand.click(page.summary.change)
    type_day(frame.hand, page.matter.happened_on, date(2030, 1, 1))
    before = building.session.version
    frame.hand.click(page.note_matter)
    assert page.matter.happened_on.error() == "发生日期晚于今天，请核对"
    assert building.session.version == before


def test_an_edit_not_recorded_waits_as_a_draft_when_the_page_is_built_anew(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    frame.hand.click(page.summary.change)
    frame.hand.type_into(page.matter.cause.edit, "楼道里堆的是旧家具")
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.open(Stage.INTAKE)
    again = intake_of(frame)
    assert again is not page
    assert again.matter.isVisible()
    assert again.matter.cause.text() == "楼道里堆的是旧家具"
    assert again.conclusion.choice.value() == "yes"
    assert building.session.matter.cause == MATTER.cause


def test_typing_is_left_alone_when_something_else_is_recorded(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    frame.hand.click(page.summary.change)
    frame.hand.type_into(page.matter.title.edit, "楼道堆物")
    page.matter.title.edit.setFocus()
    frame.context.do(lambda: frame.context.room.intake.answer("need-lighter", Answer.YES))
    assert page.matter.title.text() == "楼道堆物"
    assert page.matter.title.edit.hasFocus()


def test_a_session_that_has_ended_is_only_read(windows: Windows) -> None:
    building = a_session()
    building.room.terminate("当事人不愿意", "依法处理")
    page = intake_of(windows.frame(building, Stage.INTAKE))
    assert not any(b.isEnabled() for card in page.gates.cards.values() for b in card.choice.buttons())
    assert not page.summary.change.isEnabled()


@pytest.mark.parametrize("scale", SCALES)
def test_every_control_can_be_read_and_hit_at_this_scale(windows: Windows, theme: Look, scale: float) -> None:
    theme(scale=scale)
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    frame.hand.click(page.summary.change)
    answer_all(frame, page, stop_179_1="yes")
    frame.hand.click(page.conclusion.choice.button_for("no"))
    frame.hand.type_into(page.matter.title.edit, "楼道堆物")
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(page)] == []


# --- a new session ---


def test_a_new_session_begins_with_what_was_typed_and_takes_its_drafts_along(windows: Windows) -> None:
    desk = a_desk()
    page = NewSessionPage(desk)
    windows.show(page)
    hand, opened = Hand(lambda _name: None), []
    page.opened.connect(opened.append)
    hand.click(page.route.rows[Regime.PUBLIC_ORDER].name)
    hand.type_into(page.matter.title.edit, "楼道纠纷")
    choose(hand, page.matter.category, "邻里纠纷")
    assert page.matter.guide_id() == "general"
    type_day(hand, page.scheduled_on, date(2026, 3, 10))
    hand.type_into(page.scheduled_time.edit, "14：30")
    assert desk.drafts.load("") != ()
    button = page.footer.primary()
    assert button is not None
    hand.click(button)
    (room,) = opened
    assert isinstance(room, Room)
    assert room.session.matter.title == "楼道纠纷"
    assert room.session.scheduled_at is not None
    assert f"{room.session.scheduled_at:%Y-%m-%d %H:%M}" == "2026-03-10 14:30"
    assert desk.drafts.load("") == ()
    assert Reception(desk).resume(room.session.session_id).session == room.session


def test_a_new_session_lists_what_is_wanted_and_opens_nothing(windows: Windows) -> None:
    desk = a_desk()
    page = NewSessionPage(desk)
    windows.show(page)
    hand = Hand(lambda _name: None)
    hand.type_into(page.matter.happened_on.edit, "上周三")
    hand.type_into(page.scheduled_time.edit, "下午")
    page.open()
    assert [link.text() for link in page.errors.links()] == [
        "请先选择走哪条途径",
        "案件简称还是空的，请填写后再记下",
        "请选择纠纷类别",
        "请把发生日期写成2026年3月9日这样",
        "请选择问话提纲",
        "请写明约定几点，如14:30",
    ]
    assert page.errors.hasFocus()
    assert desk.lists.summaries() == ()


def test_a_half_typed_new_session_is_there_again(windows: Windows) -> None:
    desk = a_desk()
    page = NewSessionPage(desk)
    windows.show(page)
    hand = Hand(lambda _name: None)
    hand.type_into(page.matter.title.edit, "楼道纠纷")
    choose(hand, page.matter.category, "物业纠纷")
    assert page.flush_drafts()
    again = NewSessionPage(desk)
    windows.show(again)
    assert again.matter.title.text() == "楼道纠纷"
    assert again.matter.category.key() == "物业纠纷"


@pytest.mark.parametrize("scale", SCALES)
def test_the_new_form_can_be_read_and_hit_at_this_scale(windows: Windows, theme: Look, scale: float) -> None:
    theme(scale=scale)
    page = NewSessionPage(a_desk())
    windows.show(page, 1366 - 216, 690 - 56)
    page.open()
    assert [*audit(page), *overflowing(page)] == []
