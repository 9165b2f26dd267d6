"""终止: the way out of a mediation that comes to nothing, offered once people have been told their rights."""

from __future__ import annotations

from mediator.domain.closing import NotClosable, check_may_end, was_broken
from mediator.domain.regimes import Phrase, RegimeRules
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.gui.questions import Question, TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.route_words import phrase_shown
from mediator.wording import tr

FROM = STAGE_ORDER.index(Stage.FIRST_ROUND)


def may_terminate(session: Session) -> bool:
    """Earlier pages have their own way out; a signed agreement ends so only when it was not kept."""
    if session.ended or STAGE_ORDER.index(session.stage) < FROM:
        return False
    if session.open_talk is not None or session.open_joint_talk is not None:
        return True
    try:
        check_may_end(session)
    except NotClosable:
        return False
    return True


def terminate(context: SessionContext) -> bool:
    """Ask for the ground, say what follows, and end the session; False when the officer thinks again."""
    rules = context.room.rules
    grounds = rules.broken if was_broken(context.session) else rules.endings
    ground = context.questions.ask_text(
        TextQuestion(
            key="terminate-ground",
            title=tr("为什么终止这次调解？"),
            hint=tr("原因会写进记录。"),
            yes=tr("继续"),
            no=tr("再看看"),
            choices=tuple(phrase_shown(phrase) for phrase in grounds),
        )
    )
    if ground is None:
        return False
    # The record is kept in Chinese whatever language the windows speak.
    return end_with(context, next((p.zh for p in grounds if phrase_shown(p) == ground), ground))


def end_with(context: SessionContext, ground: str) -> bool:
    """Say what follows from ending for this ground, and end; False when the officer thinks again."""
    rules = context.room.rules
    agreed = context.questions.confirm(
        Question(
            key="terminate",
            title=tr("现在终止这次调解吗？"),
            lines=(
                tr("终止的原因：{ground}", ground=ground),
                tr("下一步去向：{route}", route=rules.next_route.zh),
                tr("终止后不能再记录，已有的记录都会保留。"),
            ),
            yes=tr("终止调解"),
            no=tr("再看看"),
        )
    )
    return agreed and context.do(lambda: context.room.terminate(ground, rules.next_route.zh))


def withdrawal_of(rules: RegimeRules, name: str) -> str:
    """Why it ends when this party says no, for the record."""
    words: Phrase = rules.withdrawal
    return words.zh.replace("{name}", name)
