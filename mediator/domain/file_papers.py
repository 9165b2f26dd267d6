"""Which papers lie in the file of a session, in the order of its route, and how far each one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from mediator.domain.events import ApplicationSource, ClauseKind, Regime
from mediator.domain.file_titles import AGREEMENTS, AWAITED, BACK, CONTENTS, COVERS, TITLES, family
from mediator.domain.followup import PERFORMED, obligations
from mediator.domain.hand_over import gates_to_tell
from mediator.domain.interview import was_heard
from mediator.domain.people import PersonKind
from mediator.domain.rights import must_be_willing, rights_of, to_be_told
from mediator.domain.screening import RulePack, screen_session
from mediator.domain.session import Session
from mediator.domain.supplements import signed_versions
from mediator.domain.wording import Message, message


class PaperState(StrEnum):
    """How far a paper is: complete, to be filled in here, waiting for a pen, not there yet, not wanted, or
    drawn when somebody asks for it.
    """

    PRESENT = "present"
    TO_FILL = "to_fill"
    TO_SIGN = "to_sign"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    ON_REQUEST = "on_request"


@dataclass(frozen=True, kw_only=True)
class FilePaper:
    """One paper of the file. `subject` is the id of the person, talk, clause or visit it is about.

    `name` is what it is saved under, the same for the same session; `part` counts the instalments of a
    receipt from 0. A paper that is missing or not needed stands for its kind and cannot be drawn.
    """

    form: str
    name: str
    title: Message
    state: PaperState = PaperState.PRESENT
    subject: str = ""
    part: int | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.state not in (PaperState.MISSING, PaperState.NOT_NEEDED)

    @property
    def in_file(self) -> bool:
        """Whether it lies in the bound file."""
        return self.state in (PaperState.PRESENT, PaperState.TO_FILL, PaperState.TO_SIGN)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The session whose papers are listed, and the rules it began under."""

    session: Session
    pack: RulePack
    form: str

    def paper(self, name: str, title: Message, *, subject: str = "", part: int | None = None) -> FilePaper:
        return FilePaper(form=self.form, name=name, title=title, subject=subject, part=part)


Lister = Callable[[Listed], Iterable[FilePaper]]


def papers_of(session: Session, pack: RulePack) -> tuple[FilePaper, ...]:
    """Every paper of the route in the order of the file; kinds that are not there stand as one row each."""
    session = session.in_force
    found: list[FilePaper] = []
    for form in pack.rules_of(session.regime).papers:
        kind = family(form)
        if kind not in LISTERS:
            continue
        listed = tuple(LISTERS[kind](Listed(session=session, pack=pack, form=form)))
        found += listed or (_absent(session, form),)
    return tuple(found)


def _absent(session: Session, form: str) -> FilePaper:
    """A kind of paper that is not there: awaited, or nothing of the kind happened."""
    kind = family(form)
    awaited = kind in AWAITED and not session.ended and not (kind in AGREEMENTS and session.oral)
    if kind == "advice-record" and session.regime is not Regime.ADVICE:
        awaited = False
    state = PaperState.MISSING if awaited else PaperState.NOT_NEEDED
    return FilePaper(form=form, name=kind, title=TITLES[kind], state=state)


def _always(listed: Listed) -> Iterable[FilePaper]:
    kind = family(listed.form)
    paper = listed.paper("dossier-cover" if kind in COVERS else kind, TITLES[kind])
    to_fill = kind in (*COVERS, "dossier-situation") and listed.session.dossier is None
    yield replace(paper, state=PaperState.TO_FILL) if to_fill else paper


def _notices(listed: Listed) -> Iterable[FilePaper]:
    session = listed.session
    given = [r for r in session.rights.values() if r.given_at]
    for number, rights in enumerate(given, 1):
        title = message("权利义务告知书（{name}）", name=session.person(rights.person_id).name)
        yield listed.paper(f"rights-notice-{number:02}", title, subject=rights.person_id)
    told = {r.person_id for r in given}
    for person in to_be_told(session):
        if person.person_id not in told and not session.ended:
            yield FilePaper(
                form=listed.form,
                name=f"rights-notice-{person.person_id}",
                title=message("权利义务告知书（{name}）", name=person.name),
                state=PaperState.MISSING,
                subject=person.person_id,
            )


