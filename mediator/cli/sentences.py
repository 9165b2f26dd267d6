"""Turns whatever went wrong into one line for a person, and into the exit code of the contract."""

from __future__ import annotations

import logging
import unicodedata
from enum import IntEnum

import click

from mediator.domain.causes import cause_of
from mediator.domain.errors import BadInput, MediatorError, Refusal
from mediator.domain.texts import BIDIRECTIONAL
from mediator.domain.wording import Message, message
from mediator.wording import tr

LOGGER = logging.getLogger("mediator")


class ExitCode(IntEnum):
    """The contract of the command line."""

    DONE = 0
    REFUSED = 1
    BAD_INPUT = 2
    ENVIRONMENT = 3


def told(error: BaseException) -> tuple[str, ExitCode]:
    """The line and the code. A mistake of ours is logged by kind and place, never by its text."""
    if isinstance(error, MediatorError):
        return line_of(error), _code_of(error)
    if isinstance(error, click.UsageError):
        return line_of(BadInput(_usage(error), message("用法见--help"))), ExitCode.BAD_INPUT
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return tr("已中断，没有做完。已记录的内容都在"), ExitCode.ENVIRONMENT
    if isinstance(error, OSError):
        sentence = message(
            "磁盘或系统出了问题（{cause}）。已记录的内容都在，排除后再试", cause=cause_of(error)
        )
        return one_line(tr(sentence)), ExitCode.ENVIRONMENT
    LOGGER.error("unexpected %s at %s", type(error).__name__, _place(error))
    return tr("程序出了点问题，这一步没有完成。已记录的内容都在，请再试一次"), ExitCode.ENVIRONMENT


def line_of(error: MediatorError) -> str:
    """What happened and what to do, on one line."""
    if error.advice is None:
        text = tr(error.title)
    else:
        text = tr("{what}。{advice}", what=error.title, advice=error.advice)
    return one_line(text)


def one_line(text: str) -> str:
    """The text without what moves the cursor or steers the terminal; file names may hold both."""
    return "".join(" " if c in "\r\n\t" else "?" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    return character in BIDIRECTIONAL or unicodedata.category(character) in ("Cc", "Zl", "Zp")


def _code_of(error: MediatorError) -> ExitCode:
    match error:
        case BadInput():
            return ExitCode.BAD_INPUT
        case Refusal():
            return ExitCode.REFUSED
        case _:
            return ExitCode.ENVIRONMENT


def _usage(error: click.UsageError) -> Message:
    match error:
        case click.NoSuchCommand():
            return message("没有“{name}”这个命令", name=error.command_name)
        case click.NoSuchOption():
            return message("没有“{name}”这个选项", name=error.option_name)
        case click.MissingParameter():
            return message("缺少{name}", name=_name(error.param))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            known = "、".join(str(choice) for choice in choices)
            return message("{name}的值不对，应为{known}之一", name=_name(error.param), known=known)
        case click.BadParameter():
            return message("{name}的值不对", name=_name(error.param))
        case click.BadOptionUsage():
            return message("{name}缺少值", name=error.option_name)
        case _:
            return message("命令的写法不对")


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(_NOWHERE)


_NOWHERE = click.Context(click.Command("mediator"))


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
