"""The same topics for every person: said, kept, silent, not asked; results from confirmed points only."""

from __future__ import annotations

from dataclasses import replace

from mediator.domain.account_matrix import OTHER, CellState, account_matrix
from mediator.domain.events import Comparison, StatementCategory
from mediator.domain.stages import Stage
from mediator.domain.suggestions import suggestions
from mediator.domain.timeline import timeline
from tests.builders import Building
from tests.builders_accounts import TopicGuides, topic_guide
from tests.builders_interview import three_people

GUIDE = topic_guide("声音", "手机")


def says(made: Building, talk_id: str, topic: str, text: str, *, may_say: bool = True) -> str:
    made.room.talks.ask(talk_id, topic, f"请说说{topic}。")
    after = made.room.talks.record_statement(
        talk_id,
        text,
        categories=(StatementCategory.EVENTS,),
        may_say=may_say,
        question_id=topic,
    )
    return after.statements[-1].statement_id


def heard() -> tuple[Building, dict[str, str]]:
    """甲 on both topics, 乙 on the sound with something kept; 证 is asked of the sound and is silent."""
    made, ids = three_people(), {}
    talk_id = made.talk("甲")
    ids["甲声"] = says(made, talk_id, "声音", "晚上十点半有声音。")
    ids["甲手机"] = says(made, talk_id, "手机", "手机裂了。")
    made.ended(talk_id)
    talk_id = made.talk("乙")
    ids["乙声"] = says(made, talk_id, "声音", "那天我挪了床。")
    says(made, talk_id, "声音", "这句只留本人。", may_say=False)
    made.ended(talk_id)
    talk_id = made.talk("证")
    made.room.talks.ask(talk_id, "声音", "请说说声音。")
    made.says(talk_id, "这是另外想说的。", may_say=True)
    return made.ended(talk_id), ids


def test_every_cell_says_how_its_person_stands_to_its_topic() -> None:
    made, _ids = heard()
    matrix = account_matrix(made.session, GUIDE)
    assert [p.letter for p in matrix.people] == ["甲", "乙", "证"]
    states = {row.title: [cell.state for cell in row.cells] for row in matrix.rows}
    said, silent, never = CellState.SAID, CellState.SILENT, CellState.NOT_ASKED
    assert states == {
        "声音": [said, said, silent],
        "手机": [said, never, never],
        "其他": [never, never, said],
    }


def test_what_is_kept_is_counted_and_has_no_words() -> None:
    made, _ids = heard()
    cell = account_matrix(made.session, GUIDE).rows[0].cells[1]
    assert (cell.kept, [q.text for q in cell.quotes]) == (1, ["那天我挪了床。"])
    assert "这句只留本人" not in repr(account_matrix(made.session, GUIDE))


def test_a_quote_has_its_label_and_its_time() -> None:
    made, ids = heard()
    quote = account_matrix(made.session, GUIDE).rows[1].cells[0].quotes[0]
    statement = next(s for s in made.session.statements if s.statement_id == ids["甲手机"])
    assert (quote.label, quote.text, quote.at) == ("甲-2", "手机裂了。", statement.at)


def test_struck_words_are_in_no_cell() -> None:
    made = three_people()
    talk_id = made.talk("甲")
    statement_id = says(made, talk_id, "声音", "记错的话。")
    made.room.talks.strike(statement_id, "记错了")
    assert account_matrix(made.session, GUIDE).rows[0].cells[0].state is CellState.SILENT


def test_the_result_of_a_topic_is_that_of_its_points_and_a_difference_goes_first() -> None:
    made, ids = heard()
    made.room.advance()
    assert account_matrix(made.session, GUIDE).rows[0].result is None
    board = made.room.board
    board.note_point("有声音", "随便写的", Comparison.AGREE, (ids["甲声"], ids["乙声"]))
    assert account_matrix(made.session, GUIDE).rows[0].result is Comparison.AGREE
    board.note_point("几点", "声音", Comparison.DIFFER, (ids["甲声"], ids["乙声"]))
    board.note_point("手机", "手机", Comparison.ONE_SIDE, (ids["甲手机"],))
    rows = account_matrix(made.session, GUIDE).rows
    assert [row.result for row in rows] == [Comparison.DIFFER, Comparison.ONE_SIDE, None]
    assert rows[0].point_ids == tuple(p.point_id for p in made.session.fact_points[:2])


def test_what_is_said_in_the_second_round_stands_with_the_topic_of_its_point() -> None:
    made, ids = heard()
    made.room.advance()
    made.room.board.note_point("几点", "时间的事", Comparison.DIFFER, (ids["甲声"], ids["乙声"]))
    point_id = made.session.fact_points[0].point_id
    made.room.board.list_for_second_round(point_id, "请您再说说。")
    made.room.advance()
    talk_id = made.talk("甲", 2)
    made.room.talks.ask(talk_id, point_id, "请您再说说。")
    made.room.talks.record_statement(
        talk_id, "想起来是十点。", categories=(), may_say=True, question_id=point_id
    )
    cell = account_matrix(made.session, GUIDE).rows[0].cells[0]
    assert [q.text for q in cell.quotes] == ["晚上十点半有声音。", "想起来是十点。"]


def test_questions_of_one_topic_share_a_row_and_a_guide_without_topics_has_one_a_question() -> None:
    one = replace(GUIDE, questions=tuple(replace(q, topic="声音") for q in GUIDE.questions))
    made, _ids = heard()
    rows = account_matrix(made.session, one).rows
    assert [q.text for q in rows[0].cells[0].quotes] == ["晚上十点半有声音。", "手机裂了。"]
    none = replace(GUIDE, topics=(), questions=tuple(replace(q, topic="") for q in GUIDE.questions))
    assert [row.title for row in account_matrix(made.session, none).rows][:2] == [
        "请说说声音。",
        "请说说手机。",
    ]


def test_the_row_of_other_things_is_there_only_when_something_stands_in_it() -> None:
    made = three_people()
    says(made, made.talk("甲"), "声音", "有声音。")
    assert OTHER not in [row.topic for row in account_matrix(made.session, GUIDE).rows]


def fifty_by_six() -> tuple[Building, TopicGuides]:
    topics = tuple(f"事项{i}" for i in range(1, 51))
    made = three_people(Stage.RIGHTS)
    for name in ("钱大川", "周小溪", "郑一山"):
        made.with_fact_witness(name)
    made.at(Stage.FIRST_ROUND)
    for place, person in enumerate(made.session.people):
        talk_id = made.talk(person.letter)
        for at, topic in enumerate(topics):
            says(
                made, talk_id, topic, f"晚上{8 + place % 3}点{at % 50 + 10}分，我在门口付了{500 + place}元。"
            )
        made.ended(talk_id)
    return made, TopicGuides(topic_guide(*topics))


def test_fifty_topics_of_six_people_are_laid_out_with_everything_found_in_them() -> None:
    made, guides = fifty_by_six()
    matrix = account_matrix(made.session, guides.guide(""))
    found = suggestions(made.session, matrix)
    entries = timeline(made.session, matrix)
    assert len(matrix.rows) == 50
    assert all(len(row.cells) == 6 for row in matrix.rows)
    assert len(found) > 1000
    assert len(entries) >= 300
