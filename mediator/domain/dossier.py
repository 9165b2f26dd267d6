"""How the file goes to the archive: period, who decided it, and what the archive should know."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import DossierPrepared
from mediator.domain.file_rules import FileRules
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message


class FileClosed(Refusal):
    """The session was closed with its file: nothing of it changes any more."""


def check_file_open(session: Session) -> None:
    """The file is made up until the session is closed; that of a terminated one also afterwards."""
    if session.ended and not session.terminated:
        raise FileClosed(message("本次调解已经结案，卷宗不能再改动。可以随时查看和打印"))


def prepare(
    session: Session,
    rules: FileRules,
    *,
    retention: str,
    decided_by: str,
    situation: str,
    volume_number: str = "",
) -> DossierPrepared:
    """The period is one of the list (law facts §19); a later word takes the place of an earlier one."""
    check_file_open(session)
    if retention not in {period.title for period in rules.periods}:
        raise BadInput(message("请从列出的保管期限里选一种"))
    return DossierPrepared(
        retention=retention,
        decided_by=check_line(decided_by, message("保管期限的决定人"), most=60),
        situation=check_text(situation, message("卷宗情况说明"), most=1000),
        volume_number=check_line(volume_number, message("卷号"), most=60, required=False),
    )


def usual_period(session: Session, rules: FileRules) -> str:
    """The period that is offered first on this route."""
    return rules.usual.get(session.regime, "")


def usual_situation(session: Session) -> str:
    """What is offered for the note on the file: nothing out of the ordinary is known of it."""
    if session.terminated:
        return "本卷为终止调解的卷宗，材料按目录排列，没有其他需要说明的情况。"
    return "本卷材料按目录排列，没有其他需要说明的情况。"
