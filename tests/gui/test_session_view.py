"""A session in its frame: what the steps say, what the header says of the record, who may only look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.events import Answer, RecordedEvent
from mediator.domain.people import PartyRole
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.summary import SessionSummary
from mediator.domain.wording import message
from mediator.gui.frame import SaveState
from mediator.gui.preferences import Look
from mediator.gui.questions import prepared
from mediator.gui.session.session_view import SessionView
from mediator.gui.session.stage_table import PAGES
from mediator.gui.session.steps import step_rows
from mediator.gui.widgets import StepState
from mediator.services.audit_trail import AuditEntry
from mediator.services.ports import ArchivedPaper, Draft, EventLog
from mediator.services.reception import Reception
from mediator.services.room import Room
from tests.builders import a_desk, a_session
from tests.fakes import MemoryRecord
from tests.gui.audit import audit, overflowing, stops_without_name
from tests.gui.whole_window import Whole, settle, texts_in
from tests.people_samples import OFFICER, SUPERVISOR, details

Make = Callable[..., Whole]


class BrokenLog:
    """A log whose disk gives up when it is told to."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self.broken = False

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        noted: AuditEntry | None = None,
    ) -> None:
        if self.broken:
            raise EnvironmentTrouble(message("磁盘满了，没有记上"))
        self._log.append(events, summary, papers=papers, spent_drafts=spent_drafts, noted=noted)

    def read(self, session_id: str) -> tuple[RecordedEvent, ...]:
        return self._log.read(session_id)

    def replayed(self, session_id: str) -> Session:
        return self._log.replayed(session_id)

    def next_number(self, prefix: str, suffix: str = "") -> str:
        return self._log.next_number(prefix, suffix)

    def paper(self, sha256: str) -> ArchivedPaper | None:
        return self._log.paper(sha256)


def rows_of(stage: Stage, shown: Stage | None = None) -> dict[str, object]:
    room = a_session().at(stage).room
    return {row.key: row for row in step_rows(room.session, room.rules, shown or stage, ())}


def test_every_stage_has_a_page():
    assert set(PAGES) == set(Stage)


def test_passed_stages_are_ticked_and_the_open_one_is_now():
    rows = rows_of(Stage.COMPARISON)
    assert rows["intake"].state is StepState.DONE
    assert rows["comparison"].state is StepState.NOW
    assert rows["joint"].state is StepState.TODO


def test_looking_back_leaves_the_present_stage_open_to_return_to():
    rows = rows_of(Stage.COMPARISON, shown=Stage.PARTIES)
    assert rows["parties"].state is StepState.NOW
    assert rows["comparison"].reachable


def test_an_unreached_stage_cannot_be_opened_and_says_why():
    rows = rows_of(Stage.PARTIES)
    assert not rows["first_round"].reachable
    assert rows["rights"].tip == "先完成当事人信息"
    assert rows["first_round"].tip == "先完成权利义务告知"


def test_a_skipped_stage_shows_its_reason_and_never_a_tick():
    building = a_session().at(Stage.COMPARISON).finish()
    building.room.skip(Stage.SECOND_ROUND, "双方说法一致")
    building.room.advance()
    rows = step_rows(building.session, building.room.rules, Stage.SHUTTLE, ())
    row = next(r for r in rows if r.key == "second_round")
    assert row.state is StepState.SKIPPED
    assert (row.note, row.tip) == ("未进行", "双方说法一致")


def test_a_terminated_session_ticks_only_what_took_place():
    building = a_session().at(Stage.FIRST_ROUND)
    building.room.terminate("一方不愿意继续调解", "告知起诉")
    rows = {row.key: row for row in step_rows(building.session, building.room.rules, Stage.CLOSED, ())}
    assert rows["rights"].state is StepState.DONE
    assert rows["joint"].state is StepState.SKIPPED
    assert not rows["joint"].reachable
    assert rows["joint"].tip == "调解在这一步之前终止了"


