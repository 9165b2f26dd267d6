"""Whether somebody may do something here, by the table of rights, with a reason a person can read."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.closing import ALREADY_ENDED
from mediator.domain.errors import Refusal
from mediator.domain.session import Session
from mediator.domain.wording import Message, message
from mediator.services.ports import ADMINISTRATORS, User
from mediator.services.rights import Action as Action
from mediator.services.rights import Cell, Ownership, SessionState, granted, ownership, state_of


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with the reason."""

    allowed: bool
    reason: Message | None = None


class NotPermitted(Refusal):
    """This user may not do this here; `noted` once it stands on the trail."""

    def __init__(self, reason: Message, action: Action, session: Session | None = None) -> None:
        super().__init__(reason)
        self.action = action
        self.session_number = session.number if session is not None else ""
        self.noted = False


YES = Verdict(allowed=True)


def may(user: User, action: Action, session: Session | None = None) -> Verdict:
    """Whether this user may do this, in this session where there is one. Default: no."""
    cells = granted(user.role, action)
    if cells is None:
        return _no(_not_his_work(user))
    if session is None or not cells:
        return YES
    state, owner = state_of(session), ownership(user, session)
    if (state, owner) in cells:
        return YES
    return _no(_why_not(action, cells, state, owner, session))


def may_in_time(user: User, action: Action, session: Session) -> Verdict:
    """As `may`, without asking how far the session is: whether it is his to do at all."""
    cells = granted(user.role, action)
    if cells is None:
        return _no(_not_his_work(user))
    owner = ownership(user, session)
    if not cells or owner in {kind for _, kind in cells}:
        return YES
    return _no(_why_not_his(action, cells, owner, session))


def check(user: User, action: Action, session: Session | None = None) -> None:
    """Refuse with the reason when the user may not."""
    verdict = may(user, action, session)
    if not verdict.allowed:
        raise NotPermitted(verdict.reason or message("您不能做这一步"), action, session)


def may_view(user: User, host_number: str) -> bool:
    """Whether a session hosted by that number may be seen in lists and opened."""
    cells = granted(user.role, Action.VIEW_SESSION) or frozenset()
    owner = Ownership.OWN if user.number == host_number else Ownership.OTHERS
    return any(kind is owner for _, kind in cells)


def views_beside(user: User) -> bool:
    """Whether this user sees sessions by being noted in them beside the host."""
    return Ownership.BESIDE in {kind for _, kind in granted(user.role, Action.VIEW_SESSION) or ()}


def _no(reason: Message) -> Verdict:
    return Verdict(allowed=False, reason=reason)


def _not_his_work(user: User) -> Message:
    if user.role in ADMINISTRATORS:
        return message("管理员不经办案件，这一步请由办案人员来做")
    return message("您的身份不能做这一步，需要时请联系所领导")


def _why_not(
    action: Action, cells: frozenset[Cell], state: SessionState, owner: Ownership, session: Session
) -> Message:
    if owner not in {kind for _, kind in cells}:
        return _why_not_his(action, cells, owner, session)
    if state is SessionState.ENDED:
        return ALREADY_ENDED
    return message("协议已经签署，这一步不能再做。已有的记录都在")


def _why_not_his(action: Action, cells: frozenset[Cell], owner: Ownership, session: Session) -> Message:
    kinds = {kind for _, kind in cells}
    if owner is Ownership.OWN and kinds == {Ownership.OTHERS}:
        return message("这是您主持的调解，请另一位所领导签批")
    if kinds == {Ownership.BESIDE}:
        return message("您没有登记在这次调解里，请主持人先登记您")
    name = session.host.name
    if action is Action.VIEW_NOTES:
        return message("商谈记录只有主持人{name}本人能看，移交后才能看到", name=name)
    if action in (Action.VIEW_SESSION, Action.PRINT):
        return message("这是{name}主持的调解，只有本人和所领导能查看", name=name)
    return message("这是{name}主持的调解，只能由本人记录", name=name)
