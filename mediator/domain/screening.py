"""Whether a dispute may be mediated: gates as data, answers as facts, and the verdict they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mediator.domain.events.filing import Regime
from mediator.domain.events.intake import Answer, ScreeningVerdict
from mediator.domain.file_rules import NO_FILE_RULES, FileRules
from mediator.domain.gates import CRIME as CRIME
from mediator.domain.gates import NEED, NOTE, STOP
from mediator.domain.gates import Gate as Gate
from mediator.domain.known_facts import NO_FACTS, CaseFacts, facts_of, known
from mediator.domain.presence_rules import NO_PRESENCE, NO_SAFETY, PresencePack, SafetyPack
from mediator.domain.regimes import RegimeRules
from mediator.domain.session import Session

Answers = Mapping[str, tuple[Answer, str]]
"""Answer and note by gate; a gate that is not there was not answered."""


@dataclass(frozen=True, kw_only=True)
class RightItem:
    """One thing a person is told before being asked, in plain words, with the article behind it.

    `regimes` are the routes on which it is told; empty means all of them.
    """

    right_id: str
    title: str
    title_en: str
    text: str
    text_en: str
    article: str
    mark: str
    regimes: tuple[Regime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RulePack:
    """A dated, versioned set of gates and rights; a session keeps the pack it began under.

    `digest` is the SHA-256 of its canonical content; `replaces` are older packs it takes the place of
    for new sessions.
    """

    name: str
    effective_from: str
    source: str
    gates: tuple[Gate, ...]
    rights: tuple[RightItem, ...]
    regimes: tuple[RegimeRules, ...] = ()
    presence: PresencePack = NO_PRESENCE
    safety: SafetyPack = NO_SAFETY
    file_rules: FileRules = NO_FILE_RULES
    replaces: tuple[str, ...] = ()
    digest: str = ""

    def rules_of(self, regime: Regime) -> RegimeRules:
        """What the route decides; a KeyError when the pack does not know it."""
        for rules in self.regimes:
            if rules.regime is regime:
                return rules
        raise KeyError(regime)

    def gate(self, gate_id: str) -> Gate:
        """The gate of that id; a KeyError when the pack has none."""
        for gate in self.gates:
            if gate.gate_id == gate_id:
                return gate
        raise KeyError(gate_id)

    def on(self, regime: Regime) -> RulePack:
        """The same pack with only the rights that are told on a route."""
        told = tuple(r for r in self.rights if not r.regimes or regime in r.regimes)
        return self if told == self.rights else replace(self, rights=told)


class GateGroup(StrEnum):
    """Where a gate stands on the page: what must hold, what must not, what a superior decides, notes."""

    CONDITIONS = "conditions"
    STOPS = "stops"
    REVIEWS = "reviews"
    NOTES = "notes"


def group_of(gate: Gate, regime: Regime) -> GateGroup:
    """The group of a gate on a route."""
    if gate.kind == NEED:
        return GateGroup.CONDITIONS
    if gate.kind == NOTE:
        return GateGroup.NOTES
    asks = gate.verdict_on(regime) is ScreeningVerdict.ASK_SUPERIOR
    return GateGroup.REVIEWS if asks or gate.kind != STOP else GateGroup.STOPS


@dataclass(frozen=True, kw_only=True)
class ScreeningResult:
    """The verdict with everything found, in the order of the pack.

    `against` speaks against mediation and counts; `unsure` would, but is still to be confirmed and only
    warns; `open` is still to be asked or explained. `known` are answers taken from the record, of which
    `contradicted` differ from what the officer answered without a word of why.
    """

    verdict: ScreeningVerdict
    against: tuple[Gate, ...]
    open: tuple[Gate, ...]
    notes: tuple[Gate, ...] = ()
    unsure: tuple[Gate, ...] = ()
    asked: tuple[Gate, ...] = ()
    known: Mapping[str, Answer] = field(default_factory=dict)
    contradicted: tuple[str, ...] = ()
    regime: Regime = Regime.PUBLIC_ORDER

    @property
    def stops(self) -> tuple[Gate, ...]:
        """What forbids mediation on this route, or says that it is no police matter."""
        return tuple(g for g in self.against if g not in self.reviews)

    @property
    def reviews(self) -> tuple[Gate, ...]:
        """What a superior decides."""
        asks = ScreeningVerdict.ASK_SUPERIOR
        return tuple(g for g in self.against if g.verdict_on(self.regime) is asks)

    @property
    def waiting(self) -> tuple[Gate, ...]:
        """What is open and holds the conclusion up; a gate still to be confirmed never does."""
        return tuple(g for g in self.open if not g.is_unsure)

    @property
    def gravest(self) -> Gate | None:
        """The finding behind the verdict; None where nothing speaks against."""
        crime = next((g for g in self.against if g.is_about_crime), None)
        if crime is not None and crime.verdict_on(self.regime) is self.verdict:
            return crime
        return next((g for g in self.against if g.verdict_on(self.regime) is self.verdict), None)


PRECEDENCE = (
    ScreeningVerdict.NOT_POLICE_MATTER,
    ScreeningVerdict.MUST_NOT,
    ScreeningVerdict.ASK_SUPERIOR,
)


def screen(pack: RulePack, regime: Regime, answers: Answers, facts: CaseFacts = NO_FACTS) -> ScreeningResult:
    """What the rules of a route make of answers and facts: the gravest counts, everything is returned."""
    asked = asked_gates(pack, regime, answers, facts)
    read = tuple(_read(gate, answers, facts) for gate in asked)
    against = tuple(r.gate for r in read if r.counts and not r.gate.is_unsure)
    still_open = tuple(r.gate for r in read if r.is_open)
    return ScreeningResult(
        verdict=_verdict(against, still_open, regime),
        against=against,
        open=still_open,
        notes=tuple(r.gate for r in read if r.applies and r.gate.kind == NOTE),
        unsure=tuple(r.gate for r in read if r.counts and r.gate.is_unsure),
        asked=asked,
        known={r.gate.gate_id: r.answer for r in read if r.answer is not r.given},
        contradicted=tuple(
            r.gate.gate_id for r in read if r.given is not Answer.UNKNOWN and r.answer is not r.given
        ),
        regime=regime,
    )


@dataclass(frozen=True, kw_only=True)
class _Read:
    """One gate with the answer that counts, and the one the officer gave."""

    gate: Gate
    answer: Answer
    given: Answer
    note: str

    @property
    def applies(self) -> bool:
        return self.answer is self.gate.adverse

    @property
    def wants_deed(self) -> bool:
        """Something must be done first, such as trying to stop the noise (法 88)."""
        return self.applies and self.gate.verdict is ScreeningVerdict.INCOMPLETE

    @property
    def counts(self) -> bool:
        return self.applies and not self.wants_deed and self.gate.kind != NOTE

    @property
    def is_open(self) -> bool:
        if self.gate.kind == NOTE:
            return False
        lacks_words = self.answer is self.given and self.gate.wants_words(self.answer, self.note)
        return self.answer is Answer.UNKNOWN or lacks_words or self.wants_deed


def _read(gate: Gate, answers: Answers, facts: CaseFacts) -> _Read:
    given, note = answers.get(gate.gate_id, (Answer.UNKNOWN, ""))
    return _Read(gate=gate, answer=_settled(gate, given, note, facts), given=given, note=note)


def screen_session(pack: RulePack, session: Session) -> ScreeningResult:
    """The screening of a session as its record stands."""
    return screen(pack, session.regime, session.screening, facts_of(session))


def asked_gates(
    pack: RulePack, regime: Regime, answers: Answers, facts: CaseFacts = NO_FACTS
) -> tuple[Gate, ...]:
    """The gates that this route and this dispute want, in the order of the pack."""
    chosen = {
        gate.gate_id: frozenset(c.choice_id for c in gate.chosen(answers[gate.gate_id][1]))
        for gate in pack.gates
        if gate.choices and answers.get(gate.gate_id, (Answer.UNKNOWN, ""))[0] is Answer.YES
    }
    return tuple(gate for gate in pack.gates if gate.is_asked(regime, facts.category, chosen))


def _settled(gate: Gate, given: Answer, note: str, facts: CaseFacts) -> Answer:
    """The officer's answer, or that of the record where there is none, or where it knows of a hindrance.

    Against the record an answer counts only with a word of why.
    """
    recorded = known(gate.known, facts) if gate.known is not None else Answer.UNKNOWN
    if given is Answer.UNKNOWN:
        return recorded
    if recorded is gate.adverse and not note.strip():
        return recorded
    return given


def _verdict(against: tuple[Gate, ...], still_open: tuple[Gate, ...], regime: Regime) -> ScreeningVerdict:
    found = {gate.verdict_on(regime) for gate in against}
    if any(gate.is_about_crime for gate in against) and ScreeningVerdict.MUST_NOT in found:
        return ScreeningVerdict.MUST_NOT
    for verdict in PRECEDENCE:
        if verdict in found:
            return verdict
    waits = any(not gate.is_unsure for gate in still_open)
    return ScreeningVerdict.INCOMPLETE if waits else ScreeningVerdict.MAY
