"""Plays: the shipped cases reach their end, in the officer's order, and keep secrets secret."""

from dataclasses import replace
from pathlib import Path

import pytest

from mediator.domain.disclosure import Both, may_see
from mediator.domain.errors import BadInput
from mediator.domain.events import (
    AdviceGiven,
    Comparison,
    DisclosureLevel,
    Event,
    HostPost,
    PrintQueued,
    RecognitionApplied,
    RecognitionDecided,
    SessionClosed,
    SessionOpened,
    SettlementReported,
    SignatureMade,
    StageEntered,
    StatementRecorded,
)
from mediator.domain.followup import is_settled, obligations
from mediator.domain.paper_hand import PaperWay
from mediator.domain.people import PersonKind, is_minor
from mediator.domain.session import Session
from mediator.domain.signing import signing_plan
from mediator.domain.stages import Stage
from mediator.knowledge.cases import FOUNDING_CASE, load_script
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.hand import load_hand
from mediator.knowledge.law import LawFiles
from mediator.resources import RESOURCES
from mediator.services.desk import Desk
from mediator.services.play import play
from mediator.services.rehearsal import rehearse, script_station, script_user
from mediator.services.script import Say, Script, ScriptSignature
from mediator.services.script_clock import ScriptClock
from tests.builders import TERMS, a_desk
from tests.fakes import MemoryRecord
from tests.stand_ins import UNPRINTABLE, PlainPapers

CASES = sorted((RESOURCES / "cases").glob("*.toml"))
WRITTEN = [path for path in CASES if path.stem not in ("corridor-shoes", "loan-advice", "parking-scuffle")]
"""The cases that end in an agreement somebody signs."""

FOUNDING = RESOURCES / "cases" / FOUNDING_CASE


def played(script: Script) -> tuple[Session, tuple[Event, ...]]:
    """The session and its events, on memory doubles."""
    record, clock = MemoryRecord(), ScriptClock(script.desk)
    desk: Desk = replace(
        a_desk(script_user(script.desk), record=record, station=script_station(script.desk)),
        clock=clock,
        rules=LawFiles(),
        guides=GuideFiles(),
    )
    session = play(script, desk, clock, load_hand())
    return session, tuple(e.event for e in desk.log.read(session.session_id))


def founding() -> Script:
    return load_script(FOUNDING)


def refusal_of(script: Script) -> str:
    with pytest.raises(BadInput) as refusal:
        rehearse(script, LawFiles(), GuideFiles(), PlainPapers(), load_hand(), TERMS)
    return refusal.value.title.in_chinese()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_reaches_its_closing(path: Path):
    session, _ = played(load_script(path))
    assert session.stage is Stage.CLOSED
    assert all(is_settled(session, clause.clause_id) for clause in obligations(session))
    assert not any(visit.happened_again for visit in session.visits)


TOLD_APART = [path for path in WRITTEN if path.stem != "scooter-scrape"]


