"""What there is to ask in a talk: the guide first, the board's neutral questions in the second round."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediator.domain.differences import still_asked_of
from mediator.domain.guides import GUIDE_STAGE_TITLES, GuideStage, QuestionGuide
from mediator.domain.session import AskedQuestion, Session, Talk
from mediator.gui.widgets import QuestionRow, QuestionState
from mediator.wording import language, tr


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A question to put; `question_id` is what a statement names as its question."""

    question_id: str
    text: str
    tip: str = ""
    stage: GuideStage | None = None


def planned(session: Session, person_id: str, round_: int, guide: QuestionGuide) -> tuple[Prompt, ...]:
    """The questions laid out beforehand for this person, in the language in use."""
    if round_ > 1:
        return tuple(
            Prompt(question_id=question.point_id, text=question.question)
            for question in still_asked_of(session, person_id)
        )
    english = language() == "en"
    return tuple(
        Prompt(
            question_id=question.question_id,
            text=question.text_en if english and question.text_en else question.text,
            tip=question.tip_en if english and question.tip_en else question.tip,
            stage=question.stage,
        )
        for question in guide.questions
    )


def prompts_of(session: Session, talk: Talk, guide: QuestionGuide) -> tuple[Prompt, ...]:
    """The planned questions with the officer's own ones where they were put."""
    found = list(planned(session, talk.person_id, talk.round, guide))
    place = 0
    for asked in talk.asked:
        at = next((i for i, p in enumerate(found) if p.question_id == asked.question_id), None)
        if at is None:
            found.insert(place, Prompt(question_id=asked.question_id, text=asked_words(asked)))
            at = place
        place = at + 1
    return tuple(found)


def asked_words(question: AskedQuestion) -> str:
    """A question as it was put, with a mark where it was put in words the law forbids."""
    if question.as_said:
        return tr("{question}（已经这样问，如实记录）", question=question.text)
    return question.text


def question_rows(prompts: tuple[Prompt, ...], talk: Talk, current: str) -> list[QuestionRow]:
    """The rows of the list: put, being put, still to come; each part of the talk under its title."""
    put = {asked.question_id for asked in talk.asked}
    rows: list[QuestionRow] = []
    part: GuideStage | None = None
    for prompt in prompts:
        made = _row(prompt, current=prompt.question_id == current, put=prompt.question_id in put)
        if prompt.stage is not None and prompt.stage is not part:
            part = prompt.stage
            made = replace(made, heading=tr(GUIDE_STAGE_TITLES[part]))
        rows.append(made)
    return rows


def _row(prompt: Prompt, *, current: bool, put: bool) -> QuestionRow:
    if current:
        state, spoken = QuestionState.NOW, tr("正在问：{question}", question=prompt.text)
    elif put:
        state, spoken = QuestionState.DONE, tr("已问：{question}", question=prompt.text)
    else:
        state, spoken = QuestionState.TODO, tr("未问：{question}", question=prompt.text)
    return QuestionRow(prompt.question_id, prompt.text, state, prompt.tip, spoken)