def test_choosing_an_unreached_step_stays_and_tells_why(whole: Make):
    building = a_session().at(Stage.PARTIES)
    made = whole(desk=building.desk)
    view = made.session(building)
    view.stepper.refused.emit("先完成权利义务告知")
    settle()
    assert view.page.stage is Stage.PARTIES
    assert "先完成权利义务告知" in texts_in(view.toast)


def test_saved_is_shown_only_after_the_commit(whole: Make):
    building = a_session()
    made = whole(desk=building.desk)
    view = made.session(building)
    seen: list[SaveState | None] = []
    view.context.saving.connect(lambda: seen.append(view.header.save_state()))
    gate = building.room.pack.gates[0]

    def answer() -> object:
        seen.append(view.header.save_state())
        return building.room.intake.answer(gate.gate_id, Answer.YES)

    assert view.context.do(answer)
    assert seen == [SaveState.SAVING, SaveState.SAVING]
    assert view.header.save_state() is SaveState.SAVED


def test_a_failing_disk_is_told_and_not_called_saved(whole: Make):
    desk = a_desk()
    log = BrokenLog(desk.log)
    building = a_session(desk=replace(desk, log=log))
    questions = prepared()
    made = whole(desk=building.desk, questions=questions)
    view = made.session(building)
    log.broken = True
    version = building.session.version

    def answer() -> object:
        return building.room.intake.answer(building.room.pack.gates[0].gate_id, Answer.YES)

    assert not view.context.do(answer)
    assert view.header.save_state() is SaveState.FAILED
    assert [str(e.title.in_chinese()) for e in questions.told] == ["磁盘满了，没有记上"]
    view.save_now()
    assert view.header.save_state() is SaveState.FAILED
    log.broken = False
    assert view.context.do(answer)
    assert view.header.save_state() is SaveState.SAVED
    assert building.session.version == version + 1


def test_a_refusal_leaves_the_record_as_saved_as_it_was(whole: Make):
    building = a_session()
    made = whole(desk=building.desk)
    view = made.session(building)
    before = view.header.save_words()
    assert not view.context.do(building.room.advance)
    assert view.header.save_state() is SaveState.SAVED
    assert view.header.save_words() == before


def test_the_pages_can_be_gone_through_and_back(whole: Make):
    building = a_session().at(Stage.COMPARISON)
    made = whole(desk=building.desk)
    view = made.session(building)
    view.open_stage(Stage.INTAKE)
    assert view.page.stage is Stage.INTAKE
    view.stepper.chosen.emit("comparison")
    assert view.page.stage is Stage.COMPARISON


# -- ending what comes to nothing ------------------------------------------------------


def test_ending_is_offered_once_people_talk_and_not_before(whole: Make):
    early = a_session().at(Stage.RIGHTS)
    made = whole(desk=early.desk)
    assert "终止调解" not in texts_in(made.session(early).stepper)
    late = a_session().at(Stage.SHUTTLE)
    other = whole(desk=late.desk)
    assert "终止调解" in texts_in(other.session(late).stepper)


def test_ending_asks_for_the_ground_and_once_more(whole: Make):
    building = a_session().at(Stage.SHUTTLE)
    questions = prepared()
    made = whole(desk=building.desk, questions=questions)
    view = made.session(building)
    view.stepper.end_asked.emit()
    assert questions.asked == ["terminate-ground"]
    assert not building.session.ended
    questions.texts["terminate-ground"] = "双方没有谈成"
    view.stepper.end_asked.emit()
    assert questions.asked[-1] == "terminate"
    assert not building.session.ended
    questions.yes.add("terminate")
    view.stepper.end_asked.emit()
    assert building.session.terminated == "双方没有谈成"
    assert view.page.stage is Stage.CLOSED
    assert "本次调解已终止" in texts_in(view)


# -- looking at somebody else's session ------------------------------------------------


