"""补充协议: numbered, citing what was signed before; the signed text stays as it is, in force meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest

from mediator.domain.closing import NotClosable
from mediator.domain.due import due_items
from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseKind, Regime, SupplementOpened
from mediator.domain.evolve import replay
from mediator.domain.file_builders import PaperSource, build
from mediator.domain.file_papers import papers_of
from mediator.domain.followup import obligations
from mediator.domain.frozen_text import agreement_of
from mediator.domain.papers import AgreementPaper, FormPaper
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.summary import SummaryState, summary_of
from mediator.domain.supplements import SupplementNotAllowed, is_open, signed_versions
from mediator.services.paper_lookup import DraftState, PaperLookup
from mediator.services.paper_verdict import verify
from tests.builders import Building, a_session
from tests.stand_ins import PlainPapers

REASON = "付款日期要推迟"


@pytest.fixture
def b() -> Building:
    """A session that is signed and followed up."""
    return a_session().at(Stage.FOLLOW_UP)


def opened(b: Building) -> Building:
    b.later(days=3)
    b.room.supplement.open(REASON)
    return b


def amended(b: Building, days: int = 40) -> Building:
    """A supplement that moves the payment, signed by all."""
    clause = b.session.clauses[0]
    b.room.agreement.revise_clause(clause.clause_id, b.clause(due_on=b.desk.today() + timedelta(days=days)))
    b.locked().signed_by_all()
    b.room.agreement.complete()
    return b


def test_a_supplement_is_numbered_and_cites_the_digest_of_what_was_signed(b: Building) -> None:
    assert b.session.lock is not None
    first = b.session.lock
    opened(b)
    (event,) = [e.event for e in b.events if isinstance(e.event, SupplementOpened)]
    assert (event.number, event.cites, event.reason) == (1, (first.digest,), REASON)
    amended(b)
    assert b.session.lock is not None
    (cited,) = agreement_of(b.session.lock.text).cites
    assert (cited.digest, cited.check_code, cited.draft) == (first.digest, first.check_code, first.draft)


def test_nothing_signed_is_written_anew(b: Building) -> None:
    before = b.session
    amended(opened(b))
    (kept,) = b.session.earlier
    assert (kept.lock, kept.signed, kept.signatures) == (before.lock, before.signed, before.signatures)
    assert (kept.clauses, kept.facts_text) == (before.clauses, before.facts_text)
    assert b.session.signed is not None and b.session.signed != before.signed
    assert [v.signed for v in signed_versions(b.session)] == [before.signed, b.session.signed]
    assert replay(b.events) == b.session


def test_the_paper_of_a_supplement_says_which_it_is_and_the_next_one_cites_both(b: Building) -> None:
    amended(opened(b))
    amended(opened(b), days=80)
    papers = b.desk.papers
    assert isinstance(papers, PlainPapers)
    drawn = [p for p in papers.made if isinstance(p, AgreementPaper)]
    assert [len(p.cites) for p in (drawn[0], drawn[-1])] == [0, 2]
    assert [c.draft for c in drawn[-1].cites] == [1, 2]
    assert b.session.supplement is not None and b.session.supplement.number == 2


def test_while_it_is_written_the_signed_text_binds_and_performance_goes_on(b: Building) -> None:
    before = b.session
    opened(b)
    clause = b.session.clauses[0]
    b.room.agreement.revise_clause(clause.clause_id, b.clause(amount_fen=1))
    assert is_open(b.session) and b.session.signed is None
    assert b.session.in_force.signed == before.signed
    assert obligations(b.session) == obligations(before)
    assert summary_of(b.session).state is SummaryState.SIGNED
    assert due_items(b.session) == due_items(before)
    b.room.follow_up.miss(clause.clause_id, "到期没有付")
    assert b.session.performance[clause.clause_id].result == "missed"


def test_a_withdrawn_supplement_leaves_everything_as_it_was(b: Building) -> None:
    before = b.session
    opened(b)
    b.room.agreement.revise_clause(b.session.clauses[0].clause_id, b.clause(amount_fen=1))
    b.locked().sign_next()
    b.room.supplement.withdraw("双方又不改了")
    after = b.session
    assert (after.clauses, after.lock, after.signatures) == (before.clauses, before.lock, before.signatures)
    assert (after.signed, after.supplement, after.earlier) == (before.signed, None, ())
    assert after.drafts_locked == 2
    amended(opened(b))
    assert b.session.supplement is not None and b.session.supplement.number == 1
    assert b.session.lock is not None and b.session.lock.draft == 3


def test_a_clause_worded_anew_is_owed_anew_and_others_stay_settled(b: Building) -> None:
    clause_id = b.session.clauses[0].clause_id
    b.room.follow_up.miss(clause_id, "到期没有付")
    opened(b)
    b.room.agreement.draft_clause(b.clause(kind=ClauseKind.DO, amount_fen=None, action="清理楼道"))
    amended(b)
    assert clause_id not in b.session.performance
    assert [c.result for c in b.session.checks] == ["missed"]
    assert len(obligations(b.session)) == 2


def test_what_was_performed_is_neither_worded_anew_nor_struck(b: Building) -> None:
    clause_id = b.session.clauses[0].clause_id
    b.room.follow_up.perform(clause_id, b.desk.today(), "转账回单")
    opened(b)
    with pytest.raises(SupplementNotAllowed, match="已经履行"):
        b.room.agreement.revise_clause(clause_id, b.clause(amount_fen=1))
    with pytest.raises(SupplementNotAllowed, match="已经履行"):
        b.room.agreement.strike_clause(clause_id)


def test_a_term_that_stands_as_signed_may_have_its_day_behind_it(b: Building) -> None:
    b.later(days=30)
    b.room.supplement.open(REASON)
    b.room.agreement.draft_clause(b.clause(action="另付误工费", amount_fen=100))
    assert b.session.clauses[0].terms.due_on is not None
    assert b.session.clauses[0].terms.due_on < b.desk.today()
    b.locked().signed_by_all()
    b.room.agreement.complete()
    assert b.session.signed is not None


def test_a_session_waits_for_an_open_supplement(b: Building) -> None:
    b.finish()
    opened(b)
    with pytest.raises(NotClosable, match="补充协议第1号还没有签完"):
        b.room.close("已履行")
    with pytest.raises(NotClosable, match="补充协议第1号还没有签完"):
        b.room.terminate("没有履行", "可以起诉")
    b.room.supplement.withdraw("双方又不改了")
    b.room.close("已履行")
    assert b.session.ended


def test_there_is_no_supplement_of_what_is_not_signed_open_or_closed() -> None:
    b = a_session().at(Stage.AGREEMENT)
    with pytest.raises(SupplementNotAllowed, match="没有签署完成"):
        b.room.supplement.open(REASON)
    with pytest.raises(SupplementNotAllowed, match="没有正在写"):
        b.room.supplement.withdraw(REASON)
    opened(b.at(Stage.FOLLOW_UP))
    with pytest.raises(SupplementNotAllowed, match="先签完或者撤回"):
        b.room.supplement.open(REASON)


def test_an_oral_agreement_has_no_supplement() -> None:
    b = a_session(regime=Regime.PEOPLES).at(Stage.AGREEMENT).drafted()
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    b.room.route.record_oral("当场说好")
    with pytest.raises(SupplementNotAllowed, match="口头协议"):
        b.room.supplement.open(REASON)


def test_why_there_is_one_is_always_told(b: Building) -> None:
    with pytest.raises(BadInput):
        b.room.supplement.open("  ")


def test_every_version_is_found_by_its_code_and_says_which_one_binds(b: Building) -> None:
    first = b.session.lock
    amended(opened(b))
    second = b.session.lock
    assert first is not None and second is not None
    lookup = PaperLookup(b.desk)
    (old,), (new,) = lookup.find(first.check_code), lookup.find(second.check_code)
    assert (old.state, new.state) == (DraftState.REPLACED, DraftState.SIGNED)
    assert (old.supplement, new.supplement, new.in_force) == (0, 1, None)
    assert old.in_force is not None
    assert second.check_code in old.in_force.sentence().in_chinese()


def test_a_file_of_the_first_text_is_told_from_that_of_the_supplement(b: Building) -> None:
    amended(opened(b))
    old, new = (verify(b.desk, b.room.supplement.pdf(number)) for number in (0, 1))
    assert (old.draft, old.supplement, new.draft, new.supplement) == (1, 0, 2, 1)
    assert old.replaced_by is not None and old.replaced_by.supplement == 1
    assert new.replaced_by is None


def test_the_file_holds_every_signed_text_with_its_own_certificate(b: Building) -> None:
    amended(opened(b))
    names = [p.name for p in b.room.dossier.papers() if p.in_file]
    assert [n for n in names if n.startswith(("agreement", "supplement"))] == ["agreement", "supplement-01"]
    drawn = {p.name: p.content for p in b.room.dossier.all()}
    assert drawn["agreement"] == b.room.supplement.pdf(0)
    assert drawn["supplement-01"] == b.room.supplement.pdf(1)


def test_each_signed_text_has_a_certificate_that_names_it(b: Building) -> None:
    amended(opened(b))
    sealed = [sealed_as_in_a_store(version) for version in signed_versions(b.session)]
    session = replace(sealed[1], earlier=(replace(b.session.earlier[0], signed=sealed[0].signed),))
    listed = [p for p in papers_of(session, b.room.pack) if p.name.startswith("signing")]
    assert [p.name for p in listed] == ["signing-certificate", "signing-certificate-01"]
    source = PaperSource(session=session, pack=b.room.pack, station="青石派出所", training=False)
    first, second = (dict(cast(FormPaper, build(source, p)).fields) for p in listed)
    assert first["agreement_number"] == session.number
    assert second["agreement_number"].startswith(f"{session.number}　补充协议第1号，依据第1稿")
    assert (first["draft"], second["draft"]) == ("第1稿", "第2稿")
    assert first["digest"] != second["digest"]


def sealed_as_in_a_store(version: Session) -> Session:
    assert version.signed is not None
    return replace(version, signed=replace(version.signed, seal_algorithm="ecdsa-p256-sha256"))


def test_on_the_spot_a_supplement_has_a_day_of_its_own() -> None:
    b = a_session(regime=Regime.ON_THE_SPOT).at(Stage.FOLLOW_UP)
    b.finish()
    opened(b)
    b.room.agreement.draft_clause(b.clause(action="另付误工费", amount_fen=100))
    b.locked().signed_by_all()
    b.room.agreement.complete()
    b.room.follow_up.perform(b.session.clauses[-1].clause_id, b.desk.today(), "当面付清")
    b.room.close("已履行")
    assert b.session.closed_at is not None and b.session.closed_at.date() > date(2026, 1, 1)
