"""One line of time out of everybody's words, with the stretches nobody speaks of."""

from __future__ import annotations

from datetime import date

from mediator.domain.account_matrix import account_matrix
from mediator.domain.events import StatementCategory
from mediator.domain.timeline import Entry, Gap, timeline
from tests.builders import Building
from tests.builders_accounts import topic_guide
from tests.builders_interview import three_people

GUIDE = topic_guide("经过")


def told(*said: tuple[str, str]) -> Building:
    made = three_people()
    for letter in dict.fromkeys(letter for letter, _words in said):
        talk_id = made.talk(letter)
        for speaker, words in said:
            if speaker == letter:
                made.says(talk_id, words, may_say=not words.startswith("私下"))
        made.ended(talk_id)
    return made


def drawn(made: Building) -> list[tuple[str, int, str] | int]:
    return [_plain(entry) for entry in timeline(made.session, account_matrix(made.session, GUIDE))]


def _plain(entry: Entry) -> tuple[str, int, str] | int:
    return entry.minutes if isinstance(entry, Gap) else (entry.quote.label, entry.minutes, entry.said)


def test_the_hours_of_everybody_stand_in_one_order_with_gaps_between() -> None:
    made = told(
        ("甲", "晚上八点开始有声音。晚上九点我上楼敲门。"),
        ("乙", "晚上八点十分我挪了床。"),
    )
    assert drawn(made) == [
        ("甲-1", 1200, "晚上八点"),
        ("乙-1", 1210, "晚上八点十分"),
        50,
        ("甲-1", 1260, "晚上九点"),
    ]


def test_a_day_named_before_an_hour_holds_for_it() -> None:
    made = told(("甲", "3月10日晚上八点吵过一次。"), ("乙", "3月11日上午9点又吵了。"))
    found = timeline(made.session, account_matrix(made.session, GUIDE))
    assert [e.day for e in found if not isinstance(e, Gap)] == [date(2026, 3, 10), date(2026, 3, 11)]
    assert not [e for e in found if isinstance(e, Gap)], "two days have no gap between them"


def test_without_a_day_it_was_the_day_of_the_matter() -> None:
    made = told(("甲", "晚上八点吵起来。"))
    entry = timeline(made.session, account_matrix(made.session, GUIDE))[0]
    assert not isinstance(entry, Gap)
    assert entry.day == made.session.matter.happened_on


def test_the_whole_sentence_stands_beside_the_hour() -> None:
    made = told(("甲", "我在家。晚上八点，我听到声音，就上楼了。后来回来了。"))
    entry = timeline(made.session, account_matrix(made.session, GUIDE))[0]
    assert not isinstance(entry, Gap)
    assert entry.words == "晚上八点，我听到声音，就上楼了"


def test_an_hour_without_its_half_of_the_day_stands_beside_those_that_have_one() -> None:
    made = told(("甲", "晚上十点半有声音。"), ("乙", "十点四十我挪了床。"))
    found = timeline(made.session, account_matrix(made.session, GUIDE))
    moments = [e for e in found if not isinstance(e, Gap)]
    assert [(m.minutes, m.said_half) for m in moments] == [(1350, True), (1360, False)]


def test_a_wish_is_no_moment_of_what_happened() -> None:
    made = three_people()
    wish = (StatementCategory.WISH,)
    talk_id = made.talk("甲")
    made.room.talks.record_statement(talk_id, "晚上十点以后不要拖家具。", categories=wish, may_say=True)
    assert drawn(made) == []


def test_an_hour_kept_to_its_speaker_is_not_on_the_line() -> None:
    made = told(("甲", "私下说，晚上八点是我先敲的。"), ("乙", "晚上九点她来的。"))
    assert drawn(made) == [("乙-1", 1260, "晚上九点")]
