"""What every event log, list, draft and setting must do: the same tests for the store and its doubles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from mediator.domain.due import DueItem
from mediator.domain.errors import BadInput
from mediator.domain.events import HelperAdded, PartyAdded
from mediator.domain.evolve import evolve, open_session, replay
from mediator.domain.people import PartyRole, PersonDetails, PersonKind
from mediator.domain.summary import summary_of
from mediator.services.ports import (
    ArchivedPaper,
    Draft,
    Drafts,
    EventLog,
    SessionLists,
    Settings,
    VersionTaken,
)
from tests.fakes import MemoryDrafts, MemoryEventLog, MemoryLists, MemoryRecord, MemorySettings
from tests.storage.stores import AT, opening, record, recorded, retitled, training_store


@dataclass
class Place:
    log: EventLog
    lists: SessionLists
    drafts: Drafts
    settings: Settings


@pytest.fixture(params=["store", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "memory":
        kept = MemoryRecord()
        yield Place(MemoryEventLog(kept), MemoryLists(kept), MemoryDrafts(kept), MemorySettings())
        return
    with training_store(tmp_path / "store") as store:
        yield Place(store.log, store.lists, store.drafts, store.settings)


def party(name: str) -> PartyAdded:
    details = PersonDetails(name=name)
    return PartyAdded(person_id=f"p-{name}", letter="甲", role=PartyRole.ACTOR, details=details)


def draft(text: str, field: str = "statement:t1", session_id: str = "s1") -> Draft:
    return Draft(session_id=session_id, field=field, text=text, at=AT)


def test_what_was_appended_is_read_back_in_order(place: Place) -> None:
    session = record(place.log, opening(), retitled("改一"))
    record(place.log, retitled("改二"), session=session)
    events = place.log.read("s1")
    assert [e.version for e in events] == [1, 2, 3]
    assert events[1] == recorded(retitled("改一"), 2)
    assert replay(events).matter.title == "改二"


def test_an_unknown_session_is_said_in_a_sentence(place: Place) -> None:
    with pytest.raises(BadInput):
        place.log.read("nobody")


@pytest.mark.parametrize("version", [1, 2, 4])
def test_a_version_that_is_taken_or_too_far_is_refused_and_nothing_is_written(
    place: Place, version: int
) -> None:
    session = record(place.log, opening(), retitled("改一"))
    place.drafts.save(draft("还在"))
    entry = recorded(retitled("别处"), version)
    wrong = summary_of(evolve(session, entry))
    with pytest.raises(VersionTaken):
        place.log.append([entry], wrong, spent_drafts=["statement:t1"])
    assert len(place.log.read("s1")) == 2
    assert place.lists.summaries()[0].title == "改一"
    assert place.drafts.all() == (draft("还在"),)
    record(place.log, retitled("照常"), session=session)
    assert len(place.log.read("s1")) == 3


def test_a_session_number_is_never_used_twice(place: Place) -> None:
    record(place.log, opening())
    with pytest.raises(VersionTaken):
        record(place.log, opening(), session_id="s2")
    assert len(place.lists.summaries()) == 1


def test_events_that_do_not_follow_one_another_are_a_mistake_of_ours(place: Place) -> None:
    entries = [recorded(opening(), 1), recorded(retitled("改"), 3)]
    with pytest.raises(ValueError, match="follow"):
        place.log.append(entries, summary_of(open_session(entries[0])))


def test_a_list_row_of_another_session_is_a_mistake_of_ours(place: Place) -> None:
    entry = recorded(opening(), 1)
    other = replace(summary_of(open_session(entry)), session_id="s2")
    with pytest.raises(ValueError, match="list row"):
        place.log.append([entry], other)


def test_numbers_count_on_from_the_highest_of_their_prefix(place: Place) -> None:
    assert place.log.next_number("TJ-2026-") == "TJ-2026-0001"
    record(place.log, opening("TJ-2026-0041"))
    record(place.log, opening("TJ-2025-0900"), session_id="s2")
    record(place.log, opening("TJ-2026-另"), session_id="s3")
    assert place.log.next_number("TJ-2026-") == "TJ-2026-0042"
    assert place.log.next_number("TJ-2027-") == "TJ-2027-0001"
    record(place.log, opening("TJ-2026-10000"), session_id="s4")
    assert place.log.next_number("TJ-2026-") == "TJ-2026-10001"


def test_numbers_may_end_in_words_and_count_on_between_both_ends(place: Place) -> None:
    ends = ("云公（青石）调解字〔2026〕", "号")
    assert place.log.next_number(*ends) == "云公（青石）调解字〔2026〕0001号"
    record(place.log, opening("云公（青石）调解字〔2026〕0007号"))
    record(place.log, opening("云公（青石）调解字〔2026〕0009号甲"), session_id="s2")
    record(place.log, opening("云公（青石）调解字〔2025〕0031号"), session_id="s3")
    record(place.log, opening("云公（青石）调解字〔2026〕号"), session_id="s4")
    assert place.log.next_number(*ends) == "云公（青石）调解字〔2026〕0008号"


def test_a_paper_is_kept_under_its_digest(place: Place) -> None:
    content = b"%PDF-1.7 \x00\xff"
    paper = ArchivedPaper(kind="agreement", sha256=hashlib.sha256(content).hexdigest(), content=content)
    entry = recorded(opening(), 1)
    session = open_session(entry)
    place.log.append([entry], summary_of(session), papers=[paper])
    assert place.log.paper(paper.sha256) == paper
    assert place.log.paper("0" * 64) is None
    # The same bytes handed over again are the same paper.
    again = recorded(retitled("改"), 2)
    place.log.append([again], summary_of(evolve(session, again)), papers=[paper])
    assert place.log.paper(paper.sha256) == paper


def test_a_paper_under_a_wrong_digest_is_a_mistake_of_ours(place: Place) -> None:
    entry = recorded(opening(), 1)
    paper = ArchivedPaper(kind="agreement", sha256="0" * 64, content=b"other")
    with pytest.raises(ValueError, match="digest"):
        place.log.append([entry], summary_of(open_session(entry)), papers=[paper])
    assert place.lists.summaries() == ()


def test_spent_drafts_go_with_the_event_and_others_stay(place: Place) -> None:
    session = record(place.log, opening())
    for kept in (
        draft("说了的"),
        draft("没说的", "note"),
        draft("别人的", session_id="s2"),
        draft("开头", session_id=""),
    ):
        place.drafts.save(kept)
    entry = recorded(retitled("改"), 2)
    place.log.append([entry], summary_of(evolve(session, entry)), spent_drafts=["statement:t1"])
    assert {d.text for d in place.drafts.all()} == {"没说的", "别人的", "开头"}


def test_what_opened_a_session_is_spent_though_it_was_typed_outside_one(place: Place) -> None:
    place.drafts.save(draft("楼道", "intake", session_id=""))
    place.drafts.save(draft("别的", "other", session_id=""))
    entry = recorded(opening(), 1)
    place.log.append([entry], summary_of(open_session(entry)), spent_drafts=["intake"])
    assert [d.text for d in place.drafts.all()] == ["别的"]


def test_the_session_touched_last_comes_first(place: Place) -> None:
    first = record(place.log, opening("N-1"))
    record(place.log, opening("N-2"), session_id="s2")
    assert [s.number for s in place.lists.summaries()] == ["N-2", "N-1"]
    record(place.log, retitled("改"), session=first)
    assert [s.number for s in place.lists.summaries()] == ["N-1", "N-2"]


def test_a_list_row_comes_back_as_it_was_written(place: Place) -> None:
    entry = recorded(opening(), 1)
    due = DueItem(ref="c1", kind="obligation", due_on=date(2026, 4, 1), who="林知夏", what="赔偿")
    later = replace(due, ref="v1", kind="visit", due_on=date(2026, 5, 1), what="")
    summary = replace(
        summary_of(open_session(entry)),
        names=("林知夏", '引"号\\'),
        witnesses=2,
        scheduled_at=AT,
        closed_at=AT,
        dues=(due, later),
    )
    place.log.append([entry], summary)
    assert place.lists.summaries() == (summary,)
    assert place.lists.find("林知夏") == (summary,)
    again = recorded(retitled("改"), 2)
    fewer = replace(summary, version=2, dues=(later,))
    place.log.append([again], fewer)
    assert place.lists.summaries() == (fewer,)


@pytest.mark.parametrize(
    "words", ["0001", "楼道", "紫荆", "林知夏", "林知夏 楼道", "ＴＪ－2026", "tj-2026", "  知夏  "]
)
def test_find_looks_in_number_title_place_and_names(place: Place, words: str) -> None:
    record(place.log, opening(), party("林知夏"))
    record(place.log, opening("XX-9", title="别的", place="别处"), party("许明川"), session_id="s2")
    assert [s.session_id for s in place.lists.find(words)] == ["s1"]


@pytest.mark.parametrize(
    "words", ["%", "_", "林%夏", "\\", "'", '"', "*", "林知夏 许明川", "\n无", "x" * 200_000, "无 " * 5000]
)
def test_signs_of_a_query_language_are_only_letters(place: Place, words: str) -> None:
    record(place.log, opening(), party("林知夏"))
    record(place.log, opening("XX-9", title="别的", place="别处"), party("许明川"), session_id="s2")
    assert place.lists.find(words) == ()


def test_a_percent_sign_is_found_where_one_stands(place: Place) -> None:
    record(place.log, opening(title="赔50%的钱_'x'"))
    record(place.log, opening("XX-9", title="赔50元"), session_id="s2")
    for words in ("50%", "_", "'x'"):
        assert [s.session_id for s in place.lists.find(words)] == ["s1"]


@pytest.mark.parametrize("words", ["", "   ", "\x00", "\ud800", "\x00楼道\ud800"])
def test_blanks_and_half_characters_never_narrow_the_list(place: Place, words: str) -> None:
    record(place.log, opening())
    assert len(place.lists.find(words)) == 1


def test_people_who_are_no_party_are_not_in_the_row(place: Place) -> None:
    helper = HelperAdded(
        person_id="h",
        kind=PersonKind.INTERPRETER,
        letter="",
        for_person="p-林知夏",
        relation="",
        details=PersonDetails(name="白露"),
    )
    record(place.log, opening(), party("林知夏"), helper)
    assert place.lists.find("白露") == ()


def test_rows_computed_anew_are_the_rows_that_were_there(place: Place) -> None:
    session = record(place.log, opening("N-1"), party("林知夏"))
    record(place.log, opening("N-2"), session_id="s2")
    record(place.log, retitled("改"), session=session)
    before = place.lists.summaries()
    assert place.lists.rebuild() == 2
    assert place.lists.summaries() == before
    assert [s.session_id for s in place.lists.find("知夏")] == ["s1"]


def test_a_draft_is_kept_until_it_is_empty(place: Place) -> None:
    place.drafts.save(draft("刚打的字\x00\n二行"))
    place.drafts.save(draft("刚打的字，又多几个"))
    place.drafts.save(draft("别的", session_id="s2"))
    assert place.drafts.load("s1") == (draft("刚打的字，又多几个"),)
    place.drafts.save(draft(""))
    assert place.drafts.load("s1") == ()
    assert place.drafts.all() == (draft("别的", session_id="s2"),)
    place.drafts.drop("s2", "statement:t1")
    place.drafts.drop("s2", "never there")
    assert place.drafts.all() == ()


def test_settings_remember_the_last_choice(place: Place) -> None:
    assert place.settings.get("language") == ""
    place.settings.put("language", "zh")
    place.settings.put("language", "en")
    assert place.settings.get("language") == "en"
