"""A person's pages speak that person's language; the officer's windows stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.joint import JointPage
from mediator.gui.session.own_language import shared_language
from mediator.gui.session.person_form import texts_of_person
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.rights_notice import NoticeView
from mediator.gui.session.shuttle_party_view import OffersForParty
from mediator.gui.session.talk_check import TalkCheck
from mediator.wording import language, one_language, speaking, tr, use_language
from tests.builders import Building, a_session
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in
from tests.people_samples import details


@pytest.fixture(autouse=True)
def windows(theme: Look) -> Iterator[None]:
    """Everything at its usual size; Chinese again whatever the test chose."""
    yield
    use_language("zh")


def with_english_reader(stage: Stage) -> Building:
    """甲 reads English, 乙 Chinese."""
    made = a_session().at(Stage.PARTIES).with_parties()
    made.room.people.correct(made.id_of("甲"), replace(details("林知夏"), language="en"))
    return made.at(stage)


def test_speaking_lasts_as_long_as_its_block_and_ends_with_a_mistake_too():
    with speaking("en"):
        assert language() == "en"
        with speaking("zh"):
            assert language() == "zh"
        assert language() == "en"
    with pytest.raises(ZeroDivisionError), speaking("en"):
        raise ZeroDivisionError
    assert language() == "zh"


def test_a_language_without_a_catalogue_changes_nothing():
    with speaking("ug"):
        assert language() == "zh"


def test_pictures_of_the_whole_program_stay_in_one_language():
    use_language("en")
    with one_language(), speaking("zh"):
        assert language() == "en"
    with speaking("zh"):
        assert language() == "zh"


def test_several_languages_in_the_room_leave_the_windows_own():
    made = with_english_reader(Stage.RIGHTS)
    assert shared_language(made.session.parties) == "zh"
    assert shared_language(made.session.parties[:1]) == "en"
    use_language("en")
    assert shared_language(made.session.parties) == "en"
    assert shared_language(made.session.parties[1:]) == "zh"


def notice_of(frame: PageFrame, person_id: str) -> NoticeView:
    assert isinstance(frame.page, RightsPage)
    frame.page.tell(person_id)
    assert frame.page.notice is not None
    return frame.page.notice


def english_of(chinese: str) -> str:
    with speaking("en"):
        return tr(chinese)


def test_the_notice_is_read_in_the_persons_language_from_page_to_page():
    made = with_english_reader(Stage.RIGHTS)
    frame = PageFrame(made.room, {Stage.RIGHTS: RightsPage})
    frame.open(Stage.RIGHTS)
    notice = notice_of(frame, made.id_of("甲"))
    for _ in range(2):
        words = everything_in(notice)
        assert english_of("听清了，下一页") in words and "听清了，下一页" not in words
        button = next(
            b for b in notice.findChildren(type(notice._back)) if english_of("听清了，下一页") in b.text()
        )
        button.click()
        frame.hand.settle()
    assert language() == "zh"
    assert "权利义务告知" in everything_in(frame.page)
    assert len(made.session.rights[made.id_of("甲")].answers) == 2
    frame.close()


def test_the_notice_of_the_other_stays_chinese_under_english_windows(english: None):
    made = with_english_reader(Stage.RIGHTS)
    frame = PageFrame(made.room, {Stage.RIGHTS: RightsPage})
    frame.open(Stage.RIGHTS)
    assert "听清了，下一页" in everything_in(notice_of(frame, made.id_of("乙")))
    assert language() == "en"
    frame.close()


def test_offers_are_shown_in_the_language_of_the_party_on_every_screen():
    made = with_english_reader(Stage.SHUTTLE)
    made.offer("甲")
    made.offer("甲", "再加一个道歉")
    with speaking("en"):
        view = OffersForParty(made.session, made.id_of("甲"), made.desk.today())
    view.go_on()
    words = everything_in(view)
    assert english_of("您提出的方案") in words and "您提出的方案" not in words
    assert english_of("下一个") in words


def test_what_is_read_back_stands_under_words_of_the_persons_language():
    made = with_english_reader(Stage.FIRST_ROUND)
    talk_id = made.talk("甲")
    made.says(talk_id, "He knocked at ten.")
    frame = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    frame.open(Stage.FIRST_ROUND)
    frame.hand.primary()
    assert isinstance(frame.page, InterviewPage) and isinstance(frame.page.view, TalkCheck)
    words = everything_in(frame.page.view)
    assert english_of("谈话记录") in words and "He knocked at ten." in words
    assert language() == "zh"
    frame.close()


def test_the_ground_rules_are_in_the_language_all_parties_share():
    made = with_english_reader(Stage.JOINT)
    frame = PageFrame(made.room, {Stage.JOINT: JointPage})
    frame.open(Stage.JOINT)
    assert isinstance(frame.page, JointPage)
    frame.page.read_rules()
    assert frame.page.view is not None
    assert "会谈约定" in everything_in(frame.page.view)
    made.room.people.correct(made.id_of("乙"), replace(details("许明川"), language="en"))
    frame.page.read_rules()
    assert english_of("会谈约定") in everything_in(frame.page.view)
    frame.close()


def test_the_form_remembers_the_language_of_somebody_recorded():
    assert texts_of_person(replace(details("林知夏"), language="en"))["language"] == "en"
    assert texts_of_person(details("林知夏"))["language"] == ""
