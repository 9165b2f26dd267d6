"""What the data says about officers, recordings and private questions, as plain frozen rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.events.filing import Regime
from mediator.domain.events.intake import Answer


class ActKind(StrEnum):
    """What is done when officers are counted: hearing a suspect, hearing anybody else, mediating."""

    SUSPECT_TALK = "suspect_talk"
    OTHER_TALK = "other_talk"
    MEDIATION = "mediation"


class RecordingNeed(StrEnum):
    """Whether the whole of the act has to be recorded, should be, or need not be."""

    FULL = "full"
    ADVISED = "advised"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class PresenceRule:
    """One way in which an act may be staffed; of one act and place any row that fits is enough.

    `officers` and `auxiliaries` are the least numbers. A row marked M may be used and warns.
    """

    rule_id: str
    act: ActKind
    standard_place: bool
    officers: int
    auxiliaries: int
    recording: RecordingNeed
    instrument: str
    article: str
    quote: str
    mark: str
    confirm: str = ""
    regimes: frozenset[Regime] = frozenset(Regime)

    @property
    def basis(self) -> str:
        """The instrument with the article, as a sentence names it."""
        return self.instrument + self.article


@dataclass(frozen=True, kw_only=True)
class PresencePack:
    """The rows in force with what a lost or broken recording means, and words that name relatives."""

    name: str = ""
    effective_from: str = ""
    digest: str = ""
    rules: tuple[PresenceRule, ...] = ()
    loss_article: str = ""
    loss_effect: str = ""
    loss_effect_en: str = ""
    relatives: tuple[str, ...] = ()


class SafetyEffect(StrEnum):
    """What an answer that alarms leads to: the superior decides, or the talk waits for another day."""

    ASK_SUPERIOR = "ask_superior"
    ANOTHER_DAY = "another_day"


@dataclass(frozen=True, kw_only=True)
class SafetyQuestion:
    """One question put to a person alone. `good` is the answer after which nothing more is to be done."""

    question_id: str
    text: str
    text_en: str
    good: Answer
    effect: SafetyEffect
    mark: str


@dataclass(frozen=True, kw_only=True)
class SafetyPack:
    """The private questions in their order."""

    name: str = ""
    effective_from: str = ""
    digest: str = ""
    questions: tuple[SafetyQuestion, ...] = ()


NO_PRESENCE = PresencePack()
NO_SAFETY = SafetyPack()
"""What a pack without such data asks: nothing."""
