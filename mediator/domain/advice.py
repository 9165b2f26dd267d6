"""Not a police matter, or no violation: the parties are told where to go, and that is recorded."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import AdviceGiven
from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

MOST_TOLD = 20
ARTICLE = "公安机关办理行政案件程序规定第一百七十八条第二款"


class AdviceNotAllowed(Refusal):
    """The session has ended; nothing more is recorded."""


def give_advice(
    session: Session, told: tuple[str, ...], words: str, where_to_go: str, to_bring: str = ""
) -> AdviceGiven:
    """Who was told, by name, in which words, where to go and what to bring (程序规定 178(2)).

    On every route: also a mediation that ends is left with advice. A later word takes the place of an
    earlier one.
    """
    if session.ended:
        raise AdviceNotAllowed(message("本次调解已经结案，不能再改动。已有的记录都在"))
    names = tuple(check_line(name, message("被告知人"), most=60) for name in told)
    if not names:
        raise BadInput(message("请填写告知了谁"))
    if len(names) > MOST_TOLD:
        raise BadInput(message("一次最多写{most}位被告知人", most=MOST_TOLD))
    return AdviceGiven(
        told=names,
        words=check_text(words, message("告知的内容"), most=1000),
        where_to_go=check_text(where_to_go, message("去处"), most=500),
        to_bring=check_text(to_bring, message("需要带的材料"), most=500, required=False),
    )


def wanting(session: Session) -> tuple[Missing, ...]:
    """What closing a session of advice still wants."""
    if session.advice is not None:
        return ()
    return (Missing(code="advice", sentence=message("还没有记下告知情况"), article=ARTICLE),)
