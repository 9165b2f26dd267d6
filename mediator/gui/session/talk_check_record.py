"""The whole record of one talk as it is read out: question, answer, in order; a line can be put right."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mediator.domain.session import Session
from mediator.gui.session.interview_prompts import asked_words
from mediator.gui.session.interview_rows import own_statements, statement_row
from mediator.gui.widgets import StatementRow
from mediator.wording import tr

QUESTION = "question:"


def record_rows(session: Session, talk_id: str, ticked: Collection[str] | None) -> list[StatementRow]:
    """What was asked and answered, as the paper has it: a question stands before its first answer.

    `ticked` are the answers read so far; None where nothing is ticked off any more.
    """
    talk = session.talk(talk_id)
    asked = {q.question_id: q for q in talk.asked}
    rows: list[StatementRow] = []
    last = ""
    for statement in own_statements(session, talk):
        question = asked.get(statement.question_id)
        if question is not None and question.question_id != last:
            last = question.question_id
            rows.append(
                StatementRow(
                    key=f"{QUESTION}{statement.statement_id}",
                    number=tr("问"),
                    time=f"{question.at:%H:%M}",
                    text=asked_words(question),
                    faded=True,
                )
            )
        shown = statement_row(session, statement)
        rows.append(shown if ticked is None else replace(shown, ticked=shown.key in ticked))
    return rows


def is_question(key: str) -> bool:
    """Whether this row is a question and not a statement."""
    return key.startswith(QUESTION)
