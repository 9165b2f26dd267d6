"""The shipped rules against invented disputes, kept as data: each stop alone, pairs, exceptions, gaps."""

from __future__ import annotations

import pytest

from mediator.domain.events import Regime
from mediator.domain.gates import NEED, NOTE
from mediator.domain.screening import GateGroup, asked_gates, group_of
from mediator.knowledge.law import LawFiles
from tests.knowledge.vignettes import Vignette, all_vignettes, facts_of

VIGNETTES = all_vignettes()


def name(vignette: Vignette) -> str:
    return f"{vignette['file']}-{vignette['id']}"


@pytest.mark.parametrize("vignette", VIGNETTES, ids=name)
def test_the_rules_make_of_a_dispute_what_the_law_does(vignette: Vignette):
    result = facts_of(vignette).result()
    found = {
        "verdict": result.verdict.value,
        "stops": [gate.gate_id for gate in result.against],
        "missing": [gate.gate_id for gate in result.open],
        "notes": [gate.gate_id for gate in result.notes],
        "to_confirm": [gate.gate_id for gate in result.unsure],
    }
    wanted = {key: vignette.get(key, []) for key in found}
    assert found == wanted, f"{vignette['story']}（{vignette['why']}）"


def test_there_are_vignettes_enough_each_once_and_told_in_one_sentence():
    assert len(VIGNETTES) >= 80
    assert len({vignette["id"] for vignette in VIGNETTES}) == len(VIGNETTES)
    for vignette in VIGNETTES:
        assert str(vignette["story"]).endswith("。") and vignette["why"], name(vignette)


def test_every_gate_that_can_speak_against_is_shown_by_a_vignette():
    shown = {
        gate_id for v in VIGNETTES for key in ("stops", "missing", "to_confirm") for gate_id in v.get(key, [])
    }
    pack = LawFiles().pack()
    assert {gate.gate_id for gate in pack.gates if gate.kind != NOTE} <= shown


def test_every_note_is_shown_by_a_vignette():
    shown = {gate_id for vignette in VIGNETTES for gate_id in vignette["notes"]}
    assert {gate.gate_id for gate in LawFiles().pack().gates if gate.kind == NOTE} <= shown


@pytest.mark.parametrize("regime", Regime)
def test_only_what_the_law_of_the_route_says_forbids_there(regime: Regime):
    for gate in asked_gates(LawFiles().pack(), regime, {}):
        if group_of(gate, regime) is GateGroup.STOPS:
            assert gate.basis(regime) == "law", gate.gate_id
        if gate.kind == NEED:
            assert gate.basis(regime) == "law", gate.gate_id
