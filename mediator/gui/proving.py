"""Runs a step that wants one's own pass-phrase again: asks for it, and does the step once more."""

from __future__ import annotations

from collections.abc import Callable

from mediator.gui.questions import Questions, TextQuestion
from mediator.services.accounts import ProofWanted, prove
from mediator.services.desk import Desk
from mediator.wording import tr


def with_proof(
    step: Callable[[], object], desk: Desk, questions: Questions, save: Callable[[], object]
) -> None:
    """Do the step; what is being typed is saved before anything is asked. Raises what the step raises."""
    try:
        step()
    except ProofWanted:
        save()
        words = questions.ask_text(
            TextQuestion(
                key="own-passphrase",
                title=tr("请再输一次您本人的密码"),
                hint=tr("这一步做了不能撤回，要确认是您本人在操作。"),
                yes=tr("确认是本人"),
                no=tr("先不做"),
                secret=True,
            )
        )
        if words is None:
            raise
        prove(desk, words)
        step()
