"""Which page draws which stage on which route; a test holds this table to the stages."""

from __future__ import annotations

from collections.abc import Callable

from mediator.domain.events import Regime
from mediator.domain.stages import Stage
from mediator.gui.session.advice import AdvicePage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.application import CommitteePartiesPage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.closing import ClosingPage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.follow_up import FollowUpPage
from mediator.gui.session.intake import IntakePage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.joint import JointPage
from mediator.gui.session.oral import CommitteeAgreementPage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.recognition import RecognitionPage
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.session.stage_page import StagePage

PAGES: dict[Stage, Callable[[SessionContext], StagePage]] = {
    Stage.INTAKE: IntakePage,
    Stage.PARTIES: PartiesPage,
    Stage.RIGHTS: RightsPage,
    Stage.FIRST_ROUND: lambda context: InterviewPage(context, 1),
    Stage.COMPARISON: BoardPage,
    Stage.SECOND_ROUND: lambda context: InterviewPage(context, 2),
    Stage.SHUTTLE: ShuttlePage,
    Stage.JOINT: JointPage,
    Stage.AGREEMENT: AgreementPage,
    Stage.FOLLOW_UP: FollowUpPage,
    Stage.CLOSED: ClosingPage,
}

ROUTE_PAGES: dict[tuple[Stage, Regime], Callable[[SessionContext], StagePage]] = {
    (Stage.INTAKE, Regime.ADVICE): AdvicePage,
    (Stage.PARTIES, Regime.PEOPLES): CommitteePartiesPage,
    (Stage.AGREEMENT, Regime.PEOPLES): CommitteeAgreementPage,
    (Stage.AGREEMENT, Regime.RECOGNITION): RecognitionPage,
}
"""Where a route has a page of its own in place of the common one."""


def page_of(stage: Stage, context: SessionContext) -> StagePage:
    """The page of this stage on the session's route."""
    common = PAGES[stage]
    return ROUTE_PAGES.get((stage, context.session.regime), common)(context)
