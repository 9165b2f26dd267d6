"""Going another way than the session began, while nothing rests on the way it took."""

from __future__ import annotations

from mediator.domain.errors import Refusal
from mediator.domain.events import POLICE_REGIMES, Regime, RegimeChanged
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class RegimeFixed(Refusal):
    """The session stays on its route."""


def change_regime(session: Session, pack: RulePack, regime: Regime, reason: str) -> RegimeChanged:
    """Another police route, or advice alone, with the reason; before anybody is heard.

    The number of the session stays.
    """
    check_change(session, pack, regime)
    return RegimeChanged(regime=regime, reason=check_text(reason, message("改走别的途径的原因"), most=500))


def check_change(session: Session, pack: RulePack, regime: Regime) -> None:
    """Refuse where the session cannot go that way any more.

    Never from the police to the committee or back: their papers are separate records and never mixed.
    """
    if session.ended:
        raise RegimeFixed(message("本次调解已经结案，不能再改动。已有的记录都在"))
    if regime is session.regime:
        raise RegimeFixed(message("这次调解走的就是这条途径"))
    police = POLICE_REGIMES | {Regime.ADVICE}
    if session.regime not in police or regime not in police:
        raise RegimeFixed(message("公安机关的调解和人民调解分开立案，请办理终止后另行受理"))
    if STAGE_ORDER.index(session.stage) > STAGE_ORDER.index(Stage.RIGHTS) or session.talks:
        raise RegimeFixed(message("已经开始谈话，不能再改走别的途径"))
    if session.stage not in pack.rules_of(regime).plan:
        raise RegimeFixed(message("已经登记当事人，不能改为告知引导。不再调解的，请办理终止"))


def offered(session: Session, pack: RulePack) -> tuple[Regime, ...]:
    """The routes this session may still be changed to."""
    return tuple(regime for regime in Regime if _may(session, pack, regime))


def _may(session: Session, pack: RulePack, regime: Regime) -> bool:
    try:
        check_change(session, pack, regime)
    except RegimeFixed:
        return False
    return True
