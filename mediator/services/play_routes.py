"""The parts of a play that one route has and the others do not."""

from __future__ import annotations

from mediator.services.prompter import Prompter


def filed(p: Prompter) -> None:
    """The administrative case behind the session."""
    filing = p.script.route.filing
    if filing is not None:
        with p.at(filing.where):
            p.room.case.record_filing(filing.case_number, filing.filed_on)


def advised(p: Prompter) -> None:
    """People are told where to go."""
    advice = p.script.route.advice
    if advice is not None:
        with p.at(advice.where, advice.at):
            p.room.route.advise(advice.told, advice.words, advice.where_to_go, advice.to_bring)


def applied(p: Prompter) -> None:
    """How the dispute came to the committee; its parties are entered by now."""
    application = p.script.route.application
    if application is not None:
        with p.at(application.where, application.at):
            p.room.route.apply(
                application.source,
                applicants=p.persons_in_order(application.applicants),
                respondents=p.persons_in_order(application.respondents),
                requests=application.requests,
                entrusted_by=application.entrusted_by,
            )


def recognised(p: Prompter) -> None:
    """Settled and performed, applied for by each, recognised or not."""
    settlement, recognition = p.script.route.settlement, p.script.route.recognition
    if settlement is None or recognition is None:
        return
    with p.at(settlement.where, settlement.at):
        p.room.route.report_settlement(
            settlement.way,
            committee_name=settlement.committee,
            settled_on=settlement.settled_on,
            terms=settlement.terms,
            performed_on=settlement.performed_on,
            proof=settlement.proof,
        )
    for number, (person, day) in enumerate(recognition.applications, 1):
        with p.at(f"{recognition.where}.application[{number}]"):
            p.room.route.apply_for_recognition(p.people[person], day)
    with p.at(recognition.where, recognition.at):
        p.room.route.decide_recognition(
            granted=recognition.granted,
            decided_by=recognition.decided_by,
            decided_on=recognition.decided_on,
            reason=recognition.reason,
        )