def _willingness(listed: Listed) -> Iterable[FilePaper]:
    session = listed.session
    asked = [p for p in session.parties if must_be_willing(p)]
    told = [p for p in asked if rights_of(session, p.person_id).given_at]
    for number, person in enumerate(told, 1):
        title = message("意愿确认书（{name}）", name=person.name)
        yield listed.paper(f"willingness-{number:02}", title, subject=person.person_id)


def _authorities(listed: Listed) -> Iterable[FilePaper]:
    agents = [a for a in listed.session.here(PersonKind.AGENT) if a.for_person]
    for number, agent in enumerate(agents, 1):
        title = message("委托书（{name}）", name=agent.name)
        yield listed.paper(f"authority-{number:02}", title, subject=agent.person_id)


def _talks(listed: Listed) -> Iterable[FilePaper]:
    """One record a talk; its number counts the talks of the session, in its title those of the person."""
    session = listed.session
    template = message("询问笔录（{name}，第{times}次）")
    if family(listed.form) == "committee-inquiry":
        template = message("调查记录（{name}，第{times}次）")
    elif family(listed.form) == "talk-record":
        template = message("谈话记录（{name}，第{times}次）")
    times: dict[str, int] = {}
    for number, talk in enumerate((t for t in session.talks if was_heard(t)), 1):
        times[talk.person_id] = times.get(talk.person_id, 0) + 1
        name = session.person(talk.person_id).name
        title = message(template.template, name=name, times=times[talk.person_id])
        yield listed.paper(f"talk-record-{number:02}", title, subject=talk.talk_id)


