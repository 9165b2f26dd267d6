"""What the data of a route is called in the language in use."""

from __future__ import annotations

from mediator.domain.regimes import Phrase, RegimeRules
from mediator.domain.stages import STAGE_TITLES, Stage
from mediator.wording import language, tr


def stage_shown(rules: RegimeRules, stage: Stage) -> str:
    """What the stage is called on this route."""
    own = rules.stage_titles_en if language() == "en" else rules.stage_titles
    return own.get(stage) or tr(STAGE_TITLES[stage])


def phrase_shown(phrase: Phrase) -> str:
    """Words of the data; the record takes the Chinese ones."""
    return phrase.en if language() == "en" else phrase.zh


def route_shown(rules: RegimeRules) -> str:
    """What the route is called."""
    return rules.title_en if language() == "en" else rules.title


def when_shown(rules: RegimeRules) -> str:
    """For which disputes the route is."""
    return rules.when_en if language() == "en" else rules.when


def effect_shown(rules: RegimeRules) -> str:
    """What comes of it."""
    return rules.effect_en if language() == "en" else rules.effect
