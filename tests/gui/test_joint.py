"""共同会谈: presence, ground rules, an agenda of cleared things only, entries, the outcome."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import Comparison, JointOutcome
from mediator.domain.stages import Stage
from mediator.gui.session.joint import JointPage
from mediator.gui.session.joint_party_view import JointPartyView
from mediator.gui.session.joint_rules import GROUND_RULES, RulesView
from tests.builders import Building, a_session
from tests.gui.audit import audit, fits, overflowing
from tests.gui.conftest import Look
from tests.gui.frame_of_terms import TermsFrame
from tests.gui.whole_window import texts_in

AGREED, DIFFERENT, PRIVATE = "双方都在门口", "谁先动手", "底线是四百"


def _built(built: Building) -> Building:
    built.at(Stage.COMPARISON)
    ids = tuple(s.statement_id for s in built.session.statements[:2])
    built.room.board.note_point(AGREED, "地点", Comparison.AGREE, ids)
    built.room.board.note_point(DIFFERENT, "动手", Comparison.DIFFER, ids)
    built.at(Stage.SHUTTLE)
    refused = built.offer("乙", "要赔一千元")
    built.room.offers.convey(refused, built.id_of("甲"))
    built.room.offers.decline(refused, built.id_of("甲"), PRIVATE)
    return built.at(Stage.JOINT)


@pytest.fixture
def at_table() -> Building:
    return _built(a_session().with_parties())


@pytest.fixture
def frame(theme: Look, at_table: Building) -> Iterator[TermsFrame]:
    made = TermsFrame(at_table.room)
    yield made
    made.close()


def _begin(frame: TermsFrame, page: JointPage) -> None:
    for tick in page.presence.ticks.values():
        frame.hand.click(tick)
    _read_rules(frame, page)


def _read_rules(frame: TermsFrame, page: JointPage) -> None:
    frame.hand.click(page.presence.read_rules)
    view = page.view
    assert isinstance(view, RulesView)
    for _ in GROUND_RULES[1:]:
        frame.hand.click(view.next_button)
    frame.hand.click(view.accept_button)


def test_nobody_is_ticked_beforehand_and_fact_witnesses_do_not_sit_at_the_table(theme: Look) -> None:
    built = a_session().with_parties().with_fact_witness()
    frame = TermsFrame(built.at(Stage.JOINT).room)
    page = frame.joint()
    assert list(page.presence.ticks) == [built.id_of("甲"), built.id_of("乙")]
    assert page.presence.present() == ()
    frame.close()


def test_the_talk_begins_only_after_every_rule_was_read_and_accepted(
    frame: TermsFrame, at_table: Building
) -> None:
    page = frame.joint()
    for tick in page.presence.ticks.values():
        frame.hand.click(tick)
    frame.hand.click(page.presence.read_rules)
    view = page.view
    assert isinstance(view, RulesView) and not view.accept_button.isVisible()
    frame.hand.click(view.next_button)
    assert frame.context.session.open_joint_talk is None
    for _ in GROUND_RULES[2:]:
        frame.hand.click(view.next_button)
    frame.hand.click(view.accept_button)
    talk = frame.context.session.open_joint_talk
    assert talk is not None and talk.present == (at_table.id_of("甲"), at_table.id_of("乙"))
    assert page.view is None and frame.covered is None


def test_rules_that_somebody_declines_begin_nothing(frame: TermsFrame) -> None:
    page = frame.joint()
    frame.hand.click(page.presence.read_rules)
    assert isinstance(page.view, RulesView)
    page.view.show_screen(len(GROUND_RULES) - 1)
    frame.hand.click(page.view.decline_button)
    assert frame.context.session.joint_talks == ()
    assert page.presence.errors.isVisible()


def test_a_party_who_is_not_there_keeps_the_talk_from_beginning_with_his_name(frame: TermsFrame) -> None:
    page = frame.joint()
    frame.hand.click(next(iter(page.presence.ticks.values())))
    _read_rules(frame, page)
    assert frame.context.session.joint_talks == ()
    (said,) = page.presence.errors.links()
    assert said.text().startswith("许明川") and said.text().endswith("还没有到场")


def test_only_agreed_points_and_accepted_offers_come_before_everybody(
    frame: TermsFrame, at_table: Building
) -> None:
    page = frame.joint()
    _begin(frame, page)
    frame.hand.click(page.show_button)
    view = page.view
    assert isinstance(view, JointPartyView)
    assert [screen.text for screen in view.screens] == [AGREED, "赔偿手机维修费"]
    words = " ".join(f"{s.heading}{s.text}{s.facts}" for s in view.screens)
    assert DIFFERENT not in words and PRIVATE not in words and "一千元" not in words


def test_both_sides_confirm_in_the_room_and_the_officers_page_shows_it(
    frame: TermsFrame, at_table: Building
) -> None:
    page = frame.joint()
    _begin(frame, page)
    point = frame.context.session.fact_points[0].point_id
    frame.hand.click(page.show_button)
    view = page.view
    assert isinstance(view, JointPartyView)
    ref = view.shown.key
    frame.hand.click(view.confirm_button)
    talk = frame.context.session.open_joint_talk
    assert talk is not None and talk.confirmed == (ref,)
    assert view.confirm_button.text() == "双方已确认" and not view.confirm_button.isEnabled()
    assert ref not in page.agenda.confirm_buttons
    assert point not in page.agenda.confirm_buttons


def test_an_entry_needs_a_speaker_and_the_words_stay_until_it_has_one(
    frame: TermsFrame, at_table: Building
) -> None:
    page = frame.joint()
    _begin(frame, page)
    frame.hand.insert(page.notes.composer, "对不起")
    frame.hand.press(page.notes.composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    talk = frame.context.session.open_joint_talk
    assert talk is not None and talk.entries == () and page.notes.composer.text() == "对不起"
    frame.hand.click(page.notes.who.chip_of(at_table.id_of("甲")))
    frame.hand.press(page.notes.composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    talk = frame.context.session.open_joint_talk
    assert talk is not None
    assert [(e.person_id, e.text) for e in talk.entries] == [(at_table.id_of("甲"), "对不起")]
    assert page.notes.composer.text() == ""


def test_an_empty_entry_is_refused_in_words(frame: TermsFrame, at_table: Building) -> None:
    page = frame.joint()
    _begin(frame, page)
    frame.hand.click(page.notes.who.chip_of(at_table.id_of("甲")))
    frame.hand.click(page.notes.record_button)
    talk = frame.context.session.open_joint_talk
    assert talk is not None and talk.entries == ()
    assert page.notes.wrong() == "发言还是空的，请填写后再记下"


def test_an_entry_being_typed_is_there_again_when_the_page_is_opened_anew(frame: TermsFrame) -> None:
    page = frame.joint()
    _begin(frame, page)
    frame.hand.insert(page.notes.composer, "以后先打电话")
    assert frame.joint().notes.composer.text() == "以后先打电话"


def test_the_talk_ends_with_a_chosen_outcome_and_may_be_held_once_more(frame: TermsFrame) -> None:
    page = frame.joint()
    _begin(frame, page)
    frame.hand.click(page.outcome.end_button)
    assert frame.context.session.open_joint_talk is not None
    frame.hand.click(page.outcome.choice.button_for("not_agreed"))
    frame.hand.click(page.outcome.end_button)
    assert frame.context.session.joint_talks[-1].outcome is JointOutcome.NOT_AGREED
    frame.hand.primary()
    assert frame.context.session.stage is Stage.JOINT and frame.questions.told
    frame.hand.click(page.outcome.again_button)
    _read_rules(frame, page)
    frame.hand.click(page.outcome.choice.button_for("agreed"))
    frame.hand.click(page.outcome.end_button)
    assert [t.outcome for t in frame.context.session.joint_talks] == [
        JointOutcome.NOT_AGREED,
        JointOutcome.AGREED,
    ]
    frame.hand.primary()
    assert frame.context.session.stage is Stage.AGREEMENT


def test_leaving_the_joint_talk_out_asks_for_the_reason(frame: TermsFrame) -> None:
    frame.joint()
    frame.questions.texts["skip-joint"] = "当事人身体原因，不便当面谈"
    frame.hand.secondary("略过这一步")
    assert Stage.JOINT in frame.context.session.skipped
    assert frame.context.session.stage is Stage.AGREEMENT


@pytest.mark.parametrize("scale", [1.0, 1.125, 1.25, 1.5, 2.0])
def test_every_word_is_whole_and_the_page_fits_at_every_size(scale: float, theme: Look) -> None:
    theme(scale=scale)
    built = _built(a_session().with_children())
    frame = TermsFrame(built.room)
    page = frame.joint()
    page.presence.show_error("许明川或其监护人还没有到场")
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(page) == []
    built.room.joint.start(tuple(p.person_id for p in built.session.people), rules_accepted=True)
    built.room.joint.record_entry(built.id_of("甲"), "对不起，是我先推的，以后我会排队。")
    page = frame.joint()
    page.outcome.end()
    frame.hand.settle()
    assert audit(frame.shell) == [] and fits(frame.shell) == [] and overflowing(page) == []
    page.show_items()
    assert page.view is not None
    for index in range(2):
        page.view.show_screen(index)
        frame.hand.settle()
        assert audit(page.view, smallest=60) == [] and fits(page.view) == []
    frame.close()


def _apologises(frame: TermsFrame, page: JointPage, at_table: Building) -> None:
    form = page.apologies.form
    frame.hand.click(form.who.chip_of(at_table.id_of("甲")))
    frame.hand.click(form.whom.chip_of(at_table.id_of("乙")))
    frame.hand.insert(form.words.edit, "对不起，是我先推的")
    frame.hand.click(form.accepted)
    frame.hand.click(form.record_button)


def test_an_apology_is_taken_down_with_its_words_and_becomes_a_clause_by_one_press(
    frame: TermsFrame, at_table: Building
) -> None:
    page = frame.joint()
    _begin(frame, page)
    _apologises(frame, page, at_table)
    (made,) = frame.context.session.apologies
    assert (made.words, made.accepted, made.to_ids) == ("对不起，是我先推的", True, (at_table.id_of("乙"),))
    form = page.apologies.form
    assert form.words.text() == "" and form.who.one() == "" and not form.accepted.isChecked()
    frame.hand.click(page.apologies.clause_buttons[(made.apology_id, True)])
    (clause,) = frame.context.session.clauses
    assert clause.clause_id == made.apology_id and clause.terms.on_the_spot
    assert page.apologies.clause_buttons == {}


def test_an_apology_without_people_or_words_is_refused_in_words_and_kept(
    frame: TermsFrame, at_table: Building
) -> None:
    page = frame.joint()
    _begin(frame, page)
    form = page.apologies.form
    frame.hand.insert(form.words.edit, "对不起")
    frame.hand.click(form.record_button)
    assert form.wrong() == "请选择是谁说的" and form.words.text() == "对不起"
    assert frame.context.session.apologies == ()
    assert frame.joint().apologies.form.words.text() == "对不起"


def test_only_what_its_speaker_let_go_may_be_put_before_everybody(theme: Look) -> None:
    built = a_session().at(Stage.FIRST_ROUND)
    built.heard("甲", "灯是我关的")
    talk_id = built.talk("乙")
    built.says(talk_id, "我看见灯灭了", may_say=True)
    built.says(talk_id, PRIVATE)
    built.ended(talk_id)
    frame = TermsFrame(_built(built).room)
    page = frame.joint()
    assert not page.sayings.isVisible()
    _begin(frame, page)
    frame.hand.click(page.sayings.fold_button)
    assert [item.text for item in page.sayings.items][:2] == ["灯是我关的", "我看见灯灭了"]
    frame.hand.click(next(iter(page.sayings.buttons.values())))
    assert page.view is not None
    words = texts_in(page.view)
    assert "灯是我关的" in words and "林知夏同意当面说的话" in words and PRIVATE not in words
    frame.hand.click_text(page.view, "返回")
    assert page.view is None
    frame.close()
