"""The reading back that ends a talk: the whole record, corrections, signature or refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mediator.domain.interview import lines_of
from mediator.domain.stages import Stage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.talk_check import TalkCheck
from tests.builders import Building
from tests.builders_interview import three_people
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.people_samples import ink

Checked = Callable[[], PageFrame]


@pytest.fixture
def made() -> Building:
    """甲 said two things, the first as an answer."""
    built = three_people()
    talk_id = built.talk("甲")
    built.room.talks.ask(talk_id, "q1", "请说说经过")
    built.room.talks.record_statement(talk_id, "十点半吵起来的", categories=(), question_id="q1")
    built.says(talk_id, "手机摔坏了")
    return built


@pytest.fixture
def frame(theme: Look, made: Building) -> Iterator[PageFrame]:
    """The page turned to the check."""
    shown = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    shown.open(Stage.FIRST_ROUND)
    shown.hand.primary()
    yield shown
    shown.close()


def check_of(frame: PageFrame) -> TalkCheck:
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, TalkCheck)
    return frame.page.view


def read_all(frame: PageFrame) -> None:
    check = check_of(frame)
    for statement_id in check.heard.left():
        check.turn_tick(statement_id)


def may_end(frame: PageFrame) -> bool:
    primary = frame.footer.primary()
    return primary is not None and primary.isEnabled()


def test_the_record_is_shown_as_questions_and_answers(frame: PageFrame) -> None:
    rows = check_of(frame).record.rows()
    assert [(r.number, r.text) for r in rows] == [
        ("问", "请说说经过"),
        ("甲-1", "十点半吵起来的"),
        ("甲-2", "手机摔坏了"),
    ]


def test_the_talk_ends_only_once_read_and_signed(frame: PageFrame, made: Building) -> None:
    sign = check_of(frame).sign
    assert not may_end(frame)
    read_all(frame)
    assert not may_end(frame)
    frame.hand.draw(sign.pad, ink())
    assert may_end(frame)
    frame.hand.primary()
    talk = made.session.talks[-1]
    assert talk.read_back_at is not None
    assert talk.ended_at is not None
    assert talk.ink is not None
    assert isinstance(frame.page, InterviewPage)
    assert isinstance(frame.page.view, Seating)
    assert frame.page.view.chosen == made.id_of("乙")


def test_a_dot_is_not_taken_for_a_signature(frame: PageFrame) -> None:
    sign = check_of(frame).sign
    read_all(frame)
    frame.hand.click(sign.pad)
    assert not may_end(frame)
    assert sign.wanting() == "请本人签名"
    frame.hand.draw(sign.pad, ink())
    frame.hand.click(sign.again)
    assert not may_end(frame)


def test_a_refused_signature_wants_the_reason_in_its_place(frame: PageFrame, made: Building) -> None:
    sign = check_of(frame).sign
    frame.hand.click(sign.refuse)
    assert not may_end(frame)
    frame.hand.type_into(sign.reason.edit, "说要先问家里人")
    frame.context.flush_drafts()
    frame.hand.primary()
    talk = made.session.talks[-1]
    assert (talk.refusal, talk.ink) == ("说要先问家里人", None)
    assert talk.ended_at is not None
    assert not made.desk.drafts.load(made.session.session_id)


def test_a_statement_is_put_right_on_the_check_page(frame: PageFrame, made: Building) -> None:
    check = check_of(frame)
    check.record.select(made.session.statements[0].statement_id)
    frame.hand.click(check.correct)
    panel = check.correction
    assert panel is not None
    frame.hand.type_into(panel.words.edit, "十点一刻吵起来的")
    frame.hand.type_into(panel.reason.edit, "本人核对时更正")
    frame.hand.click(panel.save)
    assert panel.reason.error() == "请选择谁要求更正的"
    frame.hand.click(panel.asked_by.button_for(made.id_of("甲")))
    frame.hand.click(panel.save)
    assert made.session.statements[0].corrections[0].asked_by == made.id_of("甲")
    assert check.record.rows()[1].text == "十点一刻吵起来的"
    assert check.correction is None


def test_each_line_is_ticked_as_it_is_read_and_the_key_goes_on(frame: PageFrame, made: Building) -> None:
    check = check_of(frame)
    first, second = (s.statement_id for s in made.session.statements)
    check.record.select(first)
    frame.hand.press(check.record, Qt.Key.Key_Space)
    assert check.heard.ticked() == (first,)
    assert check.record.current_key() == second
    assert check.sign.progress.text() == "还有1条没有念"
    assert [r.ticked for r in check.record.rows()] == [None, True, False]
    assert check.record.rows()[1].in_words().startswith("已念，甲-1")
    frame.hand.press(check.record, Qt.Key.Key_Space)
    assert check.sign.progress.text() == "已全部念完，没有要改的"


def test_a_click_on_the_box_ticks_and_one_on_the_words_does_not(frame: PageFrame, made: Building) -> None:
    check = check_of(frame)
    place = check.record.visualRect(check.record.model().index(1, 0))
    for x, ticked in ((place.right() - 200, 0), (place.left() + 20, 1)):
        QTest.mouseClick(
            check.record.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(x, place.center().y()),
        )
        assert len(check.heard.ticked()) == ticked


def test_a_line_put_right_has_to_be_read_again(frame: PageFrame, made: Building) -> None:
    read_all(frame)
    check = check_of(frame)
    said = made.session.statements[0].statement_id
    made.room.talks.correct(said, "十点一刻吵的", categories=(), verbatim=False, reason="记错了")
    check.show_session(made.session)
    assert check.heard.left() == (said,)
    assert check.sign.wanting() == "还有1条没有念完，念一条勾一条"


def test_ticks_are_there_again_after_a_crash(frame: PageFrame, made: Building) -> None:
    check = check_of(frame)
    said = made.session.statements[0].statement_id
    check.turn_tick(said)
    frame.context.flush_drafts()
    assert isinstance(frame.page, InterviewPage)
    frame.page.press_back()
    frame.hand.primary()
    assert check_of(frame) is not check
    assert check_of(frame).heard.ticked() == (said,)


def test_the_record_is_read_in_large_type_and_each_answer_ticks_its_line(
    frame: PageFrame, made: Building
) -> None:
    check = check_of(frame)
    frame.hand.click(check.read)
    view = check.aloud
    assert view is not None
    assert view.shown.text == "十点半吵起来的"
    view.right_button.click()
    assert view.shown.text == "手机摔坏了"
    view.right_button.click()
    assert view.last
    assert check.heard.left() == ()
    view.right_button.click()
    assert check.aloud is None


def test_a_line_found_wrong_in_large_type_is_put_right(frame: PageFrame, made: Building) -> None:
    check = check_of(frame)
    frame.hand.click(check.read)
    assert check.aloud is not None
    check.aloud.wrong_button.click()
    assert check.aloud is None
    assert check.correction is not None
    assert check.correction.statement_id == made.session.statements[0].statement_id


def test_what_is_added_while_reading_back_is_read_too(frame: PageFrame, made: Building) -> None:
    read_all(frame)
    check = check_of(frame)
    frame.hand.click(check.add_one)
    assert check.more is not None
    frame.hand.type_into(check.more.words.edit, "还有一只杯子")
    frame.hand.click(check.more.save)
    added = made.session.statements[-1]
    assert added.text == "还有一只杯子"
    assert check.heard.left() == (added.statement_id,)
    assert check.record.current_key() == added.statement_id
    assert not may_end(frame)


def test_a_question_row_cannot_be_corrected(frame: PageFrame) -> None:
    check = check_of(frame)
    check.record.select(check.record.rows()[0].key)
    frame.hand.click(check.correct)
    assert check.correction is None
    assert frame.toasts[-1] == "先在左边选中要更正的那一条"


def test_the_officer_can_go_back_and_write_more(frame: PageFrame, made: Building) -> None:
    assert isinstance(frame.page, InterviewPage)
    frame.page.press_back()
    assert isinstance(frame.page.view, TalkView)
    assert made.session.open_talk is not None


def test_an_empty_talk_cannot_be_read_back(theme: Look) -> None:
    made = three_people()
    made.talk("甲")
    shown = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    shown.open(Stage.FIRST_ROUND)
    shown.hand.primary()
    shown.hand.draw(check_of(shown).sign.pad, ink())
    shown.hand.primary()
    assert "还没有记下陈述" in shown.questions.told[0].title.in_chinese()
    assert made.session.open_talk is not None
    shown.close()


def test_a_talk_already_signed_is_only_ended(theme: Look, made: Building) -> None:
    talk_id = made.session.talks[-1].talk_id
    made.room.talks.read_back(talk_id, ink=ink(), heard=lines_of(made.session, talk_id))
    shown = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    shown.open(Stage.FIRST_ROUND)
    assert may_end(shown)
    shown.hand.primary()
    assert made.session.talks[-1].ended_at is not None
    shown.close()


def test_the_next_person_is_asked_in_behind_the_curtain_once_the_talk_has_ended(
    frame: PageFrame, made: Building
) -> None:
    assert isinstance(frame.page, InterviewPage)
    asked: list[str] = []
    frame.context.seat_asked.connect(asked.append)
    frame.page.press_back()
    frame.page.switch_to(made.id_of("证"))
    sign = check_of(frame).sign
    read_all(frame)
    frame.hand.draw(sign.pad, ink())
    assert asked == []
    frame.hand.primary()
    assert asked == [made.id_of("证")]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_check_is_whole_at_every_size(theme: Look, made: Building, scale: float) -> None:
    theme(scale=scale)
    shown = PageFrame(made.room, {Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1)})
    shown.open(Stage.FIRST_ROUND)
    shown.hand.primary()
    check_of(shown).sign.refuse.setChecked(True)
    shown.hand.settle()
    assert audit(check_of(shown)) == []
    assert fits(shown.shell) == []
    assert overflowing(check_of(shown)) == []
    for target in (check_of(shown).sign.again, check_of(shown).sign.undo_stroke):
        assert target.height() >= 60
    shown.close()


def test_the_record_is_signed_on_paper_once_every_line_was_read(frame: PageFrame, made: Building) -> None:
    sign = check_of(frame).sign
    frame.hand.draw(sign.pad, ink())
    frame.hand.click(sign.refuse)
    frame.hand.click(sign.paper)
    assert not sign.refuse.isChecked() and not sign.pad.isVisible()
    for way in ("by_another", "own_hand"):
        frame.hand.click(sign.paper_fields.ways.button_for(way))
        assert audit(frame.shell) == [] and overflowing(check_of(frame)) == []
    frame.hand.type_into(sign.paper_fields.reason.edit, "签名板不好用")
    assert not may_end(frame)
    read_all(frame)
    frame.hand.primary()
    talk = made.session.talks[-1]
    assert talk.ended_at is not None and talk.ink is None
    assert talk.on_paper is not None and talk.on_paper.reason == "签名板不好用"
