"""Officers at each act: who may do what alone, where, and what then has to be recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediator.domain import presence
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import HostInfo, RecordingGap, Regime
from mediator.domain.presence import Staffing, TooFewOfficers
from mediator.domain.presence_rules import ActKind, RecordingNeed
from mediator.domain.progress import blocking, missing_in
from mediator.domain.stages import Stage
from tests.builders import NOW, Building
from tests.builders_presence import PLACE, PRESENCE, SECOND, recorded, with_rules
from tests.people_samples import DAY, OFFICER

HALF_AN_HOUR = timedelta(minutes=30)


def staffed(b: Building, officers: int, *, standard: bool, auxiliaries: int = 0) -> Building:
    b.room.presence.note_officers(
        (SECOND,)[: officers - 1],
        auxiliaries=("方小满",)[:auxiliaries],
        place=PLACE if standard else None,
    )
    return b


@pytest.mark.parametrize(
    ("kind", "standard", "officers", "auxiliaries", "staffing", "article"),
    [
        (ActKind.SUSPECT_TALK, True, 1, 0, Staffing.WITH_RECORDING, "第九十七条"),
        (ActKind.SUSPECT_TALK, True, 2, 0, Staffing.WITH_RECORDING, "第九十七条"),
        (ActKind.SUSPECT_TALK, False, 1, 0, Staffing.TOO_FEW, "第一百零八条第一款"),
        (ActKind.SUSPECT_TALK, False, 1, 1, Staffing.TOO_FEW, "第一百零八条第一款"),
        (ActKind.SUSPECT_TALK, False, 2, 0, Staffing.ENOUGH, "第一百零八条第一款"),
        (ActKind.OTHER_TALK, True, 1, 0, Staffing.WITH_RECORDING, "第一百零八条第三款"),
        (ActKind.OTHER_TALK, True, 2, 0, Staffing.ENOUGH, "第一百零八条第一款"),
        (ActKind.OTHER_TALK, False, 1, 0, Staffing.TOO_FEW, "第一百零八条第一款"),
        (ActKind.OTHER_TALK, False, 1, 1, Staffing.TOO_FEW, "第一百零八条第一款"),
        (ActKind.OTHER_TALK, False, 2, 0, Staffing.ENOUGH, "第一百零八条第一款"),
        (ActKind.MEDIATION, True, 1, 0, Staffing.WITH_RECORDING, "第一百零八条第三款"),
        (ActKind.MEDIATION, True, 2, 0, Staffing.ENOUGH, "第一百零八条第二款"),
        (ActKind.MEDIATION, False, 1, 0, Staffing.TOO_FEW, "第一百零八条第二款"),
        (ActKind.MEDIATION, False, 1, 1, Staffing.WITH_RECORDING, "第五十二条第二款"),
        (ActKind.MEDIATION, False, 2, 0, Staffing.ENOUGH, "第一百零八条第二款"),
    ],
)
def test_the_table_of_officers_places_and_recordings(
    kind: ActKind, *, standard: bool, officers: int, auxiliaries: int, staffing: Staffing, article: str
):
    b = staffed(with_rules().with_parties(), officers, standard=standard, auxiliaries=auxiliaries)
    seen = presence.outlook(b.session, PRESENCE, kind)
    assert seen is not None
    assert (seen.staffing, article in seen.rule.basis) == (staffing, True)


def test_nobody_noted_means_the_host_alone_in_a_room_that_is_no_standard_place():
    noted = presence.officers_at(with_rules().session)
    assert [o.name for o in noted.officers] == [OFFICER.name]
    assert not noted.standard_place


def test_a_committee_and_a_case_of_advice_count_no_officers():
    b = with_rules().with_parties()
    for regime in (Regime.PEOPLES, Regime.ADVICE):
        other = replace(b.session, regime=regime)
        assert presence.outlook(other, PRESENCE, ActKind.OTHER_TALK) is None
        assert presence.about_staff(other, PRESENCE) == ()


def test_recognising_a_settlement_is_no_mediation_of_ours():
    other = replace(with_rules().with_parties().session, regime=Regime.RECOGNITION)
    assert ActKind.MEDIATION not in presence.kinds_ahead(other, PRESENCE)


def test_a_standard_place_needs_its_paper_and_is_remembered_for_the_room():
    b = with_rules()
    with pytest.raises(BadInput, match="办案场所文件"):
        b.room.presence.note_officers((), place=replace(PLACE, document=" "))
    assert b.room.presence.place_of_room() is None
    b.room.presence.note_officers((), place=PLACE)
    assert b.room.presence.place_of_room() == PLACE
    b.room.presence.note_officers(())
    assert b.room.presence.place_of_room() is None


def test_a_remembered_place_that_cannot_be_read_counts_as_none():
    b = with_rules()
    b.desk.settings.put(f"standard-place:{b.session.room}", "not json")
    assert b.room.presence.place_of_room() is None


def test_one_officer_is_not_counted_twice():
    b = with_rules()
    with pytest.raises(BadInput, match="同一个警号"):
        b.room.presence.note_officers((HostInfo(number=OFFICER.number, name="陆时雨", unit=""),))


@pytest.mark.parametrize("empty", ["number", "name"])
def test_a_second_officer_has_name_and_number(empty: str):
    with pytest.raises(BadInput):
        with_rules().room.presence.note_officers((replace(SECOND, **{empty: ""}),))


def test_a_talk_does_not_begin_with_too_few_and_begins_with_two():
    b = with_rules().at(Stage.FIRST_ROUND)
    with pytest.raises(TooFewOfficers, match="登记了1名民警，在这里应当有2名") as refused:
        b.talk("甲")
    assert "第一百零八条第一款" in refused.value.article
    staffed(b, 2, standard=False)
    assert b.talk("甲")


def test_too_few_are_told_from_the_first_round_on():
    b = with_rules().at(Stage.FIRST_ROUND)
    wanting = missing_in(b.session, Stage.FIRST_ROUND, b.room.pack, DAY)
    assert "officers" in {m.code for m in blocking(wanting)}
    staffed(b, 2, standard=False)
    wanting = missing_in(b.session, Stage.FIRST_ROUND, b.room.pack, DAY)
    assert "officers" not in {m.code for m in wanting}


def test_one_act_may_have_had_other_officers_than_the_rest():
    b = staffed(with_rules(), 2, standard=False).at(Stage.FIRST_ROUND).heard("甲")
    talk_id = b.session.talks[0].talk_id
    b.room.presence.note_officers((), act_id=talk_id)
    assert [m.code for m in b.room.presence.wanting()] == ["officers"]
    assert b.room.presence.place_of_room() is None


def closing_gap(b: Building) -> list[str]:
    return [m.code for m in b.room.presence.wanting() if m.blocking]


def test_one_officer_at_the_standard_place_owes_a_recording_of_every_act():
    b = staffed(with_rules(), 1, standard=True).at(Stage.FIRST_ROUND).heard("甲").heard("乙")
    assert closing_gap(b) == ["recording", "recording"]
    b.later(hours=1)
    recorded(b, NOW, for_=30)
    assert closing_gap(b) == []


def test_a_session_without_its_recording_is_not_closed_and_names_the_article():
    b = staffed(with_rules(), 1, standard=True).at(Stage.FOLLOW_UP).finish()
    with pytest.raises(Refusal, match="应当全程同步录音录像") as refused:
        b.room.close("已履行")
    assert "第一百零八条" in refused.value.article or "第九十七条" in refused.value.article
    b.later(hours=1)
    recorded(b, NOW, for_=30)
    assert b.room.close("已履行").ended


def test_hearing_a_suspect_at_the_standard_place_is_recorded_whatever_the_number():
    b = staffed(with_rules(), 2, standard=True).at(Stage.FIRST_ROUND).heard("甲").heard("乙")
    (only,) = b.room.presence.wanting()
    assert only.person_id == b.id_of("甲")


def test_a_recording_that_missed_the_beginning_does_not_count():
    b = staffed(with_rules(), 1, standard=True).at(Stage.FIRST_ROUND)
    b.later(minutes=10).heard("甲")
    b.later(minutes=10).heard("乙")
    b.later(hours=1)
    recorded(b, NOW + timedelta(minutes=15), for_=20)
    (only,) = b.room.presence.wanting()
    assert only.person_id == b.id_of("甲")
    assert "没有录下" in only.sentence.in_chinese()


def test_a_loss_is_told_with_its_effect_and_does_not_hold_up_the_closing():
    b = staffed(with_rules(), 1, standard=True).at(Stage.FIRST_ROUND).heard("甲")
    b.later(hours=1)
    recording_id = recorded(b, NOW)
    b.room.presence.lose_recording(recording_id, "存储卡损坏")
    (only,) = b.room.presence.wanting()
    assert (only.code, only.blocking) == ("recording_lost", False)
    assert only.article == PRESENCE.loss_article
    (note,) = presence.loss_note(b.session, PRESENCE)
    assert "不能作为处罚的根据" in note.in_chinese()
    assert "存储卡损坏" in note.in_chinese()
    assert "第一百零八条第三款" in note.in_chinese()


def test_a_gap_is_as_good_as_a_loss_for_the_act_it_falls_into():
    b = staffed(with_rules(), 1, standard=True).at(Stage.FIRST_ROUND).heard("甲")
    b.later(hours=1)
    gap = RecordingGap(started_at=NOW, stopped_at=NOW + timedelta(minutes=2), reason="换电池")
    b.room.presence.link_recording(
        device="执法记录仪03",
        reference="HD-1",
        started_at=NOW,
        stopped_at=NOW + HALF_AN_HOUR,
        gaps=(gap,),
    )
    assert [m.code for m in b.room.presence.wanting()] == ["recording_lost"]


def test_one_officer_with_an_auxiliary_may_mediate_and_is_marked_to_be_confirmed():
    b = with_rules().at(Stage.FIRST_ROUND)
    staffed(b, 2, standard=False).at(Stage.JOINT)
    staffed(b, 1, standard=False, auxiliaries=1)
    for talk in b.session.talks:
        b.room.presence.note_officers((SECOND,), act_id=talk.talk_id)
    b.finish()
    b.later(hours=1)
    assert closing_gap(b) == ["recording"]
    recorded(b, NOW)
    assert [(m.code, m.blocking) for m in b.room.presence.wanting()] == [("officers_unconfirmed", False)]


def test_every_row_that_needs_confirming_is_marked():
    unsure = {rule.rule_id for rule in PRESENCE.rules if rule.mark == "M"}
    assert unsure == {"mediation-elsewhere-auxiliary"}
    assert all(rule.recording is RecordingNeed.FULL for rule in PRESENCE.rules if rule.mark == "M")
