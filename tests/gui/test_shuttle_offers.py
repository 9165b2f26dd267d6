"""往返商谈: conditions, last days, times, the clause an offer becomes, visits, and the rounds of sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from mediator.domain.events import ClauseKind
from mediator.domain.offers import accepted_by_all
from mediator.domain.shuttle_visits import open_visit
from mediator.domain.stages import Stage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.session.shuttle_visit import NOBODY
from mediator.gui.widgets.axis import axis_steps
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame
from tests.gui.words_in_view import everything_in

BOTTOM_LINE = "六百多实在拿不出，底线是四百"


@pytest.fixture
def at_shuttle() -> Building:
    return a_session().with_parties().at(Stage.SHUTTLE)


@pytest.fixture
def frame(theme: Look, at_shuttle: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(at_shuttle.room)
    yield made
    made.close()


def _accepted(b: Building) -> str:
    offer_id = b.offer("甲")
    b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.accept(offer_id, b.id_of("乙"), BOTTOM_LINE)
    return offer_id


def _with_everything(frame: TermsFrame, page: ShuttlePage, b: Building) -> None:
    form, hand = page.form, frame.hand
    hand.click(form.who.chip_of(b.id_of("甲")))
    hand.type_into(form.words.edit, "修手机出540元")
    hand.type_into(form.amount.edit, "540")
    hand.type_into(form.due.edit, "20260320")
    hand.click(form.more.toggle)
    hand.type_into(form.more.conditions.edit, "许明川先道歉")
    hand.type_into(form.more.until.edit, "20260312")
    hand.click(form.more.terms.kind.chip_of(ClauseKind.PAY.value))
    hand.click(form.more.terms.actors.chip_of(b.id_of("甲")))
    hand.type_into(form.more.terms.action.edit, "手机维修费")
    hand.click(form.more.terms.targets.chip_of(b.id_of("乙")))
    hand.type_into(form.more.terms.manner.edit, "银行转账")


# ---------------------------------------------------------------- told in full


def test_conditions_the_last_day_and_the_terms_are_recorded_with_the_offer(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _with_everything(frame, page, at_shuttle)
    frame.hand.click(page.form.record_button)
    offer = frame.context.session.offers[0]
    assert offer.conditions == "许明川先道歉" and f"{offer.valid_until}" == "2026-03-12"
    assert offer.terms is not None
    assert (offer.terms.amount_fen, f"{offer.terms.due_on}") == (54000, "2026-03-20")
    assert (offer.terms.action, offer.terms.manner) == ("手机维修费", "银行转账")
    assert page.form.more.conditions.text() == "" and page.form.more.terms.told() is None
    assert not page.form.more.toggle.isChecked()
    assert at_shuttle.desk.drafts.load(frame.context.session.session_id) == ()


def test_what_is_told_besides_is_there_again_when_the_page_is_opened_anew(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _with_everything(frame, page, at_shuttle)
    before = page.form.more.terms.told()
    again = frame.shuttle().form.more
    assert again.toggle.isChecked() and again.terms.told() == before
    assert again.conditions.text() == "许明川先道歉" and f"{again.until.value()}" == "2026-03-12"


def test_a_refusal_of_the_terms_is_read_at_its_field_and_nothing_is_lost(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _with_everything(frame, page, at_shuttle)
    frame.hand.type_into(page.form.due.edit, "")
    frame.hand.click(page.form.record_button)
    assert frame.context.session.offers == ()
    assert page.form.due.error() == "请填写最晚哪天，或者选当场履行"
    frame.hand.type_into(page.form.more.until.edit, "20260301")
    frame.hand.click(page.form.record_button)
    assert page.form.more.until.error() == "有效期早于今天，请核对"
    assert page.form.more.conditions.text() == "许明川先道歉"


def test_terms_that_are_not_told_after_all_leave_the_form(frame: TermsFrame, at_shuttle: Building) -> None:
    page = frame.shuttle()
    _with_everything(frame, page, at_shuttle)
    frame.hand.click_text(page.form, "不写这一部分")
    frame.hand.click(page.form.record_button)
    assert frame.context.session.offers[0].terms is None


def test_a_party_sees_conditions_last_day_and_clause_of_what_was_carried_to_them(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    page = frame.shuttle()
    _with_everything(frame, page, at_shuttle)
    frame.hand.click(page.form.may_convey.tick)
    frame.hand.click(page.form.record_button)
    page.seats.open_view(at_shuttle.id_of("乙"))
    assert page.seats.view is not None and "许明川先道歉" not in everything_in(page.seats.view)
    frame.hand.click_text(page.seats.view, "返回")
    frame.hand.click_text(page.ladder, "方案1念给提出人听过")
    frame.hand.click_text(page.ladder, "把方案1转达给许明川")
    page.seats.open_view(at_shuttle.id_of("乙"))
    shown = everything_in(page.seats.view)
    for words in (
        "修手机出540元",
        "条件：许明川先道歉",
        "2026年3月12日",
        "甲方林知夏付给乙方许明川手机维修费",
    ):
        assert words in shown


# ---------------------------------------------------------------- times and the last day


def test_the_card_shows_the_times_both_ways_and_what_is_waited_for(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id = at_shuttle.offer("甲")
    at_shuttle.later(minutes=5).room.offers.convey(offer_id, at_shuttle.id_of("乙"))
    page = frame.shuttle()
    assert "09:00同意转达" in everything_in(page.ladder) and "09:00念给提出人听过" in everything_in(
        page.ladder
    )
    assert "09:05转达，等答复" in everything_in(page.ladder)
    at_shuttle.later(minutes=4).room.offers.accept(offer_id, at_shuttle.id_of("乙"))
    assert "09:05转达，09:09答复" in everything_in(frame.shuttle().ladder)


def test_an_offer_whose_last_day_is_over_says_so_and_is_not_carried(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    room = at_shuttle.room
    made = room.offers.make(
        at_shuttle.id_of("甲"), "付五百", may_convey=True, valid_until=at_shuttle.desk.today()
    )
    room.offers.read_back(made.offers[-1].offer_id)
    page = frame.shuttle()
    assert frame.hand.button(page.ladder, "把方案1转达给许明川").isEnabled()
    at_shuttle.later(days=1)
    page.show_session(frame.context.session)
    frame.hand.settle()
    convey = frame.hand.button(page.ladder, "把方案1转达给许明川")
    assert not convey.isEnabled() and convey.toolTip() == "这个方案已过期"
    assert "已过期" in everything_in(page.ladder)


# ---------------------------------------------------------------- the clause


def test_an_accepted_offer_is_written_into_the_agreement_from_its_card(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id = _accepted(at_shuttle)
    page = frame.shuttle()
    frame.hand.click_text(page.ladder, "把方案1写入协议")
    form = page.ladder.cards[offer_id].clause_form
    assert form is not None
    assert (form.fields.amount.fen(), form.fields.action.text()) == (54000, "赔偿手机维修费")
    assert BOTTOM_LINE not in everything_in(form)
    frame.hand.click(form.fields.spot.tick)
    frame.hand.click(form.record_button)
    session = frame.context.session
    assert [c.clause_id for c in session.clauses] == [offer_id] and session.offers[0].became_clause
    words = everything_in(page.ladder)
    assert "已写入协议" in words and "把方案1写入协议" not in words and "撤回方案1" not in words
    assert BOTTOM_LINE not in repr(session.clauses)


def test_a_half_filled_clause_of_an_offer_opens_again_and_may_be_given_up(
    frame: TermsFrame, at_shuttle: Building
) -> None:
    offer_id = _accepted(at_shuttle)
    page = frame.shuttle()
    frame.hand.click_text(page.ladder, "把方案1写入协议")
    form = page.ladder.cards[offer_id].clause_form
    assert form is not None
    frame.hand.type_into(form.fields.manner.edit, "现金")
    again = frame.shuttle().ladder.cards[offer_id]
    assert again.clause_form is not None and again.clause_form.fields.manner.text() == "现金"
    frame.hand.click(again.clause_form.give_up_button)
    assert again.clause_form is None
    assert frame.shuttle().ladder.cards[offer_id].clause_form is None


# ---------------------------------------------------------------- visits


def test_going_to_the_other_party_leaves_the_first(frame: TermsFrame, at_shuttle: Building) -> None:
    page = frame.shuttle()
    one, two = at_shuttle.id_of("甲"), at_shuttle.id_of("乙")
    assert page.visit.where.one() == NOBODY and page.visit.since.isHidden()
    frame.hand.click(page.visit.where.chip_of(one))
    assert "09:00到林知夏那里" in page.visit.since.text()
    frame.hand.click(page.visit.where.chip_of(two))
    visits = frame.context.session.shuttle_visits
    assert [(v.party_id, v.ended_at is None) for v in visits] == [(one, False), (two, True)]
    frame.hand.click(page.visit.where.chip_of(NOBODY))
    assert open_visit(frame.context.session) is None


def test_a_press_on_where_one_is_already_records_nothing(frame: TermsFrame, at_shuttle: Building) -> None:
    page = frame.shuttle()
    before = len(at_shuttle.events)
    frame.hand.click(page.visit.where.chip_of(NOBODY))
    assert len(at_shuttle.events) == before


# ---------------------------------------------------------------- rounds


def _three_sums(b: Building) -> None:
    for letter, fen in (("甲", 30000), ("乙", 80000), ("甲", 54000)):
        b.room.offers.make(b.id_of(letter), "修手机", may_convey=True, amount_fen=fen)


def test_the_rounds_are_shown_once_two_sums_were_named(frame: TermsFrame, at_shuttle: Building) -> None:
    page = frame.shuttle()
    assert page.rounds.isHidden()
    _three_sums(at_shuttle)
    page.show_session(frame.context.session)
    assert not page.rounds.isHidden()
    cells = [made.text() for made in page.rounds.findChildren(QLabel)]
    for figure in ("300", "800", "540", "500", "550", "260", "670"):
        assert figure in cells
    assert page.rounds.chart.accessibleDescription() == (
        "第1轮：林知夏300元、许明川800元，差500元，中间550元\n第2轮：林知夏540元、许明川800元，差260元，中间670元"
    )
    assert "林知夏提过2次，从300元到540元" in everything_in(page.rounds)


def test_the_axis_has_round_numbers_around_the_sums(frame: TermsFrame, at_shuttle: Building) -> None:
    _three_sums(at_shuttle)
    assert frame.shuttle().rounds.chart.steps() == (0, 20000, 40000, 60000, 80000)


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 0, (0, 1)),
        (54000, 54000, (54000, 54001)),
        (1, 9, (0, 5, 10)),
        (30000, 80000, (0, 20000, 40000, 60000, 80000)),
        (990, 1010, (990, 995, 1000, 1005, 1010)),
        (0, 99999999, (0, 50000000, 100000000)),
    ],
)
def test_steps_are_round_and_hold_the_values(low: int, high: int, steps: tuple[int, ...]) -> None:
    assert axis_steps(low, high) == steps


def test_the_agreed_sum_closes_the_rounds(frame: TermsFrame, at_shuttle: Building) -> None:
    at_shuttle.room.offers.make(at_shuttle.id_of("乙"), "要680", may_convey=True, amount_fen=68000)
    _accepted(at_shuttle)
    assert "各方同意的是540元" in everything_in(frame.shuttle().rounds)
    assert accepted_by_all(frame.context.session, frame.context.session.offers[-1])


def test_no_partys_screen_holds_a_sum_of_the_rounds(frame: TermsFrame, at_shuttle: Building) -> None:
    _three_sums(at_shuttle)
    page = frame.shuttle()
    page.seats.open_view(at_shuttle.id_of("乙"))
    assert page.seats.view is not None
    shown = everything_in(page.seats.view)
    assert "800" in shown and not any(secret in shown for secret in ("300", "540", "550", "670", "260"))


# ---------------------------------------------------------------- the look


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_every_word_is_whole_with_everything_open(scale: float, theme: Look) -> None:
    theme(scale=scale)
    built = a_session().with_parties().at(Stage.SHUTTLE)
    _three_sums(built)
    offer_id = _accepted(built)
    built.room.offers.start_visit(built.id_of("甲"))
    built.later(minutes=3)
    frame = TermsFrame(built.room)
    page = frame.shuttle()
    frame.hand.click(page.form.more.toggle)
    frame.hand.click(page.form.more.terms.kind.chip_of(ClauseKind.PAY.value))
    page.ladder.cards[offer_id].write_clause()
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == []
    assert overflowing(page) == []
    frame.close()


def test_the_page_is_the_same_in_high_contrast(theme: Look) -> None:
    theme(high_contrast=True)
    built = a_session().with_parties().at(Stage.SHUTTLE)
    _three_sums(built)
    frame = TermsFrame(built.room)
    page = frame.shuttle()
    frame.hand.settle()
    assert audit(frame.shell) == [] and page.rounds.chart.grab().toImage().width() > 100
    frame.close()


def test_yesterday_is_no_last_day(frame: TermsFrame, at_shuttle: Building) -> None:
    page = frame.shuttle()
    frame.hand.click(page.form.who.chip_of(at_shuttle.id_of("甲")))
    frame.hand.type_into(page.form.words.edit, "付五百")
    frame.hand.click(page.form.more.toggle)
    frame.hand.type_into(page.form.more.until.edit, "不知道")
    frame.hand.click(page.form.record_button)
    assert page.form.more.until.error() == "日期请写成2025年11月30日这样"
    yesterday = at_shuttle.desk.today() - timedelta(days=1)
    frame.hand.type_into(page.form.more.until.edit, f"{yesterday:%Y%m%d}")
    frame.hand.click(page.form.record_button)
    assert page.form.more.until.error() == "有效期早于今天，请核对" and frame.context.session.offers == ()
