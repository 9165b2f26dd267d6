"""终止: the way out of a mediation that comes to nothing, offered once people have been told their rights."""

from __future__ import annotations

from mediator.domain.followup import missed
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.gui.questions import Question, TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.rights import ROUTE
from mediator.wording import mark, tr

GROUNDS = (mark("双方没有谈成"), mark("一方不愿意继续调解"), mark("一方没有再到场"))
MISSED_GROUNDS = (mark("达成协议后没有履行"),)
FROM = STAGE_ORDER.index(Stage.FIRST_ROUND)


def may_terminate(session: Session) -> bool:
    """Earlier pages have their own way out; a signed agreement ends so only when it was not kept."""
    if session.ended or STAGE_ORDER.index(session.stage) < FROM:
        return False
    return session.signed is None or bool(missed(session))


def terminate(context: SessionContext) -> bool:
    """Ask for the ground, say what follows, and end the session; False when the officer thinks again."""
    grounds = MISSED_GROUNDS if context.session.signed is not None else GROUNDS
    ground = context.questions.ask_text(
        TextQuestion(
            key="terminate-ground",
            title=tr("为什么终止这次调解？"),
            hint=tr("原因会写进记录。"),
            yes=tr("继续"),
            no=tr("再看看"),
            choices=tuple(tr(words) for words in grounds),
        )
    )
    if ground is None:
        return False
    agreed = context.questions.confirm(
        Question(
            key="terminate",
            title=tr("现在终止这次调解吗？"),
            lines=(
                tr("终止的原因：{ground}", ground=ground),
                tr("下一步去向：{route}", route=ROUTE),
                tr("终止后不能再记录，已有的记录都会保留。"),
            ),
            yes=tr("终止调解"),
            no=tr("再看看"),
        )
    )
    return agreed and context.do(lambda: context.room.terminate(ground, ROUTE))
