"""What somebody is writing stays on the pad when type size or language change meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mediator.domain.stages import Stage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.signing_pad import SignHere
from mediator.gui.tour.hand import Hand
from tests.builders import Building
from tests.gui.agreement_moves import here_of, otherwise_of
from tests.gui.whole_window import Whole, settle

HAND = Hand(lambda _name: None)
Make = Callable[..., Whole]


def signing(whole: Make) -> Whole:
    made = whole()
    built = Building(made.desk).with_parties().at(Stage.AGREEMENT).locked()
    made.session(built)
    return made


def here(made: Whole) -> SignHere:
    page = made.view.page
    assert isinstance(page, AgreementPage)
    return here_of(page)


def test_ink_redos_and_what_was_taken_back_survive_size_and_language_but_no_tick_does(whole: Make) -> None:
    made = signing(whole)
    HAND.write_name(here(made).pad, "林知夏")
    HAND.click(here(made).redo)
    HAND.write_name(here(made).pad, "林知夏")
    HAND.click(here(made).undo)
    HAND.click(here(made).identity)
    before = here(made).pad.handwriting()
    for change in (made.navigator.switch_language, made.navigator.larger):
        change()
        settle()
        now = here(made)
        assert now.pad.handwriting() == before and now.pad.times_cleared() == 1
        assert now.bring_back.isEnabled()
        # The words of a tick are read anew in the other language: it is made anew, too.
        assert not now.identity.isChecked() and not now.consent.on()
    made.view.open_stage(Stage.JOINT)
    made.view.open_stage(Stage.AGREEMENT)
    settle()
    assert here(made).pad.stroke_count() == 0, "a page that was turned has nobody's ink"


@pytest.mark.long
def test_a_reason_half_typed_survives_in_its_open_form(whole: Make) -> None:
    made = signing(whole)
    page = made.view.page
    assert isinstance(page, AgreementPage) and page.signing is not None
    HAND.click(page.signing.card.refuse_button)
    HAND.type_into(otherwise_of(page).fields.reason.edit, "要再")
    made.navigator.larger()
    settle()
    page = made.view.page
    assert isinstance(page, AgreementPage)
    form = otherwise_of(page)
    assert form.isVisible() and not here_of(page).isVisible()
    assert form.fields.refuses() and form.fields.reason.text() == "要再"
