"""A scripted mediation as frozen data, stage by stage: what is to be entered, in the officer's order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediator.domain.events import (
    Answer,
    ArrivalWay,
    ClauseKind,
    ClausePart,
    Comparison,
    DifferenceOutcome,
    DisclosureLevel,
    GateOverride,
    Instalment,
    JointOutcome,
    Matter,
    StatementCategory,
    VisitManner,
)
from mediator.domain.paper_hand import PaperWay
from mediator.domain.people import GuardianAbsence, PartyRole, PersonDetails, PersonKind
from mediator.domain.stages import Stage
from mediator.services.ports import Role
from mediator.services.script_craft import ScriptApology, ScriptClauseRefusal, ScriptPrivateRound
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told, Translate
from mediator.services.script_dossier import AS_USUAL, ScriptDossier
from mediator.services.script_pace import Alarm, MarkPlace, Rest
from mediator.services.script_presence import ScriptPresence
from mediator.services.script_routes import ScriptRoute

NOTHING_TOLD = ScriptPresence()
HOST_KEY = "host"
"""Stands for the officer who leads, in the list of signatures."""


@dataclass(frozen=True, kw_only=True)
class ScriptDesk:
    """Who enters it and where: who leads and the unit, from `start` on, `step` minutes a record."""

    start: datetime
    step: int
    officer: str
    number: str
    unit: str
    organ: str
    room: str
    number_template: str
    role: Role = Role.OFFICER


@dataclass(frozen=True, kw_only=True)
class ScriptGate:
    """The answer to one question of the screening."""

    where: str
    gate_id: str
    answer: Answer
    note: str


@dataclass(frozen=True, kw_only=True)
class ScriptConclusion:
    """The officer's own conclusion; `superior` stands for every override that names nobody."""

    mediate: bool
    reason: str
    superior: str = ""
    overrides: tuple[GateOverride, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ScriptGuardian:
    """A guardian, or a suitable adult in their stead, of the person under whom they stand."""

    where: str
    key: str
    relation: str
    suitable_adult: bool
    details: PersonDetails


@dataclass(frozen=True, kw_only=True)
class ScriptPerson:
    """A party (with a role), a fact witness, or a helper (with `for_person` and `relation`).

    `scope` and `authority_on` are what the letter of an agent says.
    """

    where: str
    key: str
    kind: PersonKind
    details: PersonDetails
    role: PartyRole | None = None
    guardians: tuple[ScriptGuardian, ...] = ()
    absence: GuardianAbsence | None = None
    for_person: str = ""
    relation: str = ""
    scope: str = ""
    authority_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ScriptRights:
    """How one person took the notice. `questions` maps a right to what was asked; all else was clear."""

    where: str
    person: str
    questions: tuple[tuple[str, str], ...]
    recusal: str
    willing: bool | None
    words: str
    refusal: str


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A question of the guide, by its id."""

    where: str
    question_id: str


@dataclass(frozen=True, kw_only=True)
class AskOwn:
    """A question in the officer's own words."""

    where: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AskAgain:
    """The neutral question listed for a fact point, by the point's key."""

    where: str
    point: str


@dataclass(frozen=True, kw_only=True)
class Say:
    """A statement. It belongs to the question put last in this talk; `language` "" is the speaker's own."""

    where: str
    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    may_say: bool
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Correct:
    """A statement put right, named by its label such as 甲-2; `asked_by` is a key, "" the officer."""

    where: str
    label: str
    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    reason: str
    asked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Strike:
    where: str
    label: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Restore:
    where: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Allow:
    """The speaker, or `by` for them, now agrees: how far, and in which words ("" as the statement stands)."""

    where: str
    label: str
    level: DisclosureLevel = DisclosureLevel.MAY_SAY
    words: str = ""
    by: str = ""


TalkEntry = (
    Ask
    | AskOwn
    | AskAgain
    | Say
    | Correct
    | Strike
    | Restore
    | Allow
    | KeepBack
    | Told
    | ActOn
    | Note
    | Translate
    | Rest
    | MarkPlace
    | Alarm
)


@dataclass(frozen=True, kw_only=True)
class ScriptArrival:
    """How and when the person of a talk came."""

    where: str
    how: ArrivalWay
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ScriptTalk:
    """One separate talk; `at` moves the clock forward before it begins.

    `limits` says that the person was told first what must be acted on; no talk begins without it.
    """

    where: str
    person: str
    round: int
    entries: tuple[TalkEntry, ...]
    at: datetime | None
    refusal: str
    arrival: ScriptArrival | None = None
    limits: bool = True


@dataclass(frozen=True, kw_only=True)
class ScriptPoint:
    """A fact point with the labels of its statements; `ask_again` lists it for the second round."""

    where: str
    key: str
    title: str
    topic: str
    comparison: Comparison
    statements: tuple[str, ...]
    ask_again: str
    ask_again_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ScriptRevision:
    """A fact point seen anew after a round, the second unless it says another."""

    where: str
    point: str
    title: str
    comparison: Comparison
    statements: tuple[str, ...]
    round: int = 2


@dataclass(frozen=True, kw_only=True)
class ScriptSettled:
    """What became of a difference after a round; by a clause (from 1) once the agreement is signed."""

    where: str
    point: str
    outcome: DifferenceOutcome
    reason: str = ""
    clause: int = 0
    round: int = 2


@dataclass(frozen=True, kw_only=True)
class ScriptReply:
    """The offer is carried to this party, who then answers; `answer` "" when they have not yet."""

    where: str
    party: str
    answer: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ScriptOfferTerms:
    """Who does what for whom, and how, where an offer tells it in full; sum and day are the offer's."""

    where: str
    kind: ClauseKind
    actors: tuple[str, ...]
    action: str
    to: tuple[str, ...]
    on_the_spot: bool
    manner: str


@dataclass(frozen=True, kw_only=True)
class ScriptOffer:
    """`cleared` means: made without leave to carry it, which was given afterwards.

    It is read back before it is first carried. With `visits` the officer notes with whom he is.
    """

    where: str
    key: str
    party: str
    text: str
    may_convey: bool
    cleared: bool
    amount_fen: int | None
    due_on: date | None
    answers: str
    replies: tuple[ScriptReply, ...]
    withdrawn: str
    conditions: str = ""
    valid_until: date | None = None
    terms: ScriptOfferTerms | None = None
    visits: bool = False


@dataclass(frozen=True, kw_only=True)
class ScriptJointEntry:
    where: str
    person: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ScriptJoint:
    """The joint talk: who sits there, what both sides confirm (keys of points and offers), what is said.

    Apologies come after the other entries.
    """

    where: str
    at: datetime | None
    present: tuple[str, ...]
    confirm: tuple[str, ...]
    entries: tuple[ScriptJointEntry, ...]
    outcome: JointOutcome
    apologies: tuple[ScriptApology, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ScriptClause:
    """With `from_offer`, the key of an accepted offer, that offer is the clause; what stands here besides
    is put in its place, and without a kind that of the offer is kept.
    """

    where: str
    kind: ClauseKind | None
    actors: tuple[str, ...]
    action: str
    to: tuple[str, ...]
    amount_fen: int | None
    due_on: date | None
    on_the_spot: bool
    manner: str
    otherwise: str
    proof: str = ""
    parts: tuple[ClausePart, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    from_offer: str = ""


@dataclass(frozen=True, kw_only=True)
class ScriptAgreement:
    """Main facts, clauses and who heard them read; `printed` is the number of copies, 0 for none."""

    where: str
    at: datetime | None
    facts: str
    clauses: tuple[ScriptClause, ...]
    heard_by: tuple[str, ...]
    printed: int
    printer: str


@dataclass(frozen=True, kw_only=True)
class ScriptSignature:
    """Somebody who does not simply sign: refuses, signs on paper, or writes it `redone` times anew.

    `paper` is the reason; the `way`, who wrote and the key of who attests it come with it.
    """

    where: str
    person: str
    refusal: str
    paper: str
    redone: int
    way: PaperWay = PaperWay.OWN_HAND
    writer: str = ""
    witness: str = ""


@dataclass(frozen=True, kw_only=True)
class ScriptVisit:
    """A planned visit. `at` is when it was made, empty while it was only planned."""

    where: str
    due_on: date
    manner: VisitManner
    at: datetime | None
    findings: str
    happened_again: bool
    satisfaction: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, kw_only=True)
class ScriptPerformance:
    """The result of one clause, by its number from 1: performed, missed or postponed to `due_on`."""

    where: str
    clause: int
    result: str
    at: datetime
    note: str
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class Script:
    """A whole mediation from intake to closing. `file` and the `where`s name the place of a mistake.

    What a route does not have is empty: no talks, an agreement without facts and clauses.
    """

    file: str
    desk: ScriptDesk
    matter: Matter
    guide_id: str
    scheduled_at: datetime | None
    screening: tuple[ScriptGate, ...]
    conclusion: ScriptConclusion
    people: tuple[ScriptPerson, ...]
    rights: tuple[ScriptRights, ...]
    talks: tuple[ScriptTalk, ...]
    points: tuple[ScriptPoint, ...]
    revisions: tuple[ScriptRevision, ...]
    offers: tuple[ScriptOffer, ...]
    joint: ScriptJoint | None
    agreement: ScriptAgreement
    signatures: tuple[ScriptSignature, ...]
    visits: tuple[ScriptVisit, ...]
    performances: tuple[ScriptPerformance, ...]
    closing_summary: str
    closing_at: datetime | None
    skips: tuple[tuple[Stage, str], ...]
    route: ScriptRoute
    presence: ScriptPresence = NOTHING_TOLD
    dossier: ScriptDossier = AS_USUAL
    private: tuple[ScriptPrivateRound, ...] = ()
    refusals: tuple[ScriptClauseRefusal, ...] = ()
    settled: tuple[ScriptSettled, ...] = ()

    def skip_reason(self, stage: Stage) -> str:
        """Why this stage is left out; "" when it is not."""
        return dict(self.skips).get(stage, "")

    def further_rounds(self) -> tuple[int, ...]:
        """The numbers of the rounds after the first; always the second, which may be empty."""
        return tuple(sorted({2, *(talk.round for talk in self.talks if talk.round > 1)}))

    def follow_up(self) -> tuple[ScriptPerformance | ScriptVisit, ...]:
        """Performances and visits that were made, by time; of one moment, performances first."""
        made = [v for v in self.visits if v.at is not None]
        steps: list[ScriptPerformance | ScriptVisit] = [*self.performances, *made]
        return tuple(sorted(steps, key=lambda step: step.at or self.desk.start))
