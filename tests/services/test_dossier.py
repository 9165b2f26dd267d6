"""The file of each route: its papers in order, none of them telling the other side what was private."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mediator.domain.events import Answer, ApplicationSource, Regime
from mediator.domain.events.agreement import Instalment
from mediator.domain.file_builders import BUILDERS, build, knows
from mediator.domain.file_papers import LISTERS, FilePaper, PaperState, papers_of
from mediator.domain.file_titles import TITLES, family
from mediator.domain.papers import FormPaper
from mediator.domain.paperwork_committee import NotOfTheCommittee, confirmation_application_of
from mediator.domain.stages import Stage
from mediator.services.access import NotPermitted
from mediator.services.dossier_making import COMPUTED, source_of
from mediator.services.dossier_verbs import Stopped
from mediator.services.room import Room
from tests.builders import Building, a_desk, a_session
from tests.fakes import MemoryRecord
from tests.people_samples import OTHER_OFFICER, PACK, SUPERVISOR
from tests.stand_ins import PlainPapers

SECRET = "其实是我先推的人，别告诉对方"
LAST = {
    Regime.PUBLIC_ORDER: Stage.FOLLOW_UP,
    Regime.ON_THE_SPOT: Stage.FOLLOW_UP,
    Regime.PEOPLES: Stage.FOLLOW_UP,
    Regime.RECOGNITION: Stage.AGREEMENT,
}
ENDS = ("dossier-situation", "dossier-back")
AGREED = ("mediation-record", "agreement", "performance", "receipt", "follow-up")
IN_ORDER = {
    Regime.PUBLIC_ORDER: ("rights-notice", "willingness", "talk-record", *AGREED),
    Regime.ON_THE_SPOT: ("rights-notice", "willingness", "talk-record", *AGREED[1:4]),
    Regime.PEOPLES: ("application", "registration", "rights-notice", "talk-record", *AGREED),
    Regime.RECOGNITION: ("rights-notice", "talk-record", "recognition-application", "recognition-record"),
}


def ready(regime: Regime = Regime.PUBLIC_ORDER) -> Building:
    return a_session(regime=regime).at(LAST[regime]).finish()


def maker_of(building: Building) -> PlainPapers:
    assert isinstance(building.desk.papers, PlainPapers)
    return building.desk.papers


@pytest.mark.parametrize("regime", list(LAST))
def test_the_papers_lie_in_the_order_of_the_route(regime: Regime):
    b = ready(regime)
    names = [re.sub(r"(-\d+)+$", "", p.name) for p in b.room.dossier.papers() if p.in_file]
    kinds = [name for name in dict.fromkeys(names) if name != "application"]
    wanted = [name for name in IN_ORDER[regime] if name != "application"]
    assert kinds == ["dossier-cover", "dossier-contents", *wanted, *ENDS]
    assert names == sorted(names, key=list(dict.fromkeys(names)).index)


@pytest.mark.parametrize("regime", list(Regime))
def test_every_paper_of_a_route_is_known(regime: Regime):
    forms = PACK.rules_of(regime).papers
    for form in forms:
        assert family(form) in LISTERS and family(form) in TITLES, form
        assert family(form) in COMPUTED or knows(form), form


def test_every_kind_that_can_be_built_has_a_title():
    assert set(BUILDERS) <= set(TITLES)


def test_the_names_of_papers_are_unlike_and_stay_the_same():
    b = ready()
    names = [paper.name for paper in b.room.dossier.papers()]
    assert len(set(names)) == len(names)
    assert names == [paper.name for paper in b.room.dossier.papers()]


def test_the_dossier_is_bound_with_everything_that_is_in_the_file_and_nothing_else():
    b = ready()
    b.room.dossier.pdf()
    bound = maker_of(b).bound[-1]
    listed = [p.title.in_chinese() for p in b.room.dossier.papers() if p.in_file]
    assert [title for title, _ in bound.papers] == listed
    assert not [title for title, _ in bound.papers if "登记表" in title or "司法确认" in title]


def test_the_contents_name_every_paper_behind_them_with_the_page_it_begins_on():
    b = ready()
    making = b.room.dossier.making().finish()
    contents = next(
        paper
        for paper in reversed(maker_of(b).made)
        if isinstance(paper, FormPaper) and paper.form == "dossier-contents-1"
    )
    rows = contents.tables[0].rows
    behind = [p for p in b.room.dossier.papers() if p.in_file][2:]
    assert [row[1] for row in rows] == [p.title.in_chinese() for p in behind]
    # A sheet of the maker's double is two pages; cover and contents lie before.
    assert [int(row[2]) for row in rows] == [making.starts[p.name] for p in behind]
    assert {row[3] for row in rows} == {"", "待签名"}


def test_a_paper_that_waits_for_a_pen_is_told_from_a_complete_one():
    b = ready()
    states = {paper.name: paper.state for paper in b.room.dossier.papers()}
    assert states["agreement"] is PaperState.PRESENT
    assert states["receipt-01"] is PaperState.TO_SIGN
    assert states["exhibits"] is PaperState.NOT_NEEDED
    assert states["ledger"] is PaperState.ON_REQUEST
    assert PaperState.MISSING not in states.values()


def test_what_is_still_to_come_is_shown_as_missing_and_not_drawn():
    b = a_session().at(Stage.RIGHTS)
    papers = {paper.name: paper for paper in b.room.dossier.papers()}
    assert papers["agreement"].state is PaperState.MISSING
    assert sum(1 for p in papers.values() if p.form == "rights-notice-1") == 2
    assert papers["dossier-cover"].state is PaperState.TO_FILL
    b.room.dossier.pdf()
    assert len(maker_of(b).bound[-1].papers) == 4


def test_a_matter_that_goes_another_way_has_its_card_beside_the_file():
    b = a_session()
    for gate in b.room.pack.gates:
        b.room.intake.answer(gate.gate_id, Answer.NO)
    card = next(p for p in b.room.dossier.papers() if p.name == "hand-over-card")
    assert card.state is PaperState.ON_REQUEST and not card.in_file
    assert b.room.dossier.draw(card)


def test_nobody_can_draw_a_paper_that_has_nothing_in_it():
    b = a_session().at(Stage.RIGHTS)
    missing = next(p for p in b.room.dossier.papers() if p.name == "agreement")
    with pytest.raises(Exception, match="还没有内容"):
        b.room.dossier.draw(missing)


def test_whoever_waits_is_told_how_far_it_is_and_may_stop():
    b = ready()
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 3

    with pytest.raises(Stopped):
        b.room.dossier.pdf(watch)
    assert told == [(1, told[0][1]), (2, told[0][1]), (3, told[0][1])]
    assert maker_of(b).bound == []


def test_the_last_word_of_progress_is_the_whole():
    b = ready()
    told: list[tuple[int, int]] = []
    b.room.dossier.pdf(lambda done, total: not told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert told[-1] == (told[-1][1] - 1, told[-1][1])


def test_only_the_host_makes_up_the_file_and_the_supervisor_may_print_it():
    record = MemoryRecord()
    b = a_session(desk=a_desk(record=record)).at(Stage.FOLLOW_UP).finish()
    other = Room(a_desk(OTHER_OFFICER, record=record), b.session)
    with pytest.raises(NotPermitted):
        other.dossier.prepare_as_usual()
    with pytest.raises(NotPermitted):
        other.dossier.pdf()
    above = Room(a_desk(SUPERVISOR, record=record), b.session)
    with pytest.raises(NotPermitted):
        above.dossier.check_item("bound", holds=True)
    assert above.dossier.pdf()


def test_a_closed_session_can_be_printed_as_a_whole():
    b = ready()
    b.room.close("已履行")
    assert b.room.dossier.pdf()


def everything_of(b: Building, paper: FilePaper) -> str:
    return repr(build(source_of(b.room), paper))


@pytest.mark.parametrize("regime", [Regime.PUBLIC_ORDER, Regime.PEOPLES])
def test_private_words_stand_in_the_speakers_own_record_and_on_no_other_paper(regime: Regime):
    b = a_session(regime=regime).at(Stage.SECOND_ROUND)
    b.heard("甲", SECRET, round_=2, may_say=False)
    b.at(Stage.FOLLOW_UP).finish()
    drawn = [p for p in b.room.dossier.papers() if p.is_drawn and family(p.form) not in COMPUTED]
    holding = [p for p in drawn if SECRET in everything_of(b, p)]
    talks = {t.talk_id: t.person_id for t in b.session.talks}
    assert holding and all(talks.get(p.subject) == b.id_of("甲") for p in holding)


def test_the_recorder_is_not_asked_to_sign_a_committees_record_twice():
    b = a_session(regime=Regime.PEOPLES).at(Stage.JOINT).finish()
    joint = next(p for p in papers_of(b.session, b.room.pack) if p.name == "mediation-record-01")
    labels = [(line.label, line.name) for line in build(source_of(b.room), joint).signatures]
    assert len(set(labels)) == len(labels)


def test_what_was_explained_stands_in_the_note_on_the_file():
    b = ready()
    b.room.dossier.check_item("forms", holds=False, note="乙方的指印改为签名")
    note = next(p for p in papers_of(b.session, b.room.pack) if p.name == "dossier-situation")
    texts = build(source_of(b.room), note)
    assert isinstance(texts, FormPaper)
    assert [text for name, text in texts.texts if name == "explained"] == [
        "文书规范：签名、日期、印章都在，没有空白栏：乙方的指印改为签名"
    ]


def test_the_application_of_a_committee_names_who_asks_of_whom_and_for_what():
    b = a_session(regime=Regime.PEOPLES).at(Stage.PARTIES).finish()
    b.room.route.apply(
        ApplicationSource.APPLIED,
        applicants=(b.id_of("甲"),),
        respondents=(b.id_of("乙"),),
        requests=("清走楼道里的纸箱", "赔偿手机维修费"),
    )
    paper = next(p for p in papers_of(b.session, b.room.pack) if p.name == "application")
    made = build(source_of(b.room), paper)
    assert isinstance(made, FormPaper)
    assert [(g.part, [p.name for p in g.people]) for g in made.people] == [
        ("applicant", ["林知夏"]),
        ("respondent", ["许明川"]),
    ]
    assert [t for name, t in made.texts if name == "requests"] == ["1．清走楼道里的纸箱", "2．赔偿手机维修费"]
    assert made.organ == b.session.committee


def test_no_court_paper_is_made_for_an_agreement_of_the_police():
    b = ready()
    with pytest.raises(NotOfTheCommittee, match="公安机关主持"):
        confirmation_application_of(b.session, station="青石派出所", training=True)


def test_an_oral_agreement_lies_in_the_file_as_its_register():
    b = a_session(regime=Regime.PEOPLES).at(Stage.AGREEMENT).drafted()
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    b.room.route.record_oral("双方都不要书面协议")
    kept = maker_of(b).made[-1]
    assert isinstance(kept, FormPaper)
    assert kept.form == "oral-agreement-1"
    assert [line.name for line in kept.signatures] == [b.session.host.name]
    states = {p.name: p.state for p in b.room.dossier.papers()}
    assert states["committee-agreement"] is PaperState.NOT_NEEDED
    assert "oral-agreement" in states


def test_instalments_have_a_receipt_each():
    b = ready()
    day, clause = b.desk.today(), b.session.clauses[0]
    halves = tuple(Instalment(amount_fen=27000, due_on=day) for _ in range(2))
    paid = replace(clause, terms=replace(clause.terms, instalments=halves))
    session = replace(b.session, clauses=(paid, *b.session.clauses[1:]))
    names = [p.name for p in papers_of(session, b.room.pack) if family(p.form) == "receipt"]
    assert names == ["receipt-01-1", "receipt-01-2"]
