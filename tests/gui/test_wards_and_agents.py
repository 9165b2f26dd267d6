"""On the page of the people: guardians told, adults of limited capacity, letters of agents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from mediator.domain.guardians import notices_of
from mediator.domain.people import AccessNeed, PartyRole, PersonDetails, PersonKind
from mediator.domain.stages import Stage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_guardian import GUARDIAN
from mediator.gui.session.parties_helpers import HelpersPanel
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.session.parties_tabs import HELPERS, WITNESSES
from mediator.gui.session.parties_witnesses import WitnessesPanel
from mediator.gui.tour.forms import choose, type_day, type_person
from tests.builders import Building, a_session
from tests.builders_presence import with_rules
from tests.gui.audit import audit, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows, drafts_of_session
from tests.gui.words_in_view import everything_in
from tests.people_samples import DAY, details

FIFTEEN = date(2010, 6, 1)


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def page_of(frame: PageFrame) -> PartiesPage:
    assert isinstance(frame.page, PartiesPage)
    return frame.page


def person_panel(frame: PageFrame) -> PersonPanel:
    panel = page_of(frame).panel
    assert isinstance(panel, PersonPanel)
    return panel


def helpers_of(frame: PageFrame) -> HelpersPanel:
    page = page_of(frame)
    if page.tab != HELPERS:
        frame.hand.click(page.tabs.button_for(HELPERS))
    assert isinstance(page.panel, HelpersPanel)
    return page.panel


def with_minor() -> Building:
    b = a_session().at(Stage.PARTIES).with_parties()
    return b.with_party("陆遥", PartyRole.BOTH, FIFTEEN)


def tell(frame: PageFrame, panel: PersonPanel, time: str = "08:30") -> None:
    notices = panel.guardian.notices
    if notices.more.isVisible():
        frame.hand.click(notices.more)
    frame.hand.type_into(notices.name.edit, "陆远")
    frame.hand.type_into(notices.relation.edit, "父亲")
    frame.hand.type_into(notices.manner.edit, "电话")
    type_day(frame.hand, notices.day, DAY)
    frame.hand.type_into(notices.time.edit, time)
    frame.hand.type_into(notices.result.edit, "在外地，来不了")
    frame.hand.click(notices.note)


def test_who_was_told_is_noted_under_the_ward(windows: Windows) -> None:
    b = with_minor()
    frame = windows.frame(b, Stage.PARTIES)
    panel = person_panel(frame)
    tell(frame, panel)
    (notice,) = notices_of(b.session, b.id_of("丙"))
    assert (notice.name, f"{notice.notified_at:%H:%M}") == ("陆远", "08:30")
    assert "电话通知陆远（父亲）：在外地，来不了" in everything_in(panel.guardian)
    assert not panel.guardian.notices.name.isVisible()
    assert drafts_of_session(b) == {}


def test_a_gap_in_the_notice_is_said_at_its_field(windows: Windows) -> None:
    b = with_minor()
    frame = windows.frame(b, Stage.PARTIES)
    panel = person_panel(frame)
    frame.hand.click(panel.guardian.notices.more)
    frame.hand.click(panel.guardian.notices.note)
    words = everything_in(panel.guardian.notices)
    assert "请填写通知了谁" in words and "请写明通知的结果" in words
    tell(frame, panel, time="23:59")
    assert "通知的时间还没有到" in panel.guardian.notices.time.error()
    assert notices_of(b.session, b.id_of("丙")) == ()


def test_with_a_suitable_adult_alone_going_on_asks_who_was_told(windows: Windows) -> None:
    b = with_minor()
    b.room.people.bring_guardian(b.id_of("丙"), "班主任", details("柳青"), suitable_adult=True)
    frame = windows.frame(b, Stage.PARTIES)
    frame.hand.primary()
    assert page_of(frame).tab == "丙"
    panel = person_panel(frame)
    assert "请登记通知陆遥的监护人的情况" in everything_in(panel.errors)
    tell(frame, panel)
    frame.hand.primary()
    assert b.session.stage is Stage.RIGHTS


def test_an_adult_of_limited_capacity_comes_with_a_guardian(windows: Windows) -> None:
    b = a_session().at(Stage.PARTIES).with_parties()
    frame = windows.frame(b, Stage.PARTIES)
    panel = person_panel(frame)
    assert not panel.guardian.isVisible()
    frame.hand.click(panel.form.needs.button_for(AccessNeed.CAPACITY.value))
    assert panel.guardian.isVisible()
    assert "民法典第二十一条" in everything_in(panel.guardian)
    frame.hand.click(panel.note)
    assert "林知夏的行为能力受限，请填写到场的监护人" in everything_in(panel.errors)
    frame.hand.click(panel.guardian.manner.button_for(GUARDIAN))
    type_person(frame.hand, panel.guardian.form, details("林知秋"), "姐姐")
    frame.hand.click(panel.note)
    assert [g.name for g in b.session.guardians_of(b.id_of("甲"))] == ["林知秋"]
    assert not panel.errors.isVisible()


def test_a_fact_witness_without_a_birthday_is_asked_for_it(windows: Windows) -> None:
    b = a_session().at(Stage.PARTIES).with_parties()
    b.room.people.add_fact_witness(PersonDetails(name="白露"))
    frame = windows.frame(b, Stage.PARTIES)
    frame.hand.primary()
    page = page_of(frame)
    assert page.tab == WITNESSES
    assert isinstance(page.panel, WitnessesPanel) and page.panel.panel is not None
    assert "请填写白露的出生日期" in everything_in(page.panel.panel.errors)


def test_the_letter_of_an_agent_is_typed_with_the_agent(windows: Windows) -> None:
    b = a_session().at(Stage.PARTIES).with_parties()
    frame = windows.frame(b, Stage.PARTIES)
    panel = helpers_of(frame)
    assert not panel.scope.isVisible()
    choose(frame.hand, panel.kind, PersonKind.AGENT.value)
    choose(frame.hand, panel.for_person, b.id_of("乙"))
    type_person(frame.hand, panel.form, details("沈砚"))
    frame.hand.click(panel.note)
    assert "请照委托书写明委托权限" in everything_in(panel.errors)
    assert b.session.here(PersonKind.AGENT) == ()
    frame.hand.type_into(panel.scope.edit, "代为参加调解")
    type_day(frame.hand, panel.authority_on, DAY)
    frame.hand.click(panel.note)
    (agent,) = b.session.here(PersonKind.AGENT)
    letter = b.session.authorities[agent.person_id]
    assert (letter.scope, letter.signed_on) == ("代为参加调解", DAY)
    assert "许明川的委托代理人，代为参加调解" in everything_in(panel.people)
    assert drafts_of_session(b) == {}


def test_a_letter_that_is_wanting_opens_the_agent_to_be_completed(windows: Windows) -> None:
    b = a_session().at(Stage.PARTIES).with_parties()
    b.room.people.add_helper(PersonKind.AGENT, details("沈砚"), for_person=b.id_of("乙"))
    frame = windows.frame(b, Stage.PARTIES)
    frame.hand.primary()
    panel = helpers_of(frame)
    assert "请登记沈砚的委托书" in everything_in(panel.errors)
    frame.hand.type_into(panel.scope.edit, "代为参加调解")
    type_day(frame.hand, panel.authority_on, DAY)
    frame.hand.click(panel.note)
    assert len(b.session.here(PersonKind.AGENT)) == 1
    frame.hand.primary()
    assert b.session.stage is Stage.RIGHTS


def test_a_letter_is_put_right_without_entering_the_agent_twice(windows: Windows) -> None:
    b = a_session().at(Stage.PARTIES).with_parties()
    b.with_helper(PersonKind.AGENT, "沈砚", for_letter="乙")
    frame = windows.frame(b, Stage.PARTIES)
    panel = helpers_of(frame)
    frame.hand.click_text(panel, "修改沈砚")
    assert panel.scope.text() == "代为参加调解，代收款项"
    frame.hand.type_into(panel.scope.edit, "代为参加调解")
    frame.hand.click(panel.note)
    (agent,) = b.session.here(PersonKind.AGENT)
    assert b.session.authorities[agent.person_id].scope == "代为参加调解"


def test_a_relative_does_not_attest(windows: Windows) -> None:
    b = with_rules().at(Stage.PARTIES).with_parties()
    frame = windows.frame(b, Stage.PARTIES)
    panel = helpers_of(frame)
    choose(frame.hand, panel.kind, PersonKind.ATTESTING_WITNESS.value)
    frame.hand.type_into(panel.relation.edit, "许明川的舅舅")
    type_person(frame.hand, panel.form, details("谷雨"))
    frame.hand.click(panel.note)
    assert "谷雨是当事人的亲属，不能作为见证人" in everything_in(panel.errors)
    frame.hand.type_into(panel.relation.edit, "紫荆社区居民委员会")
    frame.hand.click(panel.note)
    assert len(b.session.here(PersonKind.ATTESTING_WITNESS)) == 1


@pytest.mark.parametrize("scale", SCALES)
def test_notices_and_letters_can_be_read_and_hit_at_this_scale(
    windows: Windows, theme: Look, scale: float
) -> None:
    theme(scale=scale)
    frame = windows.frame(with_minor(), Stage.PARTIES)
    panel = person_panel(frame)
    frame.hand.click(panel.guardian.notices.more)
    assert [*audit(frame.shell), *overflowing(page_of(frame))] == []
    helpers = helpers_of(frame)
    choose(frame.hand, helpers.kind, PersonKind.AGENT.value)
    assert [*audit(frame.shell), *overflowing(page_of(frame))] == []
