"""The other papers of the police routes: filled from the record, nobody's private words on any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from mediator.domain import paperwork_police as police
from mediator.domain import paperwork_settlement as settlement
from mediator.domain.events import (
    Answer,
    AuthorityShown,
    Comparison,
    Instalment,
    JointOutcome,
    OfficersNoted,
    RecognitionApplied,
    RecognitionDecided,
    RecordingGap,
    RecordingLinked,
    Regime,
    SettlementReported,
    SettlementWay,
)
from mediator.domain.events.intake import HostInfo
from mediator.domain.events.presence import GuardianNotified
from mediator.domain.papers import FormPaper
from mediator.domain.paperwork import agreement_paper_of, rights_notice_of
from mediator.domain.paperwork_copies import agreement_copy_of, rights_notice_copy_of
from mediator.domain.paperwork_talks import CORRECTED, mediation_record_of, talk_record_of
from mediator.domain.people import AccessNeed, GuardianAbsence, PartyRole, PersonKind
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import BEIJING, Building, a_session
from tests.people_samples import PACK, details

WHERE = {"station": "青石派出所", "training": True}
SECRET_A, SECRET_B = "甲方私下的底线三百元", "乙方私下担心丢工作"


def field(paper: FormPaper, name: str) -> str:
    return next(text for key, text in paper.fields if key == name)


def text(paper: FormPaper, name: str) -> str:
    return next(text for key, text in paper.texts if key == name)


def with_secrets() -> Building:
    """Both sides said something alone that nobody else may read, then agreed and performed."""
    b = a_session().at(Stage.FIRST_ROUND)
    for letter, secret in (("甲", SECRET_A), ("乙", SECRET_B)):
        talk_id = b.talk(letter)
        b.says(talk_id, secret)
        b.says(talk_id, f"{letter}可以转告的经过", may_say=True)
        b.ended(talk_id)
    return b


def settled(session: Session) -> Session:
    """The same session with a settlement that was performed, applied for and recognised."""
    day = date(2026, 3, 6)
    applied = {
        p.person_id: RecognitionApplied(person_id=p.person_id, applied_on=date(2026, 3, 8))
        for p in session.parties
    }
    return replace(
        session,
        regime=Regime.RECOGNITION,
        settlement=SettlementReported(
            way=SettlementWay.BY_THEMSELVES,
            committee="",
            settled_on=day,
            terms="互相道歉",
            performed_on=day,
            proof="收条",
        ),
        recognition_applied=applied,
        recognition=RecognitionDecided(
            granted=True, decided_by="顾长宁", decided_on=date(2026, 3, 9), reason="情节较轻"
        ),
    )


def every_paper(b: Building) -> Iterator[object]:
    """All papers that more than one person may read."""
    session, first = b.session, b.session.clauses[0].clause_id
    yield agreement_paper_of(session, **WHERE)
    yield agreement_copy_of(agreement_paper_of(session, **WHERE))
    yield settlement.performance_of(session, first, **WHERE)
    yield settlement.receipt_of(session, first, **WHERE)
    yield police.ledger_of(session, **WHERE)
    yield settlement.recognition_application_of(settled(session), **WHERE)
    yield settlement.recognition_record_of(settled(session), **WHERE)
    stopped = replace(session, terminated="经调解，双方未达成协议。", next_route="依法作出处理。")
    yield police.termination_of(stopped, **WHERE)
    for talk in session.joint_talks:
        yield mediation_record_of(session, talk, **WHERE)


def test_no_paper_that_others_read_holds_what_somebody_said_alone():
    b = with_secrets().at(Stage.COMPARISON)
    open_words = tuple(s.statement_id for s in b.session.statements if SECRET_A != s.text != SECRET_B)
    b.room.board.note_point("谁先开口", "起因", Comparison.DIFFER, open_words)
    b.at(Stage.FOLLOW_UP).finish()
    for paper in every_paper(b):
        assert SECRET_A not in repr(paper)
        assert SECRET_B not in repr(paper)


def test_a_persons_own_papers_hold_nothing_the_other_said_alone():
    b = with_secrets()
    record = talk_record_of(b.session, b.session.talks[0], **WHERE)
    assert SECRET_A in repr(record)
    assert SECRET_B not in repr(record)
    for letter in "甲乙":
        for paper in (
            police.willingness_of(b.session, b.id_of(letter), **WHERE),
            rights_notice_of(b.session, PACK, b.id_of(letter), **WHERE),
            rights_notice_copy_of(b.session, PACK, b.id_of(letter), **WHERE),
        ):
            assert SECRET_A not in repr(paper) and SECRET_B not in repr(paper)


def test_a_mediation_record_holds_what_was_said_with_all_in_the_room_and_the_outcome():
    b = a_session().at(Stage.JOINT)
    everyone = tuple(p.person_id for p in b.session.people)
    b.room.joint.start(everyone, rules_accepted=True)
    b.room.joint.record_entry(b.id_of("甲"), "对不起，我说话重了")
    b.room.joint.end(JointOutcome.NOT_AGREED)
    paper = mediation_record_of(b.session, b.session.joint_talks[-1], **WHERE)
    (table,) = paper.tables
    assert table.rows == (("甲方林知夏：", "对不起，我说话重了"),)
    assert paper.chosen == ("not_agreed",)
    assert field(paper, "present") == "甲方林知夏、乙方许明川"
    assert [line.label for line in paper.signatures] == ["当事人", "当事人", "主持人"]


def test_an_inquiry_record_names_officers_recording_and_known_answers():
    b = with_secrets()
    talk = b.session.talks[0]
    two = (
        HostInfo(number="1", name="何砚秋", unit="青石派出所"),
        HostInfo(number="2", name="宋知远", unit="青石派出所"),
    )
    start = datetime(2026, 3, 9, 9, 0, tzinfo=BEIJING)
    gap = RecordingGap(
        started_at=start.replace(minute=10), stopped_at=start.replace(minute=12), reason="断电"
    )
    session = replace(
        b.session,
        officers={talk.talk_id: OfficersNoted(act_id=talk.talk_id, officers=two)},
        recordings={
            "r1": RecordingLinked(
                recording_id="r1",
                device="执法记录仪",
                reference="LX-07",
                started_at=start,
                stopped_at=start.replace(minute=40),
                acts=(talk.talk_id,),
                gaps=(gap,),
            )
        },
        lost_recordings={"r1": "存储卡损坏"},
    )
    paper = talk_record_of(session, talk, form="inquiry-record-1", **WHERE)
    assert paper.askers == ("何砚秋", "宋知远")
    assert paper.asker_unit == "青石派出所"
    for words in ("执法记录仪，编号LX-07", "9时10分至9时12分中断：断电", "资料损毁或者丢失：存储卡损坏"):
        assert words in paper.recording
    assert dict(paper.answers)["recusal"] == "不申请回避。"
    assert dict(paper.answers)["notice"] == "听清了。"
    assert [line.name for line in paper.signatures if line.label == "谈话人"] == ["何砚秋", "宋知远"]


def test_a_recording_of_another_talk_is_not_on_the_record():
    b = with_secrets()
    start = datetime(2026, 3, 9, 9, 0, tzinfo=BEIJING)
    other = RecordingLinked(
        recording_id="r2",
        device="摄像机",
        reference="B",
        started_at=start,
        stopped_at=start.replace(minute=5),
        acts=(b.session.talks[1].talk_id,),
    )
    session = replace(b.session, recordings={"r2": other})
    assert talk_record_of(session, session.talks[0], **WHERE).recording == ""
    assert "摄像机" in talk_record_of(session, session.talks[1], **WHERE).recording


def test_a_correction_leaves_room_for_the_finger_and_a_refusal_is_noted():
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    statement = b.says(talk_id, "八点左右")
    told = b.session.statement(statement)
    b.room.talks.correct(
        statement,
        "九点左右",
        categories=told.categories,
        verbatim=True,
        reason="记错了",
        asked_by=b.id_of("甲"),
    )
    b.room.talks.read_back(talk_id, ink=None, refusal="不想签")
    b.room.talks.end(talk_id)
    paper = talk_record_of(b.session, b.session.talk(talk_id), **WHERE)
    name = b.session.person(b.id_of("甲")).name
    assert [(e.label, e.text) for e in paper.entries][-3:] == [
        ("答：", "九点左右"),
        ("更正前：", f"八点左右（{name}要求更正，原因：记错了）"),
        (CORRECTED, ""),
    ]
    assert paper.signatures[0].note == "林知夏于2026年3月9日9时00分拒绝签名，理由：不想签。"


def test_whoever_cannot_read_confirms_that_it_was_read_out():
    b = with_secrets()
    who = b.session.person(b.id_of("甲"))
    deaf = replace(who, details=replace(who.details, needs=(AccessNeed.READING,)))
    people = tuple(deaf if p is who else p for p in b.session.people)
    paper = talk_record_of(replace(b.session, people=people), b.session.talks[0], **WHERE)
    assert "宣读" in paper.closing


def test_the_record_of_a_minor_says_who_was_called_and_why_nobody_came():
    b = with_secrets()
    who = b.session.person(b.id_of("甲"))
    alone = replace(who, absence=GuardianAbsence(reason="父母在外地，无法到场"))
    called = GuardianNotified(
        for_person=who.person_id,
        name="林建",
        relation="父亲",
        manner="电话",
        notified_at=datetime(2026, 3, 9, 8, 0, tzinfo=BEIJING),
        result="答复来不了",
    )
    session = replace(
        b.session,
        people=tuple(alone if p is who else p for p in b.session.people),
        guardian_notices=(called,),
    )
    extra = dict(talk_record_of(session, session.talks[0], **WHERE).person.extra)
    assert extra["通知监护人"] == "2026年3月9日8时00分以电话通知林建（父亲），答复来不了"
    assert extra["监护人未到场"] == "父母在外地，无法到场"


def test_the_agreement_takes_the_form_of_its_route_and_keeps_the_one_it_was_locked_in():
    b = a_session().at(Stage.AGREEMENT).drafted()
    assert agreement_paper_of(b.session, form="agreement-2", **WHERE).form == "agreement-2"
    b.locked()
    kept = agreement_paper_of(b.session, form="agreement-2", **WHERE).form
    assert kept != "agreement-2"
    assert agreement_paper_of(b.session, **WHERE).copies == 3


def test_a_termination_names_ground_route_and_whose_law_it_is():
    b = a_session().at(Stage.RIGHTS)
    with pytest.raises(settlement.NothingToPrint):
        police.termination_of(b.session, **WHERE)
    b.room.terminate("经调解，双方未达成协议。", "公安机关将依法作出处理。")
    paper = police.termination_of(b.session, **WHERE)
    assert text(paper, "ground") == "经调解，双方未达成协议。"
    assert text(paper, "next_route") == "公安机关将依法作出处理。"
    assert paper.chosen == ("police",)
    assert police.termination_of(replace(b.session, regime=Regime.PEOPLES), **WHERE).chosen == ("committee",)


def test_a_notice_that_it_is_not_mediable_counts_the_items_of_the_law():
    b = a_session()
    gates = tuple(
        replace(PACK.gates[0], gate_id=f"stop-179-{n}", kind="stop", quote=f"情形{n}") for n in (1, 2, 4)
    )
    crime = replace(PACK.gates[0], gate_id="stop-crime", kind="stop", quote="构成犯罪的")
    pack = replace(PACK, gates=(*gates, crime))
    answers = {"stop-179-2": Answer.YES, "stop-179-4": Answer.YES, "stop-179-1": Answer.NO}
    session = replace(b.session, screening={key: (answer, "") for key, answer in answers.items()})
    paper = police.not_mediable_of(session, pack, **WHERE)
    assert field(paper, "items") == "二、四"
    assert [t for key, t in paper.texts if key == "quotes"] == ["（二）情形2", "（四）情形4"]
    assert paper.chosen == ("by_item",)
    both = replace(session, screening=session.screening | {"stop-crime": (Answer.YES, "")})
    assert police.not_mediable_of(both, pack, **WHERE).chosen == ("by_item", "by_other", "both_kinds")
    with pytest.raises(settlement.NothingToPrint):
        police.not_mediable_of(replace(session, screening={}), pack, **WHERE)


def test_a_notice_tells_a_condition_that_failed_or_the_officers_own_reason():
    b = a_session().finish()
    failed = b.room.intake.answer("need-lighter", Answer.NO)
    paper = police.not_mediable_of(failed, PACK, **WHERE)
    assert paper.chosen == ("by_other",) and "情节较轻？" in text(paper, "others")
    b.room.intake.answer("need-lighter", Answer.YES)
    own = b.room.intake.conclude(mediate=False, reason="双方情绪激动，今天不宜谈")
    assert text(police.not_mediable_of(own, PACK, **WHERE), "others") == "双方情绪激动，今天不宜谈"


def test_a_receipt_has_its_sum_both_ways_and_one_for_each_instalment():
    b = a_session().at(Stage.AGREEMENT).drafted()
    pay, mutual = b.session.clauses
    paper = settlement.receipt_of(b.session, pay.clause_id, **WHERE)
    assert (field(paper, "digits"), field(paper, "capitals")) == ("540.00", "伍佰肆拾元整")
    assert (field(paper, "payer"), field(paper, "item")) == ("甲方林知夏", "第一项")
    assert [line.name for line in paper.signatures] == ["许明川"]
    parts = (
        Instalment(due_on=date(2026, 4, 1), amount_fen=24000),
        Instalment(due_on=date(2026, 5, 1), amount_fen=30000),
    )
    terms = replace(pay.terms, instalments=parts)
    session = replace(b.session, clauses=(replace(pay, terms=terms), mutual))
    second = settlement.receipt_of(session, pay.clause_id, instalment=1, **WHERE)
    assert (field(second, "digits"), field(second, "item")) == ("300.00", "第一项第二期")
    with pytest.raises(settlement.NothingToPrint):
        settlement.receipt_of(session, mutual.clause_id, **WHERE)


def test_a_confirmation_of_performance_leaves_the_day_to_the_pen_until_it_is_performed():
    b = a_session().at(Stage.FOLLOW_UP)
    clause_id = b.session.clauses[0].clause_id
    assert field(settlement.performance_of(b.session, clause_id, **WHERE), "performed_on") == ""
    b.room.follow_up.perform(clause_id, b.desk.today(), "转账回单")
    done = settlement.performance_of(b.session, clause_id, **WHERE)
    assert field(done, "performed_on") == "2026年3月9日"
    assert field(done, "proof") == "转账回单"
    assert [line.label for line in done.signatures] == ["履行人", "对方", "主持人"]


def test_application_and_record_of_recognition_follow_the_settlement():
    b = a_session().at(Stage.RIGHTS)
    with pytest.raises(settlement.NothingToPrint):
        settlement.recognition_application_of(b.session, **WHERE)
    session = settled(b.session)
    application = settlement.recognition_application_of(session, **WHERE)
    assert [line.name for line in application.signatures] == ["林知夏", "许明川"]
    assert application.chosen == ("by_themselves",)
    record = settlement.recognition_record_of(session, **WHERE)
    assert record.chosen == ("granted",)
    assert field(record, "decided_by") == "顾长宁"
    refused = replace(session, recognition=replace(session.recognition, granted=False))
    assert settlement.recognition_record_of(refused, **WHERE).chosen == ("not_granted",)
    open_still = replace(session, recognition=None)
    assert settlement.recognition_record_of(open_still, **WHERE).chosen == ()


def test_the_letter_of_an_agent_names_both_and_the_scope():
    b = a_session().at(Stage.PARTIES)
    b.with_party("林知夏", PartyRole.ACTOR).with_party("许明川", PartyRole.INJURED)
    b.with_helper(PersonKind.AGENT, "白露", for_letter="乙")
    agent = next(p for p in b.session.people if p.kind is PersonKind.AGENT)
    shown = AuthorityShown(agent_id=agent.person_id, scope="代为调解和签字", signed_on=date(2026, 3, 8))
    session = replace(b.session, authorities={agent.person_id: shown})
    paper = police.authority_of(session, agent.person_id, **WHERE)
    assert (field(paper, "principal"), field(paper, "agent")) == ("许明川", "白露")
    assert text(paper, "scope") == "代为调解和签字"
    assert [g.people[0].label for g in paper.people] == ["委托人", "受托人"]
    assert all(line.ink is None for line in paper.signatures)


def test_the_ledger_says_how_it_stands():
    b = a_session().at(Stage.RIGHTS)
    assert field(police.ledger_of(b.session, **WHERE), "result") == "正在调解"
    b.at(Stage.FOLLOW_UP)
    assert field(police.ledger_of(b.session, **WHERE), "result") == "达成协议，尚未全部履行"
    b.finish()
    paper = police.ledger_of(b.session, **WHERE)
    assert field(paper, "result") == "达成协议，已经履行"
    (parties,) = paper.tables
    assert [row[0] for row in parties.rows] == ["林知夏", "许明川"]


def test_the_english_copy_of_the_notice_has_the_rights_of_the_pack_in_english():
    b = a_session().at(Stage.FIRST_ROUND)
    paper = rights_notice_copy_of(b.session, PACK, b.id_of("甲"), **WHERE)
    (table,) = paper.tables
    assert [row[1] for row in table.rows[::2]] == [r.text_en for r in PACK.rights]
    assert {row[1] for row in table.rows[1::2]} == {"Understood"}
    assert (paper.form, paper.language, paper.signatures) == ("rights-notice-1-en", "en", ())
    assert details("谷雨").name not in repr(paper)
