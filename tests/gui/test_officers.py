"""The tab of the police: officers and place, what the rules make of them, recordings and their loss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_officers import OfficersPanel
from mediator.gui.session.parties_tabs import OFFICERS
from mediator.gui.session.recording_rows import RecordingRow
from mediator.gui.session.stage_table import PAGES
from mediator.gui.tour.forms import type_day
from tests.builders import NOW, Building
from tests.builders_presence import PLACE, SECOND, recorded, with_rules
from tests.gui.audit import audit, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, drafts_of_session
from tests.gui.words_in_view import everything_in
from tests.people_samples import DAY


@pytest.fixture
def frames(theme: Look) -> Iterator[list[PageFrame]]:
    made: list[PageFrame] = []
    yield made
    for frame in made:
        frame.close()


def shown(frames: list[PageFrame], b: Building, stage: Stage = Stage.PARTIES) -> PageFrame:
    frame = PageFrame(b.room, PAGES)
    frames.append(frame)
    frame.open(stage)
    return frame


def police(frame: PageFrame) -> OfficersPanel:
    page = frame.page
    assert isinstance(page, PartiesPage)
    if page.tab != OFFICERS:
        frame.hand.click(page.tabs.button_for(OFFICERS))
    assert isinstance(page.panel, OfficersPanel)
    return page.panel


def type_second(frame: PageFrame, panel: OfficersPanel) -> None:
    frame.hand.type_into(panel.form.names[0].edit, SECOND.name)
    frame.hand.type_into(panel.form.numbers[0].edit, SECOND.number)


def at_people() -> Building:
    return with_rules().at(Stage.PARTIES).with_parties()


def test_the_host_alone_is_told_that_a_second_officer_is_wanted_and_by_which_article(
    frames: list[PageFrame],
) -> None:
    frame = shown(frames, at_people())
    words = everything_in(police(frame))
    assert "询问违法嫌疑人：登记了1名民警，在这里应当有2名" in words
    assert "中华人民共和国治安管理处罚法第一百零八条第一款" in words
    assert "待法制确认" in words


def test_a_second_officer_is_noted_by_name_and_number(frames: list[PageFrame]) -> None:
    b = at_people()
    frame = shown(frames, b)
    panel = police(frame)
    type_second(frame, panel)
    frame.hand.click(panel.form.note)
    assert [o.name for o in b.session.officers[""].officers] == [b.session.host.name, SECOND.name]
    assert "2名民警，符合规定" in everything_in(panel)
    assert not panel.touched()
    assert drafts_of_session(b) == {}


def test_a_name_without_a_number_is_said_at_the_number(frames: list[PageFrame]) -> None:
    b = at_people()
    frame = shown(frames, b)
    panel = police(frame)
    frame.hand.type_into(panel.form.names[0].edit, SECOND.name)
    frame.hand.click(panel.form.note)
    assert panel.errors.isVisible()
    assert b.session.officers == {}


def test_a_third_officer_and_auxiliaries_are_kept(frames: list[PageFrame]) -> None:
    b = at_people()
    frame = shown(frames, b)
    panel = police(frame)
    type_second(frame, panel)
    frame.hand.click(panel.form.more)
    frame.hand.type_into(panel.form.names[1].edit, "谷雨")
    frame.hand.type_into(panel.form.numbers[1].edit, "D1007")
    frame.hand.type_into(panel.form.auxiliaries.edit, "方小满、白小露")
    frame.hand.click(panel.form.card)
    frame.hand.click(panel.form.note)
    noted = b.session.officers[""]
    assert [o.number for o in noted.officers[1:]] == [SECOND.number, "D1007"]
    assert (noted.auxiliaries, noted.card_shown) == (("方小满", "白小露"), True)


def test_the_place_is_remembered_for_the_room_and_offered_the_next_time(frames: list[PageFrame]) -> None:
    b = at_people()
    frame = shown(frames, b)
    panel = police(frame)
    assert not panel.form.standard.isChecked()
    frame.hand.click(panel.form.standard)
    frame.hand.click(panel.form.note)
    assert panel.errors.isVisible()
    frame.hand.type_into(panel.form.document.edit, PLACE.document)
    frame.hand.type_into(panel.form.set_by.edit, PLACE.set_by)
    frame.hand.click(panel.form.note)
    assert b.session.officers[""].place_document == PLACE.document
    again = Building(b.desk).at(Stage.PARTIES).with_parties()
    offered = police(shown(frames, again)).form
    assert offered.standard.isChecked()
    assert (offered.document.text(), offered.set_by.text()) == (PLACE.document, PLACE.set_by)
    assert again.session.officers == {}


def test_what_is_typed_waits_as_a_draft(frames: list[PageFrame]) -> None:
    b = at_people()
    frame = shown(frames, b)
    type_second(frame, police(frame))
    frame.context.flush_drafts()
    other = police(shown(frames, b))
    assert other.form.names[0].text() == SECOND.name


def heard_alone() -> Building:
    b = with_rules()
    b.room.presence.note_officers((), place=PLACE)
    return b.at(Stage.FIRST_ROUND).heard("甲").heard("乙").later(hours=1)


def enter(frame: PageFrame, panel: OfficersPanel, start: str = "08:59", stop: str = "09:30") -> None:
    card = panel.recordings
    frame.hand.type_into(card.device.edit, "执法记录仪03")
    frame.hand.type_into(card.reference.edit, "HD-1")
    type_day(frame.hand, card.day, DAY)
    frame.hand.type_into(card.start.edit, start)
    frame.hand.type_into(card.stop.edit, stop)


def test_a_recording_that_is_owed_is_listed_until_it_is_entered(frames: list[PageFrame]) -> None:
    b = heard_alone()
    frame = shown(frames, b)
    panel = police(frame)
    assert "与林知夏的谈话应当全程同步录音录像，还没有登记录音录像" in everything_in(panel)
    enter(frame, panel)
    frame.hand.click(panel.recordings.note)
    (recording,) = b.session.recordings.values()
    assert (recording.started_at, recording.stopped_at) == (
        NOW - timedelta(minutes=1),
        NOW + timedelta(minutes=30),
    )
    words = everything_in(panel)
    assert "还没有登记" not in words
    assert "录下：与林知夏的谈话、与许明川的谈话" in words
    assert drafts_of_session(b) == {}


def test_times_that_are_none_are_said_at_their_fields(frames: list[PageFrame]) -> None:
    b = heard_alone()
    frame = shown(frames, b)
    panel = police(frame)
    enter(frame, panel, start="早上", stop="25:00")
    frame.hand.click(panel.recordings.note)
    assert b.session.recordings == {}
    assert "请填写时间，例如14:05" in everything_in(panel.recordings.start)
    assert "请填写时间，例如14:05" in everything_in(panel.recordings.stop)


def test_a_recording_of_nothing_is_refused_in_a_sentence(frames: list[PageFrame]) -> None:
    b = heard_alone()
    frame = shown(frames, b)
    panel = police(frame)
    enter(frame, panel, start="06:00", stop="07:00")
    frame.hand.click(panel.recordings.note)
    assert "这段时间里没有谈话，也没有调解" in everything_in(panel.errors)


def test_a_gap_is_entered_with_its_reason_and_put_right_later(frames: list[PageFrame]) -> None:
    b = heard_alone()
    frame = shown(frames, b)
    panel = police(frame)
    enter(frame, panel)
    card = panel.recordings
    frame.hand.click(card.torn)
    frame.hand.type_into(card.gap_start.edit, "09:10")
    frame.hand.type_into(card.gap_stop.edit, "09:12")
    frame.hand.type_into(card.gap_reason.edit, "换电池")
    frame.hand.click(card.note)
    assert "中断09:10至09:12：换电池" in everything_in(panel)
    frame.hand.click_text(panel, "修改录音录像执法记录仪03，HD-1")
    frame.hand.type_into(card.reference.edit, "HD-2")
    frame.hand.click(card.note)
    (recording,) = b.session.recordings.values()
    assert (recording.reference, len(recording.gaps)) == ("HD-2", 1)


def test_a_loss_is_asked_for_its_reason_and_shown_with_its_effect(frames: list[PageFrame]) -> None:
    b = heard_alone()
    recorded(b, NOW - timedelta(minutes=1))
    frame = shown(frames, b)
    panel = police(frame)
    frame.questions.texts["lose-recording"] = "存储设备损坏"
    frame.hand.click_text(panel, "登记录音录像执法记录仪03，HD-1损毁")
    words = everything_in(panel)
    assert "已损毁或者丢失：存储设备损坏。相关证据不能作为处罚的根据" in words
    assert "第一百零八条第三款" in words
    assert len(panel.findChildren(RecordingRow)) == 1


def test_another_talk_may_have_had_other_officers(frames: list[PageFrame]) -> None:
    b = with_rules()
    b.room.presence.note_officers((SECOND,))
    b.at(Stage.FIRST_ROUND).heard("甲")
    frame = shown(frames, b)
    panel = police(frame)
    talk_id = b.session.talks[0].talk_id
    panel.act.choose(talk_id)
    frame.hand.settle()
    assert panel.form.names[0].text() == ""
    frame.hand.type_into(panel.form.names[0].edit, "谷雨")
    frame.hand.type_into(panel.form.numbers[0].edit, "D1007")
    frame.hand.click(panel.form.note)
    assert [o.name for o in b.session.officers[talk_id].officers][1:] == ["谷雨"]
    assert [o.name for o in b.session.officers[""].officers][1:] == [SECOND.name]


def seat_words(frame: PageFrame) -> str:
    page = frame.page
    assert isinstance(page, InterviewPage) and isinstance(page.view, Seating)
    assert page.view.seat is not None
    return everything_in(page.view.seat)


def test_the_seat_says_that_officers_are_wanting_and_leads_to_their_form(frames: list[PageFrame]) -> None:
    frame = shown(frames, with_rules().at(Stage.FIRST_ROUND), Stage.FIRST_ROUND)
    assert "在这里询问应当有2名民警，请先登记办案人员。" in seat_words(frame)
    frame.hand.click_text(frame.page, "去登记办案人员")
    assert isinstance(frame.page, PartiesPage)
    assert frame.page.tab == OFFICERS


def test_where_it_has_to_be_recorded_seat_and_strip_say_so(frames: list[PageFrame]) -> None:
    b = with_rules()
    b.room.presence.note_officers((), place=PLACE)
    frame = shown(frames, b.at(Stage.FIRST_ROUND), Stage.FIRST_ROUND)
    assert "先打开录音录像，全程同步录" in seat_words(frame)
    page = frame.page
    assert isinstance(page, InterviewPage) and isinstance(page.view, Seating)
    assert page.view.seat is not None
    frame.hand.click(page.view.seat.tick)
    frame.hand.click(page.view.seat.limits.tick)
    frame.hand.click(page.view.seat.start)
    assert isinstance(page.view, TalkView)
    assert page.view.strip.police.text() == "民警1名，全程录音录像"


@pytest.mark.parametrize("scale", SCALES)
def test_the_tab_can_be_read_and_hit_at_this_scale(
    scale: float, theme: Look, frames: list[PageFrame]
) -> None:
    theme(scale=scale)
    b = heard_alone()
    recorded(b, NOW - timedelta(minutes=1))
    frame = shown(frames, b)
    panel = police(frame)
    panel.recordings.torn.setChecked(True)
    frame.hand.settle()
    assert audit(frame.shell) == []
    assert overflowing(frame.shell) == []
    assert stops_without_name(frame.shell) == []