def _exhibits(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.exhibits:
        yield listed.paper("exhibits", TITLES["exhibits"])


def _joint_talks(listed: Listed) -> Iterable[FilePaper]:
    ended = [t for t in listed.session.joint_talks if t.ended_at is not None]
    kind = family(listed.form)
    for number, talk in enumerate(ended, 1):
        yield listed.paper(f"mediation-record-{number:02}", TITLES[kind], subject=talk.talk_id)


def _agreement(listed: Listed) -> Iterable[FilePaper]:
    session, title = listed.session, TITLES[family(listed.form)]
    if session.lock is None or session.oral:
        return
    yield listed.paper("agreement", title)
    for number in range(1, len(session.earlier) + 1):
        supplement = message("补充协议第{number}号", number=number)
        yield listed.paper(f"supplement-{number:02}", supplement, subject=str(number))


def _oral(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.oral:
        yield listed.paper("oral-agreement", TITLES["oral-agreement"])


def _performances(listed: Listed) -> Iterable[FilePaper]:
    """One confirmation for each obligation that was performed."""
    session = listed.session
    for number, clause in enumerate(session.clauses, 1):
        check = session.performance.get(clause.clause_id)
        if clause in obligations(session) and check is not None and check.result == PERFORMED:
            title = message("履行确认书（第{number}条）", number=number)
            yield listed.paper(f"performance-{number:02}", title, subject=clause.clause_id)


def _receipts(listed: Listed) -> Iterable[FilePaper]:
    """One receipt for each sum that was paid, or for each of its instalments."""
    session = listed.session
    for number, clause in enumerate(session.clauses, 1):
        check, terms = session.performance.get(clause.clause_id), clause.terms
        if terms.kind is not ClauseKind.PAY or check is None or check.result != PERFORMED:
            continue
        parts: tuple[int | None, ...] = tuple(range(len(terms.instalments))) or (None,)
        for part in parts:
            name = f"receipt-{number:02}" if part is None else f"receipt-{number:02}-{part + 1}"
            title = message("收条（第{number}条）", number=number)
            if part is not None:
                title = message("收条（第{number}条第{part}期）", number=number, part=part + 1)
            yield listed.paper(name, title, subject=clause.clause_id, part=part)


def _termination(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.terminated:
        yield listed.paper("termination", TITLES["termination"])


def _not_mediable(listed: Listed) -> Iterable[FilePaper]:
    conclusion = listed.session.conclusion
    if conclusion is not None and not conclusion.mediate:
        yield listed.paper("not-mediable", TITLES["not-mediable"])


def _visits(listed: Listed) -> Iterable[FilePaper]:
    made = [v for v in listed.session.visits if v.visited_on]
    for number, visit in enumerate(made, 1):
        yield listed.paper(f"follow-up-{number:02}", TITLES["follow-up"], subject=visit.visit_id)


def _advice(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.advice is not None:
        yield listed.paper("advice-record", TITLES["advice-record"])


def _application(listed: Listed) -> Iterable[FilePaper]:
    made = listed.session.application
    if made is not None and made.source is ApplicationSource.APPLIED:
        yield listed.paper("application", TITLES["committee-application"])


def _registration(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.application is not None:
        yield listed.paper("registration", TITLES["committee-registration"])


def _recognition_application(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.settlement is not None:
        yield listed.paper("recognition-application", TITLES["recognition-application"])


def _recognition_record(listed: Listed) -> Iterable[FilePaper]:
    if listed.session.recognition is not None:
        yield listed.paper("recognition-record", TITLES["recognition-record"])


def _on_request(listed: Listed) -> Iterable[FilePaper]:
    """Drawn when somebody asks for it; it lies in no file until it is handed in."""
    kind = family(listed.form)
    if kind == "confirmation-application" and listed.session.signed is None:
        return
    yield FilePaper(form=listed.form, name=kind, title=TITLES[kind], state=PaperState.ON_REQUEST)


def _hand_over(listed: Listed) -> Iterable[FilePaper]:
    """The card is given away, so it lies in no file; it is there while something speaks against mediation."""
    if gates_to_tell(screen_session(listed.pack, listed.session)):
        yield from _on_request(listed)


def _agreement_copy(listed: Listed) -> Iterable[FilePaper]:
    """English words around the terms as typed, for whoever reads no Chinese; it lies in no file."""
    if listed.session.lock is not None and not listed.session.oral:
        yield FilePaper(
            form=listed.form,
            name="agreement-en",
            title=message("治安调解协议书英文参阅本"),
            state=PaperState.ON_REQUEST,
        )


def _notice_copies(listed: Listed) -> Iterable[FilePaper]:
    given = [r for r in listed.session.rights.values() if r.given_at]
    for number, rights in enumerate(given, 1):
        yield FilePaper(
            form=listed.form,
            name=f"rights-notice-{number:02}-en",
            title=message(
                "权利义务告知书英文参阅本（{name}）", name=listed.session.person(rights.person_id).name
            ),
            state=PaperState.ON_REQUEST,
            subject=rights.person_id,
        )


def _certificate(listed: Listed) -> Iterable[FilePaper]:
    """Of an agreement that was sealed; one signed before there were seals has nothing to tell."""
    for number, version in enumerate(signed_versions(listed.session)):
        signed = version.signed
        if signed is None or not signed.seal_algorithm:
            continue
        if number:
            title = message("签署情况说明（补充协议第{number}号）", number=number)
            yield listed.paper(f"signing-certificate-{number:02}", title, subject=str(number))
        else:
            yield listed.paper("signing-certificate", TITLES["signing-certificate"])


LISTERS: dict[str, Lister] = {
    **dict.fromkeys((*COVERS, CONTENTS, BACK, "dossier-situation"), _always),
    **dict.fromkeys(("rights-notice", "committee-rights"), _notices),
    "willingness": _willingness,
    "authority": _authorities,
    **dict.fromkeys(("inquiry-record", "talk-record", "committee-inquiry"), _talks),
    "exhibits": _exhibits,
    "signing-certificate": _certificate,
    **dict.fromkeys(("mediation-record", "committee-mediation"), _joint_talks),
    **dict.fromkeys(AGREEMENTS, _agreement),
    "oral-agreement": _oral,
    "performance": _performances,
    "receipt": _receipts,
    "termination": _termination,
    "not-mediable": _not_mediable,
    **dict.fromkeys(("follow-up", "committee-follow-up"), _visits),
    "advice-record": _advice,
    "committee-application": _application,
    "committee-registration": _registration,
    "recognition-application": _recognition_application,
    "recognition-record": _recognition_record,
    **dict.fromkeys(("ledger", "confirmation-application"), _on_request),
    "hand-over-card": _hand_over,
    "agreement-1-en": _agreement_copy,
    "rights-notice-1-en": _notice_copies,
}
