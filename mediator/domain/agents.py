"""Who may be sent in somebody's stead, and the letter that says what they may do."""

from __future__ import annotations

from datetime import date

from mediator.domain.attendance import check_people_open
from mediator.domain.errors import BadInput
from mediator.domain.events import AuthorityShown
from mediator.domain.missing import Missing
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

ARTICLE = "公安机关办理行政案件程序规定第一百八十一条第二款"


def show_authority(
    session: Session, agent_id: str, scope: str, signed_on: date | None, today: date
) -> AuthorityShown:
    """The letter an agent brought: what they may do, and its day."""
    check_people_open(session)
    if session.person(agent_id).kind is not PersonKind.AGENT:
        raise BadInput(message("只有委托代理人要提交委托书"))
    if signed_on is None:
        raise BadInput(message("请填写委托书的日期"))
    if signed_on > today:
        raise BadInput(message("委托书的日期晚于今天，请核对"))
    return AuthorityShown(
        agent_id=agent_id, scope=check_text(scope, message("委托权限"), most=300), signed_on=signed_on
    )


def without_authority(session: Session) -> tuple[Person, ...]:
    """The agents here whose letter is not noted."""
    return tuple(a for a in session.here(PersonKind.AGENT) if a.person_id not in session.authorities)


def about_agents(session: Session) -> tuple[Missing, ...]:
    """No agent speaks or signs for anybody before the letter with what they may do is there (181(2))."""
    return tuple(
        Missing(
            code="authority",
            sentence=message("请登记{name}的委托书：委托权限和日期", name=agent.name),
            person_id=agent.person_id,
            article=ARTICLE,
        )
        for agent in without_authority(session)
    )
