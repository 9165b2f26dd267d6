"""Plays: rests, places in the recording and alarms come out of a case file as an officer enters them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import (
    BreakEnded,
    BreakStarted,
    DangerHandedOver,
    DangerRaised,
    DangerSign,
    DangerSignedOff,
    StatementCorrected,
)
from mediator.domain.interview import label_of
from mediator.knowledge.cases import load_script
from mediator.services.script import Script
from mediator.services.script_pace import Alarm, MarkPlace, Rest
from tests.services.test_play import played, refusal_of
from tests.walked_cases import FOLDER

CASE = FOLDER / "parking-scuffle.toml"


@pytest.fixture
def script() -> Script:
    return load_script(CASE)


def without(script: Script, kind: type) -> Script:
    talks = tuple(
        replace(t, entries=tuple(e for e in t.entries if not isinstance(e, kind))) for t in script.talks
    )
    return replace(script, talks=talks)


def changed_alarm(script: Script, **fields: object) -> Script:
    talks = tuple(
        replace(t, entries=tuple(replace(e, **fields) if isinstance(e, Alarm) else e for e in t.entries))
        for t in script.talks
    )
    return replace(script, talks=talks)


def test_an_alarm_is_raised_handed_over_and_signed_off_by_the_supervisor_of_the_case(script: Script):
    session, events = played(script)
    steps = [type(e) for e in events if isinstance(e, DangerRaised | DangerHandedOver | DangerSignedOff)]
    assert steps == [DangerRaised, DangerHandedOver, DangerSignedOff]
    (kept,) = session.dangers
    assert kept.signs == (DangerSign.DEATH_THREAT,)
    assert (kept.signed_off_by, kept.signed_off_name) == ("060118", "程立新")
    assert session.person(kept.person_id).letter == "甲"
    assert session.ended


def test_a_host_who_signs_off_alone_is_told_with_the_place(script: Script):
    wrong = changed_alarm(script, number=script.desk.number, signed_by=script.desk.officer)
    refused = refusal_of(wrong)
    assert "talk[2].entries" in refused and "请另一位所领导签批" in refused


def test_a_rest_lasts_to_its_moment(script: Script):
    session, events = played(script)
    assert [type(e) for e in events if isinstance(e, BreakStarted | BreakEnded)] == [BreakStarted, BreakEnded]
    (rest,) = session.breaks
    assert rest.ended_at == datetime.fromisoformat("2026-10-26T11:30:00+08:00")
    assert rest.ended_at - rest.started_at > timedelta(minutes=5)


def test_a_place_in_the_recording_stands_beside_its_statement(script: Script):
    session, _ = played(script)
    (mark,) = session.recording_marks
    assert label_of(session, session.statement(mark.statement_id)) == "甲-1"


def test_a_correction_tells_who_asked(script: Script):
    session, events = played(script)
    (corrected,) = [e for e in events if isinstance(e, StatementCorrected)]
    assert session.person(corrected.asked_by).letter == "甲"


@pytest.mark.parametrize("kind", [Rest, MarkPlace, Alarm])
def test_the_case_plays_without_them_too(script: Script, kind: type):
    session, _ = played(without(script, kind))
    assert session.ended


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('about = "A"', 'about = "Z"', "about"),
        ('asked_by = "A"', 'asked_by = "Z"', "asked_by"),
        ('danger = ["death_threat"]', "danger = []", "danger"),
        ('danger = ["death_threat"]', 'danger = ["bad_mood"]', "danger"),
        ('mark = "甲-1"', 'mark = "first"', "mark"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_key(tmp_path, before: str, after: str, told: str):
    text = CASE.read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "case.toml"
    file.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(BadInput, match=told):
        load_script(file)
