"""Notices, the agent's letter, advice and the ledger, each filled from what was typed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.chinese_dates import date_text
from mediator.domain.events.filing import POLICE_REGIMES, Regime
from mediator.domain.events.intake import HostPost
from mediator.domain.followup import PERFORMED, missed, obligations
from mediator.domain.numerals import chinese_number
from mediator.domain.paper_forms import joined
from mediator.domain.paper_people import officers_at, paper_person, place_of
from mediator.domain.papers import (
    FormPaper,
    PaperGroup,
    PaperPerson,
    PaperTable,
    SignatureLine,
)
from mediator.domain.paperwork_settlement import NothingToPrint
from mediator.domain.people import Person
from mediator.domain.rights import rights_of
from mediator.domain.screening import RulePack, screen_session
from mediator.domain.session import Clause, Session
from mediator.domain.signature_lines import guardian_lines, notice_lines
from mediator.domain.wording import message

ITEM_STOP = "stop-179-"


def willingness_of(session: Session, person_id: str, *, station: str, training: bool) -> FormPaper:
    """意愿确认书 of one person: the answer and the words, on a paper of its own."""
    person = session.person(person_id)
    latest = rights_of(session, person_id)
    rights = latest.signed or latest
    day = (rights.given_at or session.updated_at).date()
    ticked = {True: ("agree",), False: ("disagree",), None: ()}[rights.willing]
    tellers = officers_at(session)
    return FormPaper(
        form="willingness-1",
        organ=session.organ,
        number=session.number,
        fields=(("matter", session.matter.title), ("tellers", joined(t.name for t in tellers))),
        people=(PaperGroup(part="person", people=(paper_person(session, person, day),)),),
        texts=(("willing_words", rights.willing_words),),
        chosen=ticked,
        signatures=(
            *notice_lines(session, "本人", rights),
            *guardian_lines(session, person_id, label="监护人"),
        ),
        training=training,
        station=station,
    )


def termination_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """终止调解告知书 for all parties: the ground, what follows by law, where to go next."""
    if not session.terminated:
        raise NothingToPrint(message("调解没有终止，没有终止告知书"))
    return FormPaper(
        form="termination-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("parties", joined(p.name for p in session.parties)),
            ("matter", session.matter.title),
            ("place", place_of(session)),
            ("host", session.host.name),
            ("host_unit", session.host.unit),
        ),
        texts=(("ground", session.terminated), ("next_route", session.next_route)),
        chosen=(
            _route(session),
            *(("broken",) if missed(session) else ()),
        ),
        signatures=(*_party_lines(session), SignatureLine(label="告知人", name=session.host.name)),
        made_on=session.closed_at.date() if session.closed_at else None,
        training=training,
        station=station,
    )


def _route(session: Session) -> str:
    """Whose law the paper quotes."""
    if session.regime in POLICE_REGIMES:
        return "police"
    return "committee" if session.regime is Regime.PEOPLES else "advice"


def not_mediable_of(session: Session, pack: RulePack, *, station: str, training: bool) -> FormPaper:
    """不适用调解告知书: which items of 程序规定 179 apply, or what else was found, and what follows by law.

    Where the rules found nothing, the officer's own reason stands there.
    """
    applying = screen_session(pack, session).against
    numbered = [g for g in applying if g.gate_id.startswith(ITEM_STOP)]
    others = [f"《{g.instrument}》{g.article}：{g.found or g.quote}" for g in applying if g not in numbered]
    reason = session.conclusion.reason if session.conclusion else ""
    if not applying and reason:
        others.append(reason)
    if not numbered and not others:
        raise NothingToPrint(message("资格审查没有不适用调解的情形，没有不适用告知书"))
    items = "、".join(chinese_number(int(g.gate_id.removeprefix(ITEM_STOP))) for g in numbered)
    return FormPaper(
        form="not-mediable-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("parties", joined(p.name for p in session.parties)),
            ("matter", session.matter.title),
            ("host", session.host.name),
            ("host_unit", session.host.unit),
            ("items", items),
        ),
        texts=(
            *(("quotes", f"（{_item(g.gate_id)}）{g.quote}") for g in numbered),
            *(("others", other) for other in others),
        ),
        chosen=(
            *(("by_item",) if numbered else ()),
            *(("by_other",) if others else ()),
            *(("both_kinds",) if numbered and others else ()),
        ),
        signatures=(*_party_lines(session), SignatureLine(label="告知人", name=session.host.name)),
        training=training,
        station=station,
    )


def _item(gate_id: str) -> str:
    return chinese_number(int(gate_id.removeprefix(ITEM_STOP)))


def authority_of(session: Session, agent_id: str, *, station: str, training: bool) -> FormPaper:
    """委托书 of the injured side, to be signed by hand: both people, and what the agent may do (181(2))."""
    agent = session.person(agent_id)
    if not agent.for_person:
        raise NothingToPrint(message("没有登记委托人，没有委托书"))
    shown = session.authorities.get(agent_id)
    day = shown.signed_on if shown else session.updated_at.date()
    principal = session.person(agent.for_person)
    return FormPaper(
        form="authority-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("principal", principal.name),
            ("agent", agent.name),
            ("matter", session.matter.title),
            ("relation", agent.relation),
        ),
        people=(
            PaperGroup(part="principal", people=(_as(session, principal, "委托人", day),)),
            PaperGroup(part="agent", people=(_as(session, agent, "受托人", day),)),
        ),
        texts=(("scope", shown.scope if shown else ""),),
        signatures=(
            SignatureLine(label="委托人", name=principal.name),
            SignatureLine(label="受托人", name=agent.name),
        ),
        made_on=shown.signed_on if shown else None,
        training=training,
        station=station,
    )


def _as(session: Session, person: Person, label: str, day: date) -> PaperPerson:
    return replace(paper_person(session, person, day), label=label)


def advice_record_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """告知记录: who was told to go elsewhere, in which words, where and with what (程序规定 178(2))."""
    advice = session.advice
    if advice is None:
        raise NothingToPrint(message("还没有记下告知情况，没有告知记录"))
    return FormPaper(
        form="advice-record-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("told", joined(advice.told)),
            ("matter", session.matter.title),
            ("place", place_of(session)),
            ("host", session.host.name),
            ("host_unit", session.host.unit),
        ),
        texts=(
            ("summary", session.matter.summary),
            ("words", advice.words),
            ("where_to_go", advice.where_to_go),
            ("to_bring", advice.to_bring),
        ),
        chosen=("police",) if session.host.post is HostPost.OFFICER else (),
        signatures=(
            *(SignatureLine(label="被告知人", name=name) for name in advice.told),
            SignatureLine(label="告知人", name=session.host.name),
        ),
        training=training,
        station=station,
    )


def ledger_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """治安纠纷调解情况登记表: the session as one entry of the station's ledger."""
    people = tuple((p.name, p.details.address) for p in session.parties)
    return FormPaper(
        form="ledger-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("when", date_text(session.opened_at.date())),
            ("case_number", session.number),
            ("matter", session.matter.title),
            ("host", joined(officer.name for officer in officers_at(session))),
            ("summary", session.matter.summary or session.facts_text),
            ("result", _result(session)),
            ("remark", session.closing_summary if not session.terminated else ""),
        ),
        tables=(PaperTable(part="parties", rows=people),),
        training=training,
        station=station,
    )


def _result(session: Session) -> str:
    if session.terminated:
        return f"调解终止：{session.terminated}"
    if session.recognition is not None:
        return "和解经认可，不予处罚" if session.recognition.granted else "和解没有得到认可"
    if session.signed is None:
        return "正在调解"
    open_items = [c for c in obligations(session) if not _is_done(session, c)]
    return "达成协议，尚未全部履行" if open_items else "达成协议，已经履行"


def _is_done(session: Session, clause: Clause) -> bool:
    check = session.performance.get(clause.clause_id)
    return check is not None and check.result == PERFORMED


def _party_lines(session: Session) -> tuple[SignatureLine, ...]:
    return tuple(SignatureLine(label="被告知人", name=p.name) for p in session.parties)
