"""The intake page: answers kept at once, the matter put right, the officer's conclusion, the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.events import Answer, MediationTerminated, Regime
from mediator.domain.papers import FormPaper
from mediator.domain.people import PartyRole
from mediator.domain.screening import GateGroup, RulePack
from mediator.domain.stages import Stage
from mediator.gui.session.intake import IntakePage
from mediator.gui.tour.forms import type_day
from mediator.gui.widgets import Para, Pill
from mediator.knowledge.law import LawFiles
from mediator.resources import RESOURCES
from mediator.services.reception import Reception
from mediator.wording import use_language
from tests.builders import Building, a_desk, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows, drafts_of_session
from tests.people_samples import MATTER, PACK
from tests.stand_ins import PlainPapers


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def intake_of(frame: PageFrame) -> IntakePage:
    assert isinstance(frame.page, IntakePage)
    return frame.page


def answer(frame: PageFrame, page: IntakePage, gate_id: str, wanted: str) -> None:
    group = page.gates.group_of(gate_id)
    if not group.is_open:
        frame.hand.click(group.toggle)
    frame.hand.click(page.gates.cards[gate_id].choice.button_for(wanted))


def answer_all(frame: PageFrame, page: IntakePage, **other: str) -> None:
    for gate in PACK.gates:
        wanted = other.get(gate.gate_id.replace("-", "_"), "yes" if gate.kind == "need" else "no")
        answer(frame, page, gate.gate_id, wanted)


def under_the_law(windows: Windows) -> tuple[Building, PageFrame]:
    """A session under the shipped rules, at its intake."""
    building = Building(replace(a_desk(), rules=LawFiles()))
    return building, windows.frame(building, Stage.INTAKE)


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
    answer(frame, page, "stop-179-1", "yes")
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


def test_departing_wants_a_reason_for_each_finding_and_the_superiors_name(windows: Windows) -> None:
    building = a_session()
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    answer_all(frame, page, review_protection="yes", stop_179_1="yes")
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    form = page.conclusion.overrides
    frame.hand.click(page.conclusion.note)
    assert "仍要调解的，请写明理由" in form.reasons["stop-179-1"].error()
    frame.hand.type_into(form.reasons["stop-179-1"].edit, "已经核实，不是雇人")
    frame.hand.type_into(form.reasons["review-protection"].edit, "双方已经分居，安全有保障")
    frame.hand.click(page.conclusion.note)
    assert "请填写批准人的姓名" in form.superior.error()
    assert building.session.conclusion is None
    frame.hand.type_into(form.superior.edit, "顾长宁")
    frame.hand.click(page.conclusion.note)
    concluded = building.session.conclusion
    assert concluded is not None and concluded.superior == "顾长宁"
    assert [(o.gate_id, o.reason, o.superior) for o in concluded.overrides] == [
        ("stop-179-1", "已经核实，不是雇人", ""),
        ("review-protection", "双方已经分居，安全有保障", "顾长宁"),
    ]
    assert drafts_of_session(building) == {}
    assert page.conclusion.state.text_shown() == "已记下"


def test_the_reasons_half_typed_are_there_again(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    answer_all(frame, page, stop_179_1="yes")
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.hand.type_into(page.conclusion.overrides.reasons["stop-179-1"].edit, "已经核实")
    frame.open(Stage.INTAKE)
    again = intake_of(frame)
    assert again.conclusion.overrides.reasons["stop-179-1"].text() == "已经核实"


def test_answers_that_change_after_the_conclusion_ask_to_look_at_it_again(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    answer_all(frame, page)
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.hand.click(page.conclusion.note)
    assert page.conclusion.state.text_shown() == "已记下"
    answer(frame, page, "need-lighter", "no")
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


# --- many questions without a wall ---


def test_only_the_first_open_group_is_folded_out(windows: Windows) -> None:
    _building, frame = under_the_law(windows)
    groups = list(intake_of(frame).gates.groups.values())
    assert [made.is_open for made in groups] == [True, False, False, False]
    assert [made.state.text_shown() for made in groups] == ["还差6项", "还差9项", "还差12项", "还差2项"]


def test_a_group_that_becomes_whole_opens_the_next_and_is_folded_when_the_page_comes_back(
    windows: Windows,
) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    answer(frame, page, "need-violation", "yes")
    assert not page.gates.groups[GateGroup.STOPS].is_open
    answer(frame, page, "need-lighter", "yes")
    assert page.gates.groups[GateGroup.STOPS].is_open
    assert page.gates.groups[GateGroup.CONDITIONS].is_open
    frame.open(Stage.INTAKE)
    again = intake_of(frame).gates.groups
    assert (again[GateGroup.CONDITIONS].is_open, again[GateGroup.STOPS].is_open) == (False, True)
    assert again[GateGroup.CONDITIONS].state.text_shown() == "都已答"


def test_one_press_answers_no_to_all_that_is_open_each_as_a_record_of_its_own(windows: Windows) -> None:
    building, frame = under_the_law(windows)
    page = intake_of(frame)
    answer(frame, page, "stop-179-2", "yes")
    answer(frame, page, "stop-crime-injury", "unknown")
    before = building.session.version
    frame.hand.click(page.gates.groups[GateGroup.STOPS].none)
    assert building.session.version == before + 7
    assert building.session.screening["stop-179-2"][0] is Answer.YES
    assert building.session.screening["stop-crime-injury"][0] is Answer.UNKNOWN
    assert building.session.screening["stop-179-7"] == (Answer.NO, "")
    assert not page.gates.groups[GateGroup.STOPS].none.isVisible()


def test_after_the_one_press_the_group_folds_and_the_keyboard_goes_on(windows: Windows) -> None:
    frame = windows.frame(a_session(), Stage.INTAKE)
    page = intake_of(frame)
    answer(frame, page, "need-violation", "yes")
    answer(frame, page, "need-lighter", "yes")
    frame.hand.click(page.gates.groups[GateGroup.STOPS].none)
    assert not page.gates.groups[GateGroup.STOPS].is_open
    review = page.gates.cards["review-protection"]
    assert review.isVisible() and review.choice.buttons()[0].hasFocus()


def test_every_gate_says_whether_the_law_wants_it_and_what_is_to_be_confirmed(windows: Windows) -> None:
    _building, frame = under_the_law(windows)
    page = intake_of(frame)
    assert pills(page.gates.cards["stop-179-1"]) == ["法定"]
    assert pills(page.gates.cards["review-bullying"]) == ["良好做法", "待法制确认"]


def pills(widget: QWidget) -> list[str]:
    return [pill.text_shown() for pill in widget.findChildren(Pill)]


def test_what_was_chosen_before_the_answer_goes_into_the_same_record(windows: Windows) -> None:
    building, frame = under_the_law(windows)
    card = intake_of(frame).gates.cards["need-listed-act"]
    frame.hand.click(card.chips.button_for("beating"))
    frame.hand.click(card.chips.button_for("damage"))
    before = building.session.version
    frame.hand.click(card.choice.button_for("yes"))
    assert building.session.version == before + 1
    assert building.session.screening["need-listed-act"] == (Answer.YES, "殴打他人、故意损毁财物")
    frame.hand.click(card.chips.button_for("damage"))
    assert building.session.screening["need-listed-act"] == (Answer.YES, "殴打他人")
    assert drafts_of_session(building) == {}


def test_another_act_asks_for_a_word_of_why(windows: Windows) -> None:
    building, frame = under_the_law(windows)
    page = intake_of(frame)
    card = page.gates.cards["need-listed-act"]
    frame.hand.click(card.chips.button_for("other"))
    frame.hand.click(card.choice.button_for("yes"))
    assert card in page.gates.groups[GateGroup.CONDITIONS].open_rows() and card.note.isVisible()
    frame.hand.type_into(card.note.edit, "堵门不让走")
    frame.hand.press(card.note.edit, Qt.Key.Key_Tab)
    assert building.session.screening["need-listed-act"] == (Answer.YES, "其他行为：堵门不让走")
    assert card not in page.gates.groups[GateGroup.CONDITIONS].open_rows()


def test_noise_asks_who_tried_to_stop_it(windows: Windows) -> None:
    _building, frame = under_the_law(windows)
    page = intake_of(frame)
    assert not page.gates.cards["need-noise-history"].isVisible()
    card = page.gates.cards["need-listed-act"]
    frame.hand.click(card.chips.button_for("noise"))
    frame.hand.click(card.choice.button_for("yes"))
    assert page.gates.cards["need-noise-history"].isVisible()


def test_what_the_record_knows_is_shown_and_counts_unless_explained(windows: Windows) -> None:
    building, frame = under_the_law(windows)
    building.with_party("许一鸣", PartyRole.INJURED, date(2019, 8, 1))
    building.room.intake.answer("review-injured-minor", Answer.NO)
    frame.open(Stage.INTAKE)
    page = intake_of(frame)
    minor, young = page.gates.cards["review-injured-minor"], page.gates.cards["review-art-51-2"]
    assert "记录里是“是”" in minor.record_says.text_shown()
    assert young.record_says.text_shown() == "从记录得知：是。可以另作回答。"
    page.gates.reveal("review-injured-minor")
    frame.hand.type_into(minor.note.edit, "出生日期登记有误")
    frame.hand.press(minor.note.edit, Qt.Key.Key_Tab)
    assert not minor.record_says.isVisible()
    assert "review-injured-minor" not in building.room.intake.result().known


class FormerLaw(LawFiles):
    """The rules as they stood before the pack that is in force."""

    def pack(self, name: str = "", *, on: date | None = None) -> RulePack:
        return super().pack(name or "public-order-2026", on=on)


def test_a_session_under_the_former_pack_goes_on_as_before(windows: Windows) -> None:
    building = Building(replace(a_desk(), rules=FormerLaw()))
    frame = windows.frame(building, Stage.INTAKE)
    page = intake_of(frame)
    groups = page.gates.groups
    assert [len(made.rows) for made in groups.values()] == [4, 8, 2]
    for gate in building.room.pack.gates:
        answer(frame, page, gate.gate_id, "yes" if gate.kind == "need" else "no")
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    frame.hand.primary()
    assert building.session.stage is Stage.PARTIES


# --- the route, findings and the card ---


def test_the_route_stands_at_the_top_and_may_be_changed_with_a_reason(windows: Windows) -> None:
    building, frame = under_the_law(windows)
    page = intake_of(frame)
    frame.hand.click(page.route.change)
    frame.hand.click(page.route.routes.button_for("on_the_spot"))
    frame.hand.click(page.route.note)
    assert page.route.reason.error() == "请写明变更的理由"
    frame.hand.type_into(page.route.reason.edit, "双方当场谈妥，可以当场履行")
    frame.hand.click(page.route.note)
    assert building.session.regime is Regime.ON_THE_SPOT
    again = intake_of(frame)
    assert again is not page and "need-spot-performed" in again.gates.cards
    assert drafts_of_session(building) == {}


def test_a_police_route_never_offers_that_of_the_committee(windows: Windows) -> None:
    _building, frame = under_the_law(windows)
    page = intake_of(frame)
    frame.hand.click(page.route.change)
    offered = [key for key in ("on_the_spot", "recognition", "advice") if page.route.routes.button_for(key)]
    assert len(page.route.routes.buttons()) == len(offered)


def test_every_finding_is_listed_with_its_law_and_the_card_can_be_printed(windows: Windows) -> None:
    building, frame = under_the_law(windows)
    page = intake_of(frame)
    assert not page.findings.isVisible()
    papers: list[tuple[str, str]] = []
    frame.context.paper_asked.connect(lambda kind, title, _pdf: papers.append((kind, title)))
    answer(frame, page, "stop-179-2", "yes")
    answer(frame, page, "review-bullying", "yes")
    assert pills(page.findings)[-3:] == ["不适用", "须请示", "待法制确认"]
    shown = " ".join(para.text_shown() for para in page.findings.findChildren(Para))
    assert "第一百七十九条第二项：结伙斗殴或者其他寻衅滋事的" in shown
    frame.hand.click(page.findings.print_zh)
    assert papers == [("hand-over-card", "转办告知卡")]
    press = building.desk.papers
    assert isinstance(press, PlainPapers) and isinstance(press.made[-1], FormPaper)
    assert press.made[-1].form == "hand-over-card-1"


def test_a_pack_that_says_something_else_now_is_told(windows: Windows, tmp_path: Path) -> None:
    building, frame = under_the_law(windows)
    assert not intake_of(frame).changed_rules.isVisible()
    own = (RESOURCES / "law" / "mediation-2026.toml").read_text(encoding="utf-8")
    (tmp_path / "law").mkdir()
    changed = own.replace("情节较轻吗？", "情节轻不轻？")
    (tmp_path / "law" / "mediation-2026.toml").write_text(changed, encoding="utf-8")
    desk = replace(building.desk, rules=LawFiles(beside=tmp_path))
    again = windows.frame_of(Reception(desk).resume(building.session.session_id), Stage.INTAKE)
    page = intake_of(again)
    assert page.changed_rules.isVisible()
    assert "规则“mediation-2026”的内容改过" in page.changed_rules.text_shown()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", SCALES)
def test_the_whole_screening_can_be_read_and_hit_in_both_languages(
    windows: Windows, theme: Look, english: None, scale: float, language: str
) -> None:
    use_language(language)
    theme(scale=scale)
    _building, frame = under_the_law(windows)
    page = intake_of(frame)
    for gate_id in ("stop-179-2", "review-bullying", "note-mutual"):
        answer(frame, page, gate_id, "yes")
    frame.hand.click(page.route.change)
    frame.hand.click(page.conclusion.choice.button_for("yes"))
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(page)] == []


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
