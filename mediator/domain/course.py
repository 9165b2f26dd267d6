"""The days of a session that deadlines count from, and what is already done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.appraisals import AppraisalSpan, days_not_counted, spans_of
from mediator.domain.events.filing import Regime
from mediator.domain.events.negotiation import JointOutcome
from mediator.domain.followup import missed
from mediator.domain.session import JointTalk, Session

DOSSIER = "dossier"
"""The name under which the print of a whole file is recorded."""


class DeadlineStart(StrEnum):
    """The day a count begins with."""

    OPENED = "opened"
    FILED = "filed"
    READY = "ready"
    HAPPENED = "happened"
    APPRAISED = "appraised"
    RECUSAL_ASKED = "recusal_asked"
    FIRST_FAILED = "first_failed"
    FAILED = "failed"
    AGREED = "agreed"
    CLOSED = "closed"
    ARRIVED = "arrived"


class DeadlineEnd(StrEnum):
    """What has to be done by the last day; the deadline is over once it is."""

    MEDIATED = "mediated"
    MEDIATED_AGAIN = "mediated_again"
    RECUSAL_DECIDED = "recusal_decided"
    CLOSED = "closed"
    FILE_MADE = "file_made"
    PASSED = "passed"


@dataclass(frozen=True, kw_only=True)
class Course:
    """What the deadlines need to know of a session. Days are those of this computer's clock.

    `extended` are the rules whose term was made longer, once for each time. `recusal_asked_on` is the
    earliest request still undecided. `file_made` says that the whole file was printed after the closing.
    """

    opened_on: date
    regime: Regime = Regime.PUBLIC_ORDER
    filed_on: date | None = None
    happened_on: date | None = None
    mediated: bool = False
    first_failed_on: date | None = None
    mediated_again: bool = False
    failed_on: date | None = None
    agreed_on: date | None = None
    recusal_asked_on: date | None = None
    appraisals: tuple[AppraisalSpan, ...] = ()
    extended: tuple[str, ...] = ()
    closed: bool = False
    closed_on: date | None = None
    file_made: bool = False

    @property
    def appraisal_awaited(self) -> bool:
        return any(span.received_on is None for span in self.appraisals)

    @property
    def appraised_on(self) -> date | None:
        """The day the last result came; None while one is awaited or there was none."""
        days = [span.received_on for span in self.appraisals if span.received_on is not None]
        return None if self.appraisal_awaited or not days else max(days)

    def start(self, starts: DeadlineStart) -> date | None:
        """The day a count begins with; None while that has not happened."""
        match starts:
            case DeadlineStart.OPENED:
                return self.opened_on
            case DeadlineStart.FILED:
                return self.filed_on or self.opened_on
            case DeadlineStart.READY:
                # With an appraisal the three days begin when its result is there (规范 9).
                return None if self.appraisal_awaited else self.appraised_on or self.opened_on
            case DeadlineStart.HAPPENED:
                return self.happened_on
            case DeadlineStart.APPRAISED:
                return self.appraised_on
            case DeadlineStart.RECUSAL_ASKED:
                return self.recusal_asked_on
            case DeadlineStart.FIRST_FAILED:
                return self.first_failed_on
            case DeadlineStart.FAILED:
                return self.failed_on
            case DeadlineStart.AGREED:
                return self.agreed_on
            case DeadlineStart.CLOSED:
                return self.closed_on
            case DeadlineStart.ARRIVED:
                # Each talk has its own arrival, and its hours are counted there.
                return None

    def is_over(self, until: DeadlineEnd) -> bool:
        """Whether that was done, or the session has ended where that settles it."""
        match until:
            case DeadlineEnd.MEDIATED:
                return self.closed or self.mediated
            case DeadlineEnd.MEDIATED_AGAIN:
                return self.closed or self.mediated_again
            case DeadlineEnd.RECUSAL_DECIDED:
                return self.closed or self.recusal_asked_on is None
            case DeadlineEnd.CLOSED:
                return self.closed
            case DeadlineEnd.FILE_MADE:
                return self.file_made
            case DeadlineEnd.PASSED:
                return False

    def days_not_counted(self) -> int:
        """Days in which an expert was at work."""
        return days_not_counted(self.appraisals)


def attempts(session: Session) -> tuple[JointTalk, ...]:
    """The joint talks that count as a mediation (程序规定 183): agreed or not; adjourned ones go on."""
    decisive = (JointOutcome.AGREED, JointOutcome.NOT_AGREED)
    return tuple(t for t in session.joint_talks if t.outcome in decisive)


def course_of(session: Session) -> Course:
    """What the deadlines need to know of a session."""
    tried, first_signed = attempts(session), session.earlier[0].signed if session.earlier else session.signed
    signed = first_signed is not None
    first = tried[0] if tried else None
    failed_first = first is not None and first.outcome is JointOutcome.NOT_AGREED
    # What was terminated goes on as the administrative case, whose file is not made here.
    closed_at = session.closed_at if not session.terminated else None
    return Course(
        opened_on=session.opened_at.date(),
        regime=session.regime,
        filed_on=session.filing.filed_on if session.filing else None,
        happened_on=session.matter.happened_on,
        mediated=signed or first is not None,
        first_failed_on=_ended_on(first) if failed_first else None,
        mediated_again=signed or len(tried) > 1,
        failed_on=_failed_on(session, tried),
        agreed_on=first_signed.at.date() if first_signed else None,
        recusal_asked_on=_recusal_asked_on(session),
        appraisals=spans_of(session),
        extended=tuple(e.rule_id for e in session.extensions),
        closed=session.ended,
        closed_on=closed_at.date() if closed_at else None,
        file_made=any(p.paper == DOSSIER and closed_at and p.at >= closed_at for p in session.prints),
    )


def _recusal_asked_on(session: Session) -> date | None:
    waiting = [
        r.recusal_at.date()
        for r in session.rights.values()
        if r.recusal_wanted and r.recusal_at and r.person_id not in session.recusal_decisions
    ]
    return min(waiting, default=None)


def _failed_on(session: Session, tried: tuple[JointTalk, ...]) -> date | None:
    """The day mediation failed, or the agreement was not performed (程序规定 185(2))."""
    binding = session.in_force.signed
    if binding is not None:
        signed_on = binding.at.date()
        return min((clause.terms.due_on or signed_on for clause in missed(session)), default=None)
    last = tried[-1] if tried else None
    return _ended_on(last) if last is not None and last.outcome is JointOutcome.NOT_AGREED else None


def _ended_on(talk: JointTalk | None) -> date | None:
    return talk.ended_at.date() if talk is not None and talk.ended_at is not None else None
