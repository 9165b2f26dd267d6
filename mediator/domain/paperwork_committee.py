"""The papers of a people's mediation committee, filled from what was typed once (law facts §11.9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.chinese_dates import date_text
from mediator.domain.clauses import clause_text, named
from mediator.domain.errors import Refusal
from mediator.domain.events import ApplicationSource
from mediator.domain.events.filing import Regime
from mediator.domain.paper_forms import agreement_form, joined, talk_record_form
from mediator.domain.paper_people import paper_person
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    PaperGroup,
    PaperPerson,
    RightsNoticePaper,
    SignatureLine,
)
from mediator.domain.paperwork import follow_up_of, rights_notice_of
from mediator.domain.paperwork_talks import mediation_record_of, talk_record_of
from mediator.domain.people import Person, PersonKind
from mediator.domain.screening import RulePack
from mediator.domain.session import JointTalk, Session, Talk, Visit
from mediator.domain.wording import message

INVITED = (
    PersonKind.INVITEE,
    PersonKind.GUARDIAN,
    PersonKind.SUITABLE_ADULT,
    PersonKind.AGENT,
    PersonKind.INTERPRETER,
    PersonKind.ATTESTING_WITNESS,
    PersonKind.FACT_WITNESS,
)
"""参加人 on the committee's papers: everybody but mediator, parties and recorder."""


class NotOfTheCommittee(Refusal):
    """This paper belongs to a committee; the police never offer it (law facts §5, U7)."""


def application_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """人民调解申请书: the applicants, the other side, the dispute in short and what is asked for."""
    _check_committee(session)
    made = session.application
    if made is None or made.source is not ApplicationSource.APPLIED:
        raise NotOfTheCommittee(message("不是当事人申请的，没有申请书"))
    applicants = tuple(session.person(i) for i in made.applicants)
    respondents = tuple(session.person(i) for i in made.respondents)
    day = session.opened_at.date()
    return FormPaper(
        form="committee-application-1",
        organ=session.organ,
        number=session.number,
        people=(
            PaperGroup(part="applicant", people=_named_as(session, applicants, "申请人", day)),
            PaperGroup(part="respondent", people=_named_as(session, respondents, "被申请人", day)),
        ),
        texts=(
            ("summary", session.matter.summary),
            *(("requests", f"{number}．{text}") for number, text in enumerate(made.requests, 1)),
        ),
        signatures=tuple(SignatureLine(label="申请人", name=p.name) for p in applicants),
        made_on=day,
        training=training,
        station=station,
    )


def registration_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """受理登记表: on which day, at whose request, between whom, of what kind."""
    _check_committee(session)
    made = session.application
    if made is None:
        raise NotOfTheCommittee(message("还没有作受理登记，没有受理登记表"))
    day = session.opened_at.date()
    return FormPaper(
        form="committee-registration-1",
        organ=session.organ,
        number=session.number,
        fields=(
            ("received_on", date_text(day)),
            ("parties", joined(p.name for p in session.parties)),
            ("category", session.matter.category),
        ),
        texts=(("entrusted_by", made.entrusted_by), ("summary", session.matter.summary)),
        chosen=(made.source.value,),
        signatures=(
            *(SignatureLine(label="当事人", name=p.name) for p in session.parties),
            SignatureLine(label="登记人", name=session.host.name),
        ),
        made_on=day,
        training=training,
        station=station,
    )


def committee_rights_of(
    session: Session, pack: RulePack, person_id: str, *, station: str, training: bool
) -> RightsNoticePaper:
    """权利义务告知书 by the words of 人民调解法 23 and 24, with what this person answered."""
    paper = rights_notice_of(session, pack, person_id, station=station, training=training)
    return replace(paper, form="committee-rights-1")


def inquiry_of(session: Session, talk: Talk, *, station: str, training: bool) -> FormPaper:
    """调查记录 of one separate talk: this person's own words only."""
    form = "committee-inquiry-1"
    paper = talk_record_form(talk_record_of(session, talk, station=station, training=training, form=form))
    known = dict(paper.fields)
    fields = (
        ("when", known["when"]),
        ("place", known["place"]),
        ("participants", joined(named(session, i) for i in talk.present)),
        ("asked", session.person(talk.person_id).name),
    )
    return replace(paper, fields=fields, people=(), texts=())


def joint_record_of(session: Session, talk: JointTalk, *, station: str, training: bool) -> FormPaper:
    """调解记录 of one joint talk: only what was said or confirmed with all of them in the room."""
    paper = mediation_record_of(session, talk, station=station, training=training)
    known = dict(paper.fields)
    there = [session.person(i) for i in talk.present]
    fields = (
        ("when", known["when"]),
        ("place", known["place"]),
        ("parties", joined(p.name for p in there if p.kind is PersonKind.PARTY)),
        ("participants", joined(p.name for p in there if p.kind in INVITED)),
    )
    return replace(paper, form="committee-mediation-1", fields=fields)


def oral_register_of(session: Session, paper: AgreementPaper, *, reason: str = "") -> FormPaper:
    """口头协议登记表: the terms as they were read out; only the mediator signs (人民调解法 28, 30)."""
    _check_committee(session)
    form = agreement_form(replace(paper, form="oral-agreement-1"))
    why = reason or session.oral
    return replace(
        form,
        texts=(*form.texts, ("reason", why)),
        signatures=(SignatureLine(label="主持人", name=session.host.name),),
        check_code="",
    )


def committee_follow_up_of(session: Session, visit: Visit, *, station: str, training: bool) -> FollowUpPaper:
    """回访记录 of one visit, under the committee's own form."""
    return replace(
        follow_up_of(session, visit, station=station, training=training), form="committee-follow-up-1"
    )


def confirmation_application_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """司法确认申请书 of all parties; only for an agreement before a committee (民诉法 205, U7)."""
    _check_committee(session)
    signed = session.signed
    if signed is None:
        raise NotOfTheCommittee(message("还没有达成协议，没有司法确认申请书"))
    day = signed.at.date()
    terms = "；".join(clause_text(session, clause.terms).rstrip("。") for clause in session.clauses)
    return FormPaper(
        form="confirmation-application-1",
        organ=session.organ,
        number=session.number,
        people=(PaperGroup(part="applicant", people=_named_as(session, session.parties, "申请人", day)),),
        texts=(
            (
                "request",
                f"请求人民法院依法确认{date_text(day)}经{session.organ}主持达成的调解协议"
                f"（编号{session.number}）有效。",
            ),
            ("reasons", session.facts_text),
            ("reasons", f"经{session.organ}主持调解，自愿达成协议：{terms}。"),
        ),
        signatures=tuple(SignatureLine(label="申请人", name=p.name) for p in session.parties),
        training=training,
        station=station,
    )


def _named_as(session: Session, people: tuple[Person, ...], label: str, day: date) -> tuple[PaperPerson, ...]:
    return tuple(replace(paper_person(session, p, day), label=label) for p in people)


def _check_committee(session: Session) -> None:
    if session.regime is not Regime.PEOPLES:
        raise NotOfTheCommittee(message("这是公安机关主持的调解，不用人民调解的文书"))
