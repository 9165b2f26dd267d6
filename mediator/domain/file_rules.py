"""What a file must hold and what is looked at before it is closed, as data: items, periods, demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediator.domain.events.filing import Regime
from mediator.domain.stages import Stage


class ItemKind(StrEnum):
    """One of the thirteen parts of a file, or of the seven points of a review (law facts §11.10)."""

    PART = "part"
    POINT = "point"


class Demand(StrEnum):
    """Whether a route wants an item: always, where there is one, or not at all."""

    REQUIRED = "required"
    IF_ANY = "if_any"
    NONE = "none"


class FileRule(StrEnum):
    """How an item is found to hold; `EYES` is ticked by whoever looked at the file."""

    COVER = "cover"
    MADE = "made"
    WILLING = "willing"
    REGISTERED = "registered"
    HEARD = "heard"
    EVIDENCE = "evidence"
    MEDIATED = "mediated"
    AGREED = "agreed"
    ORAL = "oral"
    FOLLOWED = "followed"
    CONFIRMED = "confirmed"
    SITUATION = "situation"
    ACCEPTED = "accepted"
    COMPLETE = "complete"
    LAW = "law"
    TIMELY = "timely"
    EYES = "eyes"


@dataclass(frozen=True, kw_only=True)
class FileItem:
    """One item of the self-check. `stage` is the place where what is missing can be made good.

    `titles` name it otherwise on a route; a route without a demand does not want it.
    """

    item_id: str
    kind: ItemKind
    title: str
    title_en: str
    rule: FileRule
    stage: Stage
    instrument: str
    article: str
    mark: str
    demands: Mapping[Regime, Demand] = field(default_factory=dict)
    titles: Mapping[Regime, str] = field(default_factory=dict)
    titles_en: Mapping[Regime, str] = field(default_factory=dict)
    confirm: str = ""
    note: str = ""

    def demand(self, regime: Regime) -> Demand:
        """What this route wants of the item."""
        return self.demands.get(regime, Demand.NONE)

    def title_on(self, regime: Regime) -> str:
        """What the item is called on this route, in Chinese."""
        return self.titles.get(regime, self.title)

    def title_en_on(self, regime: Regime) -> str:
        """The same in English."""
        return self.titles_en.get(regime, self.title_en)


@dataclass(frozen=True, kw_only=True)
class RetentionPeriod:
    """How long a file may be kept (law facts §19); `older` are words of 1987 that are no longer given."""

    title: str
    title_en: str
    mark: str
    older: bool = False
    confirm: str = ""


@dataclass(frozen=True, kw_only=True)
class FileRules:
    """All items in the order of the file, and the periods a file may be kept with the usual one by route.

    `digest` is the SHA-256 of the canonical content.
    """

    name: str = ""
    effective_from: str = ""
    items: tuple[FileItem, ...] = ()
    periods: tuple[RetentionPeriod, ...] = ()
    usual: Mapping[Regime, str] = field(default_factory=dict)
    digest: str = ""

    def item(self, item_id: str) -> FileItem:
        """The item of that id; a KeyError when the rules have none."""
        for item in self.items:
            if item.item_id == item_id:
                return item
        raise KeyError(item_id)


NO_FILE_RULES = FileRules()
