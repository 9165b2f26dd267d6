"""Every planted difference is found and nothing is invented; a suggestion counts once it is confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain.events import Comparison
from mediator.domain.suggestions import Suggestion, suggestions
from tests.builders_accounts import FILES, Accounts, Planted

NOISE = next(path for path in FILES if path.stem == "noise-hours")


def found_in(accounts: Accounts) -> list[Planted]:
    return [
        (s.kind.value, s.comparison.value, s.first.quote.label, s.second.quote.label)
        for s in suggestions(accounts.made.session, accounts.matrix())
    ]


def confirm(accounts: Accounts, suggestion: Suggestion) -> None:
    accounts.made.room.board.note_point(
        suggestion.title,
        suggestion.topic_title,
        suggestion.comparison,
        suggestion.statement_ids,
        typed=False,
    )


def test_there_are_a_dozen_files_and_every_kind_is_planted() -> None:
    planted = {(kind, result) for path in FILES for kind, result, _a, _b in Accounts(path).planted}
    assert len(FILES) >= 12
    assert {kind for kind, _result in planted} == {
        "time",
        "day",
        "place",
        "amount",
        "number",
        "order",
        "people",
    }
    assert {"agree", "differ"} == {result for _kind, result in planted}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_planted_is_found_and_nothing_else(path: Path) -> None:
    accounts = Accounts(path)
    assert sorted(found_in(accounts)) == sorted(accounts.planted)


def test_differences_come_first() -> None:
    results = [result for _kind, result, _a, _b in found_in(Accounts(NOISE))]
    assert results == ["differ", "differ", "agree"]


def test_a_suggestion_says_why_in_the_words_of_both() -> None:
    accounts = Accounts(NOISE)
    first = suggestions(accounts.made.session, accounts.matrix())[0]
    assert first.why.in_chinese() == "甲-1说“晚上十点半”，乙-1说“晚上九点半”：时间不同"


def test_a_suggestion_changes_nothing_until_it_is_confirmed() -> None:
    accounts = Accounts(NOISE)
    assert [row.result for row in accounts.matrix().rows] == [None, None]
    confirm(accounts, suggestions(accounts.made.session, accounts.matrix())[0])
    assert accounts.made.session.fact_points[0].title == "声音·时间"
    assert [row.result for row in accounts.matrix().rows] == [Comparison.DIFFER, None]


def test_what_was_confirmed_is_suggested_no_more_and_the_rest_still_is() -> None:
    accounts = Accounts(NOISE)
    confirm(accounts, suggestions(accounts.made.session, accounts.matrix())[0])
    assert sorted(found_in(accounts)) == sorted(p for p in accounts.planted if p[0] != "time")


def test_a_point_made_by_hand_of_the_same_statements_stands_for_its_kind() -> None:
    accounts = Accounts(NOISE)
    first = suggestions(accounts.made.session, accounts.matrix())[0]
    accounts.made.room.board.note_point("几点开始", "声音", Comparison.DIFFER, first.statement_ids)
    assert ("time", "differ", "甲-1", "乙-1") not in found_in(accounts)
    assert ("day", "agree", "甲-1", "乙-1") in found_in(accounts)
