"""What the footer of the agreement page offers while it is drafted, and why the lock waits."""

from __future__ import annotations

from mediator.domain.agreement_checks import CheckFinding, open_findings
from mediator.domain.errors import MediatorError
from mediator.domain.session import Session
from mediator.domain.signing import check_complete
from mediator.gui.session.stage_page import FooterPlan
from mediator.wording import tr


def draft_footer(session: Session, found: tuple[CheckFinding, ...]) -> FooterPlan:
    """The lock waits for the checks first, since new words are read aloud again, then for the reading."""
    count = len(open_findings(found))
    why = ""
    if count:
        why = tr("协议书检查还有{count}处要处理", count=count)
    elif session.read_aloud_at is None:
        why = tr("朗读全文后才能锁定")
    return FooterPlan(
        back=tr("上一步"),
        hint=why or tr("已朗读，可以锁定"),
        hint_icon="circle-question-mark" if count else "lock",
        secondary=(*((("checks", tr("看检查")),) if count else ()), ("read", tr("朗读"))),
        primary=tr("锁定协议"),
        enabled=not why,
        why=why,
    )


def why_not_complete(session: Session) -> str:
    """What stands against completing the signatures, or nothing."""
    try:
        check_complete(session)
    except MediatorError as error:
        return tr(error.title)
    return ""
