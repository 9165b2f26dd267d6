"""The card for a matter that goes another way: what was found, why, where to go, what to bring."""

from __future__ import annotations

from datetime import date

import pytest

from mediator.domain.events import Answer, Regime
from mediator.domain.hand_over import (
    MOST_GATES,
    NothingToHandOver,
    gates_to_tell,
    hand_over_card,
    hand_over_paper,
)
from mediator.domain.screening import ScreeningResult, screen
from mediator.knowledge.law import LawFiles
from tests.builders import a_session
from tests.people_samples import PACK

DAY = date(2026, 11, 24)
LAW = LawFiles().pack()


def found(**answers: str) -> ScreeningResult:
    given = {gate_id.replace("_", "-"): (Answer(answer), "") for gate_id, answer in answers.items()}
    return screen(LAW, Regime.PUBLIC_ORDER, given)


def test_the_card_says_what_was_found_why_where_to_go_and_what_to_bring():
    card = hand_over_card(
        gates_to_tell(found(stop_crime="yes")), told_by="何砚秋", told_on=DAY, station="青石派出所"
    )
    assert card.found == ("这件事可能涉嫌犯罪，不能调解。",)
    assert card.why == ("按刑事程序办理，不能用治安调解代替",)
    assert card.article[0].startswith("中华人民共和国治安管理处罚法第八条第二款：")
    assert "110" in card.where_to_go[0]
    assert card.to_bring[0] == "身份证件"


def test_the_gravest_finding_comes_first_and_nothing_is_told_twice():
    result = found(stop_179_2="yes", stop_179_3="yes", stop_crime_injury="yes")
    card = hand_over_card(gates_to_tell(result), told_by="何砚秋", told_on=DAY, station="青石派出所")
    assert card.found[0] == "伤情可能达到轻伤，要先作鉴定。"
    assert len(card.found) == 3 and len(card.where_to_go) == 2
    assert len(set(card.to_bring)) == len(card.to_bring)


def test_what_a_superior_decides_is_told_only_where_nothing_forbids():
    both = gates_to_tell(found(stop_179_2="yes", review_bullying="yes"))
    assert [gate.gate_id for gate in both] == ["stop-179-2"]
    assert [gate.gate_id for gate in gates_to_tell(found(review_bullying="yes"))] == ["review-bullying"]


def test_no_more_findings_than_fit_on_one_page():
    everything = {f"stop_179_{n}": "yes" for n in range(1, 8)} | {"stop_crime": "yes"}
    assert len(gates_to_tell(found(**everything))) == MOST_GATES


def test_the_card_speaks_the_language_of_the_person():
    card = hand_over_card(
        gates_to_tell(found(stop_crime="yes")), told_by="He", told_on=DAY, station="Qingshi", language="en"
    )
    assert card.found == ("It may be a crime and cannot be mediated.",)
    assert card.to_bring[0] == "Identity document"
    assert "第八条第二款" in card.article[0]


def test_a_pack_without_such_sentences_tells_question_and_answer():
    result = screen(PACK, Regime.PUBLIC_ORDER, {"stop-179-1": (Answer.YES, "")})
    card = hand_over_card(gates_to_tell(result), told_by="何砚秋", told_on=DAY, station="青石派出所")
    assert card.found == ("雇凶伤害他人？是",)
    assert (card.where_to_go, card.to_bring) == ((), ())


def test_where_nothing_speaks_against_there_is_no_card():
    with pytest.raises(NothingToHandOver):
        hand_over_card((), told_by="何砚秋", told_on=DAY, station="青石派出所")


@pytest.mark.parametrize(("language", "day"), [("zh", "2026年11月24日"), ("en", "24 November 2026")])
def test_the_paper_names_every_part_of_its_form(language: str, day: str):
    card = hand_over_card(
        gates_to_tell(found(stop_crime="yes")),
        told_by="何砚秋",
        told_on=DAY,
        station="青石派出所",
        language=language,
    )
    paper = hand_over_paper(card, a_session().session, station="青石派出所", training=True)
    assert (paper.form, paper.language, paper.training) == ("hand-over-card-1", language, True)
    assert [name for name, _text in paper.texts] == ["found", "why", "article", "where_to_go", "to_bring"]
    assert dict(paper.fields) == {"told_by": "何砚秋　青石派出所", "told_on": day}
