"""The form of one person: what a number tells stands beside it, and every field is looked at when left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from mediator.documents.press import Press
from mediator.domain.people import CARRIES_ID_NUMBER, IdKind, PartyRole
from mediator.domain.stages import Stage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.session.person_form import PersonForm
from mediator.gui.tour.forms import choose
from mediator.knowledge.credentials import RegisterFiles
from mediator.wording import use_language
from tests.builders import Building, a_desk, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows
from tests.people_samples import id_number

BORN = date(1990, 4, 7)


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def at_parties() -> Building:
    desk = replace(a_desk(), registers=RegisterFiles(), papers=Press())
    return a_session(desk=desk).at(Stage.PARTIES)


def panel_of(frame: PageFrame) -> PersonPanel:
    assert isinstance(frame.page, PartiesPage) and isinstance(frame.page.panel, PersonPanel)
    return frame.page.panel


def form_of(frame: PageFrame) -> PersonForm:
    return panel_of(frame).form


def leave(frame: PageFrame, form: PersonForm, field: str) -> None:
    edits = {"name": form.name, "phone": form.phone, "address": form.address, "number": form.number_field()}
    frame.hand.press(edits[field].edit, Qt.Key.Key_Tab)


def test_sex_birthday_age_and_region_stand_beside_the_number(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame)
    assert not form.number_note.isVisible()
    frame.hand.type_into(form.id_number.edit, id_number(BORN, male=False, area="440305"))
    assert form.number_note.isVisible()
    assert form.number_note.text_shown() == "女，1990年4月7日出生，35周岁\n地区代码440305：广东省深圳市南山区"
    assert "广东省深圳市南山区" in form.id_edit.accessibleDescription()
    frame.hand.press(form.id_edit, Qt.Key.Key_Backspace)
    assert not form.number_note.isVisible()
    assert not form.born_on.edit.isReadOnly()


@pytest.mark.parametrize(
    ("area", "note"),
    [
        ("110221", "地区代码110221：北京市昌平县（代码已撤销，号码有效）"),
        ("999999", "地区代码999999已撤销或者不在表内，号码有效"),
    ],
)
def test_an_abolished_or_unknown_region_is_noted_and_recorded(windows: Windows, area: str, note: str) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    form, number = form_of(frame), id_number(BORN, area=area)
    frame.hand.type_into(form.name.edit, "林知夏")
    frame.hand.type_into(form.id_number.edit, number)
    assert note in form.number_note.text_shown()
    choose(frame.hand, form.role, PartyRole.BOTH.value)
    frame.hand.click(panel_of(frame).note)
    assert building.session.parties[0].details.id_number == number


@pytest.mark.parametrize("kind", [kind for kind in IdKind if kind is not IdKind.NONE])
def test_every_credential_has_its_field(windows: Windows, kind: IdKind) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame)
    choose(frame.hand, form.id_kind, kind.value)
    assert form.id_number.isVisible() == (kind in CARRIES_ID_NUMBER)
    assert form.other_number.isVisible() == (kind not in CARRIES_ID_NUMBER)


def test_an_empty_field_shows_how_such_a_number_looks(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame)
    choose(frame.hand, form.id_kind, IdKind.HONG_KONG_MACAO.value)
    assert form.number_note.text_shown() == "例如H12345678"
    frame.hand.type_into(form.other_number.edit, "H1234567")
    leave(frame, form, "number")
    assert form.other_number.error() == "港澳居民来往内地通行证号码少1位，请核对"
    frame.hand.type_into(form.other_number.edit, "h12345678")
    assert form.other_number.error() == ""


def test_the_foreigners_card_tells_birthday_and_sex_too(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame)
    choose(frame.hand, form.id_kind, IdKind.FOREIGNER.value)
    frame.hand.type_into(form.other_number.edit, id_number(BORN, area="911123"))
    assert (form.born_on.value(), form.sex.value()) == (BORN, "男")
    assert form.number_note.text_shown() == "男，1990年4月7日出生，35周岁"
    assert form.born_on.edit.isReadOnly()


@pytest.mark.parametrize(
    ("area", "kind"),
    [("340524", IdKind.RESIDENT), ("830000", IdKind.RESIDENCE), ("911123", IdKind.FOREIGNER)],
)
def test_a_card_that_is_read_chooses_its_kind(windows: Windows, area: str, kind: IdKind) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form, number = form_of(frame), id_number(BORN, area=area)
    form.put_number(number)
    assert form.kind_chosen() is kind
    assert (form.details().id_number, form.born_on.value()) == (number, BORN)


def test_a_card_that_is_read_keeps_the_household_register_that_was_chosen(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame)
    choose(frame.hand, form.id_kind, IdKind.HOUSEHOLD.value)
    form.put_number(id_number(BORN))
    assert form.kind_chosen() is IdKind.HOUSEHOLD


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("phone", "1380000000", "手机号少1位，请核对"),
        (
            "name",
            "王𪚥",
            "姓名里的“𪚥”（U+2A6A5）没有打印字形。原文还在，请换用能打印的写法或请所里核对字形",
        ),
        (
            "address",
            "𪚥村3号",
            "住址里的“𪚥”（U+2A6A5）没有打印字形。原文还在，请换用能打印的写法或请所里核对字形",
        ),
    ],
)
def test_a_fault_is_told_when_the_field_is_left_and_goes_when_it_is_mended(
    windows: Windows, field: str, typed: str, sentence: str
) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    form = form_of(frame)
    line = {"phone": form.phone, "name": form.name, "address": form.address}[field]
    frame.hand.type_into(line.edit, typed)
    assert line.error() == ""
    leave(frame, form, field)
    assert (line.error(), line.text()) == (sentence, typed)
    frame.hand.type_into(line.edit, {"phone": "13800000000"}.get(field, "王昱"))
    assert line.error() == ""


def test_an_unprintable_name_in_the_list_of_faults_leads_to_its_field(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = panel_of(frame)
    frame.hand.type_into(panel.form.name.edit, "王𪚥")
    choose(frame.hand, panel.form.id_kind, IdKind.NONE.value)
    choose(frame.hand, panel.form.role, PartyRole.BOTH.value)
    frame.hand.click(panel.note)
    (link,) = panel.errors.links()
    assert "U+2A6A5" in link.text()
    frame.hand.click(link)
    assert panel.form.name.edit.hasFocus()
    assert building.session.parties == ()


def test_a_number_typed_with_blanks_is_kept_in_its_normal_form_and_not_corrected_again(
    windows: Windows,
) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = panel_of(frame)
    frame.hand.type_into(panel.form.name.edit, "林知夏")
    frame.hand.type_into(panel.form.phone.edit, "138 0000 0000（本人）")
    frame.hand.type_into(panel.form.id_number.edit, "440305 19900407 0013")
    choose(frame.hand, panel.form.role, PartyRole.BOTH.value)
    number = id_number(BORN, area="440305")
    frame.hand.type_into(panel.form.id_number.edit, f"{number[:6]} {number[6:14]} {number[14:]}")
    frame.hand.click(panel.note)
    kept = building.session.parties[0].details
    assert (kept.phone, kept.id_number) == ("13800000000（本人）", number)
    assert (panel.form.phone.text(), panel.form.id_edit.text()) == (kept.phone, number)
    version = building.session.version
    frame.hand.click(panel.note)
    assert building.session.version == version
    assert not panel.touched()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", SCALES)
def test_the_note_is_whole_at_every_size_of_type_in_both_languages(
    windows: Windows, theme: Look, scale: float, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("zh"))
    use_language(language)
    theme(scale=scale)
    frame = windows.frame(at_parties(), Stage.PARTIES)
    assert frame.page is not None
    form = form_of(frame)
    choose(frame.hand, form.id_kind, IdKind.HOUSEHOLD.value)
    frame.hand.type_into(form.id_number.edit, id_number(BORN, area="830000"))
    assert len(form.number_note.text_shown().split("\n")) == 3
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(frame.page)] == []


def test_what_only_some_papers_ask_is_folded_away_and_unfolds_by_the_keyboard(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    more = form_of(frame).more
    assert not more.body.isVisible()
    more.toggle.setFocus()
    frame.hand.press(more.toggle, Qt.Key.Key_Space)
    assert more.body.isVisible()
    assert more.toggle.accessibleDescription() == "已展开"
    frame.hand.press(more.toggle, Qt.Key.Key_Space)
    assert not more.body.isVisible()


def test_ethnicity_is_blank_offers_the_56_and_takes_any_other(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    field = form_of(frame).more.ethnicity
    offered = [field.list.itemText(place) for place in range(field.list.count())]
    assert (field.text(), offered[0], len(set(offered))) == ("", "汉族", 56)
    frame.hand.click(form_of(frame).more.toggle)
    frame.hand.type_into(field.edit, "穿青人")
    assert form_of(frame).details().ethnicity == "穿青人"
    field.list.setCurrentIndex(1)
    assert form_of(frame).details().ethnicity == "蒙古族"


def test_what_is_typed_behind_the_button_is_recorded_and_open_the_next_time(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    panel = panel_of(frame)
    frame.hand.type_into(panel.form.name.edit, "林知夏")
    choose(frame.hand, panel.form.id_kind, IdKind.NONE.value)
    choose(frame.hand, panel.form.role, PartyRole.BOTH.value)
    more = panel.form.more
    frame.hand.click(more.toggle)
    frame.hand.type_into(more.ethnicity.edit, "汉族")
    frame.hand.type_into(more.registered_address.edit, "临江市青石区紫荆路12号")
    frame.hand.type_into(more.occupation.edit, "教师")
    frame.hand.click(more.deputy.button_for("no"))
    frame.hand.click(panel.note)
    kept = building.session.parties[0].details
    assert (kept.ethnicity, kept.registered_address) == ("汉族", "临江市青石区紫荆路12号")
    assert (kept.occupation, kept.deputy) == ("教师", False)
    assert not panel.touched()
    again = form_of(windows.frame(building, Stage.PARTIES)).more
    assert again.body.isVisible()
    assert (again.occupation.text(), again.is_deputy()) == ("教师", False)


def test_a_draft_behind_the_button_is_seen_again(windows: Windows) -> None:
    building = at_parties()
    frame = windows.frame(building, Stage.PARTIES)
    more = form_of(frame).more
    frame.hand.click(more.toggle)
    frame.hand.type_into(more.occupation.edit, "教师")
    frame.hand.click(more.deputy.button_for("yes"))
    frame.context.flush_drafts()
    again = form_of(windows.frame(building, Stage.PARTIES)).more
    assert again.body.isVisible()
    assert (again.occupation.text(), again.is_deputy()) == ("教师", True)


def test_a_fault_behind_the_button_is_told_when_the_field_is_left(windows: Windows) -> None:
    frame = windows.frame(at_parties(), Stage.PARTIES)
    more = form_of(frame).more
    frame.hand.click(more.toggle)
    frame.hand.type_into(more.ethnicity.edit, "𪚥族")
    frame.hand.press(more.ethnicity.edit, Qt.Key.Key_Tab)
    assert more.ethnicity.error().startswith("民族里的“𪚥”（U+2A6A5）没有打印字形")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", SCALES)
def test_the_unfolded_form_is_whole_at_every_size_of_type_in_both_languages(
    windows: Windows, theme: Look, scale: float, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("zh"))
    use_language(language)
    theme(scale=scale)
    frame = windows.frame(at_parties(), Stage.PARTIES)
    assert frame.page is not None
    more = form_of(frame).more
    frame.hand.click(more.toggle)
    frame.hand.type_into(more.ethnicity.edit, "维吾尔族")
    assert [*audit(frame.shell), *fits(frame.shell), *overflowing(frame.page)] == []
