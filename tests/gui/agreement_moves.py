"""The usual moves on the agreement page: opening a form, filling it, reading through, signing."""

from __future__ import annotations

from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.clause_form import ClauseForm
from mediator.gui.session.signing_otherwise import OtherwiseForm
from mediator.gui.session.signing_pad import SignHere
from tests.builders import Building
from tests.gui.frame_of_terms import TermsFrame


def clause_form(frame: TermsFrame, page: AgreementPage) -> ClauseForm:
    assert page.draft is not None
    frame.hand.click(page.draft.clauses.add_button)
    assert page.draft.clauses.form is not None
    return page.draft.clauses.form


def fill(frame: TermsFrame, form: ClauseForm, built: Building, *, amount: str, due: str) -> None:
    fields = form.fields
    frame.hand.click(fields.kind.chip_of("pay"))
    frame.hand.click(fields.actors.chip_of(built.id_of("甲")))
    frame.hand.type_into(fields.action.edit, "手机维修费")
    frame.hand.click(fields.targets.chip_of(built.id_of("乙")))
    frame.hand.type_into(fields.amount.edit, amount)
    frame.hand.type_into(fields.due.edit, due)


def read_through(frame: TermsFrame, page: AgreementPage) -> None:
    frame.hand.secondary("朗读")
    view = page.reading
    assert view is not None
    while not view.last:
        frame.hand.click(view.clear_button)
    for name in view.listeners.values():
        frame.hand.click(name)
    frame.hand.click(view.clear_button)


def here_of(page: AgreementPage) -> SignHere:
    assert page.signing is not None and page.signing.card.here is not None
    return page.signing.card.here


def otherwise_of(page: AgreementPage) -> OtherwiseForm:
    assert page.signing is not None and page.signing.card.otherwise is not None
    return page.signing.card.otherwise


def sign_next(frame: TermsFrame, page: AgreementPage) -> None:
    here = here_of(page)
    frame.hand.click(here.identity)
    frame.hand.write_name(here.pad, here.line.name)
    frame.hand.click(here.consent.tick)
    frame.hand.click(here.confirm)
    frame.hand.click(here.yes)
