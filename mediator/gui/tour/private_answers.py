"""Lets each party mark the clauses alone, and takes down and takes back a refused clause, on the pages."""

from __future__ import annotations

from itertools import groupby

from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.agreement_draft import AgreementDraft
from mediator.gui.session.private_desk import PrivateDesk
from mediator.gui.session.private_party_view import PrivateAnswersView
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script
from mediator.services.script_craft import ScriptPrivateMark, ScriptPrivateRound
from mediator.wording import tr


def mark_alone(hand: Hand, page: AgreementPage, script: Script, people: dict[str, str]) -> None:
    """Every round of the script: opened, marked by one party after the other, ended."""
    for place, round_ in enumerate(script.private):
        hand.click(_draft(page).clauses.private_button)
        if page.private is None:
            raise HandSlipped("the page of private answers is not shown")
        _round(hand, page, page.private, round_, people, pictured=place == 0)
        hand.primary()


def _round(
    hand: Hand,
    page: AgreementPage,
    desk: PrivateDesk,
    script: ScriptPrivateRound,
    people: dict[str, str],
    *,
    pictured: bool,
) -> None:
    if desk.new_round is None:
        raise HandSlipped("the page of private answers is covered")
    for number, tick in enumerate(desk.new_round.ticks.values(), 1):
        if script.clauses and number not in script.clauses:
            hand.click(tick)
    hand.click(desk.new_round.begin)
    for key, marks in groupby(script.marks, key=lambda mark: mark.person):
        if desk.round is None:
            raise HandSlipped("the marks are covered")
        hand.click(desk.round.asking[people[key]])
        for mark in marks:
            _mark(hand, page, desk.view, mark)
        if desk.view is None or desk.cover is None:
            raise HandSlipped("the page of one party is not shown over the cover")
        if pictured:
            hand.picture("09g-private-answers")
        hand.click_text(desk.view, tr("返回"))
        hand.click(desk.cover.open)
    if pictured:
        hand.picture("09h-private-marks")
    if desk.round is None:
        raise HandSlipped("the marks are covered")
    hand.click(desk.round.end)


def _mark(hand: Hand, page: AgreementPage, view: PrivateAnswersView | None, mark: ScriptPrivateMark) -> None:
    if view is None:
        raise HandSlipped("the page of one party is not shown")
    clause_id = page.session.clauses[mark.clause - 1].clause_id
    wanted = next(i for i, screen in enumerate(view.screens) if screen.key == clause_id)
    while view.index < wanted:
        hand.click(view.next_button)
    while view.index > wanted:
        hand.click(view.back_button)
    if view.choice is None or view.condition is None:
        raise HandSlipped("nothing is asked on this screen")
    hand.click(view.choice.button_for(mark.answer.value))
    if mark.words:
        hand.type_into(view.condition.edit, mark.words)
        hand.click(view.record_button)


def refuse_and_withdraw(hand: Hand, page: AgreementPage, script: Script, people: dict[str, str]) -> None:
    """Each refused clause, and the refusal taken back."""
    for refused in script.refusals:
        draft = _draft(page)
        clause_id = page.session.clauses[refused.clause - 1].clause_id
        hand.click(draft.clauses.cards[clause_id].refuse)
        form = draft.refusals.form
        if form is None:
            raise HandSlipped("the form of a refused clause is not shown")
        hand.click(form.who.chip_of(people[refused.person]))
        hand.type_into(form.reason.edit, refused.reason)
        hand.click(form.record_button)
        hand.picture("09i-clause-refused")
        hand.click(draft.refusals.withdraw_buttons[(clause_id, people[refused.person])])


def _draft(page: AgreementPage) -> AgreementDraft:
    if page.draft is None:
        raise HandSlipped("the draft is not shown")
    return page.draft
