"""Plays: apologies, marks made alone and refused clauses come out of a case file as they are entered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import (
    ApologyKind,
    ApologyMade,
    ClauseDrafted,
    ClauseKind,
    ClauseRefusalWithdrawn,
    ClauseRefused,
    PrivateAnswer,
    PrivateAnswerGiven,
    PrivateRoundClosed,
)
from mediator.domain.private_answers import is_agreed
from mediator.knowledge.cases import load_script
from mediator.services.script import Script
from mediator.services.script_craft import ScriptApology
from tests.services.test_play import FOUNDING, founding, played, refusal_of


def with_clause(script: Script) -> Script:
    assert script.joint is not None
    apology = ScriptApology(
        where="joint.apology[1]",
        kind=ApologyKind.APOLOGY,
        person="A",
        to=("B",),
        words="对不起。",
        accepted=True,
        clause=True,
    )
    later = tuple(replace(p, clause=p.clause + 1) for p in script.performances)
    refusals = tuple(replace(r, clause=r.clause + 1) for r in script.refusals)
    done = replace(later[0], clause=1)
    return replace(
        script,
        joint=replace(script.joint, apologies=(apology,)),
        performances=(done, *later),
        refusals=refusals,
        private=(),
    )


def test_the_founding_case_tells_of_both_apologies_and_of_a_full_yes_marked_alone():
    session, events = played(founding())
    assert [(e.kind, e.accepted) for e in events if isinstance(e, ApologyMade)] == [
        (ApologyKind.ACKNOWLEDGEMENT, True),
        (ApologyKind.APOLOGY, True),
    ]
    (round_,) = session.private_rounds
    assert is_agreed(session, round_) and round_.closed_at is not None
    answers = [e.answer for e in events if isinstance(e, PrivateAnswerGiven)]
    assert PrivateAnswer.IF in answers and answers.count(PrivateAnswer.YES) == 8
    kinds = [type(e) for e in events]
    assert kinds.index(ClauseRefused) < kinds.index(ClauseRefusalWithdrawn)
    assert kinds.index(PrivateRoundClosed) < kinds.index(ClauseRefused)
    assert session.clause_refusals == ()


def test_an_apology_becomes_the_first_clause_of_the_agreement():
    session, events = played(with_clause(founding()))
    first = session.clauses[0]
    assert first.terms.kind is ClauseKind.APOLOGY and first.terms.on_the_spot
    assert first.clause_id == session.apologies[0].apology_id
    drafted = [e.clause_id for e in events if isinstance(e, ClauseDrafted)]
    assert drafted[0] == first.clause_id


def test_a_clause_that_is_not_there_is_told_with_its_place():
    script = founding()
    wrong = replace(script, refusals=(replace(script.refusals[0], clause=9),))
    assert "refusal[1].clause" in refusal_of(wrong) and "第9条" in refusal_of(wrong)


@pytest.mark.parametrize(
    ("was", "wrong", "where"),
    [
        ('kind = "acknowledgement"', 'kind = "excuse"', "joint.apology[1].kind"),
        ('answer = "if"', 'answer = "maybe"', "private[1].mark[6].answer"),
        ("[[private]]\n", "[[private]]\nclauses = ['1']\n", "private[1].clauses[1]"),
        ('to = ["A", "A-father"]', 'to = ["Z"]', "joint.apology[2].to"),
        ('person = "B-mother"\nreason', 'person = "Z"\nreason', "refusal[1].person"),
    ],
)
def test_what_a_file_says_of_them_wrongly_is_told_with_its_place(
    was: str, wrong: str, where: str, tmp_path: Path
):
    text = FOUNDING.read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "case.toml"
    path.write_text(text.replace(was, wrong, 1), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_script(path)
    assert where in refusal.value.title.in_chinese()
