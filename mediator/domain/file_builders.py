"""Turns one paper of the file into the data it is drawn from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mediator.domain.events.filing import Regime
from mediator.domain.file_papers import FilePaper
from mediator.domain.file_titles import family
from mediator.domain.hand_over import gates_to_tell, hand_over_card, hand_over_paper
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    RightsNoticePaper,
    SignatureLine,
    TalkRecordPaper,
)
from mediator.domain.paperwork import agreement_paper_of, follow_up_of, rights_notice_of
from mediator.domain.paperwork_committee import (
    application_of,
    committee_follow_up_of,
    committee_rights_of,
    confirmation_application_of,
    inquiry_of,
    joint_record_of,
    oral_register_of,
    registration_of,
)
from mediator.domain.paperwork_copies import agreement_copy_of, rights_notice_copy_of
from mediator.domain.paperwork_dossier import exhibits_of, filed_on, situation_of
from mediator.domain.paperwork_police import (
    advice_record_of,
    authority_of,
    ledger_of,
    not_mediable_of,
    termination_of,
    willingness_of,
)
from mediator.domain.paperwork_settlement import (
    performance_of,
    receipt_of,
    recognition_application_of,
    recognition_record_of,
)
from mediator.domain.paperwork_signing import certificate_of
from mediator.domain.paperwork_talks import mediation_record_of, talk_record_of
from mediator.domain.screening import RulePack, screen_session
from mediator.domain.session import JointTalk, Session
from mediator.domain.supplements import signed_versions

AnyPaper = AgreementPaper | TalkRecordPaper | RightsNoticePaper | FollowUpPaper | FormPaper


@dataclass(frozen=True, kw_only=True)
class PaperSource:
    """What a paper is filled from: the session, its rules, the unit that keeps it."""

    session: Session
    pack: RulePack
    station: str
    training: bool


Builder = Callable[[PaperSource, FilePaper], AnyPaper]


def build(source: PaperSource, paper: FilePaper) -> AnyPaper:
    """The data of a paper that is drawn; a KeyError when nobody knows the form."""
    return BUILDERS[family(paper.form)](source, paper)


def knows(form: str) -> bool:
    """Whether papers of this form can be built here."""
    return family(form) in BUILDERS


def unsigned(paper: AnyPaper) -> tuple[SignatureLine, ...]:
    """The places that wait for a pen: no ink and no word of why."""
    return tuple(line for line in paper.signatures if line.ink is None and not line.note)


def _notice(s: PaperSource, p: FilePaper) -> AnyPaper:
    return rights_notice_of(
        s.session, s.pack.on(s.session.regime), p.subject, station=s.station, training=s.training
    )


def _committee_notice(s: PaperSource, p: FilePaper) -> AnyPaper:
    return committee_rights_of(
        s.session, s.pack.on(s.session.regime), p.subject, station=s.station, training=s.training
    )


def _willingness(s: PaperSource, p: FilePaper) -> AnyPaper:
    return willingness_of(s.session, p.subject, station=s.station, training=s.training)


def _authority(s: PaperSource, p: FilePaper) -> AnyPaper:
    return authority_of(s.session, p.subject, station=s.station, training=s.training)


def _talk(s: PaperSource, p: FilePaper) -> AnyPaper:
    talk = s.session.talk(p.subject)
    return talk_record_of(s.session, talk, station=s.station, training=s.training, form=p.form)


def _inquiry(s: PaperSource, p: FilePaper) -> AnyPaper:
    return inquiry_of(s.session, s.session.talk(p.subject), station=s.station, training=s.training)


def _joint(s: PaperSource, p: FilePaper) -> JointTalk:
    return next(t for t in s.session.joint_talks if t.talk_id == p.subject)


def _mediation(s: PaperSource, p: FilePaper) -> AnyPaper:
    return mediation_record_of(s.session, _joint(s, p), station=s.station, training=s.training)


def _committee_mediation(s: PaperSource, p: FilePaper) -> AnyPaper:
    return joint_record_of(s.session, _joint(s, p), station=s.station, training=s.training)


def _agreement(s: PaperSource, p: FilePaper) -> AgreementPaper:
    session = _version(s, p)
    return agreement_paper_of(session, station=s.station, training=s.training, form=p.form)


def _certificate(s: PaperSource, p: FilePaper) -> AnyPaper:
    return certificate_of(_version(s, p), station=s.station, training=s.training)


def _version(s: PaperSource, p: FilePaper) -> Session:
    """The session as the signed text that the paper is of has it; one not signed yet as it is."""
    versions = signed_versions(s.session)
    return versions[int(p.subject or 0)] if versions else s.session


def _agreement_copy(s: PaperSource, _: FilePaper) -> AnyPaper:
    return agreement_copy_of(agreement_paper_of(s.session, station=s.station, training=s.training))


def _notice_copy(s: PaperSource, p: FilePaper) -> AnyPaper:
    return rights_notice_copy_of(
        s.session, s.pack.on(s.session.regime), p.subject, station=s.station, training=s.training
    )


def _oral(s: PaperSource, p: FilePaper) -> AnyPaper:
    return oral_register_of(s.session, _agreement(s, p))


def _exhibits(s: PaperSource, _: FilePaper) -> AnyPaper:
    return exhibits_of(s.session, station=s.station, training=s.training)


def _performance(s: PaperSource, p: FilePaper) -> AnyPaper:
    paper = performance_of(s.session, p.subject, station=s.station, training=s.training)
    if s.session.regime is not Regime.PEOPLES:
        return paper
    lines = (replace(x, label="人民调解员") if x.label == "主持人" else x for x in paper.signatures)
    return replace(paper, signatures=tuple(lines))


def _receipt(s: PaperSource, p: FilePaper) -> AnyPaper:
    return receipt_of(s.session, p.subject, station=s.station, training=s.training, instalment=p.part)


def _visit(s: PaperSource, p: FilePaper) -> AnyPaper:
    return follow_up_of(s.session, s.session.visit(p.subject), station=s.station, training=s.training)


def _committee_visit(s: PaperSource, p: FilePaper) -> AnyPaper:
    visit = s.session.visit(p.subject)
    return committee_follow_up_of(s.session, visit, station=s.station, training=s.training)


def _not_mediable(s: PaperSource, _: FilePaper) -> AnyPaper:
    return not_mediable_of(s.session, s.pack, station=s.station, training=s.training)


def _situation(s: PaperSource, _: FilePaper) -> AnyPaper:
    return situation_of(s.session, s.pack, station=s.station, training=s.training)


def _hand_over(s: PaperSource, _: FilePaper) -> AnyPaper:
    host = s.session.host
    card = hand_over_card(
        gates_to_tell(screen_session(s.pack, s.session)),
        told_by=host.name,
        told_on=filed_on(s.session),
        station=host.unit,
    )
    return hand_over_paper(card, s.session, station=s.station, training=s.training)


def _of_session(builder: Callable[..., FormPaper]) -> Builder:
    """A builder that needs the session and nothing else."""

    def built(s: PaperSource, _: FilePaper) -> AnyPaper:
        return builder(s.session, station=s.station, training=s.training)

    return built


BUILDERS: dict[str, Builder] = {
    "rights-notice": _notice,
    "committee-rights": _committee_notice,
    "willingness": _willingness,
    "authority": _authority,
    "inquiry-record": _talk,
    "talk-record": _talk,
    "committee-inquiry": _inquiry,
    "exhibits": _exhibits,
    "signing-certificate": _certificate,
    "mediation-record": _mediation,
    "committee-mediation": _committee_mediation,
    "agreement": _agreement,
    "on-the-spot": _agreement,
    "committee-agreement": _agreement,
    "oral-agreement": _oral,
    "performance": _performance,
    "receipt": _receipt,
    "follow-up": _visit,
    "committee-follow-up": _committee_visit,
    "not-mediable": _not_mediable,
    "hand-over-card": _hand_over,
    "agreement-1-en": _agreement_copy,
    "rights-notice-1-en": _notice_copy,
    "dossier-situation": _situation,
    "termination": _of_session(termination_of),
    "advice-record": _of_session(advice_record_of),
    "ledger": _of_session(ledger_of),
    "committee-application": _of_session(application_of),
    "committee-registration": _of_session(registration_of),
    "recognition-application": _of_session(recognition_application_of),
    "recognition-record": _of_session(recognition_record_of),
    "confirmation-application": _of_session(confirmation_application_of),
}
