"""The page on which a session begins: the route first, then what the dispute is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.events import Regime
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.tour.forms import choose, type_day
from mediator.gui.tour.hand import Hand
from mediator.knowledge.guides import GuideFiles
from mediator.services.ports import User
from mediator.services.reception import Reception
from mediator.services.room import Room
from mediator.wording import use_language
from tests.builders import COMMITTEE, a_desk
from tests.gui.audit import audit, overflowing
from tests.gui.conftest import Look
from tests.gui.one_page import SCALES, Windows
from tests.gui.whole_window import texts_in
from tests.people_samples import MEDIATOR, OFFICER


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


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


# -- the choice --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", SCALES)
def test_the_routes_can_be_read_in_both_languages(
    windows: Windows, theme: Look, scale: float, language: str
) -> None:
    theme(scale=scale)
    use_language(language)
    try:
        page = NewSessionPage(a_desk())
        windows.show(page, 1366 - 216, 690 - 56)
        for line in page.route.rows.values():
            line.name.click()
            assert [*audit(page), *overflowing(page)] == []
    finally:
        use_language("zh")


@pytest.mark.parametrize(
    ("user", "closed"),
    [
        (OFFICER, {Regime.PEOPLES}),
        (MEDIATOR, {Regime.PUBLIC_ORDER, Regime.ON_THE_SPOT, Regime.RECOGNITION}),
    ],
)
def test_a_route_somebody_else_leads_cannot_be_pressed_and_says_so(
    windows: Windows, user: User, closed: set[Regime]
) -> None:
    page = NewSessionPage(a_desk(user))
    windows.show(page)
    assert {regime for regime, line in page.route.rows.items() if not line.name.isEnabled()} == closed
    assert all("主持" in texts_in(page.route.rows[regime]) for regime in closed)
    assert page.route.value() is None


def test_what_comes_of_a_route_is_told_of_the_one_that_is_pressed(windows: Windows) -> None:
    page = NewSessionPage(a_desk())
    windows.show(page)
    assert "第一百七十八条第三款" not in texts_in(page.route)
    page.route.rows[Regime.ON_THE_SPOT].name.click()
    assert page.route.value() is Regime.ON_THE_SPOT
    assert "第一百七十八条第三款" in texts_in(page.route)


def test_the_committee_is_asked_for_on_its_own_route_and_remembered(windows: Windows) -> None:
    desk = a_desk(MEDIATOR)
    page = NewSessionPage(desk)
    windows.show(page)
    page.route.rows[Regime.ADVICE].name.click()
    assert not page.route.committee.isVisible()
    page.route.rows[Regime.PEOPLES].name.click()
    assert page.route.committee.isVisible()
    assert [sentence for sentence, _where in page.route.problems()] == ["请填写人民调解委员会的名称"]
    page.matter.title.set_text("楼道堆物")
    page.matter.category.choose("邻里纠纷")
    page.matter.guide.choose("general")
    page.route.committee.set_text(COMMITTEE)
    page.open()
    (summary,) = desk.lists.summaries()
    assert summary.number == "人调字〔2026〕0001号"
    again = NewSessionPage(desk)
    windows.show(again)
    assert again.route.committee.text() == COMMITTEE


@pytest.mark.parametrize(
    ("category", "guide_id"),
    [
        ("邻里纠纷", "neighbour-noise"),
        ("婚姻家庭纠纷", "family-care"),
        ("损害赔偿纠纷", "property-damage"),
        ("合同纠纷", "small-debts"),
        ("电子商务纠纷", "consumer"),
        ("房屋宅基地纠纷", "landlord-tenant"),
        ("拖欠农民工工资纠纷", "work-wages"),
        ("道路交通事故纠纷", "traffic-scrape"),
        ("物业纠纷", "parking"),
        ("山林土地纠纷", "general"),
    ],
)
def test_the_category_suggests_a_guide_and_any_other_may_be_chosen(
    windows: Windows, category: str, guide_id: str
) -> None:
    page = NewSessionPage(replace(a_desk(), guides=GuideFiles()))
    windows.show(page)
    hand = Hand(lambda _name: None)
    choose(hand, page.matter.category, category)
    assert page.matter.guide_id() == guide_id
    assert page.matter.guide.edit.count() == 16
    choose(hand, page.matter.guide, "couples")
    assert page.matter.guide_id() == "couples"
