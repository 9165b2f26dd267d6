"""What the data of a route is called in the language in use."""

from __future__ import annotations

from mediator.domain.events import Regime
from mediator.domain.regimes import Phrase, RegimeRules
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_TITLES, Stage
from mediator.domain.summary import SessionSummary
from mediator.services.desk import Desk
from mediator.wording import language, mark, tr


def rules_of_row(desk: Desk, summary: SessionSummary) -> RegimeRules:
    """The route of a session in a list; rows written before there were routes are of the first."""
    regime = summary.course.regime if summary.course else Regime.PUBLIC_ORDER
    return desk.rules.pack().rules_of(regime)


def stage_shown(rules: RegimeRules, stage: Stage) -> str:
    """What the stage is called on this route."""
    own = rules.stage_titles_en if language() == "en" else rules.stage_titles
    return own.get(stage) or tr(STAGE_TITLES[stage])


AGREEMENTS: dict[Regime, str] = {
    Regime.PUBLIC_ORDER: mark("治安调解协议书"),
    Regime.ON_THE_SPOT: mark("现场治安调解协议书"),
    Regime.PEOPLES: mark("人民调解协议书"),
}


def agreement_shown(session: Session) -> str:
    """What the agreement of this session is called."""
    if session.oral:
        return tr("人民调解口头协议登记表")
    return tr(AGREEMENTS.get(session.regime, AGREEMENTS[Regime.PUBLIC_ORDER]))


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
