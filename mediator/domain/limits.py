"""What a person is told before a talk: what becomes of their words, and what must be acted on."""

from __future__ import annotations

from mediator.domain.wording import Message, message


def limits() -> tuple[Message, ...]:
    """The sentences to read out before every talk, in order.

    None of them promises secrecy: a talk with the police is evidence, and no law keeps it out of a court
    (law facts §14). Which words go to the other side is the speaker's to say, but for three things.
    """
    return (
        message("您讲的话会记下来，念给您核对，再放进案卷。"),
        message("哪些话可以转告对方，由您决定；没有说可以的，先不转告。"),
        message("有三种情况我们必须处置：可能涉嫌犯罪，有人扬言伤害他人或者自己，有孩子处在危险中。"),
        message("遇到这些情况，不论您是否同意，都会报告领导、依法处理。"),
    )