@pytest.mark.parametrize("path", TOLD_APART, ids=lambda path: path.stem)
def test_no_private_words_stand_in_the_agreement(path: Path):
    session, _ = played(load_script(path))
    assert session.lock is not None
    private = [s for s in session.statements if s.disclosure is DisclosureLevel.PRIVATE]
    assert private, "a case without a secret shows nothing"
    for statement in private:
        assert statement.text not in session.lock.text
        assert not may_see(statement, Both())


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_everybody_of_the_plan_signs_in_the_order_of_the_plan(path: Path):
    session, events = played(load_script(path))
    signers = [e.signer_id for e in events if isinstance(e, SignatureMade)]
    assert signers == [line.signer_id for line in signing_plan(session)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_same_script_leaves_the_same_events(path: Path):
    assert played(load_script(path)) == played(load_script(path))


def test_the_stages_follow_one_another_and_none_is_passed_over_in_the_founding_case():
    _, events = played(founding())
    entered = [e.stage for e in events if isinstance(e, StageEntered)]
    assert entered == list(Stage)[1:-1]


def test_each_child_is_heard_alone_with_a_guardian_in_the_room():
    session, _ = played(founding())
    for talk in session.talks:
        person = session.person(talk.person_id)
        assert person.kind is PersonKind.PARTY
        assert is_minor(person.details, talk.started_at.date())
        assert [session.person(i).for_person for i in talk.present] == [person.person_id]


def test_the_admission_comes_in_the_second_round_and_is_cleared_by_the_child():
    session, _ = played(founding())
    admission = next(s for s in session.statements if "是我先推的" in s.text)
    assert session.talk(admission.talk_id).round == 2
    assert admission.disclosure is DisclosureLevel.MAY_SAY


def test_accounts_differ_in_the_founding_case_and_the_question_shows_no_source():
    session, _ = played(founding())
    differing = [p for p in session.fact_points if p.comparison is Comparison.DIFFER]
    assert [p.title for p in differing] == ["谁先推了谁"]
    (question,) = session.second_round
    assert "推" not in question.question
    assert len(question.person_ids) == 2


def test_the_operator_installs_the_camera_in_time_and_the_follow_up_sees_it():
    session, _ = played(founding())
    camera = session.clauses[3]
    check = session.performance[camera.clause_id]
    assert camera.terms.due_on is not None and check.on is not None
    assert check.on <= camera.terms.due_on
    assert "摄像头已装好" in session.visits[-1].findings


def test_the_money_of_the_night_noise_stands_in_digits_and_capitals():
    session, events = played(load_script(RESOURCES / "cases" / "night-noise-phone.toml"))
    assert session.lock is not None
    assert "540.00元（大写：人民币伍佰肆拾元整）" in session.lock.text
    assert [e.copies for e in events if isinstance(e, PrintQueued)] == [3]


def test_the_family_leaves_out_the_second_round_and_says_why():
    session, _ = played(load_script(RESOURCES / "cases" / "family-care.toml"))
    assert list(session.skipped) == [Stage.SECOND_ROUND]
    assert session.skipped[Stage.SECOND_ROUND]


def case(stem: str) -> Path:
    return RESOURCES / "cases" / f"{stem}.toml"


def test_on_the_spot_nobody_is_asked_apart_and_everything_is_done_on_the_day():
    session, events = played(load_script(case("scooter-scrape")))
    assert [e.stage for e in events if isinstance(e, StageEntered)] == [
        Stage.PARTIES,
        Stage.RIGHTS,
        Stage.FIRST_ROUND,
        Stage.AGREEMENT,
        Stage.FOLLOW_UP,
    ]
    assert not session.talks and not session.visits
    assert session.signed is not None
    assert {c.on for c in session.performance.values()} == {session.signed.at.date()}


def test_the_committee_leads_under_its_own_name_and_number():
    session, _ = played(load_script(case("ceiling-leak")))
    assert session.number == "人调字〔2026〕0001号"
    assert session.host.post is HostPost.PEOPLES_MEDIATOR
    assert session.organ == session.host.unit == session.committee == "翠湖社区人民调解委员会"
    assert session.application is not None
    assert [session.person(i).name for i in session.application.applicants] == ["钱素琴"]


def test_an_oral_agreement_is_locked_and_signed_by_nobody():
    session, events = played(load_script(case("corridor-shoes")))
    assert session.oral and session.signed is not None and session.lock is not None
    assert session.signed.digest == session.lock.digest
    assert not [e for e in events if isinstance(e, SignatureMade)]


def test_a_settlement_is_reported_applied_for_and_recognised_in_this_order():
    session, events = played(load_script(case("parking-scuffle")))
    kinds = [type(e) for e in events]
    order = [SettlementReported, RecognitionApplied, RecognitionDecided, SessionClosed]
    assert [k for k in kinds if k in order] == [order[0], order[1], order[1], *order[2:]]
    assert session.lock is None and session.recognition is not None and session.recognition.granted


def test_advice_is_three_records():
    session, events = played(load_script(case("loan-advice")))
    assert [type(e) for e in events] == [SessionOpened, AdviceGiven, SessionClosed]
    assert session.advice is not None and session.advice.told == ("严立群",)


def test_a_statement_belongs_to_the_question_put_last():
    _, events = played(founding())
    first = next(e for e in events if isinstance(e, StatementRecorded))
    assert first.question_id == "account"


def test_the_clock_reaches_the_follow_up_on_its_days():
    session, _ = played(founding())
    assert [v.visited_on for v in session.visits] == [v.due_on for v in session.visits]


def first_talk_says(text: str) -> Script:
    script = founding()
    talk = script.talks[0]
    said = Say(where="talk[1].entries[2]", text=text, categories=(), verbatim=False, may_say=False)
    return replace(
        script, talks=(replace(talk, entries=(talk.entries[0], said, *talk.entries[2:])), *script.talks[1:])
    )


def test_a_rule_that_refuses_is_told_with_file_key_and_rule():
    assert (
        refusal_of(first_talk_says("  \n"))
        == f"{FOUNDING_CASE}：talk[1].entries[2]：这条陈述还是空的，请填写后再记下"
    )
    assert "打印不出" in refusal_of(first_talk_says(f"张{UNPRINTABLE}"))


def test_a_wrong_identity_number_is_told_with_its_place():
    script = founding()
    child = script.people[0]
    wrong = replace(child, details=replace(child.details, id_number="330199201705120170"))
    assert refusal_of(replace(script, people=(wrong, *script.people[1:]))) == (
        f"{FOUNDING_CASE}：party[1]：身份证号有误，请对照证件逐位核对"
    )


def test_a_birthday_ahead_is_told_with_its_place():
    script = founding()
    child = script.people[0]
    wrong = replace(
        child,
        details=replace(child.details, id_number="", born_on=script.desk.start.date().replace(year=2030)),
    )
    assert "party[1]" in refusal_of(replace(script, people=(wrong, *script.people[1:])))


def test_a_stage_that_wants_something_stops_the_play_with_its_name():
    script = founding()
    assert refusal_of(replace(script, talks=script.talks[1:])).startswith(f"{FOUNDING_CASE}：first_round：")
    assert refusal_of(replace(script, offers=(), joint=None)).startswith(f"{FOUNDING_CASE}：shuttle：")


def test_a_clock_that_goes_back_is_refused():
    script = founding()
    early = replace(script.talks[0], at=script.desk.start.replace(year=2025))
    assert "往回走" in refusal_of(replace(script, talks=(early, *script.talks[1:])))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        (lambda s: replace(s, guide_id="nothing"), "session.guide"),
        (lambda s: replace(s, screening=(replace(s.screening[0], gate_id="nothing"),)), "screening[1].gate"),
        (
            lambda s: replace(s, rights=(replace(s.rights[0], questions=(("nothing", "?"),)),)),
            "rights[1].question",
        ),
        (
            lambda s: replace(s, rights=(*s.rights[:2], replace(s.rights[2], willing=True))),
            "rights[3].willing",
        ),
        (lambda s: replace(s, points=(replace(s.points[0], statements=("甲-99",)),)), "point[1].statements"),
    ],
)
def test_what_a_script_names_must_be_there(changed, key: str):
    assert refusal_of(changed(founding())).startswith(f"{FOUNDING_CASE}：{key}：")


def test_a_script_may_have_somebody_else_write_before_a_witness():
    script = load_script(RESOURCES / "cases" / "night-noise-phone.toml")
    by_another = ScriptSignature(
        where="signature",
        person="zhao",
        refusal="",
        paper="右手受伤",
        redone=0,
        way=PaperWay.BY_ANOTHER,
        writer="白芷",
        witness="attesting",
    )
    session, _ = played(replace(script, signatures=(by_another,)))
    (paper,) = (s.paper for s in session.signatures if s.paper is not None)
    assert (paper.writer, session.person(paper.witness_id).kind) == ("白芷", PersonKind.ATTESTING_WITNESS)
