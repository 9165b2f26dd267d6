"""The session as its events add up to it: plain frozen data that pages, rules and papers read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from mediator.domain.craft_states import (
    Apology,
    Break,
    ClauseRefusal,
    Confirmation,
    Danger,
    NegotiationNote,
    PrivateRound,
    RecordingMark,
    Scan,
    SettledDifference,
    ShuttleVisit,
)
from mediator.domain.events.agreement import ClauseTerms
from mediator.domain.events.dossier import DossierPrepared, FileItemChecked, TermExplained
from mediator.domain.events.filing import (
    AdviceGiven,
    AppraisalNoted,
    DeadlineExtended,
    ExhibitListed,
    FilingRecorded,
    PackVersion,
    Regime,
)
from mediator.domain.events.follow_up import SatisfactionAnswer, VisitManner
from mediator.domain.events.intake import Answer, GateOverride, HostInfo, Matter, ScreeningVerdict
from mediator.domain.events.negotiation import Comparison, JointOutcome
from mediator.domain.events.presence import (
    AuthorityShown,
    GuardianNotified,
    HostDeclared,
    OfficersNoted,
    RecordingLinked,
    RecusalDecided,
    SafetyAsked,
)
from mediator.domain.events.settlement import (
    ApplicationMade,
    RecognitionApplied,
    RecognitionDecided,
    SettlementReported,
)
from mediator.domain.events.talks import (
    ArrivalNoted,
)
from mediator.domain.people import Person, PersonKind
from mediator.domain.print_jobs import PrintJob
from mediator.domain.signed_states import Lock as Lock
from mediator.domain.signed_states import Print as Print
from mediator.domain.signed_states import Signature as Signature
from mediator.domain.signed_states import SignedPaper as SignedPaper
from mediator.domain.stages import Stage
from mediator.domain.talk_states import AskedQuestion as AskedQuestion
from mediator.domain.talk_states import Correction as Correction
from mediator.domain.talk_states import Rights as Rights
from mediator.domain.talk_states import RightsAnswer as RightsAnswer
from mediator.domain.talk_states import Statement as Statement
from mediator.domain.talk_states import Talk as Talk


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    verdict: ScreeningVerdict
    mediate: bool
    reason: str
    superior: str = ""
    overrides: tuple[GateOverride, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FactPoint:
    point_id: str
    title: str
    topic: str
    comparison: Comparison
    statement_ids: tuple[str, ...]
    settled: SettledDifference | None = None


@dataclass(frozen=True, kw_only=True)
class SecondRoundQuestion:
    point_id: str
    question: str
    person_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OfferReply:
    party_id: str
    conveyed_at: datetime | None = None
    answer: str = ""
    words: str = ""
    answered_at: datetime | None = None
    """When the answer that stands was given."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Terms one party puts forward. `answer` of a reply is accepted, declined or considered."""

    offer_id: str
    number: int
    party_id: str
    text: str
    may_convey: bool
    amount_fen: int | None
    due_on: date | None
    answers: str
    at: datetime
    replies: tuple[OfferReply, ...] = ()
    withdrawn: bool = False
    conditions: str = ""
    valid_until: date | None = None
    terms: ClauseTerms | None = None
    read_back_at: datetime | None = None
    became_clause: bool = False
    cleared_at: datetime | None = None
    """When its maker let it be carried."""


