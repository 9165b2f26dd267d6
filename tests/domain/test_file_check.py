"""The self-check of a file: each thing missing alone is found, says where to go, and holds the closing up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from mediator.domain.closing import NotClosable
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import AppraisalKind, AppraisalNoted, AppraisalState, FileItemChecked, Regime
from mediator.domain.file_check import FileFinding, FileState, findings, wanting
from mediator.domain.file_rules import Demand, ItemKind
from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import PACK

Change = Callable[[Session], Session]
LAST = {
    Regime.PUBLIC_ORDER: Stage.FOLLOW_UP,
    Regime.ON_THE_SPOT: Stage.FOLLOW_UP,
    Regime.PEOPLES: Stage.FOLLOW_UP,
    Regime.RECOGNITION: Stage.AGREEMENT,
}


def ready(regime: Regime = Regime.PUBLIC_ORDER) -> Building:
    """A session of this route with everything done before its closing."""
    return a_session(regime=regime).at(LAST[regime]).finish()


def found_in(building: Building, session: Session | None = None) -> dict[str, FileFinding]:
    """Every finding by its item."""
    looked_at = findings(session or building.session, building.room.pack, building.desk.today())
    return {finding.item.item_id: finding for finding in looked_at}


def open_items(building: Building, session: Session) -> set[str]:
    """What is open of the parts and points, the sum of the parts aside."""
    found = found_in(building, session)
    return {name for name, f in found.items() if f.state is FileState.OPEN and name != "complete"}


@pytest.mark.parametrize("regime", list(LAST))
def test_a_session_with_everything_done_wants_nothing_of_its_file(regime: Regime):
    b = ready(regime)
    assert wanting(b.session, b.room.pack, b.desk.today()) == ()
    assert not [f for f in found_in(b).values() if f.state is FileState.OPEN]
    b.room.close("已履行")
    assert b.session.ended


def without_consent(session: Session) -> Session:
    first = session.parties[0].person_id
    told = replace(session.rights[first], willing=None)
    return replace(session, rights={**session.rights, first: told})


def without_notice(session: Session) -> Session:
    first = session.parties[0].person_id
    told = replace(session.rights[first], given_at=None)
    return replace(session, rights={**session.rights, first: told})


def without_talk(session: Session) -> Session:
    first = session.parties[0].person_id
    return replace(session, talks=tuple(t for t in session.talks if t.person_id != first))


def with_open_appraisal(session: Session) -> Session:
    asked = AppraisalNoted(
        kind=AppraisalKind.INJURY,
        person_id=session.parties[1].person_id,
        state=AppraisalState.REQUESTED,
        on=session.opened_at.date(),
    )
    return replace(session, appraisals=(asked,))


def with_late_visit(session: Session) -> Session:
    planned = replace(
        session.visits[0],
        visit_id="late",
        visited_on=None,
        due_on=session.visits[0].due_on - timedelta(days=9),
    )
    return replace(session, visits=(*session.visits, planned))


# Item, what is taken away, the code of what is then missing, where it is made good.
ALONE: list[tuple[Regime, str, Change, str, Stage]] = [
    (Regime.PUBLIC_ORDER, "application", without_consent, "willing", Stage.RIGHTS),
    (Regime.PUBLIC_ORDER, "registration", lambda s: replace(s, conclusion=None), "conclusion", Stage.INTAKE),
    (Regime.PUBLIC_ORDER, "inquiry", without_talk, "talk", Stage.FIRST_ROUND),
    (Regime.PUBLIC_ORDER, "evidence", with_open_appraisal, "appraisal", Stage.CLOSED),
    (Regime.PUBLIC_ORDER, "mediation", lambda s: replace(s, joint_talks=()), "joint", Stage.JOINT),
    (Regime.PUBLIC_ORDER, "follow_up", lambda s: replace(s, visits=()), "visit", Stage.FOLLOW_UP),
    (Regime.PUBLIC_ORDER, "follow_up", lambda s: replace(s, performance={}), "obligation", Stage.FOLLOW_UP),
    (Regime.PUBLIC_ORDER, "acceptance", without_notice, "notice", Stage.RIGHTS),
    (Regime.PUBLIC_ORDER, "timely", with_late_visit, "visit", Stage.FOLLOW_UP),
    (Regime.PEOPLES, "registration", lambda s: replace(s, application=None), "application", Stage.PARTIES),
    (
        Regime.RECOGNITION,
        "application",
        lambda s: replace(s, recognition_applied={}),
        "applied",
        Stage.AGREEMENT,
    ),
    (
        Regime.RECOGNITION,
        "confirmation",
        lambda s: replace(s, recognition=None),
        "recognition",
        Stage.AGREEMENT,
    ),
    (Regime.RECOGNITION, "agreement", lambda s: replace(s, settlement=None), "settlement", Stage.AGREEMENT),
]


@pytest.mark.parametrize(("regime", "item", "change", "code", "stage"), ALONE)
def test_each_thing_missing_alone_is_found_with_its_place(
    regime: Regime, item: str, change: Change, code: str, stage: Stage
):
    b = ready(regime)
    lacking = change(b.session)
    finding = found_in(b, lacking)[item]
    assert (finding.state, finding.wants[0].code, finding.stage) == (FileState.OPEN, code, stage)
    assert finding.wants[0].article
    # The committee's register is its application as well; nothing else is touched by one thing missing.
    assert open_items(b, lacking) - {item} <= {"application"}


def test_without_a_signature_neither_agreement_nor_performance_counts():
    b = ready()
    found = found_in(b, replace(b.session, signed=None))
    assert found["agreement"].wants[0].code == "signed"
    assert found["follow_up"].state is FileState.NOT_NEEDED


@pytest.mark.parametrize("item", ["cover", "situation"])
def test_a_file_nobody_prepared_holds_the_closing_up(item: str):
    b = ready()
    finding = found_in(b, replace(b.session, dossier=None))[item]
    assert finding.state is FileState.OPEN and finding.blocking and finding.stage is Stage.CLOSED
    assert found_in(b, replace(b.session, dossier=None))["complete"].state is FileState.OPEN


def test_closing_is_refused_with_the_article_until_the_file_is_prepared():
    b = a_session().at(Stage.FOLLOW_UP)
    for clause in b.session.clauses[:1]:
        b.room.follow_up.perform(clause.clause_id, b.desk.today(), "收条")
    b._visited()
    with pytest.raises(NotClosable, match="保管期限") as refused:
        b.room.close("已履行")
    assert "卷宗封面" in refused.value.article
    b.room.dossier.prepare_as_usual()
    b.room.close("已履行")


def test_something_missing_may_stay_so_when_it_is_explained():
    b = ready()
    lacking = replace(b.session, joint_talks=())
    assert [m.code for m in wanting(lacking, b.room.pack, b.desk.today())] == ["joint"]
    said = FileItemChecked(item_id="mediation", holds=False, note="双方在往返商谈中谈成，没有见面")
    explained = replace(lacking, file_items={"mediation": said})
    assert wanting(explained, b.room.pack, b.desk.today()) == ()
    assert found_in(b, explained)["mediation"].state is FileState.EXPLAINED


def test_what_the_program_finds_itself_is_never_ticked():
    b = ready()
    with pytest.raises(Refusal, match="由程序核对"):
        b.room.dossier.check_item("agreement", holds=True)
    b.room.dossier.check_item("bound", holds=True)
    assert found_in(b)["bound"].state is FileState.HOLDS


def test_an_explanation_has_its_words_and_an_unknown_item_is_refused():
    b = ready()
    with pytest.raises(BadInput, match="说明"):
        b.room.dossier.check_item("forms", holds=False)
    with pytest.raises(BadInput, match="没有这一项"):
        b.room.dossier.check_item("oral", holds=False, note="没有")


def test_no_evidence_is_ticked_or_listed():
    b = ready()
    assert found_in(b)["evidence"].state is FileState.TO_SEE
    b.room.dossier.list_exhibit(title="手机维修发票", source="乙方提供", sheets=1)
    assert found_in(b)["evidence"].state is FileState.HOLDS
    b.room.dossier.remove_exhibit(b.session.exhibits[0].exhibit_id, "列错了")
    assert found_in(b)["evidence"].state is FileState.TO_SEE
    b.room.dossier.check_item("evidence", holds=True)
    assert found_in(b)["evidence"].state is FileState.HOLDS


@pytest.mark.parametrize(
    ("regime", "absent"),
    [
        (Regime.PUBLIC_ORDER, {"oral", "confirmation"}),
        (Regime.ON_THE_SPOT, {"oral", "confirmation", "mediation", "timely"}),
        (Regime.RECOGNITION, {"oral", "mediation", "follow_up", "timely"}),
        (Regime.PEOPLES, set()),
    ],
)
def test_a_route_asks_for_what_it_has_and_nothing_else(regime: Regime, absent: set[str]):
    everything = {item.item_id for item in PACK.file_rules.items}
    assert everything - set(found_in(ready(regime))) == absent


def test_a_court_is_never_asked_to_confirm_an_agreement_of_the_police():
    item = PACK.file_rules.item("confirmation")
    assert item.demand(Regime.PUBLIC_ORDER) is item.demand(Regime.ON_THE_SPOT) is Demand.NONE


def test_there_are_thirteen_parts_and_seven_points():
    kinds = [item.kind for item in PACK.file_rules.items]
    assert (kinds.count(ItemKind.PART), kinds.count(ItemKind.POINT)) == (13, 7)


def test_a_terminated_session_is_asked_for_no_agreement_and_its_file_is_made_up_afterwards():
    b = a_session().at(Stage.FIRST_ROUND)
    b.room.terminate("一方明确表示不愿意继续调解", "依法作出处理")
    found = found_in(b)
    assert found["agreement"].state is FileState.NOT_NEEDED
    assert found["cover"].state is FileState.OPEN
    b.room.dossier.prepare_as_usual()
    assert found_in(b)["cover"].state is FileState.HOLDS


def test_the_file_of_a_closed_session_stays_as_it_is():
    b = ready()
    b.room.close("已履行")
    with pytest.raises(Refusal, match="卷宗不能再改动"):
        b.room.dossier.list_exhibit(title="照片", source="民警拍摄", sheets=2)


@pytest.mark.parametrize(
    ("retention", "decided_by", "situation", "complaint"),
    [
        ("五十年", "何砚秋", "无", "列出的保管期限"),
        ("30年", " ", "无", "决定人"),
        ("30年", "何砚秋", "", "情况说明"),
    ],
)
def test_a_file_is_kept_for_a_listed_period_by_somebodys_decision(
    retention: str, decided_by: str, situation: str, complaint: str
):
    b = a_session()
    with pytest.raises(BadInput) as refused:
        b.room.dossier.prepare(retention=retention, decided_by=decided_by, situation=situation)
    assert complaint in refused.value.title.in_chinese()


@pytest.mark.parametrize(("sheets", "fits"), [(-1, False), (0, True), (9999, True), (10000, False)])
def test_a_piece_of_evidence_has_a_sensible_number_of_sheets(sheets: int, *, fits: bool):
    b = a_session()
    if fits:
        b.room.dossier.list_exhibit(title="光盘", source="录音录像", sheets=sheets)
        assert b.session.exhibits[0].sheets == sheets
    else:
        with pytest.raises(BadInput, match="张数"):
            b.room.dossier.list_exhibit(title="光盘", source="录音录像", sheets=sheets)


def test_a_piece_that_is_not_listed_cannot_be_taken_off():
    with pytest.raises(Refusal, match="没有这一件"):
        a_session().room.dossier.remove_exhibit("none", "列错了")


def test_every_finding_names_an_article():
    b = a_session()
    wants: list[Missing] = [m for f in found_in(b).values() for m in f.wants]
    assert wants and all(m.article for m in wants)
