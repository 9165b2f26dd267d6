"""补充协议 in the windows: opened with a reason, written in the draft, listed beside what was signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mediator.domain.stages import Stage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.questions import PreparedQuestions
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.follow_up import FollowUpPage
from mediator.gui.session.session_view import SessionView
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle, texts_in

Make = Callable[..., Whole]


def amended(b: Building) -> Building:
    """A supplement signed by all."""
    b.room.supplement.open("金额要改")
    b.room.agreement.revise_clause(b.session.clauses[0].clause_id, b.clause(amount_fen=60000))
    b.locked().signed_by_all()
    b.room.agreement.complete()
    return b


def follow_up_of(view: SessionView) -> FollowUpPage:
    assert isinstance(view.page, FollowUpPage)
    return view.page


def test_a_reason_opens_the_draft_with_what_it_goes_back_to(whole: Make):
    b = a_session().at(Stage.FOLLOW_UP)
    first = b.session.lock
    made = whole(desk=b.desk, questions=PreparedQuestions(texts={"open-supplement": "金额要改"}))
    view = made.session(b)
    follow_up_of(view).texts.open_button.click()
    settle()
    page = view.page
    assert isinstance(page, AgreementPage) and page.draft is not None
    shown = texts_in(page.draft.document)
    assert "补充协议第1号" in shown
    assert first is not None and f"核对码{first.check_code}" in shown


def test_without_a_reason_nothing_is_begun(whole: Make):
    b = a_session().at(Stage.FOLLOW_UP)
    view = whole(desk=b.desk).session(b)
    follow_up_of(view).texts.open_button.click()
    settle()
    assert view.context.session.supplement is None


def test_both_texts_are_shown_and_which_one_binds(whole: Make):
    b = amended(a_session().at(Stage.FOLLOW_UP))
    page = follow_up_of(whole(desk=b.desk).session(b))
    shown = texts_in(page.texts)
    assert shown.index("补充协议第1号") < shown.index("现在有效") < shown.index("已有补充协议")
    for number in (0, 1):
        lock = b.room.supplement.versions()[number].lock
        assert lock is not None and f"核对码{lock.check_code}" in shown


def test_an_open_supplement_is_gone_on_with_or_withdrawn(whole: Make):
    b = a_session().at(Stage.FOLLOW_UP)
    b.room.supplement.open("金额要改")
    made = whole(desk=b.desk, questions=PreparedQuestions(texts={"withdraw-supplement": "双方不再改了"}))
    view = made.session(b)
    texts = follow_up_of(view).texts
    assert not texts.open_button.isVisible() and texts.go_button.isVisible()
    assert "仍按上面有效的文本履行" in texts_in(texts)
    texts.withdraw_button.click()
    settle()
    assert view.context.session.signed is not None
    assert texts.open_button.isVisible() and not texts.withdraw_button.isVisible()


@pytest.mark.parametrize("language", ("zh", "en"))
def test_everything_fits_and_has_a_name(whole: Make, language: str):
    b = amended(a_session().at(Stage.FOLLOW_UP))
    made = whole(desk=b.desk, look=Chosen(language=language, scale=1.0))
    made.session(b)
    assert stops_without_name(made.window) == []
    assert overflowing(made.window) == []
    assert audit(made.window) == []
    assert fits(made.window) == []
