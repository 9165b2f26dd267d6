"""Every verb records once, whole, with the drafts it spends, or records nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from mediator.documents.press import Press
from mediator.domain.errors import BadInput, EnvironmentTrouble, MediatorError
from mediator.domain.events import Event, PrintQueued, RecordedEvent
from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from mediator.domain.summary import SessionSummary
from mediator.domain.wording import message
from mediator.services.audit_trail import AuditEntry
from mediator.services.ports import ArchivedPaper, Draft, VersionTaken
from mediator.services.reception import Reception
from mediator.services.room import Room
from tests.builders import NOW, Building, a_desk, a_session, print_out
from tests.fakes import MemoryEventLog, MemoryRecord
from tests.people_samples import MATTER, details
from tests.stand_ins import UNPRINTABLE


class WatchedLog(MemoryEventLog):
    """Keeps what each commit held, and fails when it is told to."""

    def __init__(self, record: MemoryRecord) -> None:
        super().__init__(record)
        self.commits: list[tuple[tuple[Event, ...], int, tuple[str, ...]]] = []
        self.full = False

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        noted: AuditEntry | None = None,
    ) -> None:
        if self.full:
            raise EnvironmentTrouble(message("磁盘已满"))
        super().append(events, summary, papers=papers, spent_drafts=spent_drafts, noted=noted)
        self.commits.append((tuple(e.event for e in events), len(papers), tuple(spent_drafts)))


def watched() -> tuple[Building, WatchedLog]:
    record = MemoryRecord()
    log = WatchedLog(record)
    return a_session(desk=replace(a_desk(record=record), log=log)), log


def test_a_verb_is_one_commit_with_the_drafts_it_spends():
    b, log = watched()
    b.at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    before = len(log.commits)
    b.says(talk_id, "看见了")
    assert len(log.commits) == before + 1
    events, papers, spent = log.commits[-1]
    assert (len(events), papers) == (1, 0)
    assert f"statement:{talk_id}" in spent


def test_a_draft_is_gone_once_what_it_held_is_recorded_and_others_stay():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id, session_id = b.talk("甲"), b.session.session_id
    for field in (f"statement:{talk_id}", "facts"):
        b.desk.drafts.save(Draft(session_id=session_id, field=field, text="看见", at=NOW))
    b.says(talk_id, "看见了")
    assert [d.field for d in b.desk.drafts.load(session_id)] == ["facts"]


def test_a_refusal_records_nothing_and_leaves_the_draft():
    b, log = watched()
    b.at(Stage.FIRST_ROUND)
    talk_id, session_id = b.talk("甲"), b.session.session_id
    b.desk.drafts.save(Draft(session_id=session_id, field=f"statement:{talk_id}", text="说", at=NOW))
    before, commits = b.session, len(log.commits)
    with pytest.raises(BadInput):
        b.says(talk_id, "说" * 4001)
    assert (b.session, len(log.commits)) == (before, commits)
    assert len(b.desk.drafts.load(session_id)) == 1


def test_a_character_no_font_can_print_is_refused_before_it_is_recorded():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    steps = (
        lambda: b.says(talk_id, f"他叫{UNPRINTABLE}"),
        lambda: b.room.agreement.write_facts(UNPRINTABLE),
        lambda: b.room.agreement.draft_clause(b.clause(action=UNPRINTABLE)),
        lambda: b.room.agreement.draft_clause(b.clause(manner=UNPRINTABLE)),
        lambda: b.with_party(UNPRINTABLE, PartyRole.NEITHER),
        lambda: b.room.people.correct(b.id_of("甲"), replace(details("林知夏"), address=UNPRINTABLE)),
        lambda: b.room.people.correct(b.id_of("甲"), replace(details("林知夏"), workplace=UNPRINTABLE)),
        lambda: b.room.people.let_go(b.id_of("乙"), UNPRINTABLE),
        lambda: b.room.intake.correct_matter(replace(b.session.matter, place=UNPRINTABLE), "general"),
    )
    before = b.session
    for step in steps:
        with pytest.raises(BadInput, match="打印不出"):
            step()
    assert b.session == before


def test_a_character_that_cannot_be_printed_is_named_with_its_code_and_with_what_to_do():
    desk = replace(a_session().at(Stage.PARTIES).desk, papers=Press())
    with pytest.raises(BadInput) as refused:
        Reception(desk).open(replace(MATTER, title="𪚥某的纠纷"), guide_id="general")
    assert refused.value.title.in_chinese() == (
        "标题里的“𪚥”（U+2A6A5）没有打印字形。原文还在，请换用能打印的写法或请所里核对字形"
    )


def test_a_full_disk_leaves_the_session_where_the_last_commit_left_it():
    b, log = watched()
    b.at(Stage.PARTIES)
    before, log.full = b.session, True
    with pytest.raises(EnvironmentTrouble):
        b.with_parties()
    assert b.session == before
    log.full = False
    b.with_parties()
    assert len(b.session.parties) == 2


def test_a_window_that_is_behind_is_told_so_and_writes_nothing():
    b = a_session()
    other = Room(b.desk, b.session)
    b.room.intake.correct_matter(replace(MATTER, title="噪声纠纷"), "general")
    with pytest.raises(VersionTaken, match="在别处记了新内容") as refused:
        other.intake.correct_matter(MATTER, "general")
    assert refused.value.advice is not None
    assert b.session.matter.title == "噪声纠纷"
    assert Reception(b.desk).resume(b.session.session_id).session == b.session


def test_ending_without_agreement_is_one_commit_of_two_events():
    b, log = watched()
    b.room.terminate("不愿意调解", "告知起诉")
    events, _, spent = log.commits[-1]
    assert [type(e).__name__ for e in events] == ["MediationTerminated", "SessionClosed"]
    assert set(spent) == {"termination-ground", "termination-route"}


def test_the_signed_paper_is_kept_in_the_commit_that_calls_it_signed():
    b, log = watched()
    b.at(Stage.AGREEMENT).locked().signed_by_all()
    b.room.agreement.complete()
    events, papers, _ = log.commits[-1]
    assert ([type(e).__name__ for e in events], papers) == (["AgreementSigned"], 1)
    signed = b.session.signed
    assert signed is not None and signed.pages == 2
    kept = b.desk.log.paper(signed.paper_sha256)
    assert kept is not None and kept.content == b.room.agreement.pdf()


def test_a_signed_paper_is_never_drawn_again():
    b = a_session().at(Stage.FOLLOW_UP)
    first = b.room.agreement.pdf()
    b.room.follow_up.perform(b.session.clauses[0].clause_id, b.desk.today(), "收条")
    assert b.room.agreement.pdf() == first


def test_nothing_is_completed_or_drawn_while_a_signature_is_missing():
    b, log = watched()
    b.at(Stage.AGREEMENT).locked()
    commits = len(log.commits)
    with pytest.raises(MediatorError):
        b.room.agreement.complete()
    assert len(log.commits) == commits and b.session.signed is None


def test_a_print_names_the_paper_that_was_signed():
    b = a_session().at(Stage.FOLLOW_UP)
    print_out(b.room, copies=3, printer="一楼打印机")
    event = b.events[-2].event
    assert isinstance(event, PrintQueued) and b.session.signed is not None
    assert event.paper_sha256 == b.session.signed.paper_sha256


def test_who_and_when_stand_on_every_event():
    b = a_session().later(minutes=5).with_parties()
    assert {e.by for e in b.events} == {"D1001"}
    assert b.events[0].at == NOW and b.events[-1].at == NOW + timedelta(minutes=5)
    assert b.session.updated_at == b.events[-1].at


def test_the_list_row_is_that_of_the_last_commit():
    b = a_session().at(Stage.SHUTTLE)
    row = b.desk.lists.summaries()[0]
    assert (row.version, row.stage) == (b.session.version, Stage.SHUTTLE)
    assert b.desk.lists.rebuild() == 1
    assert b.desk.lists.summaries()[0] == row


def test_a_session_is_taken_up_exactly_where_it_was():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    b.says(talk_id, "看见了")
    room = Reception(b.desk).resume(b.session.session_id)
    assert room.session == b.session
    assert room.session.open_talk is not None and room.session.open_talk.talk_id == talk_id


def test_a_signed_paper_that_is_gone_is_not_drawn_again() -> None:
    record = MemoryRecord()
    building = a_session(desk=a_desk(record=record)).at(Stage.FOLLOW_UP)
    record.papers.clear()
    with pytest.raises(EnvironmentTrouble):
        building.room.agreement.pdf()
