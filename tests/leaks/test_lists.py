"""Lists, search and worklists of another officer at the same store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediator.domain.summary import summary_of
from mediator.services.ports import Draft, Role, User
from mediator.services.worklist import Worklist
from mediator.storage.database import Store
from tests.builders import a_desk
from tests.leaks.planting import Planted, planted
from tests.leaks.surfaces import words_of
from tests.leaks.test_leaks import EVERYTHING
from tests.people_samples import OFFICER, STATION

OTHER = User(number="D1002", name="魏长风", role=Role.OFFICER)
SUPERVISOR = User(number="D9001", name="顾长宁", role=Role.SUPERVISOR)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[Planted, Store]]:
    """A planted session in a real store."""
    made = planted(EVERYTHING)
    with Store.create_training(tmp_path / "store", station=STATION, users=[SUPERVISOR, OFFICER, OTHER]) as s:
        s.log.append(made.building.events, summary_of(made.session))
        yield made, s


def test_searching_for_a_private_word_finds_nothing(kept: tuple[Planted, Store]) -> None:
    made, store = kept
    assert [s.mark for s in made.secrets if store.lists.find(s.mark)] == []
    assert store.lists.find(made.session.matter.title)


def test_the_rows_of_a_list_hold_no_private_word(kept: tuple[Planted, Store]) -> None:
    made, store = kept
    shown = "\n".join(words_of(store.lists.summaries()))
    assert made.session.number in shown
    assert [s.mark for s in made.secrets if s.mark in shown] == []


def test_what_another_officer_finds_at_this_computer_holds_no_private_word(
    kept: tuple[Planted, Store],
) -> None:
    made, store = kept
    half, mark = a_desk(OFFICER), "暗记写到一半"
    draft = Draft(session_id=made.session.session_id, field="statement:t", text=mark, at=half.clock.now())
    store.drafts.save(draft)
    marks = [mark, *(s.mark for s in made.secrets)]
    seen = {}
    for user in (OFFICER, OTHER):
        work = Worklist(replace(a_desk(user), log=store.log, lists=store.lists, drafts=store.drafts))
        rows = [work.all(), work.today(), work.due(), work.deadlines(), work.drafts(), work.find(mark)]
        seen[user.number] = "\n".join(words_of(rows))
    assert mark in seen[OFFICER.number]
    assert [m for m in marks if m in seen[OTHER.number]] == []
