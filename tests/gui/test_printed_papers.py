"""Every paper goes out through the one preview: none is printed anywhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

import mediator
from mediator.domain.errors import Refusal
from mediator.domain.events import ClauseKind
from mediator.domain.papers import FormPaper
from mediator.domain.paperwork_aloud import read_aloud_of
from mediator.domain.stages import Stage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.follow_up import FollowUpPage
from mediator.gui.session.session_view import SessionView
from mediator.wording import tr
from tests.builders import Building, a_session
from tests.gui.test_preview import Make
from tests.gui.whole_window import settle
from tests.stand_ins import PlainPapers

GUI = Path(mediator.__file__).parent / "gui"
PRINTS = re.compile(r"QtPrintSupport|QPrint|desk\.submit\(|subprocess")


def asked_papers(view: SessionView) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []
    view.context.paper_asked.connect(lambda kind, title, _: asked.append((kind, title)))
    return asked


def drawn_last(building: Building) -> FormPaper:
    papers = building.desk.papers
    assert isinstance(papers, PlainPapers)
    paper = papers.made[-1]
    assert isinstance(paper, FormPaper)
    return paper


def test_no_page_prints_but_the_preview():
    found = {path.name for path in GUI.rglob("*.py") if PRINTS.search(path.read_text(encoding="utf-8"))}
    assert found == {"print_card.py", "print_picture.py"}


def test_what_is_read_out_can_be_printed_in_large_type(whole: Make):
    building = a_session().at(Stage.AGREEMENT).locked()
    made = whole(desk=building.desk)
    view = made.session(building)
    asked = asked_papers(view)
    page = view.page
    assert isinstance(page, AgreementPage)
    page.signing.document.large_button.click()
    settle()
    assert asked == [("read-aloud", "协议朗读稿")]
    assert made.navigator.cover.page is not None and made.navigator.cover.page.isVisible()
    paper, lock = drawn_last(building), building.session.lock
    assert lock is not None
    assert (paper.form, paper.check_code, paper.signatures) == ("read-aloud-1", lock.check_code, ())


def test_sums_are_read_in_the_words_they_are_spoken_in():
    building = a_session().at(Stage.AGREEMENT).locked()
    paper = read_aloud_of(building.session, station="青石派出所", training=False)
    clauses = [text for name, text in paper.texts if name == "clauses"]
    assert len(clauses) == len(building.session.clauses)
    assert not any("大写" in text for text in clauses)


def test_without_clauses_there_is_nothing_to_read_out():
    with pytest.raises(Refusal, match="没有朗读稿"):
        read_aloud_of(a_session().session, station="青石派出所", training=False)


def test_a_sum_that_was_paid_has_its_receipt_and_one_that_was_not_has_none(whole: Make):
    building = a_session().at(Stage.FOLLOW_UP)
    clause = next(c for c in building.session.clauses if c.terms.kind is ClauseKind.PAY)
    assert building.room.papers.receipts(clause.clause_id) == ()
    building.room.follow_up.perform(clause.clause_id, building.desk.today(), "当面点清")
    (receipt,) = building.room.papers.receipts(clause.clause_id)
    made = whole(desk=building.desk)
    view = made.session(building)
    asked = asked_papers(view)
    page = view.page
    assert isinstance(page, FollowUpPage)
    words = tr("打印{title}", title=receipt.title)
    (opening,) = [b for b in page.obligations.findChildren(QPushButton) if b.text() == words]
    opening.click()
    settle()
    assert asked == [(receipt.name, tr(receipt.title))]
    assert drawn_last(building).form == "receipt-1"
