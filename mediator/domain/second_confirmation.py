"""Another person compares the check code once everybody signed: an internal control, no legal step."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import SecondConfirmed
from mediator.domain.paper_codes import read_code
from mediator.domain.session import Session
from mediator.domain.signing import next_line
from mediator.domain.wording import message


class ConfirmationNotAllowed(Refusal):
    """It is not the time for it, or not the person."""


def confirm_second(session: Session, *, number: str, name: str, typed_code: str) -> SecondConfirmed:
    """Somebody else than the host typed the code from the paper or the screen, and it is the same.

    `BadInput` when it is another code, `ConfirmationNotAllowed` before all lines are settled, after the
    sealing, or by the host.
    """
    if session.lock is None or next_line(session) is not None:
        raise ConfirmationNotAllowed(message("请等各方都签好，再由另一人核对"))
    if session.signed is not None:
        raise ConfirmationNotAllowed(message("协议已经签署完成，不再核对"))
    if number == session.host.number:
        raise ConfirmationNotAllowed(message("核对人要是另一个人，不能是主持人自己"))
    if read_code(typed_code).check_code != session.lock.check_code:
        raise BadInput(message("核对码不一样，请对着纸上或屏幕上的核对码再看一遍"))
    return SecondConfirmed(digest=session.lock.digest, number=number, name=name)
