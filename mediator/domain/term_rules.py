"""The rules of the term lint as data: words that leave open what is owed, terms the law does not allow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.events.agreement import ClauseKind
from mediator.domain.events.filing import Regime

TERMS = "terms"
"""The kind of version under which a session remembers its pack of term rules."""


class TermKind(StrEnum):
    """What is wrong with a term: it leaves something open, it is not allowed, or something is not there."""

    VAGUE = "vague"
    UNLAWFUL = "unlawful"
    MISSING = "missing"


class FindingLevel(StrEnum):
    """What a finding asks: nothing but a look, new words or a reason, or to be put right before the lock."""

    WARN = "warn"
    EXPLAIN = "explain"
    BLOCK = "block"


class TermElement(StrEnum):
    """What a duty must name (law facts §21)."""

    WHO = "who"
    WHOM = "whom"
    AMOUNT = "amount"
    DEADLINE = "deadline"
    MANNER = "manner"
    PROOF = "proof"
    OTHERWISE = "otherwise"


class FactElement(StrEnum):
    """What the main facts must name (程序规定 184(2))."""

    TIME = "time"
    PLACE = "place"
    PERSONS = "persons"
    CAUSE = "cause"
    COURSE = "course"
    CIRCUMSTANCES = "circumstances"
    RESULT = "result"


@dataclass(frozen=True, kw_only=True)
class TermBasis:
    """The article behind a rule on these routes; no route named means every one. `confirm` is open (§23)."""

    instrument: str
    article: str
    quote: str
    mark: str
    regimes: tuple[Regime, ...] = ()
    confirm: str = ""

    def name(self) -> str:
        """The instrument and the article, as refusals and papers cite them."""
        return self.instrument + self.article


@dataclass(frozen=True, kw_only=True)
class TermRule:
    """What is looked for in a clause, and what is said when it is found.

    `words` and `patterns` find it; what an `unless` pattern touches is passed over. With `settled_by_day`
    nothing is said where the clause has a last day or is done on the spot. Of a MISSING rule `element`
    is what must be there, `kinds` the clauses that need it, `wanted_by` patterns that make it needed
    (none: always), and `words` and `patterns` the ways of naming it in the text itself.
    """

    rule_id: str
    kind: TermKind
    level: FindingLevel
    title: str
    title_en: str
    why: str
    why_en: str
    suggestion: str
    suggestion_en: str
    bases: tuple[TermBasis, ...] = ()
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    regimes: tuple[Regime, ...] = ()
    settled_by_day: bool = False
    element: TermElement | None = None
    kinds: tuple[ClauseKind, ...] = ()
    wanted_by: tuple[str, ...] = ()

    def basis(self, regime: Regime) -> TermBasis | None:
        """The article that counts on this route, if one is named."""
        return next((b for b in self.bases if not b.regimes or regime in b.regimes), None)


@dataclass(frozen=True, kw_only=True)
class FactRule:
    """How one of the elements of the main facts is recognised."""

    element: FactElement
    title: str
    title_en: str
    suggestion: str
    suggestion_en: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TermPack:
    """A dated set of term rules; a session keeps the one that was in force on the day it was opened.

    `digest` is the SHA-256 of its content.
    """

    name: str
    effective_from: str
    source: str
    rules: tuple[TermRule, ...] = ()
    facts: tuple[FactRule, ...] = ()
    digest: str = ""

    def rule(self, rule_id: str) -> TermRule:
        """The rule of that id; a KeyError when the pack has none."""
        for rule in self.rules:
            if rule.rule_id == rule_id:
                return rule
        raise KeyError(rule_id)


NO_TERMS = TermPack(name="", effective_from="", source="")
"""A pack that finds nothing, for desks at which nobody writes."""
