"""Printing by its rules: what the officer counted, numbered, and never the word of a printer."""

from __future__ import annotations

import pytest

from mediator.domain import printing
from mediator.domain.errors import BadInput
from mediator.domain.events import PaperPrinted, PrintOutcome
from mediator.domain.file_titles import title_of
from mediator.domain.print_jobs import JobReport, JobState, PrintJob
from mediator.domain.printing import AlreadyCounted, NotCounted
from mediator.domain.stages import Stage
from mediator.services.access import Action
from tests.builders import Building, a_session, print_out

PDF = b"%PDF-1.7 one"


def sent(b: Building, pdf: bytes = PDF, copies: int = 2) -> PrintJob:
    return b.room.printing.queue("agreement", pdf, printer="一楼打印机", copies=copies)


def test_a_paper_that_was_sent_is_not_printed():
    b = a_session()
    job = sent(b)
    assert b.session.prints == () and job.outcome is None
    assert (job.queued.number, job.queued.title) == (1, "治安调解协议书")


def test_only_every_page_of_every_copy_is_printed():
    b = a_session()
    job = sent(b)
    for short in range(job.total):
        with pytest.raises(BadInput, match="不能记为打好"):
            b.room.printing.settle(job.queued.print_id, PrintOutcome.PRINTED, short)
    assert b.session.prints == ()
    b.room.printing.settle(job.queued.print_id, PrintOutcome.PRINTED, job.total)
    assert [(p.copies, p.printer) for p in b.session.prints] == [(2, "一楼打印机")]


@pytest.mark.parametrize("outcome", [o for o in PrintOutcome if o is not PrintOutcome.PRINTED])
def test_no_other_end_counts_as_printed_and_each_has_its_words(outcome: PrintOutcome):
    b = a_session()
    job = sent(b)
    settled = b.room.printing.settle(job.queued.print_id, outcome, 1, "卡纸")
    assert b.session.prints == ()
    assert (settled.outcome, settled.pages_out, settled.note) == (outcome, 1, "卡纸")
    assert "已记下" in printing.words_of_end(settled).in_chinese()
    assert "打好" not in printing.words_of_end(settled).in_chinese()


def test_all_pages_out_is_printed_and_nothing_else():
    b = a_session()
    job = sent(b)
    with pytest.raises(BadInput, match="就是打好了"):
        b.room.printing.settle(job.queued.print_id, PrintOutcome.CANCELLED, job.total)
    with pytest.raises(BadInput, match="请另选原因"):
        b.room.printing.settle(job.queued.print_id, PrintOutcome.HALF_PRINTED, 0)
    for pages in (-1, job.total + 1):
        with pytest.raises(BadInput, match="请填0至"):
            b.room.printing.settle(job.queued.print_id, PrintOutcome.FAILED, pages)


def test_a_print_is_counted_once():
    b = a_session()
    job = sent(b)
    b.room.printing.settle(job.queued.print_id, PrintOutcome.FAILED, 0)
    with pytest.raises(AlreadyCounted):
        b.room.printing.settle(job.queued.print_id, PrintOutcome.PRINTED, job.total)


def test_prints_of_the_same_paper_are_numbered_and_a_changed_paper_begins_anew():
    b = a_session()
    for number in (1, 2, 3):
        job = sent(b)
        assert job.queued.number == number
        b.room.printing.settle(job.queued.print_id, PrintOutcome.FAILED, 0)
    assert sent(b, b"%PDF-1.7 another").queued.number == 1
    assert b.room.printing.next_number("receipt-01", PDF) == 1


def test_the_next_print_waits_until_the_one_before_was_counted():
    b = a_session()
    job = sent(b)
    with pytest.raises(NotCounted):
        sent(b)
    assert b.room.printing.waiting("agreement", PDF) == job
    b.room.printing.settle(job.queued.print_id, PrintOutcome.HALF_PRINTED, 1)
    assert b.room.printing.waiting("agreement", PDF) is None
    assert sent(b).queued.number == 2


def test_a_print_of_an_older_record_still_counts():
    b = a_session().at(Stage.FOLLOW_UP)
    older = PaperPrinted(paper="agreement", copies=1, printer="旧打印机")
    b.room.act(lambda _: older, action=Action.PRINT)
    assert [(p.paper, p.print_id) for p in b.session.prints] == [("agreement", "")]
    assert b.room.printing.next_number("agreement", PDF) == 2
    print_out(b.room)
    assert len(b.session.prints) == 2


@pytest.mark.parametrize("copies", [0, -1, 21])
def test_an_odd_number_of_copies_is_refused(copies: int):
    with pytest.raises(BadInput, match="1至20"):
        sent(a_session(), copies=copies)


@pytest.mark.parametrize("state", JobState)
def test_no_word_of_the_service_leads_to_printed(state: JobState):
    b = a_session()
    job = sent(b)
    for pages in range(job.total):
        assert printing.likely_reason(job, pages, state) is not PrintOutcome.PRINTED
        assert printing.likely_reason(job, pages, state) in printing.reasons_for(job, pages)
    assert printing.reasons_for(job, job.total) == (PrintOutcome.PRINTED,)


def test_a_job_the_service_lost_sight_of_has_not_ended():
    ended = {state for state in JobState if JobReport(state=state).ended}
    assert ended == {JobState.CANCELLED, JobState.FAILED, JobState.COMPLETED}


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("agreement", "治安调解协议书"),
        ("rights_notice", "权利义务告知书"),
        ("receipt-01-2", "收条"),
        ("rights-notice-02", "权利义务告知书"),
        ("dossier", "整卷"),
        ("hand-over-card", "转办告知卡"),
        ("read-aloud", "协议朗读稿"),
        ("unheard-of", "unheard-of"),
    ],
)
def test_the_record_names_the_paper_in_chinese(kind: str, title: str):
    assert title_of(kind) == title
