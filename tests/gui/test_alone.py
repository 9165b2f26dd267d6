"""Questions put to one person alone, the host's word, decisions: on the page, and never before other eyes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator.domain.events import Answer
from mediator.domain.rights import rights_of
from mediator.domain.stages import Stage
from mediator.domain.summary import summary_of
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.rights_alone import PREFIX
from mediator.gui.session.rights_notice import WILLING, NoticeView
from mediator.gui.session.rights_recusal import RecusalForm
from mediator.gui.session.rights_safety import SafetyCard
from mediator.gui.session.stage_table import PAGES
from tests.builders import Building, a_session
from tests.builders_presence import SAFETY, asked, well, with_rules
from tests.gui.audit import audit, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.one_page import SCALES, Windows
from tests.gui.words_in_view import everything_in
from tests.people_samples import PACK

NEXT = "听清了，下一页"
MARKER = "马甲的秘密"
ASKED_WORDS = tuple(question.text for question in SAFETY.questions)


@pytest.fixture
def windows(theme: Look) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def private() -> Building:
    return with_rules(presence=False, safety=True)


def page_of(frame: PageFrame) -> RightsPage:
    assert isinstance(frame.page, RightsPage)
    return frame.page


def open_notice(frame: PageFrame, b: Building, letter: str = "甲") -> NoticeView:
    page = page_of(frame)
    frame.hand.click(page.rows[b.id_of(letter)].action)
    assert page.notice is not None
    return page.notice


def press(frame: PageFrame, notice: NoticeView, *words: str) -> None:
    for word in words:
        frame.hand.click_text(notice, word)


def to_the_questions(frame: PageFrame, b: Building, letter: str = "甲") -> NoticeView:
    notice = open_notice(frame, b, letter)
    press(frame, notice, *(NEXT for _ in PACK.rights), "不要求")
    return notice


GOOD_WORDS = ["是" if q.good is Answer.YES else "不是" for q in SAFETY.questions]


def test_the_questions_come_one_by_one_and_are_kept_together(windows: Windows) -> None:
    b = private().at(Stage.RIGHTS)
    frame = windows.frame(b, Stage.RIGHTS)
    notice = to_the_questions(frame, b)
    for question, word in zip(SAFETY.questions, GOOD_WORDS, strict=True):
        assert notice.step == f"{PREFIX}{question.question_id}"
        assert question.text in everything_in(notice.screen_shown)
        assert b.session.safety == {}
        press(frame, notice, word)
    assert notice.step == WILLING
    answers = b.session.safety[b.id_of("甲")].answers
    assert [a.answer for a in answers] == [q.good for q in SAFETY.questions]


def test_the_keyboard_rests_on_no_answer_and_each_says_what_becomes_of_it(windows: Windows) -> None:
    b = private().at(Stage.RIGHTS)
    frame = windows.frame(b, Stage.RIGHTS)
    notice = to_the_questions(frame, b)
    assert notice.screen_shown.first is notice.screen_shown
    words = everything_in(notice.screen_shown)
    assert "不写在文书上，不告诉对方" in words
    assert "民警必须依法处理和报告" in words


def test_who_leaves_in_the_middle_is_asked_from_the_beginning(windows: Windows) -> None:
    b = private().at(Stage.RIGHTS)
    frame = windows.frame(b, Stage.RIGHTS)
    notice = to_the_questions(frame, b)
    press(frame, notice, "是", "返回")
    assert b.session.safety == {}
    again = open_notice(frame, b)
    assert again.step == f"{PREFIX}{SAFETY.questions[0].question_id}"


def test_nobody_but_the_sides_of_the_dispute_is_asked(windows: Windows) -> None:
    b = private().at(Stage.PARTIES).with_parties().with_fact_witness("白露").at(Stage.RIGHTS)
    frame = windows.frame(b, Stage.RIGHTS)
    notice = to_the_questions(frame, b, "证")
    assert not notice.step.startswith(PREFIX)


def alarmed(**changed: Answer) -> Building:
    b = asked(private())
    well(b, "甲", **(changed or {"afraid": Answer.YES}))
    return b


def test_an_alarm_is_a_quiet_button_and_nothing_is_open_by_itself(windows: Windows) -> None:
    b = alarmed()
    frame = windows.frame(b, Stage.RIGHTS)
    words = everything_in(page_of(frame))
    assert "单独说的：林知夏" in words
    assert "单独说的：许明川" not in words
    assert not any(text in words for text in ASKED_WORDS)


def test_the_officer_opens_it_and_notes_who_decided_what(windows: Windows) -> None:
    b = alarmed()
    frame = windows.frame(b, Stage.RIGHTS)
    page = page_of(frame)
    frame.hand.click_text(page, "单独说的：林知夏")
    card = page.opened[b.id_of("甲")]
    assert isinstance(card, SafetyCard)
    assert "和对方坐在一起谈，您害怕吗？ 是" in everything_in(card)
    form = card.forms["afraid"]
    frame.hand.click(form.note)
    assert "请填写请示了谁" in everything_in(form)
    frame.hand.type_into(form.superior.edit, "顾长宁")
    frame.hand.type_into(form.decision.edit, "分开商谈")
    frame.hand.click(form.note)
    assert "已处理：顾长宁：分开商谈" in everything_in(page)
    frame.hand.click_text(page, "单独说的：林知夏")
    assert "分开商谈" not in everything_in(page)


def test_drunk_today_has_nothing_to_decide_but_another_day(windows: Windows) -> None:
    b = alarmed(fit=Answer.YES)
    frame = windows.frame(b, Stage.RIGHTS)
    page = page_of(frame)
    frame.hand.click_text(page, "单独说的：林知夏")
    card = page.opened[b.id_of("甲")]
    assert isinstance(card, SafetyCard)
    assert card.forms == {}
    assert "另约时间" in everything_in(card)


def test_asked_anew_on_pages_of_their_own(windows: Windows) -> None:
    b = alarmed()
    frame = windows.frame(b, Stage.RIGHTS)
    page = page_of(frame)
    frame.hand.click_text(page, "再单独问一遍：林知夏")
    assert page.notice is not None
    press(frame, page.notice, *GOOD_WORDS, "完成")
    assert "单独说的" not in everything_in(page)


def planted() -> Building:
    """甲 said alone that they are afraid, and what was decided carries a marker."""
    b = alarmed(afraid=Answer.YES, violence=Answer.YES)
    for question_id in ("afraid", "violence"):
        b.room.rights.settle_safety(b.id_of("甲"), question_id, superior="顾长宁", decision=MARKER)
    return b


def test_whoever_else_sits_here_sees_nothing_of_it_on_any_page(windows: Windows, theme: Look) -> None:
    b = planted().at(Stage.AGREEMENT).finish()
    b.room.advance()
    frame = PageFrame(b.room, PAGES, seated=b.id_of("乙"))
    try:
        for stage in PAGES:
            frame.open(stage)
            words = everything_in(frame.shell)
            assert MARKER not in words, stage
            assert "单独说的" not in words, stage
            assert not any(text in words for text in ASKED_WORDS), stage
    finally:
        frame.close()


def test_no_paper_and_no_list_holds_what_was_said_alone() -> None:
    b = planted().at(Stage.CLOSED)
    b.room.papers.all()
    drawn = "".join(repr(paper) for paper in b.desk.papers.made)
    assert drawn
    assert MARKER not in drawn
    assert not any(text in drawn for text in ASKED_WORDS)
    assert MARKER not in repr(summary_of(b.session))


def test_the_host_says_that_no_ground_applies(windows: Windows) -> None:
    b = a_session().at(Stage.RIGHTS)
    frame = windows.frame(b, Stage.RIGHTS)
    page = page_of(frame)
    frame.hand.click(page.host.none)
    assert b.session.host_declared is not None and b.session.host_declared.none_applies
    assert "没有应当回避的情形" in page.host.words.text()
    assert not page.host.none.isVisible()


def test_a_host_to_whom_one_applies_is_told_to_hand_over(windows: Windows) -> None:
    b = a_session().at(Stage.RIGHTS)
    frame = windows.frame(b, Stage.RIGHTS)
    frame.questions.texts["host-ground"] = "是本案当事人或者当事人的近亲属"
    frame.hand.click(page_of(frame).host.some)
    assert "请移交其他民警办理" in page_of(frame).host.words.text()


def with_request() -> Building:
    b = a_session().at(Stage.FIRST_ROUND)
    b.room.rights.ask_recusal(b.id_of("甲"), asks=True, reason="与对方是亲戚")
    return b


def open_decision(frame: PageFrame, b: Building) -> RecusalForm:
    page = page_of(frame)
    frame.hand.click_text(page, "登记回避决定：林知夏")
    form = page.opened[b.id_of("甲")]
    assert isinstance(form, RecusalForm)
    return form


@pytest.mark.parametrize(("choice", "line"), [("refused", "回避申请：驳回"), ("granted", "回避申请：同意")])
def test_a_decision_is_noted_in_its_row_and_stands_there_afterwards(
    windows: Windows, choice: str, line: str
) -> None:
    b = with_request()
    frame = windows.frame(b, Stage.RIGHTS)
    form = open_decision(frame, b)
    frame.hand.click(form.note)
    assert form.error.text() == "请选择同意还是驳回"
    frame.hand.click(form.outcome.button_for(choice))
    frame.hand.type_into(form.by.edit, "顾长宁")
    frame.hand.type_into(form.reason.edit, "经核实")
    frame.hand.click(form.note)
    page = page_of(frame)
    assert f"{line}。顾长宁，经核实" in everything_in(page)
    assert "登记回避决定" not in everything_in(page)
    assert b.session.recusal_decisions[b.id_of("甲")].granted is (choice == "granted")


def test_a_request_stays_on_the_page_until_it_is_decided(windows: Windows) -> None:
    b = with_request()
    frame = windows.frame(b, Stage.RIGHTS)
    assert rights_of(b.session, b.id_of("甲")).recusal_wanted
    assert "回避申请应当在2日内作出决定" in everything_in(page_of(frame))


@pytest.mark.parametrize("scale", SCALES)
def test_cards_and_questions_can_be_read_and_hit_at_this_scale(
    scale: float, theme: Look, windows: Windows
) -> None:
    theme(scale=scale)
    b = alarmed()
    frame = windows.frame(b, Stage.RIGHTS)
    page = page_of(frame)
    frame.hand.click_text(page, "单独说的：林知夏")
    assert audit(frame.shell) == []
    assert overflowing(frame.shell) == []
    assert stops_without_name(frame.shell) == []
    frame.hand.click_text(page, "再单独问一遍：林知夏")
    assert page.notice is not None
    assert audit(page.notice) == []
