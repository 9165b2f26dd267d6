"""协议书检查: what the lock waits for, and the way to each place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import ClauseKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame


@pytest.fixture
def drafting() -> Building:
    return a_session().with_parties().at(Stage.AGREEMENT)


@pytest.fixture
def frame(theme: Look, drafting: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(drafting.room)
    yield made
    made.close()


@pytest.fixture
def vague(drafting: Building) -> Building:
    terms = drafting.clause(kind=ClauseKind.DO, action="尽快修好门锁", to_ids=(), manner="")
    drafting.drafted().room.agreement.draft_clause(terms)
    return drafting


# --------------------------------------------------------- the list of checks


def test_the_lock_says_what_it_waits_for_and_the_list_leads_there(frame: TermsFrame, vague: Building) -> None:
    page = frame.agreement()
    assert page.draft is not None
    plan = page.footer_plan()
    assert not plan.enabled and plan.why == "协议书检查还有1处要处理"
    frame.hand.secondary("看检查")
    go = page.draft.checks.first_focus()
    assert go is not None and go.hasFocus()
    frame.hand.press(go, Qt.Key.Key_Return)
    form = page.draft.clauses.form
    assert form is not None and form.fields.action.edit.textCursor().selectedText() == "尽快"


def test_an_empty_draft_wants_facts_and_a_clause_and_leads_to_both(frame: TermsFrame) -> None:
    page = frame.agreement()
    assert page.draft is not None
    checks = page.draft.checks
    assert [g.code for g in checks.open] == ["facts", "clauses"]
    frame.hand.click(checks.buttons[0])
    assert page.draft.facts.field.edit.hasFocus()
    frame.hand.click(checks.buttons[1])
    assert page.draft.clauses.form is not None


def test_what_is_only_pointed_out_is_folded_away_and_leads_to_the_page_of_the_people(
    frame: TermsFrame, drafting: Building
) -> None:
    drafting.drafted()
    page = frame.agreement()
    assert page.draft is not None
    checks = page.draft.checks
    asked: list[Stage] = []
    frame.context.stage_asked.connect(asked.append)
    assert checks.open == () and not checks.buttons
    frame.hand.click(checks.fold_button)
    frame.hand.click_text(checks, "去处理：林知夏的工作单位没有填，没有的填“无”")
    assert asked == [Stage.PARTIES]
    frame.hand.click(checks.fold_button)
    assert checks.fold_button.text().startswith("另有")


def test_a_doubt_is_settled_by_recording_the_clause_again(frame: TermsFrame, drafting: Building) -> None:
    drafting.drafted()
    drafting.room.agreement.question_clause(drafting.session.clauses[0].clause_id, "期限不清楚")
    page = frame.agreement()
    assert page.draft is not None
    assert [g.code for g in page.draft.checks.open] == ["questioned"]
    frame.hand.click(page.draft.checks.buttons[0])
    form = page.draft.clauses.form
    assert form is not None
    frame.hand.click(form.record_button)
    assert page.draft.checks.open == ()
