"""卷宗 on the closing page: what lies in the file, what it lacks and where to go, and the whole as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mediator.domain.events import Regime
from mediator.domain.stages import Stage
from mediator.gui.preferences import Look as Chosen
from mediator.gui.questions import prepared
from mediator.gui.session.closing import ClosingPage
from mediator.gui.session.follow_up import FollowUpPage
from mediator.services.room import Room
from tests.builders import Building, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle, texts_in
from tests.people_samples import SUPERVISOR

Make = Callable[..., Whole]


def ready(regime: Regime = Regime.PUBLIC_ORDER) -> Building:
    return a_session(regime=regime).at(Stage.FOLLOW_UP).finish()


def unprepared() -> Building:
    """Everything done but the file."""
    b = a_session().at(Stage.FOLLOW_UP)
    b.room.follow_up.perform(b.session.clauses[0].clause_id, b.desk.today(), "收条")
    b._visited()
    return b


def page_of(made: Whole, building: Building) -> ClosingPage:
    page = made.session(building, Stage.CLOSED).page
    assert isinstance(page, ClosingPage)
    return page


def named(part: QWidget, name: str) -> QPushButton:
    return next(
        b for b in part.findChildren(QPushButton) if b.isVisible() and name in (b.text(), b.accessibleName())
    )


def run_to_the_end(page: ClosingPage) -> None:
    while page.file.papers.run.is_running:
        QApplication.processEvents()


def test_the_whole_file_opens_as_one_paper(whole: Make):
    building = ready()
    made = whole(desk=building.desk)
    page = page_of(made, building)
    opened: list[tuple[str, str]] = []
    page.context.paper_asked.connect(lambda kind, title, pdf: opened.append((kind, title)))
    named(page.papers, "打印整卷").click()
    run_to_the_end(page)
    assert opened == [("dossier", "整卷")]
    assert not page.file.papers.run.isVisible()
    assert page.file.papers.whole.isEnabled()


def test_a_file_being_made_says_how_far_it_is_and_stops_when_asked(whole: Make):
    building = ready()
    page = page_of(whole(desk=building.desk), building)
    opened: list[str] = []
    page.context.paper_asked.connect(lambda kind, title, pdf: opened.append(kind))
    page.file.papers.print_whole()
    run = page.file.papers.run
    settle()
    assert run.is_running and "正在生成整卷" in run.words.text()
    assert run.bar.maximum() > run.bar.value() > 0
    assert not page.file.papers.whole.isEnabled()
    run.cancel.click()
    settle()
    assert not run.is_running and opened == []
    assert page.file.papers.whole.hasFocus()
    assert building.desk.papers.bound == []


def test_the_keyboard_waits_on_cancel_while_a_file_is_made(whole: Make):
    building = ready()
    page = page_of(whole(desk=building.desk), building)
    page.file.papers.print_whole()
    assert page.file.papers.run.cancel.hasFocus()
    page.file.papers.run.stop()


def test_a_paper_that_cannot_be_made_is_told_and_the_way_stays_open(whole: Make):
    building = ready()
    questions = prepared()
    page = page_of(whole(desk=building.desk, questions=questions), building)
    signed = building.session.signed
    assert signed is not None
    building.room.session = replace(building.session, signed=replace(signed, paper_sha256="0" * 64))
    page.file.papers.print_whole()
    run_to_the_end(page)
    assert [error.title.in_chinese() for error in questions.told] == ["签署过的协议书文件不见了或者被改动过"]
    assert page.file.papers.whole.isEnabled()


def test_closing_waits_until_the_file_is_prepared_and_leads_there(whole: Make):
    building = unprepared()
    questions = prepared(yes=("close-session",))
    made = whole(desk=building.desk, questions=questions)
    page = page_of(made, building)
    assert "结案前还差2项" in texts_in(page.file.check)
    page.summary.set_text("协议已全部履行，予以结案。")
    made.view.footer.primary().click()
    assert not building.session.ended and questions.asked == []
    assert "请选定卷宗的保管期限，写明由谁决定" in texts_in(page.errors)
    page.errors.links()[0].click()
    assert page.file.keeping.retention.control.hasFocus()
    page.file.keeping.record.click()
    settle()
    assert building.session.dossier is not None
    assert building.session.dossier.retention == "30年"
    assert "可以结案" in texts_in(page.file.check)
    made.view.footer.primary().click()
    settle()
    assert building.session.ended


def test_what_is_usual_stands_in_the_form_and_is_no_draft(whole: Make):
    building = unprepared()
    page = page_of(whole(desk=building.desk), building)
    keeping = page.file.keeping
    assert (keeping.retention.key(), keeping.decided_by.text()) == ("30年", building.session.host.name)
    assert keeping.situation.text()
    page.context.flush_drafts()
    assert building.desk.drafts.all() == ()


def test_a_note_being_typed_is_kept(whole: Make):
    building = unprepared()
    page = page_of(whole(desk=building.desk), building)
    page.file.keeping.situation.set_text("乙方的指印改为签名")
    page.context.flush_drafts()
    assert [draft.field for draft in building.desk.drafts.all()] == ["dossier-situation"]
    again = page_of(whole(desk=building.desk), building)
    assert again.file.keeping.situation.text() == "乙方的指印改为签名"
    again.file.keeping.record.click()
    settle()
    assert building.desk.drafts.all() == ()


def test_a_missing_thing_leads_to_its_stage_and_is_shown_there(whole: Make):
    building = ready()
    building.room.session = replace(building.session, visits=())
    made = whole(desk=building.desk)
    page = page_of(made, building)
    named(page.file.check, "履行和回访记录：去回访与履行").click()
    settle()
    assert isinstance(made.view.page, FollowUpPage)
    assert "还没有做过回访" in texts_in(made.view.page.errors)


def test_what_only_eyes_can_tell_is_ticked(whole: Make):
    building = ready()
    page = page_of(whole(desk=building.desk), building)
    named(page.file.check, "装订完成：一案一卷，逐页编号：已看过，没有问题").click()
    settle()
    assert building.session.file_items["bound"].holds
    assert "评查已符合" in texts_in(page.file.check)


def test_what_is_missing_may_be_explained(whole: Make):
    building = ready()
    building.room.session = replace(building.session, joint_talks=())
    questions = prepared(**{"explain-file-item": "往返商谈中谈成，没有见面"})
    page = page_of(whole(desk=building.desk, questions=questions), building)
    named(page.file.check, "调解笔录：写明原因").click()
    settle()
    assert building.session.file_items["mediation"].note == "往返商谈中谈成，没有见面"
    assert "说明：往返商谈中谈成，没有见面" in texts_in(page.file.check)


def test_evidence_is_listed_and_taken_off_with_a_reason(whole: Make):
    building = ready()
    questions = prepared(**{"remove-exhibit": "列错了"})
    page = page_of(whole(desk=building.desk, questions=questions), building)
    card = page.file.exhibits
    card.title.set_text("手机维修发票")
    card.source.set_text("乙方提供")
    card.sheets.set_text("两张")
    card.record.click()
    assert card.sheets.error() == "张数填数字，例如3"
    card.sheets.set_text("2")
    card.record.click()
    settle()
    assert "乙方提供，2张" in texts_in(card) and card.title.text() == ""
    assert "证据材料清单" in texts_in(page.papers)
    named(card, "把手机维修发票移出清单").click()
    settle()
    assert building.session.exhibits == ()


def test_an_empty_piece_of_evidence_is_asked_for_its_name(whole: Make):
    building = ready()
    page = page_of(whole(desk=building.desk), building)
    page.file.exhibits.record.click()
    assert "证据名称" in texts_in(page.file.exhibits.wrong)


def test_a_closed_file_is_only_looked_at_and_printed(whole: Make):
    building = ready()
    building.room.close("已履行")
    page = page_of(whole(desk=building.desk), building)
    shown = [b.text() for b in page.file.check.findChildren(QPushButton) if b.isVisible()]
    assert shown == []
    assert not page.file.exhibits.form.isVisible() and not page.file.keeping.record.isVisible()
    assert not page.file.keeping.situation.control.isEnabled()
    page.file.papers.print_whole()
    run_to_the_end(page)
    assert len(building.desk.papers.bound) == 1


def test_the_supervisor_looks_at_a_file_and_prints_it_and_changes_nothing(whole: Make):
    record = MemoryRecord()
    building = a_session(desk=a_desk(record=record)).at(Stage.FOLLOW_UP).finish()
    above = a_desk(SUPERVISOR, record=record)
    building.room = Room(above, building.session)
    page = page_of(whole(desk=above), building)
    assert page.file.papers.whole.isEnabled()
    assert not page.file.keeping.record.isVisible() and not page.file.exhibits.form.isVisible()
    assert [b for b in page.file.check.findChildren(QPushButton) if b.isVisible()] == []


def test_the_file_of_a_terminated_session_is_still_made_up(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.room.terminate("一方明确表示不愿意继续调解", "依法作出处理")
    page = page_of(whole(desk=building.desk), building)
    page.file.keeping.record.click()
    settle()
    assert building.session.dossier is not None


@pytest.mark.parametrize("regime", [Regime.PUBLIC_ORDER, Regime.PEOPLES])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_and_every_stop_has_a_name(whole: Make, regime: Regime, language: str, scale: float):
    building = ready(regime)
    building.room.dossier.list_exhibit(
        title="手机维修发票复印件", source="乙方提供", sheets=2, note="原件已核对"
    )
    made = whole(desk=building.desk, look=Chosen(language=language, scale=scale))
    page_of(made, building)
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
