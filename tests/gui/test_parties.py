"""The people's page: any number of parties, guardians of the young, witnesses and helpers, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator.domain.people import AccessNeed, IdKind, PartyRole, PersonDetails, PersonKind
from mediator.domain.stages import Stage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_guardian import ABSENT, GUARDIAN
from mediator.gui.session.parties_helpers import HelpersPanel
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.session.parties_tabs import HELPERS, WITNESSES
from mediator.gui.session.parties_witnesses import WitnessesPanel
from mediator.gui.tour.forms import choose, type_day, type_person
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows, drafts_of_session
from tests.people_samples import DAY, details, id_number

NINE, FIFTEEN, SIXTEEN = date(2016, 5, 20), date(2010, 9, 1), date(2009, 6, 1)


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def at_parties() -> Building:
    return a_session().at(Stage.PARTIES)


def page_of(frame: PageFrame) -> PartiesPage:
    assert isinstance(frame.page, PartiesPage)
    return frame.page


def form_of(frame: PageFrame) -> PersonPanel:
    panel = page_of(frame).panel
    assert isinstance(panel, PersonPanel)
    return panel


def helpers_of(frame: PageFrame) -> HelpersPanel:
    page = page_of(frame)
    frame.hand.click(page.tabs.button_for(HELPERS))
    assert isinstance(page.panel, HelpersPanel)
    return page.panel


def fill(frame: PageFrame, who: PersonDetails, role: PartyRole = PartyRole.BOTH) -> PersonPanel:
    panel = form_of(frame)
    type_person(frame.hand, panel.form, who)
    choose(frame.hand, panel.form.role, role.value)
    return panel


def links(panel: PersonPanel | HelpersPanel) -> list[str]:
    return [link.text() for link in panel.errors.links()]


def test_two_parties_are_entered_one_after_the_other_and_the_stage_goes_on(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    fill(frame, details("林知夏"), PartyRole.ACTOR)
    frame.hand.primary()
    assert page_of(frame).tab == "乙"
    fill(frame, details("许明川", male=False), PartyRole.INJURED)
    frame.hand.primary()
    assert building.session.stage is Stage.RIGHTS
    assert [(p.letter, p.name, p.role) for p in building.session.parties] == [
        ("甲", "林知夏", PartyRole.ACTOR),
        ("乙", "许明川", PartyRole.INJURED),
    ]
    assert drafts_of_session(building) == {}


def test_birthday_and_sex_come_from_the_number_and_cannot_be_typed_over(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame).form
    frame.hand.type_into(form.id_number.edit, id_number(date(1990, 4, 7), male=False))
    assert form.born_on.value() == date(1990, 4, 7)
    assert form.born_on.edit.isReadOnly()
    assert form.sex.value() == "女"
    assert not form.sex.buttons()[0].isEnabled()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("11010120100316001", "身份证号少1位，请核对"),
        ("1101012010031600123", "身份证号多1位，请核对"),
        ("110101201013160012", "身份证号中的出生日期不存在，请核对"),
        ("11010120100316001A", "身份证号前17位应为数字，最后一位为数字或X，请核对"),
        ("110101199003070000", "身份证号有误，请对照证件逐位核对"),
        ("110101299003070000", "身份证号中的出生日期晚于今天，请核对"),
    ],
)
def test_a_wrong_number_is_told_when_the_field_is_left(windows: Windows, typed: str, sentence: str) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame).form
    frame.hand.type_into(form.id_number.edit, typed)
    assert form.id_number.error() == ""
    frame.hand.press(form.id_edit, Qt.Key.Key_Tab)
    assert form.id_number.error() == sentence


def test_the_box_on_top_lists_everything_and_leads_to_each_field(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = form_of(frame)
    frame.hand.type_into(panel.form.name.edit, "赵小宇")
    frame.hand.type_into(panel.form.id_number.edit, "11010120100316001")
    type_day(frame.hand, panel.form.born_on, date(2010, 3, 16))
    choose(frame.hand, panel.form.role, PartyRole.BOTH.value)
    frame.hand.click(panel.note)
    assert links(panel) == ["身份证号少1位，请核对", "赵小宇未满18周岁，请填写到场的监护人"]
    assert panel.errors.hasFocus()
    assert panel.form.id_number.error() == "身份证号少1位，请核对"
    frame.hand.click(panel.errors.links()[0])
    assert panel.form.id_edit.hasFocus()
    assert building.session.parties == ()


def test_a_minor_is_kept_and_still_wants_a_guardian(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = fill(frame, details("林小禾", NINE))
    assert panel.guardian.isVisible()
    assert panel.guardian.pill.text_shown() == "必填·9周岁"
    frame.hand.click(panel.note)
    assert [p.name for p in building.session.parties] == ["林小禾"]
    assert links(panel) == ["林小禾未满18周岁，请填写到场的监护人"]
    assert panel.guardian.error.text() == "林小禾未满18周岁，请填写到场的监护人"


def test_the_guardian_is_recorded_with_the_minor(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = fill(frame, details("林小禾", NINE))
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    type_person(frame.hand, panel.guardian.form, details("林知夏"), "母亲")
    frame.hand.click(panel.note)
    child = building.session.parties[0]
    (guardian,) = building.session.guardians_of(child.person_id)
    assert (guardian.name, guardian.relation, guardian.kind) == ("林知夏", "母亲", PersonKind.GUARDIAN)
    assert panel.guardian.pill.text_shown() == "已填写·9周岁"
    assert links(panel) == []
    assert drafts_of_session(building) == {}


def test_a_party_already_entered_is_taken_over_as_guardian_without_typing_twice(windows: Windows) -> None:
    building = at_parties().with_party("林知夏", PartyRole.BOTH)
    frame = windows.frame(building, Stage.PARTIES)
    panel = fill(frame, details("林小禾", NINE))
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    frame.hand.click_text(panel.guardian, "带入林知夏")
    frame.hand.type_into(panel.guardian.form.relation.edit, "母亲")
    frame.hand.click(panel.note)
    (guardian,) = building.session.guardians_of(building.id_of("乙"))
    assert guardian.details.id_number == building.session.parties[0].details.id_number


def test_a_guardian_who_is_under_age_is_refused_in_words(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = fill(frame, details("林小禾", NINE))
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    type_person(frame.hand, panel.guardian.form, details("林小树", FIFTEEN), "哥哥")
    frame.hand.click(panel.note)
    assert links(panel) == ["林小树未满18周岁，不能作为监护人到场"]
    assert building.session.guardians_of(building.id_of("甲")) == ()


def test_no_guardian_needs_a_reason_and_sixteen_with_own_income_may_do_without(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = fill(frame, details("林小禾", SIXTEEN))
    frame.hand.click(panel.guardian.manner.button_for(ABSENT))
    frame.hand.click(panel.note)
    assert links(panel) == ["请写明监护人未到场的原因"]
    frame.hand.type_into(panel.guardian.reason.edit, "本人在外地打工，同意不通知")
    frame.hand.click(panel.guardian.own_income)
    frame.hand.click(panel.note)
    absence = building.session.parties[0].absence
    assert absence is not None and absence.own_income_and_agrees
    assert links(panel) == []


def test_the_exception_is_not_offered_below_sixteen(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    panel = fill(frame, details("林小禾", FIFTEEN))
    frame.hand.click(panel.guardian.manner.button_for(ABSENT))
    assert panel.guardian.reason.isVisible()
    assert not panel.guardian.own_income.isVisible()


def test_adults_see_no_guardian_card(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    assert not fill(frame, details("林知夏")).guardian.isVisible()


def test_without_a_credential_the_number_field_goes_and_the_birthday_is_typed(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = form_of(frame)
    frame.hand.type_into(panel.form.name.edit, "林知夏")
    choose(frame.hand, panel.form.id_kind, IdKind.NONE.value)
    assert not panel.form.id_number.isVisible()
    assert not panel.form.other_number.isVisible()
    type_day(frame.hand, panel.form.born_on, date(1985, 1, 2))
    choose(frame.hand, panel.form.role, PartyRole.BOTH.value)
    frame.hand.click(panel.form.needs.button_for(AccessNeed.HEARING.value))
    frame.hand.click(panel.note)
    kept = building.session.parties[0].details
    assert (kept.id_kind, kept.id_number, kept.born_on) == (IdKind.NONE, "", date(1985, 1, 2))
    assert kept.needs == (AccessNeed.HEARING,)


def test_a_third_party_gets_a_tab_and_the_next_letter(windows: Windows) -> None:
    building = at_parties().with_parties()
    frame = windows.frame(building, Stage.PARTIES)
    frame.hand.click(page_of(frame).add)
    assert page_of(frame).tab == "丙"
    panel = fill(frame, details("何文彬"), PartyRole.NEITHER)
    frame.hand.click(panel.note)
    assert building.session.parties[-1].letter == "丙"


def test_putting_somebody_right_uses_the_same_form(windows: Windows) -> None:
    building = at_parties().with_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = form_of(frame)
    assert panel.form.name.text() == "林知夏"
    before = building.session.version
    frame.hand.type_into(panel.form.phone.edit, "13911112222")
    frame.hand.click(panel.note)
    assert building.session.version == before + 1
    assert building.session.parties[0].details.phone == "13911112222"
    frame.hand.click(panel.note)
    assert building.session.version == before + 1


def test_removing_somebody_wants_a_reason_and_keeps_the_record(windows: Windows) -> None:
    building = at_parties().with_parties().with_party("何文彬", PartyRole.NEITHER)
    frame = windows.frame(building, Stage.PARTIES)
    frame.hand.click(page_of(frame).tabs.button_for("丙"))
    frame.hand.click(form_of(frame).remove)
    assert [p.letter for p in building.session.parties] == ["甲", "乙", "丙"]
    frame.questions.texts["remove-person"] = "录入有误"
    frame.hand.click(form_of(frame).remove)
    assert [p.letter for p in building.session.parties] == ["甲", "乙"]
    assert building.session.people[-1].left == "录入有误"
    assert page_of(frame).tab == "甲"
    assert frame.toasts == ["已移除何文彬。"]


def test_what_is_typed_and_chosen_survives_a_page_built_anew(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = fill(frame, details("林小禾", NINE))
    frame.hand.click(panel.form.needs.button_for(AccessNeed.READING.value))
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    frame.hand.type_into(panel.guardian.form.name.edit, "林知夏")
    typed = panel.form.details()
    frame.open(Stage.PARTIES)
    again = form_of(frame)
    assert again is not panel
    assert again.form.details() == typed
    assert again.form.role_chosen() is PartyRole.BOTH
    assert again.guardian.isVisible()
    assert again.guardian.form.name.text() == "林知夏"
    assert building.session.people == ()


def test_another_tab_and_back_again_loses_nothing(windows: Windows) -> None:
    frame = windows.frame(at_parties().with_party("林知夏", PartyRole.BOTH), Stage.PARTIES)
    frame.hand.type_into(form_of(frame).form.name.edit, "许明川")
    page = page_of(frame)
    frame.hand.click(page.tabs.button_for("甲"))
    assert form_of(frame).form.name.text() == "林知夏"
    frame.hand.click(page.tabs.button_for("乙"))
    assert form_of(frame).form.name.text() == "许明川"


def test_the_steps_say_how_each_person_stands(windows: Windows) -> None:
    building = at_parties().with_parties().with_party("林小禾", PartyRole.BOTH, NINE)
    frame = windows.frame(building, Stage.PARTIES)
    page = page_of(frame)
    assert page.tab == "丙"
    assert [(step.title, step.note) for step in page.sub_steps()] == [
        ("甲 林知夏", "已核对"),
        ("乙 许明川", "已核对"),
        ("丙 林小禾", "填写中"),
        ("证人", "未添加"),
        ("其他在场人", "未添加"),
        ("办案人员", "1人"),
    ]
    page.press_sub_step("甲")
    assert page.sub_steps()[2].note == "待补充"


def test_going_on_opens_the_person_of_whom_something_is_wanted(windows: Windows) -> None:
    building = at_parties().with_parties().with_party("林小禾", PartyRole.BOTH, NINE)
    frame = windows.frame(building, Stage.PARTIES)
    frame.hand.click(page_of(frame).tabs.button_for("甲"))
    frame.hand.primary()
    assert building.session.stage is Stage.PARTIES
    assert page_of(frame).tab == "丙"
    assert links(form_of(frame)) == ["林小禾未满18周岁，请填写到场的监护人"]


def test_a_character_that_cannot_be_printed_is_refused_and_nothing_is_lost(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = form_of(frame)
    frame.hand.type_into(panel.form.name.edit, "林\u202e知夏")
    choose(frame.hand, panel.form.role, PartyRole.BOTH.value)
    frame.hand.click(panel.note)
    assert links(panel) == ["姓名里有看不见的控制字符（U+202E）。原文还在，请删去它再记下"]
    assert panel.form.name.text() == "林\u202e知夏"
    assert building.session.people == ()


def test_a_saved_draft_is_told(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    frame.hand.type_into(form_of(frame).form.name.edit, "林知夏")
    frame.hand.secondary("存为草稿")
    assert frame.toasts == ["草稿已保存。"]
    assert drafts_of_session(building) == {"person-甲-name": "林知夏"}


# --- witnesses and helpers ---


def test_a_fact_witness_who_is_a_child_wants_a_guardian_too(windows: Windows) -> None:
    building = at_parties().with_parties()
    frame = windows.frame(building, Stage.PARTIES)
    page = page_of(frame)
    frame.hand.click(page.tabs.button_for(WITNESSES))
    assert isinstance(page.panel, WitnessesPanel)
    frame.hand.click(page.panel.add)
    panel = page.panel.panel
    assert panel is not None
    type_person(frame.hand, panel.form, details("白小露", FIFTEEN))
    frame.hand.click(panel.note)
    assert links(panel) == ["白小露未满18周岁，请填写到场的监护人"]
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    type_person(frame.hand, panel.guardian.form, details("白露"), "母亲")
    frame.hand.click(panel.note)
    assert building.session.people[-1].for_person == building.id_of("证")


def test_only_the_injured_may_send_an_agent(windows: Windows) -> None:
    building = at_parties().with_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = helpers_of(frame)
    choose(frame.hand, panel.kind, PersonKind.AGENT.value)
    choose(frame.hand, panel.for_person, building.id_of("甲"))
    type_person(frame.hand, panel.form, details("沈砚"))
    frame.hand.type_into(panel.scope.edit, "代为参加调解")
    type_day(frame.hand, panel.authority_on, DAY)
    frame.hand.click(panel.note)
    assert links(panel) == ["只有被侵害人可以委托他人参加调解，违法嫌疑人不得委托"]
    choose(frame.hand, panel.for_person, building.id_of("乙"))
    frame.hand.click(panel.note)
    agent = building.session.people[-1]
    assert (agent.kind, agent.for_person) == (PersonKind.AGENT, building.id_of("乙"))
    assert panel.form.name.text() == ""
    assert drafts_of_session(building) == {}


def test_an_attesting_witness_cannot_be_a_fact_witness(windows: Windows) -> None:
    building = at_parties().with_parties().with_fact_witness("白露")
    frame = windows.frame(building, Stage.PARTIES)
    panel = helpers_of(frame)
    choose(frame.hand, panel.kind, PersonKind.ATTESTING_WITNESS.value)
    type_person(frame.hand, panel.form, details("白露"))
    frame.hand.click(panel.note)
    (sentence,) = links(panel)
    assert sentence.startswith("白露不能同时作为见证人")
    assert building.session.here(PersonKind.ATTESTING_WITNESS) == ()


def test_a_helper_is_put_right_in_the_same_form(windows: Windows) -> None:
    building = at_parties().with_parties().with_helper(PersonKind.RECORDER, "沈佳宁")
    frame = windows.frame(building, Stage.PARTIES)
    panel = helpers_of(frame)
    frame.hand.click_text(panel, "修改沈佳宁")
    frame.hand.type_into(panel.relation.edit, "青石派出所民警")
    frame.hand.click(panel.note)
    assert len(building.session.people) == 3
    assert building.session.people[-1].relation == "青石派出所民警"
    assert drafts_of_session(building) == {}


def test_after_the_text_is_locked_nobody_can_be_changed(windows: Windows) -> None:
    building = a_session().at(Stage.AGREEMENT).locked()
    frame = windows.frame(building, Stage.PARTIES)
    panel = form_of(frame)
    assert not panel.form.name.edit.isEnabled()
    assert not panel.note.isVisible() and not panel.remove.isVisible()
    assert not page_of(frame).add.isVisible()


@pytest.mark.parametrize("scale", SCALES)
def test_every_control_can_be_read_and_hit_at_this_scale(windows: Windows, theme: Look, scale: float) -> None:
    theme(scale=scale)
    building = at_parties().with_parties().with_helper(PersonKind.RECORDER, "沈佳宁")
    frame = windows.frame(building, Stage.PARTIES)
    frame.hand.click(page_of(frame).add)
    panel = fill(frame, details("林小禾", SIXTEEN))
    frame.hand.click(panel.note)
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(page_of(frame))] == []
    frame.hand.click(panel.guardian.manner.button_for(ABSENT))
    assert [*audit(panel.guardian), *overflowing(page_of(frame))] == []
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    assert [*audit(panel.guardian), *overflowing(page_of(frame))] == []
    helpers = helpers_of(frame)
    choose(frame.hand, helpers.kind, PersonKind.AGENT.value)
    assert [*audit(frame.shell), *overflowing(page_of(frame))] == []


def test_enter_goes_no_further_than_the_field(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = form_of(frame)
    frame.hand.type_into(panel.form.name.edit, "林知夏")
    QTest.keyClick(panel.form.name.edit, Qt.Key.Key_Return)
    assert building.session.people == ()
