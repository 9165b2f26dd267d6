"""The net under everything that nobody expected: one sentence for the person, no typed text in any log."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from mediator.domain.errors import MediatorError
from mediator.domain.wording import message
from mediator.gui.questions import Questions

LOGGER = logging.getLogger("mediator")


class Net:
    """Put into `sys.excepthook`. What happens again while the sentence is shown is only logged."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # The text of an error may hold a name; its kind and its place never do.
        LOGGER.error("unexpected %s at %s", kind.__name__, _place(trace))
        if self._telling:
            return
        self._telling = True
        try:
            self._questions.tell(
                MediatorError(
                    message("程序出了点问题，刚才那一步没有完成"),
                    message("已记录的内容都在。请再试一次；还不行时重新打开程序。"),
                )
            )
        finally:
            self._telling = False


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
