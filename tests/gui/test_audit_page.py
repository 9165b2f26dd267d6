"""审计记录: seen by those who may, filtered, read as far as one scrolls, exported safely, never case text."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from mediator.domain.stages import Stage
from mediator.domain.wording import Message, message
from mediator.gui.pages.audit import AuditPage
from mediator.gui.pages.audit_table import BATCH, KIND, OBJECT, WHAT, WHO
from mediator.gui.questions import PreparedQuestions, prepared
from mediator.services.access import Action
from mediator.services.audit_trail import AuditEntry, MemoryTrail, Noted, Outcome
from mediator.services.desk import Desk
from mediator.services.ports import Role, User
from tests.builders import NOW, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.gui.audit import audit, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import Whole, texts_in
from tests.people_samples import OFFICER, SUPERVISOR

Make = Callable[..., Whole]
AUDITOR = User(number="A7001", name="石有为", role=Role.AUDITOR)


def line(number: int, action: str = Action.RECORD, **more: object) -> AuditEntry:
    entry = AuditEntry(at=NOW + timedelta(days=number), actor="D1001", role="officer", action=action)
    return replace(entry, **more)


class Alarmed(MemoryTrail):
    """A trail that did not fit its anchor."""

    found: tuple[Message, ...] = (message("锚点文件不见了"),)

    def alarms(self) -> tuple[Message, ...]:
        return self.found

    def renew_anchor(self, at: object, actor: str, role: str) -> None:
        del at, actor, role
        self.found = ()


def page_of(
    qtbot: QtBot, desk: Desk, questions: PreparedQuestions | None = None, folder: Path = Path("no-such")
) -> AuditPage:
    page = AuditPage(desk, questions or prepared(), {}, folder)
    on_screen(qtbot, page, 1180, 640)
    return page


def cells(page: AuditPage, column: int) -> list[str]:
    return [str(page.model.index(r, column).data()) for r in range(page.model.rowCount())]


def test_only_those_who_may_look_have_the_page_in_their_navigation(whole: Make):
    for user, shown in ((SUPERVISOR, True), (AUDITOR, True), (OFFICER, False)):
        window = whole(desk=a_desk(user)).home()
        assert ("审计记录" in texts_in(window.window)) is shown


def test_the_newest_line_stands_first_and_no_word_of_the_case_in_any(qtbot: QtBot, theme: Look):
    record = MemoryRecord()
    session = a_session(desk=a_desk(record=record)).at(Stage.RIGHTS).session
    page = page_of(qtbot, a_desk(SUPERVISOR, record=record))
    assert cells(page, WHAT)[0] == "看审计记录" and cells(page, WHO)[0] == SUPERVISOR.number
    assert session.number in cells(page, OBJECT)
    said = "".join("".join(cells(page, column)) for column in range(KIND + 1))
    assert not [p.details.name for p in session.people if p.details.name in said]
    assert session.matter.title not in said


def test_lines_are_read_as_far_as_somebody_scrolls(qtbot: QtBot, theme: Look):
    trail = MemoryTrail(lines=[line(0) for _ in range(BATCH + 30)])
    page = page_of(qtbot, replace(a_desk(SUPERVISOR), audit=trail))
    assert page.model.rowCount() == BATCH
    page.model.fetchMore(QModelIndex())
    assert page.model.rowCount() == BATCH + 31 and not page.model.canFetchMore(QModelIndex())


def test_who_what_outcome_and_days_narrow_the_list(qtbot: QtBot, theme: Look):
    lines = [line(0), line(1, outcome=Outcome.DENIED), line(2, actor="D1002"), line(3, Action.PRINT)]
    page = page_of(qtbot, replace(a_desk(SUPERVISOR), audit=MemoryTrail(lines=lines)))
    for field, key, count in (
        (page.actor, "D1002", 1),
        (page.action, Action.PRINT.value, 1),
        (page.outcome, Outcome.DENIED.value, 1),
    ):
        field.choose(key)
        assert page.model.rowCount() == count
        field.choose("")
    page.first.set_value((NOW + timedelta(days=1)).date())
    page.last.set_value((NOW + timedelta(days=2)).date())
    page.refresh()
    assert page.model.rowCount() == 2
    page.outcome.choose(Outcome.FAILED.value)
    assert page.empty.isVisible() and not page.table.isVisible()


def test_an_auditor_exports_what_no_spreadsheet_runs(qtbot: QtBot, theme: Look, tmp_path: Path):
    trail = MemoryTrail(lines=[line(0, object="=1+1"), line(1, object="@SUM(A1)"), line(2)])
    page = page_of(qtbot, replace(a_desk(AUDITOR), audit=trail))
    page.save_to(tmp_path / "audit.csv")
    content = (tmp_path / "audit.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row[8] for row in rows[1:]] == ["", "", "'@SUM(A1)", "'=1+1"]
    noted = trail.lines[-1]
    assert (noted.action, noted.object, noted.digest) == (
        Action.EXPORT_AUDIT,
        "4",
        hashlib.sha256(content).hexdigest(),
    )
    assert noted.digest in page.done.text()


def test_a_supervisor_looks_and_exports_nothing(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_desk(SUPERVISOR))
    assert not page.export_button.isVisible()


def test_a_code_that_does_not_fit_is_told_and_what_is_none_is_asked_for_again(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_desk(SUPERVISOR))
    page.code.set_text("1-AAAA-BBBB")
    page.compare()
    assert "对不上" in page.done.text()
    page.code.set_text("甲")
    page.compare()
    assert "这不是锚点码" in "".join(texts_in(page))


@pytest.mark.parametrize("sure", [True, False])
def test_the_anchor_is_renewed_only_by_somebody_who_is_sure(qtbot: QtBot, theme: Look, sure: bool):
    trail = Alarmed()
    questions = prepared(["renew-anchor"] if sure else [])
    page = page_of(qtbot, replace(a_desk(SUPERVISOR), audit=trail), questions)
    assert "锚点文件不见了" in "".join(texts_in(page))
    page._renew()
    assert (trail.alarms() == ()) is sure


def test_the_day_begins_with_what_does_not_fit(whole: Make):
    window = whole(desk=replace(a_desk(), audit=Alarmed())).home()
    assert "记录库和锚点对不上" in texts_in(window.window)


def test_the_page_is_whole_by_keyboard_and_in_view(qtbot: QtBot, theme: Look):
    trail = MemoryTrail(lines=[line(0, Noted.SIGN_IN) for _ in range(5)])
    page = page_of(qtbot, replace(a_desk(AUDITOR), audit=trail))
    assert stops_without_name(page) == [] and overflowing(page) == []
    assert audit(page) == []
