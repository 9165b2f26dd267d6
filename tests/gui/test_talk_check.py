"""The reading back that ends a talk: the whole record, corrections, signature or refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

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
    assert not sign.read.isChecked()
    assert not may_end(frame)
    frame.hand.click(sign.read)
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
    frame.hand.click(sign.read)
    frame.hand.click(sign.pad)
    assert not may_end(frame)
    assert sign.wanting() == "请本人签名"
    frame.hand.draw(sign.pad, ink())
    frame.hand.click(sign.again)
    assert not may_end(frame)


def test_a_refused_signature_wants_the_reason_in_its_place(frame: PageFrame, made: Building) -> None:
    sign = check_of(frame).sign
    frame.hand.click(sign.read)
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
    assert check.record.rows()[1].text == "十点一刻吵起来的"
    assert check.correction is None


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
    shown.hand.click(check_of(shown).sign.read)
    shown.hand.draw(check_of(shown).sign.pad, ink())
    shown.hand.primary()
    assert "还没有记下陈述" in shown.questions.told[0].title.in_chinese()
    assert made.session.open_talk is not None
    shown.close()


def test_a_talk_already_signed_is_only_ended(theme: Look, made: Building) -> None:
    talk_id = made.session.talks[-1].talk_id
    made.room.talks.read_back(talk_id, ink=ink())
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
    frame.hand.click(sign.read)
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
