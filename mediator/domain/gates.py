"""One question of the screening as data: its law, whom it is asked, what follows, where to go instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mediator.domain.events.filing import POLICE_REGIMES, Regime
from mediator.domain.events.intake import Answer, ScreeningVerdict
from mediator.domain.known_facts import KnownFact
from mediator.domain.regimes import GateBasis

NEED, STOP, REVIEW, NOTE = "need", "stop", "review", "note"
"""Kinds: a need wants yes, a stop and a review want no, a note only tells something where it applies."""

CRIME = "stop-crime"
"""A suspected crime goes before everything else (law facts §6.1); ids that begin so are about one."""

UNSURE, OURS = "M", "D"
"""Marks: still to be confirmed by 法制, and our own design."""

BETWEEN, BEFORE_REASON = "、", "："
"""How what was chosen is written in the note: 殴打他人、其他：…"""


@dataclass(frozen=True, kw_only=True)
class GateChoice:
    """One of the things a yes may mean, such as a listed act; `reason` when it wants a word of why."""

    choice_id: str
    title: str
    title_en: str
    reason: bool = False


@dataclass(frozen=True, kw_only=True)
class GateScope:
    """Asked only in these disputes: of one of the categories, or where that choice of a gate was made."""

    categories: tuple[str, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Direction:
    """Where somebody is sent instead, and what to bring; in both languages."""

    where_to_go: str = ""
    where_to_go_en: str = ""
    to_bring: tuple[str, ...] = ()
    to_bring_en: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One question with its article. `kind` is "need", "stop", "review" or "note".

    `bases` says on which routes it is asked and why; a pack that names none asks it on every route.
    `explain` wants a sentence with the answer that applies, `explain_hint` says which. `confirm` is the
    number of the open question in the law facts. `found` says in a sentence for anybody what was found,
    `note` more than the quoted article does.
    """

    gate_id: str
    kind: str
    question: str
    question_en: str
    instrument: str
    article: str
    quote: str
    verdict: ScreeningVerdict
    next_step: str
    mark: str
    effective_from: str = ""
    next_step_en: str = ""
    found: str = ""
    found_en: str = ""
    note: str = ""
    note_en: str = ""
    confirm: str = ""
    bases: Mapping[Regime, GateBasis] = field(default_factory=dict)
    scope: GateScope | None = None
    choices: tuple[GateChoice, ...] = ()
    explain: bool = False
    explain_hint: str = ""
    explain_hint_en: str = ""
    known: KnownFact | None = None
    direction: Direction = Direction()

    def basis(self, regime: Regime) -> GateBasis | None:
        """Why it is asked on a route: by law or as good practice. None where it is not asked."""
        if self.bases:
            return self.bases.get(regime)
        by_law = regime in POLICE_REGIMES and self.mark != OURS
        return GateBasis.LAW if by_law else GateBasis.PRACTICE

    def verdict_on(self, regime: Regime) -> ScreeningVerdict:
        """What follows on a route when it speaks against: good practice never forbids, it asks."""
        if self.basis(regime) is GateBasis.PRACTICE and self.verdict is ScreeningVerdict.MUST_NOT:
            return ScreeningVerdict.ASK_SUPERIOR
        return self.verdict

    @property
    def law(self) -> str:
        """Instrument and article in one."""
        return self.instrument + self.article

    @property
    def adverse(self) -> Answer:
        """The answer that speaks against mediation, or that makes a note apply."""
        return Answer.NO if self.kind == NEED else Answer.YES

    @property
    def is_about_crime(self) -> bool:
        return self.gate_id == CRIME or self.gate_id.startswith(f"{CRIME}-")

    @property
    def is_unsure(self) -> bool:
        """Still to be confirmed: it warns and never decides alone."""
        return self.mark == UNSURE

    def chosen(self, note: str) -> tuple[GateChoice, ...]:
        """What was chosen, by the note that was recorded with the answer."""
        titles = note.partition(BEFORE_REASON)[0].split(BETWEEN)
        found = tuple(choice for choice in self.choices if choice.title in titles)
        return found if len(found) == len(titles) else ()

    def reason_in(self, note: str) -> str:
        """What the note says beside the choices."""
        return note.partition(BEFORE_REASON)[2].strip() if self.chosen(note) else note.strip()

    def note_of(self, choice_ids: Iterable[str], reason: str = "") -> str:
        """The note that records these choices and the words beside them."""
        wanted = tuple(choice_ids)
        titles = BETWEEN.join(choice.title for choice in self.choices if choice.choice_id in wanted)
        words = reason.strip()
        return f"{titles}{BEFORE_REASON}{words}" if titles and words else titles or words

    def wants_words(self, answer: Answer, note: str) -> bool:
        """Whether this answer still lacks a choice or the sentence it needs."""
        if self.choices and answer is Answer.YES:
            chosen = self.chosen(note)
            return not chosen or (any(c.reason for c in chosen) and not self.reason_in(note))
        applies = answer is (Answer.YES if self.kind == NEED else self.adverse)
        return self.explain and applies and not note.strip()

    def is_asked(self, regime: Regime, category: str, chosen: Mapping[str, frozenset[str]]) -> bool:
        """Whether this route and this dispute want it; `chosen` are the choices made so far, by gate."""
        if self.basis(regime) is None:
            return False
        scope = self.scope
        if scope is None:
            return True
        picked = any(choice in chosen.get(gate_id, frozenset()) for gate_id, choice in scope.chosen)
        return category in scope.categories or picked