@dataclass(frozen=True, kw_only=True)
class JointEntry:
    entry_id: str
    person_id: str
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class JointTalk:
    talk_id: str
    present: tuple[str, ...]
    started_at: datetime
    confirmed: tuple[str, ...] = ()
    entries: tuple[JointEntry, ...] = ()
    outcome: JointOutcome | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A term of the agreement. `questioned` holds the notes made while it was read aloud.

    One that began as an offer bears that offer's id.
    """

    clause_id: str
    terms: ClauseTerms
    questioned: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Supplement:
    """Which supplement a text is, counted from 1, and why there is one."""

    number: int
    reason: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class EarlierAgreement:
    """A text that was signed, whole; nothing of it is ever written anew."""

    facts_text: str
    clauses: tuple[Clause, ...]
    read_aloud_at: datetime | None
    heard_by: tuple[str, ...]
    lock: Lock
    signatures: tuple[Signature, ...]
    confirmed_by: Confirmation | None
    signed: SignedPaper
    supplement: Supplement | None


@dataclass(frozen=True, kw_only=True)
class PerformanceCheck:
    """A word on one obligation: performed, missed or postponed.

    `on` is the day of performance, or the new day it is due; `since` the day from which this holds.
    """

    clause_id: str
    result: str
    since: date
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Visit:
    visit_id: str
    due_on: date
    manner: VisitManner
    visited_on: date | None = None
    findings: str = ""
    happened_again: bool = False
    satisfaction: tuple[SatisfactionAnswer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Session:
    """One dispute's mediation, from intake to closing: the sum of its events."""

    session_id: str
    number: str
    matter: Matter
    regime: Regime
    host: HostInfo
    organ: str
    room: str
    guide_id: str
    rule_pack: str
    opened_at: datetime
    updated_at: datetime
    scheduled_at: datetime | None = None
    version: int = 1
    stage: Stage = Stage.INTAKE
    skipped: dict[Stage, str] = field(default_factory=dict)
    screening: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    conclusion: Conclusion | None = None
    people: tuple[Person, ...] = ()
    rights: dict[str, Rights] = field(default_factory=dict)
    talks: tuple[Talk, ...] = ()
    statements: tuple[Statement, ...] = ()
    fact_points: tuple[FactPoint, ...] = ()
    second_round: tuple[SecondRoundQuestion, ...] = ()
    offers: tuple[Offer, ...] = ()
    joint_talks: tuple[JointTalk, ...] = ()
    facts_text: str = ""
    clauses: tuple[Clause, ...] = ()
    drafts_locked: int = 0
    read_aloud_at: datetime | None = None
    heard_by: tuple[str, ...] = ()
    lock: Lock | None = None
    signatures: tuple[Signature, ...] = ()
    confirmed_by: Confirmation | None = None
    signed: SignedPaper | None = None
    supplement: Supplement | None = None
    """Which supplement this text is; None is the agreement itself. `earlier` was signed before it."""
    earlier: tuple[EarlierAgreement, ...] = ()
    scans: tuple[Scan, ...] = ()
    prints: tuple[Print, ...] = ()
    print_jobs: tuple[PrintJob, ...] = ()
    performance: dict[str, PerformanceCheck] = field(default_factory=dict)
    """The latest word on each obligation, by clause; `checks` are all of them in order."""
    checks: tuple[PerformanceCheck, ...] = ()
    visits: tuple[Visit, ...] = ()
    terminated: str = ""
    next_route: str = ""
    closed_at: datetime | None = None
    closing_summary: str = ""
    packs: tuple[PackVersion, ...] = ()
    committee: str = ""
    filing: FilingRecorded | None = None
    extensions: tuple[DeadlineExtended, ...] = ()
    appraisals: tuple[AppraisalNoted, ...] = ()
    exhibits: tuple[ExhibitListed, ...] = ()
    advice: AdviceGiven | None = None
    officers: dict[str, OfficersNoted] = field(default_factory=dict)
    """Who of the police was at each act, by the id of the talk; "" is the mediation as a whole."""
    recordings: dict[str, RecordingLinked] = field(default_factory=dict)
    lost_recordings: dict[str, str] = field(default_factory=dict)
    guardian_notices: tuple[GuardianNotified, ...] = ()
    authorities: dict[str, AuthorityShown] = field(default_factory=dict)
    """What each agent may do, by the agent's id."""
    recusal_decisions: dict[str, RecusalDecided] = field(default_factory=dict)
    host_declared: HostDeclared | None = None
    safety: dict[str, SafetyAsked] = field(default_factory=dict)
    application: ApplicationMade | None = None
    oral: str = ""
    """Why the parties wanted no written agreement; "" when there is or will be one on paper."""
    settlement: SettlementReported | None = None
    recognition_applied: dict[str, RecognitionApplied] = field(default_factory=dict)
    recognition: RecognitionDecided | None = None
    arrivals: dict[str, ArrivalNoted] = field(default_factory=dict)
    """How and when whoever was heard came, by the id of the talk."""
    explained_terms: tuple[TermExplained, ...] = ()
    notes: tuple[NegotiationNote, ...] = ()
    """What only the officer sees: bottom lines and motives. Never on a paper, a party's screen, an export."""
    recording_marks: tuple[RecordingMark, ...] = ()
    breaks: tuple[Break, ...] = ()
    shuttle_visits: tuple[ShuttleVisit, ...] = ()
    private_rounds: tuple[PrivateRound, ...] = ()
    apologies: tuple[Apology, ...] = ()
    clause_refusals: tuple[ClauseRefusal, ...] = ()
    dangers: tuple[Danger, ...] = ()
    dossier: DossierPrepared | None = None
    file_items: dict[str, FileItemChecked] = field(default_factory=dict)

    def here(self, *kinds: PersonKind) -> tuple[Person, ...]:
        """The people of these kinds who have not left, in the order they came."""
        return tuple(p for p in self.people if p.kind in kinds and not p.left)

    @property
    def parties(self) -> tuple[Person, ...]:
        return self.here(PersonKind.PARTY)

    def person(self, person_id: str) -> Person:
        """The person of that id; a KeyError is a mistake of ours."""
        return _find(self.people, person_id, "person_id")

    def guardians_of(self, person_id: str) -> tuple[Person, ...]:
        return tuple(
            p for p in self.here(PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT) if p.for_person == person_id
        )

    def standing_in_for(self, person_id: str) -> tuple[Person, ...]:
        """Whoever came for this person: guardians, a suitable adult, an agent."""
        agents = (p for p in self.here(PersonKind.AGENT) if p.for_person == person_id)
        return (*self.guardians_of(person_id), *agents)

    def spoken_for(self, person_id: str, present: tuple[str, ...]) -> bool:
        """Whether this person, or whoever came for them, is among those present."""
        return any(i in present for i in (person_id, *(p.person_id for p in self.standing_in_for(person_id))))

    def talk(self, talk_id: str) -> Talk:
        return _find(self.talks, talk_id, "talk_id")

    @property
    def open_talk(self) -> Talk | None:
        """The separate talk now going on, if one is."""
        return next((t for t in self.talks if t.ended_at is None), None)

    @property
    def open_joint_talk(self) -> JointTalk | None:
        return next((t for t in self.joint_talks if t.ended_at is None), None)

    def statement(self, statement_id: str) -> Statement:
        return self._statement_of[statement_id]

    @cached_property
    def _statement_of(self) -> dict[str, Statement]:
        # Made at the first question: boards and matrices ask for hundreds of statements one by one.
        return {s.statement_id: s for s in reversed(self.statements)}

    def said_in(self, talk_id: str) -> tuple[Statement, ...]:
        """Everything recorded in one talk, what was struck too, in order."""
        return self._said_in.get(talk_id, ())

    @cached_property
    def _said_in(self) -> dict[str, tuple[Statement, ...]]:
        by_talk: dict[str, list[Statement]] = {}
        for statement in self.statements:
            by_talk.setdefault(statement.talk_id, []).append(statement)
        return {talk_id: tuple(said) for talk_id, said in by_talk.items()}

    def standing(self) -> Iterator[Statement]:
        """The statements that were not struck."""
        return (s for s in self.statements if not s.struck)

    def fact_point(self, point_id: str) -> FactPoint:
        return _find(self.fact_points, point_id, "point_id")

    def offer(self, offer_id: str) -> Offer:
        return _find(self.offers, offer_id, "offer_id")

    def clause(self, clause_id: str) -> Clause:
        return _find(self.clauses, clause_id, "clause_id")

    def visit(self, visit_id: str) -> Visit:
        return _find(self.visits, visit_id, "visit_id")

    @property
    def in_force(self) -> Session:
        """The session with the text that binds now: while a supplement is written, the one signed before."""
        return self.with_earlier(-1) if self.signed is None and self.earlier else self

    def with_earlier(self, place: int) -> Session:
        """The session as that earlier text had it; everything else stands as it stands today."""
        kept = self.earlier[place]
        return replace(
            self,
            facts_text=kept.facts_text,
            clauses=kept.clauses,
            read_aloud_at=kept.read_aloud_at,
            heard_by=kept.heard_by,
            lock=kept.lock,
            signatures=kept.signatures,
            confirmed_by=kept.confirmed_by,
            signed=kept.signed,
            supplement=kept.supplement,
            earlier=self.earlier[:place],
        )

    @property
    def ended(self) -> bool:
        """Closed: nothing more may be recorded but a print."""
        return self.closed_at is not None


T = TypeVar("T")


def _find(items: tuple[T, ...], wanted: str, key: str) -> T:
    for item in items:
        if getattr(item, key) == wanted:
            return item
    raise KeyError(wanted)