@pytest.fixture
def looked_at(whole: Make) -> Callable[[Stage], tuple[Whole, SessionView]]:
    def look(stage: Stage, shown: Stage | None = None) -> tuple[Whole, SessionView]:
        record = MemoryRecord()
        building = a_session(OFFICER, desk=a_desk(OFFICER, record=record)).at(stage)
        desk = a_desk(SUPERVISOR, record=record)
        made = whole(desk=desk).home()
        made.navigator.open_room(Reception(desk).resume(building.session.session_id), shown)
        settle()
        return made, made.view

    return look


def test_whoever_only_looks_is_told_so_on_every_page(looked_at):
    for stage in (Stage.PARTIES, Stage.COMPARISON, Stage.FOLLOW_UP):
        _made, view = looked_at(stage)
        assert "只能查看" in texts_in(view)
        assert f"这是{OFFICER.name}主持的调解，只能由本人记录" in texts_in(view)


def test_whoever_only_looks_cannot_type_choose_or_record(looked_at):
    _made, view = looked_at(Stage.PARTIES)
    page = view.page
    assert all(e.isReadOnly() for e in page.findChildren(QLineEdit) if e.isVisible())
    assert all(e.isReadOnly() for e in page.findChildren(QPlainTextEdit) if e.isVisible())
    assert not any(c.isEnabled() for c in page.findChildren(QComboBox) if c.isVisible())
    main = [b for b in page.findChildren(QPushButton) if b.property("kind") == "primary" and b.isVisible()]
    assert not any(b.isEnabled() for b in main)


def test_turning_to_another_person_keeps_it_a_look(looked_at):
    _made, view = looked_at(Stage.RIGHTS, Stage.PARTIES)
    view.page.press_sub_step("乙")
    settle()
    assert all(e.isReadOnly() for e in view.page.findChildren(QLineEdit) if e.isVisible())


def test_whoever_only_looks_turns_pages_with_the_footer(looked_at):
    _made, view = looked_at(Stage.COMPARISON, Stage.INTAKE)
    onward = view.footer.primary()
    assert onward is not None and onward.text() == "下一步"
    onward.click()
    assert view.page.stage is Stage.PARTIES


def test_a_refused_click_is_a_toast_and_no_dialog(looked_at):
    made, view = looked_at(Stage.PARTIES)
    room: Room = view.context.room
    assert not view.context.do(lambda: room.people.add_party(PartyRole.ACTOR, details("白露")))
    assert made.questions.told == []
    assert "只能由本人记录" in texts_in(view.toast)


def test_drafts_of_the_host_are_neither_shown_nor_changed(whole: Make):
    record = MemoryRecord()
    building = a_session(OFFICER, desk=a_desk(OFFICER, record=record)).at(Stage.PARTIES)
    session_id = building.session.session_id
    building.desk.drafts.save(
        Draft(session_id=session_id, field="person-甲-name", text="半个名字", at=building.desk.clock.now())
    )
    desk = a_desk(SUPERVISOR, record=record)
    made = whole(desk=desk).home()
    made.navigator.open_room(Reception(desk).resume(session_id))
    settle()
    assert "半个名字" not in texts_in(made.view)
    assert made.view.context.flush_drafts()
    assert [d.text for d in desk.drafts.all()] == ["半个名字"]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_frame_cuts_nothing_at_any_size(whole: Make, scale: float):
    building = a_session().at(Stage.FOLLOW_UP)
    made = whole(desk=building.desk, look=Look(scale=scale))
    view = made.session(building)
    assert audit(made.window) == []
    assert overflowing(view) == []
    assert stops_without_name(view) == []


@pytest.mark.usefixtures("english")
def test_the_frame_cuts_nothing_in_english(whole: Make):
    building = a_session().at(Stage.SHUTTLE)
    made = whole(desk=building.desk, look=Look(language="en", scale=1.25))
    view = made.session(building)
    assert audit(view.header) + audit(view.footer) + audit(view.stepper) == []
